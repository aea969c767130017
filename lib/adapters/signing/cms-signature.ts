import { createHash } from "node:crypto";
import { fromBER, ObjectIdentifier, OctetString, Sequence } from "asn1js";
import {
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from "pkijs";
import type { KeyAndCertificate } from "./certificates";
import { cryptoEngine, importPrivateKey, ownBuffer } from "./crypto-engine";

export const cmsOid = {
  data: "1.2.840.113549.1.7.1",
  signedData: "1.2.840.113549.1.7.2",
  contentType: "1.2.840.113549.1.9.3",
  messageDigest: "1.2.840.113549.1.9.4",
  signingTime: "1.2.840.113549.1.9.5",
  signingCertificateV2: "1.2.840.113549.1.9.16.2.47",
  timeStampToken: "1.2.840.113549.1.9.16.2.14",
  ecPublicKey: "1.2.840.10045.2.1",
  rsaEncryption: "1.2.840.113549.1.1.1",
} as const;

const curves: Readonly<Record<string, string>> = {
  "1.2.840.10045.3.1.7": "P-256",
  "1.3.132.0.34": "P-384",
  "1.3.132.0.35": "P-521",
};

/** Reads the private key in the way that the certificate's public key asks for: ECDSA on a NIST curve, or RSA. */
async function importFor(certificate: Certificate, privateKey: Uint8Array): Promise<CryptoKey> {
  const { algorithm } = certificate.subjectPublicKeyInfo;
  if (algorithm.algorithmId === cmsOid.ecPublicKey) {
    const namedCurve = curves[(algorithm.algorithmParams as ObjectIdentifier).valueBlock.toString()];
    if (!namedCurve) throw new Error("The certificate's key lies on a curve that is not supported");
    return importPrivateKey(privateKey, { name: "ECDSA", namedCurve });
  }
  if (algorithm.algorithmId === cmsOid.rsaEncryption) return importPrivateKey(privateKey, { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" });
  throw new Error(`The certificate's key is of a kind that is not supported: ${algorithm.algorithmId}`);
}

const attribute = (type: string, value: object) => new Attribute({ type, values: [value] });

/** ESS signing-certificate-v2 (RFC 5035) over the certificate as it was issued, byte for byte; SHA-256 is the default and left out. */
const signingCertificate = (certificate: Uint8Array): Attribute =>
  attribute(
    cmsOid.signingCertificateV2,
    new Sequence({
      value: [
        new Sequence({
          value: [new Sequence({ value: [new OctetString({ valueHex: ownBuffer(createHash("sha256").update(certificate).digest()) })] })],
        }),
      ],
    }),
  );

const byEncoding = (one: Attribute, other: Attribute): number =>
  Buffer.compare(Buffer.from(one.toSchema().toBER()), Buffer.from(other.toSchema().toBER()));

/**
 * A detached CMS signature over `data` as PAdES B-B asks (EN 319 142-1): content type, message digest and the signing
 * certificate, no signing time. `timeStamp` gets the signature value and returns a time-stamp token, or null where there is no
 * service; with a token the signature is B-T. DER.
 */
export async function cmsSignature({
  data,
  signer,
  chain,
  timeStamp,
}: {
  data: Uint8Array;
  signer: KeyAndCertificate;
  chain: readonly Uint8Array[];
  timeStamp: ((signature: Uint8Array) => Promise<Uint8Array | null>) | null;
}): Promise<Uint8Array> {
  const certificate = Certificate.fromBER(ownBuffer(signer.certificate));
  const attributes = [
    attribute(cmsOid.contentType, new ObjectIdentifier({ value: cmsOid.data })),
    attribute(cmsOid.messageDigest, new OctetString({ valueHex: ownBuffer(createHash("sha256").update(data).digest()) })),
    signingCertificate(signer.certificate),
  ].sort(byEncoding);
  const info = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
    signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
  });
  const signed = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: cmsOid.data }),
    signerInfos: [info],
    certificates: [certificate, ...chain.map((one) => Certificate.fromBER(ownBuffer(one)))],
  });
  await signed.sign(await importFor(certificate, signer.privateKey), 0, "SHA-256", ownBuffer(data), cryptoEngine);
  const token = await timeStamp?.(new Uint8Array(info.signature.valueBlock.valueHexView));
  if (token) {
    const { result } = fromBER(ownBuffer(token));
    info.unsignedAttrs = new SignedAndUnsignedAttributes({ type: 1, attributes: [attribute(cmsOid.timeStampToken, result)] });
  }
  return new Uint8Array(new ContentInfo({ contentType: cmsOid.signedData, content: signed.toSchema(true) }).toSchema().toBER());
}
