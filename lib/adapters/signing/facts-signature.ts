import { createPrivateKey, createPublicKey, sign, verify } from "node:crypto";

/** Signs a text with an Ed25519 key (PEM); base64. Throws where the key is none or of another kind. */
export function signFacts(text: string, privateKeyPem: string): string {
  const key = createPrivateKey(privateKeyPem);
  if (key.asymmetricKeyType !== "ed25519") throw new Error("The key is no Ed25519 key.");
  return sign(null, Buffer.from(text, "utf8"), key).toString("base64");
}

/** Whether a signature stands for this text under a publisher's key (PEM). */
export function factsSignatureHolds(text: string, signature: string, publicKeyPem: string): boolean {
  const key = createPublicKey(publicKeyPem);
  return key.asymmetricKeyType === "ed25519" && verify(null, Buffer.from(text, "utf8"), key, Buffer.from(signature, "base64"));
}
