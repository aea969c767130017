import type { Page } from "@playwright/test";
import { expectAccessible, expectToFit } from "./accessible";
import { address, examplePath, expect, type House, test } from "./journey";

/** The worked example in the author's own organisation, without the alternatives that it brings. */
async function importExample(page: Page, house: House): Promise<string> {
  const reply = await page.request.get(`${address()}/api/v1${examplePath.replace("/o/", "/organisations/")}/file`);
  const { scenarios: _scenarios, costs: _costs, ...withoutAlternatives } = await reply.json();
  await page.goto(house.list);
  await page.getByText("Import an assessment file or a Groundwork PDF").click();
  await page.getByLabel("Assessment file (.json) or PDF").setInputFiles({
    name: "vela.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(withoutAlternatives)),
  });
  await expect(page).toHaveURL(/\/overview$/);
  return page.url().replace(/\/overview$/, "");
}

const fileOf = async (page: Page, base: string): Promise<Record<string, unknown>> => {
  const reply = await page.request.get(`${address()}/api/v1${new URL(base).pathname.replace("/o/", "/organisations/")}/file`);
  expect(reply.status()).toBe(200);
  const { scenarios: _kept, costs: _entered, ...content } = await reply.json();
  return content;
};

test("An author makes an alternative, compares it, adopts it and undoes it: the assessment is the same again", async ({
  author: page,
  house,
}) => {
  const base = await importExample(page, house);
  const before = await fileOf(page, base);
  await page.goto(`${base}/what-if`);
  await page.getByRole("checkbox", { name: /A model that keeps nothing/ }).check();
  await page.getByRole("checkbox", { name: /Geographic profile instead of global/ }).check();
  await page.getByLabel("Name").fill("Quiet model, within the EU");
  await page.getByRole("button", { name: "Make the alternative" }).click();
  const table = page.getByRole("table", { name: /Today’s answers and 1 alternatives/ });
  await expect(table.getByRole("columnheader", { name: "Quiet model, within the EU" })).toBeVisible();
  // Open points come first, and the alternative says what is different.
  await expect(table.getByRole("row").nth(1)).toHaveText("Open points");
  await expect(table).toContainText("anthropic.claude-sonnet-4-6");
  expect(await fileOf(page, base)).toEqual(before);
  await expectAccessible(page, "main");
  await expectToFit(page, 320);

  await page.getByRole("button", { name: /^Adopt/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Adopt it" }).click();
  await expect(page.getByText("adopted on").first()).toBeVisible();
  expect(await fileOf(page, base)).not.toEqual(before);

  await page.getByRole("button", { name: /^Undo/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Undo it" }).click();
  await expect(page.getByRole("button", { name: /^Adopt/ })).toBeVisible();
  expect(await fileOf(page, base)).toEqual(before);
});

test("An author changes a kept alternative to another, for one use of a model only, and removes it", async ({ author: page, house }) => {
  const base = await importExample(page, house);
  await page.goto(`${base}/what-if`);
  await page.getByRole("checkbox", { name: /A model that keeps nothing/ }).check();
  await page.getByLabel("Name").fill("First thought");
  await page.getByRole("button", { name: "Make the alternative" }).click();
  await expect(page.getByRole("columnheader", { name: "First thought" })).toBeVisible();
  await page.getByRole("link", { name: /^Change “First thought”/ }).click();
  await expect(page.getByRole("heading", { name: "Change “First thought”" })).toBeVisible();
  await expect(page.getByRole("checkbox", { name: /A model that keeps nothing/ })).toBeChecked();
  await page.getByRole("checkbox", { name: /A model that keeps nothing/ }).uncheck();
  await page.getByRole("checkbox", { name: /In-Region routing only/ }).check();
  const uses = page.getByRole("group", { name: "For which uses of a model" });
  await uses.getByRole("checkbox").first().uncheck();
  await page.getByLabel("Name").fill("Second thought");
  await expectAccessible(page, "main");
  await expectToFit(page, 320);
  await page.getByRole("button", { name: "Save the alternative" }).click();
  await expect(page.getByRole("columnheader", { name: "Second thought" })).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "First thought" })).toHaveCount(0);
  await page.getByRole("button", { name: /^Remove/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove it" }).click();
  await expect(page.getByText("“Second thought” is removed.")).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "Second thought" })).toHaveCount(0);
});

test("An author changes an answer of their own and enters the yearly cost, by keyboard alone", async ({ author: page, house }) => {
  const base = await importExample(page, house);
  await page.goto(`${base}/what-if`);
  await page.getByLabel("About what").selectOption({ label: "The whole assessment" });
  await page.getByLabel("Which answer").selectOption({ index: 1 });
  await page.getByRole("button", { name: "Change it" }).press("Enter");
  await page.getByRole("radio", { name: /^No/ }).first().focus();
  await page.keyboard.press("Space");
  await page.getByLabel("Name").fill("No invocation logs");
  await page.getByLabel("Name").press("Enter");
  await expect(page.getByRole("columnheader", { name: "No invocation logs" })).toBeVisible();

  const cost = page.locator("details", { hasText: "Cost of: Today" });
  await cost.locator("summary").press("Enter");
  await cost.getByRole("button", { name: "Add a line" }).press("Enter");
  await cost.getByLabel("What", { exact: true }).fill("Answers in the chat");
  await cost.getByLabel(/^Volume/).fill("325");
  await cost.getByLabel("Take a price from the register").selectOption({ index: 2 });
  await expect(cost.getByLabel(/^Currency/)).toHaveValue("USD");
  await cost.getByRole("button", { name: "Save the cost" }).press("Enter");
  const cell = page.getByRole("table").getByText(/325 million tokens a month × 12 × 10 USD/);
  await expect(cell).toBeVisible();
  // Four kinds are open: the total is undetermined, not the sum of what is known.
  await expect(page.getByRole("table")).toContainText("Undetermined: open are output, ingestion, storage, logging");
});

test("An engineer copies the policy that denies every retention mode but none", async ({ author: page, house }) => {
  const base = await importExample(page, house);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"], { origin: address() });
  await page.goto(`${base}/measures`);
  await page.locator("summary", { hasText: "Keep nothing at the service" }).last().click();
  await page.getByRole("button", { name: /^Copy ?: Deny every retention mode but none$/ }).click();
  await expect(page.getByText("Copied")).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(JSON.parse(text).Statement.map((one: { Action: readonly string[] }) => one.Action[0])).toEqual([
    "bedrock:PutAccountDataRetention",
    "bedrock-mantle:PutAccountDataRetention",
  ]);
  await expectAccessible(page, "main");
});

test("An author pastes what AWS printed, sees what it supports with its reach, and confirms it", async ({ author: page, house }) => {
  const base = await importExample(page, house);
  await page.goto(`${base}/measures`);
  const output = page.getByLabel("What AWS printed");
  await output.fill('{"logGroups":[{"logGroupName":"calls","retentionInDays":30}]}\n{"mode":"aws_review"}');
  await page.getByLabel("Name of the account").fill("production 210987654321");
  await page.getByLabel("Regions", { exact: true }).fill("eu-central-1");
  await page.getByLabel("Taken on").fill("2026-11-25");
  await page.getByRole("button", { name: "See what it supports" }).click();
  await expect(page.getByText("Give the account a name that people know it by")).toBeVisible();
  await page.getByLabel("Name of the account").fill("production");
  await page.getByRole("button", { name: "See what it supports" }).click();
  await expect(page.getByText("The account is set to the mode aws_review")).toBeVisible();
  const proposal = page.getByRole("article").filter({ hasText: "proposed as" });
  await expect(proposal.getByRole("heading", { level: 3 })).toHaveText("Enforce a retention schedule M-47: proposed as partly in place");
  await expect(proposal).toContainText("Reach: production, eu-central-1, 25 November 2026");
  await expect(proposal).toContainText("It shows the stores that it names, no others");
  await expect(proposal).toContainText("Stands here as planned.");
  await expectAccessible(page, "main");
  await expectToFit(page, 320);
  await proposal.getByRole("button", { name: "Confirm: partly in place" }).click();
  await expect(page.getByText(/: partly in place, with its evidence\.$/)).toBeVisible();
  const kept = await fileOf(page, base);
  const measures = kept.measures as readonly { catalogue: string; status: string; risks: readonly string[]; evidence: readonly string[] }[];
  const evidence = (kept.evidence as readonly { id: string; name: string }[]).find(({ name }) => name === "proof-M-47-2026-11-25.json");
  const taken = measures.find(({ catalogue }) => catalogue === "M-47");
  expect(taken?.risks.length).toBeGreaterThan(0);
  expect(taken?.status).toBe("partial");
  expect(taken?.evidence).toContain(evidence?.id);
});
