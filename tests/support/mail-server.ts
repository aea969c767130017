import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

export type TakenMail = { from: string; to: readonly string[]; source: string; encrypted: boolean; user: string | undefined };

/** An SMTP server of the tests on this machine; it takes mail and gives none away. */
export type MailServer = { port: number; taken: TakenMail[]; next(): Promise<TakenMail>; stop(): Promise<void> };

export function startMailServer(options: SMTPServerOptions = {}, host = "127.0.0.1"): Promise<MailServer> {
  const taken: TakenMail[] = [];
  const waiting: ((mail: TakenMail) => void)[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    disableReverseLookup: true,
    logger: false,
    ...options,
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        const mail = {
          from: mailFrom ? mailFrom.address : "",
          to: rcptTo.map(({ address }) => address),
          source: Buffer.concat(parts).toString("utf8"),
          encrypted: session.secure,
          user: session.user,
        };
        done();
        const waiter = waiting.shift();
        if (waiter) waiter(mail);
        else taken.push(mail);
      });
    },
  });
  // A client that breaks a connection off is what some tests want.
  server.on("error", () => undefined);
  return new Promise((started) => {
    server.listen(0, host, () => {
      started({
        port: (server.server.address() as AddressInfo).port,
        taken,
        next: () => {
          const first = taken.shift();
          return first ? Promise.resolve(first) : new Promise((done) => waiting.push(done));
        },
        stop: () => new Promise((stopped) => server.close(() => stopped())),
      });
    });
  });
}
