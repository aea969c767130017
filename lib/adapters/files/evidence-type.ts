const startsWith = (bytes: Uint8Array, ...wanted: readonly number[]): boolean => wanted.every((byte, index) => bytes[index] === byte);

const holds = (bytes: Uint8Array, text: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(text, 0, "latin1");

const isText = (bytes: Uint8Array): boolean => {
  if (bytes.includes(0)) return false;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

const isJson = (bytes: Uint8Array): boolean => {
  try {
    JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return true;
  } catch {
    return false;
  }
};

/** What a browser would run if it were ever shown as a page. */
const looksLikeMarkup = (bytes: Uint8Array): boolean =>
  /^\s*(?:<!doctype|<html|<svg|<script|<\?xml|<body|<head)/i.test(
    Buffer.from(bytes.subarray(0, 1024))
      .toString("latin1")
      .replace(/^\u00ef\u00bb\u00bf/, ""),
  );

type EvidenceType = { type: string; extensions: readonly string[]; matches: (bytes: Uint8Array) => boolean };

const isZip = (bytes: Uint8Array): boolean => startsWith(bytes, 0x50, 0x4b, 0x03, 0x04);

const types: readonly EvidenceType[] = [
  { type: "application/pdf", extensions: ["pdf"], matches: (bytes) => startsWith(bytes, 0x25, 0x50, 0x44, 0x46, 0x2d) },
  { type: "image/png", extensions: ["png"], matches: (bytes) => startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) },
  { type: "image/jpeg", extensions: ["jpg", "jpeg"], matches: (bytes) => startsWith(bytes, 0xff, 0xd8, 0xff) },
  {
    type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    extensions: ["docx"],
    matches: (bytes) => isZip(bytes) && holds(bytes, "word/"),
  },
  {
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    extensions: ["xlsx"],
    matches: (bytes) => isZip(bytes) && holds(bytes, "xl/"),
  },
  { type: "application/json", extensions: ["json"], matches: isJson },
  { type: "text/csv", extensions: ["csv"], matches: (bytes) => isText(bytes) && !looksLikeMarkup(bytes) },
  { type: "text/plain", extensions: ["txt", "md"], matches: (bytes) => isText(bytes) && !looksLikeMarkup(bytes) },
];

/** The type of a file by its ending and its first bytes, which must agree; null for one that is not taken as evidence. */
export function evidenceType(name: string, bytes: Uint8Array): string | null {
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase();
  const found = types.find((one) => extension !== undefined && one.extensions.includes(extension));
  return found?.matches(bytes) ? found.type : null;
}

export const evidenceEndings = types.flatMap((one) => one.extensions);
