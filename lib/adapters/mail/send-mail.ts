import { createTransport } from "nodemailer";
import { z } from "zod";
import { environment } from "@/lib/env";
import { log } from "../log";

/** One plain-text message to one person. Links of ours and names of assessments may stand in it; answers, comments and reasons never. */
export type Mail = { to: string; subject: string; text: string };

/**
 * `notConfigured`: the operator set no server. `invalid`: an address or subject that is none; sending it again is useless.
 * `refused`: the server took the connection and not the message. `unreachable`: no encrypted connection came about; later it may.
 */
export type MailOutcome = { sent: true } | { sent: false; reason: "notConfigured" | "invalid" | "refused" | "unreachable" };

const loopback = ["localhost", "127.0.0.1", "[::1]"];
const seconds = 1000;

/** One line without control characters: nothing in it ends a header and begins another. */
const subjectSchema = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^\P{Cc}*$/u);
const addressSchema = z.email().max(320);

/** Whether `sendMail` has a server to send to. */
export const mailIsConfigured = (): boolean => environment().mail !== null;

function transportTo(server: string) {
  const { protocol, hostname, port, username, password } = new URL(server);
  const isEncryptedFromTheStart = protocol === "smtps:";
  return createTransport({
    host: hostname.replace(/^\[|\]$/g, ""),
    port: port === "" ? (isEncryptedFromTheStart ? 465 : 587) : Number(port),
    secure: isEncryptedFromTheStart,
    // Between machines nothing travels in the clear, and no certificate is taken unchecked.
    ...(loopback.includes(hostname) ? { ignoreTLS: !isEncryptedFromTheStart } : { requireTLS: true }),
    tls: { minVersion: "TLSv1.2" },
    ...(username === "" ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: 10 * seconds,
    greetingTimeout: 10 * seconds,
    socketTimeout: 30 * seconds,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

const codeOf = (error: unknown): string => (error instanceof Error && "code" in error ? String(error.code) : "unknown");

/**
 * Sends one message through the operator's server and waits until it has taken it. Never throws: what went wrong is the outcome.
 * The log keeps a code and neither the address nor a word of the message.
 */
export async function sendMail({ to, subject, text }: Mail): Promise<MailOutcome> {
  const { mail } = environment();
  if (!mail) return { sent: false, reason: "notConfigured" };
  const address = addressSchema.safeParse(to);
  const line = subjectSchema.safeParse(subject);
  if (!address.success || !line.success) return { sent: false, reason: "invalid" };
  const transport = transportTo(mail.server);
  try {
    await transport.sendMail({
      // As objects: no text is read as a list of addresses.
      from: { name: "Groundwork", address: mail.from },
      to: { name: "", address: address.data },
      subject: line.data,
      text,
      // Nobody's absence note answers a machine (RFC 3834).
      headers: { "Auto-Submitted": "auto-generated" },
    });
    return { sent: true };
  } catch (error) {
    const code = codeOf(error);
    log().warn({ code }, "mail was not sent");
    return { sent: false, reason: ["EENVELOPE", "EMESSAGE", "EAUTH"].includes(code) ? "refused" : "unreachable" };
  } finally {
    transport.close();
  }
}
