import { decisionAnswers, firstSaves } from "../support/decision-answers";
import { expectAccessible, expectToFit } from "./accessible";
import { address, expect, founder, type House, test } from "./journey";

type Requests = { post(url: string, options: object): Promise<{ status(): number }> };

async function answerWhatADecisionNeeds(request: Requests, house: House): Promise<void> {
  const data = { client: "journey-of-legal", changes: firstSaves(decisionAnswers) };
  const reply = await request.post(house.api("changes"), { headers: { origin: address() }, data });
  expect(reply.status()).toBe(200);
}

test("Legal sends a draft back and clears it, a signer rejects and signs it, and a stranger verifies the PDF", async ({
  author,
  house,
  personWith,
  browser,
  faults,
}) => {
  await answerWhatADecisionNeeds(author.request, house);
  const legal = await personWith(["legalReviewer"], "Leo Legal");
  const signer = await personWith(["signer"], "Sam Signer");

  await author.goto(house.page("review"));
  await author.getByRole("button", { name: "Add Sam Signer" }).click();
  await author.getByRole("button", { name: "Save who signs" }).click();
  await expect(author.getByText("Saved.")).toBeVisible();
  await expectAccessible(author);
  await expectToFit(author, 320);
  await author.getByRole("button", { name: "Send to legal review" }).click();
  await expect(author.getByText("In review.")).toBeVisible();

  await legal.goto(house.page("review"));
  await legal.getByText("Send back with reasons …").click();
  await legal.getByLabel("Your reasons").fill("Say who reads the letters before they leave.");
  await legal.getByRole("button", { name: "Send back with reasons", exact: true }).click();
  await expect(legal.getByRole("region", { name: "Sent back" })).toContainText("Say who reads the letters before they leave.");

  await author.reload();
  await author.getByRole("button", { name: "Send to legal review" }).click();
  await expect(author.getByText("In review.")).toBeVisible();
  await legal.reload();
  await legal.getByRole("button", { name: "Clear for decision" }).click();
  await legal.getByRole("button", { name: "Ask for the decision" }).click();
  await expect(legal.getByText("Awaiting decision.")).toBeVisible();

  await signer.goto(house.page("sign"));
  await expect(signer.getByLabel("Approve and sign")).toBeDisabled();
  await expect(signer.getByRole("radio", { checked: true })).toHaveCount(0);
  await expectAccessible(signer);
  await expectToFit(signer, 320);
  await signer.getByLabel("Reject and sign").check();
  await signer.getByLabel("Your reasons").fill("No tool covers the transfer; come back with in-Region routing.");
  await signer.getByRole("button", { name: "Make the document to be signed" }).click();
  const reading = signer.waitForEvent("download");
  await signer.getByRole("link", { name: "Read the document to be signed (PDF)" }).click();
  await (await reading).path();
  await signer.getByLabel("I have read this document and want to sign it.").check();
  faults.expect(/status of 403/);
  await signer.getByLabel("Your password, once more").fill("not the password at all");
  await signer.getByRole("button", { name: "Reject and sign" }).click();
  await expect(signer.getByText("The password is not right. Nothing was done.")).toBeVisible();
  await signer.getByLabel("Your password, once more").fill(founder.password);
  await signer.getByRole("button", { name: "Reject and sign" }).click();
  await expect(signer.getByText("Version 1, signed by Sam Signer")).toBeVisible();
  await expectAccessible(signer);
  const download = signer.waitForEvent("download");
  await signer.getByRole("link", { name: /Download version 1 with the signature of Sam Signer/ }).click();
  const file = await (await download).path();

  const context = await browser.newContext();
  faults.watch(context);
  const stranger = await context.newPage();
  await stranger.goto(`${address()}/verify`);
  await expectAccessible(stranger);
  await expectToFit(stranger, 320);
  await stranger.getByLabel("The PDF").setInputFiles({ name: "signed.pdf", mimeType: "application/pdf", buffer: await read(file) });
  await stranger.getByRole("button", { name: "Verify" }).click();
  await expect(stranger.getByRole("heading", { name: "Issued here, unchanged" })).toBeVisible();
  await expect(stranger.getByText("The signature holds.")).toBeVisible();
  await expectAccessible(stranger);
  const forged = Buffer.concat([await read(file), Buffer.from("\n% one line more\n")]);
  await stranger.getByLabel("The PDF").setInputFiles({ name: "forged.pdf", mimeType: "application/pdf", buffer: forged });
  await stranger.getByRole("button", { name: "Verify" }).click();
  await expect(stranger.getByRole("heading", { name: "Changed after signing" })).toBeVisible();
  await context.close();

  await author.goto(house.page("document"));
  await expect(author.getByRole("link", { name: /Download version 1 with the signature of Sam Signer/ })).toBeVisible();
  await expectAccessible(author);
  await author.goto(house.page("overview"));
  await expect(author.getByText(/^Rejected\. Frozen for good/)).toBeVisible();
  await author.getByRole("link", { name: "Begin a new version" }).click();
  await author.getByLabel("What is it for?").fill("In-Region routing only.");
  await expectAccessible(author);
  await author.getByRole("button", { name: "Begin a new version" }).click();
  await expect(author.getByText("Version 2 · Draft")).toBeVisible();
});

async function read(file: string): Promise<Buffer> {
  const { readFile } = await import("node:fs/promises");
  return readFile(file);
}

test("An author reads the register as it was known on a day, and adds a fact of the house with evidence", async ({ author, house }) => {
  await author.goto(`${address()}/facts?organisation=${house.organisationId}&q=share+your+content&on=2026-11-25&known=2026-11-25`);
  await expectAccessible(author);
  await expectToFit(author, 320);
  await author.getByRole("link", { name: "Something else holds for us" }).first().click();
  await author.getByLabel("What holds for you, in one sentence").fill("By amendment 3 nothing is handed to a model's maker.");
  await author.getByLabel("Source", { exact: true }).fill("Amendment 3, clause 4");
  await author.getByLabel("In force from").fill("2026-01-01");
  await author.getByLabel("Until (not including)").fill("2099-01-01");
  await author.getByLabel("Who looks after it").fill("Purchasing");
  await author
    .getByLabel("Add a file as evidence")
    .setInputFiles({ name: "amendment.txt", mimeType: "text/plain", buffer: Buffer.from("clause 4") });
  await expect(author.getByText("amendment.txt")).toBeVisible();
  await expectAccessible(author);
  await expectToFit(author, 320);
  await author.getByRole("button", { name: "Add this fact" }).click();
  await expect(author.getByText("By amendment 3 nothing is handed to a model's maker.", { exact: true })).toBeVisible();
  await expect(author.getByText("Looked after by Purchasing.")).toBeVisible();
  await author.goto(`${address()}/o/${house.organisationId}/calendar`);
  await expect(author.getByText("Own fact ends")).toBeVisible();
  await expectAccessible(author);
  await expectToFit(author, 320);
  await author.goto(house.page("out-of-date"));
  await expect(author.getByText("Nothing is out of date")).toBeVisible();
});
