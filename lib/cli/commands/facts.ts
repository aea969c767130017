import { parseArgs } from "node:util";
import { disconnect } from "@/lib/adapters/db/database";
import { signFacts } from "@/lib/adapters/signing/facts-signature";
import { baseRegister } from "@/lib/domain/facts/base-register";
import type { Fact } from "@/lib/domain/facts/fact";
import { type FactsFile, largestFactsFile, parseFactsFile, signedText } from "@/lib/domain/facts/facts-file";
import { importFacts } from "@/lib/services/import-facts";
import { Refusal } from "@/lib/services/refusal";
import { type Command, Refused, type Terminal, WrongUsage } from "../command";
import { plainDate, readBytes, writeWhole } from "../read-input";
import { withDatabase } from "../start-database.mjs";

const isInForce = (fact: Fact, asOf: string): boolean =>
  (!fact.validFrom || fact.validFrom.date <= asOf) && (!fact.validTo || asOf < fact.validTo.date);
const isKnown = (fact: Fact, knownOn: string): boolean => fact.recordedOn <= knownOn && (!fact.withdrawnOn || knownOn < fact.withdrawnOn);

const line = (fact: Fact): string => {
  const from = fact.validFrom ? `${fact.validFrom.precision === "day" ? "" : "about "}${fact.validFrom.date}` : "start not known";
  const to = fact.validTo ? `${fact.validTo.precision === "day" ? "" : "about "}${fact.validTo.date}` : "no end known";
  const sources = fact.sources.map(
    (source) => `    ${source.title}${source.date ? `, ${source.date}` : ""}${source.url ? ` <${source.url}>` : ""}`,
  );
  return [`${fact.id} (version ${fact.version}) · ${fact.standing} · ${from} to ${to}`, `  ${fact.claim}`, ...sources].join("\n");
};

const listed: Command["run"] = async (args, terminal) => {
  const { values } = parseArgs({
    args: [...args],
    options: { "as-of": { type: "string" }, "known-on": { type: "string" }, subject: { type: "string" }, json: { type: "boolean" } },
  });
  const asOf = values["as-of"] ? plainDate("--as-of", values["as-of"]) : terminal.today();
  const knownOn = values["known-on"] ? plainDate("--known-on", values["known-on"]) : asOf;
  const register = baseRegister;
  const wanted = values.subject?.toLowerCase();
  const facts = register.facts.filter(
    (fact) =>
      isInForce(fact, asOf) &&
      isKnown(fact, knownOn) &&
      (!wanted || `${fact.subject.kind} ${fact.subject.key} ${fact.id}`.toLowerCase().includes(wanted)),
  );
  terminal.say(`Register ${register.version}, in force on ${asOf}, as known on ${knownOn}: ${facts.length} facts.`);
  terminal.out(
    values.json
      ? `${JSON.stringify({ registerVersion: register.version, asOf, knownOn, facts }, null, 2)}\n`
      : `${facts.map(line).join("\n\n")}\n`,
  );
  return 0;
};

const refusedWith = (file: string, refusals: readonly { path: string; message: string }[]) =>
  new Refused([`${file} is refused:`, ...refusals.map(({ path, message }) => `  ${path}: ${message}`)].join("\n"));

async function readFactsFile(terminal: Terminal, file: string): Promise<FactsFile> {
  const reading = parseFactsFile(new TextDecoder().decode(await readBytes(terminal, file, largestFactsFile)));
  if (!reading.ok) throw refusedWith(file, reading.refusals);
  return reading.file;
}

/** `facts export`: the shipped register as a file to review, extend and sign. */
const exported: Command["run"] = async (args, terminal) => {
  const { values } = parseArgs({ args: [...args], options: { publisher: { type: "string" }, out: { type: "string" } } });
  if (!values.publisher || !values.out) throw new WrongUsage("facts export takes --publisher NAME and --out FILE.");
  const file: FactsFile = {
    format: "groundwork-facts",
    formatVersion: 1,
    publisher: values.publisher,
    version: `${terminal.today()}.1`,
    issuedOn: terminal.today(),
    facts: [...baseRegister.facts],
    events: [...baseRegister.events],
  };
  await writeWhole(terminal, values.out, `${JSON.stringify(file, null, 2)}\n`);
  terminal.say(
    `${file.facts.length} facts and ${file.events.length} events are in ${values.out}. Keep only what you changed, then sign it.`,
  );
  return 0;
};

/** `facts sign`: signs a file with an Ed25519 key. */
const signed: Command["run"] = async (args, terminal) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { key: { type: "string" }, out: { type: "string" } },
  });
  const [input, ...rest] = positionals;
  if (!input || rest.length > 0 || !values.key || !values.out)
    throw new WrongUsage("facts sign takes one file, --key KEY.pem and --out FILE.");
  const file = await readFactsFile(terminal, input);
  const key = new TextDecoder().decode(await readBytes(terminal, values.key, 100_000));
  let value: string;
  try {
    value = signFacts(signedText(file), key);
  } catch {
    throw new Refused(
      `${values.key}: this is no Ed25519 private key in PEM. Make one with: openssl genpkey -algorithm ed25519 -out key.pem`,
    );
  }
  await writeWhole(terminal, values.out, `${JSON.stringify({ ...file, signature: { algorithm: "Ed25519", value } }, null, 2)}\n`);
  terminal.say(`Signed as “${file.publisher}”, version ${file.version}: ${values.out}.`);
  return 0;
};

/** `facts import`: takes a signed file into the installation. */
const imported: Command["run"] = async (args, terminal) => {
  const [input, ...rest] = args;
  if (!input || rest.length > 0) throw new WrongUsage("facts import takes one file.");
  const text = new TextDecoder().decode(await readBytes(terminal, input, largestFactsFile));
  const done = await withDatabase(async () => {
    try {
      return await importFacts(text);
    } finally {
      await disconnect();
    }
  }).catch((error: unknown) => {
    if (error instanceof Refusal) {
      const problems = "problems" in error.reply ? (error.reply.problems ?? []) : [];
      throw problems.length > 0 ? refusedWith(input, problems) : new Refused(`${input}: ${error.message}`);
    }
    throw error instanceof Error && error.name === "Sentence" ? new Refused(error.message) : error;
  });
  terminal.say(
    `Taken in: version ${done.version} of “${done.publisher}”, ${done.facts} facts and ${done.events} events${done.before ? ` (before: ${done.before})` : ""}.`,
  );
  return 0;
};

const parts: Readonly<Record<string, Command["run"]>> = { export: exported, sign: signed, import: imported };

export const factsCommand: Command = {
  summary: "the facts register as it stood on a day; export, sign and import a file of facts",
  usage: [
    "dpia facts [--as-of DATE] [--known-on DATE] [--subject TEXT] [--json]",
    "dpia facts export --publisher NAME --out FILE",
    "dpia facts sign FILE --key KEY.pem --out FILE",
    "dpia facts import FILE",
  ].join("\n  "),
  run(args, terminal) {
    const [what, ...rest] = args;
    const part = what && Object.hasOwn(parts, what) ? parts[what] : undefined;
    return part ? part(rest, terminal) : listed(args, terminal);
  },
};
