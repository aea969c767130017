import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { appendAudit, verifyAuditChain } from "@/lib/adapters/db/audit-chain";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { runCommand } from "@/lib/cli/run";
import { auditEnglish, auditKinds } from "@/lib/domain/audit/audit-kinds";
import { auditProblemWords } from "@/lib/domain/audit/audit-problem-words";
import type { SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import { applyChanges } from "@/lib/services/assessment/apply-changes";
import { createAssessment } from "@/lib/services/assessment/create-assessment";
import { keepSnapshot } from "@/lib/services/assessment/keep-snapshot";
import { prepareDocument } from "@/lib/services/document/prepare-document";
import { auditState, entryWithHead, exportAuditTrail, listAuditTrail } from "@/lib/services/house/audit-trail";
import { addPerson, changeRoles } from "@/lib/services/people/people";
import { moveVersion } from "@/lib/services/review/move-version";
import { preparedPdf } from "@/lib/services/signing/signed-documents";
import { stopRendering } from "@/templates/render-document";
import { freshDatabase, type TestDatabase } from "../support/database";
import { newOrganisation, newPerson, refusalOf } from "../support/people";
import { bringToDecision, draftToDecide } from "../support/people-who-sign";

vi.setConfig({ testTimeout: 60_000 });

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  await stopRendering();
  await database.drop();
});

type House = { organisationId: string; assessmentId: string; author: SignedInPerson; administrator: SignedInPerson; dpo: SignedInPerson };

const answer = (path: string, value: unknown, saveNumber: number, baseRevision = 0) => ({
  client: "page",
  changes: [{ path, answer: { value } as never, baseRevision, saveNumber }],
});

/** An organisation in which a few things happened: seven entries, two kept states. */
async function house(): Promise<House> {
  const organisationId = await newOrganisation();
  const author = await newPerson(organisationId, ["author"], "Ada Author");
  const administrator = await newPerson(organisationId, ["administrator"], "Ida Admin");
  const dpo = await newPerson(organisationId, ["dpo"], "Dora Officer");
  const { assessmentId } = await createAssessment(author, organisationId, { name: "Assistant" });
  await applyChanges(author, organisationId, assessmentId, answer("desc.nature", "Answers letters.", 1));
  await keepSnapshot(author, organisationId, assessmentId, { reason: "Before the board" });
  await applyChanges(author, organisationId, assessmentId, answer("desc.nature", "Answers letters of customers.", 2, 1));
  await moveVersion(author, organisationId, assessmentId, { transition: "submitForReview", reason: "A secret reason" });
  const { personId } = await addPerson(administrator, organisationId, {
    email: `new-${organisationId}@example.org`,
    name: "Nia New",
    roles: ["reader"],
  });
  await changeRoles(administrator, organisationId, personId, ["reader", "signer"]);
  return { organisationId, assessmentId, author, administrator, dpo };
}

const problemsOf = async ({ administrator, organisationId }: House): Promise<readonly string[]> =>
  (await auditState(administrator, organisationId)).problems.map(auditProblemWords);

/** As somebody who owns the database would: without the triggers that stop everybody else. */
async function tamper({ organisationId }: House, statement: string): Promise<void> {
  for (const table of ["audit_event", "snapshot", "answer_history"])
    await database.asSuperuser(`alter table ${table} disable trigger append_only`);
  await database.asSuperuser(statement.replaceAll("HERE", `organisation_id = '${organisationId}'`));
  for (const table of ["audit_event", "snapshot", "answer_history"])
    await database.asSuperuser(`alter table ${table} enable trigger append_only`);
}

describe("the trail shows what somebody with all rights did to it", () => {
  const edits: readonly (readonly [string, string, RegExp])[] = [
    [
      "edited",
      "update audit_event set person_id = 'pe-somebody' where HERE and number = 2",
      /breaks at entry 2: it does not hold what was written/,
    ],
    [
      "edited in its subject",
      `update audit_event set subject = subject || '{"to":"signed"}' where HERE and kind = 'stateChanged'`,
      /breaks at entry 3/,
    ],
    ["deleted", "delete from audit_event where HERE and number = 2", /breaks at entry 3: entries before it are missing/],
    [
      "reordered",
      "update audit_event set number = case number when 2 then 3 when 3 then 2 else number end + 1000 where HERE and number in (2, 3); update audit_event set number = number - 1000 where HERE and number > 1000",
      /breaks at entry 2: it does not follow/,
    ],
    ["cut off at the end", "delete from audit_event where HERE and number > 2", /carries a head that no entry has/],
    [
      "cut off by one entry that kept a state",
      "delete from audit_event where HERE and kind = 'snapshotTaken' and number > 2",
      /has no entry/,
    ],
    [
      "cut off by the last entry, of which no kept state and no document knows",
      "delete from audit_event where HERE and number = (select max(number) from audit_event where HERE)",
      /^Entry \d+ was written last and is not there as it was/,
    ],
    [
      "inserted",
      `insert into audit_event select organisation_id, 99, kind, person_id, at, subject, previous_hash, hash from audit_event where HERE and number = 1`,
      /breaks at entry 99: entries before it are missing/,
    ],
    [
      "inserted and renumbered",
      `update audit_event set number = number + 1000 where HERE and number > 2; insert into audit_event select organisation_id, 3, kind, person_id, at, subject, hash, repeat('ab', 32) from audit_event where HERE and number = 2; update audit_event set number = number - 999 where HERE and number > 1000`,
      /breaks at entry 3: it does not hold/,
    ],
    ["emptied", "delete from audit_event where HERE", /carries a head that no entry has/],
    [
      "with other words beside it",
      `update audit_detail set words = '{"reason":"Quite another"}' where HERE and number = 3`,
      /words beside entry 3/,
    ],
    [
      "whose kept state was changed",
      "update snapshot set canonical = canonical || ' ' where HERE",
      /state that was kept with entry 2 has changed/,
    ],
    [
      "whose history of answers was changed",
      `update answer_history set answer = '{"value":"Else"}' where HERE`,
      /history of answers is not the one of which entry \d+ holds/,
    ],
  ];
  test.each(edits)("when it was %s", async (_, statement, says) => {
    const made = await house();
    expect(await problemsOf(made)).toEqual([]);
    for (const one of statement.split("; ")) await tamper(made, one);
    expect((await problemsOf(made)).join("\n")).toMatch(says);
  });
});

test("a name, an address and the words beside an entry are blanked, and the chain holds", async () => {
  const made = await house();
  const { rows } = await database.asSuperuser(
    `update audit_detail set person_name = '', client_address = '', words = '{}', salt = '' where organisation_id = '${made.organisationId}' returning number`,
  );
  expect(rows.length).toBeGreaterThan(5);
  expect(await problemsOf(made)).toEqual([]);
});

test("fifty writers at once keep one chain", async () => {
  const organisationId = await newOrganisation();
  await Promise.all(
    Array.from({ length: 50 }, (_, number) =>
      inOrganisation(organisationId, (transaction) =>
        appendAudit(transaction, {
          organisationId,
          kind: "signedIn",
          personId: `pe-${number}`,
          subject: {},
          words: { number: `${number}` },
        }),
      ),
    ),
  );
  const check = await inOrganisation(organisationId, (transaction) => verifyAuditChain(transaction, organisationId));
  expect(check).toMatchObject({ intact: true, length: 50, changedWords: [] });
});

test("administrators and the officer read who did what, filtered; reasons only with a role that reads assessments; others nothing", async () => {
  const made = await house();
  const { organisationId, assessmentId, author, administrator, dpo } = made;
  const sentences = async (person: SignedInPerson, filter = {}) =>
    (await listAuditTrail(person, organisationId, filter)).entries.map((entry) => entry.sentence);
  const all = await sentences(dpo);
  expect(all.toReversed()).toEqual([
    "Ada Author began the assessment “Assistant”.",
    "A state of “Assistant” was kept for good, by an act of Ada Author.",
    "Ada Author moved version 1 of “Assistant” from “Draft” to “In review”.",
    "A state of “Assistant” was kept for good, by an act of Ada Author.",
    "Ida Admin added Nia New as Reader.",
    "Ida Admin changed the roles of Nia New to Reader, Signer.",
  ]);
  const moved = async (person: SignedInPerson) =>
    (await listAuditTrail(person, organisationId)).entries.find((entry) => entry.number === 3)?.words;
  expect(await moved(dpo)).toEqual([{ name: "reason", text: "A secret reason" }]);
  expect(await moved(administrator)).toBeNull();
  expect((await exportAuditTrail(administrator, organisationId)).text).not.toContain("secret");
  expect((await exportAuditTrail(dpo, organisationId)).text).toContain("A secret reason");
  expect((await refusalOf(listAuditTrail(author, organisationId))).refused).toBe("notAllowed");
  expect(await sentences(dpo, { group: "people" })).toEqual(all.filter((one) => one.includes("Nia")));
  expect(await sentences(dpo, { person: author.personId })).toHaveLength(4);
  expect(await sentences(dpo, { assessment: assessmentId })).toHaveLength(4);
  expect(await sentences(dpo, { assessment: "as-none" })).toEqual([]);
  const today = (await listAuditTrail(dpo, organisationId)).entries.at(-1)?.at.slice(0, 10) ?? "";
  expect((await sentences(dpo, { from: today, to: today })).length).toBeGreaterThan(5);
  expect(await sentences(dpo, { to: "2020-01-01" })).toEqual([]);
});

/** RFC 8785 for what the chain holds, written anew: strings, whole numbers, booleans, null, objects. */
const canonical = (value: unknown): string =>
  typeof value === "object" && value !== null
    ? `{${Object.entries(value)
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([key, held]) => `${JSON.stringify(key)}:${canonical(held)}`)
        .join(",")}}`
    : JSON.stringify(value);
const digest = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

test("a stranger recomputes an export by its recipe, and `dpia audit verify` names what was done to one", async () => {
  const { organisationId, dpo } = await house();
  await exportAuditTrail(dpo, organisationId);
  const { text } = await exportAuditTrail(dpo, organisationId);
  const [header, ...entries] = text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  let previousHash = "0".repeat(64);
  for (const [index, { number, kind, personId, at, subject, hash, beside }] of entries.entries()) {
    expect(number).toBe(index + 1);
    expect(hash).toBe(digest(`${previousHash}${canonical({ at, kind, number, organisationId, personId, subject })}`));
    for (const [name, words] of Object.entries(beside.words)) expect(subject[`${name}Digest`]).toBe(digest(`${beside.salt}${words}`));
    previousHash = hash;
  }
  expect(header).toMatchObject({ entries: entries.length, head: previousHash });
  expect(entries.at(-1)).toMatchObject({ kind: "auditTrailExported", subject: { entries: entries.length - 1, head: entries.at(-2).hash } });

  const folder = mkdtempSync(path.join(tmpdir(), "groundwork-audit-"));
  const verify = async (content: string, ...args: readonly string[]) => {
    writeFileSync(path.join(folder, "trail.jsonl"), content);
    let said = "";
    const terminal = {
      out: (words: string) => (said += words),
      say: (words: string) => (said += words),
      cwd: folder,
      today: () => "2026-11-26",
    };
    return { code: await runCommand(["audit", "verify", "trail.jsonl", ...args], terminal), said };
  };
  const lines = text.trimEnd().split("\n");
  const joined = (changed: readonly (string | undefined)[]): string => `${changed.join("\n")}\n`;
  expect(await verify(text, "--head", entries[2].hash)).toEqual({ code: 0, said: expect.stringContaining("Entry 3 has the hash") });
  expect(await verify(text, "--head", "ab".repeat(32))).toMatchObject({ code: 3, said: expect.stringMatching(/No entry has the hash/) });
  expect(await verify(joined(lines.toSpliced(3, 1)))).toMatchObject({
    code: 3,
    said: expect.stringMatching(/Line 4: .* entry 4: entries before it are missing/),
  });
  expect(await verify(joined(lines.slice(0, -1)))).toMatchObject({ code: 3, said: expect.stringMatching(/cut off/) });
  expect(await verify(text.replace("pe-", "px-"))).toMatchObject({ code: 3, said: expect.stringMatching(/entry 1: it does not hold/) });
  expect(await verify(text.replace("A secret reason", "A public reason"))).toMatchObject({
    code: 3,
    said: expect.stringMatching(/words beside entry 3/),
  });
  expect(await verify(text.replace('"words":{"reason":"A secret reason"}', '"words":{}'))).toMatchObject({ code: 0 });
  expect(await verify("%PDF-1.7")).toMatchObject({ code: 1, said: expect.stringMatching(/line 1: This is no audit trail/) });
  expect(await verify(joined([lines[0], "{}"]))).toMatchObject({ code: 1, said: expect.stringMatching(/line 2/) });
  expect(await verify(text, "--head", "short")).toMatchObject({ code: 2 });
});

test("the trail for a spreadsheet holds every entry, and no cell of it is taken for a formula", async () => {
  const { organisationId, assessmentId, author, dpo } = await house();
  await moveVersion(author, organisationId, assessmentId, { transition: "takeBack", reason: '=HYPERLINK("https://evil.example")' });
  const { found } = await listAuditTrail(dpo, organisationId);
  const { name, text } = await exportAuditTrail(dpo, organisationId, "csv");
  expect(name).toMatch(/^audit-trail-.*\.csv$/);
  const rows = text.trimEnd().split("\r\n");
  expect(rows).toHaveLength(found + 1);
  expect(rows[0]).toContain('"Previous hash","Hash"');
  expect(text).toContain("Ada Author moved version 1 of “Assistant” from “In review” to “Draft”.");
  expect(text).not.toMatch(/(^|,)"?=/m);
});

test("the head that a document for signing prints is found in the trail, also after more has happened", async () => {
  const organisationId = await newOrganisation();
  const author = await newPerson(organisationId, ["author"]);
  const legal = await newPerson(organisationId, ["legalReviewer"]);
  const signer = await newPerson(organisationId, ["signer"]);
  const dpo = await newPerson(organisationId, ["dpo"]);
  const assessmentId = await draftToDecide(author, organisationId);
  await bringToDecision(organisationId, assessmentId, { author, legal, signers: [signer] });
  await prepareDocument(signer, organisationId, assessmentId, { act: "reject", reason: "No." });
  await exportAuditTrail(dpo, organisationId);
  const { pdf } = await preparedPdf(signer, organisationId, assessmentId);
  const file = path.join(mkdtempSync(path.join(tmpdir(), "groundwork-head-")), "to-sign.pdf");
  writeFileSync(file, pdf);
  const text = execFileSync("pdftotext", [file, "-"]).toString().replaceAll(/\s/g, "");
  const head = /audittrailwhenitwasmade:([0-9a-f]{64})/.exec(text)?.[1] ?? "";
  expect(await entryWithHead(dpo, organisationId, head)).toBeGreaterThan(5);
  expect(await entryWithHead(dpo, organisationId, "ab".repeat(32))).toBeNull();
});

/** Looked up for the reader, for every entry. */
const lookedUp = ["by", "assessment", "person", "roleWords", "fromWords", "toWords", "signerNames", "successor", "things", "kept"];

test("each kind of entry that the code writes holds what its sentence says", () => {
  const written = new Map<string, Set<string>[]>();
  for (const file of readdirSync("lib/services", { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"))) {
    const source = readFileSync(path.join("lib/services", file), "utf8");
    for (const [, kinds = "", subject = ""] of source.matchAll(/appendAudit\([^;]*?kind: ([^\n,]*),[^;]*?subject: \{([^}]*)\}/g))
      for (const [, kind = ""] of kinds.matchAll(/"(\w+)"/g))
        written.set(kind, [...(written.get(kind) ?? []), new Set([...subject.matchAll(/(\w+)(?=[:,\s]|$)/g)].map(([, key = ""]) => key))]);
  }
  expect([...written.keys()].sort()).toEqual(Object.keys(auditKinds).sort());
  for (const [kind, subjects] of written) {
    const sentence = auditEnglish[`audit.${kind}` as keyof typeof auditEnglish];
    const needed = [...sentence.matchAll(/\{(\w+)(?=[},])/g)].map(([, name = ""]) => name).filter((name) => !lookedUp.includes(name));
    for (const subject of subjects) expect({ kind, missing: needed.filter((name) => !subject.has(name)) }).toEqual({ kind, missing: [] });
  }
});
