import { expectAccessible, expectToFit } from "./accessible";
import { address, expect, founder, test } from "./journey";

test("A person works for two organisations; when one suspends the access, the other stays open", async ({ author, house, personWith }) => {
  const reviewer = await personWith(["legalReviewer"], "Leo Legal");
  const email = `leo.legal.${house.organisationId.slice(-6)}@example.org`;

  await author.goto(address());
  await author.getByText("Create another organisation").click();
  await author.getByLabel("Its name").fill("Second house");
  await author.getByRole("button", { name: "Create the organisation" }).click();
  await author.getByRole("link", { name: "People", exact: true }).click();
  await author.getByRole("textbox", { name: "Name" }).fill("Leo Legal");
  await author.getByRole("textbox", { name: "E-mail" }).fill(email);
  await author.getByRole("group", { name: "Roles" }).last().getByLabel("Legal reviewer").check();
  await author.getByRole("button", { name: "Add and show the sign-in link" }).click();
  await expect(author.getByRole("status").filter({ hasText: `${email} has an account on this server already` })).toBeVisible();
  await expectAccessible(author);
  await expectToFit(author, 320);

  await reviewer.goto(address());
  await expect(reviewer.getByRole("link", { name: "Testhaus" })).toBeVisible();
  await reviewer.getByRole("link", { name: "Second house" }).click();
  await expect(reviewer.getByRole("heading", { level: 1, name: "Assessments" })).toBeVisible();

  const leo = author.getByRole("listitem").filter({ hasText: /^Leo Legal/ });
  await leo.getByText("Change Leo Legal").click();
  await leo.getByRole("button", { name: "Suspend access" }).click();
  await author.getByRole("dialog").getByRole("button", { name: "Suspend now" }).click();
  await expect(leo.getByText(/^Access suspended on/)).toBeVisible();

  await reviewer.reload();
  await reviewer.getByLabel("E-mail").fill(email);
  await reviewer.getByLabel("Password", { exact: true }).fill(founder.password);
  await reviewer.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(reviewer.getByText("Your access to Second house is suspended. Ask one of its administrators.")).toBeVisible();
  await expectAccessible(reviewer);
  await reviewer.goto(house.list);
  await expect(reviewer.getByRole("heading", { level: 1, name: "Assessments" })).toBeVisible();
  await expect(reviewer.getByRole("link", { name: "Letter drafter" })).toBeVisible();
});
