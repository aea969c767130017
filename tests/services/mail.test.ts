import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { SMTPServerOptions } from "smtp-server";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Mail, MailOutcome } from "@/lib/adapters/mail/send-mail";
import { type MailServer, startMailServer } from "../support/mail-server";

process.env.DATABASE_APP_URL = "postgresql://nobody@localhost/none";
process.env.GROUNDWORK_SECRET = "a secret of the tests, long enough to be one";
process.env.LOG_LEVEL = "silent";

let server: MailServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
  delete process.env.SMTP_URL;
  delete process.env.MAIL_FROM;
});

/** Sends with the settings of this moment: they are read once in a process. */
async function send(mail: Partial<Mail>, url: string | null): Promise<MailOutcome> {
  if (url) Object.assign(process.env, { SMTP_URL: url, MAIL_FROM: "groundwork@example.org" });
  vi.resetModules();
  const { sendMail } = await import("@/lib/adapters/mail/send-mail");
  return sendMail({ to: "ada@example.org", subject: "An invitation", text: "Hello", ...mail });
}

const started = async (options: SMTPServerOptions = {}, host = "127.0.0.1"): Promise<MailServer> => {
  server = await startMailServer(options, host);
  return server;
};

function certificate(): { key: string; cert: string } {
  const folder = mkdtempSync(path.join(tmpdir(), "groundwork-mail-"));
  const [key, cert] = [path.join(folder, "key.pem"), path.join(folder, "cert.pem")];
  const args = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.2", "-keyout", key, "-out", cert];
  execFileSync("openssl", args, { stdio: "ignore" });
  return { key: readFileSync(key, "utf8"), cert: readFileSync(cert, "utf8") };
}

describe("mail", () => {
  test("arrives as plain text from the operator's address, marked as sent by a machine", async () => {
    const { port, next } = await started();
    const text = "Grüße.\n.\nA line with one dot stands above.\nQUIT";
    expect(await send({ subject: "Einladung für Ada ✓", text }, `smtp://127.0.0.1:${port}`)).toEqual({ sent: true });
    const { from, to, source } = await next();
    expect({ from, to }).toEqual({ from: "groundwork@example.org", to: ["ada@example.org"] });
    expect(source).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(source).toMatch(/^Content-Type: text\/plain; charset=utf-8\r$/m);
    const body = source.slice(source.indexOf("\r\n\r\n") + 4);
    const plain = /^Content-Transfer-Encoding: base64/m.test(source)
      ? Buffer.from(body, "base64").toString()
      : body.replace(/=\r\n/g, "").replace(/(?:=[0-9A-F]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll("=", ""), "hex").toString());
    expect(plain.replaceAll("\r\n", "\n").trim()).toBe(text);
  });

  test("without a server nothing is sent, and that is an answer", async () => {
    expect(await send({}, null)).toEqual({ sent: false, reason: "notConfigured" });
  });

  test.each([
    ["a subject that begins another header", { subject: "Hello\r\nBcc: eve@example.org" }],
    ["a subject with a bare line feed", { subject: "Hello\nBcc: eve@example.org" }],
    ["an empty subject", { subject: "  " }],
    ["an address that begins another header", { to: "ada@example.org\r\nBcc: eve@example.org" }],
    ["two addresses", { to: "ada@example.org, eve@example.org" }],
    ["a name before the address", { to: "Ada <ada@example.org>" }],
    ["a command of SMTP", { to: "ada@example.org> NOTIFY=NEVER" }],
    ["nothing", { to: "" }],
  ])("%s is refused and reaches nobody", async (_, mail) => {
    const { port, taken } = await started();
    expect(await send(mail, `smtp://127.0.0.1:${port}`)).toEqual({ sent: false, reason: "invalid" });
    expect(taken).toEqual([]);
  });

  test("a message that looks like a header stays in the text", async () => {
    const { port, next } = await started();
    await send({ text: "Bcc: eve@example.org\r\n\r\nmore" }, `smtp://127.0.0.1:${port}`);
    const { to, source } = await next();
    expect(to).toEqual(["ada@example.org"]);
    expect(source.slice(0, source.indexOf("\r\n\r\n"))).not.toContain("eve");
  });

  test("signs in where the operator gave a name and a password", async () => {
    const seen: string[] = [];
    const { port, next } = await started({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, done) => {
        seen.push(`${username}/${password}`);
        done(null, { user: username ?? "" });
      },
    });
    expect(await send({}, `smtp://mailer%40example.org:p%3Ass@127.0.0.1:${port}`)).toEqual({ sent: true });
    expect((await next()).user).toBe("mailer@example.org");
    expect(seen).toEqual(["mailer@example.org/p:ss"]);
  });

  // 127.0.0.2 stands for another machine: only the names of loopback may do without encryption.
  test("to another machine nothing goes in the clear, nor to one whose certificate nobody vouches for", async () => {
    const clear = await started({}, "127.0.0.2");
    expect(await send({}, `smtp://127.0.0.2:${clear.port}`)).toEqual({ sent: false, reason: "unreachable" });
    expect(clear.taken).toEqual([]);
    await clear.stop();
    const unknown = await started({ ...certificate(), disabledCommands: [] }, "127.0.0.2");
    expect(await send({}, `smtp://127.0.0.2:${unknown.port}`)).toEqual({ sent: false, reason: "unreachable" });
    expect(unknown.taken).toEqual([]);
    await unknown.stop();
    const fromTheStart = await started({ ...certificate(), secure: true }, "127.0.0.2");
    expect(await send({}, `smtps://127.0.0.2:${fromTheStart.port}`)).toEqual({ sent: false, reason: "unreachable" });
    expect(fromTheStart.taken).toEqual([]);
  });

  test("a server that refuses the person and one that is not there are told apart", async () => {
    const { port, stop } = await started({ onRcptTo: (_address, _session, done) => done(new Error("550 no such mailbox")) });
    expect(await send({}, `smtp://127.0.0.1:${port}`)).toEqual({ sent: false, reason: "refused" });
    await stop();
    server = undefined;
    expect(await send({}, `smtp://127.0.0.1:${port}`)).toEqual({ sent: false, reason: "unreachable" });
  });

  test.each([
    ["an address of another kind", { SMTP_URL: "https://mail.example.org", MAIL_FROM: "groundwork@example.org" }, /SMTP_URL/],
    ["a server without a sender", { SMTP_URL: "smtp://127.0.0.1" }, /MAIL_FROM/],
    ["a sender that is no address", { SMTP_URL: "smtp://127.0.0.1", MAIL_FROM: "Groundwork" }, /MAIL_FROM/],
  ])("%s is refused at the start, in one sentence", async (_, settings, said) => {
    Object.assign(process.env, settings);
    vi.resetModules();
    const { environment } = await import("@/lib/env");
    expect(() => environment()).toThrow(said);
  });
});
