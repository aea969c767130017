import type { Page } from "@playwright/test";
import { expect, type House, question, test } from "./journey";

const nature = "desc.nature";
const scope = "desc.scope";
const textOf = (page: Page, path = nature) => question(page, path).locator("textarea");
const saved = (page: Page) => page.waitForResponse((reply) => reply.url().endsWith("/changes") && reply.status() === 200);

/** Both open the section before anybody writes; then the first one's text is saved, and the second one's meets it. */
async function writeOverEachOther(house: House, first: Page, second: Page): Promise<void> {
  await first.goto(house.page("sections/description"));
  await second.goto(house.page("sections/description"));
  const first200 = saved(first);
  await textOf(first).fill("The text of the first window");
  await first200;
  await textOf(second).fill("The text of the second window");
  await expect(question(second, nature).getByRole("alert")).toContainText("Changed elsewhere in the meantime");
}

const conflict = /status of 409/;

test("Two windows of one person meet in one answer: the second keeps its own text, and the history has both", async ({
  author,
  secondWindow,
  house,
  faults,
}) => {
  faults.expect(conflict);
  const second = await secondWindow();
  await writeOverEachOther(house, author, second);
  const panel = question(second, nature).getByRole("alert");
  await expect(panel).toContainText("by you, in another window");
  await expect(panel).toContainText("The text of the first window");
  await expect(panel).toContainText("The text of the second window");
  await panel.getByRole("button", { name: "Keep mine" }).click();
  await expect(panel).toBeHidden();
  await expect.poll(() => house.answer(nature)).toEqual({ value: "The text of the second window" });
  await expect(textOf(second)).toHaveValue("The text of the second window");
  const texts = (await house.history(nature)).map((one) => one.answer && "value" in one.answer && one.answer.value);
  expect(texts).toContain("The text of the first window");
  expect(texts).toContain("The text of the second window");
  await question(second, nature).getByText("Examples, what it serves, earlier answers").click();
  await question(second, nature).getByRole("button", { name: "Show earlier answers" }).click();
  await question(second, nature).getByRole("button", { name: "Bring this back The text of the first window" }).click();
  await expect(textOf(second)).toHaveValue("The text of the first window");
  await expect.poll(() => house.answer(nature)).toEqual({ value: "The text of the first window" });
});

test("Two people meet in one answer: the second takes the other's text, and the history has both", async ({
  author,
  personWith,
  house,
  faults,
}) => {
  faults.expect(conflict);
  const colleague = await personWith(["author"], "Bea Colleague");
  await writeOverEachOther(house, colleague, author);
  const panel = question(author, nature).getByRole("alert");
  await expect(panel).toContainText("by Bea Colleague");
  await panel.getByRole("button", { name: "Take theirs" }).click();
  await expect(textOf(author)).toHaveValue("The text of the first window");
  await expect(panel).toBeHidden();
  expect(await house.answer(nature)).toEqual({ value: "The text of the first window" });
  const history = await house.history(nature);
  expect(history.map(({ by, refused }) => ({ by, refused }))).toContainEqual({ by: "Ana Prober", refused: true });
  // Writing on rests on the text taken over: no second conflict.
  const again = saved(author);
  await textOf(author).fill("The text of both");
  await again;
  expect(await house.answer(nature)).toEqual({ value: "The text of both" });
});

test("Two people in different questions of one section never meet", async ({ author, personWith, house }) => {
  const colleague = await personWith(["author"]);
  await author.goto(house.page("sections/description"));
  await colleague.goto(house.page("sections/description"));
  const both = [saved(author), saved(colleague)];
  await textOf(author, nature).fill("What one of them writes");
  await textOf(colleague, scope).fill("What the other one writes");
  await Promise.all(both);
  expect(await house.answer(nature)).toEqual({ value: "What one of them writes" });
  expect(await house.answer(scope)).toEqual({ value: "What the other one writes" });
  await expect(author.getByText("Changed elsewhere")).toBeHidden();
  await expect(colleague.getByText("Changed elsewhere")).toBeHidden();
});
