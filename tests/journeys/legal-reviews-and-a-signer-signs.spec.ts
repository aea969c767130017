import { expectAccessible, expectToFit } from "./accessible";
import { address, expect, test } from "./journey";
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

test("Legal sends a draft back and clears it, a signer rejects and signs it, and a stranger verifies the PDF", async ({
  author,
  house,
  personWith,
  signedOut: stranger,
  faults,
}) => {
  await answerWhatADecisionNeeds(author, house);
  const legal = await personWith(["legalReviewer"], "Leo Legal");
  const signer = await personWith(["signer"], "Sam Signer");

  await nameSigners(author, house, "Sam Signer");
  await expectAccessible(author);
  await expectToFit(author, 320);
  await sendToLegalReview(author);

  await legal.goto(house.page("review"));
  await legal.getByText("Send back with reasons …").click();
  await legal.getByLabel("Your reasons").fill("Say who reads the letters before they leave.");
  await legal.getByRole("button", { name: "Send back with reasons", exact: true }).click();
  await expect(legal.getByRole("region", { name: "Sent back" })).toContainText("Say who reads the letters before they leave.");

  await author.reload();
  await sendToLegalReview(author);
  await clearAndAskForTheDecision(legal, house);

  await signer.goto(house.page("sign"));
  await expect(signer.getByLabel("Approve and sign")).toBeDisabled();
  await expect(signer.getByRole("radio", { checked: true })).toHaveCount(0);
  await expectAccessible(signer);
  await expectToFit(signer, 320);
  await makeTheDocument(signer, "Reject and sign", "No tool covers the transfer; come back with in-Region routing.");
  await readTheDocument(signer);
  faults.expect(/status of 403/);
  await sign(signer, "Reject and sign", "not the password at all");
  await expect(signer.getByText("The password is not right. Nothing was done.")).toBeVisible();
  await sign(signer, "Reject and sign");
  await expect(signer.getByText("Version 1, signed by Sam Signer")).toBeVisible();
  await expectAccessible(signer);
  const signed = await downloadSigned(signer, "Sam Signer");

  await stranger.goto(`${address()}/verify`);
  await expectAccessible(stranger);
  await expectToFit(stranger, 320);
  await verify(stranger, signed, "Issued here, unchanged");
  await expect(stranger.getByText("The signature holds.")).toBeVisible();
  await expectAccessible(stranger);
  await verify(stranger, Buffer.concat([signed, Buffer.from("\n% one line more\n")]), "Changed after signing");

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
