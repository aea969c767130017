import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clock } from "@/lib/adapters/clock";
import { signFacts } from "@/lib/adapters/signing/facts-signature";
import { writeAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import { baseRegister } from "@/lib/domain/facts/base-register";
import type { Fact } from "@/lib/domain/facts/fact";
import { type FactsFile, signedText } from "@/lib/domain/facts/facts-file";
import type { SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import { applyChanges } from "@/lib/services/assessment/apply-changes";
import { importAssessmentFile } from "@/lib/services/assessment/assessment-files";
import { createAssessment } from "@/lib/services/assessment/create-assessment";
import { getAssessment } from "@/lib/services/assessment/get-assessment";
import { keepSnapshot } from "@/lib/services/assessment/keep-snapshot";
import { calendar } from "@/lib/services/facts/calendar";
import { checkAllDue, checkDue } from "@/lib/services/facts/check-out-of-date";
import { forgetRegister, refreshRegister } from "@/lib/services/facts/current-register";
import { importFacts } from "@/lib/services/facts/import-facts";
import { listFacts } from "@/lib/services/facts/list-facts";
import { confirmUpToDate, staleStates, statesWithoutRegister } from "@/lib/services/facts/out-of-date";
import { addFactEvidence, addOwnFact, getFactEvidence, withdrawOwnFact } from "@/lib/services/facts/own-facts";
import { listAssessments } from "@/lib/services/portfolio/list-assessments";
import { freshDatabase, type TestDatabase } from "../support/database";
import { lettersOnBedrock } from "../support/letters-on-bedrock";
import { newOrganisation, newPerson, refusalOf } from "../support/people";
import { signedVersion } from "../support/signed-version";

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

const content = lettersOnBedrock({ asOf: "2026-08-01" });
const signedInAugust = (name = "Letters") => signedVersion(database, author, organisationId, { content, at: "2026-08-01T10:00:00Z", name });

test("a version signed in August is out of date in November, with the facts, recipients and printed statements named", async () => {
  const assessmentId = await signedInAugust();
  const [stale] = await staleStates(author, organisationId, assessmentId);
  expect(stale?.changes.facts.flatMap(({ was }) => was.map(({ id }) => id))).toContain("bedrock.provider-receives.2026-06");
  expect(stale?.changes.recipients).toContainEqual({ id: "provider:anthropic", name: "Anthropic", before: "possible", after: "excluded" });
  expect(stale?.statements.map(({ text }) => text.trim())).toEqual(["Anthropic may receive prompts."]);
  const found = stale?.found ?? "";
  expect((await refusalOf(confirmUpToDate(author, organisationId, assessmentId, { found: "0".repeat(64), reason: "x" }))).refused).toBe(
    "invalid",
  );
  await confirmUpToDate(author, organisationId, assessmentId, { found, reason: "The pilot ended in July." });
  expect((await staleStates(author, organisationId, assessmentId))[0]?.confirmed?.reason).toBe("The pilot ended in July.");
});

const marksOf = async () =>
  Object.fromEntries((await listAssessments(author, organisationId)).map(({ assessmentId, outOfDate }) => [assessmentId, outOfDate]));

test("the list marks what is out of date until somebody confirms it, shows only that on demand, and checks what nobody opened", async () => {
  const [first, second] = [await signedInAugust("First"), await signedInAugust("Second")];
  const { assessmentId: draft } = await createAssessment(author, organisationId, { name: "Draft" });
  expect(await checkDue(organisationId, 1)).toEqual({ moreIsDue: true });
  await checkAllDue(organisationId);
  expect(await checkDue(organisationId, 1)).toEqual({ moreIsDue: false });
  expect(await marksOf()).toMatchObject({ [first]: "inForce", [second]: "inForce", [draft]: null });
  const [stale] = await staleStates(author, organisationId, first);
  await confirmUpToDate(author, organisationId, first, { found: stale?.found ?? "", reason: "Looked at." });
  expect(await marksOf()).toMatchObject({ [first]: null, [second]: "inForce" });
  const only = await listAssessments(author, organisationId, { outOfDate: true });
  expect(only.map(({ assessmentId }) => assessmentId)).toEqual([second]);
});

test("a state that was kept is checked as well, with its statements, and confirmed by itself", async () => {
  const today = clock.now;
  clock.now = () => new Date("2026-08-01T10:00:00Z");
  const { assessmentId } = await importAssessmentFile(author, organisationId, writeAssessmentFile(content));
  const kept = await keepSnapshot(author, organisationId, assessmentId, { reason: "For the works council" });
  expect(await staleStates(author, organisationId, assessmentId)).toEqual([]);
  clock.now = today;
  const [stale] = await staleStates(author, organisationId, assessmentId);
  expect(stale).toMatchObject({ version: 1, kept: { snapshotId: kept.snapshotId, on: "2026-08-01", why: "For the works council" } });
  expect(stale?.changes.facts.flatMap(({ was }) => was.map(({ id }) => id))).toContain("bedrock.provider-receives.2026-06");
  expect(stale?.statements.some(({ restsOn }) => restsOn.some((one) => one.startsWith("fact:requirement.claude-fable-5.2026-06")))).toBe(
    true,
  );
  expect((await marksOf())[assessmentId]).toBe("kept");
  const given = { found: stale?.found ?? "", reason: "The council was told." };
  expect((await refusalOf(confirmUpToDate(author, organisationId, assessmentId, given))).refused).toBe("notFound");
  await confirmUpToDate(author, organisationId, assessmentId, { ...given, snapshotId: kept.snapshotId });
  expect((await marksOf())[assessmentId]).toBeNull();
  const change = { path: "desc.nature", answer: { value: "Drafts letters." }, baseRevision: 0, saveNumber: 1 };
  await applyChanges(author, organisationId, assessmentId, { client: null, changes: [change] });
  expect((await staleStates(author, organisationId, assessmentId))[0]?.confirmed?.reason).toBe("The council was told.");
});

test("what was signed or kept before registers were kept is named as compared with the present one only", async () => {
  const assessmentId = await signedInAugust("From before");
  expect(await statesWithoutRegister(author, organisationId, assessmentId)).toEqual([]);
  const older = `update issued_document set register_version = '2026-05-01.1' where assessment_id = '${assessmentId}'`;
  await database.asSuperuser(`set session_replication_role = replica; ${older}`);
  expect(await statesWithoutRegister(author, organisationId, assessmentId)).toEqual([
    { version: 1, kept: null, frozenOn: "2026-08-01", registerVersion: "2026-05-01.1" },
  ]);
  expect((await staleStates(author, organisationId, assessmentId))[0]?.changes.facts.length).toBeGreaterThan(0);
  const elsewhere = await newPerson(await newOrganisation("Elsewhere"), ["author"]);
  expect((await refusalOf(statesWithoutRegister(elsewhere, organisationId, assessmentId))).refused).toBe("notFound");
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

test("a signed file that says something else under an id and version that are there is refused with the place, and nothing is taken in", async () => {
  const file = published({
    version: "2026-11-24.3",
    facts: [
      { ...sharing, version: sharing.version + 1, claim: "Looked at yet again.", recordedOn: "2026-11-24" },
      { ...sharing, claim: "Nothing was ever shared." },
    ],
  });
  const before = await refreshRegister({ now: true });
  // The one says something else than what this publisher brought before, the other than what is shipped.
  expect(await refusalOf(importFacts(sealed(file)))).toMatchObject({
    refused: "invalid",
    problems: [0, 1].map((place) => ({ path: `facts/${place}`, message: expect.stringContaining(sharing.id) })),
  });
  expect((await refreshRegister({ now: true })).version).toBe(before.version);
});

test("a fact that a publisher recorded before a state was kept, and that came here after it, makes that state out of date", async () => {
  const today = clock.now;
  const requirement = shipped("requirement.claude-fable-5.2026-09");
  const terms: Fact = {
    ...requirement,
    id: "requirement.claude-fable-5.2026-11",
    value: { ...(requirement.value as object), minMode: "provider_data_share", review: "provider" },
    claim: "The terms from 20 November allow the maker to review.",
    validFrom: { date: "2026-11-20", precision: "day" },
    recordedOn: "2026-11-20",
    supersedes: [requirement.id],
  };
  const { assessmentId } = await importAssessmentFile(author, organisationId, writeAssessmentFile({ ...content, asOf: "2026-11-25" }));
  await keepSnapshot(author, organisationId, assessmentId, { reason: "For the board" });
  const signed = await signedVersion(database, author, organisationId, {
    content: { ...content, asOf: "2026-11-25" },
    at: "2026-11-25T10:00:00Z",
    name: "Signed before the file came",
  });
  expect(await staleStates(author, organisationId, assessmentId)).toEqual([]);
  expect(await staleStates(author, organisationId, signed)).toEqual([]);
  clock.now = () => new Date("2026-11-25T16:00:00Z");
  await importFacts(sealed(published({ version: "2026-11-25.1", facts: [terms] })));
  const [kept] = await staleStates(author, organisationId, assessmentId);
  const changed = kept?.changes.facts.find(({ predicate }) => predicate === "retentionRequirement");
  expect(changed?.was.map(({ id }) => id)).toEqual([requirement.id]);
  expect(changed?.now.map(({ id }) => id)).toEqual([terms.id]);
  expect(kept?.changes.levels.length).toBeGreaterThan(0);
  expect(kept?.statements.some(({ restsOn }) => restsOn.some((one) => one.startsWith(`fact:${requirement.id}`)))).toBe(true);
  const [inForce] = await staleStates(author, organisationId, signed);
  expect(inForce?.changes.facts.flatMap(({ now }) => now.map(({ id }) => id))).toContain(terms.id);
  // A later file of the publisher without it: it held once, and no longer does.
  await keepSnapshot(author, organisationId, assessmentId, { reason: "After the file" });
  await importFacts(sealed(published({ version: "2026-11-25.2", facts: [] })));
  const [later] = await staleStates(author, organisationId, assessmentId);
  expect(later?.kept?.why).toBe("After the file");
  expect(later?.changes.facts.find(({ predicate }) => predicate === "retentionRequirement")?.was.map(({ id }) => id)).toEqual([terms.id]);
  clock.now = today;
});
