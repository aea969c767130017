import { clock } from "@/lib/adapters/clock";
import { appendAudit } from "@/lib/adapters/db/audit-chain";
import type { Statements } from "@/lib/adapters/db/database";
import { sqlAcrossOrganisations } from "@/lib/adapters/db/in-organisation";
import { givenUp, isGivenUp, keyIdIn, keyIdOf, lockKey, openKey, type Purpose, Unreadable } from "@/lib/adapters/signing/key-vault";
import { environment } from "@/lib/env";
import { secretsForReading } from "./encrypted-values";

type Kind = "authorities" | "seals" | "apps";
/**
 * `organisationId`: of a seal; the others are the installation's. `id`: number, serial, hash of the certificate or person.
 * `uploaded`: a seal that the organisation brought.
 */
type Held = { kind: Kind; organisationId: string | null; id: string; locked: Uint8Array; uploaded: boolean };

const purposes: Readonly<Record<Kind, Purpose>> = {
  authorities: "groundwork signing keys",
  seals: "groundwork signing keys",
  apps: "groundwork one-time codes",
};

export type EncryptedUnderKey = {
  /** Null where a value does not name its key and no secret given opens it. */
  keyId: string | null;
  /** Under the secret in use, under the one given as the one before, or under one that is not given (or changed). */
  standing: "inUse" | "earlier" | "unreadable";
} & Readonly<Record<Kind, number>>;

export type EncryptedValues = {
  /** The id of the secret in use. */
  keyId: string;
  /** The id of the one before, where one is given. */
  previousKeyId: string | null;
  keys: readonly EncryptedUnderKey[];
  /** Values that were given up because nobody could read them any more. */
  givenUp: number;
};

const organisationIds = async (sql: Statements): Promise<readonly string[]> =>
  (await sql.$queryRaw<{ id: string }[]>`select id from organisation_directory order by id`).map(({ id }) => id);

/** Every value that is kept encrypted, of the installation and of all organisations. */
async function everyValue(sql: Statements, enter: (organisationId: string) => Promise<void>): Promise<readonly Held[]> {
  type Row = { id: string; locked: Uint8Array };
  const authorities = await sql.$queryRaw<Row[]>`select id::text, encrypted_key as locked from certification_authority order by id`;
  const apps = await sql.$queryRaw<Row[]>`select person_id as id, encrypted_secret as locked from one_time_codes order by person_id`;
  const held: Held[] = [
    ...authorities.map((row) => ({ ...row, kind: "authorities" as const, organisationId: null, uploaded: false })),
    ...apps.map((row) => ({ ...row, kind: "apps" as const, organisationId: null, uploaded: false })),
  ];
  for (const organisationId of await organisationIds(sql)) {
    await enter(organisationId);
    const seals = await sql.$queryRaw<Row[]>`
      select serial as id, encrypted_key as locked from seal_certificate where organisation_id = ${organisationId} order by serial`;
    const uploaded = await sql.$queryRaw<Row[]>`
      select fingerprint as id, encrypted_key as locked from uploaded_seal
      where organisation_id = ${organisationId} and encrypted_key is not null order by fingerprint`;
    held.push(...seals.map((row) => ({ ...row, kind: "seals" as const, organisationId, uploaded: false })));
    held.push(...uploaded.map((row) => ({ ...row, kind: "seals" as const, organisationId, uploaded: true })));
  }
  return held;
}

/** The value opened, or null where no secret given opens it. */
function opened({ kind, locked }: Held, secrets: readonly string[]): { key: Uint8Array; secret: string } | null {
  try {
    return openKey(locked, secrets, purposes[kind]);
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}

/** Opens every encrypted value and counts them by the key that they lie under. Changes nothing. */
export async function checkEncryptedValues(): Promise<EncryptedValues> {
  const { secret, previousSecret } = environment();
  const secrets = secretsForReading();
  const held = await sqlAcrossOrganisations(everyValue);
  const keys = new Map<string, EncryptedUnderKey>();
  for (const one of held.filter(({ locked }) => !isGivenUp(locked))) {
    const found = opened(one, secrets);
    const keyId = found ? keyIdOf(found.secret) : keyIdIn(one.locked);
    const standing = found ? (found.secret === secret ? "inUse" : "earlier") : "unreadable";
    const place = `${standing} ${keyId}`;
    const sofar = keys.get(place) ?? { keyId, standing, authorities: 0, seals: 0, apps: 0 };
    keys.set(place, { ...sofar, [one.kind]: sofar[one.kind] + 1 });
  }
  return {
    keyId: keyIdOf(secret),
    previousKeyId: previousSecret === null ? null : keyIdOf(previousSecret),
    keys: [...keys.values()],
    givenUp: held.filter(({ locked }) => isGivenUp(locked)).length,
  };
}

/** What is put in place of a value, in the place that it was read from. */
async function replace(
  sql: Statements,
  enter: (organisationId: string) => Promise<void>,
  { kind, organisationId, id, uploaded }: Held,
  bytes: Uint8Array,
): Promise<void> {
  const value = Buffer.from(bytes);
  if (kind === "authorities") await sql.$executeRaw`update certification_authority set encrypted_key = ${value} where id = ${Number(id)}`;
  else if (kind === "apps") await sql.$executeRaw`update one_time_codes set encrypted_secret = ${value} where person_id = ${id}`;
  else if (organisationId !== null) {
    await enter(organisationId);
    if (uploaded)
      await sql.$executeRaw`
        update uploaded_seal set encrypted_key = ${value} where organisation_id = ${organisationId} and fingerprint = ${id}`;
    else
      await sql.$executeRaw`
        update seal_certificate set encrypted_key = ${value} where organisation_id = ${organisationId} and serial = ${id}`;
  }
}

/** A seal that signs no more, on the published list. */
async function endSeal(sql: Statements, organisationId: string, serial: string, at: Date): Promise<void> {
  await sql.$executeRaw`insert into revoked_seal (serial, revoked_at) values (${serial}, ${at}) on conflict do nothing`;
  await sql.$executeRaw`
    update seal_certificate set revoked_at = coalesce(revoked_at, ${at}) where organisation_id = ${organisationId} and serial = ${serial}`;
}

/** A certificate that was brought, without its key: revoking it is its issuer's. */
async function endUploadedSeal(sql: Statements, organisationId: string, fingerprint: string, at: Date): Promise<void> {
  await sql.$executeRaw`
    update uploaded_seal set encrypted_key = null, in_use_since = null, removed_at = ${at}
    where organisation_id = ${organisationId} and fingerprint = ${fingerprint}`;
}

export type Reencrypted = { changed: number; givenUp: number; unreadable: number };

/**
 * Encrypts every value anew under `to` that is not under it yet, in one transaction with an entry in the audit trail of each
 * organisation that a seal or a member's app belongs to: after a crash all is as before, or all is done. Where a value cannot be read
 * nothing is changed and `unreadable` counts them, unless `giveUp` says to go on without them: then their seals and authorities end,
 * what those signed stays valid, and apps give no codes any more. Nobody else writes such a value meanwhile.
 */
export function encryptAnew(to: string, { giveUp = false } = {}): Promise<Reencrypted> {
  const secrets = [...new Set([to, ...secretsForReading()])];
  const toKey = keyIdOf(to);
  return sqlAcrossOrganisations(async (sql, enter) => {
    await sql.$executeRaw`lock table certification_authority, seal_certificate, uploaded_seal, one_time_codes in share row exclusive mode`;
    const held = (await everyValue(sql, enter)).filter(({ locked }) => !isGivenUp(locked));
    const read = held.map((one) => ({ one, found: opened(one, secrets) }));
    const unreadable = read.filter(({ found }) => found === null).map(({ one }) => one);
    if (unreadable.length > 0 && !giveUp) return { changed: 0, givenUp: 0, unreadable: unreadable.length };
    const changed: Held[] = [];
    for (const { one, found } of read)
      if (found && keyIdIn(one.locked) !== toKey) {
        await replace(sql, enter, one, lockKey(found.key, to, purposes[one.kind]));
        changed.push(one);
      }
    const now = clock.now();
    for (const one of unreadable) {
      await replace(sql, enter, one, givenUp);
      if (one.kind === "authorities")
        await sql.$executeRaw`update certification_authority set retired_at = ${now} where id = ${Number(one.id)}`;
    }
    // Without its authority a seal cannot show where it comes from: it ends with it. One that was brought has another issuer.
    const authorityEnds = unreadable.some(({ kind }) => kind === "authorities");
    const ending = authorityEnds ? held.filter((one) => !one.uploaded || unreadable.includes(one)) : unreadable;
    for (const { kind, organisationId, id, uploaded } of ending)
      if (kind === "seals" && organisationId !== null) {
        await enter(organisationId);
        await (uploaded ? endUploadedSeal : endSeal)(sql, organisationId, id, now);
      }
    for (const organisationId of await organisationIds(sql)) {
      await enter(organisationId);
      const members = new Set(
        (await sql.$queryRaw<{ id: string }[]>`select person_id as id from membership where organisation_id = ${organisationId}`).map(
          ({ id }) => id,
        ),
      );
      const concerned = (values: readonly Held[]) => ({
        seals: values.filter((one) => one.kind === "seals" && one.organisationId === organisationId).length,
        apps: values.filter((one) => one.kind === "apps" && members.has(one.id)).length,
      });
      const { seals, apps } = concerned(changed);
      if (seals + apps > 0)
        await appendAudit(sql, { organisationId, kind: "encryptedAnew", personId: "groundwork", subject: { toKey, seals, apps } });
      const gone = concerned(unreadable);
      if (gone.seals + gone.apps > 0)
        await appendAudit(sql, {
          organisationId,
          kind: "unreadableGivenUp",
          personId: "groundwork",
          subject: { seals: gone.seals, apps: gone.apps },
        });
    }
    return { changed: changed.length, givenUp: unreadable.length, unreadable: 0 };
  });
}
