import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A signed PDF as other programs read it. */
export type OtherReaders = {
  /** What `openssl cms -verify -cades` says of each signature, in the file's order. */
  openssl: readonly string[];
  /** How many signatures `pdfsig` calls valid. */
  pdfsig: number;
  /** What `qpdf --check` says. */
  qpdf: string;
  /** The plain text of its pages. */
  text: string;
};

/** Has openssl, pdfsig, qpdf and pdftotext read a PDF; `authority` is the certificate (DER) that openssl is to trust. */
export function readByOthers(pdf: Uint8Array, authority: Uint8Array): OtherReaders {
  const folder = mkdtempSync(join(tmpdir(), "groundwork-readers-"));
  const file = join(folder, "signed.pdf");
  writeFileSync(file, pdf);
  writeFileSync(join(folder, "ca.der"), authority);
  execFileSync("openssl", ["x509", "-inform", "der", "-in", join(folder, "ca.der"), "-out", join(folder, "ca.pem")]);
  const text = Buffer.from(pdf).toString("latin1");
  const ranges = [...text.matchAll(/\/ByteRange \[ 0 (\d+) (\d+) (\d+) ]/g)].map((found) => found.slice(1).map(Number));
  const openssl = ranges.map(([contents = 0, contentsEnd = 0, rest = 0]) => {
    writeFileSync(join(folder, "data"), Buffer.concat([pdf.subarray(0, contents), pdf.subarray(contentsEnd, contentsEnd + rest)]));
    writeFileSync(join(folder, "cms"), Buffer.from(text.slice(contents + 1, contentsEnd - 1), "hex"));
    return spawnSync("openssl", [
      ...["cms", "-verify", "-cades", "-binary", "-purpose", "any", "-inform", "DER", "-out", "/dev/null"],
      ...["-in", join(folder, "cms"), "-content", join(folder, "data"), "-CAfile", join(folder, "ca.pem")],
    ])
      .stderr.toString()
      .trim();
  });
  return {
    openssl,
    pdfsig:
      execFileSync("pdfsig", [file])
        .toString()
        .match(/Signature is Valid/g)?.length ?? 0,
    qpdf: execFileSync("qpdf", ["--check", file]).toString(),
    text: execFileSync("pdftotext", ["-layout", file, "-"]).toString(),
  };
}
