import { readFile } from "node:fs/promises";
import { expectAccessible, expectToFit } from "./accessible";
import { address, examplePath, expect, question, test } from "./journey";

test("An author finds which assessments involve a provider, and in which words they speak of it", async ({ author: page, house }) => {
  const file = await page.request.get(`${address()}/api/v1${examplePath.replace("/o/", "/organisations/")}/file`);
  const imported = await page.request.post(`${address()}/api/v1/organisations/${house.organisationId}/assessments/import`, {
    headers: { origin: address() },
    data: await file.json(),
  });
  const { assessmentId } = await imported.json();
  const name = "Vela";

  await page.goto(house.list);
  await page.getByRole("link", { name: "Registers" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Register of recipients");
  await page.getByLabel("Name contains").fill("ANTHROPIC");
  await page.getByRole("button", { name: "Show" }).click();
  await page.getByRole("link", { name: "Anthropic", exact: true }).click();
  const row = page.getByRole("row").filter({ hasText: "Established" });
  await expect(row).toContainText("Data about the requests");
  await row.getByText(/^\d facts$/).click();
  await expectAccessible(page, "main");
  await expectToFit(page, 320);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Save what is shown as CSV" }).click();
  expect(await readFile(await (await download).path(), "utf8")).toMatch(/^\ufeff"Recipient",.*\r\n"Anthropic","Established"/);
  await row.getByRole("link").first().click();
  await expect(page).toHaveURL(new RegExp(`${assessmentId}/recipients#provider:anthropic`));

  await page.goto(`${house.list}?text=policyholders+health`);
  await expect(page.getByRole("table")).toContainText(name);
  await expect(page.getByRole("table")).not.toContainText("Letter drafter");
  await expectAccessible(page, "main");
  await expectToFit(page, 320);
  const hit = page.getByRole("link", { name: "In a few sentences: what does the system do, and for whom?" });
  await expect(page.locator("mark").first()).toHaveText(/^(policyholders|health)/i);
  await hit.click();
  await page.waitForURL(/\/sections\/description#/);
  await expect(question(page, decodeURIComponent(new URL(page.url()).hash.slice(1)))).toBeFocused();

  for (const register of ["risks", "gaps?view=entries", "measures?view=entries"]) {
    await page.goto(`${address()}/o/${house.organisationId}/registers/${register}`);
    await expectAccessible(page, "main");
    await expectToFit(page, 320);
  }
  await page.goto(`${address()}/o/${house.organisationId}/registers/risks`);
  await expect(page.getByText("The worst first")).toBeVisible();
  const order = ["Very high", "High", "Medium", "Low"];
  const worst = (await page.locator("table").last().locator('td[data-label="Highest level"]').allInnerTexts()).map((level) =>
    order.findIndex((one) => (level.split("could be")[1] ?? level).trim().toLowerCase().startsWith(one.toLowerCase())),
  );
  expect(worst.length).toBeGreaterThan(10);
  expect(worst).toEqual(worst.toSorted((one, other) => one - other));
  expect(worst[0]).toBe(0);
  const cell = page.locator("table").first().getByRole("link").last();
  const [, count = ""] = /^(\d+) risk/.exec((await cell.innerText()).replace(/\s+/g, " ")) ?? [];
  await cell.click();
  await expect(page.getByText(new RegExp(`^${count} entr`))).toBeVisible();
});

test("A person answers for an assessment until it is handed on", async ({ author: page, house, personWith }) => {
  await personWith(["legalReviewer"], "Lea Counsel");
  await page.goto(house.page("overview"));
  await page.getByText("Hand it to somebody else").click();
  await page.getByLabel("Who answers for this assessment").selectOption({ label: "Lea Counsel" });
  const saved = page.waitForResponse((reply) => reply.url().endsWith("/owner") && reply.ok());
  await page.getByRole("button", { name: "Save" }).click();
  await saved;
  await page.goto(house.list);
  await expect(page.getByRole("row").filter({ hasText: "Letter drafter" })).toContainText("Lea Counsel");
});
