import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Page } from "@playwright/test";
import { expectAccessible, expectToFit } from "./accessible";
import { address, expect, founder, House, test } from "./journey";
import {
  clearAndAskForTheDecision,
  downloadSigned,
  makeTheDocument,
  nameSigners,
  readTheDocument,
  sendToLegalReview,
  sign,
  verify,
} from "./review-steps";

/** An assessment file with nothing in the way of an approval with conditions, but for the risks named, which stay high. */
const approvable = (...high: readonly string[]): string =>
  execFileSync(process.execPath, [
    "--import",
    "tsx",
    resolve(import.meta.dirname, "../support/print-approvable-file.ts"),
    ...high,
  ]).toString();

/** Takes the file in as another assessment of the house. */
async function takeIn(author: Page, empty: House, file: string): Promise<House> {
  const imported = await author.request.post(`${address()}/api/v1/organisations/${empty.organisationId}/assessments/import`, {
    headers: { origin: address(), "content-type": "application/json" },
    data: file,
  });
  expect(imported.status()).toBe(200);
  return new House(author.request, empty.organisationId, (await imported.json()).assessmentId);
}

async function readAndSign(signer: Page, button: string): Promise<void> {
  await readTheDocument(signer);
  await sign(signer, button);
}

test("The officer advises, every blocker is cleared, and three people approve with conditions and sign in their order", async ({
  author,
  house: empty,
  personWith,
  signedOut: stranger,
}) => {
  // Three documents of 45 pages are made and signed: on a loaded machine that takes its time.
  test.slow();
  const house = await takeIn(author, empty, approvable());
  const officer = await personWith(["dpo"], "Dora Officer");
  const legal = await personWith(["legalReviewer"], "Leo Legal");
  const names = ["Sam Signer", "Bea Board", "Cem Chair"];
  const signers = [];
  for (const name of names) signers.push(await personWith(["signer"], name));
  const [first, second, third] = signers as [Page, Page, Page];

  await nameSigners(author, house, ...names);
  await sendToLegalReview(author);

  await officer.goto(house.page("review"));
  await officer.getByText("Change your advice …").click();
  await officer
    .getByLabel("What does the data protection officer advise?")
    .fill("Approve once the three conditions are shown with evidence.");
  await officer.getByLabel("When was it given?").fill("2026-11-22");
  await officer.getByRole("button", { name: "Record the advice" }).click();
  await expect(officer.getByText("Advice of Oriane Delacourt-Vey, 22 November 2026")).toBeVisible();
  await expectAccessible(officer);
  await expectToFit(officer, 320);

  await clearAndAskForTheDecision(legal, house);

  await first.goto(house.page("review"));
  // What was made of the earlier advice does not answer hers, so the form stands open.
  await first.getByLabel("Yes", { exact: true }).check();
  await first.getByRole("button", { name: "Record what is made of it" }).click();
  await expect(first.getByText("Saved.")).toBeVisible();
  await first.goto(house.page("sign"));
  await expect(first.getByLabel("Approve and sign")).toBeDisabled();
  await expect(first.getByText("Conditions are open: approve with conditions, or show their evidence")).toBeVisible();
  await expectAccessible(first);
  await makeTheDocument(first, "Approve with conditions and sign", "The benefit is real and the conditions are few.");
  await readAndSign(first, "Approve with conditions and sign");
  await expect(first.getByText("Version 1, signed by Sam Signer")).toBeVisible();
  await second.goto(house.page("sign"));
  await readAndSign(second, "Sign");
  await expect(second.getByText("Version 1, also signed by Bea Board")).toBeVisible();
  await third.goto(house.page("sign"));
  await expect(third.getByText("has not signed yet")).toHaveCount(1);
  await readAndSign(third, "Sign");
  await expect(third.getByText("Version 1, also signed by Cem Chair")).toBeVisible();
  await expect(third.getByText("Version 1 · Signed and in force").first()).toBeVisible();
  await expectAccessible(third);
  await expectToFit(third, 320);

  await verify(stranger, await downloadSigned(third, "Cem Chair"), "Issued here, unchanged");
  await expect(stranger.getByText("The signature holds.")).toHaveCount(3);
  await stranger.getByLabel("The code").fill("dv-0000000000000000");
  await stranger.getByRole("button", { name: "Look it up" }).click();
  await expect(stranger.getByText("No signed document with this code was issued here")).toBeVisible();
  await expectAccessible(stranger);
  await expectToFit(stranger, 320);

  await author.goto(house.page("conditions"));
  const logs = author.getByRole("listitem").filter({ has: author.getByRole("heading", { name: /^3\. / }) });
  await expect(logs.getByText("owner as signed: Head of information security")).toBeVisible();
  await expectAccessible(author);
  await expectToFit(author, 320);
  await logs.getByText(/^Add evidence, or name/).click();
  await logs.getByLabel("Who looks after it here").selectOption({ label: "Dora Officer" });
  await logs.getByRole("button", { name: /^Save ?: who looks after/ }).click();
  await expect(logs.getByText("looked after by Dora Officer")).toBeVisible();
  await officer.goto(house.page("conditions"));
  const hers = officer.getByRole("listitem").filter({ has: officer.getByRole("heading", { name: /^3\. / }) });
  await expect(officer.getByText(/^Add evidence …/)).toHaveCount(1);
  await hers.getByText(/^Add evidence …/).click();
  await hers
    .getByLabel("Add a file as evidence")
    .setInputFiles({ name: "logs.txt", mimeType: "text/plain", buffer: Buffer.from("Texts off, 30 days.") });
  await hers.getByLabel("What do the files show? (optional)").fill("Texts are off since 20 November.");
  await hers.getByRole("button", { name: /^Close as evidenced/ }).click();
  await expect(hers.getByText("Closed by Dora Officer")).toBeVisible();
  await expect(hers.getByRole("link", { name: "logs.txt" })).toBeVisible();
  await expectAccessible(officer);
});

test("A signer decides to consult the authority, the officer sends the package and records the advice, and the decision is asked for", async ({
  author,
  house: empty,
  personWith,
}) => {
  const house = await takeIn(author, empty, approvable("own@alone-at-night"));
  const officer = await personWith(["dpo"], "Dora Officer");
  const legal = await personWith(["legalReviewer"], "Leo Legal");
  const signer = await personWith(["signer"], "Sam Signer");
  await nameSigners(author, house, "Sam Signer");
  await sendToLegalReview(author);
  await clearAndAskForTheDecision(legal, house);

  await signer.goto(house.page("sign"));
  await expect(signer.getByLabel("Approve with conditions and sign")).toBeDisabled();
  await signer.getByLabel("Decide to consult the authority").check();
  await signer.getByLabel("Your reasons").fill("The risk at night stays high.");
  await signer.getByLabel("Your password, once more").fill(founder.password);
  await signer.getByRole("button", { name: "Decide to consult the authority" }).click();
  await expect(signer.getByText("Version 1 · Consult the authority").first()).toBeVisible();

  await officer.goto(house.page("review"));
  await officer.getByRole("link", { name: "Take the package, and record when it was sent" }).click();
  const download = officer.waitForEvent("download");
  await officer.getByRole("link", { name: "Download the package (ZIP)" }).click();
  expect((await readFile(await (await download).path())).subarray(0, 2).toString()).toBe("PK");
  await officer.getByLabel("Which authority was asked?").fill("An invented authority");
  await officer.getByLabel("On which day?").fill("2026-11-24");
  await officer.getByLabel("Reference (optional)").fill("DSB-1/2026");
  await expectAccessible(officer);
  await expectToFit(officer, 320);
  await officer.getByRole("button", { name: "Record that the authority was consulted" }).click();
  await expect(officer.getByText("The period begins when An invented authority receives the request.")).toBeVisible();
  await officer.getByLabel("What happened?").selectOption({ label: "Advice received" });
  await officer.getByLabel("On which day?").fill("2026-11-25");
  await officer.getByLabel("What does the authority advise, in short?").fill("Hand over to a person at night as well.");
  await officer
    .getByLabel("The letter (optional, up to 20 MB)")
    .setInputFiles({ name: "advice.txt", mimeType: "text/plain", buffer: Buffer.from("We advise …") });
  await officer.getByRole("button", { name: "Record it" }).click();
  await expect(officer.getByText("An invented authority has given its advice.")).toBeVisible();
  await expect(officer.getByRole("link", { name: "advice.txt" })).toBeVisible();
  await expectAccessible(officer);
  await expectToFit(officer, 320);
  await officer.goto(house.page("review"));
  await officer.getByText("Ask for the decision after the advice …").click();
  await officer.getByLabel("Your reasons").last().fill("The advice is attached.");
  await officer.getByRole("button", { name: "Ask for the decision after the advice", exact: true }).click();
  await expect(officer.getByText("Awaiting decision.")).toBeVisible();
  await signer.reload();
  await expect(signer.getByLabel("Approve with conditions and sign")).toBeEnabled();
});
