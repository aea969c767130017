import { parseArgs } from "node:util";
import type { Certificate } from "pkijs";
import { readRevocationLists } from "@/lib/adapters/signing/revocation-list";
import { authoritiesFromPem } from "@/lib/adapters/signing/seal-document";
import { readVerification, type Verification } from "@/lib/services/signing/verification";
import { type Command, Refused, type Terminal, WrongUsage } from "../command";
import { readBytes } from "../read-input";

const largestPdf = 200_000_000;
const largestAuthority = 1_000_000;

function told({ verdict, says, sha256, signatures, changes, attachedData }: Verification): string {
  const data = {
    asStated: "those that the document states",
    different: "not those that the document states",
    notComparable: "those of this edition",
    missing: "missing",
  };
  return [
    says,
    `SHA-256 ${sha256}`,
    ...signatures.map(({ signer, statedAt, timeStamp, certificate, issuer, problems, reason, revocation }) =>
      [
        `Signature of ${signer || "somebody unnamed"}${reason ? `, ${reason}` : ""}: ${problems.length === 0 ? "holds" : problems.join(" ")}`,
        `  certificate ${certificate?.subject ?? "missing"}, issued by ${certificate?.issuer ?? "nobody"} (${issuer === "trusted" ? "trusted" : "not known here"})`,
        ...(revocation === "notChecked" ? ["  whether it was revoked is not checked: the list of its issuer is not held"] : []),
        `  ${timeStamp ? `time-stamped ${timeStamp.at.toISOString()} by ${timeStamp.authority}` : `time as the document states it: ${statedAt ?? "none"}`}`,
      ].join("\n"),
    ),
    ...changes,
    ...(verdict === "notGroundwork" ? [] : [`The attached data are ${data[attachedData]}.`]),
    "",
  ].join("\n");
}

export const verifyCommand: Command = {
  summary: "whether a signed Groundwork PDF is unchanged, and who signed it; works offline",
  usage: "dpia verify F.pdf [--trust CA.pem [--revoked LIST.crl]] [--json]",
  async run(args, terminal) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { trust: { type: "string" }, revoked: { type: "string" }, json: { type: "boolean", default: false } },
    });
    const [file, ...rest] = positionals;
    if (!file || rest.length > 0) throw new WrongUsage("verify takes one PDF.");
    if (values.revoked && !values.trust)
      throw new WrongUsage("A list of revoked seals counts with the authority that signed it: name that with --trust.");
    const authorities = values.trust ? await trusted(terminal, values.trust) : [];
    const revocationLists = values.revoked ? await revocations(terminal, values.revoked, authorities) : [];
    const pdf = await readBytes(terminal, file, largestPdf);
    const verification = await readVerification(pdf, { authorities, revocationLists }, null);
    terminal.out(values.json ? `${JSON.stringify(verification, null, 2)}\n` : told(verification));
    return ["issuedUnchanged", "unchangedIssuerUnknown"].includes(verification.verdict) ? 0 : 3;
  },
};

async function revocations(terminal: Terminal, file: string, authorities: readonly Certificate[]) {
  const bytes = await readBytes(terminal, file, largestAuthority);
  const read = await readRevocationLists(bytes, authorities).catch(() => {
    throw new Refused(`${file}: this is no list of revoked seals. Download it from the installation's verification page.`);
  });
  const lists = read.filter(({ isTrusted }) => isTrusted);
  if (lists.length === 0)
    throw new Refused(
      `${file}: this list was not signed by an authority in --trust, so nothing follows from it. Take both from the same installation.`,
    );
  for (const { madeOn, goodUntil } of lists)
    if (goodUntil && goodUntil.toISOString().slice(0, 10) < terminal.today())
      terminal.say(
        `${file}: this list is of ${madeOn.toISOString().slice(0, 10)}, and a newer one was due by ${goodUntil.toISOString().slice(0, 10)}. What was revoked since does not stand in it.`,
      );
  return lists.map(({ list }) => list);
}

async function trusted(terminal: Terminal, file: string) {
  const pem = new TextDecoder().decode(await readBytes(terminal, file, largestAuthority));
  try {
    return authoritiesFromPem(pem);
  } catch {
    throw new Refused(
      `${file}: this is no certificate in PEM. Download the authority's certificate from the installation's verification page.`,
    );
  }
}
