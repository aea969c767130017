import { issuedSeal, pkcs12 } from "../support/certificate-files";
import { expectAccessible, expectToFit } from "./accessible";
import { address, expect, founder, test } from "./journey";
import {
  answerWhatADecisionNeeds,
  clearAndAskForTheDecision,
  downloadSigned,
  makeTheDocument,
  nameSigners,
  readTheDocument,
  sendToLegalReview,
  sign,
  verify,
} from "./review-steps";

test("An administrator brings the organisation's own certificate, documents are sealed with it, and the own seal is put back", async ({
  author,
  house,
  personWith,
  signedOut: stranger,
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

  await answerWhatADecisionNeeds(author, house);
  const legal = await personWith(["legalReviewer"], "Leo Legal");
  const signer = await personWith(["signer"], "Sam Signer");
  await nameSigners(author, house, "Sam Signer");
  await sendToLegalReview(author);
  await clearAndAskForTheDecision(legal, house);
  await signer.goto(house.page("sign"));
  await expect(
    signer.getByText(
      /sealed with the certificate of Seal of Testhaus, issued by Invented Seal Authority .+; it is not a qualified signature/,
    ),
  ).toBeVisible();
  await makeTheDocument(signer, "Reject and sign", "No tool covers the transfer.");
  await readTheDocument(signer);
  await sign(signer, "Reject and sign");
  await expect(signer.getByText("Version 1, signed by Sam Signer")).toBeVisible();
  await expect(signer.getByText("sealed with a certificate that the organisation brought")).toBeVisible();

  await verify(stranger, await downloadSigned(signer, "Sam Signer"), "Issued here, unchanged");
  await expect(stranger.getByText(/It does not vouch for CN=Invented Seal Authority/)).toBeVisible();
  await expect(stranger.getByText(/Revocation is not checked: the issuer’s list is not held here\./)).toBeVisible();
  await expectAccessible(stranger);

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
