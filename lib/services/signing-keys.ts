import { readFile } from "node:fs/promises";
import { Certificate } from "pkijs";
import { clock } from "@/lib/adapters/clock";
import { appendAudit } from "@/lib/adapters/db/audit-chain";
import { database, type Transaction } from "@/lib/adapters/db/database";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { issueSeal, type KeyAndCertificate, makeAuthority, makeRevocationList } from "@/lib/adapters/signing/certificates";
import { ownBuffer } from "@/lib/adapters/signing/crypto-engine";
import type { Trust } from "@/lib/adapters/signing/read-signatures";
import { authoritiesFromPem } from "@/lib/adapters/signing/seal-document";
import { environment } from "@/lib/env";
import { confirmIdentity, type Proof } from "./confirm-identity";
import { decrypt, encrypt } from "./encrypted-values";
import { requirePermission } from "./membership";
import type { SignedInPerson } from "./signed-in-person";

const stored = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

const purpose = "groundwork signing keys";

/** A seal signs no more in its last days: the next signature makes a new one, and the one before stays valid. */
const renewedBeforeDays = 30;
const renewalDate = (now: Date): Date => new Date(now.getTime() + renewedBeforeDays * 86_400_000);

/** The installation's certification authority, made when it is first needed; of two servers that make it, one wins. */
async function authority(transaction: Transaction): Promise<KeyAndCertificate> {
  const { host } = new URL(environment().origin);
  const find = () => transaction.certificationAuthority.findFirst({ where: { retiredAt: null }, orderBy: { id: "desc" } });
  if (!(await find())) {
    const now = clock.now();
    const id = (await transaction.certificationAuthority.count()) + 1;
    // A name of its own: readers look for an issuer by its name.
    const made = await makeAuthority({ installation: id === 1 ? host : `${host.slice(0, 30)} (${id})`, now });
    await transaction.$executeRaw`
      insert into certification_authority (id, certificate, encrypted_key, created_at)
      values (${id}, ${stored(made.certificate)}, ${encrypt(made.privateKey, purpose)}, ${now}) on conflict do nothing`;
  }
  const held = await find();
  if (!held) throw new Error("The certification authority was not written");
  return { certificate: held.certificate, privateKey: decrypt(held.encryptedKey, purpose) };
}

export type Seal = KeyAndCertificate & { serial: string; chain: readonly Uint8Array[] };

/** The organisation's seal that signs now, made where there is none or where it is about to end; and the chain to the authority. */
export async function sealOf(transaction: Transaction, organisationId: string): Promise<Seal> {
  const issuer = await authority(transaction);
  const held = await transaction.sealCertificate.findFirst({
    where: { organisationId, revokedAt: null, notAfter: { gt: renewalDate(clock.now()) } },
    orderBy: { createdAt: "desc" },
  });
  if (held)
    return {
      certificate: held.certificate,
      privateKey: decrypt(held.encryptedKey, purpose),
      serial: held.serial,
      chain: [issuer.certificate],
    };
  const made = await newSeal(transaction, organisationId, issuer);
  await appendAudit(transaction, { organisationId, kind: "sealMade", personId: "groundwork", subject: { serial: made.serial } });
  return made;
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
      encryptedKey: encrypt(made.privateKey, purpose),
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
  /** It sealed the last signature and is about to end: the next signature makes a new seal. */
  endsSoon: boolean;
};

/** The organisation's seals, newest first; for administrators. */
export async function listSeals(person: SignedInPerson, organisationId: string): Promise<readonly SealSummary[]> {
  requirePermission(person, organisationId, "manageSeals");
  const rows = await inOrganisation(organisationId, (transaction) =>
    transaction.sealCertificate.findMany({ where: { organisationId }, orderBy: { createdAt: "desc" } }),
  );
  const now = clock.now();
  const next = rows.find(({ revokedAt, notAfter }) => revokedAt === null && notAfter > renewalDate(now))?.serial;
  const ending = next ? undefined : rows.find(({ revokedAt, notAfter }) => revokedAt === null && notAfter > now)?.serial;
  return rows.map(({ serial, createdAt, notAfter, revokedAt }) => ({
    serial,
    signs: serial === next,
    endsSoon: serial === ending,
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

/** The certificates of the authorities that issued or issue seals here, newest first, for readers of documents to trust. Public. */
export async function authorityCertificates(): Promise<readonly Uint8Array[]> {
  const held = await database().certificationAuthority.findMany({ select: { certificate: true }, orderBy: { id: "desc" } });
  return held.map(({ certificate }) => certificate);
}

/** The authority's list of revoked seals, made anew for each reader; null where there is no authority yet. Public. */
export async function revocationList(): Promise<Uint8Array | null> {
  return database().$transaction(async (transaction) => {
    const rows = await transaction.$queryRaw<{ number: number }[]>`
      update certification_authority set list_number = list_number + 1
      where id = (select max(id) from certification_authority where retired_at is null) returning list_number as number`;
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

/** What this installation trusts when it reads signatures: its own authorities, with what was revoked. No private key is needed. */
export async function ownTrust(): Promise<Trust> {
  const [certificates, revoked] = await Promise.all([authorityCertificates(), database().revokedSeal.findMany()]);
  const { timeStamps } = environment();
  return {
    timeAuthorities: timeStamps ? authoritiesFromPem(await readFile(timeStamps.authorityFile, "utf8")) : [],
    authorities: certificates.map((certificate) => Certificate.fromBER(ownBuffer(certificate))),
    revocationLists: [],
    revokedSerials: new Map(revoked.map(({ serial, revokedAt }) => [serial, revokedAt])),
  };
}
