import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clock } from "@/lib/adapters/clock";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { signFacts } from "@/lib/adapters/signing/facts-signature";
import { writeAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import { minimalContent, recordOf } from "@/lib/domain/assessment/minimal-content";
import { baseRegister } from "@/lib/domain/facts/base-register";
import type { Fact } from "@/lib/domain/facts/fact";
import { type FactsFile, signedText } from "@/lib/domain/facts/facts-file";
import { calendar } from "@/lib/services/calendar";
import { createAssessment } from "@/lib/services/create-assessment";
import { forgetRegister, refreshRegister } from "@/lib/services/current-register";
import { getAssessment } from "@/lib/services/get-assessment";
import { importFacts } from "@/lib/services/import-facts";
import { listFacts } from "@/lib/services/list-facts";
import { checkOutOfDate, confirmUpToDate, staleVersion } from "@/lib/services/out-of-date";
import { addFactEvidence, addOwnFact, getFactEvidence, withdrawOwnFact } from "@/lib/services/own-facts";
import type { SignedInPerson } from "@/lib/services/signed-in-person";
import { freshDatabase, type TestDatabase } from "../support/database";
import { newOrganisation, newPerson, refusalOf } from "../support/people";

const keys = generateKeyPairSync("ed25519");
const privateKey = keys.privateKey.export({ type: "pkcs8", format: "pem" }).toString();
const folder = mkdtempSync(join(tmpdir(), "groundwork-facts-"));
const publishersFile = join(folder, "publishers.json");
const started = clock.now;

let database: TestDatabase;
let organisationId: string;
let author: SignedInPerson;

const shipped = (id: string): Fact => {
  const fact = baseRegister.facts.find((one) => one.id === id);
  if (!fact) throw new Error(id);
  return fact;
};
const sharing = shipped("bedrock.provider-receives.2026-09");

beforeAll(async () => {
  process.env.GROUNDWORK_FACTS_PUBLISHERS = publishersFile;
  writeFileSync(
    publishersFile,
    JSON.stringify([{ name: "Invented Observatory", publicKey: keys.publicKey.export({ type: "spki", format: "pem" }).toString() }]),
  );
  database = await freshDatabase();
  organisationId = await newOrganisation();
  author = await newPerson(organisationId, ["author"]);
  clock.now = () => new Date("2026-11-25T10:00:00Z");
});
afterAll(async () => {
  clock.now = started;
  forgetRegister();
  await database.drop();
});

const content = minimalContent({
  asOf: "2026-08-01",
  answers: { "meta.processingName": { value: "Letters" } },
  records: {
    dataItems: [recordOf("di-letters01", { name: "Letters" })],
    systems: [recordOf("sy-desk0001", { name: "Desk" })],
    modelUses: [
      recordOf("mu-fable001", {
        name: "Answers",
        system: "sy-desk0001",
        dataItems: ["di-letters01"],
        platform: "bedrock",
        endpoint: "runtime",
        model: "global.anthropic.claude-fable-5",
        sourceRegion: "eu-central-1",
        inferenceRouting: "global",
        accountRetentionMode: "provider_data_share",
      }),
    ],
  },
});

/** A version that was signed in August, as its rows stand. */
async function signedInAugust(): Promise<string> {
  const { assessmentId } = await createAssessment(author, organisationId, { name: "Letters" });
  await database.asSuperuser(`update version set state = 'signed' where assessment_id = '${assessmentId}'`);
  const report = {
    summary: {
      title: "Summary",
      words: {
        text: [{ kind: "paragraph", runs: [{ text: "Anthropic may receive prompts." }] }],
        restsOn: ["fact:bedrock.provider-receives.2026-06@1"],
      },
    },
    sections: [
      {
        id: "x",
        number: "1",
        title: "Description",
        blocks: [{ text: [{ kind: "paragraph", runs: [{ text: "Else." }] }], restsOn: ["desc.nature"] }],
      },
    ],
  };
  await inOrganisation(organisationId, (transaction) =>
    transaction.issuedDocument.create({
      data: {
        organisationId,
        assessmentId,
        versionNumber: 1,
        round: 1,
        revision: 0,
        sha256: assessmentId,
        bytes: new Uint8Array([1]),
        act: "approve",
        code: "x",
        report,
        canonical: writeAssessmentFile(content),
        contentHash: "x",
        registerVersion: "x",
        method: content.method,
        auditHead: "x",
        issuedAt: new Date("2026-08-01T10:00:00Z"),
      },
    }),
  );
  return assessmentId;
}

test("a version signed in August is out of date in November, with the facts, recipients and printed statements named", async () => {
  const assessmentId = await signedInAugust();
  const stale = await staleVersion(author, organisationId, assessmentId);
  expect(stale?.changes.facts.flatMap(({ was }) => was.map(({ id }) => id))).toContain("bedrock.provider-receives.2026-06");
  expect(stale?.changes.recipients).toContainEqual({ id: "provider:anthropic", name: "Anthropic", before: "possible", after: "excluded" });
  expect(stale?.statements.map(({ text }) => text.trim())).toEqual(["Anthropic may receive prompts."]);
  const found = stale?.found ?? "";
  expect((await refusalOf(confirmUpToDate(author, organisationId, assessmentId, { found: "0".repeat(64), reason: "x" }))).refused).toBe(
    "invalid",
  );
  await confirmUpToDate(author, organisationId, assessmentId, { found, reason: "The pilot ended in July." });
  expect((await checkOutOfDate(organisationId, assessmentId))?.confirmed?.reason).toBe("The pilot ended in July.");
});

test("an own fact counts with evidence, stands beside the one it displaces, and ends when it is withdrawn", async () => {
  const given = {
    displaces: sharing.id,
    claim: "By amendment 3 nothing is handed to the provider.",
    value: sharing.value,
    standing: "contract",
    source: { title: "Amendment 3, clause 4" },
    validFrom: "2026-10-01",
    validTo: "2027-10-01",
    owner: "Head of purchasing",
    evidence: [] as string[],
  } as const;
  expect((await refusalOf(addOwnFact(author, organisationId, given))).message).toMatch(/evidence/);
  const file = await addFactEvidence(author, organisationId, { name: "amendment.txt", bytes: new TextEncoder().encode("clause 4") });
  expect((await refusalOf(addOwnFact(author, organisationId, { ...given, evidence: [file.id], value: "something else" }))).message).toMatch(
    /form/,
  );
  expect((await refusalOf(addOwnFact(author, organisationId, { ...given, evidence: ["ev-none"] }))).message).toMatch(/evidence/);
  const { assessmentId } = await createAssessment(author, organisationId, { name: "Open" });
  const { id } = await addOwnFact(author, organisationId, { ...given, evidence: [file.id] });
  expect((await listFacts(author, organisationId)).facts.find((fact) => fact.id === id)).toMatchObject({ supersedes: [sharing.id] });
  expect((await getAssessment(author, organisationId, assessmentId)).content.facts.map((fact) => fact.id)).toEqual([id]);
  expect(new TextDecoder().decode((await getFactEvidence(author, organisationId, file.id)).bytes)).toBe("clause 4");
  expect((await calendar(author, organisationId)).map(({ kind, date }) => [kind, date])).toContainEqual(["factEnds", "2027-10-01"]);
  const elsewhere = await newPerson(await newOrganisation("Elsewhere"), ["author"]);
  expect((await refusalOf(getFactEvidence(elsewhere, organisationId, file.id))).refused).toBe("notFound");
  await withdrawOwnFact(author, organisationId, id);
  expect((await getAssessment(author, organisationId, assessmentId)).content.facts[0]?.withdrawnOn).toBe("2026-11-25");
});

const published = (change: Partial<FactsFile> = {}): FactsFile => ({
  format: "groundwork-facts",
  formatVersion: 1,
  publisher: "Invented Observatory",
  version: "2026-11-24.1",
  issuedOn: "2026-11-24",
  facts: [{ ...sharing, version: sharing.version + 1, claim: "Looked at again.", recordedOn: "2026-11-24" }],
  events: [],
  ...change,
});
const sealed = (file: FactsFile): string =>
  JSON.stringify({ ...file, signature: { algorithm: "Ed25519", value: signFacts(signedText(file), privateKey) } });

test("a signed file of a trusted publisher is taken in; unsigned, foreign, altered and older ones are refused with the reason", async () => {
  expect((await refusalOf(importFacts(JSON.stringify(published())))).message).toMatch(/not signed/);
  expect((await refusalOf(importFacts(sealed(published({ publisher: "Somebody" }))))).message).toMatch(/not among the publishers/);
  const altered = sealed(published()).replace("Looked at again.", "Looked at never.");
  expect((await refusalOf(importFacts(altered))).message).toMatch(/altered/);
  expect((await refusalOf(importFacts("{}"))).refused).toBe("invalid");
  expect(await importFacts(sealed(published()))).toMatchObject({ version: "2026-11-24.1", facts: 1, before: null });
  expect((await refusalOf(importFacts(sealed(published())))).message).toMatch(/here already/);
  expect((await refusalOf(importFacts(sealed(published({ version: "2026-11-23.9" }))))).message).toMatch(/here already/);
  expect(await importFacts(sealed(published({ version: "2026-11-24.2" })))).toMatchObject({ before: "2026-11-24.1" });
  forgetRegister();
  const register = await refreshRegister();
  expect(register.version).toContain("Invented Observatory 2026-11-24.2");
  expect(register.facts.some(({ claim }) => claim === "Looked at again.")).toBe(true);
});
