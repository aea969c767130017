import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { parseAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import { readAttachment } from "@/templates/read-attachment";

const address = (): string => process.env.GROUNDWORK_ADDRESS ?? "";
const demo = "/o/or-demo0000000000000000000000/assessments";

let context: BrowserContext;
let page: Page;
const faults: string[] = [];

test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ browser }) => {
  context = await browser.newContext({ acceptDownloads: true });
  page = await context.newPage();
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`${page.url()}: ${error.message}`));
});

test.afterEach(() => {
  expect(faults.splice(0), "errors in the browser's console").toEqual([]);
});

test.afterAll(async () => {
  await context.close();
});

async function expectAccessible(): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(" ")}`),
      `${page.url()} in ${colorScheme}`,
    ).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: "light" });
}

test("The first person opens the printed link, names an organisation and finds an empty list", async () => {
  await page.goto(process.env.GROUNDWORK_LINK ?? "");
  await page.getByLabel("Your name").fill("Ana Prober");
  await page.getByLabel("Your e-mail").fill("ana@example.org");
  await page.getByLabel("Password").fill("four unrelated words here");
  await page.getByLabel("Your organisation's name").fill("Testhaus");
  await page.getByRole("button", { name: "Set up and start" }).click();
  await expect(page).toHaveURL(/\/o\/or-[a-z0-9]+\/assessments$/);
  await expect(page.getByRole("button", { name: "Start an assessment" })).toBeVisible();
  await expectAccessible();
});

test("A compliance officer starts an assessment, answers the screening, and finds the answers after a reload", async () => {
  await page.getByRole("button", { name: "Start an assessment" }).click();
  await page.getByLabel("What is the processing called?").fill("Letter drafter of the claims department");
  await page.getByRole("button", { name: "Start with the screening" }).click();
  await expect(page).toHaveURL(/\/sections\/screening/);
  const saved = page.waitForResponse((response) => response.url().includes("/changes") && response.request().method() === "POST");
  await page.locator('[id="screen.sensitiveData"]').getByLabel("Yes", { exact: true }).check();
  expect((await saved).status()).toBe(200);
  await page.reload();
  await expect(page.locator('[id="screen.sensitiveData"]').getByLabel("Yes", { exact: true })).toBeChecked();
  await expectAccessible();
});

test("Anyone of the house reads the worked example: map, recipients, gaps, risks and facts", async () => {
  await page.goto(`${address()}${demo}`);
  await page.getByRole("link", { name: /Vela/ }).first().click();
  await expect(page).toHaveURL(/\/overview|\/assessments\/[^/]+$/);
  const base = page.url().replace(/\/overview.*$/, "");
  for (const part of [
    "overview",
    "data-flow",
    "recipients",
    "gaps",
    "risks",
    "measures",
    "facts",
    "document",
    "sections/systems-and-models",
  ]) {
    const response = await page.goto(`${base}/${part}`);
    expect(response?.status(), part).toBe(200);
    await expect(page.locator("h1").first()).toBeVisible();
    await expectAccessible();
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${part} at 360 px`).toBe(true);
    await page.setViewportSize({ width: 1280, height: 900 });
  }
});

test("The worked example's PDF downloads and holds an assessment that reads back", async () => {
  const base = page.url().replace(/\/sections\/.*$/, "");
  await page.goto(`${base}/document`);
  const download = page.waitForEvent("download");
  await page
    .getByRole("link", { name: /the edition “Full”/ })
    .first()
    .click();
  const pdf = await readFile(await (await download).path());
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  const attachment = await readAttachment(pdf);
  if (!attachment.ok) throw new Error(attachment.refusal);
  expect(parseAssessmentFile(new TextDecoder().decode(attachment.bytes)).ok).toBe(true);
});

test("A Groundwork PDF is imported in the browser and becomes the same assessment again", async () => {
  const base = page.url().replace(/\/document$/, "");
  const original = await (
    await context.request.get(`${address()}/api/v1${new URL(base).pathname.replace("/o/", "/organisations/")}/file`)
  ).text();
  const pdf = await context.request.get(
    `${address()}/api/v1${new URL(base).pathname.replace("/o/", "/organisations/")}/document?edition=full`,
  );
  await page.goto(`${address()}/`);
  await page.getByRole("link", { name: "Testhaus" }).click();
  await page.getByText("Import an assessment file or a Groundwork PDF").click();
  await page
    .getByLabel("Assessment file (.json) or PDF")
    .setInputFiles({ name: "vela.pdf", mimeType: "application/pdf", buffer: await pdf.body() });
  await expect(page).toHaveURL(/\/overview$/);
  const copy = await context.request.get(
    `${address()}/api/v1${new URL(page.url()).pathname.replace("/o/", "/organisations/").replace("/overview", "")}/file`,
  );
  expect(await copy.text()).toBe(original);
});
