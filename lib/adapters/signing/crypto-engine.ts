import { webcrypto } from "node:crypto";
import { CryptoEngine, setEngine } from "pkijs";

const engine = new CryptoEngine({ name: "node", crypto: webcrypto as unknown as Crypto });
setEngine("node", engine);

/** Node's own cryptography, as pkijs calls it. */
export const cryptoEngine = engine;

/** A copy that owns its memory alone: pkijs and asn1js read whole buffers, never views. */
export const ownBuffer = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

type KeyAlgorithm = { name: "ECDSA"; namedCurve: string } | { name: "RSASSA-PKCS1-v1_5"; hash: "SHA-256" };

/** A private key (PKCS#8) for signing, which cannot be taken out again. */
export const importPrivateKey = (privateKey: Uint8Array, algorithm: KeyAlgorithm): Promise<CryptoKey> =>
  webcrypto.subtle.importKey("pkcs8", ownBuffer(privateKey), algorithm, false, ["sign"]) as Promise<CryptoKey>;
