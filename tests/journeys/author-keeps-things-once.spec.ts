import { expectAccessible, expectToFit } from "./accessible";
import { address, expect, question, test } from "./journey";

test("An author keeps a provider once, takes it into an assessment, and later takes over one change of two", async ({
  author: page,
  house,
}) => {
  await page.goto(`${address()}/o/${house.organisationId}/shelf`);
  await expectAccessible(page);
  await expectToFit(page, 320);
  await page.getByRole("link", { name: "+ Add a party" }).click();
  await page.getByLabel("What is the party's full legal name?").fill("Lumen Vektor GmbH");
  await page.getByLabel("What does it do for you with the data?").fill("Hosts the search index.");
  await expectAccessible(page);
  await expectToFit(page, 320);
  await page.getByRole("button", { name: "Put the party onto the shelf" }).click();
  await expect(page.locator("summary").filter({ hasText: "Lumen Vektor GmbH" })).toBeVisible();

  await page.goto(house.page("overview"));
  await page.getByRole("link", { name: "Take from the shelf" }).click();
  await page.getByRole("button", { name: "Take a copy of Lumen Vektor GmbH" }).click();
  await page.locator("main").getByRole("link", { name: "Lumen Vektor GmbH" }).click();
  const name = page.locator('[id^="processors/"][id$="/name"]');
  await expect(name).toContainText("From the shelf, ");
  const record = ((await name.getAttribute("id")) ?? "").replace(/\/name$/, "");

  await page.goto(`${address()}/o/${house.organisationId}/shelf`);
  await page.locator("summary").filter({ hasText: "Lumen Vektor GmbH" }).click();
  await page.getByRole("link", { name: "Change Lumen Vektor GmbH" }).click();
  await page.getByLabel("What does it do for you with the data?").fill("Hosts the search index and its backups.");
  await page.getByLabel("What is its own interest in the processing?").fill("None.");
  await page.getByRole("button", { name: "Save the changes" }).click();
  await expect(page).toHaveURL(/\/shelf$/);

  await page.goto(house.page("overview"));
  await page.getByRole("link", { name: "See what changed and take it over or not" }).click();
  const row = page.getByRole("row").filter({ hasText: "What does it do for you with the data?" });
  await expect(row).toContainText("Hosts the search index.");
  await expect(row).toContainText("Hosts the search index and its backups.");
  await expectAccessible(page);
  await expectToFit(page, 320);
  await row.getByRole("checkbox").check();
  await page.getByRole("button", { name: "Take over what is ticked" }).click();
  await expect(page.getByRole("heading", { name: /The shelf has moved on/ })).toHaveCount(0);
  expect(await house.answer(`${record}/tasks`)).toEqual({ value: "Hosts the search index and its backups." });
  expect(await house.answer(`${record}/interests`)).toBeUndefined();
});

test("An entry of an assessment is put onto the shelf for others", async ({ author: page, house }) => {
  await page.goto(house.page("sections/organisation"));
  await page.getByRole("button", { name: "+ Add a controller" }).click();
  const saved = page.waitForResponse(async (reply) => (reply.request().postData() ?? "").includes("Nordlicht") && reply.ok());
  await page.keyboard.type("Nordlicht Versicherung AG");
  await saved;
  await page.getByRole("link", { name: "Take from the shelf" }).click();
  await page.getByRole("button", { name: /^Put onto the shelf.*Nordlicht Versicherung AG$/ }).click();
  await expect(page.getByText(/^controller, taken on /)).toBeVisible();
  await page.goto(`${address()}/o/${house.organisationId}/shelf`);
  await expect(page.locator("summary").filter({ hasText: "Nordlicht Versicherung AG" })).toBeVisible();
  await expect(question(page, "kind-controllers")).toContainText("(1)");
});

test("An author starts from an earlier assessment with the sections of a choice", async ({ author: page, house }) => {
  await page.goto(house.page("sections/description"));
  const nature = question(page, "desc.nature").getByRole("textbox").first();
  await nature.fill("Drafts letters to policyholders.");
  await nature.blur();
  await expect(page.getByText(/^Saved \d/)).toBeVisible();
  await page.goto(house.page("overview"));
  await page.getByRole("link", { name: "Start a new assessment from this one" }).click();
  await expectAccessible(page);
  await expectToFit(page, 320);
  await page.getByLabel("What is the new processing called?").fill("Letters in Dutch");
  await expect(page.getByLabel(/^What is done/)).toBeChecked();
  await page.getByRole("button", { name: "Begin the new assessment" }).click();
  await expect(page).toHaveURL(/\/overview$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Letters in Dutch");
  await page.getByRole("link", { name: /^What is done/ }).click();
  await expect(question(page, "desc.nature")).toContainText("From “Letter drafter”, version 1, ");
});
