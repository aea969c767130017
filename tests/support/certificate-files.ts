import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A certificate with its key, as files in PEM. */
export type Issued = { key: string; certificate: string };

export type Wish = {
  subject: string;
  /** As `openssl genpkey` takes it. */
  key?: readonly string[];
  /** `YYYYMMDDHHMMSSZ`. */
  from?: string;
  to?: string;
  hash?: string;
  extensions?: readonly string[];
  serial?: string;
  /** Options of `openssl ca` beside these. */
  options?: readonly string[];
};

export const rsa = (bits: number): readonly string[] => ["-algorithm", "RSA", "-pkeyopt", `rsa_keygen_bits:${bits}`];
export const curve = (name: string): readonly string[] => ["-algorithm", "EC", "-pkeyopt", `ec_paramgen_curve:${name}`];

const openssl = (...words: readonly string[]): Buffer => execFileSync("openssl", words, { stdio: ["ignore", "pipe", "pipe"] });

const ofAuthority = ["basicConstraints=critical,CA:true", "keyUsage=critical,keyCertSign,cRLSign"];
const ofSeal = ["basicConstraints=critical,CA:false", "keyUsage=critical,digitalSignature,nonRepudiation"];

let made = 0;
const folder = mkdtempSync(join(tmpdir(), "groundwork-certificates-"));
const fresh = (ending: string): string => {
  made += 1;
  return join(folder, `${made}.${ending}`);
};

const settings = (serial: string, extensions: readonly string[]): string => `
[ca]
default_ca = one
[one]
database = ${folder}/index.txt
new_certs_dir = ${folder}
serial = ${serial}
default_md = sha256
policy = any
unique_subject = no
preserve = yes
email_in_dn = no
[any]
countryName = optional
organizationName = optional
organizationalUnitName = optional
givenName = optional
surname = optional
commonName = optional
[req]
distinguished_name = none
prompt = no
[none]
[extensions]
${extensions.join("\n")}
`;

/** A certificate by `issuer`, or by itself; with days of its own, so that no test hangs on today's. */
export function issue(issuer: Issued | null, wish: Wish): Issued {
  const { subject, key = curve("P-256"), from = "20250101000000Z", to = "20491231000000Z", hash = "sha256", options = [] } = wish;
  const { extensions = issuer ? ofSeal : ofAuthority } = wish;
  const issued = { key: fresh("key.pem"), certificate: fresh("pem") };
  const request = fresh("csr");
  const [config, serial] = [fresh("cnf"), fresh("serial")];
  writeFileSync(join(folder, "index.txt"), "");
  writeFileSync(serial, `${wish.serial ?? `4d${String(made).padStart(6, "0")}`}\n`);
  writeFileSync(config, settings(serial, extensions));
  openssl("genpkey", ...key, "-out", issued.key);
  openssl("req", "-new", "-utf8", "-config", config, "-key", issued.key, "-subj", subject, "-out", request);
  const by = issuer ? ["-cert", issuer.certificate, "-keyfile", issuer.key] : ["-selfsign", "-keyfile", issued.key];
  const days = ["-startdate", from, "-enddate", to, "-md", hash, "-extensions", "extensions", "-extfile", config];
  openssl("ca", "-batch", "-utf8", "-notext", "-config", config, ...by, ...days, ...options, "-in", request, "-out", issued.certificate);
  return issued;
}

/** A PKCS#12 file of one key and certificate with issuers; `options` as `openssl pkcs12 -export` takes them. */
export function pkcs12(
  { key, certificate }: Issued,
  { password, issuers = [], options = [] }: { password: string; issuers?: readonly Issued[]; options?: readonly string[] },
): Uint8Array<ArrayBuffer> {
  const file = fresh("p12");
  const chain = fresh("chain.pem");
  writeFileSync(chain, issuers.map((one) => readFileSync(one.certificate, "utf8")).join("\n"));
  const more = issuers.length > 0 ? ["-certfile", chain] : [];
  openssl("pkcs12", "-export", "-inkey", key, "-in", certificate, ...more, ...options, "-passout", `pass:${password}`, "-out", file);
  return new Uint8Array(readFileSync(file));
}

/** A certificate as DER. */
export const derOf = ({ certificate }: Issued): Uint8Array => new Uint8Array(openssl("x509", "-in", certificate, "-outform", "DER"));

/** A root, an authority below it, and what it issued to an organisation: what a trust service would hand over. */
export function issuedSeal(subject = "/C=NL/O=Invented Insurance/CN=Seal of Invented Insurance", wish: Partial<Wish> = {}) {
  const root = issue(null, { subject: "/C=NL/O=Invented Trust Services/CN=Invented Root" });
  const authority = issue(root, { subject: "/C=NL/O=Invented Trust Services/CN=Invented Seal Authority", extensions: ofAuthority });
  return { root, authority, seal: issue(authority, { subject, ...wish }), issuers: [authority, root] };
}
