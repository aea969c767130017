import { readFile } from "node:fs/promises";
import { parseAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import { readAttachment } from "@/templates/read-attachment";
import { expectAccessible, expectToFit } from "./accessible";
import { address, examplePath, expect, test } from "./journey";

const sections = [
  "screening",
  "description",
  "organisation",
  "people-and-data",
  "purposes",
  "systems-and-models",
  "stores-and-tools",
  "transfers",
  "necessity-and-rights",
  "safeguards",
  "ai-act-and-workers",
  "consultation-and-decision",
].map((one) => `sections/${one}`);
const results = ["overview", "data-flow", "recipients", "gaps", "risks", "measures", "what-if", "facts", "document"];

for (const part of [...sections, ...results])
  test(`Anyone of the house reads the worked example: ${part}`, async ({ author: page }) => {
    const response = await page.goto(`${address()}${examplePath}/${part}`);
    expect(response?.status()).toBe(200);
    await expect(page.locator("h1").first()).toBeVisible();
    // The frame around it is the same on each page: looked at once.
    await expectAccessible(page, part === "overview" ? "body" : "main");
    await expectToFit(page, 320);
  });

test("One risk shows its reasons, levels and measures", async ({ author: page }) => {
  await page.goto(`${address()}${examplePath}/risks`);
  await page.locator("summary").filter({ hasText: "Processing outside the EEA through routing" }).click();
  await page.getByRole("link", { name: "Answers in the chat", exact: true }).first().click();
  await expect(page.getByRole("heading", { name: "Why it is raised" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Measures against it" })).toBeVisible();
  await expectAccessible(page);
  await expectToFit(page, 320);
});

test("The worked example's PDF downloads, holds an assessment that reads back, and becomes the same assessment when imported", async ({
  author: page,
  house,
}) => {
  await page.goto(`${address()}${examplePath}/document`);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: /the edition “Full”/ }).click();
  const pdf = await readFile(await (await download).path());
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  const attachment = await readAttachment(pdf);
  if (!attachment.ok) throw new Error(attachment.refusal);
  expect(parseAssessmentFile(new TextDecoder().decode(attachment.bytes)).ok).toBe(true);

  await page.goto(house.list);
  await page.getByText("Import an assessment file or a Groundwork PDF").click();
  await page.getByLabel("Assessment file (.json) or PDF").setInputFiles({ name: "vela.pdf", mimeType: "application/pdf", buffer: pdf });
  await expect(page).toHaveURL(/\/overview$/);
  const file = async (path: string) => (await page.request.get(`${address()}/api/v1${path.replace("/o/", "/organisations/")}/file`)).text();
  expect(await file(new URL(page.url()).pathname.replace("/overview", ""))).toBe(await file(examplePath));
});
