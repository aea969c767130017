import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import pino from "pino";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { log } from "@/lib/adapters/log";
import { writeAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import type { Change } from "@/lib/domain/assessment/change";
import type { SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import { answerHistory } from "@/lib/services/assessment/answer-history";
import { applyChanges } from "@/lib/services/assessment/apply-changes";
import { exportAssessmentFile, importAssessmentFile } from "@/lib/services/assessment/assessment-files";
import { createAssessment } from "@/lib/services/assessment/create-assessment";
import { getEvidence } from "@/lib/services/assessment/evidence";
import { getAssessment } from "@/lib/services/assessment/get-assessment";
import { keepSnapshot } from "@/lib/services/assessment/keep-snapshot";
import { compareAwsConfiguration } from "@/lib/services/aws/compare-aws-configuration";
import { importAwsConfiguration, proposeAwsConfiguration } from "@/lib/services/aws/import-aws-configuration";
import type { AcceptedProposal, AwsImportChoices, HandedFile } from "@/lib/services/aws/read-aws-files";
import { staleStates } from "@/lib/services/facts/out-of-date";
import { startVersion } from "@/lib/services/review/start-version";
import { invented } from "../support/aws-files";
import { freshDatabase, type TestDatabase } from "../support/database";
import { lettersOnBedrock } from "../support/letters-on-bedrock";
import { newOrganisation, newPerson, refusalOf } from "../support/people";
import { signedVersion } from "../support/signed-version";

let database: TestDatabase;
let organisationId: string;
let ada: SignedInPerson;
let assessmentId: string;

beforeAll(async () => {
  database = await freshDatabase();
  organisationId = await newOrganisation();
  ada = await newPerson(organisationId, ["author"], "Ada Invented");
});
afterAll(() => database.drop());
beforeEach(async () => {
  ({ assessmentId } = await createAssessment(ada, organisationId, { name: "Parcel assistant" }));
});

const handed = (name: string, change: (text: string) => string = (text) => text): HandedFile => ({
  name,
  bytes: new TextEncoder().encode(change(readFileSync(resolve(invented, name), "utf8"))),
  writtenOn: "2026-11-20",
});
const choices: AwsImportChoices = { regions: { "": "eu-west-1" }, keepNames: false, into: {} };
const propose = (files: readonly HandedFile[], given = choices, person = ada) =>
  proposeAwsConfiguration(person, organisationId, assessmentId, files, given);
const accept = (files: readonly HandedFile[], accepted: readonly AcceptedProposal[], given = choices, person = ada) =>
  importAwsConfiguration(person, organisationId, assessmentId, files, given, accepted);
const opened = async () => (await getAssessment(ada, organisationId, assessmentId)).content;

async function takeAll(files: readonly HandedFile[], given = choices) {
  const { records } = await propose(files, given);
  const wanted = records.flatMap((one) => (one.setUpOnly ? [] : one.proposals)).filter((one) => one.state !== "same");
  return accept(
    files,
    wanted.map(({ id, revision }) => ({ id, revision })),
    given,
  );
}
const agent = handed("bedrock-agent.get-agent.json");
const mode = handed("bedrock.get-account-data-retention.json");

describe("what AWS says is taken over", () => {
  test("nothing changes while proposals are looked at", async () => {
    const before = await opened();
    const view = await propose([agent, mode]);
    expect(view.records.map((one) => one.kind)).toEqual(["use of a model", "store"]);
    expect(await opened()).toEqual(before);
    const { rows } = await database.asSuperuser(`select count(*)::int as kept from evidence where assessment_id = '${assessmentId}'`);
    expect(rows).toEqual([{ kept: 0 }]);
  });

  test("with its origin beside each answer, the reduced file as evidence, and an entry in the audit trail", async () => {
    const done = await takeAll([agent, mode]);
    const content = await opened();
    const [use] = content.records.modelUses ?? [];
    expect(use?.answers).toMatchObject({ model: { value: "eu.amazon.nova-lite-v1:0" }, accountRetentionMode: { value: "none" } });
    expect(content.origins?.[`modelUses/${use?.id}/accountRetentionMode`]).toMatchObject({
      file: "bedrock.get-account-data-retention.json",
      field: "mode",
      writtenOn: "2026-11-20",
      evidence: done.evidenceId,
    });
    const evidence = JSON.parse(new TextDecoder().decode((await getEvidence(ada, organisationId, assessmentId, done.evidenceId)).bytes));
    expect(evidence.files[0].original).toEqual({
      kept: false,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      bytes: agent.bytes.byteLength,
      writtenOn: "2026-11-20",
    });
    const { rows } = await database.asSuperuser(
      "select subject from audit_event where kind = 'awsConfigurationImported' order by number desc limit 1",
    );
    expect(rows[0].subject).toMatchObject({ assessmentId, evidenceId: done.evidenceId, answers: done.answers, files: 2 });
    const history = await database.asSuperuser(
      `select count(*)::int as with_origin from answer_history where assessment_id = '${assessmentId}' and origin is not null`,
    );
    expect(history.rows).toEqual([{ with_origin: done.answers }]);
  });

  test("only what was chosen; a reference to what was not chosen is left out", async () => {
    const { records } = await propose([agent]);
    const memory = records.find((one) => one.kind === "store");
    await accept(
      [agent],
      (memory?.proposals ?? []).map(({ id, revision }) => ({ id, revision })),
    );
    const content = await opened();
    expect(content.records.modelUses).toEqual([]);
    expect(content.records.stores?.[0]?.answers).toMatchObject({ kind: { value: "agentMemory" } });
    expect(content.records.stores?.[0]?.answers.writtenBy).toBeUndefined();
  });

  test("all or none: somebody who answered in the meantime keeps their answer, and nothing else is taken", async () => {
    await takeAll([agent]);
    const [store] = (await opened()).records.stores ?? [];
    const path = `stores/${store?.id}/retention`;
    const longer = handed("bedrock-agent.get-agent.json", (text) =>
      text.replace('"storageDays": 30', '"storageDays": 90').replace("nova-lite-v1:0", "nova-pro-v1:0"),
    );
    const { records } = await propose([longer]);
    const wanted = records
      .flatMap((one) => one.proposals)
      .filter((one) => one.state === "differs")
      .map(({ id, revision }) => ({ id, revision }));
    expect(wanted.length).toBe(3);
    const typed: Change = { path, answer: { value: { amount: 7, unit: "days" } }, baseRevision: 1, saveNumber: 1 };
    await applyChanges(ada, organisationId, assessmentId, { client: "page-of-ada", changes: [typed] });
    const refusal = await refusalOf(accept([longer], wanted));
    expect(refusal).toMatchObject({ refused: "conflict", conflicts: [{ path, current: { value: { amount: 7, unit: "days" } } }] });
    const content = await opened();
    expect(content.records.modelUses?.[0]?.answers.model).toEqual({ value: "eu.amazon.nova-lite-v1:0" });
    expect(content.evidence.length).toBe(1);
  });

  test("what somebody changes by hand is theirs: the origin goes, the history keeps it", async () => {
    await takeAll([agent]);
    const [use] = (await opened()).records.modelUses ?? [];
    const path = `modelUses/${use?.id}/model`;
    await applyChanges(ada, organisationId, assessmentId, {
      client: "page-of-ada",
      changes: [{ path, answer: { value: "typed" }, baseRevision: 1, saveNumber: 1 }],
    });
    const content = await opened();
    expect(content.origins?.[path]).toBeUndefined();
    expect(content.origins?.[`modelUses/${use?.id}/sourceRegion`]).toBeDefined();
    const entries = await answerHistory(ada, organisationId, assessmentId, path);
    expect(entries.map(({ origin }) => (origin?.source === "aws" ? origin.field : null))).toEqual([null, "agent.foundationModel"]);
  });

  test("a later import finds its records again and shows what changed since", async () => {
    await takeAll([agent, mode]);
    const before = await opened();
    const later = handed("bedrock.get-account-data-retention.json", (text) => text.replace('"none"', '"aws_review"'));
    const view = await propose([agent, later]);
    const changed = view.records.flatMap((one) => one.proposals).filter((one) => one.state !== "same");
    expect(changed).toMatchObject([
      {
        state: "differs",
        present: expect.stringContaining("none"),
        proposed: expect.stringContaining("aws_review"),
        presentOrigin: expect.stringContaining("imported on"),
      },
    ]);
    await takeAll([agent, later]);
    const after = await opened();
    expect(after.records.modelUses?.map((one) => one.id)).toEqual(before.records.modelUses?.map((one) => one.id));
    expect(after.records.modelUses?.[0]?.answers.accountRetentionMode).toEqual({ value: "aws_review" });
    expect(after.importKey).toBe(before.importKey);
  });

  test("into a record that is there, with the name that somebody gave it", async () => {
    await applyChanges(ada, organisationId, assessmentId, {
      client: "page-of-ada",
      changes: [
        { record: "add", list: "modelUses", id: "mu-written001" },
        { path: "modelUses/mu-written001/name", answer: { value: "Our desk" }, baseRevision: 0, saveNumber: 1 },
      ],
    });
    const { records } = await propose([agent]);
    const use = records.find((one) => one.kind === "use of a model");
    expect(use?.candidates).toEqual([{ id: "mu-written001", name: "Our desk" }]);
    const given = { ...choices, into: { [use?.thing ?? ""]: "mu-written001" } };
    await takeAll([agent], given);
    const content = await opened();
    expect(content.records.modelUses).toMatchObject([
      { id: "mu-written001", answers: { name: { value: "Our desk" }, model: { value: "eu.amazon.nova-lite-v1:0" } } },
    ]);
    expect((await propose([agent])).records.flatMap((one) => one.proposals).filter((one) => one.state !== "same")).toEqual([]);
  });

  test("travels in the assessment file, and is found again on the other side", async () => {
    await takeAll([agent]);
    const { json } = await exportAssessmentFile(ada, organisationId, assessmentId);
    const copy = await importAssessmentFile(ada, organisationId, json);
    assessmentId = copy.assessmentId;
    const { json: again } = await exportAssessmentFile(ada, organisationId, assessmentId);
    expect(again).toBe(json);
    expect((await propose([agent])).records.flatMap((one) => one.proposals).filter((one) => one.state !== "same")).toEqual([]);
  });
});

describe("what must not get in", () => {
  test("passwords of other resources of a Terraform plan are in no table, evidence or log", async () => {
    const said: string[] = [];
    (globalThis as { groundworkLog?: unknown }).groundworkLog = pino({ level: "trace" }, { write: (line: string) => said.push(line) });
    log().info("the log is read");
    const plan = [handed("terraform-plan.json"), handed("terraform-state.json"), handed("cloudformation.json")];
    const done = await takeAll(plan, { ...choices, keepNames: true });
    expect(done.answers).toBeGreaterThan(10);
    expect(said.length).toBeGreaterThan(0);
    const { rows: tables } = await database.asSuperuser("select tablename from pg_tables where schemaname = 'public'");
    const secrets = /CANARY|AKIAINVENTED/i;
    for (const { tablename } of tables) {
      const { rows } = await database.asSuperuser(`select row_to_json(t)::text as line from "${tablename}" t`);
      for (const { line } of rows) expect(line, tablename).not.toMatch(secrets);
    }
    const { rows: files } = await database.asSuperuser("select convert_from(bytes, 'UTF8') as text from evidence where bytes is not null");
    expect(files.length).toBeGreaterThan(0);
    for (const { text } of files) expect(text).not.toMatch(secrets);
    expect(said.join("")).not.toMatch(secrets);
  });

  test("a file with a key in it is refused by name and place, gives nothing, and the key is nowhere", async () => {
    const bad: HandedFile = {
      name: "kb.json",
      bytes: new TextEncoder().encode('{"knowledgeBase":{"name":"AKIAINVENTED00000007"}}'),
      writtenOn: null,
    };
    const view = await propose([bad, agent]);
    expect(view.files[0]).toMatchObject({
      name: "kb.json",
      gave: 0,
      refusals: [{ place: "knowledgeBase.name", message: expect.stringContaining("AWS access key") }],
    });
    expect(JSON.stringify(view)).not.toContain("AKIA");
  });

  test("answers that no file proposes cannot be slipped in, and nothing of such a request is kept", async () => {
    const refusal = await refusalOf(accept([agent], [{ id: "once#desc.nature", revision: 0 }]));
    expect(refusal.refused).toBe("invalid");
    expect((await opened()).evidence).toEqual([]);
    expect((await refusalOf(accept([agent], []))).refused).toBe("invalid");
  });

  test("an administrator imports where they may read the assessment as well, and only there", async () => {
    const alone = await newPerson(organisationId, ["administrator"]);
    const reading = await newPerson(organisationId, ["administrator", "reader"]);
    const reader = await newPerson(organisationId, ["reader"]);
    expect((await refusalOf(propose([agent], choices, alone))).refused).toBe("notFound");
    expect((await refusalOf(propose([agent], choices, reader))).refused).toBe("notAllowed");
    const { records } = await propose([agent], choices, reading);
    const done = await accept(
      [agent],
      records.flatMap((one) => one.proposals.map(({ id, revision }) => ({ id, revision }))),
      choices,
      reading,
    );
    expect(done.records).toBe(2);
  });
});

describe("a signed version is compared, and nothing of it changes", () => {
  const content = lettersOnBedrock({ asOf: "2026-11-24" });
  const signed = () => signedVersion(database, ada, organisationId, { content, at: "2026-11-24T10:00:00Z" });
  const compare = (assessment: string, accepted: readonly AcceptedProposal[] | null) =>
    compareAwsConfiguration(ada, organisationId, assessment, [mode], { ...choices, regions: { "": "eu-central-1" } }, accepted);
  const rowsOf = async (assessment: string) => {
    const { rows } = await database.asSuperuser(
      `select (select count(*) from answer where assessment_id = '${assessment}')::int as answers,
        (select count(*) from evidence where assessment_id = '${assessment}')::int as evidence,
        (select md5(string_agg(canonical, '')) from issued_document where assessment_id = '${assessment}') as canonical,
        (select count(*) from observed_configuration where assessment_id = '${assessment}')::int as observed`,
    );
    return rows[0];
  };

  test("looking keeps nothing; writing down marks it with the answer before and now, the file and the printed statements", async () => {
    const assessment = await signed();
    const before = await rowsOf(assessment);
    const { view } = await compare(assessment, null);
    expect(await rowsOf(assessment)).toEqual(before);
    const wanted = view.records.flatMap((one) => one.proposals).filter((one) => one.state === "differs");
    expect(wanted).toMatchObject([{ present: expect.stringMatching(/provider_data_share/), proposed: expect.stringMatching(/none/) }]);
    const done = await compare(assessment, wanted);
    expect(done).toMatchObject({ version: 1, kept: { changes: 1 } });
    expect(await rowsOf(assessment)).toEqual({ ...before, observed: 1 });
    const [stale] = await staleStates(ada, organisationId, assessment);
    expect(stale?.changes.configuration.changes).toMatchObject([
      {
        path: "modelUses/mu-fable001/accountRetentionMode",
        was: { value: "provider_data_share" },
        now: "none",
        origin: { file: "bedrock.get-account-data-retention.json", field: "mode" },
      },
    ]);
    expect(stale?.statements).toEqual([]);
    expect((await getAssessment(ada, organisationId, assessment)).version.state).toBe("signed");
    const { rows } = await database.asSuperuser(
      "select subject from audit_event where kind = 'awsConfigurationCompared' order by number desc limit 1",
    );
    expect(rows[0].subject).toMatchObject({ assessmentId: assessment, version: 1, files: 1, changes: 1 });
    const { rows: kept } = await database.asSuperuser(`select reduced from observed_configuration where assessment_id = '${assessment}'`);
    expect(JSON.parse(kept[0].reduced).files[0].original.kept).toBe(false);
    await expect(database.asSuperuser(`update observed_configuration set reduced = ''`)).rejects.toThrow(/never changed/);
  });

  test("another Region names the statement that prints it, and a later file that agrees takes the mark away", async () => {
    const assessment = await signed();
    const there = handed("bedrock-agent.get-agent.json");
    const given = { ...choices, regions: { "": "eu-west-1" } };
    const { view } = await compareAwsConfiguration(ada, organisationId, assessment, [there], given, null);
    const thing = view.records.find(({ kind }) => kind === "use of a model")?.thing ?? "";
    const chosen = { ...given, into: { [thing]: "mu-fable001" } };
    const again = await compareAwsConfiguration(ada, organisationId, assessment, [there], chosen, null);
    const region = again.view.records.flatMap((one) => one.proposals).filter((one) => one.id.endsWith("#sourceRegion"));
    await compareAwsConfiguration(ada, organisationId, assessment, [there], chosen, region);
    const [stale] = await staleStates(ada, organisationId, assessment);
    expect(stale?.changes.configuration.changes.map(({ now }) => now)).toEqual(["eu-west-1"]);
    expect(stale?.statements.map(({ text }) => text.trim())).toEqual(["Calls start in eu-central-1."]);
    const back = handed("bedrock-agent.get-agent.json", (text) => text.replaceAll("eu-west-1", "eu-central-1"));
    await compareAwsConfiguration(ada, organisationId, assessment, [back], chosen, []);
    expect(await staleStates(ada, organisationId, assessment)).toEqual([]);
  });

  test("what is taken over into the next version is compared with the one in force in the same breath", async () => {
    const assessment = await signed();
    await startVersion(ada, organisationId, assessment, { reason: "A review." });
    const change: Change = { record: "add", list: "modelUses", id: "mu-fable001" };
    await applyChanges(ada, organisationId, assessment, { client: null, changes: [change] });
    for (const [index, [field, value]] of Object.entries({
      platform: "bedrock",
      sourceRegion: "eu-central-1",
      accountRetentionMode: "provider_data_share",
    }).entries())
      await applyChanges(ada, organisationId, assessment, {
        client: "page",
        changes: [{ path: `modelUses/mu-fable001/${field}`, answer: { value }, baseRevision: 0, saveNumber: index + 1 }],
      });
    const given = { ...choices, regions: { "": "eu-central-1" } };
    const view = await proposeAwsConfiguration(ada, organisationId, assessment, [mode], given);
    const wanted = view.records.flatMap((one) => one.proposals).filter((one) => one.state === "differs");
    expect(wanted.length).toBe(1);
    await importAwsConfiguration(ada, organisationId, assessment, [mode], given, wanted);
    const [stale] = await staleStates(ada, organisationId, assessment);
    expect(stale).toMatchObject({ version: 1, kept: null });
    expect(stale?.changes.configuration.changes.map(({ path, now }) => [path, now])).toEqual([
      ["modelUses/mu-fable001/accountRetentionMode", "none"],
    ]);
  });

  test("a kept state that a later import contradicts is marked, one that left it open is not, and files that agree take the mark away", async () => {
    const { assessmentId: assessment } = await importAssessmentFile(ada, organisationId, writeAssessmentFile(content));
    const [use] = content.records.modelUses ?? [];
    const early = writeAssessmentFile({ ...content, records: { ...content.records, modelUses: [] } });
    const { assessmentId: other } = await importAssessmentFile(ada, organisationId, early);
    const given = { ...choices, regions: { "": "eu-central-1" } };
    const take = async (where: string, file: HandedFile) => {
      const view = await proposeAwsConfiguration(ada, organisationId, where, [file], given);
      const wanted = view.records.flatMap((one) => one.proposals).filter((one) => one.state !== "same");
      return importAwsConfiguration(ada, organisationId, where, [file], given, wanted);
    };
    const kept = await keepSnapshot(ada, organisationId, assessment, { reason: "For the works council" });
    await keepSnapshot(ada, organisationId, other, { reason: "Before the import" });
    const ofFiles = async (where: string) =>
      (await staleStates(ada, organisationId, where)).filter(({ changes }) => changes.configuration.changes.length > 0);
    await take(assessment, mode);
    await take(other, agent);
    expect(await ofFiles(other)).toEqual([]);
    const [stale, ...more] = await ofFiles(assessment);
    expect(more).toEqual([]);
    expect(stale?.kept).toMatchObject({ snapshotId: kept.snapshotId, why: "For the works council" });
    expect(stale?.changes.configuration.changes).toMatchObject([
      { path: `modelUses/${use?.id}/accountRetentionMode`, was: { value: "provider_data_share" }, now: "none" },
    ]);
    // The state that was kept, the draft and its evidence say what they said.
    const { rows } = await database.asSuperuser(`select hash from snapshot where snapshot_id = '${kept.snapshotId}'`);
    expect(rows).toEqual([{ hash: kept.hash }]);
    const { rows: audited } = await database.asSuperuser(
      `select subject from audit_event where kind = 'awsConfigurationImported' and subject->>'assessmentId' = '${assessment}'`,
    );
    expect(audited[0].subject).toMatchObject({ keptStates: 1 });

    await take(
      assessment,
      handed(mode.name, (text) => text.replace("none", "provider_data_share")),
    );
    expect(await ofFiles(assessment)).toEqual([]);
  });

  test("without a signed version there is nothing to compare with", async () => {
    expect(await refusalOf(compare(assessmentId, null))).toMatchObject({ refused: "invalid" });
  });
});
