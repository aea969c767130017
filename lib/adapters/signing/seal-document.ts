import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Certificate } from "pkijs";
import { appendSignature, type Rectangle, usualRoom } from "./append-signature";
import { cmsSignature } from "./cms-signature";
import { ownBuffer } from "./crypto-engine";
import { requestTimeStamp } from "./time-stamp";

export type TimeStampService = { url: string; authorities: readonly Certificate[] };

let font: Promise<Uint8Array> | null = null;

/** Certificates of this installation's authority have 400 bytes each; those of others take several thousand. */
const usualCertificates = 2048;

/** The room that a signature with these certificates needs. */
function roomFor({ certificate, chain }: { certificate: Uint8Array; chain: readonly Uint8Array[] }): number {
  const certificates = chain.reduce((sum, { length }) => sum + length, certificate.length);
  return certificates <= usualCertificates ? usualRoom : usualRoom + certificates;
}

/** The font of the visible blocks: the document's own family, which has every European letter. */
const blockFont = (): Promise<Uint8Array> => {
  font ??= readFile(
    join(/* turbopackIgnore: true */ process.cwd(), "node_modules/@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf"),
  ).then((bytes) => new Uint8Array(bytes));
  return font;
};

/** Reads the authorities of a time-stamp service from PEM. Throws where there is no certificate in it. */
export function authoritiesFromPem(pem: string): readonly Certificate[] {
  const found = [...pem.matchAll(/-----BEGIN CERTIFICATE-----([\s\S]+?)-----END CERTIFICATE-----/g)];
  if (found.length === 0) throw new Error("The file of the time-stamp service's authority holds no certificate in PEM.");
  return found.map(([, body]) => Certificate.fromBER(ownBuffer(Buffer.from((body ?? "").replaceAll(/\s/g, ""), "base64"))));
}

/** Adds one sealed signature with its visible block to the last page of a document; B-T with a time-stamp service, else B-B. */
export async function sealDocument({
  pdf,
  seal,
  field,
  signer,
  reason,
  lines,
  place,
  at,
  timeStamps,
  furtherFonts = [],
}: {
  pdf: Uint8Array;
  seal: { certificate: Uint8Array; privateKey: Uint8Array; chain: readonly Uint8Array[] };
  field: string;
  signer: string;
  reason: string;
  lines: readonly string[];
  place: Rectangle;
  at: Date;
  timeStamps: TimeStampService | null;
  /** Fonts for letters of the lines that the document's own family lacks. */
  furtherFonts?: readonly Uint8Array[];
}): Promise<Uint8Array> {
  return appendSignature({
    pdf,
    field,
    signer,
    reason,
    at,
    fonts: [await blockFont(), ...furtherFonts],
    room: roomFor(seal),
    block: { page: "last", rectangle: place, lines },
    sign: (data) =>
      cmsSignature({
        data,
        signer: seal,
        chain: seal.chain,
        timeStamp: timeStamps ? (signature) => requestTimeStamp(timeStamps.url, signature, timeStamps.authorities) : null,
      }),
  });
}
