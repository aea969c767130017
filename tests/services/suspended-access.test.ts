import { afterAll, beforeAll, expect, test } from "vitest";
import { appendAudit, verifyAuditChain } from "@/lib/adapters/db/audit-chain";
import { database as connection } from "@/lib/adapters/db/database";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { signIn } from "@/lib/services/accounts/sign-in";
import type { SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import { listAuditTrail } from "@/lib/services/house/audit-trail";
import { peopleWithRole } from "@/lib/services/notices/notice-recipients";
import { changeRoles, listPeople, removePerson } from "@/lib/services/people/people";
import { exportPersonData } from "@/lib/services/people/person-data";
import { pseudonymisePerson } from "@/lib/services/people/pseudonymise-person";
import { restoreAccess, setAccessFromShell, suspendAccess } from "@/lib/services/people/suspend-access";
import { freshDatabase, type TestDatabase } from "../support/database";
import { again, newOrganisation, newPerson, refusalOf } from "../support/people";
import { signingPassword as password, personWithPassword } from "../support/people-who-sign";

let database: TestDatabase;
let organisationId: string;
let administrator: SignedInPerson;
let stolen: SignedInPerson;

beforeAll(async () => {
  database = await freshDatabase();
  organisationId = await newOrganisation("Invented Insurance");
  administrator = await personWithPassword(organisationId, ["administrator", "dpo"], "Ida Admin");
  stolen = await personWithPassword(organisationId, ["administrator", "signer"], "Sam Signer");
});
afterAll(() => database.drop());

const sessions = () => connection().session.count({ where: { userId: stolen.personId } });
const comesIn = () => signIn({ email: stolen.email, password }, new Headers({ "user-agent": "test" }));
const suspend = (by = administrator, reason = "") => suspendAccess(by, organisationId, stolen.personId, reason);
const restore = () => restoreAccess(administrator, organisationId, stolen.personId);
const verified = () => inOrganisation(organisationId, (transaction) => verifyAuditChain(transaction, organisationId));
const signers = () => inOrganisation(organisationId, (transaction) => peopleWithRole(transaction, organisationId, "signer"));

test("whose access is suspended is out at once, cannot come in again, is named for nothing, and comes back as before", async () => {
  await comesIn();
  expect(await sessions()).toBe(1);
  await suspend();
  expect(await sessions()).toBe(0);
  const out = await again(stolen);
  expect(out.memberships).toEqual([]);
  expect(out.suspendedIn).toEqual([{ organisationId, organisationName: "Invented Insurance" }]);
  expect((await refusalOf(listPeople(out, organisationId))).message).toBe(
    "Your access to this organisation is suspended. Ask one of its administrators.",
  );
  expect((await refusalOf(comesIn())).message).toMatch(/^Your access is suspended, so you cannot sign in\./);
  expect((await refusalOf(signIn({ email: stolen.email, password: "not the right password" }, new Headers()))).message).toMatch(
    /not right/,
  );
  expect(await signers()).toEqual([]);
  expect((await listPeople(administrator, organisationId)).find((one) => one.personId === stolen.personId)).toMatchObject({
    roles: ["administrator", "signer"],
    suspended: { by: "Ida Admin" },
  });
  // A suspended administrator is none: the other one stays.
  expect((await refusalOf(changeRoles(administrator, organisationId, administrator.personId, ["dpo"]))).message).toMatch(
    /only administrator/,
  );
  await restore();
  await comesIn();
  expect((await again(stolen)).memberships).toMatchObject([{ organisationId, roles: ["administrator", "signer"] }]);
  expect(await signers()).toEqual([stolen.personId]);
  const { entries } = await listAuditTrail(administrator, organisationId, { person: stolen.personId, group: "people" });
  expect(entries.map((entry) => entry.sentence)).toEqual([
    "Sam Signer signed in.",
    "Ida Admin gave Sam Signer access again.",
    "Ida Admin suspended the access of Sam Signer and ended every session.",
    "Sam Signer signed in.",
  ]);
});

test("the reason is read by those who read the trail, handed to the person with their data, and told to nobody who holds the account", async () => {
  const reason = "Quokka lost a telephone";
  const elsewhere = await newOrganisation("Third House");
  await inOrganisation(elsewhere, async (transaction) => {
    await transaction.membership.create({ data: { organisationId: elsewhere, personId: stolen.personId, roles: ["reader"] } });
    await appendAudit(transaction, { organisationId: elsewhere, kind: "personAdded", personId: "groundwork", subject: {} });
  });
  const officer = await newPerson(organisationId, ["dpo"]);
  const author = await newPerson(organisationId, ["author"]);
  await suspend(administrator, reason);
  const reasonFor = async (reader: SignedInPerson) =>
    (await listPeople(reader, organisationId)).find((one) => one.personId === stolen.personId)?.suspended?.reason;
  expect([await reasonFor(administrator), await reasonFor(officer), await reasonFor(author)]).toEqual([reason, reason, null]);
  // Whoever holds the account comes in elsewhere, and hears no more than that it is suspended here.
  await comesIn();
  const out = await again(stolen);
  expect(JSON.stringify(out)).not.toContain("Quokka");
  expect(JSON.stringify(await refusalOf(listPeople(out, organisationId)))).not.toContain("Quokka");
  await inOrganisation(elsewhere, (transaction) => transaction.membership.deleteMany({ where: { personId: stolen.personId } }));
  expect((await refusalOf(comesIn())).message).toBe(
    "Your access is suspended, so you cannot sign in. Ask an administrator of your organisation.",
  );
  const copy = async () => JSON.parse((await exportPersonData(administrator, organisationId, stolen.personId)).text);
  expect((await copy()).rows.membership).toMatchObject([{ suspended_reason: reason }]);
  await restore();
  const { rows } = await copy();
  expect(rows.membership).toMatchObject([{ suspended_reason: null }]);
  expect(rows.suspensions.at(-1)).toMatchObject({ reason });
  const { entries } = await listAuditTrail(officer, organisationId, { person: stolen.personId, group: "people" });
  const suspended = entries.find((entry) => entry.sentence.includes("suspended the access"));
  expect(suspended?.words).toEqual([{ name: "reason", text: reason }]);
  const chained = await database.asSuperuser("select subject from audit_event where kind = 'accessSuspended' order by number desc limit 1");
  expect(JSON.stringify(chained.rows)).not.toContain("Quokka");
});

test("nobody suspends themselves, a suspended administrator suspends nobody, and only administrators do", async () => {
  expect((await refusalOf(suspendAccess(administrator, organisationId, administrator.personId, ""))).message).toMatch(/your own access/);
  const author = await newPerson(organisationId, ["author"], "Ada Author");
  expect((await refusalOf(suspend(author))).refused).toBe("notAllowed");
  await suspend();
  // A request that began before: the roles it carries are those of a moment ago.
  expect((await refusalOf(suspendAccess(stolen, organisationId, administrator.personId, ""))).message).toMatch(/suspended/);
  await suspend();
  await restore();
});

test("another organisation stays open, and whoever runs the server suspends and restores in all of them", async () => {
  const elsewhere = await newOrganisation("Other House");
  await inOrganisation(elsewhere, async (transaction) => {
    await transaction.membership.create({ data: { organisationId: elsewhere, personId: stolen.personId, roles: ["reader"] } });
    await appendAudit(transaction, { organisationId: elsewhere, kind: "personAdded", personId: "groundwork", subject: {} });
  });
  await suspend();
  await comesIn();
  expect((await again(stolen)).memberships.map((one) => one.organisationId)).toEqual([elsewhere]);
  expect(await setAccessFromShell(stolen.email, true)).toBe(1);
  expect((await refusalOf(comesIn())).refused).toBe("signedOut");
  expect(await setAccessFromShell(stolen.email, false)).toBe(2);
  await comesIn();
  expect(await setAccessFromShell("nobody@example.org", true)).toBeNull();
  await setAccessFromShell(stolen.email, true, "Asked for by telephone");
  expect((await listPeople(administrator, organisationId)).find((one) => one.personId === stolen.personId)?.suspended).toMatchObject({
    by: "whoever runs the server",
    reason: "Asked for by telephone",
  });
  await setAccessFromShell(stolen.email, false);
  await inOrganisation(elsewhere, (transaction) => transaction.membership.deleteMany({ where: { personId: stolen.personId } }));
});

test("somebody who is suspended can still be removed once nothing waits for them, and the reason goes with their name", async () => {
  await suspend(administrator, "Wombat in the office");
  await removePerson(administrator, organisationId, stolen.personId);
  expect((await listPeople(administrator, organisationId)).some((one) => one.personId === stolen.personId)).toBe(false);
  const before = await verified();
  await pseudonymisePerson(administrator, organisationId, stolen.personId, { password });
  const { rows } = await database.asSuperuser(`select words, salt from audit_detail d join audit_event e
    on e.organisation_id = d.organisation_id and e.number = d.number where e.kind = 'accessSuspended' and e.subject->>'whose' = '${stolen.personId}' and e.organisation_id = '${organisationId}'`);
  expect(rows.length).toBeGreaterThan(3);
  for (const row of rows) expect(row).toEqual({ words: {}, salt: "" });
  expect(await verified()).toMatchObject({ intact: true, changedWords: [], length: before.length + 1 });
});
