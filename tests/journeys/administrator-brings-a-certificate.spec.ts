import { readFile } from "node:fs/promises";
import { issuedSeal, pkcs12 } from "../support/certificate-files";
import { expectAccessible, expectToFit } from "./accessible";
import { address, expect, founder, test } from "./journey";

test("An administrator brings the organisation's own certificate, documents are sealed with it, and the own seal is put back", async ({
  author,
  house,
  personWith,
  browser,
  faults,
}) => {
  const { seal, issuers } = issuedSeal("/C=NL/O=Testhaus/CN=Seal of Testhaus");
  const filePassword = "three invented words";
  const file = {
    name: "seal.p12",
    mimeType: "application/x-pkcs12",
    buffer: Buffer.from(pkcs12(seal, { password: filePassword, issuers })),
  };

  await author.goto(`${address()}/o/${house.organisationId}/seals`);
  await expect(author.getByText("The installation’s own seal of this organisation.")).toBeVisible();
  await author.getByText("Bring a certificate …").click();
  faults.expect(/status of 400/);
  await author.getByLabel("The file", { exact: true }).setInputFiles(file);
  await author.getByLabel("The file’s password").fill("not that one");
  await author.getByRole("button", { name: "See what is in it" }).click();
  await expect(author.getByRole("alert").filter({ hasText: "The password does not open this file." })).toBeVisible();
  await expectAccessible(author);
  await author.getByLabel("The file’s password").fill(filePassword);
  await author.getByRole("button", { name: "See what is in it" }).click();
  await expect(author.getByRole("heading", { name: "What is in the file" })).toBeFocused();
  await expect(author.getByText("CN=Seal of Testhaus, O=Testhaus, C=NL")).toBeVisible();
  await expect(author.getByText("Elliptic curve, P-256")).toBeVisible();
  await expectAccessible(author);
  await expectToFit(author, 320);
  await author.getByLabel("Your password, once more").last().fill(founder.password);
  await author.getByRole("button", { name: "Seal with it from now on" }).click();
  await expect(
    author.getByText(/^The certificate of Seal of Testhaus, issued by Invented Seal Authority .+ until 31 December 2049\./),
  ).toBeVisible();
  await expect(author.getByRole("heading", { name: "Seal of Testhaus" })).toBeVisible();
  await expectAccessible(author);
  await expectToFit(author, 320);

  const answers: Readonly<Record<string, unknown>> = {
    "desc.nature": "Drafts letters to customers; staff send them.",
    "dpo.designated": false,
    "dpo.noneReason": "Twelve people; Art. 37 does not oblige us.",
    "subjects.sought": false,
    "subjects.noneReason": "A panel was held in June; its results are used here.",
  };
  const post = async (part: string, data: object, by = author) => {
    const reply = await by.request.post(house.api(part), { headers: { origin: address() }, data });
    expect(reply.status()).toBe(200);
  };
  const changes = Object.entries(answers).map(([path, value], index) => ({
    path,
    answer: { value },
    baseRevision: 0,
    saveNumber: index + 1,
  }));
  await post("changes", { client: "journey-of-the-seal", changes });
  const legal = await personWith(["legalReviewer"], "Leo Legal");
  const signer = await personWith(["signer"], "Sam Signer");
  await author.goto(house.page("review"));
  await author.getByRole("button", { name: "Add Sam Signer" }).click();
  await author.getByRole("button", { name: "Save who signs" }).click();
  await expect(author.getByText("Saved.")).toBeVisible();
  await author.getByRole("button", { name: "Send to legal review" }).click();
  await expect(author.getByText("In review.")).toBeVisible();
  await legal.goto(house.page("review"));
  await legal.getByRole("button", { name: "Clear for decision" }).click();
  await legal.getByRole("button", { name: "Ask for the decision" }).click();
  await expect(legal.getByText("Awaiting decision.")).toBeVisible();
  await signer.goto(house.page("sign"));
  await expect(
    signer.getByText(
      /sealed with the certificate of Seal of Testhaus, issued by Invented Seal Authority .+; it is not a qualified signature/,
    ),
  ).toBeVisible();
  await signer.getByLabel("Reject and sign").check();
  await signer.getByLabel("Your reasons").fill("No tool covers the transfer.");
  await signer.getByRole("button", { name: "Make the document to be signed" }).click();
  await signer.getByLabel("I have read this document and want to sign it.").check();
  await signer.getByLabel("Your password, once more").fill(founder.password);
  await signer.getByRole("button", { name: "Reject and sign" }).click();
  await expect(signer.getByText("Version 1, signed by Sam Signer")).toBeVisible();
  await expect(signer.getByText("sealed with a certificate that the organisation brought")).toBeVisible();
  const download = signer.waitForEvent("download");
  await signer.getByRole("link", { name: /Download version 1 with the signature of Sam Signer/ }).click();
  const signed = await readFile(await (await download).path());

  const context = await browser.newContext();
  faults.watch(context);
  const stranger = await context.newPage();
  await stranger.goto(`${address()}/verify`);
  await stranger.getByLabel("The PDF").setInputFiles({ name: "signed.pdf", mimeType: "application/pdf", buffer: signed });
  await stranger.getByRole("button", { name: "Verify" }).click();
  await expect(stranger.getByRole("heading", { name: "Issued here, unchanged" })).toBeVisible();
  await expect(stranger.getByText(/It does not vouch for CN=Invented Seal Authority/)).toBeVisible();
  await expect(stranger.getByText(/Revocation is not checked: the issuer’s list is not held here\./)).toBeVisible();
  await expectAccessible(stranger);
  await context.close();

  await author.goto(`${address()}/o/${house.organisationId}/seals`);
  await author.getByText("Put the own seal back into use …").click();
  await author.getByLabel("Your password, once more").first().fill(founder.password);
  await author.getByRole("button", { name: "Put the own seal back", exact: true }).click();
  await expect(author.getByText("The installation’s own seal of this organisation.")).toBeVisible();
  await expect(author.getByText("Kept, not in use.")).toBeVisible();
  await author.getByText("Remove its key …").click();
  const remove = author.locator("form").filter({ hasText: "Remove its key …" });
  await remove.getByLabel("Your password, once more").fill(founder.password);
  await remove.getByRole("button", { name: "Remove its key" }).click();
  await expect(author.getByText(/Its key was removed on/)).toBeVisible();
  await expect(author.getByText("Seal with it again …")).toHaveCount(0);
  await expectAccessible(author);
});
