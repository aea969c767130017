import { readFile } from "node:fs/promises";
import { Certificate } from "pkijs";
import { clock } from "@/lib/adapters/clock";
import { appendAudit } from "@/lib/adapters/db/audit-chain";
import { database, type Transaction } from "@/lib/adapters/db/database";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import {
  endOf,
  issuerAmong,
  issueSeal,
  type KeyAndCertificate,
  makeAuthority,
  makeRevocationList,
  sealDays,
} from "@/lib/adapters/signing/certificates";
import { ownBuffer } from "@/lib/adapters/signing/crypto-engine";
import { isGivenUp } from "@/lib/adapters/signing/key-vault";
import type { Trust } from "@/lib/adapters/signing/read-signatures";
import { authoritiesFromPem } from "@/lib/adapters/signing/seal-document";
import { environment } from "@/lib/env";
import { confirmIdentity, type Proof } from "../accounts/confirm-identity";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { decrypt, encrypt } from "../installation/encrypted-values";
import { requirePermission } from "../people/membership";

const stored = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

const purpose = "groundwork signing keys";

/** A seal signs no more in its last days: the next signature makes a new one, and the one before stays valid. */
const renewedBeforeDays = 30;
const inDays = (now: Date, days: number): Date => new Date(now.getTime() + days * 86_400_000);
const renewalDate = (now: Date): Date => inDays(now, renewedBeforeDays);

/**
 * The installation's certification authority that issues now, made when it is first needed, and anew once a seal would outlive it: then
 * the one before issues no more and goes on being trusted, with its list of revoked seals. Of two servers that make one, one wins.
 */
async function authority(transaction: Transaction): Promise<KeyAndCertificate> {
  const { host } = new URL(environment().origin);
  const now = clock.now();
  const find = async () => {
    const held = await transaction.certificationAuthority.findFirst({ where: { retiredAt: null }, orderBy: { id: "desc" } });
    return held && endOf(held.certificate) >= inDays(now, sealDays) ? held : null;
  };
  if (!(await find())) await transaction.$executeRaw`select pg_advisory_xact_lock(hashtextextended('authority', 0))`;
  if (!(await find())) {
    await transaction.certificationAuthority.updateMany({ where: { retiredAt: null }, data: { retiredAt: now } });
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
  const held = await transaction.sealCertificate.findFirst({
    where: { organisationId, revokedAt: null, notAfter: { gt: renewalDate(clock.now()) } },
    orderBy: { createdAt: "desc" },
  });
  if (held) {
    const { certificate, serial } = held;
    const issuer = issuerAmong(certificate, await authoritiesIn(transaction));
    return { certificate, privateKey: decrypt(held.encryptedKey, purpose), serial, chain: issuer ? [issuer] : [] };
  }
  const made = await newSeal(transaction, organisationId, await authority(transaction));
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

async function authoritiesIn(transaction: Pick<Transaction, "certificationAuthority">): Promise<readonly Uint8Array[]> {
  const held = await transaction.certificationAuthority.findMany({ select: { certificate: true }, orderBy: { id: "desc" } });
  return held.map(({ certificate }) => certificate);
}

/** The certificates of the authorities that issued or issue seals here, newest first, for readers of documents to trust. Public. */
export const authorityCertificates = (): Promise<readonly Uint8Array[]> => authoritiesIn(database());

/**
 * The lists of revoked seals, made anew for each reader: of each authority that can still sign one, newest first. One whose key was
 * given up cannot; one that issues no more can until it ends. Public.
 */
export async function revocationLists(): Promise<readonly Uint8Array[]> {
  return database().$transaction(async (transaction) => {
    const now = clock.now();
    const held = await transaction.certificationAuthority.findMany({ orderBy: { id: "desc" } });
    const revoked = await transaction.revokedSeal.findMany();
    const lists: Uint8Array[] = [];
    for (const { id, certificate, encryptedKey } of held.filter((one) => !isGivenUp(one.encryptedKey) && endOf(one.certificate) > now)) {
      const { listNumber } = await transaction.certificationAuthority.update({ where: { id }, data: { listNumber: { increment: 1 } } });
      lists.push(
        await makeRevocationList({
          authority: { certificate, privateKey: decrypt(encryptedKey, purpose) },
          revoked: revoked.map(({ serial, revokedAt }) => ({ serial, at: revokedAt })),
          number: listNumber,
          now,
        }),
      );
    }
    return lists;
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
