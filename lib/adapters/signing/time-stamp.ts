import { createHash, randomBytes } from "node:crypto";
import { fromBER, Integer, OctetString } from "asn1js";
import {
  AlgorithmIdentifier,
  Certificate,
  ContentInfo,
  MessageImprint,
  PKIStatus,
  SignedData,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from "pkijs";
import { chainTo } from "./certificate-chain";
import { nameWords } from "./certificates";
import { cmsOid } from "./cms-signature";
import { cryptoEngine, ownBuffer } from "./crypto-engine";

const sha256Oid = "2.16.840.1.101.3.4.2.1";
const timeStampingOid = "1.3.6.1.5.5.7.3.8";
const waitMilliseconds = 10_000;
const largestReply = 64 * 1024;

/** What a time-stamp token says, once its own signature and its imprint held; `trusted` where its chain ends at a known authority. */
export type TimeStamp = { at: Date; authority: string; trusted: boolean };

/** Why a service gave no token that can be used: down, slow, or lying. The sentence names it. */
export class TimeStampRefused extends Error {}

const digest = (data: Uint8Array): Buffer => createHash("sha256").update(data).digest();

/**
 * Reads a time-stamp token (RFC 3161) over `stamped`, the value of a signature. Throws `TimeStampRefused` where the token is
 * damaged, stamps something else, carries another nonce than was sent, or its certificate is not one for time-stamping.
 */
export async function readTimeStamp(
  token: Uint8Array,
  stamped: Uint8Array,
  trusted: readonly Certificate[],
  nonce: Uint8Array | null = null,
): Promise<TimeStamp> {
  let signed: SignedData;
  let info: TSTInfo;
  try {
    const content = ContentInfo.fromBER(ownBuffer(token));
    if (content.contentType !== cmsOid.signedData) throw new Error("no signed data");
    signed = new SignedData({ schema: content.content });
    const inner = signed.encapContentInfo.eContent;
    if (!inner) throw new Error("no content");
    info = TSTInfo.fromBER(ownBuffer(new Uint8Array(inner.getValue())));
  } catch {
    throw new TimeStampRefused("The time-stamp token cannot be read.");
  }
  if (info.messageImprint.hashAlgorithm.algorithmId !== sha256Oid)
    throw new TimeStampRefused("The time-stamp token uses another hash than SHA-256.");
  if (!digest(stamped).equals(Buffer.from(info.messageImprint.hashedMessage.valueBlock.valueHexView)))
    throw new TimeStampRefused("The time-stamp token stamps something else.");
  if (nonce) {
    const given = info.nonce ? Buffer.from(info.nonce.valueBlock.valueHexView) : Buffer.alloc(0);
    if (!given.equals(Buffer.from(nonce))) throw new TimeStampRefused("The time-stamp token answers another request: its nonce differs.");
  }
  // Of a token the library checks the imprint as well, for which it wants what was stamped.
  const verified = await signed
    .verify({ signer: 0, data: ownBuffer(stamped), checkDate: info.genTime, extendedMode: true }, cryptoEngine)
    .catch(() => null);
  const certificate = verified?.signerCertificate;
  if (!verified?.signatureVerified || !certificate) throw new TimeStampRefused("The signature of the time-stamp token does not hold.");
  const purposes = certificate.extensions?.find(({ extnID }) => extnID === "2.5.29.37")?.parsedValue as
    | { keyPurposes?: string[] }
    | undefined;
  if (!purposes?.keyPurposes?.includes(timeStampingOid))
    throw new TimeStampRefused("The certificate of the time-stamp service is not one for time-stamping.");
  const carried = (signed.certificates ?? []).filter((one): one is Certificate => one instanceof Certificate);
  const chain = await chainTo(certificate, carried, trusted, info.genTime);
  return { at: info.genTime, authority: nameWords(certificate.subject), trusted: chain !== null };
}

const isTimeout = (error: unknown): boolean => error instanceof Error && error.name === "TimeoutError";

async function replyOf(url: string, request: ArrayBuffer, wait: number): Promise<Uint8Array> {
  let response: Response;
  try {
    response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/timestamp-query" },
      body: request,
      redirect: "error",
      signal: AbortSignal.timeout(wait),
    });
  } catch (error) {
    throw new TimeStampRefused(
      isTimeout(error) ? "The time-stamp service does not answer in time." : "The time-stamp service cannot be reached.",
    );
  }
  if (!response.ok) throw new TimeStampRefused(`The time-stamp service answers with the status ${response.status}.`);
  const bytes = await response.arrayBuffer().then(
    (body) => new Uint8Array(body),
    (error: unknown) => {
      throw new TimeStampRefused(
        isTimeout(error) ? "The time-stamp service does not answer in time." : "The reply of the time-stamp service breaks off.",
      );
    },
  );
  if (bytes.length > largestReply) throw new TimeStampRefused("The reply of the time-stamp service is too long.");
  return bytes;
}

/**
 * Asks a time-stamp service (RFC 3161) for a token over a signature's value and checks it before it is used: nonce, imprint,
 * signature and, against `trusted`, the chain. Waits for `wait` milliseconds. Throws `TimeStampRefused`.
 */
export async function requestTimeStamp(
  url: string,
  signature: Uint8Array,
  trusted: readonly Certificate[],
  wait = waitMilliseconds,
): Promise<Uint8Array> {
  const nonce = randomBytes(8);
  nonce[0] = ((nonce[0] ?? 0) & 0x7f) | 0x40;
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: sha256Oid }),
      hashedMessage: new OctetString({ valueHex: ownBuffer(digest(signature)) }),
    }),
    nonce: new Integer({ valueHex: ownBuffer(nonce) }),
    certReq: true,
  });
  const bytes = await replyOf(url, request.toSchema().toBER(), wait);
  let reply: TimeStampResp;
  try {
    reply = new TimeStampResp({ schema: fromBER(ownBuffer(bytes)).result });
  } catch {
    throw new TimeStampRefused("The reply of the time-stamp service cannot be read.");
  }
  if (reply.status.status !== PKIStatus.granted && reply.status.status !== PKIStatus.grantedWithMods)
    throw new TimeStampRefused("The time-stamp service refuses the request.");
  if (!reply.timeStampToken) throw new TimeStampRefused("The reply of the time-stamp service holds no token.");
  const token = new Uint8Array(reply.timeStampToken.toSchema().toBER());
  const { trusted: isTrusted } = await readTimeStamp(token, signature, trusted, nonce);
  if (!isTrusted) throw new TimeStampRefused("The certificate of the time-stamp service does not lead to a trusted authority.");
  return token;
}
