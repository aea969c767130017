import { expectAccessible, expectToFit } from "./accessible";
import { address, expect, founder, test } from "./journey";

test("An administrator adds a person with a role and hands over the sign-in link, which works once", async ({
  author: page,
  house,
  signedOut: reader,
}) => {
  await page.goto(house.list);
  await page.getByRole("link", { name: "People", exact: true }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Rea Reader");
  const email = `rea.${house.organisationId.slice(-6)}@example.org`;
  await page.getByRole("textbox", { name: "E-mail" }).fill(email);
  await page.getByRole("group", { name: "Roles" }).last().getByLabel("Reader").check();
  await page.getByRole("button", { name: "Add and show the sign-in link" }).click();
  const shown = page.getByRole("status").filter({ hasText: `Sign-in link for ${email}` });
  await expect(shown).toBeVisible();
  const link = (await page.getByRole("region", { name: "Sign-in link" }).innerText()).trim();
  await expect(page.getByText("has not signed in yet")).toBeVisible();
  await expectAccessible(page);
  await expectToFit(page, 320);

  await reader.goto(link);
  await expect(reader.getByText(`You sign in as ${email}`)).toBeVisible();
  await reader.getByLabel("Password").fill(founder.password);
  await reader.getByRole("button", { name: "Set the password and sign in" }).click();
  await reader.waitForURL(house.list);
  await expect(reader.getByRole("button", { name: "Start an assessment" })).toHaveCount(0);
  await reader.goto(link);
  await expect(reader.getByRole("heading", { name: "This link does not work any more" })).toBeVisible();
});

test("A reader reads every page and finds nothing to change anything with", async ({ author: page, house, personWith }) => {
  await page.goto(house.page("sections/people-and-data"));
  const saved = page.waitForResponse((reply) => reply.url().endsWith("/changes") && (reply.request().postData() ?? "").includes("Letters"));
  await page.getByRole("button", { name: "Add a data item" }).click();
  await page.keyboard.type("Letters");
  await saved;
  const reader = await personWith(["reader"], "Rea Reader");
  for (const part of [
    "overview",
    "sections/screening",
    "sections/people-and-data",
    "sections/systems-and-models",
    "data-flow",
    "recipients",
    "gaps",
    "risks",
    "measures",
    "facts",
    "document",
    "review",
    "sign",
  ]) {
    const response = await reader.goto(house.page(part));
    expect(response?.status(), part).toBe(200);
    const main = reader.getByRole("main");
    await expect(main.locator("h1").first()).toBeVisible();
    await expect(main.locator("input, textarea, select"), part).toHaveCount(0);
    await expect(main.getByRole("button", { name: /Add|Remove|Duplicate|Move|Save|Keep|complete|Plan|Clear/ }), part).toHaveCount(0);
  }
  await reader.goto(house.page("sections/people-and-data"));
  await reader.getByRole("button", { name: /^Letters \d/ }).click();
  await expect(reader.getByRole("main").getByText("Letters").last()).toBeVisible();
  await expectAccessible(reader);
  await expectToFit(reader, 320);
});

test("Nobody else's organisation can be seen: its addresses are not found", async ({ personWith, house, faults }) => {
  faults.expect(/status of 404/);
  const stranger = await personWith(["author"]);
  const other = `${address()}/o/or-demo0000000000000000000000/assessments`;
  expect((await stranger.goto(other))?.status()).toBe(404);
  await stranger.goto(house.list);
  await expect(stranger.getByRole("link", { name: "Letter drafter" })).toBeVisible();
});
