import type { Transaction } from "@/lib/adapters/db/database";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { may } from "@/lib/domain/assessment/permissions";
import { type DecisionAct, decisionActs, type SignOffBlock, signOffBlocks } from "@/lib/domain/assessment/sign-off";
import { transitionWords } from "@/lib/domain/assessment/transitions";
import type { SealNames } from "@/lib/domain/seals/signature-words";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { downloadName } from "../assessment/assessment-name";
import { openAssessment } from "../assessment/get-assessment";
import { resultOf } from "../assessment/result-of";
import { withDecision } from "../document/prepare-document";
import { namesOf } from "../portfolio/list-assessments";
import { notFound } from "../refusal";
import { sealShown } from "./seal-in-use";
import type { SigningAct } from "./sign-document";
import { maySignAt } from "./who-signs";

type IssuedRevision = {
  version: number;
  round: number;
  revision: number;
  sha256: string;
  signer: string;
  act: SigningAct | "notRequired";
  kind: string;
  serial: string;
  issuedAt: string;
  timeStampedAt: string | null;
};

export type SigningView = {
  /** What the first signer may decide now, each with what blocks it. */
  decisions: readonly { act: DecisionAct; words: string; blocks: readonly SignOffBlock[] }[];
  /** The document prepared for this person, if there is one on today's state. */
  prepared: { sha256: string; act: SigningAct; reason: string; bytes: number } | null;
  /** A screening closed as “not required” that this person may sign: the record made for them, if there is one; null where none. */
  screening: { sha256: string | null } | null;
  /** The signature that this person is asked for next: its document. */
  awaited: { sha256: string; act: SigningAct } | null;
  /** Whose certificate seals the next signature (null: the installation's own seal), and why it cannot, or null. */
  seal: { names: SealNames | null; problem: string | null };
  /** Why it is not this person's turn, or null. */
  notYours: string | null;
  signers: readonly { name: string; signedAt: string | null }[];
  /** Every revision of every version, newest first. */
  issued: readonly IssuedRevision[];
};

/** Every revision without its bytes, newest first. */
const issuedRows = (transaction: Transaction, organisationId: string, assessmentId: string) =>
  transaction.issuedDocument.findMany({
    where: { organisationId, assessmentId },
    omit: { bytes: true, report: true, canonical: true },
    orderBy: [{ versionNumber: "desc" }, { round: "desc" }, { revision: "desc" }],
  });

/** Those with a signature. */
const shownRevisions = (rows: Awaited<ReturnType<typeof issuedRows>>): readonly IssuedRevision[] =>
  rows
    .filter(({ revision }) => revision > 0)
    .map((one) => ({
      version: one.versionNumber,
      round: one.round,
      revision: one.revision,
      sha256: one.sha256,
      signer: one.signer,
      act: one.act as IssuedRevision["act"],
      kind: one.kind,
      serial: one.serial,
      issuedAt: one.issuedAt.toISOString(),
      timeStampedAt: one.timeStampedAt?.toISOString() ?? null,
    }));

/** The signed documents of an assessment, every revision of every version, newest first. */
export async function signedDocuments(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
): Promise<readonly IssuedRevision[]> {
  await openAssessment(person, organisationId, assessmentId, "readAssessment");
  return shownRevisions(await inOrganisation(organisationId, (transaction) => issuedRows(transaction, organisationId, assessmentId)));
}

/** What the page for signing shows: what may be decided, what is prepared, whose turn it is, and what was signed. */
export async function signingView(person: SignedInPerson, organisationId: string, assessmentId: string): Promise<SigningView> {
  const { stored, content, membership } = await openAssessment(person, organisationId, assessmentId, "readAssessment");
  const { number, state } = stored.version;
  const place = { organisationId, assessmentId, versionNumber: number };
  const found = await inOrganisation(organisationId, async (transaction) => ({
    seal: await sealShown(transaction, organisationId),
    signers: await transaction.signatory.findMany({ where: place, orderBy: { position: "asc" } }),
    prepared: await transaction.preparedDocument.findUnique({
      where: { organisationId_assessmentId_versionNumber_personId: { ...place, personId: person.personId } },
      omit: { report: true, canonical: true },
    }),
    issued: await issuedRows(transaction, organisationId, assessmentId),
  }));
  const names = await namesOf(found.signers.map(({ personId }) => personId));
  const isCurrent = found.prepared !== null && Number(found.prepared.changeNumber) === stored.changeNumber;
  const decides = maySignAt(found.signers[0], person.personId);
  const latest = found.issued.find(({ versionNumber }) => versionNumber === number);
  const decided = latest !== undefined && latest.act !== "notRequired" && state !== "awaitingDecision" && state !== "draft";
  const turn = decided ? maySignAt(found.signers[latest.revision], person.personId) : false;
  const current = found.issued.filter((one) => one.versionNumber === number && one.round === latest?.round && one.revision > 0);
  return {
    decisions:
      decides && state === "awaitingDecision"
        ? decisionActs
            .filter((act) => may(membership.roles, act, state))
            .map((act) => ({
              act,
              words: transitionWords[act],
              blocks: signOffBlocks(act, resultOf(withDecision(content, act, "")).outcome),
            }))
        : [],
    screening: may(membership.roles, "signScreening", state)
      ? { sha256: isCurrent && found.prepared?.act === "notRequired" ? found.prepared.sha256 : null }
      : null,
    prepared:
      isCurrent && found.prepared && found.prepared.act !== "notRequired"
        ? {
            sha256: found.prepared.sha256,
            act: found.prepared.act as SigningAct,
            reason: found.prepared.reason,
            bytes: found.prepared.bytes.length,
          }
        : null,
    seal: found.seal,
    awaited: turn && latest && may(membership.roles, "sign", state) ? { sha256: latest.sha256, act: latest.act as SigningAct } : null,
    notYours:
      state === "awaitingDecision" && !decides
        ? found.signers[0]
          ? `${names(found.signers[0].personId)} is named to decide and sign first.`
          : "Nobody is named to sign."
        : null,
    signers: found.signers.map(({ personId, position }) => ({
      name: names(personId),
      signedAt: decided ? (current.find(({ revision }) => revision === position + 1)?.issuedAt.toISOString() ?? null) : null,
    })),
    issued: shownRevisions(found.issued),
  };
}

/** `GET …/prepared`: the document as this person would sign it; not found once something changed, since nobody can sign it then. */
export async function preparedPdf(person: SignedInPerson, organisationId: string, assessmentId: string) {
  const { stored, content } = await openAssessment(person, organisationId, assessmentId, "renderDocument");
  const key = { organisationId, assessmentId, versionNumber: stored.version.number, personId: person.personId };
  const held = await inOrganisation(organisationId, (transaction) =>
    transaction.preparedDocument.findUnique({
      where: { organisationId_assessmentId_versionNumber_personId: key },
      select: { bytes: true, changeNumber: true },
    }),
  );
  if (!held || Number(held.changeNumber) !== stored.changeNumber) throw notFound();
  return { fileName: downloadName(content, "to-sign.pdf"), pdf: held.bytes };
}

/** `GET …/signed/{sha256}`: the bytes of a revision as they were issued. */
export async function issuedPdf(person: SignedInPerson, organisationId: string, assessmentId: string, sha256: string) {
  const { content } = await openAssessment(person, organisationId, assessmentId, "renderDocument");
  const held = await inOrganisation(organisationId, (transaction) =>
    transaction.issuedDocument.findFirst({ where: { organisationId, assessmentId, sha256 }, select: { bytes: true, versionNumber: true } }),
  );
  if (!held) throw notFound();
  return { fileName: downloadName(content, `v${held.versionNumber}.signed.pdf`), pdf: held.bytes };
}
