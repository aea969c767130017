import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

const openssl = (folder: string, ...args: readonly string[]) => execFileSync("openssl", [...args], { cwd: folder, stdio: "pipe" });

/** An authority with a certificate for time-stamping, made by openssl in a folder of its own. */
function makeService(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), "groundwork-tsa-"));
  writeFileSync(join(folder, "ca.cnf"), "basicConstraints=critical,CA:true\nkeyUsage=critical,keyCertSign\n");
  writeFileSync(join(folder, "tsa.ext"), "keyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\n");
  writeFileSync(
    join(folder, "tsa.cnf"),
    "[tsa]\ndefault_tsa=t\n[t]\nserial=serial\ndefault_policy=1.3.6.1.4.1.4146.2.3\ndigests=sha256\naccuracy=secs:1\nsigner_digest=sha256\ness_cert_id_alg=sha256\n",
  );
  writeFileSync(join(folder, "serial"), "01\n");
  const key = (file: string) => openssl(folder, "ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", file);
  key("ca.key");
  key("tsa.key");
  openssl(folder, "req", "-new", "-key", "ca.key", "-subj", `/CN=${name} authority`, "-out", "ca.csr");
  const days = ["-days", "36500"];
  openssl(folder, "x509", "-req", "-in", "ca.csr", "-signkey", "ca.key", "-extfile", "ca.cnf", ...days, "-out", "ca.pem");
  openssl(folder, "req", "-new", "-key", "tsa.key", "-subj", `/CN=${name}`, "-out", "tsa.csr");
  const issue = ["-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-extfile", "tsa.ext"];
  openssl(folder, "x509", "-req", "-in", "tsa.csr", ...issue, ...days, "-out", "tsa.pem");
  return folder;
}

function stamp(folder: string, query: Buffer): Buffer {
  writeFileSync(join(folder, "query.tsq"), query);
  const with_ = ["-config", "tsa.cnf", "-signer", "tsa.pem", "-inkey", "tsa.key"];
  openssl(folder, "ts", "-reply", "-queryfile", "query.tsq", ...with_, "-out", "reply.tsr");
  return readFileSync(join(folder, "reply.tsr"));
}

/** How the service behaves; each but `good` is a way to be down, slow or to lie. */
export type Behaviour =
  | "good"
  | "silent"
  | "garbage"
  | "fault"
  | "breaksOff"
  | "tooLong"
  | "otherImprint"
  | "otherNonce"
  | "otherAuthority";

export type TimeStampServiceInTest = {
  url: string;
  /** The file (PEM) with the authority that its certificate leads to. */
  authorityFile: string;
  behave(as: Behaviour): void;
  stop(): Promise<void>;
};

/** A time-stamp service (RFC 3161) on loopback, answering by `openssl ts`. */
export async function startTimeStampService(): Promise<TimeStampServiceInTest> {
  const own = makeService("Invented time");
  const other = makeService("Somebody else’s time");
  let behaviour: Behaviour = "good";
  const answer = (query: Buffer, response: ServerResponse): void => {
    const send = (bytes: Buffer) => response.setHeader("content-type", "application/timestamp-reply").end(bytes);
    // A query of openssl's own over a digest, with a nonce of its own.
    const made = (digest: string) => openssl(own, "ts", "-query", "-digest", digest, "-sha256", "-cert") as Buffer;
    switch (behaviour) {
      case "good":
        return void send(stamp(own, query));
      case "silent":
        return;
      case "garbage":
        return void send(Buffer.from("<html>Welcome to the hotel</html>"));
      case "fault":
        return void response.writeHead(503).end();
      case "breaksOff":
        response.writeHead(200, { "content-length": "5000" });
        response.write(Buffer.alloc(10));
        return void response.destroy();
      case "tooLong":
        return void send(Buffer.alloc(200_000));
      case "otherImprint":
        return void send(stamp(own, made("ab".repeat(32))));
      case "otherNonce": {
        // The imprint is the 32 bytes behind the OCTET STRING header of the query.
        const at = query.indexOf(Buffer.from([0x04, 0x20]));
        return void send(stamp(own, made(query.subarray(at + 2, at + 34).toString("hex"))));
      }
      case "otherAuthority":
        return void send(stamp(other, query));
    }
  };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => answer(Buffer.concat(parts), response));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/`,
    authorityFile: join(own, "ca.pem"),
    behave: (as) => {
      behaviour = as;
    },
    stop: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
