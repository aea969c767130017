import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { APIRequestContext, Page } from "@playwright/test";
import { decisionAnswers, firstSaves } from "../support/decision-answers";
import { expectAccessible, expectToFit } from "./accessible";
import { address, expect, founder, type House, test } from "./journey";

const reply = (name: string) => resolve(import.meta.dirname, "../aws-files", name);
const headers = { origin: address() };

async function send(request: APIRequestContext, verb: "post" | "put", url: string, data: object): Promise<unknown> {
  const reply = await request[verb](url, { headers, data });
  expect(reply.ok(), `${url}: ${await reply.text()}`).toBe(true);
  return reply.status() === 204 ? null : reply.json();
}

/** A use of a model on record, and what a decision needs. */
const answers: Readonly<Record<string, unknown>> = {
  ...decisionAnswers,
  "modelUses/mu-letters01/name": "Drafting",
  "modelUses/mu-letters01/platform": "bedrock",
  "modelUses/mu-letters01/endpoint": "runtime",
  "modelUses/mu-letters01/model": "eu.anthropic.claude-sonnet-4-5-20250929-v1:0",
  "modelUses/mu-letters01/sourceRegion": "eu-central-1",
  "modelUses/mu-letters01/inferenceRouting": "geographic",
  "modelUses/mu-letters01/accountRetentionMode": "default",
};

/** A version that was decided (rejected, which little blocks) and signed. */
async function signedVersion(author: Page, legal: Page, signer: Page, house: House): Promise<void> {
  const record = { record: "add", list: "modelUses", id: "mu-letters01" };
  await send(author.request, "post", house.api("changes"), { client: "journey-out-of-date", changes: [record, ...firstSaves(answers)] });
  const people = await author.request.get(`${address()}/api/v1/organisations/${house.organisationId}/people`);
  const found = ((await people.json()) as { people: { personId: string; name: string }[] }).people.find(
    ({ name }) => name === "Sam Signer",
  );
  await send(author.request, "put", house.api("signers"), { signers: [found?.personId] });
  const move = (page: Page, transition: string) => send(page.request, "post", house.api("state"), { transition, reason: "" });
  await move(author, "submitForReview");
  await move(legal, "clear");
  await move(legal, "askForDecision");
  const decision = { act: "reject", reason: "Come back with in-Region routing." };
  const { sha256 } = (await send(signer.request, "post", house.api("prepared"), decision)) as { sha256: string };
  await send(signer.request, "post", house.api("signatures"), { act: "reject", sha256, password: founder.password, intent: true });
}

test("A signed version goes out of date by a fact of the house, is confirmed, goes out of date by what AWS shows, and a new version begins", async ({
  author,
  house,
  personWith,
}) => {
  const legal = await personWith(["legalReviewer"], "Leo Legal");
  const signer = await personWith(["signer"], "Sam Signer");
  await signedVersion(author, legal, signer, house);
  await author.goto(house.list);
  const row = author.getByRole("row", { name: /Letter drafter/ });
  await expect(row).toContainText("Signed and in force");
  await expect(row).not.toContainText("Out of date");

  // A fact of the house.
  await author.goto(`${address()}/facts?organisation=${house.organisationId}&q=no+longer+names+an+exception`);
  await author.getByRole("link", { name: "Something else holds for us" }).first().click();
  const receives = author.getByLabel("The terms allow the maker to receive content");
  await expect(receives.getByRole("option")).toHaveText(["Not known", "No", "Only after the customer opted in", "Yes"]);
  await expectAccessible(author);
  await expectToFit(author, 320);
  await author.getByLabel("What holds for you, in one sentence").fill("By amendment 3 nothing is handed to a model's maker.");
  await author.getByLabel("Source", { exact: true }).fill("Amendment 3, clause 4");
  await author.getByLabel("In force from").fill("2026-01-01");
  await author.getByLabel("Until (not including)").fill("2099-01-01");
  await author.getByLabel("Who looks after it").fill("Purchasing");
  await author
    .getByLabel("Add a file as evidence")
    .setInputFiles({ name: "amendment.txt", mimeType: "text/plain", buffer: Buffer.from("clause 4") });
  await expect(author.getByText("amendment.txt")).toBeVisible();
  await author.getByRole("button", { name: "Add this fact" }).click();
  await expect(author.getByText("Looked after by Purchasing.")).toBeVisible();

  // The list marks it, and can show only what is marked.
  await author.goto(house.list);
  await expect(row.getByRole("link", { name: /^Out of date ?: Letter drafter/ })).toBeVisible();
  await expectAccessible(author);
  await expectToFit(author, 320);
  await author.getByLabel("Out of date only").check();
  await author.getByRole("button", { name: "Show", exact: true }).click();
  await expect(author).toHaveURL(/outOfDate=1/);
  await row.getByRole("link", { name: /^Out of date ?: Letter drafter/ }).click();

  // The page names the facts of then and now and the printed statements.
  await expect(author.getByRole("heading", { level: 1, name: "Out of date" })).toBeVisible();
  await expect(author.getByText("By amendment 3 nothing is handed to a model's maker.")).toBeVisible();
  const concerned = author.getByRole("heading", { name: "Statements of the signed document that it concerns" });
  await expect(concerned).toBeVisible();
  await expect(author.locator("details").filter({ hasText: /^\d+ statements?/ })).toBeVisible();
  await expectAccessible(author);
  await expectToFit(author, 320);
  await author.getByLabel("Or say why no change is needed").fill("The amendment only says what the terms say already.");
  await author.getByRole("button", { name: "Confirm that no change is needed" }).click();
  await expect(author.getByText(/confirmed on .* that no change is needed: The amendment only says/)).toBeVisible();
  await author.goto(house.list);
  await expect(row).toBeVisible();
  await expect(row).not.toContainText("Out of date");

  // What AWS shows: another retention mode, and the same calls from another Region. Nothing of the signed version changes.
  await author.goto(house.page("import-aws"));
  await expect(author.getByText("Version 1 is signed")).toBeVisible();
  const agent = (await readFile(reply("bedrock-agent.get-agent.json"), "utf8"))
    .replaceAll("eu-west-1", "us-east-1")
    .replace("eu.amazon.nova-lite-v1:0", "us.anthropic.claude-sonnet-4-5-20250929-v1:0");
  await author.getByLabel("Files", { exact: true }).setInputFiles(reply("bedrock.get-account-data-retention.json"));
  await author
    .getByLabel("Files", { exact: true })
    .setInputFiles({ name: "agent.json", mimeType: "application/json", buffer: Buffer.from(agent) });
  await author.getByRole("button", { name: "Read the files" }).click();
  await author.getByRole("region", { name: "From which Region are these files?" }).getByRole("combobox").selectOption("eu-central-1");
  const shown = author.getByRole("region", { name: "What the files show otherwise than version 1" });
  await expect(shown).toContainText("none (nothing may be kept)");
  const use = shown.getByRole("article", { name: /^Agent id-/ }).filter({ hasText: "use of a model" });
  await use.getByRole("combobox").selectOption({ label: "Fill “Drafting”" });
  await expect(shown).toContainText("instead of eu-central-1");
  await author.getByRole("button", { name: "Choose none" }).click();
  await shown.getByRole("checkbox", { name: /Which retention mode is set/ }).check();
  await shown.getByRole("checkbox", { name: /From which Region are the.*us-east-1/ }).check();
  await expectAccessible(author);
  await expectToFit(author, 320);
  await author.getByRole("button", { name: "Write down 2 differences" }).click();
  await expect(author.getByRole("heading", { name: "Compared with version 1" })).toBeVisible();
  expect(await house.answer("modelUses/mu-letters01/accountRetentionMode")).toEqual({ value: "default" });
  await author.getByRole("link", { name: "See what follows for version 1" }).click();

  // The confirmation was of less than this: it is open again, and the other way is a new version.
  await expect(author.getByRole("heading", { name: "What files of AWS show" })).toBeVisible();
  await expect(author.locator("main")).toContainText("none (nothing may be kept)");
  await expect(author.locator("main")).toContainText("bedrock.get-account-data-retention.json");
  await expect(author.locator("main")).toContainText("us-east-1instead of eu-central-1");
  const risk = author.getByRole("row", { name: /outside the EEA|third countr/i });
  await expect(risk).toContainText("not applicable");
  await expect(risk).toContainText("undetermined");
  await expect(author.getByText(/that no change is needed: The amendment/)).toHaveCount(0);
  await expectAccessible(author);
  await expectToFit(author, 320);
  await author.getByRole("button", { name: "Begin a new version" }).click();
  await expect(author.getByText("Version 2 · Draft")).toBeVisible();
  await expect(author.getByRole("link", { name: "Version 1 is out of date" })).toBeVisible();
  await author.goto(house.page("import-aws"));
  await expect(author.getByText("What you take over is also compared with version 1")).toBeVisible();
});
