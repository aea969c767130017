import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import { minimalContent } from "@/lib/domain/assessment/minimal-content";
import type { SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import { applyChanges } from "@/lib/services/assessment/apply-changes";
import { importAssessmentFile } from "@/lib/services/assessment/assessment-files";
import { deriveWhatIsBehind } from "@/lib/services/portfolio/derive-anew";
import { findAssessments, notDerivedYet } from "@/lib/services/portfolio/list-assessments";
import { freshDatabase, type TestDatabase } from "../support/database";
import { newOrganisation, newPerson } from "../support/people";

let database: TestDatabase;
let organisationId: string;
let elsewhere: string;
let ada: SignedInPerson;
let assessments: readonly string[];

const value = (given: string) => ({ value: given }) as never;
const assessmentOf = async (who: SignedInPerson, organisation: string, name: string): Promise<string> => {
  const content = minimalContent({ answers: { "meta.processingName": value(name), "desc.nature": value(`Quokkas of ${name}.`) } });
  return (await importAssessmentFile(who, organisation, writeAssessmentFile(content))).assessmentId;
};

beforeAll(async () => {
  database = await freshDatabase();
  organisationId = await newOrganisation();
  elsewhere = await newOrganisation("Elsewhere");
  ada = await newPerson(organisationId, ["author"], "Ada Invented");
  const other = await newPerson(elsewhere, ["author"]);
  assessments = [
    await assessmentOf(ada, organisationId, "Letters"),
    await assessmentOf(ada, organisationId, "Claims"),
    await assessmentOf(ada, organisationId, "Refunds"),
    await assessmentOf(other, elsewhere, "Zebras"),
  ];
});
afterAll(() => database.drop());

const everything = async () => ({
  words: (
    await database.asSuperuser(
      "select organisation_id, assessment_id, word, (select array_agg(p order by p) from unnest(paths) p) as paths from answer_word order by 1, 2, 3",
    )
  ).rows,
  entries: (await database.asSuperuser("select * from register_entry order by organisation_id, assessment_id, register, entry_id")).rows,
  rows: (await database.asSuperuser("select * from assessment_projection order by organisation_id, assessment_id")).rows,
});

/** As an earlier Groundwork, which knew nothing of words and entries, leaves a row behind. */
const asBefore = async (assessmentId: string): Promise<void> => {
  await database.asSuperuser(`delete from answer_word where assessment_id = '${assessmentId}'`);
  await database.asSuperuser(`delete from register_entry where assessment_id = '${assessmentId}'`);
  await database.asSuperuser(
    `update assessment_projection set derived_version = 0, entries_hash = '' where assessment_id = '${assessmentId}'`,
  );
};
const found = async (text: string) => (await findAssessments(ada, organisationId, { text })).found;

test("two servers bring what is missing, of an earlier version or of another register up to date, and nothing else changes", async () => {
  const before = await everything();
  const [letters, claims, refunds, zebras] = assessments as readonly [string, string, string, string];
  await asBefore(letters);
  await asBefore(zebras);
  await database.asSuperuser(`delete from assessment_projection where assessment_id = '${claims}'`);
  await database.asSuperuser(
    `update assessment_projection set register_version = '2020-01-01.1', level = null where assessment_id = '${refunds}'`,
  );
  expect(await notDerivedYet(ada, organisationId)).toBe(2);
  expect(await found("quokkas")).toBe(1);
  const written = await Promise.all([deriveWhatIsBehind(), deriveWhatIsBehind()]);
  expect(written[0] + written[1]).toBeGreaterThanOrEqual(4);
  expect(await everything()).toEqual(before);
  expect(await notDerivedYet(ada, organisationId)).toBe(0);
  expect(await deriveWhatIsBehind()).toBe(0);
});

test("what is signed stays as it was computed when the register is newer", async () => {
  const [letters = ""] = assessments;
  await database.asSuperuser(
    `update assessment_projection set register_version = '2020-01-01.1', state = 'signed' where assessment_id = '${letters}'`,
  );
  expect(await deriveWhatIsBehind()).toBe(0);
  await database.asSuperuser(`update assessment_projection set state = 'draft' where assessment_id = '${letters}'`);
  expect(await deriveWhatIsBehind()).toBe(1);
});

test("a run that is broken off in the middle leaves whole rows and keeps no other back, and the next one goes on", async () => {
  const before = await everything();
  for (const one of assessments) await asBefore(one);
  // No time left: nothing is begun.
  expect(await deriveWhatIsBehind({ most: 0 })).toBe(0);
  const [first = ""] = assessments;
  const holder = new pg.Client({ connectionString: database.appUrl });
  await holder.connect();
  await holder.query(`begin; select set_config('app.organisation_id', '${organisationId}', true);
    select 1 from assessment where organisation_id = '${organisationId}' and assessment_id = '${first}' for update`);
  const running = deriveWhatIsBehind();
  const waiting = async (): Promise<number | undefined> =>
    (await database.asSuperuser("select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")).rows[0]
      ?.pid;
  await expect.poll(waiting, { timeout: 20_000 }).toBeDefined();
  // What is left of a server that is killed: its connection ends in the middle of the transaction.
  await database.asSuperuser(`select pg_terminate_backend(${await waiting()})`);
  await holder.end();
  expect(await running).toBe(3);
  expect(await notDerivedYet(ada, organisationId)).toBe(1);
  expect(await deriveWhatIsBehind()).toBe(1);
  expect(await everything()).toEqual(before);
});

test("a save that meets what an earlier Groundwork left brings all words of the assessment in, not those of the change alone", async () => {
  const [letters = ""] = assessments;
  await asBefore(letters);
  await applyChanges(ada, organisationId, letters, {
    client: null,
    changes: [{ path: "desc.scope", answer: value("One wombat."), baseRevision: 0, saveNumber: 1 }],
  });
  expect(await found("wombat")).toBe(1);
  expect(await found("quokkas letters")).toBe(1);
  expect(await notDerivedYet(ada, organisationId)).toBe(0);
});
