const moment = (iso: string): string =>
  `${new Date(iso).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" })} UTC`;

/** A seal that this installation issued goes without saying. */
const kindWords: Readonly<Record<string, string>> = {
  own: ", with a certificate of their own",
  uploadedSeal: ", sealed with a certificate that the organisation brought",
};

type SignedRevision = {
  version: number;
  revision: number;
  sha256: string;
  signer: string;
  /** Of the seal, or a certificate of the signer's own. */
  kind: string;
  issuedAt: string;
  timeStampedAt: string | null;
};

/** The signed documents, newest first: who signed, when by whose clock, and the file as it was signed. `main`: what the page is for. */
export function SignedRevisions({ issued, api, main = false }: { issued: readonly SignedRevision[]; api: string; main?: boolean }) {
  return (
    <ul className="space-y-3">
      {issued.map((one, index) => (
        <li key={one.sha256} className="sheet flex flex-wrap items-center gap-x-6 gap-y-2 px-5 py-4">
          <div className="min-w-0 flex-1 basis-72">
            <p className="font-semibold">
              Version {one.version}, {one.revision === 1 ? "signed by" : "also signed by"} {one.signer}
            </p>
            <p className="text-sm text-soft">
              {moment(one.issuedAt)}
              {one.timeStampedAt ? ", with a time-stamp" : ", time as stated by this server"}
              {kindWords[one.kind] ?? ""}
            </p>
            <p className="break-all text-sm text-soft">SHA-256 {one.sha256}</p>
          </div>
          <a className={`button ${main && index === 0 ? "button-main" : ""}`} href={`${api}/signed/${one.sha256}`} download>
            Download
            <span className="sr-only">
              {" "}
              version {one.version} with the signature of {one.signer}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
