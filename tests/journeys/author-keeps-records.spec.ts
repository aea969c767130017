import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { tabTo } from "./clicks";
import { expect, question, test } from "./journey";

const cards = (page: Page, list: string) => page.locator(`[id="${list}"] article`);
const names = (page: Page, list: string) =>
  cards(page, list).getByRole("heading", { level: 3 }).getByRole("button").locator("span:nth-child(2)");
const act = (page: Page, list: string, name: string, button: string) =>
  cards(page, list)
    .filter({ hasText: name })
    .getByRole("button", { name: `${button} ${name}`, exact: true });

async function press(page: Page, control: ReturnType<typeof act>): Promise<void> {
  await tabTo(control);
  await page.keyboard.press("Enter");
}

test("Entries are added, duplicated, reordered, removed and brought back by keyboard alone", async ({ author: page, house }) => {
  await page.goto(house.page("sections/people-and-data"));
  for (const name of ["Letters", "Phone notes", "Photographs"]) {
    await press(page, page.getByRole("button", { name: /^\+ Add (a|another) data item$/ }));
    await page.keyboard.type(name);
  }
  await expect(names(page, "dataItems")).toHaveText(["Letters", "Phone notes", "Photographs"]);

  await press(page, act(page, "dataItems", "Photographs", "Move up"));
  await page.keyboard.press("Enter");
  await expect(names(page, "dataItems")).toHaveText(["Photographs", "Letters", "Phone notes"]);
  await expect(act(page, "dataItems", "Photographs", "Move down")).toBeFocused();

  await press(page, act(page, "dataItems", "Letters", "Duplicate"));
  await expect(names(page, "dataItems")).toHaveText(["Photographs", "Letters", "Letters (copy)", "Phone notes"]);

  await press(page, act(page, "dataItems", "Phone notes", "Remove"));
  await expect(names(page, "dataItems")).toHaveText(["Photographs", "Letters", "Letters (copy)"]);
  await press(page, page.getByRole("button", { name: "Undo" }));
  await expect(names(page, "dataItems")).toHaveText(["Photographs", "Letters", "Letters (copy)", "Phone notes"]);
  await expectAccessible(page);

  await page.reload();
  await expect(names(page, "dataItems")).toHaveText(["Photographs", "Letters", "Letters (copy)", "Phone notes"]);
});

test("An entry without a name goes by its place in the list, never by its id", async ({ author: page, house }) => {
  await page.goto(house.page("sections/people-and-data"));
  const saved = page.waitForResponse((reply) => reply.url().endsWith("/changes") && reply.status() === 200);
  await page.getByRole("button", { name: "Add a data item" }).click();
  await saved;
  await expect(names(page, "dataItems")).toHaveText(["Data item 1 (no name yet)"]);
  const id = (await cards(page, "dataItems").getAttribute("id"))?.split("/")[1] ?? "";
  expect(id).toMatch(/^di-[a-z0-9]{8,}$/);
  for (const part of ["overview", "data-flow", "recipients", "gaps", "risks?state=all", "sections/systems-and-models"]) {
    await page.goto(house.page(part));
    const text = await page.locator("body").innerText();
    expect(text, part).not.toContain(id);
  }
});

test("Removing an entry that others refer to lists them and asks; undo brings all of it back", async ({ author: page, house }) => {
  await page.goto(house.page("sections/people-and-data"));
  await page.getByRole("button", { name: "Add a data item" }).click();
  await page.keyboard.type("Letters");
  await page.getByRole("link", { name: /^Purposes and legal basis/ }).click();
  await page.getByRole("button", { name: "Add a purpose" }).click();
  await page.keyboard.type("Answer claims");
  const reference = page.locator('[id^="purposes/"][id$="/dataItems"]');
  const saved = page.waitForResponse(
    async (reply) => reply.url().endsWith("/changes") && (reply.request().postData() ?? "").includes("/dataItems") && reply.ok(),
  );
  await reference.getByLabel("Letters").check();
  await saved;
  const path = (await reference.getAttribute("id")) ?? "";

  await page.getByRole("link", { name: /^People and their data/ }).click();
  await act(page, "dataItems", "Letters", "Remove").click();
  const dialog = page.getByRole("dialog", { name: "Others refer to this entry" });
  await expect(dialog).toContainText("Answer claims (purpose): ");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Keep it" }).click();
  await expect(names(page, "dataItems")).toHaveText(["Letters"]);

  await act(page, "dataItems", "Letters", "Remove").click();
  await dialog.getByRole("button", { name: "Remove it all the same" }).click();
  await expect(cards(page, "dataItems")).toHaveCount(0);
  expect(await house.answer(path)).toBeNull();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(names(page, "dataItems")).toHaveText(["Letters"]);
  expect(await house.answer(path)).toMatchObject({ value: [expect.stringMatching(/^di-/)] });
  await page.goto(house.page("sections/purposes"));
  await page.getByRole("button", { name: /^Answer claims \d/ }).click();
  await expect(question(page, path).getByLabel("Letters")).toBeChecked();
});

test("National lists follow the countries as they are named, and each check offers the items of its country alone", async ({
  author: page,
  house,
}) => {
  await page.goto(house.page("sections/screening"));
  const held = page.getByRole("region", { name: "What is held of national lists" });
  const shown = held.locator("> ul > li").getByRole("heading", { level: 3 });
  await expect(shown).toHaveCount(0);
  const countries = page.locator('[id="screen.countries"]').getByRole("combobox");
  for (const country of ["Austria", "Portugal"]) {
    await countries.fill(country);
    await countries.press("Enter");
  }
  await expect(shown).toHaveText(["Austria", "Portugal"]);
  await expect(held.locator("> ul > li").last()).toContainText("List not held");
  await page.locator('[id="screen.countries"]').getByRole("button", { name: "Take out Austria" }).click();
  await expect(shown).toHaveText(["Portugal"]);

  await page.getByRole("button", { name: "Add a check of a national list" }).click();
  const items = page.locator('[id^="nationalChecks/"][id$="/items"]');
  await expect(items).toHaveCount(0);
  const whose = page.getByLabel("Whose list was checked?");
  await whose.selectOption({ label: "Austria" });
  await expect(names(page, "nationalChecks")).toHaveText(["Austria"]);
  await expect(items.locator(".choice")).toHaveText([/^Innovative technology/, "None of those held for this country"]);
  await items.getByLabel(/^Innovative technology/).check();
  await whose.selectOption({ label: "Germany" });
  await expect(items.getByLabel("Whistleblowing")).toBeVisible();
  await expect(items.getByLabel(/^Data come from third parties/)).toHaveCount(0);
  // What was chosen before stays in sight, and can be taken out.
  const before = items.getByLabel(/^Innovative technology.*\(not held for this country\)$/);
  await expect(before).toBeChecked();
  await before.click();
  await expect(before).toHaveCount(0);
  await whose.selectOption({ label: "Portugal" });
  await expect(items).toHaveCount(0);
  await expectAccessible(page);
});
