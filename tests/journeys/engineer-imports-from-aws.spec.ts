import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { inventedFiles, recordedFiles } from "../golden/aws-tables";
import { expectAccessible, expectToFit } from "./accessible";
import { address, expect, question, test } from "./journey";

const folder = resolve(import.meta.dirname, "../aws-files");
const reply = (name: string) => resolve(folder, name);

test("An engineer's files are read, a part of what they say is taken over with its origin, and a later import shows what changed", async ({
  author: page,
  house,
}) => {
  await page.goto(house.page("overview"));
  await page.getByRole("link", { name: "Import from AWS" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Import from AWS" })).toBeVisible();
  await expectAccessible(page);
  await expectToFit(page, 320);

  await page
    .getByLabel("Files", { exact: true })
    .setInputFiles([reply("bedrock-agent.get-agent.json"), reply("bedrock.get-account-data-retention.json")]);
  await page.getByText("Paste what a command printed").click();
  await page.getByLabel("One reply as JSON, or a template").fill('{"knowledgeBase":{"name":"AKIAINVENTED00000007"}}');
  await page.getByRole("button", { name: "Add the pasted text" }).click();
  await page.getByRole("button", { name: "Read the files" }).click();

  const reports = page.getByRole("region", { name: "What each file says" });
  await expect(reports).toContainText("One file is refused");
  await expect(reports).toContainText("knowledgeBase.name: holds what looks like an AWS access key");
  await expect(page.locator("main")).not.toContainText("AKIA");

  const proposals = page.getByRole("region", { name: "What would be taken over" });
  await expect(proposals).not.toContainText("none (nothing may be kept)");
  await page.getByRole("region", { name: "From which Region are these files?" }).getByRole("combobox").selectOption("eu-west-1");
  await expect(proposals).toContainText("none (nothing may be kept)");
  await expectAccessible(page);
  await expectToFit(page, 320);

  await page.getByRole("button", { name: "Choose none" }).click();
  await expect(page.getByRole("button", { name: "Take over 0 answers" })).toBeDisabled();
  await proposals
    .getByRole("article", { name: /^Agent id-/ })
    .getByLabel("All of it")
    .check();
  const memory = proposals.getByRole("article", { name: /^Memory of the agent/ });
  await memory.getByLabel(/What is the store called/).check();
  await memory.getByLabel(/How long do data stay in it/).check();
  await page.getByRole("button", { name: /^Take over \d+ answers$/ }).click();
  await expect(page.getByRole("heading", { name: "Taken over" })).toBeVisible();
  await expectAccessible(page);

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: /evidence/ }).click();
  const evidence = await readFile(await (await download).path(), "utf8");
  expect(evidence).toContain('"kept": false');
  expect(evidence).not.toMatch(/AKIA|canary|parcel|210987654321/i);

  await page.getByRole("link", { name: "See systems and models" }).click();
  await page
    .locator('[id="modelUses"]')
    .getByRole("button", { name: /^Agent id-/ })
    .click();
  const mode = page.locator('[id^="modelUses/"][id$="/accountRetentionMode"]');
  await expect(mode).toContainText(/From AWS: bedrock\.get-account-data-retention\.json \(SHA-256 [0-9a-f]{12}…\), imported on/);
  await expectAccessible(page);
  await mode.getByLabel("inherit (no opinion").check();
  await expect(mode).not.toContainText("From AWS");
  const path = (await mode.getAttribute("id")) ?? "";
  await expect.poll(() => house.answer(path)).toEqual({ value: "inherit" });
  await expect(question(page, path.replace("accountRetentionMode", "model"))).toContainText("From AWS: bedrock-agent.get-agent.json");

  await page.getByRole("link", { name: "Import from AWS" }).click();
  const changed = (await readFile(reply("bedrock-agent.get-agent.json"), "utf8")).replaceAll("nova-lite", "nova-pro");
  await page
    .getByLabel("Files", { exact: true })
    .setInputFiles({ name: "agent.json", mimeType: "application/json", buffer: Buffer.from(changed) });
  await page.getByRole("button", { name: "Read the files" }).click();
  const agent = proposals.getByRole("article", { name: /^Agent id-/ });
  await expect(agent).toContainText("use of a model, described already");
  await expect(agent).toContainText(/instead of eu\.amazon\.nova-lite-v1:0 \(from bedrock-agent\.get-agent\.json \(SHA-256/);
  await agent.getByLabel("All of it").check();
  await page.getByRole("button", { name: /^Take over/ }).click();
  await expect(page.getByRole("heading", { name: "Taken over" })).toBeVisible();
  await expect.poll(() => house.answer(path.replace("accountRetentionMode", "model"))).toEqual({ value: "eu.amazon.nova-pro-v1:0" });

  // What a person answered is shown beside what the file says, and stays unless the person chooses otherwise.
  await page.goto(house.page("import-aws"));
  await page.getByLabel("Files", { exact: true }).setInputFiles(reply("bedrock.get-account-data-retention.json"));
  await page.getByRole("button", { name: "Read the files" }).click();
  await page.getByRole("region", { name: "From which Region are these files?" }).getByRole("combobox").selectOption("eu-west-1");
  await expect(agent).toContainText("instead of inherit");
  await expect(agent.getByRole("checkbox", { name: /Which retention mode is set/ })).not.toBeChecked();
});

const recorded = ["cli", "synthetic"].map((name) => resolve(import.meta.dirname, "../../../shared/fixtures/aws", name)).filter(existsSync);
const folders = [folder, ...recorded];
const infrastructure: Readonly<Record<string, string>> = {
  terraformState: "Terraform state",
  terraformPlan: "Terraform plan",
  cloudFormation: "CloudFormation template",
};
const recognisedAs = (is: string): string => infrastructure[is] ?? (is.startsWith("bedrock-mantle ") ? is : `aws ${is}`);

test(`Each file of ${recorded.length === 0 ? "the invented replies" : "the invented and recorded replies"} is read in the browser as the table says`, async ({
  author: page,
  house,
}) => {
  const table: Readonly<Record<string, { is: string; yields: readonly string[] }>> = { ...inventedFiles, ...recordedFiles };
  for (const from of folders) {
    const names = (await readdir(from)).sort();
    await page.goto(house.page("import-aws"));
    await page.getByLabel("Files", { exact: true }).setInputFiles(names.map((name) => resolve(from, name)));
    await page.getByRole("button", { name: "Read the files" }).click();
    const items = page.getByRole("region", { name: "What each file says" }).locator("> ul > li");
    await expect(items).toHaveCount(names.length);
    const said = await items.allInnerTexts();
    for (const [index, name] of names.entries()) {
      const expected = table[name];
      // Of many batch jobs a test of its own tells.
      if (!expected) continue;
      expect(said[index], name).toContain(recognisedAs(expected.is));
      expect(said[index], name).not.toContain("refused");
      // Alone, as many answers as its line in the table; names apart.
      const alone = await page.request.post(house.api("aws-import/proposals"), {
        headers: { origin: address() },
        multipart: {
          choices: JSON.stringify({ files: [{ name, writtenOn: null }], regions: { "": "eu-west-1" }, keepNames: false, into: {} }),
          files: { name: "file", mimeType: "application/json", buffer: await readFile(resolve(from, name)) },
        },
      });
      expect(alone.status(), name).toBe(200);
      const { records } = (await alone.json()) as { records: readonly { proposals: readonly { id: string }[] }[] };
      // The Region that was given counts here also for what the table was not told it for.
      const given = expected.yields.some((line) => / region = /.test(line)) ? /#name$/ : /#(name|region)$/;
      expect(records.flatMap(({ proposals }) => proposals).filter(({ id }) => !given.test(id)).length, name).toBe(expected.yields.length);
    }
    await expect(page.locator("main")).not.toContainText(/canary|210987654321|644160558196|111122223333/i);
  }
});

test("The page of commands names the Regions at hand and gives a script without anything that changes an account", async ({
  author: page,
  house,
}) => {
  await page.goto(house.page("import-aws"));
  await page.getByRole("link", { name: "these read-only commands" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Commands for the engineer" })).toBeVisible();
  await page.getByRole("checkbox", { name: /^eu-central-1/ }).check();
  await page.getByRole("button", { name: "Show the commands for these" }).click();
  const script = page.getByRole("region", { name: "The script" });
  await expect(script).toContainText("for region in eu-central-1; do");
  await expect(script).toContainText("bedrock get-account-data-retention");
  expect(await script.innerText()).not.toMatch(/aws [a-z-]+ (?:create|delete|put|update|start|stop)-/);
  await expectAccessible(page);
  await expectToFit(page, 320);
});

test("A reader sees what is asked for, and cannot import", async ({ personWith, house }) => {
  const page = await personWith(["reader"]);
  await page.goto(house.page("import-aws"));
  await expect(page.getByText("An author, or an administrator who may read this assessment, can import here.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Read the files" })).toHaveCount(0);
});
