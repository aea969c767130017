import { dateText } from "../language/date-text";

/** Whose certificate seals, and who issued it, as the certificate names them. */
export type SealNames = { subject: string; issuer: string };

/**
 * What a signature is, in two lines and in no more words than the certificate supports. `names` is null for a seal that this
 * installation issued to the organisation itself.
 */
export const signatureWords = (person: string, organisation: string, names: SealNames | null): readonly [string, string] =>
  names
    ? [
        `Electronic signature of ${person}, sealed with the certificate of ${names.subject},`,
        `issued by ${names.issuer}; not a qualified signature.`,
      ]
    : [`Electronic signature of ${person}, sealed with the certificate of ${organisation};`, "not a qualified signature."];

/** The same for whoever is about to sign. */
export const sealedWithWords = (names: SealNames | null): string =>
  names
    ? `A signature is an electronic one, sealed with the certificate of ${names.subject}, issued by ${names.issuer}; it is not a qualified signature.`
    : "A signature is an electronic one, sealed with the organisation’s certificate; it is not a qualified signature.";

/** Why nothing can be sealed with a certificate that ended, and what to do; `ended` is a plain date. */
export const endedSealWords = ({ subject, issuer }: SealNames, ended: string): string =>
  `The certificate of ${subject}, issued by ${issuer}, with which this organisation seals, ended on ${dateText(ended)}. An administrator can bring a new one or put the installation’s own seal back into use, on the page Seals.`;
