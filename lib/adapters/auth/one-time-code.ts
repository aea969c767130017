import { Secret, TOTP } from "otpauth";
import { create } from "qrcode";

const period = 30;

const codes = (secret: Uint8Array, label: string): TOTP =>
  new TOTP({
    issuer: "Groundwork",
    label,
    secret: new Secret({ buffer: new Uint8Array(secret).buffer }),
    algorithm: "SHA1",
    digits: 6,
    period,
  });

/** 160 random bits, as RFC 4226 recommends. */
export const newCodeSecret = (): Uint8Array => new Secret({ size: 20 }).bytes;

/** What an app reads: as letters to type, and as an address to scan (`label`: whose account it is). */
export const codeSecretWords = (secret: Uint8Array, label: string): { letters: string; address: string } => {
  const totp = codes(secret, label);
  return { letters: totp.secret.base32, address: totp.toString() };
};

/**
 * The half-minute (since 1970) that a code belongs to, or null where it is none of ours. The ones before and after count too: clocks
 * differ, and people type slowly.
 */
export function stepOfCode(code: string, secret: Uint8Array, now: Date): number | null {
  const delta = codes(secret, "").validate({ token: code, timestamp: now.getTime(), window: 1 });
  return delta === null ? null : Math.floor(now.getTime() / 1000 / period) + delta;
}

/** A QR code as one path of squares, with its quiet zone; `size` is the side in the path's units. */
export function qrPath(text: string): { size: number; path: string } {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const quietZone = 4;
  let path = "";
  for (let row = 0; row < modules.size; row += 1)
    for (let column = 0; column < modules.size; column += 1)
      if (modules.get(row, column)) path += `M${column + quietZone} ${row + quietZone}h1v1h-1z`;
  return { size: modules.size + 2 * quietZone, path };
}
