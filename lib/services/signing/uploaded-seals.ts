import { X509Certificate } from "node:crypto";
import { clock } from "@/lib/adapters/clock";
import { appendAudit } from "@/lib/adapters/db/audit-chain";
import type { Transaction } from "@/lib/adapters/db/database";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { describeSeal, readSealFile } from "@/lib/adapters/signing/seal-file";
import { type SealCertificate, sealProblems, sealWarnings } from "@/lib/domain/seals/seal-certificate";
import { sealFileWords } from "@/lib/domain/seals/seal-file-words";
import { confirmIdentity, type Proof } from "../accounts/confirm-identity";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { atOnce } from "../installation/at-once";
import { encrypt } from "../installation/encrypted-values";
import { requirePermission } from "../people/membership";
import { namesOf } from "../portfolio/list-assessments";
import { notFound, refuse } from "../refusal";

/** A PKCS#12 file as it was brought; its password is used to open it, and kept nowhere. */
export type SealFile = { bytes: Uint8Array; password: string };

const stored = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

/** The key of a file is derived by up to four million rounds of hashing, seconds of a processor. */
const filesAtOnce = {
  each: 1,
  all: 2,
  says: {
    each: "A certificate file of yours is still being opened. Wait until it is, and try again. Nothing was changed.",
    all: "Other certificate files are being opened on this server just now. Try again in a few seconds. Nothing was changed.",
  },
};

async function opened({ personId }: SignedInPerson, { bytes, password }: SealFile) {
  const read = await atOnce("certificate files", personId, filesAtOnce, () => readSealFile(bytes, password, clock.now()));
  if (read.ok) return read;
  const message = sealFileWords(read.problem);
  throw refuse("invalid", message, [{ path: read.problem.code === "wrongPassword" ? "filePassword" : "file", message }]);
}

export type SealFileReading = { certificate: SealCertificate; warnings: readonly string[] };

/** `POST …/seals/uploaded/contents`: what a file holds, before anything is done with it. Nothing is kept. */
export async function readUploadedSeal(person: SignedInPerson, organisationId: string, file: SealFile): Promise<SealFileReading> {
  const { organisationName } = requirePermission(person, organisationId, "manageSeals");
  const { certificate } = await opened(person, file);
  return { certificate, warnings: sealWarnings(certificate, organisationName, clock.now()) };
}

/** Writers of one organisation's seals wait for each other. */
const inTurn = async (transaction: Transaction, organisationId: string): Promise<void> => {
  await transaction.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`seals:${organisationId}`}, 0))`;
};

/** Who did it, for the audit trail; of the certificate it holds number and hash, never names. */
const actor = ({ personId, name }: SignedInPerson, organisationId: string) => ({ organisationId, personId, personName: name });

const nothingInUse = (transaction: Transaction, organisationId: string) =>
  transaction.uploadedSeal.updateMany({ where: { organisationId, inUseSince: { not: null } }, data: { inUseSince: null } });

/** `POST …/seals/uploaded` with a proof of who asks: keeps the key, encrypted, and seals with it from now on. */
export async function useUploadedSeal(
  person: SignedInPerson,
  organisationId: string,
  { file, ...proof }: { file: SealFile } & Proof,
): Promise<{ fingerprint: string }> {
  requirePermission(person, organisationId, "manageSeals");
  await confirmIdentity(person, proof);
  const { seal, certificate } = await opened(person, file);
  const { serial, fingerprint } = certificate;
  return inOrganisation(organisationId, async (transaction) => {
    await inTurn(transaction, organisationId);
    await nothingInUse(transaction, organisationId);
    const now = clock.now();
    const held = {
      certificate: stored(seal.certificate),
      chain: seal.chain.map(stored),
      encryptedKey: encrypt(seal.privateKey, "groundwork signing keys"),
      notAfter: new Date(certificate.notAfter),
      uploadedBy: person.personId,
      uploadedAt: now,
      inUseSince: now,
      removedAt: null,
    };
    await transaction.uploadedSeal.upsert({
      where: { organisationId_fingerprint: { organisationId, fingerprint } },
      create: { organisationId, fingerprint, ...held },
      update: held,
    });
    await appendAudit(transaction, {
      ...actor(person, organisationId),
      kind: "sealUploaded",
      subject: { serial, fingerprint },
    });
    return { fingerprint };
  });
}

/** A kept certificate by its hash, with its key; not found once that was removed. */
async function kept(transaction: Transaction, organisationId: string, fingerprint: string) {
  const held = await transaction.uploadedSeal.findUnique({ where: { organisationId_fingerprint: { organisationId, fingerprint } } });
  if (!held || held.removedAt) throw notFound();
  return held;
}

const description = (certificate: Uint8Array, chain: readonly Uint8Array[]): SealCertificate =>
  describeSeal(certificate, new X509Certificate(certificate).publicKey, chain, 0);

/** `POST …/seals/uploaded/{fingerprint}` with a proof of who asks: seals with a certificate again that was brought before. */
export async function useSealAgain(person: SignedInPerson, organisationId: string, fingerprint: string, proof: Proof): Promise<void> {
  requirePermission(person, organisationId, "manageSeals");
  await confirmIdentity(person, proof);
  await inOrganisation(organisationId, async (transaction) => {
    await inTurn(transaction, organisationId);
    const { certificate, chain } = await kept(transaction, organisationId, fingerprint);
    const described = description(certificate, chain);
    const { serial } = described;
    const problems = sealProblems(described, clock.now());
    if (problems.length > 0) throw refuse("invalid", sealFileWords({ code: "unsuitable", subjectName: described.subjectName, problems }));
    await nothingInUse(transaction, organisationId);
    await transaction.uploadedSeal.update({
      where: { organisationId_fingerprint: { organisationId, fingerprint } },
      data: { inUseSince: clock.now() },
    });
    await appendAudit(transaction, {
      ...actor(person, organisationId),
      kind: "uploadedSealUsed",
      subject: { serial, fingerprint },
    });
  });
}

/** `DELETE …/seals/uploaded` with a proof of who asks: the seal of this installation seals again; what was brought is kept. */
export async function useOwnSeal(person: SignedInPerson, organisationId: string, proof: Proof): Promise<{ ended: boolean }> {
  requirePermission(person, organisationId, "manageSeals");
  await confirmIdentity(person, proof);
  return inOrganisation(organisationId, async (transaction) => {
    await inTurn(transaction, organisationId);
    const { count } = await nothingInUse(transaction, organisationId);
    if (count > 0) await appendAudit(transaction, { ...actor(person, organisationId), kind: "ownSealUsed", subject: {} });
    return { ended: count > 0 };
  });
}

/**
 * `DELETE …/seals/uploaded/{fingerprint}` with a proof of who asks: deletes the key. The certificate is kept, so that the history tells
 * what sealed; where it was in use the seal of this installation seals again.
 */
export async function removeUploadedSeal(person: SignedInPerson, organisationId: string, fingerprint: string, proof: Proof): Promise<void> {
  requirePermission(person, organisationId, "manageSeals");
  await confirmIdentity(person, proof);
  await inOrganisation(organisationId, async (transaction) => {
    await inTurn(transaction, organisationId);
    const { certificate, chain } = await kept(transaction, organisationId, fingerprint);
    const { serial } = description(certificate, chain);
    await transaction.uploadedSeal.update({
      where: { organisationId_fingerprint: { organisationId, fingerprint } },
      data: { encryptedKey: null, inUseSince: null, removedAt: clock.now() },
    });
    await appendAudit(transaction, {
      ...actor(person, organisationId),
      kind: "uploadedSealRemoved",
      subject: { serial, fingerprint },
    });
  });
}

export type UploadedSealSummary = {
  certificate: SealCertificate;
  uploadedAt: string;
  /** Who brought it. */
  by: string;
  inUse: boolean;
  removedAt: string | null;
  /** Nothing can be sealed with it any more. */
  ended: boolean;
};

/** The certificates that the organisation brought, newest first, removed ones too; for administrators. */
export async function listUploadedSeals(person: SignedInPerson, organisationId: string): Promise<readonly UploadedSealSummary[]> {
  requirePermission(person, organisationId, "manageSeals");
  const rows = await inOrganisation(organisationId, (transaction) =>
    transaction.uploadedSeal.findMany({ where: { organisationId }, omit: { encryptedKey: true }, orderBy: { uploadedAt: "desc" } }),
  );
  const names = await namesOf(rows.map(({ uploadedBy }) => uploadedBy));
  const now = clock.now();
  return rows.map(({ certificate, chain, uploadedAt, uploadedBy, inUseSince, removedAt, notAfter }) => ({
    certificate: description(certificate, chain),
    uploadedAt: uploadedAt.toISOString(),
    by: names(uploadedBy),
    inUse: inUseSince !== null,
    removedAt: removedAt?.toISOString() ?? null,
    ended: notAfter <= now,
  }));
}
