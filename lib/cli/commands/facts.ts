import { parseArgs } from "node:util";
import { baseRegister } from "@/lib/domain/facts/base-register";
import type { Fact } from "@/lib/domain/facts/fact";
import { factsInForce } from "@/lib/domain/facts/fact-lookup";
import type { Command } from "../command";
import { plainDate } from "../read-input";

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

export const factsCommand: Command = {
  summary: "the facts register as it stood on a day",
  usage: "dpia facts [--as-of DATE] [--known-on DATE] [--subject TEXT] [--json]",
  async run(args, terminal) {
    const { values } = parseArgs({
      args: [...args],
      options: { "as-of": { type: "string" }, "known-on": { type: "string" }, subject: { type: "string" }, json: { type: "boolean" } },
    });
    const asOf = values["as-of"] ? plainDate("--as-of", values["as-of"]) : terminal.today();
    const knownOn = values["known-on"] ? plainDate("--known-on", values["known-on"]) : asOf;
    const { register } = factsInForce(baseRegister, [], asOf, knownOn);
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
  },
};
