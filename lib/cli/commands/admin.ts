import { parseArgs } from "node:util";
import { disconnect } from "@/lib/adapters/db/database";
import { suspensionReason } from "@/lib/domain/house/suspension-reason";
import { signInLinkFor } from "@/lib/services/accounts/first-sign-in-link";
import { setAccessFromShell } from "@/lib/services/people/suspend-access";
import { type Command, type ExitCode, Refused, type Terminal, WrongUsage } from "../command";
import { withDatabase } from "../start-database.mjs";
import { rotateSecret } from "./rotate-secret";

const asRefusal = (error: unknown): never => {
  throw error instanceof Error && error.name === "Sentence" ? new Refused(error.message) : error;
};

async function link(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { "reset-second-factor": { type: "boolean", default: false } },
    allowPositionals: true,
  });
  const [email, ...rest] = positionals;
  if (!email || rest.length > 0) throw new WrongUsage("Name the person's e-mail address.");
  const resetsSecondFactor = values["reset-second-factor"];
  const made = await withDatabase(async () => {
    try {
      return await signInLinkFor(email, { resetsSecondFactor });
    } finally {
      await disconnect();
    }
  }).catch(asRefusal);
  if (!made) throw new Refused(`Nobody here has the e-mail address ${email}. Check the spelling, or let an administrator add the person.`);
  terminal.say("This link works once; earlier ones of this person have stopped working. Pass it on by a way you trust.");
  if (resetsSecondFactor)
    terminal.say("Using it takes the person's app, recovery codes and passkeys away. Be sure that it is them who ask for it.");
  terminal.out(`${made}\n`);
  return 0;
}

async function access(args: readonly string[], suspended: boolean, terminal: Terminal): Promise<ExitCode> {
  const options = suspended ? ({ reason: { type: "string", default: "" } } as const) : {};
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [email, ...rest] = positionals;
  if (!email || rest.length > 0) throw new WrongUsage("Name the person's e-mail address.");
  const reason = suspensionReason.safeParse("reason" in values ? values.reason : "");
  if (!reason.success) throw new Refused(`The reason cannot be kept. ${reason.error.issues[0]?.message ?? ""}`);
  const changed = await withDatabase(async () => {
    try {
      return await setAccessFromShell(email, suspended, reason.data);
    } finally {
      await disconnect();
    }
  }).catch(asRefusal);
  if (changed === null) throw new Refused(`Nobody here has the e-mail address ${email}. Check the spelling.`);
  const where = changed === 1 ? "1 organisation" : `${changed} organisations`;
  terminal.say(suspended ? `Access suspended in ${where}, and every session ended.` : `Access given again in ${where}.`);
  return 0;
}

async function rotate(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values } = parseArgs({ args: [...args], options: { "give-up-unreadable": { type: "boolean", default: false } } });
  const lines = await rotateSecret({ giveUp: values["give-up-unreadable"] }).catch(asRefusal);
  for (const line of lines) terminal.say(line);
  return 0;
}

export const adminCommand: Command = {
  summary: "sign-in links, suspended access, a new secret of the installation; for whoever runs the machine",
  usage:
    "dpia admin link EMAIL [--reset-second-factor] | dpia admin suspend EMAIL [--reason TEXT] | dpia admin restore EMAIL | dpia admin rotate-secret [--give-up-unreadable]",
  async run([what, ...args], terminal) {
    if (what === "link") return link(args, terminal);
    if (what === "suspend" || what === "restore") return access(args, what === "suspend", terminal);
    if (what === "rotate-secret") return rotate(args, terminal);
    throw new WrongUsage("admin takes link, suspend, restore or rotate-secret.");
  },
};
