import type { Page } from "@playwright/test";
import { expectAccessible, expectToFit } from "./accessible";
import { address, examplePath, expect, type House, test } from "./journey";

/** The worked example in the author's own organisation. */
async function importExample(page: Page, house: House): Promise<string> {
  const reply = await page.request.get(`${address()}/api/v1${examplePath.replace("/o/", "/organisations/")}/file`);
  await page.goto(house.list);
  await page.getByText("Import an assessment file or a Groundwork PDF").click();
  await page.getByLabel("Assessment file (.json) or PDF").setInputFiles({
    name: "vela.json",
    mimeType: "application/json",
    buffer: Buffer.from(await reply.body()),
  });
  await expect(page).toHaveURL(/\/overview$/);
  return page.url().replace(/\/overview$/, "");
}

const fileOf = async (page: Page, base: string): Promise<string> => {
  const reply = await page.request.get(`${address()}/api/v1${new URL(base).pathname.replace("/o/", "/organisations/")}/file`);
  expect(reply.status()).toBe(200);
  return reply.text();
};

async function switchTo(page: Page, base: string, name: string): Promise<void> {
  await page.goto(`${base}/methods`);
  const method = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name, exact: true }) });
  await method.getByRole("heading", { name }).click();
  await method.getByRole("link", { name: "Compare with today’s levels" }).click();
  await expect(page.getByRole("heading", { name: `Today’s levels beside “${name}”` })).toBeVisible();
  await page.getByLabel("Why this method").fill("The house rates by it.");
  await page.getByRole("button", { name: `Switch to “${name}”` }).click();
  await expect(page).toHaveURL(/\/methods$/);
  await expect(page.getByText(`This assessment is judged by “${name}”`)).toBeVisible();
}

test("An author compares methods, switches, fills a worksheet, sees a level, and switches back to the same assessment", async ({
  author: page,
  house,
}) => {
  const base = await importExample(page, house);
  const before = await fileOf(page, base);

  // Looking changes nothing, and says what would be different risk by risk.
  await page.goto(`${base}/methods?compare=ico-3x3%401`);
  const differing = page.getByRole("table", { name: "Risks that differ" });
  await expect(differing.getByRole("row").nth(1)).toContainText(/higher|lower/);
  await expect(page.getByText("Confirmed levels are to be confirmed again")).toBeVisible();
  await expect(page.getByText("No signature without confirming the table")).toBeVisible();
  await expectAccessible(page, "main");
  await expectToFit(page, 320);
  expect(await fileOf(page, base)).toBe(before);

  await switchTo(page, base, "ICO three by three, version 1");
  await page.goto(`${base}/risks`);
  await expect(page.getByText("Probable").first()).toBeVisible();
  await page.goto(`${base}/overview`);
  await expect(page.getByText("The matrix of the scoring method was not read in its source").first()).toBeVisible();

  const report = "Expert report for the EDPB on language models, version 1";
  await switchTo(page, base, report);
  await page.goto(`${base}/risks?state=undetermined`);
  await page.locator("summary").filter({ hasText: "Undetermined" }).first().click();
  await page.getByRole("main").getByRole("listitem").getByRole("link").first().click();
  await expect(page.getByRole("heading", { name: "Worksheet" })).toBeVisible();
  await expect(page.getByText("No level yet: from low to very high")).toBeVisible();
  await expectAccessible(page, "main");

  const lines = page.getByRole("combobox").filter({ has: page.getByRole("option", { name: "Open" }) });
  await expect(lines).toHaveCount(18);
  for (const line of (await lines.all()).slice(1)) await line.selectOption("2");
  await page.getByLabel("Why it is rated so").fill("Workshop of May");
  await page.getByRole("button", { name: "Keep these ratings" }).click();
  await expect(page.getByText("17 of 18 rated")).toBeVisible();
  await expect(page.getByText("No level yet")).toBeVisible();

  await page.getByLabel("How often it is used").selectOption("2");
  await page.getByRole("button", { name: "Keep these ratings" }).click();
  await expect(page.getByText("18 of 18 rated")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Inherent" }).last().locator("..")).toContainText("Medium");
  await expectToFit(page, 320);

  await page.getByText("Change the ratings").click();
  await page.getByRole("button", { name: "Take the ratings away" }).click();
  await expect(page.getByText("No level yet: from low to very high")).toBeVisible();

  await switchTo(page, base, "Groundwork default, version 1");
  expect(await fileOf(page, base)).toBe(before);
});

test("A reviewer confirms a table with its source, and the block is gone", async ({ author: page, house, personWith }) => {
  await switchTo(page, house.page("methods").replace(/\/methods$/, ""), "DSK product, version 1");
  const reviewer = await personWith(["legalReviewer"], "Lea Second");
  await reviewer.goto(house.page("methods"));
  await expect(reviewer.getByText("The table in use is not verified")).toBeVisible();
  const method = reviewer.getByRole("listitem").filter({ has: reviewer.getByRole("heading", { name: /DSK product/ }) });
  await method.getByText("Confirm the table with a source").click();
  await method.getByLabel("Text and place in it").fill("Kurzpapier 18, figure on page 5");
  await method.getByLabel("Date of that text").fill("2018-04-26");
  await method.getByRole("button", { name: "Confirm the table" }).click();
  await expect(method.getByText("Lea Second held the table against Kurzpapier 18, figure on page 5 (26 April 2018)")).toBeVisible();
  await expect(reviewer.getByText("The table in use is not verified")).toBeHidden();
  await expectAccessible(reviewer, "main");
});
