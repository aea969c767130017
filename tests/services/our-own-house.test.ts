import { readFileSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { clock } from "@/lib/adapters/clock";
import { appendAudit } from "@/lib/adapters/db/audit-chain";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { checkAuditFile } from "@/lib/domain/audit/audit-file";
import { heldRows, personalData, tablesWithoutPeople } from "@/lib/domain/house/personal-data";
import { applyChanges } from "@/lib/services/assessment/apply-changes";
import { exportAssessmentFile } from "@/lib/services/assessment/assessment-files";
import { createAssessment } from "@/lib/services/assessment/create-assessment";
import { keepSnapshot, listSnapshots } from "@/lib/services/assessment/keep-snapshot";
import { applyRetention, clearSignInTraces } from "@/lib/services/house/apply-retention";
import { auditState, listAuditTrail } from "@/lib/services/house/audit-trail";
import { deleteOrganisation } from "@/lib/services/house/delete-organisation";
import { houseSettings, setFourEyes, setRetention } from "@/lib/services/house/house-settings";
import { exportOrganisation } from "@/lib/services/house/organisation-export";
import { notify } from "@/lib/services/notices/notify";
import { addPerson, removePerson } from "@/lib/services/people/people";
import { exportPersonData } from "@/lib/services/people/person-data";
import { pseudonymisePerson } from "@/lib/services/people/pseudonymise-person";
import { moveVersion } from "@/lib/services/review/move-version";
import { freshDatabase, type TestDatabase } from "../support/database";
import { again, newOrganisation, newPerson, refusalOf } from "../support/people";
import { signingPassword as password, personWithPassword } from "../support/people-who-sign";

let database: TestDatabase;
const realNow = clock.now;
beforeAll(async () => {
  database = await freshDatabase();
});
afterEach(() => {
  clock.now = realNow;
});
afterAll(() => database.drop());

async function house(name = "Invented Insurance") {
  const organisationId = await newOrganisation(name);
  const administrator = await personWithPassword(organisationId, ["administrator"], "Ida Admin");
  const author = await newPerson(organisationId, ["author"], "Ada Author");
  const { assessmentId } = await createAssessment(author, organisationId, { name: "Assistant" });
  await applyChanges(author, organisationId, assessmentId, {
    client: "page",
    changes: [{ path: "desc.nature", answer: { value: "Answers letters." }, baseRevision: 0, saveNumber: 1 }],
  });
  return { organisationId, administrator, author, assessmentId };
}

/** Tables and columns by their names in the database, as the schema declares them. */
function columnsOfTheSchema(): ReadonlyMap<string, ReadonlySet<string>> {
  const tables = new Map<string, Set<string>>();
  for (const [, body = ""] of readFileSync("prisma/schema.prisma", "utf8").matchAll(/^model \w+ \{\n([\s\S]*?)^\}/gm)) {
    const table = /@@map\("(\w+)"\)/.exec(body)?.[1] ?? "";
    const fields = body.split("\n").flatMap((line) => {
      const field = /^ {2}(\w+) +(String|Int|BigInt|Json|Bytes|Boolean|DateTime)\b/.exec(line);
      return field ? [/@map\("(\w+)"\)/.exec(line)?.[1] ?? field[1] ?? ""] : [];
    });
    tables.set(table, new Set(fields));
  }
  return tables;
}

/** Names of columns that can only be about a person. */
const aboutAPerson = /(^|_)(person|email|password|token|user_id|identifier|signer|owner|address|agent|by)(_|$)/;

test("the page names every column that holds data about people, and each table one way or the other", () => {
  const tables = columnsOfTheSchema();
  expect(tables.size).toBeGreaterThan(30);
  const named = Object.values(personalData).flatMap(({ columns }): readonly string[] => columns);
  const there = [...tables].flatMap(([table, columns]) => [...columns].map((column) => `${table}.${column}`));
  expect(named.filter((column) => !there.includes(column))).toEqual([]);
  const personal = there.filter((column) => aboutAPerson.test(column.split(".")[1] ?? "") && !column.endsWith("_at"));
  expect(personal.filter((column) => !named.includes(column))).toEqual([]);
  const mentioned = [...new Set(named.map((column) => column.split(".")[0] ?? "")), ...tablesWithoutPeople];
  expect([...tables.keys()].filter((table) => !mentioned.includes(table))).toEqual([]);
  expect(tablesWithoutPeople.filter((table) => !tables.has(table) || named.some((column) => column.startsWith(`${table}.`)))).toEqual([]);
});

test("what a person is given covers every column of an organisation that names a person", () => {
  const tables = columnsOfTheSchema();
  const given = heldRows.flatMap(({ table, of }) => of.map((column) => `${table}.${column}`));
  for (const { table, of, gives } of heldRows)
    for (const column of [...of, ...gives])
      expect({ table, column, there: tables.get(table)?.has(column) }).toEqual({ table, column, there: true });
  const naming = Object.values(personalData)
    .flatMap(({ columns }): readonly string[] => columns)
    .filter((column) => tables.get(column.split(".")[0] ?? "")?.has("organisation_id") && /\.(\w+_)?(person_id|by)$/.test(column));
  // Whose act a notice or a suspension tells of is the other one's data; a link is of the account and goes with it.
  const others = [
    "notification.by_person_id",
    "membership.suspended_by",
    "sign_in_link.person_id",
    "sign_in_link.created_by",
    "assessment_projection.changed_by",
  ];
  expect(naming.filter((column) => !given.includes(column) && !others.includes(column))).toEqual([]);
});

test("only administrators set the rule of four eyes and how long things are kept, and the trail says so", async () => {
  const { organisationId, administrator, author } = await house();
  await setFourEyes(administrator, organisationId, { fourEyes: "oneMayHoldSeveral" });
  await setRetention(administrator, organisationId, { kind: "notices", days: 30 });
  expect((await refusalOf(setRetention(administrator, organisationId, { kind: "notices", days: 3 }))).refused).toBe("invalid");
  expect((await refusalOf(setFourEyes(author, organisationId, { fourEyes: "strict" }))).refused).toBe("notAllowed");
  expect(await houseSettings(administrator, organisationId)).toMatchObject({
    fourEyes: "oneMayHoldSeveral",
    retention: { notices: 30, clientAddresses: 90, preparedDocuments: 30 },
  });
  const { entries } = await listAuditTrail(administrator, organisationId, { group: "house" });
  expect(entries.map((entry) => entry.sentence)).toEqual([
    "Ida Admin changed how long notifications are kept: 30 days.",
    "Ida Admin allowed one person to write, clear and decide.",
  ]);
});

test("what was kept long enough is taken away, younger things stay, and the chain holds", async () => {
  const { organisationId, administrator, author } = await house();
  const told = (at: string) =>
    inOrganisation(organisationId, async (transaction) => {
      clock.now = () => new Date(at);
      await notify(transaction, { organisationId, personId: author.personId, by: null, kind: "commented", values: {} });
      await appendAudit(transaction, {
        organisationId,
        kind: "signedIn",
        personId: author.personId,
        subject: {},
        clientAddress: "192.0.2.7",
      });
    });
  await told("2026-01-01T09:00:00Z");
  await told("2026-05-20T09:00:00Z");
  await setRetention(administrator, organisationId, { kind: "clientAddresses", days: 30 });
  clock.now = () => new Date("2026-07-10T03:00:00Z");
  expect(await applyRetention(organisationId)).toEqual({ notices: 1, addresses: 2, documents: 0 });
  expect(await applyRetention(organisationId)).toEqual({ notices: 0, addresses: 0, documents: 0 });
  expect((await auditState(administrator, organisationId)).problems).toEqual([]);
  const { entries } = await listAuditTrail(administrator, organisationId);
  expect(entries.filter(({ clientAddress }) => clientAddress !== "")).toEqual([]);
  expect(entries[0]?.sentence).toMatch(/^Groundwork took away .* 1 notification, 2 addresses in the audit trail, 0 prepared documents\.$/);
  await database.asSuperuser("insert into sign_in_attempt values ('account:x', 3, '2026-07-01')");
  await clearSignInTraces();
  expect((await database.asSuperuser("select 1 from sign_in_attempt where key = 'account:x'")).rowCount).toBe(0);
});

test("a person is given everything that is held about them, and nothing about others or of the assessments' text", async () => {
  const { organisationId, administrator, author, assessmentId } = await house();
  await keepSnapshot(author, organisationId, assessmentId, { reason: "Before the board" });
  const { text } = await exportPersonData(administrator, organisationId, author.personId);
  const { account, rows } = JSON.parse(text);
  expect(account).toMatchObject({ name: "Ada Author", email: author.email });
  expect(Object.keys(rows)).toEqual(
    expect.arrayContaining(["membership", "assessment", "answer", "answer_history", "snapshot", "audit_event"]),
  );
  expect(rows.answer_history).toContainEqual(expect.objectContaining({ path: "desc.nature", revision: 1 }));
  expect(text).not.toContain("Answers letters");
  expect(text).not.toContain(administrator.email);
  const elsewhere = await newPerson(await newOrganisation("Elsewhere"), ["author"]);
  expect((await refusalOf(exportPersonData(administrator, organisationId, elsewhere.personId))).refused).toBe("notFound");
  expect((await refusalOf(exportPersonData(author, organisationId, author.personId))).refused).toBe("notAllowed");
});

test("the name of somebody who left is taken away everywhere but in what is kept for good, and the chain holds", async () => {
  const { organisationId, administrator, assessmentId, author } = await house();
  const email = `zoe-${organisationId}@example.org`;
  const { personId } = await addPerson(administrator, organisationId, { email, name: "Zoe Zephyr", roles: ["legalReviewer"] });
  await moveVersion(author, organisationId, assessmentId, { transition: "submitForReview", reason: "" });
  const zoe = await again({ personId });
  await moveVersion(zoe, organisationId, assessmentId, { transition: "requestChanges", reason: "Say more." });
  const take = (given = password) => pseudonymisePerson(administrator, organisationId, personId, { password: given });
  expect((await refusalOf(take())).message).toMatch(/still belongs/);
  await removePerson(administrator, organisationId, personId);
  expect((await houseSettings(administrator, organisationId)).left).toEqual([{ personId, name: "Zoe Zephyr" }]);
  expect((await refusalOf(take("some other words entirely"))).refused).toBe("notAllowed");
  await take();
  expect((await houseSettings(administrator, organisationId)).left).toEqual([]);
  const { rows: tables } = await database.asSuperuser(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'",
  );
  for (const { name } of tables as readonly { name: string }[]) {
    const { rowCount } = await database.asSuperuser(`select 1 from "${name}" row where row::text ~ 'Zoe Zephyr|zoe-${organisationId}'`);
    expect({ name, rows: rowCount }).toEqual({ name, rows: 0 });
  }
  expect((await auditState(administrator, organisationId)).problems).toEqual([]);
  const { entries } = await listAuditTrail(administrator, organisationId);
  expect(entries.some((entry) => entry.sentence === "Former member moved version 1 of “Assistant” from “In review” to “Draft”.")).toBe(
    true,
  );
  const guest = await newPerson(organisationId, ["reader"], "Gus Guest");
  const other = await newOrganisation("Other");
  await inOrganisation(other, (transaction) =>
    transaction.membership.create({ data: { organisationId: other, personId: guest.personId, roles: ["reader"] } }),
  );
  await removePerson(administrator, organisationId, guest.personId);
  const refused = await refusalOf(pseudonymisePerson(administrator, organisationId, guest.personId, { password }));
  expect(refused.message).toMatch(/another organisation/);
});

async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer());
}

test("an organisation leaves with a last export of everything, and not without one; no row of it is left", async () => {
  const { organisationId, administrator, author, assessmentId } = await house("Short-lived Ltd");
  const elsewhere = await house("Long-lived Ltd");
  await keepSnapshot(author, organisationId, assessmentId, { reason: "x" });
  const end = (given: { name?: string; password?: string } = {}) =>
    deleteOrganisation(administrator, organisationId, { name: "Short-lived Ltd", password, ...given });
  expect((await refusalOf(end())).message).toMatch(/Save everything as a file first/);
  const archive = async () => unzipSync(await bytesOf((await exportOrganisation(administrator, organisationId, { password })).zip));
  await archive();
  await applyChanges(author, organisationId, assessmentId, {
    client: "page",
    changes: [{ path: "desc.nature", answer: { value: "Answers more." }, baseRevision: 1, saveNumber: 2 }],
  });
  expect((await refusalOf(end())).message).toMatch(/changed after the last one/);
  const { json } = await exportAssessmentFile(author, organisationId, assessmentId);
  const files = await archive();
  const [snapshot] = await listSnapshots(author, organisationId, assessmentId);
  expect(Object.keys(files).sort()).toEqual(
    [
      `assessments/${assessmentId}/assessment.json`,
      `assessments/${assessmentId}/kept-states/${snapshot?.snapshotId}.json`,
      "audit-trail.jsonl",
      "organisation.json",
    ].sort(),
  );
  expect(strFromU8(files[`assessments/${assessmentId}/assessment.json`] ?? new Uint8Array())).toBe(json);
  expect(checkAuditFile(strFromU8(files["audit-trail.jsonl"] ?? new Uint8Array()))).toMatchObject({
    readable: true,
    broken: null,
    whole: true,
  });
  expect((await refusalOf(end({ name: "Another" }))).message).toMatch(/not the organisation's name/);
  expect((await refusalOf(end({ password: "some other words entirely" }))).refused).toBe("notAllowed");
  await end();
  const { rows: tables } = await database.asSuperuser(
    "select table_name from information_schema.columns where table_schema = 'public' and column_name = 'organisation_id'",
  );
  for (const { table_name: table } of tables as readonly { table_name: string }[]) {
    const left = await database.asSuperuser(`select 1 from "${table}" where organisation_id = '${organisationId}'`);
    expect({ table, rows: left.rowCount }).toEqual({ table, rows: 0 });
  }
  const people = await database.asSuperuser(`select 1 from "user" where id in ('${administrator.personId}', '${author.personId}')`);
  expect(people.rowCount).toBe(0);
  const { rows: directory } = await database.asSuperuser("select id from organisation_directory");
  expect(directory.map(({ id }: { id: string }) => id)).toContain(elsewhere.organisationId);
  expect(directory.map(({ id }: { id: string }) => id)).not.toContain(organisationId);
  expect((await houseSettings(elsewhere.administrator, elsewhere.organisationId)).fourEyes).toBe("strict");
});
