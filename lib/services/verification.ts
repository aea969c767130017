import { PDFDocument } from "@cantoo/pdf-lib";
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
};

const sentences: Readonly<Record<Verdict, string>> = {
  issuedUnchanged: "Issued by an installation that you trust, and unchanged since it was signed.",
  unchangedIssuerUnknown: "Unchanged since it was signed; who issued the certificate is not known here.",
  changedAfterSigning: "Changed after signing, or a signature in it does not hold.",
  notSigned: "A Groundwork document that nobody has signed.",
  notGroundwork: "Not a Groundwork document.",
};

async function statedContent(pdf: Uint8Array): Promise<{ edition: string; hash: string } | null> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false, throwOnInvalidObject: false });
  const found = /^(.+?), version .*, content ([0-9a-f]{64})$/.exec(document.getSubject() ?? "");
  return found ? { edition: found[1] ?? "", hash: found[2] ?? "" } : null;
}

const nothing = { signatures: [], changes: [], attachedData: "missing" } as const;

/**
 * Reads a PDF as a stranger would who trusts `trust`: whether it is a Groundwork document, whether each signature holds and who
 * issued its certificate, and what was added or changed since. Hostile input gives a verdict, never an error.
 */
export async function readVerification(pdf: Uint8Array, trust: Trust, issuedHere: boolean | null): Promise<Verification> {
  const hash = sha256(pdf);
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
  const stated = read && (await statedContent(pdf).catch(() => null));
  if (!read || !stated)
    return say("notGroundwork", nothing, "It carries an assessment, but it is not built as Groundwork builds its documents.");
  const attachedData =
    stated.edition !== "Full edition" ? "notComparable" : sha256(attachment.bytes) === stated.hash ? "asStated" : "different";
  const { signatures } = read;
  const changes = [
    ...read.changes.flatMap(({ after, what }) => what.map((one) => `After ${after}: ${one}.`)),
    ...(attachedData === "different" ? ["The attached data are not those that the document was made from."] : []),
  ];
  const parts = { signatures, changes, attachedData } as const;
  if (signatures.length === 0) return changes.length > 0 ? say("changedAfterSigning", parts) : say("notSigned", parts);
  if (changes.length > 0 || signatures.some(({ problems }) => problems.length > 0)) return say("changedAfterSigning", parts);
  return say(signatures.every(({ issuer }) => issuer === "trusted") ? "issuedUnchanged" : "unchangedIssuerUnknown", parts);
}
