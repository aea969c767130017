import { generateKeyPairSync } from "node:crypto";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { Fact } from "@/lib/domain/facts/fact";
import type { FactsFile } from "@/lib/domain/facts/facts-file";
import { firstSaves } from "../support/decision-answers";
import { dpia } from "../support/started-groundwork";
import { expectAccessible, expectToFit } from "./accessible";
import { fillFirstForm } from "./first-form";
import { GroundworkServer } from "./groundwork-server";
import { expect, test } from "./journey";

/** An installation of its own, whose operator trusts one publisher of facts. */
const publisher = "Invented Observatory";
let server: GroundworkServer;
let folder: string;
let settings: Readonly<Record<string, string>>;
const place = (name: string) => join(folder, name);

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "groundwork-operator-"));
  for (const name of ["publisher", "stranger"]) {
    const keys = generateKeyPairSync("ed25519");
    await writeFile(place(`${name}.pem`), keys.privateKey.export({ type: "pkcs8", format: "pem" }));
    await writeFile(place(`${name}.pub`), keys.publicKey.export({ type: "spki", format: "pem" }));
  }
  const trusted = [{ name: publisher, publicKey: await readFile(place("publisher.pub"), "utf8") }];
  await writeFile(place("publishers.json"), JSON.stringify(trusted));
  server = await GroundworkServer.inNewFolder({ GROUNDWORK_FACTS_PUBLISHERS: place("publishers.json") });
  settings = { GROUNDWORK_DATA: server.data, GROUNDWORK_FACTS_PUBLISHERS: place("publishers.json") };
  await server.start();
});
test.afterAll(() => server.stop());

const facts = (...args: readonly string[]) => dpia(["facts", ...args], settings);

async function write(name: string, file: FactsFile): Promise<void> {
  await writeFile(place(name), JSON.stringify(file));
}

const answers: Readonly<Record<string, unknown>> = {
  "modelUses/mu-letters01/name": "Drafting",
  "modelUses/mu-letters01/platform": "bedrock",
  "modelUses/mu-letters01/endpoint": "runtime",
  "modelUses/mu-letters01/model": "anthropic.claude-fable-5-1",
  "modelUses/mu-letters01/sourceRegion": "eu-central-1",
  "modelUses/mu-letters01/inferenceRouting": "global",
  "modelUses/mu-letters01/accountRetentionMode": "aws_review",
};

/** Sets the installation up and describes a use of a model; gives the addresses of the organisation's list and the assessment. */
async function assessmentOf(page: Page): Promise<{ list: string; assessment: string }> {
  await page.goto(server.firstLink);
  await fillFirstForm(page);
  await page.waitForURL(/\/assessments$/);
  const list = page.url();
  const organisation = new URL(list).pathname.split("/")[2];
  const send = async (path: string, data: object) => {
    const reply = await page.request.post(`${server.address}/api/v1/organisations/${organisation}/assessments${path}`, {
      headers: { origin: server.address },
      data,
    });
    expect(reply.ok(), await reply.text()).toBe(true);
    return reply.json();
  };
  const { assessmentId } = await send("", { name: "Letter drafter" });
  const record = { record: "add", list: "modelUses", id: "mu-letters01" };
  await send(`/${assessmentId}/changes`, { client: "journey-operator", changes: [record, ...firstSaves(answers)] });
  return { list, assessment: `${list}/${assessmentId}` };
}

test("An operator takes in signed facts of a trusted publisher, and a kept state is out of date by them; other files are refused with the reason", async ({
  signedOut: page,
}) => {
  const { list, assessment } = await assessmentOf(page);
  await page.goto(`${assessment}/document`);
  await page.getByLabel("Why", { exact: true }).fill("For the board");
  await page.getByRole("button", { name: "Keep this state" }).click();
  await expect(page.getByText(/^Kept\. Its hash is/)).toBeVisible();

  // The publisher: export, change, review, sign.
  const exported = await facts("export", "--publisher", publisher, "--out", place("facts.json"));
  expect(exported).toMatchObject({ code: 0 });
  const shipped: FactsFile = JSON.parse(await readFile(place("facts.json"), "utf8"));
  const before = shipped.facts.find(({ id }) => id === "requirement.claude-fable-5-1") as Fact;
  const terms: Fact = {
    ...before,
    id: "requirement.claude-fable-5-1.from-november",
    value: { ...(before.value as object), minMode: "provider_data_share", review: "provider" },
    claim: "The terms from 20 November 2026 allow the maker of Claude Fable 5.1 to receive and review all traffic.",
    sources: [{ title: "Invented notice no. 12", date: "2026-11-20" }],
    validFrom: { date: "2026-11-20", precision: "day" },
    recordedOn: "2026-11-20",
    supersedes: [before.id],
  };
  await write("changed.json", { ...shipped, facts: [terms], events: [] });
  const review = await facts("review", place("changed.json"));
  expect(review.out).toContain("It takes the place of requirement.claude-fable-5-1");
  expect((await facts("sign", place("changed.json"), "--key", place("publisher.pem"), "--out", place("signed.json"))).code).toBe(0);

  // The operator: what is not signed, altered, or signed by another is refused with the reason; then the file, once.
  const refused = async (name: string) => {
    const { code, said } = await facts("import", place(name));
    expect(code).toBe(1);
    return said;
  };
  expect(await refused("changed.json")).toContain("The file is not signed.");
  await writeFile(place("altered.json"), (await readFile(place("signed.json"), "utf8")).replace("20 November", "2 November"));
  expect(await refused("altered.json")).toContain("the file was altered");
  await facts("sign", place("changed.json"), "--key", place("stranger.pem"), "--out", place("foreign.json"));
  expect(await refused("foreign.json")).toContain(`signed by somebody other than “${publisher}”`);
  await write("else.json", { ...JSON.parse(await readFile(place("signed.json"), "utf8")), publisher: "Somebody" });
  expect(await refused("else.json")).toContain("“Somebody” is not among the publishers that are trusted here");
  const taken = await facts("import", place("signed.json"));
  expect(taken).toMatchObject({ code: 0 });
  expect(taken.said).toContain(`of “${publisher}”, 1 fact and no events.`);
  expect(await refused("signed.json")).toContain("of this publisher is here already");

  // The register says it, and what it takes the place of.
  const organisation = new URL(list).pathname.split("/")[2];
  await expect(async () => {
    await page.goto(`${server.address}/facts?organisation=${organisation}&q=Fable+5.1`);
    await expect(page.getByText(`+ ${publisher} ${shipped.version}`)).toBeVisible({ timeout: 500 });
  }).toPass();
  const card = (id: string) => page.locator(`[id="${id}"]`);
  await expect(card(terms.id)).toContainText("Takes the place of:");
  await expect(card(terms.id)).toContainText("Invented notice no. 12");
  await expect(card(before.id)).toContainText("Does not count at present; in its place:");
  await expectAccessible(page);
  await expectToFit(page, 320);
  expect((await facts("--installed", "--subject", "fable-5-1")).out).toContain(terms.claim);

  // The command line judges the downloaded file by the register that is asked for, and names it.
  const address = new URL(assessment);
  const download = await page.request.get(
    `${server.address}/api/v1/organisations/${organisation}/assessments/${address.pathname.split("/").at(-1)}/file`,
  );
  expect(download.ok()).toBe(true);
  await writeFile(place("letters.json"), await download.body());
  const judged = async (...more: readonly string[]) => {
    const { code, out } = await dpia(["assess", place("letters.json"), "--json", ...more], settings);
    expect(code).toBe(0);
    const { registerVersion, risks } = JSON.parse(out) as { registerVersion: string; risks: { facts: unknown }[] };
    return { registerVersion, restsOnTheTerms: risks.some((risk) => JSON.stringify(risk.facts).includes(terms.id)) };
  };
  const { registerVersion: shippedVersion, restsOnTheTerms } = await judged();
  expect(restsOnTheTerms).toBe(false);
  const withPublisher = { registerVersion: `${shippedVersion} + ${publisher} ${shipped.version}`, restsOnTheTerms: true };
  expect(await judged("--installed")).toEqual(withPublisher);
  expect(await judged("--facts", place("signed.json"))).toEqual(withPublisher);

  // The kept state rested on something else: the reason, the facts, the levels and the statements.
  await page.goto(list);
  await page.getByRole("link", { name: /^A kept state is out of date ?: Letter drafter/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Out of date" })).toBeVisible();
  await expect(page.getByText(/^State kept on .* \(For the board\)/).first()).toBeVisible();
  const facing = page.getByRole("listitem").filter({ hasText: "It rested on" }).filter({ hasText: terms.claim });
  await expect(facing).toContainText(before.claim);
  await expect(page.getByRole("row").filter({ hasText: "People at the cloud provider read content" })).toBeVisible();
  await expect(page.getByRole("heading", { name: /^Statements/ })).toBeVisible();
  await expectAccessible(page);
  await expectToFit(page, 320);
});
