import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { decisionAnswers, firstSaves } from "../support/decision-answers";
import { address, expect, founder, type House } from "./journey";

/** The least that a decision needs on record, saved at once. */
export async function answerWhatADecisionNeeds(author: Page, house: House): Promise<void> {
  const data = { client: "journey-to-a-decision", changes: firstSaves(decisionAnswers) };
  const reply = await author.request.post(house.api("changes"), { headers: { origin: address() }, data });
  expect(reply.status()).toBe(200);
}

/** The author names who signs, in this order. */
export async function nameSigners(author: Page, house: House, ...names: readonly string[]): Promise<void> {
  await author.goto(house.page("review"));
  for (const name of names) await author.getByRole("button", { name: `Add ${name}` }).click();
  await author.getByRole("button", { name: "Save who signs" }).click();
  await expect(author.getByText("Saved.")).toBeVisible();
}

/** From the page *Review*. */
export async function sendToLegalReview(author: Page): Promise<void> {
  await author.getByRole("button", { name: "Send to legal review" }).click();
  await expect(author.getByText("In review.")).toBeVisible();
}

/** Legal has no objection, and asks the signers for their decision. */
export async function clearAndAskForTheDecision(legal: Page, house: House): Promise<void> {
  await legal.goto(house.page("review"));
  await legal.getByRole("button", { name: "Clear for decision" }).click();
  await legal.getByRole("button", { name: "Ask for the decision" }).click();
  await expect(legal.getByText("Awaiting decision.")).toBeVisible();
}

/** On the page *Decide and sign*: chooses the act, gives the reasons and has the document made. */
export async function makeTheDocument(signer: Page, act: string, reasons: string): Promise<void> {
  await signer.getByLabel(act).check();
  await signer.getByLabel("Your reasons").fill(reasons);
  await signer.getByRole("button", { name: "Make the document to be signed" }).click();
}

/** Reads what is to be signed, and says so. */
export async function readTheDocument(signer: Page): Promise<void> {
  const reading = signer.waitForEvent("download");
  await signer.getByRole("link", { name: "Read the document to be signed (PDF)" }).click();
  await (await reading).path();
  await signer.getByLabel("I have read this document and want to sign it.").check();
}

/** Signs what was read; the button says what is done. */
export async function sign(signer: Page, button: string, password = founder.password): Promise<void> {
  await signer.getByLabel("Your password, once more").fill(password);
  await signer.getByRole("button", { name: button, exact: true }).click();
}

/** The bytes of version 1 with the signature of `name`, as the page hands them out. */
export async function downloadSigned(page: Page, name: string): Promise<Buffer> {
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: new RegExp(`Download version 1 with the signature of ${name}`) }).click();
  return readFile(await (await download).path());
}

/** Chooses a PDF on the page that verifies, without an account; says what the page answers as its heading. */
export async function verify(stranger: Page, pdf: Buffer, verdict: string): Promise<void> {
  if (!stranger.url().startsWith(`${address()}/verify`)) await stranger.goto(`${address()}/verify`);
  await stranger.getByLabel("The PDF").setInputFiles({ name: "signed.pdf", mimeType: "application/pdf", buffer: pdf });
  await stranger.getByRole("button", { name: "Verify" }).click();
  await expect(stranger.getByRole("heading", { name: verdict })).toBeVisible();
}
