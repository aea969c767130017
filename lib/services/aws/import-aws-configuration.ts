import { today } from "@/lib/adapters/clock";
import { appendAudit } from "@/lib/adapters/db/audit-chain";
import type { Statements } from "@/lib/adapters/db/database";
import type { EvidenceRow, StoredAssessment } from "@/lib/adapters/db/stored-assessment";
import { writeAssessmentExtra, writeEvidenceRow } from "@/lib/adapters/db/write-assessment";
import { newId, sha256 } from "@/lib/adapters/identifiers";
import type { Changes } from "@/lib/domain/assessment/change";
import type { ChangeReply } from "@/lib/domain/assessment/change-reply";
import { reducedFiles } from "@/lib/domain/interchange/aws/evidence";
import { type TakenOver, takeOver } from "@/lib/domain/interchange/aws/take-over";
import { type ListId, recordList } from "@/lib/domain/questionnaire/questions";
import { type AwsImportView, awsImportView } from "@/lib/domain/view/aws-import-view";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { saveMadeChanges } from "../assessment/apply-changes";
import { openAssessment } from "../assessment/get-assessment";
import { refuse } from "../refusal";
import { observeFrozenStates } from "./compare-aws-configuration";
import { proposeFromAws } from "./propose-from-aws";
import { type AcceptedProposal, type AwsImportChoices, type HandedFile, keyOf, readAll, withHashes } from "./read-aws-files";

/** `POST …/aws-import/proposals`: what the files propose beside the present answers. Nothing is changed or kept. */
export async function proposeAwsConfiguration(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  files: readonly HandedFile[],
  choices: AwsImportChoices,
): Promise<AwsImportView> {
  const { content, stored } = await openAssessment(person, organisationId, assessmentId, "importAwsConfiguration");
  const readings = await readAll(withHashes(files), keyOf(content, assessmentId), choices);
  const revisions: Record<string, number> = {};
  for (const row of stored.answers.values()) revisions[row.path] = row.revision;
  return awsImportView(proposeFromAws(readings, content, choices), content, revisions);
}

const newRecordId = (list: ListId): string => newId(recordList(list)?.prefix ?? "xx");

function changesOf(taken: TakenOver, revisions: ReadonlyMap<string, number>): Changes {
  return {
    client: null,
    changes: [
      ...taken.records.filter((one) => one.isNew).map(({ list, recordId }) => ({ record: "add" as const, list, id: recordId })),
      ...taken.answers.map(({ id, path, value }) => ({
        path,
        answer: { value: value as never },
        baseRevision: revisions.get(id) ?? 0,
        saveNumber: 0,
      })),
    ],
  };
}

async function keepEvidence(
  sql: Statements,
  stored: StoredAssessment,
  reduced: string,
  by: string,
): Promise<{ row: EvidenceRow; stored: StoredAssessment }> {
  const bytes = new TextEncoder().encode(reduced);
  const row: EvidenceRow = {
    id: newId("ev"),
    position: stored.evidence.size,
    name: `AWS configuration, imported on ${today()}.json`,
    sha256: sha256(bytes),
    size: bytes.byteLength,
    addedOn: today(),
    extra: {},
    removedAt: null,
  };
  await writeEvidenceRow(sql, stored, row, { type: "application/json", bytes }, by);
  return { row, stored: { ...stored, evidence: new Map(stored.evidence).set(row.id, row) } };
}

/**
 * `POST …/aws-import`: takes over the accepted proposals, all or none, through the one door for changes. The files are read
 * again from what was handed in; the reduced files become evidence, each answer keeps its origin, the import is audited.
 */
export async function importAwsConfiguration(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  files: readonly HandedFile[],
  choices: AwsImportChoices,
  accepted: readonly AcceptedProposal[],
): Promise<ChangeReply & { evidenceId: string; answers: number; records: number }> {
  const { content } = await openAssessment(person, organisationId, assessmentId, "importAwsConfiguration");
  if (accepted.length === 0) throw refuse("invalid", "Nothing was chosen. Choose at least one answer to take over.");
  const key = keyOf(content, assessmentId);
  const readings = await readAll(withHashes(files), key, choices);
  let done = { evidenceId: "", answers: 0, records: 0 };
  const reply = await saveMadeChanges(person, organisationId, assessmentId, "importAwsConfiguration", async (context) => {
    const proposed = proposeFromAws(readings, context.content(), choices);
    const wanted = new Map(accepted.map((one) => [one.id, one.revision]));
    const all = [...proposed.proposals.single, ...proposed.proposals.records.flatMap((one) => one.proposals)];
    const known = new Set(all.map((one) => one.id));
    const strange = accepted.find((one) => !known.has(one.id));
    if (strange)
      throw refuse(
        "invalid",
        "The assessment or the files changed since you looked at the proposals. Look at them again; nothing was taken over.",
      );
    const kept = await keepEvidence(context.transaction, context.stored, reducedFiles(proposed, today()), context.by);
    const taken = takeOver(proposed, new Set(wanted.keys()), newRecordId, kept.row.id);
    const extra = { ...kept.stored.extra, keys: { ...kept.stored.extra.keys, importKey: key } };
    await writeAssessmentExtra(context.transaction, context.stored, extra);
    const shown = new Set([...wanted.keys(), ...all.filter(({ state }) => state === "same").map(({ id }) => id)]);
    const keptStates = await observeFrozenStates(context.transaction, person, { organisationId, assessmentId }, readings, choices, {
      shown,
      evidenceHash: kept.row.sha256,
    });
    await appendAudit(context.transaction, {
      organisationId,
      kind: "awsConfigurationImported",
      personId: context.by,
      personName: person.name,
      subject: {
        assessmentId,
        evidenceId: kept.row.id,
        sha256: kept.row.sha256,
        files: readings.length,
        answers: taken.answers.length,
        ...(keptStates > 0 ? { keptStates } : {}),
      },
    });
    done = { evidenceId: kept.row.id, answers: taken.answers.length, records: taken.records.filter((one) => one.isNew).length };
    return {
      ...changesOf(taken, wanted),
      stored: { ...kept.stored, extra },
      origins: new Map(taken.answers.map((one) => [one.path, one.origin])),
      importedFrom: new Map(
        taken.records.filter((one) => !one.importedFrom.startsWith("record:")).map((one) => [one.recordId, one.importedFrom]),
      ),
    };
  });
  return { ...reply, ...done };
}
