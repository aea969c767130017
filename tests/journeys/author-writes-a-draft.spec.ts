import { readFile } from "node:fs/promises";
import { parseAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import { readAttachment } from "@/templates/read-attachment";
import { countClicks, typeInto } from "./clicks";
import { expect, question, test } from "./journey";

const criteria = [
  "screen.evaluation",
  "screen.automatedDecision",
  "screen.monitoring",
  "screen.sensitiveData",
  "screen.combining",
  "screen.vulnerable",
  "screen.preventsRight",
  "screen.systematicEvaluation",
  "screen.largeScaleSpecial",
  "screen.publicMonitoring",
];

test("An author goes from an empty list to the draft PDF of a minimal Bedrock workload", async ({ author: page, house }) => {
  const clicks = await countClicks(page);
  await page.goto(house.list);
  await page.getByRole("button", { name: "Start an assessment" }).click();
  await page.keyboard.type("Letters of the claims department");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/sections\/screening$/);
  const field = (list: string, key: string) => page.locator(`[id^="${list}/"][id$="/${key}"]`).last();

  await test.step("screening, answered in full", async () => {
    for (const criterion of criteria) {
      const yes = criterion === "screen.sensitiveData" || criterion === "screen.vulnerable";
      await question(page, criterion)
        .getByLabel(yes ? "Yes" : "No", { exact: true })
        .click();
      if (criterion === "screen.sensitiveData") await typeInto(question(page, "screen.people").locator("input[type=text]"), "4000");
    }
    await typeInto(question(page, "screen.countries").getByRole("combobox"), "Austria");
    await page.keyboard.press("Enter");
    await expect(question(page, "screen.countries").getByRole("button", { name: "Take out Austria" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Is an assessment required? Answered" })).toBeVisible();
    await expect(
      page.getByRole("complementary", { name: "What follows" }).getByRole("link", { name: "A DPIA is required", exact: true }),
    ).toBeVisible();
  });

  await test.step("one purpose and one data item", async () => {
    await page.getByRole("link", { name: /^Purposes and legal basis/ }).click();
    await page.getByRole("button", { name: "Add a purpose" }).click();
    await page.keyboard.type("Answer letters about claims");
    await page.getByRole("link", { name: /^People and their data/ }).click();
    await page.getByRole("button", { name: "Add a data item" }).click();
    await page.keyboard.type("Text of the letter");
  });

  await test.step("one system and one use of a model", async () => {
    await page.getByRole("link", { name: /^Systems and models/ }).click();
    await page.getByRole("button", { name: "Add a system" }).click();
    await page.keyboard.type("Claims desk");
    await page.getByRole("button", { name: "Add a use of a model" }).click();
    await page.keyboard.type("Draft of the answer");
    await field("modelUses", "system").getByLabel("Claims desk").click();
    await field("modelUses", "purposes").getByLabel("Answer letters about claims").click();
    await field("modelUses", "dataItems").getByLabel("Text of the letter").click();
    await field("modelUses", "platform").getByLabel("Amazon Bedrock", { exact: true }).click();
    await typeInto(field("modelUses", "model").locator("input[type=text]"), "anthropic.claude-sonnet-4-6");
    await typeInto(field("modelUses", "sourceRegion").locator("input[type=text]"), "eu-central-1");
    await field("modelUses", "inferenceRouting").getByRole("radio").last().click();
  });

  await test.step("one store", async () => {
    await page.getByRole("link", { name: /^Stores, tools and other flows/ }).click();
    await page.getByRole("button", { name: "Add a store" }).click();
    await page.keyboard.type("Archive of the letters");
    await field("stores", "kind").getByRole("radio").first().click();
    await field("stores", "dataItems").getByLabel("Text of the letter").click();
  });

  await test.step("one measure against the highest risk", async () => {
    const risks = page
      .getByRole("complementary", { name: "What follows" })
      .getByRole("heading", { name: /^Highest risks/ })
      .locator("..");
    await risks.getByRole("link").first().click();
    await page
      .getByRole("button", { name: /^Plan this measure/ })
      .first()
      .click();
    await expect(page.getByRole("article").first()).toContainText("Planned");
  });

  await test.step("the draft as a PDF", async () => {
    await page.getByRole("link", { name: "Document", exact: true }).click();
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: /the edition “Full”/ }).click();
    const pdf = await readFile(await (await download).path());
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    const attachment = await readAttachment(pdf);
    if (!attachment.ok) throw new Error(attachment.refusal);
    const file = parseAssessmentFile(new TextDecoder().decode(attachment.bytes));
    if (!file.ok) throw new Error("The data in the PDF cannot be read back");
    const { records, measures } = file.content;
    expect(records.modelUses?.[0]?.answers).toMatchObject({
      name: { value: "Draft of the answer" },
      system: { value: records.systems?.[0]?.id },
      dataItems: { value: [records.dataItems?.[0]?.id] },
      model: { value: "anthropic.claude-sonnet-4-6" },
      sourceRegion: { value: "eu-central-1" },
    });
    expect(measures).toHaveLength(1);
  });
  process.stdout.write(`Clicks from the empty list to the draft PDF: ${clicks()} (bar 35)\n`);
});
