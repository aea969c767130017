import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expectAccessible, expectToFit } from "./accessible";
import { expect, question, test } from "./journey";

const run = promisify(execFile);

/** The text of a PDF as a reader copies it. */
async function textOf(pdf: Buffer): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "groundwork-pdf-"));
  try {
    await writeFile(join(folder, "draft.pdf"), pdf);
    return (await run("pdftotext", ["-layout", join(folder, "draft.pdf"), "-"], { maxBuffer: 32_000_000 })).stdout;
  } finally {
    await rm(folder, { recursive: true });
  }
}

test("A model and a Region that nobody has heard of are accepted, marked as unknown, and leave open what depends on them", async ({
  author: page,
  house,
}) => {
  await page.goto(house.page("sections/systems-and-models"));
  await page.getByRole("button", { name: "Add a use of a model" }).click();
  await page.keyboard.type("Draft of the answer");
  const field = (key: string) => page.locator(`[id^="modelUses/"][id$="/${key}"]`);
  await field("platform").getByLabel("Amazon Bedrock", { exact: true }).check();
  await field("model").getByRole("combobox").fill("acme.wonder-9");
  await field("sourceRegion").getByRole("combobox").fill("mars-north-1");
  await field("inferenceRouting").getByRole("radio").first().check();
  await expect(field("model")).toContainText("The register of facts does not know the model “acme.wonder-9”");
  await expect(field("sourceRegion")).toContainText("The register of facts does not know the Region “mars-north-1”");
  await page.getByRole("link", { name: "Recipients and transfers", exact: true }).click();
  await expect(page.getByRole("main")).toContainText("Undetermined");
  await page.getByRole("link", { name: "Overview", exact: true }).click();
  await expect(page.getByRole("main")).toContainText("does not know the model “acme.wonder-9”");
});

test("A text of a megabyte is refused at its place, stays on the screen, and the other answers are saved", async ({
  author: page,
  house,
  faults,
}) => {
  faults.expect(/status of 400/);
  await page.goto(house.page("sections/description"));
  const long = "A sentence that goes on and on. ".repeat(32_768);
  await question(page, "desc.nature").locator("textarea").fill(long);
  await question(page, "desc.scope").locator("textarea").fill("Saved all the same");
  await page.keyboard.press("Tab");
  await expect(question(page, "desc.nature")).toContainText("Not saved: Please use at most 64,000 characters.");
  expect(await question(page, "desc.nature").locator("textarea").inputValue()).toHaveLength(long.length);
  await expect.poll(() => house.answer("desc.scope")).toEqual({ value: "Saved all the same" });
  expect(await house.answer("desc.nature")).toBeUndefined();
  await question(page, "desc.nature").locator("textarea").fill("Shortened");
  await expect.poll(() => house.answer("desc.nature")).toEqual({ value: "Shortened" });
});

test("Markup, text from right to left and control characters are shown as they were typed, on the form, the review pages and in the PDF", async ({
  author: page,
  house,
}) => {
  const nasty = `<script>document.title="taken over"</script><img src=x onerror=alert(1)> שלום \u202Eabc\u202C \u0007bell`;
  page.on("dialog", () => {
    throw new Error("A script ran");
  });
  await page.goto(house.page("sections/people-and-data"));
  await page.getByRole("button", { name: "Add a data item" }).click();
  const name = page.locator('[id^="dataItems/"][id$="/name"]').locator("input[type=text]");
  await name.fill(nasty);
  await page.getByRole("link", { name: /^What is done/ }).click();
  await question(page, "desc.nature").locator("textarea").fill(nasty);
  await question(page, "meta.processingName").locator("input[type=text]").fill(nasty);
  await page.keyboard.press("Tab");
  await expect.poll(() => house.answer("meta.processingName")).toEqual({ value: nasty });
  await page.reload();
  await expect(question(page, "desc.nature").locator("textarea")).toHaveValue(nasty);
  for (const part of ["overview", "data-flow", "recipients", "gaps", "risks", "document", "sections/purposes"]) {
    await page.goto(house.page(part));
    await expect(page.locator("h1").first()).toBeVisible();
    await expect(page, part).not.toHaveTitle("taken over");
    await expect(page.locator("main script:not([src]), main img")).toHaveCount(0);
  }
  await page.goto(house.page("document"));
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: /the edition “Full”/ }).click();
  const chunks: Buffer[] = [];
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer);
  const text = await textOf(Buffer.concat(chunks));
  expect(text).toContain("<script>");
  expect(text).toContain("onerror=alert(1)");
});

test("A name in Japanese is printed; of letters that no font holds the author reads where they stand, and the PDF prints their codes", async ({
  author: page,
  house,
}) => {
  await page.goto(house.page("sections/description"));
  await question(page, "meta.processingName").locator("input[type=text]").fill("山田太郎 🙂");
  await question(page, "desc.nature").locator("textarea").fill("Answers letters of สมชาย.");
  await page.keyboard.press("Tab");
  await expect.poll(() => house.answer("desc.nature")).toEqual({ value: "Answers letters of สมชาย." });
  await page.goto(house.page("document"));
  const notice = page.getByRole("listitem").filter({ hasText: "U+0E2A" });
  await expect(notice).toContainText("ส (U+0E2A), ม (U+0E21), ช (U+0E0A), า (U+0E32), ย (U+0E22)");
  await expect(page.getByText("U+5C71")).toHaveCount(0);
  await expectAccessible(page);
  await expectToFit(page, 320);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: /the edition “Full”/ }).click();
  const chunks: Buffer[] = [];
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer);
  const text = await textOf(Buffer.concat(chunks));
  expect(text).toContain("山田太郎 🙂");
  expect(text).toContain("Answers letters of [characters U+0E2A U+0E21 U+0E0A U+0E32 U+0E22].");
  await notice.getByRole("link").click();
  await expect(question(page, "desc.nature").locator("textarea")).toHaveValue("Answers letters of สมชาย.");
});
