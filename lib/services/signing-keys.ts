import { readFile } from "node:fs/promises";
import { Certificate, CertificateRevocationList } from "pkijs";
import { clock } from "@/lib/adapters/clock";
import { appendAudit } from "@/lib/adapters/db/audit-chain";
import { database, type Transaction } from "@/lib/adapters/db/database";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { issueSeal, type KeyAndCertificate, makeAuthority, makeRevocationList } from "@/lib/adapters/signing/certificates";
import { ownBuffer } from "@/lib/adapters/signing/crypto-engine";
import { lockKey, unlockKey } from "@/lib/adapters/signing/key-vault";
import type { Trust } from "@/lib/adapters/signing/read-signatures";
import { authoritiesFromPem } from "@/lib/adapters/signing/seal-document";
import { environment } from "@/lib/env";
import { confirmIdentity, type Proof } from "./confirm-identity";
import { requirePermission } from "./membership";
import type { SignedInPerson } from "./signed-in-person";

const stored = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

/** The installation's certification authority, made when it is first needed; of two servers that make it, one wins. */
async function authority(transaction: Transaction): Promise<KeyAndCertificate> {
  const { secret, origin } = environment();
  const find = () => transaction.certificationAuthority.findUnique({ where: { id: 1 } });
  if (!(await find())) {
    const now = clock.now();
    const made = await makeAuthority({ installation: new URL(origin).host, now });
    await transaction.$executeRaw`
      insert into certification_authority (id, certificate, encrypted_key, created_at)
      values (1, ${stored(made.certificate)}, ${lockKey(made.privateKey, secret)}, ${now}) on conflict do nothing`;
  }
  const held = await find();
  if (!held) throw new Error("The certification authority was not written");
  return { certificate: held.certificate, privateKey: unlockKey(held.encryptedKey, secret) };
}

export type Seal = KeyAndCertificate & { serial: string; chain: readonly Uint8Array[] };

/** The organisation's seal that is valid now, made where there is none; and the chain to the authority. */
export async function sealOf(transaction: Transaction, organisationId: string): Promise<Seal> {
  const { secret } = environment();
  const now = clock.now();
  const issuer = await authority(transaction);
  const held = await transaction.sealCertificate.findFirst({
    where: { organisationId, revokedAt: null, notAfter: { gt: now } },
    orderBy: { createdAt: "desc" },
  });
  if (held)
    return {
      certificate: held.certificate,
      privateKey: unlockKey(held.encryptedKey, secret),
      serial: held.serial,
      chain: [issuer.certificate],
    };
  return newSeal(transaction, organisationId, issuer);
}

async function newSeal(transaction: Transaction, organisationId: string, issuer: KeyAndCertificate): Promise<Seal> {
  const now = clock.now();
  const { name } = await transaction.organisation.findUniqueOrThrow({ where: { organisationId }, select: { name: true } });
  const made = await issueSeal({ authority: issuer, organisation: name, now });
  await transaction.sealCertificate.create({
    data: {
      organisationId,
      serial: made.serial,
      certificate: stored(made.certificate),
      encryptedKey: lockKey(made.privateKey, environment().secret),
      notAfter: made.notAfter,
      createdAt: now,
    },
  });
  return { ...made, chain: [issuer.certificate] };
}

export type SealSummary = {
  serial: string;
  createdAt: string;
  notAfter: string;
  revokedAt: string | null;
  /** Whether the next signature is sealed with it. */
  signs: boolean;
};

/** The organisation's seals, newest first; for administrators. */
export async function listSeals(person: SignedInPerson, organisationId: string): Promise<readonly SealSummary[]> {
  requirePermission(person, organisationId, "manageSeals");
  const rows = await inOrganisation(organisationId, (transaction) =>
    transaction.sealCertificate.findMany({ where: { organisationId }, orderBy: { createdAt: "desc" } }),
  );
  const now = clock.now();
  const next = rows.find(({ revokedAt, notAfter }) => revokedAt === null && notAfter > now)?.serial;
  return rows.map(({ serial, createdAt, notAfter, revokedAt }) => ({
    serial,
    signs: serial === next,
    createdAt: createdAt.toISOString(),
    notAfter: notAfter.toISOString(),
    revokedAt: revokedAt?.toISOString() ?? null,
  }));
}

/** `POST …/seals` with a proof of who asks: makes a new seal, which signs from now on; the ones before stay valid. */
export async function makeSeal(person: SignedInPerson, organisationId: string, proof: Proof): Promise<{ serial: string }> {
  requirePermission(person, organisationId, "manageSeals");
  await confirmIdentity(person, proof);
  return inOrganisation(organisationId, async (transaction) => {
    const { serial } = await newSeal(transaction, organisationId, await authority(transaction));
    await appendAudit(transaction, {
      organisationId,
      kind: "sealMade",
      personId: person.personId,
      personName: person.name,
      subject: { serial },
    });
    return { serial };
  });
}

/**
 * `DELETE …/seals` with a proof of who asks: revokes the seals in use; the next signature makes a new one. What was sealed before stays
 * valid.
 */
export async function revokeSeals(person: SignedInPerson, organisationId: string, proof: Proof): Promise<{ revoked: number }> {
  requirePermission(person, organisationId, "manageSeals");
  await confirmIdentity(person, proof);
  return inOrganisation(organisationId, async (transaction) => {
    const now = clock.now();
    const inUse = await transaction.sealCertificate.findMany({ where: { organisationId, revokedAt: null }, select: { serial: true } });
    for (const { serial } of inUse) {
      await transaction.sealCertificate.update({
        where: { organisationId_serial: { organisationId, serial } },
        data: { revokedAt: now },
      });
      await transaction.revokedSeal.create({ data: { serial, revokedAt: now } });
      await appendAudit(transaction, {
        organisationId,
        kind: "sealRevoked",
        personId: person.personId,
        personName: person.name,
        subject: { serial },
      });
    }
    return { revoked: inUse.length };
  });
}

/** The authority's certificate, for readers of documents to trust; null where nothing was sealed yet. Public. */
export async function authorityCertificate(): Promise<Uint8Array | null> {
  return (await database().certificationAuthority.findUnique({ where: { id: 1 }, select: { certificate: true } }))?.certificate ?? null;
}

/** The authority's list of revoked seals, made anew for each reader; null where there is no authority yet. Public. */
export async function revocationList(): Promise<Uint8Array | null> {
  return database().$transaction(async (transaction) => {
    const rows = await transaction.$queryRaw<{ number: number }[]>`
      update certification_authority set list_number = list_number + 1 where id = 1 returning list_number as number`;
    if (!rows[0]) return null;
    const revoked = await transaction.revokedSeal.findMany();
    return makeRevocationList({
      authority: await authority(transaction),
      revoked: revoked.map(({ serial, revokedAt }) => ({ serial, at: revokedAt })),
      number: rows[0].number,
      now: clock.now(),
    });
  });
}

/** What this installation trusts when it reads signatures: its own authority, with what was revoked. */
export async function ownTrust(): Promise<Trust> {
  const certificate = await authorityCertificate();
  const list = certificate ? await revocationList() : null;
  const { timeStamps } = environment();
  return {
    timeAuthorities: timeStamps ? authoritiesFromPem(await readFile(timeStamps.authorityFile, "utf8")) : [],
    authorities: certificate ? [Certificate.fromBER(ownBuffer(certificate))] : [],
    revocationLists: list ? [CertificateRevocationList.fromBER(ownBuffer(list))] : [],
  };
}
