import { readFile } from "node:fs/promises";
import { clock, today } from "@/lib/adapters/clock";
import { appendAudit, auditHead } from "@/lib/adapters/db/audit-chain";
import type { Transaction } from "@/lib/adapters/db/database";
import type { Prisma } from "@/lib/adapters/db/generated/client";
import { contentOf, type StoredAssessment } from "@/lib/adapters/db/stored-assessment";
import type { Writes } from "@/lib/adapters/db/write-assessment";
import { sha256 } from "@/lib/adapters/identifiers";
import { log } from "@/lib/adapters/log";
import { authoritiesFromPem, sealDocument, type TimeStampService } from "@/lib/adapters/signing/seal-document";
import { TimeStampRefused } from "@/lib/adapters/signing/time-stamp";
import { readSignedDocument } from "@/lib/adapters/signing/verify-document";
import type { VersionState } from "@/lib/domain/assessment/lifecycle";
import { conflictOfDuties } from "@/lib/domain/assessment/separation-of-duties";
import { type DecisionAct, outcomeOfAct, signOffBlocks, stateOfAct } from "@/lib/domain/assessment/sign-off";
import { transitionWords } from "@/lib/domain/assessment/transitions";
import { dateText } from "@/lib/domain/language/date-text";
import { withStandIns } from "@/lib/domain/report/printable-letters";
import { signatureWords } from "@/lib/domain/seals/signature-words";
import { environment } from "@/lib/env";
import { fontsBesideTextFamily } from "@/templates/further-fonts";
import { signaturePlace } from "@/templates/signature-places";
import { confirmIdentity, type Proof } from "../accounts/confirm-identity";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { type ChangeContext, changeAssessment, inState, nothingWritten } from "../assessment/change-assessment";
import { takeSnapshot } from "../assessment/keep-snapshot";
import { resultOf } from "../assessment/result-of";
import { refuseBlocked, withDecision } from "../document/prepare-document";
import { refuse } from "../refusal";
import { writeConditions } from "../review/conditions";
import { fourEyesOf } from "../review/move-version";
import { tellOfSignature } from "../review/tell-of-move";
import { actsOf } from "../review/version-acts";
import { sealInUse } from "./seal-in-use";
import { ownTrust } from "./signing-keys";
import { maySignAt, signingNameAt, whoSignsAt } from "./who-signs";

export type SigningAct = Exclude<DecisionAct, "consultAuthority">;
export type Signed = { state: VersionState; sha256: string; revision: number };

/** Sealed here by this installation's seal or by a certificate that the organisation brought, or signed outside and brought back. */
type SignatureKind = "seal" | "uploadedSeal" | "own";

/** What a document is signed as: a decision, or the record of a screening. */
type SignedAs = SigningAct | "notRequired";

const actWords: Readonly<Record<SignedAs, string>> = {
  notRequired: "Not required",
  approve: "Approved",
  approveWithConditions: "Approved with conditions",
  reject: "Rejected",
};

async function timeStampService(): Promise<TimeStampService | null> {
  const { timeStamps } = environment();
  return timeStamps ? { url: timeStamps.url, authorities: authoritiesFromPem(await readFile(timeStamps.authorityFile, "utf8")) } : null;
}

const momentWords = (at: Date): string => `${dateText(at.toISOString().slice(0, 10))}, ${at.toISOString().slice(11, 16)} UTC`;

type Latest = {
  bytes: Uint8Array;
  code: string;
  contentHash: string;
  registerVersion: string;
  method: string;
  round: number;
  revision: number;
  act: SignedAs;
};

/** Adds this person's signature: sealed here, or the bytes that were signed outside, checked. */
async function nextRevision(
  transaction: Transaction,
  stored: StoredAssessment,
  person: SignedInPerson,
  latest: Latest,
  reason: string,
  broughtBack: Uint8Array | null,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; serial: string; kind: SignatureKind; timeStampedAt: Date | null; at: Date }> {
  if (broughtBack) {
    const { serial, timeStampedAt } = await checkBroughtBack(broughtBack, latest);
    return { bytes: new Uint8Array(broughtBack), serial, kind: "own", timeStampedAt, at: clock.now() };
  }
  const { organisationId } = stored;
  const seal = await sealInUse(transaction, organisationId);
  // After the seal, which may just have been made and is valid from its own moment on.
  const at = clock.now();
  const { name } = await transaction.organisation.findUniqueOrThrow({ where: { organisationId }, select: { name: true } });
  const timeStamps = await timeStampService();
  const lines = [
    person.name,
    `${actWords[latest.act]} · ${momentWords(at)}${timeStamps ? "" : ", time as stated by this server"}`,
    ...signatureWords(person.name, name, seal.names),
    `Certificate ${seal.serial}`,
  ].map(withStandIns);
  try {
    const bytes = await sealDocument({
      pdf: latest.bytes,
      seal,
      field: `signature-${latest.revision + 1}`,
      signer: person.name,
      reason: [actWords[latest.act], reason]
        .filter((one) => one !== "")
        .join(": ")
        .slice(0, 500),
      lines,
      furtherFonts: await fontsBesideTextFamily(lines.join("")),
      place: signaturePlace(latest.revision),
      at,
      timeStamps,
    });
    return {
      bytes: new Uint8Array(bytes),
      serial: seal.serial,
      kind: seal.names ? "uploadedSeal" : "seal",
      timeStampedAt: timeStamps ? at : null,
      at,
    };
  } catch (error) {
    if (!(error instanceof TimeStampRefused)) throw error;
    log().warn({ reason: error.message }, "a document was not signed for want of a time-stamp");
    throw refuse(
      "invalid",
      `${error.message} Nothing was signed. Try again, or ask whoever runs the server to look at the time-stamp service.`,
    );
  }
}

/** What was signed outside has to begin with the bytes that were handed out, and add one signature that holds and nothing else. */
async function checkBroughtBack(bytes: Uint8Array, latest: Latest): Promise<{ serial: string; timeStampedAt: Date | null }> {
  const handedOut = Buffer.from(latest.bytes);
  if (bytes.length <= handedOut.length || !handedOut.equals(Buffer.from(bytes.subarray(0, handedOut.length))))
    throw refuse(
      "invalid",
      "This is not the document that was handed out with a signature added: the program that signed it wrote the file anew. Sign with a program that adds to the file (an incremental update), and bring it back.",
    );
  const { signatures, changes } = await readSignedDocument(bytes, await ownTrust());
  const added = signatures.filter(({ coversTo }) => coversTo > handedOut.length);
  const [signature] = added;
  if (!signature || added.length !== 1) throw refuse("invalid", `This file adds ${added.length} signatures; it has to add exactly one.`);
  if (signature.problems.length > 0) throw refuse("invalid", `The signature does not hold. ${signature.problems.join(" ")}`);
  const unexpected = changes.flatMap(({ what }) => what).filter((one) => !one.startsWith("a signature block"));
  if (unexpected.length > 0) throw refuse("invalid", `Besides the signature this file changes: ${unexpected.join("; ")}.`);
  return { serial: signature.certificate?.serial ?? "", timeStampedAt: signature.timeStamp?.at ?? null };
}

async function writeRevision(
  { transaction, stored, by }: ChangeContext,
  person: SignedInPerson,
  latest: Latest,
  made: Awaited<ReturnType<typeof nextRevision>>,
  reason: string,
): Promise<string> {
  const { organisationId, assessmentId, version } = stored;
  const hash = sha256(made.bytes);
  await transaction.issuedDocument.create({
    data: {
      organisationId,
      assessmentId,
      versionNumber: version.number,
      round: latest.round,
      revision: latest.revision + 1,
      sha256: hash,
      bytes: made.bytes,
      personId: by,
      signer: person.name,
      act: latest.act,
      reason,
      serial: made.serial,
      kind: made.kind,
      timeStampedAt: made.timeStampedAt,
      code: latest.code,
      contentHash: latest.contentHash,
      registerVersion: latest.registerVersion,
      method: latest.method,
      auditHead: await auditHead(transaction, organisationId),
      issuedAt: made.at,
    },
  });
  await transaction.issuedHash.create({
    data: { sha256: hash, code: latest.code, contentHash: latest.contentHash, signatures: latest.revision + 1, issuedAt: made.at },
  });
  await appendAudit(transaction, {
    organisationId,
    kind: "documentSigned",
    personId: by,
    personName: person.name,
    subject: {
      assessmentId,
      version: version.number,
      round: latest.round,
      revision: latest.revision + 1,
      act: latest.act,
      sha256: hash,
      serial: made.serial,
    },
    words: { reason },
  });
  return hash;
}

/** Adds this person's signature to the latest revision and writes it down for good; the hash of the file with it. */
export async function addRevision(
  context: ChangeContext,
  person: SignedInPerson,
  latest: Latest,
  reason: string,
  broughtBack: Uint8Array | null = null,
): Promise<string> {
  const made = await nextRevision(context.transaction, context.stored, person, latest, reason, broughtBack);
  return writeRevision(context, person, latest, made, reason);
}

type Prepared = {
  sha256: string;
  bytes: Uint8Array<ArrayBuffer>;
  code: string;
  report: unknown;
  canonical: string;
  contentHash: string;
  registerVersion: string;
  method: string;
};

/** Writes the document that was read as revision 0 of a new round, in the transaction that also writes its first signature. */
export async function writeFrozen({ transaction, stored }: ChangeContext, prepared: Prepared, act: SignedAs): Promise<Latest> {
  const { organisationId, assessmentId, version } = stored;
  const place = { organisationId, assessmentId, versionNumber: version.number };
  const rounds = await transaction.issuedDocument.aggregate({ where: place, _max: { round: true } });
  const round = (rounds._max.round ?? 0) + 1;
  const { sha256: hash, bytes, code, report, canonical, contentHash, registerVersion, method } = prepared;
  const issuedAt = clock.now();
  await transaction.issuedDocument.create({
    data: {
      ...place,
      round,
      revision: 0,
      sha256: hash,
      bytes,
      act,
      code,
      report: (report ?? {}) as Prisma.InputJsonObject,
      canonical,
      contentHash,
      registerVersion,
      method,
      auditHead: await auditHead(transaction, organisationId),
      issuedAt,
    },
  });
  await transaction.issuedHash.createMany({ data: [{ sha256: hash, code, contentHash, signatures: 0, issuedAt }], skipDuplicates: true });
  return { bytes, code, contentHash, registerVersion, method, round, revision: 0, act };
}

/** Freezes the version when everybody named has signed: the one before it is superseded, the facts stay those of the day. */
async function moveOn(
  { transaction, stored, by }: ChangeContext,
  person: SignedInPerson,
  to: VersionState,
  transition: string,
  asOf: string,
): Promise<StoredAssessment> {
  const { organisationId, assessmentId, version } = stored;
  await appendAudit(transaction, {
    organisationId,
    kind: "stateChanged",
    personId: by,
    personName: person.name,
    subject: { assessmentId, version: version.number, from: version.state, to, transition },
  });
  if (to !== "signed") return inState(stored, to);
  await writeConditions(transaction, stored);
  await transaction.version.updateMany({
    where: { organisationId, assessmentId, number: { lt: version.number }, state: "signed" },
    data: { state: "superseded", stateSince: clock.now() },
  });
  await transaction.assessment.update({
    where: { organisationId_assessmentId: { organisationId, assessmentId } },
    data: { asOf: new Date(`${asOf}T00:00:00Z`) },
  });
  return { ...inState(stored, to), asOf };
}

/** The decision as answers of the assessment, so that what was signed and what the rows hold are the same. */
function decisionAnswers(context: ChangeContext, act: SigningAct, reason: string): { stored: StoredAssessment; writes: Writes } {
  const { stored, by, at } = context;
  const given: readonly (readonly [string, string])[] = [
    ["decision.outcome", outcomeOfAct[act]],
    ...(reason === "" ? [] : [["decision.justification", reason] as const]),
  ];
  const rows = given.map(([path, value]) => ({
    path,
    answer: { value },
    revision: (stored.answers.get(path)?.revision ?? 0) + 1,
    client: null,
    saveNumber: 0,
    clearedWith: null,
    origin: null,
    savedBy: by,
    savedAt: at,
  }));
  return {
    stored: { ...stored, answers: new Map([...stored.answers, ...rows.map((row) => [row.path, row] as const)]) },
    writes: {
      ...nothingWritten,
      answers: rows,
      history: rows.map(({ path, answer, revision }) => ({ path, revision, answer, refused: false, savedBy: by, savedAt: at })),
    },
  };
}

const readAgain = () => refuse("invalid", "Something changed since you read the document. Have it made again, read it, and sign then.");

async function signers(transaction: Transaction, { organisationId, assessmentId, version }: StoredAssessment) {
  return transaction.signatory.findMany({
    where: { organisationId, assessmentId, versionNumber: version.number },
    orderBy: { position: "asc" },
  });
}

async function checkDuties(context: ChangeContext, act: SigningAct | "sign"): Promise<void> {
  const { transaction, stored, by } = context;
  const acts = await actsOf(transaction, stored.organisationId, stored.assessmentId, stored.version.number);
  const conflict = conflictOfDuties(act, by, acts, await fourEyesOf(transaction, stored.organisationId));
  if (conflict) throw refuse("notAllowed", conflict);
}

type Given = { sha256: string; broughtBack?: Uint8Array } & Proof;

/**
 * `POST …/signatures`: the first signer decides and signs in one act, on the document that was prepared and read. Everything
 * is one transaction under the assessment's lock: of twenty at once one wins, and a failure leaves the state before.
 */
export async function decideAndSign(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  { act, sha256: read, broughtBack, ...proof }: Given & { act: SigningAct },
): Promise<Signed> {
  await confirmIdentity(person, proof);
  let signed: Signed | null = null;
  await changeAssessment(person, organisationId, assessmentId, act, async (context) => {
    const { transaction, stored, by, content } = context;
    const place = { organisationId, assessmentId, versionNumber: stored.version.number };
    const prepared = await transaction.preparedDocument.findUnique({
      where: { organisationId_assessmentId_versionNumber_personId: { ...place, personId: by } },
    });
    if (!prepared || prepared.sha256 !== read || prepared.act !== act || Number(prepared.changeNumber) !== stored.changeNumber - 1)
      throw readAgain();
    const order = await signers(transaction, stored);
    const [decides] = order;
    if (!decides || !maySignAt(decides, by)) throw refuse("notAllowed", "Somebody else is named to decide and sign first.");
    await checkDuties(context, act);
    const decided = withDecision(content(), act, prepared.reason);
    refuseBlocked(signOffBlocks(act, resultOf(decided).outcome));
    const latest = await writeFrozen(context, prepared, act);
    const signer = { ...person, name: await signingNameAt(decides, person) };
    const hash = await addRevision(context, signer, latest, prepared.reason, broughtBack ?? null);
    await transaction.preparedDocument.deleteMany({ where: place });
    const { stored: answered, writes } = decisionAnswers(context, act, prepared.reason);
    const at = decided.asOf;
    let moved = await moveOn({ ...context, stored: answered }, person, stateOfAct[act], act, at);
    if (order.length === 1) moved = await moveOn({ ...context, stored: moved }, person, "signed", "sign", at);
    await takeSnapshot(transaction, moved, { by, byName: person.name, reason: transitionWords[act] });
    const about = { organisationId, assessmentId, version: stored.version.number, by };
    await tellOfSignature(transaction, about, { act, first: true, next: whoSignsAt(order[1]) });
    signed = { state: moved.version.state, sha256: hash, revision: 1 };
    return { stored: moved, writes };
  });
  if (!signed) throw new Error("The signature was not written");
  return signed;
}

/** `POST …/signatures` with the act `sign`: the next one of those who sign after the decision, on the latest revision. */
export async function signAfter(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  { sha256: read, broughtBack, ...proof }: Given,
): Promise<Signed> {
  await confirmIdentity(person, proof);
  let signed: Signed | null = null;
  await changeAssessment(person, organisationId, assessmentId, "sign", async (context) => {
    const { transaction, stored, by } = context;
    const held = await transaction.issuedDocument.findFirst({
      where: { organisationId, assessmentId, versionNumber: stored.version.number },
      orderBy: [{ round: "desc" }, { revision: "desc" }],
    });
    if (!held || held.sha256 !== read) throw readAgain();
    const order = await signers(transaction, stored);
    const turn = order[held.revision];
    if (!turn || !maySignAt(turn, by)) throw refuse("notAllowed", "It is not your turn to sign.");
    await checkDuties(context, "sign");
    const latest: Latest = { ...held, bytes: held.bytes, act: held.act as SigningAct };
    const signer = { ...person, name: await signingNameAt(turn, person) };
    const hash = await addRevision(context, signer, latest, "", broughtBack ?? null);
    const isLast = held.revision + 1 >= order.length;
    const { asOf } = contentOf(stored, today());
    const moved = isLast ? await moveOn(context, person, "signed", "sign", asOf) : stored;
    if (isLast) await takeSnapshot(transaction, moved, { by, byName: person.name, reason: transitionWords.sign });
    const about = { organisationId, assessmentId, version: stored.version.number, by };
    await tellOfSignature(transaction, about, { act: held.act, first: false, next: whoSignsAt(order[held.revision + 1]) });
    signed = { state: moved.version.state, sha256: hash, revision: held.revision + 1 };
    return { stored: moved, writes: nothingWritten };
  });
  if (!signed) throw new Error("The signature was not written");
  return signed;
}
