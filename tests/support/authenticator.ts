import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from "@simplewebauthn/server";

const sha256 = (input: string | Buffer): Buffer => createHash("sha256").update(input).digest();
const base64url = (bytes: Buffer): string => bytes.toString("base64url");

/** How a device, or somebody who would like to be one, differs from one that behaves. */
type Deviation = { origin?: string; userVerified?: boolean; challenge?: string; counter?: number; rpId?: string };

/** A device that makes one passkey and answers with it, as WebAuthn Level 3 says; enough CBOR for a key on P-256. */
export class Authenticator {
  private readonly keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  private readonly id = randomBytes(32);
  private counter = 0;

  constructor(private readonly origin: string) {}

  private clientData(type: string, challenge: string, { origin = this.origin }: Deviation): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }

  private authenticatorData(
    credential: Buffer | null,
    { userVerified = true, counter, rpId = new URL(this.origin).hostname }: Deviation,
  ): Buffer {
    this.counter += 1;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter ?? this.counter);
    const flags = 0x01 | (userVerified ? 0x04 : 0) | (credential ? 0x40 : 0);
    return Buffer.concat([sha256(rpId), Buffer.of(flags), count, ...(credential ? [credential] : [])]);
  }

  make(options: PublicKeyCredentialCreationOptionsJSON, deviation: Deviation = {}): RegistrationResponseJSON {
    const { x = "", y = "" } = this.keys.publicKey.export({ format: "jwk" });
    const coseKey = Buffer.concat([
      Buffer.from("a5010203262001215820", "hex"),
      Buffer.from(x, "base64url"),
      Buffer.from("225820", "hex"),
      Buffer.from(y, "base64url"),
    ]);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.id.length);
    const data = this.authenticatorData(Buffer.concat([Buffer.alloc(16), length, this.id, coseKey]), deviation);
    const size = Buffer.alloc(2);
    size.writeUInt16BE(data.length);
    const text = (words: string): Buffer => Buffer.concat([Buffer.of(0x60 | words.length), Buffer.from(words)]);
    const attestation = Buffer.concat([
      Buffer.of(0xa3),
      text("fmt"),
      text("none"),
      text("attStmt"),
      Buffer.of(0xa0),
      text("authData"),
      Buffer.of(0x59),
      size,
      data,
    ]);
    return {
      id: base64url(this.id),
      rawId: base64url(this.id),
      type: "public-key",
      response: {
        clientDataJSON: base64url(this.clientData("webauthn.create", deviation.challenge ?? options.challenge, deviation)),
        attestationObject: base64url(attestation),
        transports: ["internal"],
      },
      clientExtensionResults: {},
    };
  }

  answer(options: PublicKeyCredentialRequestOptionsJSON, deviation: Deviation = {}): AuthenticationResponseJSON {
    const clientData = this.clientData("webauthn.get", deviation.challenge ?? options.challenge, deviation);
    const data = this.authenticatorData(null, deviation);
    const signature = sign("sha256", Buffer.concat([data, sha256(clientData)]), this.keys.privateKey);
    return {
      id: base64url(this.id),
      rawId: base64url(this.id),
      type: "public-key",
      response: { clientDataJSON: base64url(clientData), authenticatorData: base64url(data), signature: base64url(signature) },
      clientExtensionResults: {},
    };
  }
}
