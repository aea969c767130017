import { clock, today } from "@/lib/adapters/clock";
import { appendAudit } from "@/lib/adapters/db/audit-chain";
import type { Statements } from "@/lib/adapters/db/database";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { newId, sha256 } from "@/lib/adapters/identifiers";
import type { AssessmentContent } from "@/lib/domain/assessment/content";
import type { AwsImport } from "@/lib/domain/interchange/aws/analyse";
import { reducedFiles } from "@/lib/domain/interchange/aws/evidence";
import { contradicting, describedByHand, type Observation, observe } from "@/lib/domain/interchange/aws/observed-configuration";
import type { FileReading } from "@/lib/domain/interchange/aws/recognise";
import { type AwsImportView, awsImportView } from "@/lib/domain/view/aws-import-view";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { type FrozenState, frozenContent, keptStates, observationsOf, versionInForce } from "../assessment/frozen-states";
import { openAssessment } from "../assessment/get-assessment";
import { refuse } from "../refusal";
import { proposeFromAws } from "./propose-from-aws";
import { type AcceptedProposal, type AwsImportChoices, type HandedFile, keyOf, readAll, withHashes } from "./read-aws-files";

/** What the files say beside a frozen content; uses that were typed by hand are found by model and Region. */
function compared(readings: readonly FileReading[], content: AssessmentContent, choices: AwsImportChoices): AwsImport {
  const first = proposeFromAws(readings, content, choices);
  const byHand = describedByHand(first, content);
  return Object.keys(byHand).length === 0 ? first : proposeFromAws(readings, content, { ...choices, into: { ...byHand, ...choices.into } });
}

/** Writes an observation beside the frozen state; what was found of it is looked at again. */
async function writeObservation(
  sql: Statements,
  person: SignedInPerson,
  { organisationId, assessmentId }: { organisationId: string; assessmentId: string },
  { version, snapshotId }: FrozenState,
  { observation, reduced, hash }: { observation: Observation; reduced: string; hash: string },
): Promise<string> {
  const observationId = newId("oc");
  await sql.$executeRaw`
    insert into observed_configuration (organisation_id, assessment_id, version_number, observation_id, snapshot_id, observation, reduced,
      sha256, observed_by, observed_at)
    values (${organisationId}, ${assessmentId}, ${version}, ${observationId}, ${snapshotId}, ${JSON.stringify(observation)}::jsonb,
      ${reduced}, ${hash}, ${person.personId}, ${clock.now()})`;
  await sql.$executeRaw`
    update out_of_date_mark set register_version = ''
    where organisation_id = ${organisationId} and assessment_id = ${assessmentId} and version_number = ${version}
      and snapshot_id = ${snapshotId}`;
  return observationId;
}

/** Writes down what the files show of the version in force, in the caller's transaction. */
async function keepObservation(
  sql: Statements,
  person: SignedInPerson,
  { organisationId, assessmentId }: { organisationId: string; assessmentId: string },
  frozen: FrozenState,
  { done, content, accepted }: { done: AwsImport; content: AssessmentContent; accepted: ReadonlySet<string> },
): Promise<{ changes: number; sha256: string }> {
  const observation = observe(done, accepted, content);
  const reduced = reducedFiles(done, today());
  const hash = sha256(reduced);
  const observationId = await writeObservation(sql, person, { organisationId, assessmentId }, frozen, { observation, reduced, hash });
  const changes = observation.changes.length + observation.gone.length;
  await appendAudit(sql, {
    organisationId,
    kind: "awsConfigurationCompared",
    personId: person.personId,
    personName: person.name,
    subject: { assessmentId, version: frozen.version, observationId, sha256: hash, files: done.readings.length, changes },
  });
  return { changes, sha256: hash };
}

/**
 * `POST …/aws-import/comparison`: what the files show of the signed version in force. Without `accepted` nothing is kept; with it,
 * what was chosen is written down beside the version, which is then marked where it says otherwise. Nothing of the version changes.
 */
export async function compareAwsConfiguration(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  files: readonly HandedFile[],
  choices: AwsImportChoices,
  accepted: readonly AcceptedProposal[] | null,
): Promise<{ version: number; view: AwsImportView; kept: { changes: number; sha256: string } | null }> {
  await openAssessment(person, organisationId, assessmentId, "compareAwsConfiguration");
  const place = { organisationId, assessmentId };
  const found = await inOrganisation(organisationId, async (transaction) => {
    const frozen = await versionInForce(transaction, organisationId, assessmentId);
    return frozen && { frozen, ...(await frozenContent(transaction, organisationId, assessmentId, frozen)) };
  });
  if (!found) throw refuse("invalid", "No version of this assessment is signed: there is nothing to compare with.");
  const { frozen, content } = found;
  const readings = await readAll(withHashes(files), keyOf(content, assessmentId), choices);
  const done = compared(readings, content, choices);
  const view = awsImportView(done, content, {});
  if (accepted === null) return { version: frozen.version, view, kept: null };
  if (readings.every(({ refusals }) => refusals.length > 0))
    throw refuse("invalid", "None of the files can be read; nothing was compared.");
  const kept = await inOrganisation(organisationId, (transaction) =>
    keepObservation(transaction, person, place, frozen, { done, content, accepted: new Set(accepted.map(({ id }) => id)) }),
  );
  return { version: frozen.version, view, kept };
}

/** The number of the signed version that files can be compared with; null where none is in force. */
export async function versionToCompareWith(person: SignedInPerson, organisationId: string, assessmentId: string): Promise<number | null> {
  await openAssessment(person, organisationId, assessmentId, "readAssessment");
  const frozen = await inOrganisation(organisationId, (transaction) => versionInForce(transaction, organisationId, assessmentId));
  return frozen?.version ?? null;
}

/**
 * An import into the open version says something of the version in force and of the states kept of the open one as well:
 * written down in the same transaction. `shown` are the proposals that belong to this processing: those that were taken over,
 * and those that stand in it already. Of a kept state only what it says otherwise is written down; `evidenceHash` names the
 * reduced files that the import keeps. Returns how many kept states the files contradict.
 */
export async function observeFrozenStates(
  sql: Statements,
  person: SignedInPerson,
  place: { organisationId: string; assessmentId: string },
  readings: readonly FileReading[],
  choices: AwsImportChoices,
  { shown, evidenceHash }: { shown: ReadonlySet<string>; evidenceHash: string },
): Promise<number> {
  const { organisationId, assessmentId } = place;
  const inForce = await versionInForce(sql, organisationId, assessmentId);
  if (inForce) {
    const { content } = await frozenContent(sql, organisationId, assessmentId, inForce);
    await keepObservation(sql, person, place, inForce, { done: compared(readings, content, choices), content, accepted: shown });
  }
  let contradicted = 0;
  for (const kept of await keptStates(sql, organisationId, assessmentId)) {
    const { content } = await frozenContent(sql, organisationId, assessmentId, kept);
    const observation = contradicting(observe(compared(readings, content, choices), shown, content));
    const says = observation.changes.length + observation.gone.length;
    // What agrees matters only where an earlier import contradicted: it takes the mark away.
    if (says === 0 && (await observationsOf(sql, organisationId, assessmentId, kept)).length === 0) continue;
    await writeObservation(sql, person, place, kept, { observation, reduced: "", hash: evidenceHash });
    contradicted += says === 0 ? 0 : 1;
  }
  return contradicted;
}
