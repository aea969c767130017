import { Certificate } from "pkijs";
import { clock } from "@/lib/adapters/clock";
import type { Transaction } from "@/lib/adapters/db/database";
import { serialOf, shortName } from "@/lib/adapters/signing/certificates";
import { ownBuffer } from "@/lib/adapters/signing/crypto-engine";
import { endedSealWords, type SealNames } from "@/lib/domain/seals/signature-words";
import { decrypt } from "../installation/encrypted-values";
import { refuse } from "../refusal";
import { type Seal, sealOf } from "./signing-keys";

const find = (transaction: Transaction, organisationId: string) =>
  transaction.uploadedSeal.findFirst({ where: { organisationId, inUseSince: { not: null } } });

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

function namesIn(certificate: Certificate): SealNames {
  return { subject: shortName(certificate.subject), issuer: shortName(certificate.issuer) };
}

/** Whose certificate the next signature is sealed with; `names` is null where it is a seal of this installation. */
export async function sealShown(
  transaction: Transaction,
  organisationId: string,
): Promise<{ names: SealNames | null; problem: string | null }> {
  const held = await find(transaction, organisationId);
  if (!held) return { names: null, problem: null };
  const names = namesIn(Certificate.fromBER(ownBuffer(held.certificate)));
  return { names, problem: held.notAfter <= clock.now() ? endedSealWords(names, dayOf(held.notAfter)) : null };
}

/**
 * What seals an organisation's signatures now: the certificate that it brought and put into use, else the seal of this installation,
 * made where there is none. Refuses where the certificate that was brought has ended: nobody decides in silence what seals instead.
 */
export async function sealInUse(transaction: Transaction, organisationId: string): Promise<Seal & { names: SealNames | null }> {
  const held = await find(transaction, organisationId);
  if (!held?.encryptedKey) return { ...(await sealOf(transaction, organisationId)), names: null };
  const certificate = Certificate.fromBER(ownBuffer(held.certificate));
  const names = namesIn(certificate);
  if (held.notAfter <= clock.now()) throw refuse("invalid", `${endedSealWords(names, dayOf(held.notAfter))} Nothing was signed.`);
  return {
    certificate: held.certificate,
    privateKey: decrypt(held.encryptedKey, "groundwork signing keys"),
    serial: serialOf(certificate),
    chain: held.chain,
    names,
  };
}
