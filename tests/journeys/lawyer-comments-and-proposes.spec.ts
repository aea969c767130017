import type { Page } from "@playwright/test";
import { expectAccessible, expectToFit } from "./accessible";
import { address, expect, founder, type House, question, test } from "./journey";

const nature = "Drafts letters to customers; staff read each draft before it leaves.";
const proposed = "Drafts letters to customers; trained staff read each draft before it leaves.";

async function write(page: Page, house: House, text: string, baseRevision: number): Promise<void> {
  const changes = [{ path: "desc.nature", answer: { value: text }, baseRevision, saveNumber: baseRevision + 1 }];
  const reply = await page.request.post(house.api("changes"), {
    headers: { origin: address() },
    data: { client: "journey-of-comments", changes },
  });
  expect(reply.status()).toBe(200);
}

const commentOn = (page: Page) => page.getByRole("button", { name: /^Comment on: .*\(nature\)/ }).first();
const panel = (page: Page) => page.getByRole("region", { name: /^(Comment|Propose a wording)$/ });

/** Opens a comment on the description from the draft and writes it, quoting these words. */
async function begin(page: Page, text: string, quote = ""): Promise<void> {
  await commentOn(page).focus();
  await page.keyboard.press("Enter");
  await panel(page).getByLabel("Words that it is about (optional)").fill(quote);
  await panel(page).getByLabel("Your comment").fill(text);
}

test("A lawyer comments, proposes and sends back; the author answers", async ({ author, personWith, house, faults }) => {
  await write(author, house, nature, 0);
  const legal = await personWith(["legalReviewer"], "Leo Legal");
  await author.goto(house.page("review"));
  await author.getByRole("button", { name: "Send to legal review" }).click();
  await expect(author.getByText("In review.")).toBeVisible();

  await legal.goto(house.page("read"));
  await expect(legal.getByRole("heading", { level: 1, name: "Letter drafter" })).toBeVisible();
  await begin(legal, "Who are they? @Ana Prober will know.", "staff read each draft");
  await expectAccessible(legal);
  await panel(legal).getByRole("button", { name: "Comment", exact: true }).click();
  await expect(panel(legal)).toBeHidden();
  const note = legal.getByRole("complementary", { name: "Notes on this passage" }).filter({ hasText: "Who are they?" });
  await expect(note).toBeVisible();
  await note.locator("summary").first().click();
  await expect(note.getByText("“staff read each draft”")).toBeVisible();
  await expectAccessible(legal);
  await expectToFit(legal, 320);

  await commentOn(legal).focus();
  await legal.keyboard.press("Enter");
  await panel(legal).getByRole("button", { name: "Propose a wording instead" }).click();
  await expect(panel(legal).getByLabel("The wording that you propose")).toHaveValue(nature);
  await panel(legal).getByLabel("The wording that you propose").fill(proposed);
  await panel(legal).getByLabel("Why, for the author").fill("Say that they are trained.");
  await panel(legal).getByRole("button", { name: "Propose this wording" }).click();
  await expect(legal.getByText("proposes a wording")).toBeVisible();

  await legal.goto(house.page("compare"));
  await legal.getByRole("button", { name: "Mark the present state as read" }).click();
  await expect(legal.getByText(/^Marked as read\./)).toBeVisible();

  await legal.goto(house.page("review"));
  await legal.getByText("Send back with reasons …").click();
  await legal.getByLabel("Your reasons").fill("See the two notes.");
  await expect(legal.getByRole("checkbox", { name: /Who are they/ })).toBeChecked();
  await expectAccessible(legal);
  await legal.getByRole("button", { name: "Send back with reasons", exact: true }).click();
  await expect(legal.getByRole("region", { name: "Sent back" })).toContainText("See the two notes.");

  await author.goto(house.page("review"));
  await expect(author.getByRole("region", { name: "Sent back" }).getByRole("link")).toHaveCount(2);
  await expect(author.getByRole("listitem").filter({ hasText: "See the two notes." }).getByRole("link")).toHaveCount(2);
  await author.goto(house.page("comments?show=mentions"));
  await expect(author.getByText("Who are they? @Ana Prober will know.")).toBeVisible();
  await author.goto(house.page("comments"));
  await expectAccessible(author);
  await expectToFit(author, 320);
  const proposal = author.getByRole("article").filter({ hasText: "Proposed wording" });
  await expect(proposal.locator("ins")).toContainText("trained");
  await proposal.getByRole("button", { name: "Take it over as the answer" }).click();
  await expect(author.getByText("Taken over as the answer")).toBeVisible();
  expect(await house.answer("desc.nature")).toEqual({ value: proposed });

  // The quoted words go: the thread is detached, shows both texts, and is hung on other words.
  await write(author, house, "Drafts letters to customers; two lawyers check them.", 2);
  await author.goto(house.page("comments?show=detached"));
  const detached = author.getByRole("article").filter({ hasText: "Who are they?" });
  await expect(detached).toContainText("“staff read each draft”");
  await expect(detached).toContainText("Drafts letters to customers; two lawyers check them.");
  await expectAccessible(author);
  await detached.getByRole("button", { name: "Hang it elsewhere" }).click();
  await detached.getByLabel("Words that it is about (optional)").fill("two lawyers");
  await detached.getByRole("button", { name: "Hang it there" }).click();
  await expect(author.getByText("No comment is of this kind.")).toBeVisible();

  // In the form, beside the question, where a conflict of two people is told in its own panel.
  await author.goto(house.page("sections/description"));
  const asked = question(author, "desc.nature");
  await asked.getByRole("button", { name: /^Comments: 1 open of 2/ }).click();
  await expect(asked.getByText("Who are they? @Ana Prober will know.")).toBeVisible();
  await asked.getByRole("button", { name: "Reply" }).click();
  await asked.getByLabel("Your reply").fill("Two lawyers of the privacy office.");
  await asked.getByRole("button", { name: "Reply" }).last().click();
  await expect(asked.getByText("Two lawyers of the privacy office.")).toBeVisible();
  await expectAccessible(author, "main");
  await asked.getByRole("button", { name: "Resolve", exact: true }).click();
  await asked.getByLabel("Not taken up").check();
  await asked.getByRole("button", { name: "Resolve", exact: true }).last().click();
  await expect(asked.getByText("Say why the remark is not taken up.")).toBeVisible();
  await asked.getByLabel("Taken up: the text was changed").check();
  await asked.getByRole("button", { name: "Resolve", exact: true }).last().click();
  await expect(asked.getByRole("button", { name: /^Comments: 0 open of 2/ })).toBeVisible();

  await legal.goto(house.page("compare"));
  await expect(legal.locator("ins").filter({ hasText: "lawyers" })).toBeVisible();
  await expect(legal.locator("del").filter({ hasText: "staff" })).toBeVisible();
  await expectAccessible(legal);
  await expectToFit(legal, 320);
  await legal.goto(house.page("checklist"));
  await expect(legal.getByRole("main").getByText(/^\d+ of \d+ answered$/)).toBeVisible();
  await expectAccessible(legal);
  await expectToFit(legal, 320);
  faults.expect();
});

test("Nothing that is written into a comment is lost: too long, offline, signed out and after a reload", async ({
  author,
  house,
  faults,
}) => {
  faults.expect(/status of 401/, /ERR_INTERNET_DISCONNECTED/);
  await write(author, house, nature, 0);
  await author.goto(house.page("read"));
  const long = "x".repeat(100_000);
  await begin(author, long);
  await expect(panel(author).getByRole("alert")).toContainText("at most 20,000 characters; this one has 100,000");
  await expect(panel(author).getByLabel("Your comment")).toHaveValue(long);
  await expect(panel(author).getByRole("button", { name: "Comment", exact: true })).toBeDisabled();

  await panel(author).getByLabel("Your comment").fill("Written before the page was loaded again.");
  author.once("dialog", (dialog) => void dialog.accept());
  await author.reload();
  await commentOn(author).focus();
  await author.keyboard.press("Enter");
  await expect(panel(author).getByLabel("Your comment")).toHaveValue("Written before the page was loaded again.");

  await author.context().setOffline(true);
  await panel(author).getByRole("button", { name: "Comment", exact: true }).click();
  await expect(panel(author).getByRole("alert")).toContainText("kept in this window and is sent when the connection is back");
  await author.context().setOffline(false);
  await expect(author.getByRole("complementary", { name: "Notes on this passage" })).toContainText(
    "Written before the page was loaded again.",
  );

  await begin(author, "Written while signed out.");
  await author.context().clearCookies();
  await panel(author).getByRole("button", { name: "Comment", exact: true }).click();
  const dialog = author.getByRole("dialog", { name: "You have been signed out" });
  await dialog.getByLabel("Password").fill(founder.password);
  await dialog.getByRole("button", { name: "Sign in and save" }).click();
  await expect(
    author.getByRole("complementary", { name: "Notes on this passage" }).filter({ hasText: "Written while signed out." }),
  ).toBeVisible();
});
