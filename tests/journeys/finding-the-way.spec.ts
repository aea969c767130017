import { address, expect, founder, question, test } from "./journey";

test("A link to one question, opened while signed out, leads to that question after signing in", async ({ signedOut: page, house }) => {
  await page.goto(house.page("sections/stores-and-tools#logging.traces"));
  await expect(page).toHaveURL(/\/sign-in/);
  await page.getByLabel("E-mail").fill(founder.email);
  await page.getByLabel("Password").fill(founder.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(house.page("sections/stores-and-tools#logging.traces"));
  await expect(question(page, "logging.traces")).toBeFocused();
  await expect(question(page, "logging.traces")).toBeInViewport();
});

test("A link to a question of one entry opens that entry", async ({ author: page, house }) => {
  await page.goto(house.page("sections/systems-and-models"));
  await page.getByRole("button", { name: "Add a system" }).click();
  await page.keyboard.type("Claims desk");
  const frame = page.locator('[id^="systems/"][id$="/country"]');
  const path = (await frame.getAttribute("id")) ?? "";
  await page.getByRole("link", { name: "Overview", exact: true }).click();
  await page.getByText(/required questions are not answered/).click();
  await page
    .getByRole("link", { name: /\(Claims desk\)$/ })
    .filter({ hasText: "country" })
    .first()
    .click();
  await expect(page).toHaveURL(new RegExp(`#${path}$`));
  await expect(question(page, path)).toBeInViewport();
  await expect(question(page, path)).toBeFocused();
});

test("Back and Forward go through the sections that were visited, in order", async ({ author: page, house }) => {
  await page.goto(house.page("overview"));
  const visited = ["Is an assessment required?", "What is done", "Purposes and legal basis", "Risks"];
  const heading = (name: string) => page.getByRole("heading", { level: 1, name: name === "Risks" ? "Risks to people" : name });
  for (const name of visited) {
    await page.getByRole("navigation", { name: "Assessment" }).getByRole("link", { name }).first().click();
    await expect(heading(name)).toBeVisible();
  }
  for (const name of visited.slice(0, -1).toReversed()) {
    await page.goBack();
    await expect(heading(name)).toBeVisible();
  }
  for (const name of visited.slice(1)) {
    await page.goForward();
    await expect(heading(name)).toBeVisible();
  }
});

test("A page that is not there, or not for this person, says so and leads on", async ({ author: page, house, faults }) => {
  faults.expect(/status of 404/);
  for (const url of [
    `${address()}/no-such-page`,
    house.page("sections/no-such-section"),
    house.list.replace(/or-\w+/, "or-0000000000000000"),
  ]) {
    expect((await page.goto(url))?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1, name: "This page does not exist" })).toBeVisible();
  }
  await page.getByRole("link", { name: "Go to your organisations" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Your organisations" })).toBeVisible();
});
