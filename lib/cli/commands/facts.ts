import { parseArgs } from "node:util";
import { signFacts } from "@/lib/adapters/signing/facts-signature";
import { baseRegister } from "@/lib/domain/facts/base-register";
import type { Fact } from "@/lib/domain/facts/fact";
import { factsOn } from "@/lib/domain/facts/fact-lookup";
import { type FactsFile, largestFactsFile, parseFactsFile, signedText } from "@/lib/domain/facts/facts-file";
import { isTakenAsKnown, takenAsKnownText } from "@/lib/domain/facts/known-since";
import { clashesWith, reviewFacts } from "@/lib/domain/facts/review-facts";
import { placesTaken } from "@/lib/domain/view/facts-list";
import { importFacts } from "@/lib/services/facts/import-facts";
import { type Command, Refused, type Terminal, WrongUsage } from "../command";
import { counted } from "../counted";
import { installedRegister, onThisMachine, refusedBy, refusedWith } from "../judged-by";
import { plainDate, readBytes, writeWhole } from "../read-input";

const line = (fact: Fact, displacedBy: readonly Fact[]): string => {
  const from = fact.validFrom ? `${fact.validFrom.precision === "day" ? "" : "about "}${fact.validFrom.date}` : "start not known";
  const to = fact.validTo ? `${fact.validTo.precision === "day" ? "" : "about "}${fact.validTo.date}` : "no end known";
  const sources = fact.sources.map(
    (source) => `    ${source.title}${source.date ? `, ${source.date}` : ""}${source.url ? ` <${source.url}>` : ""}`,
  );
  const places = displacedBy.map(({ id }) => `  Does not count at present: ${id} takes its place.`);
  const known = `  ${isTakenAsKnown(fact) ? `Taken as known since ${fact.recordedOn}, before the day of its source.` : `Recorded on ${fact.recordedOn}.`}`;
  return [
    `${fact.id} (version ${fact.version}) · ${fact.standing} · ${from} to ${to}`,
    `  ${fact.claim}`,
    known,
    ...places,
    ...sources,
  ].join("\n");
};

const listed: Command["run"] = async (args, terminal) => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      "as-of": { type: "string" },
      "known-on": { type: "string" },
      subject: { type: "string" },
      installed: { type: "boolean" },
      json: { type: "boolean" },
    },
  });
  const asOf = values["as-of"] ? plainDate("--as-of", values["as-of"]) : terminal.today();
  const knownOn = values["known-on"] ? plainDate("--known-on", values["known-on"]) : asOf;
  const register = values.installed ? await installedRegister() : baseRegister;
  const wanted = values.subject?.toLowerCase();
  const facts = factsOn(register.facts, asOf, knownOn).filter(
    (fact) => !wanted || `${fact.subject.kind} ${fact.subject.key} ${fact.id}`.toLowerCase().includes(wanted),
  );
  terminal.say(`Register ${register.version}, in force on ${asOf}, as known on ${knownOn}: ${counted(facts.length, "fact")}.`);
  const later = takenAsKnownText(facts, knownOn, knownOn);
  if (later) terminal.say(later);
  const placesOf = placesTaken(factsOn(register.facts, asOf, knownOn));
  terminal.out(
    values.json
      ? `${JSON.stringify({ registerVersion: register.version, asOf, knownOn, facts }, null, 2)}\n`
      : `${facts.map((fact) => line(fact, placesOf(fact).displacedBy)).join("\n\n")}\n`,
  );
  return 0;
};

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
    `${counted(file.facts.length, "fact")} and ${counted(file.events.length, "event")} are in ${values.out}. Keep only what you change, give it its next version, look at it with “dpia facts review”, then sign it.`,
  );
  return 0;
};

const brief = (value: unknown): string => {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
};

const reviewLine = ({ state, fact, before, changes, displaces }: ReturnType<typeof reviewFacts>[number]): string =>
  [
    state === "new" ? `New: ${fact.id} · ${fact.standing}` : `Changed: ${fact.id}, version ${before} to ${fact.version}`,
    ...(state === "new" ? [`  ${fact.claim}`] : []),
    ...displaces.map(({ id, claim }) => `  It takes the place of ${id}: ${claim}`),
    ...changes.map(({ field, was, is }) => `  ${field}: ${brief(was)}\n    becomes ${brief(is)}`),
  ].join("\n");

/** `facts review`: what a file would change in the shipped register, or with --installed in that of this machine. */
const reviewed: Command["run"] = async (args, terminal) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { installed: { type: "boolean" }, json: { type: "boolean" } },
  });
  const [input, ...rest] = positionals;
  if (!input || rest.length > 0) throw new WrongUsage("facts review takes one file.");
  const file = await readFactsFile(terminal, input);
  const register = values.installed ? await installedRegister() : baseRegister;
  const review = reviewFacts(file.facts, register);
  const events = file.events.filter(({ id }) => !register.events.some((one) => one.id === id));
  const of = (state: string) => review.filter((one) => one.state === state);
  terminal.say(
    `Version ${file.version} of “${file.publisher}”, issued on ${file.issuedOn}, ${file.signature ? "signed (the import checks by whom)" : "not signed"}. Against register ${register.version}: ${of("new").length} new, ${of("changed").length} changed, ${of("same").length} as they are; ${counted(events.length, "new event")}.`,
  );
  terminal.out(
    values.json
      ? `${JSON.stringify({ registerVersion: register.version, facts: review, events }, null, 2)}\n`
      : [...of("changed"), ...of("new")].map((one) => `${reviewLine(one)}\n`).join("\n") +
          events.map(({ date, event }) => `\nNew event: ${date} ${event}\n`).join(""),
  );
  const clashes = clashesWith(file.facts, register);
  if (clashes.length > 0) throw refusedWith(input, clashes);
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
  const clashes = clashesWith(file.facts, baseRegister);
  if (clashes.length > 0) throw refusedWith(input, clashes);
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
  const done = await onThisMachine(() => importFacts(text)).catch((error: unknown) => {
    throw refusedBy(input, error);
  });
  terminal.say(
    `Taken in: version ${done.version} of “${done.publisher}”, ${counted(done.facts, "fact")} and ${counted(done.events, "event")}${done.before ? ` (before: ${done.before})` : ""}.`,
  );
  return 0;
};

const parts: Readonly<Record<string, Command["run"]>> = { export: exported, review: reviewed, sign: signed, import: imported };

export const factsCommand: Command = {
  summary: "the facts register as it stood on a day; export, review, sign and import a file of facts",
  usage: [
    "dpia facts [--as-of DATE] [--known-on DATE] [--subject TEXT] [--installed] [--json]",
    "dpia facts export --publisher NAME --out FILE",
    "dpia facts review FILE [--installed] [--json]",
    "dpia facts sign FILE --key KEY.pem --out FILE",
    "dpia facts import FILE",
  ].join("\n  "),
  run(args, terminal) {
    const [what, ...rest] = args;
    const part = what && Object.hasOwn(parts, what) ? parts[what] : undefined;
    return part ? part(rest, terminal) : listed(args, terminal);
  },
};
