import { sha256 } from "@/lib/adapters/identifiers";
import type { SignatureReading, Trust } from "@/lib/adapters/signing/read-signatures";
import { readSignedDocument } from "@/lib/adapters/signing/verify-document";
import { readAttachment } from "@/templates/read-attachment";

type Verdict = "issuedUnchanged" | "unchangedIssuerUnknown" | "changedAfterSigning" | "notSigned" | "notGroundwork";

export type Verification = {
  verdict: Verdict;
  /** The verdict in one plain sentence. */
  says: string;
  sha256: string;
  signatures: readonly SignatureReading[];
  /** What was changed, each thing in words; empty where nothing was. */
  changes: readonly string[];
  /** Whether the attached data are those whose hash the document states; the hash in editions that leave things out is the full one's. */
  attachedData: "asStated" | "different" | "notComparable" | "missing";
  /** Whether this installation issued exactly these bytes; null where nobody could look. */
  issuedHere: boolean | null;
  /** Each revision that a signature closes, and whether this installation issued it; empty where nobody could look. */
  revisions: readonly { signer: string; sha256: string; issuedHere: boolean }[];
};

/** Says of hashes which ones this installation issued. */
export type Issued = (hashes: readonly string[]) => Promise<ReadonlySet<string>>;

const sentences: Readonly<Record<Verdict, string>> = {
  issuedUnchanged: "Issued by an installation that you trust, and unchanged since it was signed.",
  unchangedIssuerUnknown: "Unchanged since it was signed; who issued the certificate is not known here.",
  changedAfterSigning: "Changed after signing, or a signature in it does not hold.",
  notSigned: "A Groundwork document that nobody has signed.",
  notGroundwork: "Not a Groundwork document.",
};

/** “A, B”: who issued the certificates that lead to nobody whom the reader trusts. */
const unknownIssuers = (signatures: readonly SignatureReading[]): string =>
  [...new Set(signatures.flatMap(({ issuer, certificate }) => (issuer === "unknown" && certificate ? [certificate.issuer] : [])))].join(
    "; ",
  );

function statedContent(subject: string | null): { edition: string; hash: string } | null {
  const found = /^(.+?), version .*, content ([0-9a-f]{64})$/.exec(subject ?? "");
  return found ? { edition: found[1] ?? "", hash: found[2] ?? "" } : null;
}

const nothing = { signatures: [], changes: [], attachedData: "missing", revisions: [] } as const;

/** What the file was when each signature was made, one after the other, against what was issued. */
async function revisionsOf(
  pdf: Uint8Array,
  signatures: readonly SignatureReading[],
  issued: Issued | null,
): Promise<Verification["revisions"]> {
  if (!issued) return [];
  const closed = signatures
    .filter(({ coversTo }) => coversTo > 0)
    .map(({ signer, coversTo }) => ({ signer, sha256: sha256(pdf.subarray(0, coversTo)) }));
  const held = await issued(closed.map((one) => one.sha256));
  return closed.map((one) => ({ ...one, issuedHere: held.has(one.sha256) }));
}

/**
 * Reads a PDF as a stranger would who trusts `trust`: whether it is a Groundwork document, whether each signature holds and who
 * issued its certificate, and what was added or changed since. With `issued`, each revision is compared with those that this
 * installation issued. Hostile input gives a verdict, never an error.
 */
export async function readVerification(pdf: Uint8Array, trust: Trust, issued: Issued | null): Promise<Verification> {
  const hash = sha256(pdf);
  const issuedHere = issued ? (await issued([hash])).has(hash) : null;
  const say = (verdict: Verdict, rest: Omit<Verification, "verdict" | "says" | "sha256" | "issuedHere">, why = ""): Verification => ({
    verdict,
    says: why === "" ? sentences[verdict] : `${sentences[verdict]} ${why}`,
    sha256: hash,
    issuedHere,
    ...rest,
  });
  const attachment = await readAttachment(pdf);
  if (!attachment.ok) return say("notGroundwork", nothing, attachment.refusal);
  const read = await readSignedDocument(pdf, trust).catch(() => null);
  const stated = read && statedContent(read.subject);
  if (!read || !stated)
    return say("notGroundwork", nothing, "It carries an assessment, but it is not built as Groundwork builds its documents.");
  const attachedData =
    stated.edition !== "Full edition" ? "notComparable" : sha256(attachment.bytes) === stated.hash ? "asStated" : "different";
  const { signatures } = read;
  const changes = [
    ...read.changes.flatMap(({ after, what }) => what.map((one) => `After ${after}: ${one}.`)),
    ...(attachedData === "different" ? ["The attached data are not those that the document was made from."] : []),
  ];
  const revisions = await revisionsOf(pdf, signatures, issued);
  const foreign = revisions.filter((one) => !one.issuedHere);
  if (foreign.length > 0 && revisions.length > foreign.length)
    changes.push(
      ...foreign.map(
        ({ signer }) => `The signature of ${signer || "somebody unnamed"} was added elsewhere: this installation did not issue it.`,
      ),
    );
  const parts = { signatures, changes, attachedData, revisions } as const;
  if (signatures.length === 0) return changes.length > 0 ? say("changedAfterSigning", parts) : say("notSigned", parts);
  if (changes.length > 0 || signatures.some(({ problems }) => problems.length > 0)) return say("changedAfterSigning", parts);
  if (signatures.every(({ issuer }) => issuer === "trusted")) return say("issuedUnchanged", parts);
  const issuers = unknownIssuers(signatures);
  // What this installation issued it knows by the bytes, whoever issued the certificate in them.
  if (revisions.length === signatures.length && revisions.every((one) => one.issuedHere))
    return {
      ...say("issuedUnchanged", parts),
      says: `Issued by this installation, and unchanged since it was signed. It does not vouch for ${issuers}, who issued a certificate in it.`,
    };
  return say("unchangedIssuerUnknown", parts, issuers === "" ? "" : `The certificate names ${issuers} as its issuer.`);
}
