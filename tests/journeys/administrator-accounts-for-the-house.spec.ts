import { readFileSync } from "node:fs";
import { expectAccessible, expectToFit } from "./accessible";
import { expect, founder, test } from "./journey";

test("An administrator reads the audit trail, looks for a head and takes the trail away as a file", async ({ author: page, house }) => {
  await page.goto(house.list);
  await page.getByRole("link", { name: "Audit trail" }).click();
  await expect(page.getByText(/^Verified up to entry \d+$/)).toBeVisible();
  await expect(page.getByText(`${founder.name} began the assessment “Letter drafter”.`)).toBeVisible();
  await expectAccessible(page);
  await expectToFit(page, 320);
  const saving = page.waitForEvent("download");
  await page.getByRole("link", { name: "Save the trail as a file" }).click();
  const lines = readFileSync(await (await saving).path(), "utf8")
    .trimEnd()
    .split("\n");
  const { head, entries } = JSON.parse(lines[0] ?? "{}") as { head: string; entries: number };
  expect(lines).toHaveLength(entries + 1);
  await page.getByText("Verify it yourself").click();
  await page.getByLabel(/A head that you kept/).fill(head);
  await page.getByRole("button", { name: "Look for it" }).click();
  await expect(page.getByText(`Entry ${entries} has this hash`)).toBeVisible();
  await page.getByLabel("About").selectOption("People and access");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page.getByText("began the assessment")).toHaveCount(0);
});

test("An administrator hands over what hangs on somebody, who then leaves, changes how long things are kept, and takes the name away", async ({
  author: page,
  house,
  personWith,
  faults,
}) => {
  // Who still has something waiting is not removed.
  faults.expect(/status of 400/);
  const reader = await personWith(["reader"], "Zoe Zephyr");
  await reader.goto(house.list);
  await page.goto(house.page("overview"));
  await page.getByText("Hand it to somebody else").click();
  await page.getByLabel("Who answers for this assessment").selectOption({ label: "Zoe Zephyr" });
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.getByRole("link", { name: "People", exact: true }).click();
  const zoe = page.getByRole("listitem").filter({ hasText: /^Zoe Zephyr/ });
  await zoe.getByText("Change Zoe Zephyr").click();
  // Out at once, with all that waits for them where it is.
  await zoe.getByRole("button", { name: "Suspend access" }).click();
  const asked = page.getByRole("dialog");
  await asked.getByLabel("Reason (optional)").fill("Her telephone was stolen.");
  await expectAccessible(page);
  await asked.getByRole("button", { name: "Suspend now" }).click();
  await expect(zoe.getByText(/^Access suspended on/)).toBeVisible();
  await expect(zoe.getByText("Reason: Her telephone was stolen.")).toBeVisible();
  await reader.reload();
  await expect(reader.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await expect(reader.getByText("telephone")).toHaveCount(0);
  await zoe.getByRole("button", { name: "Remove from the organisation" }).click();
  await asked.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(page.getByText("Zoe Zephyr answers for “Letter drafter”. Hand that over to somebody else first.")).toBeVisible();
  await asked.getByRole("link", { name: "What waits, and handing it over" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "What waits for Zoe Zephyr" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Letter drafter" })).toBeVisible();
  await expectAccessible(page);
  await expectToFit(page, 320);
  const founderOption = page.getByRole("option", { name: new RegExp(`^${founder.name}`) });
  await page.getByLabel("To whom").selectOption((await founderOption.getAttribute("value")) ?? "");
  await page.getByRole("button", { name: "Hand over" }).click();
  await expect(page.getByText(`Handed over to ${founder.name}, who is told of it.`)).toBeVisible();
  await expect(page.getByText("Nothing waits by name.")).toBeVisible();
  await page.getByRole("link", { name: /^People of/ }).click();
  await zoe.getByText("Change Zoe Zephyr").click();
  await zoe.getByRole("button", { name: "Remove from the organisation" }).click();
  await asked.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(zoe).toHaveCount(0);
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByLabel(/Days to keep notifications/).fill("60");
  await page.getByRole("button", { name: "Save the days for notifications" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await expectAccessible(page);
  await expectToFit(page, 320);
  const left = page.getByRole("listitem").filter({ hasText: "Zoe Zephyr" });
  const saving = page.waitForEvent("download");
  await left.getByRole("link", { name: "Save what is held about Zoe Zephyr" }).click();
  expect(readFileSync(await (await saving).path(), "utf8")).toContain("Zoe Zephyr");
  await left.getByText("Take the name and addresses away").click();
  await left.getByLabel("Your password, once more").fill(founder.password);
  await left.getByRole("button", { name: "Take the name of Zoe Zephyr away" }).click();
  await expect(page.getByText("Nobody whose name is still held.")).toBeVisible();
  await page.getByRole("link", { name: "Audit trail" }).click();
  await expect(page.getByText(/^Verified up to entry/)).toBeVisible();
  await expect(page.getByText(`${founder.name} removed Former member from the organisation.`)).toBeVisible();
  await expect(page.getByText("Zoe")).toHaveCount(0);
});

test("A reviewer is told that a draft waits, opens it from the notification, and chooses what is mailed", async ({
  author: page,
  house,
  personWith,
}) => {
  const reviewer = await personWith(["legalReviewer"], "Leo Legal");
  await page.goto(house.page("sections/people-and-data"));
  const saved = page.waitForResponse((reply) => reply.url().endsWith("/changes"));
  await page.getByRole("button", { name: "Add a data item" }).click();
  await page.keyboard.type("Letters");
  await saved;
  await page.goto(house.page("review"));
  await page.getByRole("button", { name: "Send to legal review" }).click();
  await expect(page.getByText("In review").first()).toBeVisible();
  await reviewer.goto(house.list);
  await reviewer.getByRole("link", { name: "Notifications (1 unread)" }).click();
  await expectAccessible(reviewer);
  await expectToFit(reviewer, 320);
  await reviewer.getByLabel("One mail a week, on Mondays").check();
  await reviewer.getByRole("button", { name: "Save what is mailed" }).click();
  await expect(reviewer.getByText("Saved.")).toBeVisible();
  await reviewer.getByRole("link", { name: `${founder.name} sent “Letter drafter” to legal review.` }).click();
  await reviewer.waitForURL(house.page("review"));
  await reviewer.getByRole("link", { name: "Notifications" }).click();
  await expect(reviewer.getByText("You have read everything.")).toBeVisible();
});
