import { createHash, createHmac, createPrivateKey, type KeyObject, timingSafeEqual, X509Certificate } from "node:crypto";
import { Set as AsnSet, BmpString, Constructed, fromBER, ObjectIdentifier, OctetString, Sequence } from "asn1js";
import { AlgorithmIdentifier, AuthenticatedSafe, Certificate, type ContentInfo, EncryptedData, type MacData, PFX } from "pkijs";
import { cmsOid } from "./cms-signature";
import { ownBuffer } from "./crypto-engine";
import {
  decryptByPassword,
  type Password,
  passwordForms,
  pkcs12Key,
  Rounds,
  TooManyRounds,
  UnknownEncryption,
} from "./password-encryption";

/** Why a file of key and certificates cannot be opened. */
export type Pkcs12Problem =
  | { code: "isPem" }
  | { code: "notPkcs12" }
  | { code: "cutOff" }
  | { code: "protectedByKey" }
  | { code: "wrongPassword"; isEmpty: boolean }
  | { code: "unknownEncryption"; algorithm: string }
  | { code: "tooMuchWork" }
  | { code: "tooManyEntries" }
  | { code: "unreadableEntry" };

export type Pkcs12Contents = {
  /** Each key with the name that its maker gave it; empty where none. */
  keys: readonly { key: KeyObject; name: string }[];
  certificates: readonly X509Certificate[];
};

class Unreadable extends Error {
  constructor(readonly problem: Pkcs12Problem) {
    super(problem.code);
  }
}

const oid = {
  encryptedData: "1.2.840.113549.1.7.6",
  keyBag: "1.2.840.113549.1.12.10.1.1",
  shroudedKeyBag: "1.2.840.113549.1.12.10.1.2",
  certificateBag: "1.2.840.113549.1.12.10.1.3",
  safeContentsBag: "1.2.840.113549.1.12.10.1.6",
  x509: "1.2.840.113549.1.9.22.1",
  friendlyName: "1.2.840.113549.1.9.20",
};

const checkHashes: Readonly<Record<string, string>> = {
  "1.3.14.3.2.26": "sha1",
  "2.16.840.1.101.3.4.2.4": "sha224",
  "2.16.840.1.101.3.4.2.1": "sha256",
  "2.16.840.1.101.3.4.2.2": "sha384",
  "2.16.840.1.101.3.4.2.3": "sha512",
};

const mostEntries = 50;

/** Reads hostile bytes: whatever the parser throws means that they are not what was expected. */
function expected<T>(problem: Pkcs12Problem, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable(problem);
  }
}

/** Whether DER or BER begins that says it is longer than what there is. */
function isCutOff(bytes: Uint8Array): boolean {
  const [, first = 0] = bytes;
  if (bytes[0] !== 0x30 || first < 0x81 || first > 0x84) return false;
  const lengthBytes = first & 0x7f;
  if (bytes.length < 2 + lengthBytes) return true;
  return 2 + lengthBytes + Buffer.from(bytes).readUIntBE(2, lengthBytes) > bytes.length;
}

const octetsOf = (value: unknown): Uint8Array => {
  if (!(value instanceof OctetString)) throw new Error("No octet string");
  return new Uint8Array(value.getValue());
};

function fileOf(bytes: Uint8Array): { content: Uint8Array; check: MacData | null } {
  if (Buffer.from(bytes.subarray(0, 11)).toString("latin1") === "-----BEGIN ") throw new Unreadable({ code: "isPem" });
  if (isCutOff(bytes)) throw new Unreadable({ code: "cutOff" });
  const { authSafe, macData } = expected({ code: "notPkcs12" }, () => PFX.fromBER(ownBuffer(bytes)));
  if (authSafe.contentType === cmsOid.signedData) throw new Unreadable({ code: "protectedByKey" });
  const content = expected({ code: "notPkcs12" }, () => octetsOf(authSafe.content));
  return { content, check: macData ?? null };
}

/** The form of the password that the file's check code was made with; all forms where it has none. */
async function formsThatFit(
  content: Uint8Array,
  check: MacData | null,
  forms: readonly Password[],
  work: Rounds,
): Promise<readonly Password[]> {
  if (!check) return forms;
  const { digestAlgorithm, digest } = check.mac;
  const hash = checkHashes[digestAlgorithm.algorithmId];
  if (!hash) throw new UnknownEncryption(`a check code of the kind ${digestAlgorithm.algorithmId}`);
  const stated = expected({ code: "notPkcs12" }, () => octetsOf(digest));
  const salt = expected({ code: "notPkcs12" }, () => octetsOf(check.macSalt));
  const rounds = work.take(check.iterations ?? 1);
  const length = createHash(hash).digest().length;
  for (const form of forms) {
    const key = await pkcs12Key({ hash, password: form.pkcs12, salt, rounds, use: 3, length });
    const made = createHmac(hash, key).update(content).digest();
    if (made.length === stated.length && timingSafeEqual(made, stated)) return [form];
  }
  return [];
}

type Bag = { id: string; value: unknown; name: string };

function friendlyName(attributes: unknown): string {
  const found = attributes instanceof AsnSet ? attributes.valueBlock.value : [];
  for (const one of found) {
    const [type, values] = one instanceof Sequence ? one.valueBlock.value : [];
    const [value] = values instanceof AsnSet ? values.valueBlock.value : [];
    if (type instanceof ObjectIdentifier && type.valueBlock.toString() === oid.friendlyName && value instanceof BmpString)
      return value.valueBlock.value.slice(0, 100);
  }
  return "";
}

/** The entries of one part of the file; parts within parts are read up to three deep. */
function bagsOf(contents: unknown, depth = 0): readonly Bag[] {
  if (!(contents instanceof Sequence) || depth > 3) throw new Error("No contents");
  return contents.valueBlock.value.flatMap((one) => {
    const [id, wrapped, attributes] = one instanceof Sequence ? one.valueBlock.value : [];
    if (!(id instanceof ObjectIdentifier) || !(wrapped instanceof Constructed)) throw new Error("No entry");
    const [value] = wrapped.valueBlock.value;
    const bag = { id: id.valueBlock.toString(), value, name: friendlyName(attributes) };
    return bag.id === oid.safeContentsBag ? bagsOf(value, depth + 1) : [bag];
  });
}

function parsed(bytes: Uint8Array): unknown {
  const { offset, result } = fromBER(ownBuffer(bytes));
  if (offset === -1) throw new Error(result.error);
  return result;
}

async function partOf(info: ContentInfo, password: Password, work: Rounds): Promise<readonly Bag[]> {
  const unreadable = { code: "unreadableEntry" } as const;
  if (info.contentType === cmsOid.data) return expected(unreadable, () => bagsOf(parsed(octetsOf(info.content))));
  if (info.contentType !== oid.encryptedData) throw new Unreadable({ code: "protectedByKey" });
  const { encryptedContentInfo } = expected(unreadable, () => new EncryptedData({ schema: info.content }));
  const bytes = expected(unreadable, () => new Uint8Array(encryptedContentInfo.getEncryptedContent()));
  const plain = await decryptByPassword(encryptedContentInfo.contentEncryptionAlgorithm, bytes, password, work);
  // Without a check code, a wrong password can also give bytes that mean nothing.
  const wrong = { code: "wrongPassword", isEmpty: false } as const;
  if (!plain) throw new Unreadable(wrong);
  return expected(wrong, () => bagsOf(parsed(plain)));
}

async function keyOf({ id, value }: Bag, password: Password, work: Rounds): Promise<KeyObject> {
  const unreadable = { code: "unreadableEntry" } as const;
  const pkcs8 = async (): Promise<Uint8Array | null> => {
    if (!(value instanceof Sequence)) return null;
    if (id === oid.keyBag) return new Uint8Array(value.toBER());
    const [algorithm, encrypted] = value.valueBlock.value;
    const scheme = expected(unreadable, () => new AlgorithmIdentifier({ schema: algorithm }));
    const bytes = expected(unreadable, () => octetsOf(encrypted));
    return decryptByPassword(scheme, bytes, password, work);
  };
  const der = await pkcs8();
  if (!der) throw new Unreadable(id === oid.keyBag ? unreadable : { code: "wrongPassword", isEmpty: false });
  return expected(unreadable, () => createPrivateKey({ key: Buffer.from(der), format: "der", type: "pkcs8" }));
}

function certificateOf({ value }: Bag): readonly X509Certificate[] {
  return expected({ code: "unreadableEntry" }, () => {
    const [kind, wrapped] = value instanceof Sequence ? value.valueBlock.value : [];
    if (!(kind instanceof ObjectIdentifier) || !(wrapped instanceof Constructed)) throw new Error("No certificate");
    if (kind.valueBlock.toString() !== oid.x509) return [];
    const der = octetsOf(wrapped.valueBlock.value[0]);
    // Signing reads it with pkijs later on: what that cannot read is refused here.
    Certificate.fromBER(ownBuffer(der));
    return [new X509Certificate(der)];
  });
}

async function contentsWith(content: Uint8Array, password: Password, work: Rounds): Promise<Pkcs12Contents> {
  const { safeContents } = expected({ code: "notPkcs12" }, () => AuthenticatedSafe.fromBER(ownBuffer(content)));
  if (safeContents.length > mostEntries) throw new Unreadable({ code: "tooManyEntries" });
  const bags: Bag[] = [];
  for (const info of safeContents) bags.push(...(await partOf(info, password, work)));
  if (bags.length > mostEntries) throw new Unreadable({ code: "tooManyEntries" });
  const keys: { key: KeyObject; name: string }[] = [];
  for (const bag of bags)
    if (bag.id === oid.keyBag || bag.id === oid.shroudedKeyBag) {
      const key = await keyOf(bag, password, work);
      if (!keys.some((one) => one.key.equals(key))) keys.push({ key, name: bag.name });
    }
  const certificates: X509Certificate[] = [];
  for (const bag of bags)
    if (bag.id === oid.certificateBag)
      for (const one of certificateOf(bag)) if (!certificates.some(({ raw }) => raw.equals(one.raw))) certificates.push(one);
  return { keys, certificates };
}

/**
 * The private keys and certificates of a PKCS#12 file (RFC 7292) that is protected by a password. Reads hostile files:
 * what is wrong comes back as a value, and the work that a file can cause is bounded.
 */
export async function readPkcs12(
  bytes: Uint8Array,
  password: string,
): Promise<{ ok: true; contents: Pkcs12Contents } | { ok: false; problem: Pkcs12Problem }> {
  const work = new Rounds();
  const wrongPassword = { code: "wrongPassword", isEmpty: password === "" } as const;
  try {
    const { content, check } = fileOf(bytes);
    let problem: Pkcs12Problem = wrongPassword;
    for (const form of await formsThatFit(content, check, passwordForms(password), work))
      try {
        return { ok: true, contents: await contentsWith(content, form, work) };
      } catch (error) {
        if (!(error instanceof Unreadable) || error.problem.code !== "wrongPassword") throw error;
        problem = wrongPassword;
      }
    return { ok: false, problem };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, problem: error.problem };
    if (error instanceof TooManyRounds) return { ok: false, problem: { code: "tooMuchWork" } };
    if (error instanceof UnknownEncryption) return { ok: false, problem: { code: "unknownEncryption", algorithm: error.algorithm } };
    throw error;
  }
}
