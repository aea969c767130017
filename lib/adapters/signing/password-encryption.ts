import { createDecipheriv, createHash, pbkdf2 } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { promisify } from "node:util";
import { Integer, OctetString, Sequence } from "asn1js";
import { type AlgorithmIdentifier, PBES2Params, PBKDF2Params } from "pkijs";
import { decryptRc2 } from "./rc2";

/** A file is encrypted in a way that is not read here; `algorithm` is its name, or its number where it has none. */
export class UnknownEncryption extends Error {
  constructor(readonly algorithm: string) {
    super(`Encrypted with ${algorithm}`);
  }
}

/** A file asks for more rounds of hashing than any honest one does. */
export class TooManyRounds extends Error {}

/** At most this many rounds for one key (usual: 2,000 to 600,000), and for all keys of a file. */
const mostRounds = 1_000_000;
const mostRoundsOfAFile = 4_000_000;

/** How a password enters the derivation: PKCS#12 has its own form, and of an empty one there are two. */
export type Password = { pkcs12: Uint8Array; utf8: Uint8Array };

/** A password as files may have been made with it: with its closing zero, and an empty one without too (RFC 7292, B.1). */
export function passwordForms(password: string): readonly Password[] {
  const utf16 = Buffer.from(`${password}\0`, "utf16le").swap16();
  const utf8 = Buffer.from(password, "utf8");
  return [{ pkcs12: utf16, utf8 }, ...(password === "" ? [{ pkcs12: new Uint8Array(), utf8 }] : [])];
}

/** Counts the rounds that the keys of one file cost. */
export class Rounds {
  private spent = 0;

  take(rounds: number): number {
    this.spent += rounds;
    if (!Number.isInteger(rounds) || rounds < 1 || rounds > mostRounds || this.spent > mostRoundsOfAFile)
      throw new TooManyRounds(`${rounds} rounds`);
    return rounds;
  }
}

const pause = 20_000;

const repeated = (bytes: Uint8Array, blockLength: number): Buffer =>
  Buffer.alloc(Math.ceil(bytes.length / blockLength) * blockLength, Buffer.from(bytes));

/** Key material of PKCS#12 (RFC 7292, appendix B.2); `use`: 1 a key, 2 an initialisation vector, 3 a check code. */
export async function pkcs12Key({
  hash,
  password,
  salt,
  rounds,
  use,
  length,
}: {
  hash: string;
  password: Uint8Array;
  salt: Uint8Array;
  rounds: number;
  use: 1 | 2 | 3;
  length: number;
}): Promise<Buffer> {
  const blockLength = hash === "sha384" || hash === "sha512" ? 128 : 64;
  const inputs = Buffer.concat([repeated(salt, blockLength), repeated(password, blockLength)]);
  const made: Buffer[] = [];
  for (let held = 0; held < length; ) {
    let digest = createHash(hash).update(Buffer.alloc(blockLength, use)).update(inputs).digest();
    for (let round = 1; round < rounds; round += 1) {
      digest = createHash(hash).update(digest).digest();
      // Others are served meanwhile.
      if (round % pause === 0) await setImmediate();
    }
    made.push(digest);
    held += digest.length;
    const added = repeated(digest, blockLength).subarray(0, blockLength);
    for (let start = 0; start < inputs.length; start += blockLength) {
      let carry = 1;
      for (let i = blockLength - 1; i >= 0; i -= 1) {
        const sum = (inputs[start + i] ?? 0) + (added[i] ?? 0) + carry;
        inputs[start + i] = sum & 0xff;
        carry = sum >> 8;
      }
    }
  }
  return Buffer.concat(made).subarray(0, length);
}

type Kind = { cipher: string; keyBytes: number };
const pkcs12Schemes: Readonly<Record<string, Kind>> = {
  "1.2.840.113549.1.12.1.3": { cipher: "des-ede3-cbc", keyBytes: 24 },
  "1.2.840.113549.1.12.1.4": { cipher: "des-ede3-cbc", keyBytes: 16 },
  "1.2.840.113549.1.12.1.5": { cipher: "rc2", keyBytes: 16 },
  "1.2.840.113549.1.12.1.6": { cipher: "rc2", keyBytes: 5 },
};
const pbes2Ciphers: Readonly<Record<string, Kind>> = {
  "2.16.840.1.101.3.4.1.2": { cipher: "aes-128-cbc", keyBytes: 16 },
  "2.16.840.1.101.3.4.1.22": { cipher: "aes-192-cbc", keyBytes: 24 },
  "2.16.840.1.101.3.4.1.42": { cipher: "aes-256-cbc", keyBytes: 32 },
  "1.2.840.113549.3.7": { cipher: "des-ede3-cbc", keyBytes: 24 },
};
const pbkdf2Hashes: Readonly<Record<string, string>> = {
  "1.2.840.113549.2.7": "sha1",
  "1.2.840.113549.2.8": "sha224",
  "1.2.840.113549.2.9": "sha256",
  "1.2.840.113549.2.10": "sha384",
  "1.2.840.113549.2.11": "sha512",
};
const names: Readonly<Record<string, string>> = {
  "1.2.840.113549.1.12.1.1": "RC4 (128 bits)",
  "1.2.840.113549.1.12.1.2": "RC4 (40 bits)",
  "1.3.6.1.4.1.11591.4.11": "scrypt",
  "1.2.840.113549.1.5.3": "DES",
  "2.16.840.1.101.3.4.1.46": "AES-GCM",
};
const unknown = (algorithm: string) => new UnknownEncryption(names[algorithm] ?? algorithm);

const pbes2 = "1.2.840.113549.1.5.13";
const pbkdf2Id = "1.2.840.113549.1.5.12";

const octets = (value: unknown): Uint8Array => new Uint8Array((value as OctetString).getValue());

function decrypted({ cipher }: Kind, key: Uint8Array, vector: Uint8Array, bytes: Uint8Array): Uint8Array | null {
  if (cipher === "rc2") return decryptRc2(bytes, key, vector);
  let decipher: ReturnType<typeof createDecipheriv>;
  try {
    decipher = createDecipheriv(cipher, key, vector);
  } catch {
    // An OpenSSL that was built without it, or a vector of another length.
    throw new UnknownEncryption(cipher);
  }
  try {
    return Buffer.concat([decipher.update(bytes), decipher.final()]);
  } catch {
    return null;
  }
}

async function byPbes2(parameters: unknown, bytes: Uint8Array, password: Password, work: Rounds): Promise<Uint8Array | null> {
  const { keyDerivationFunc, encryptionScheme } = new PBES2Params({ schema: parameters });
  const kind = pbes2Ciphers[encryptionScheme.algorithmId];
  if (!kind) throw unknown(encryptionScheme.algorithmId);
  if (keyDerivationFunc.algorithmId !== pbkdf2Id) throw unknown(keyDerivationFunc.algorithmId);
  const { salt, iterationCount, prf } = new PBKDF2Params({ schema: keyDerivationFunc.algorithmParams });
  const hash = pbkdf2Hashes[prf?.algorithmId ?? "1.2.840.113549.2.7"];
  if (!hash) throw unknown(prf?.algorithmId ?? "");
  const key = await promisify(pbkdf2)(password.utf8, octets(salt), work.take(iterationCount), kind.keyBytes, hash);
  return decrypted(kind, key, octets(encryptionScheme.algorithmParams), bytes);
}

/**
 * What was encrypted under a password (PBES2 with PBKDF2 and AES or 3DES; the older schemes of PKCS#12 with 3DES or RC2), or null
 * where the password does not open it. Throws `UnknownEncryption` and `TooManyRounds`, and what asn1js throws of broken parameters.
 */
export async function decryptByPassword(
  { algorithmId, algorithmParams }: AlgorithmIdentifier,
  bytes: Uint8Array,
  password: Password,
  work: Rounds,
): Promise<Uint8Array | null> {
  if (algorithmId === pbes2) return byPbes2(algorithmParams, bytes, password, work);
  const kind = pkcs12Schemes[algorithmId];
  if (!kind) throw unknown(algorithmId);
  const [salt, iterations] = algorithmParams instanceof Sequence ? algorithmParams.valueBlock.value : [];
  if (!(salt instanceof OctetString) || !(iterations instanceof Integer)) throw new Error("The parameters of the encryption are broken");
  const rounds = work.take(iterations.valueBlock.valueDec);
  const derive = (use: 1 | 2, length: number) =>
    pkcs12Key({ hash: "sha1", password: password.pkcs12, salt: octets(salt), rounds, use, length });
  const key = await derive(1, kind.keyBytes);
  // With two keys the first one is also the third.
  const whole = kind.cipher !== "rc2" && key.length === 16 ? Buffer.concat([key, key.subarray(0, 8)]) : key;
  return decrypted(kind, whole, await derive(2, 8), bytes);
}
