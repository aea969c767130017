import type { AssessmentContent } from "./assessment/content";
import { conclude, type Derived } from "./conclude";
import { buildMap } from "./data-flow/build-map";
import { destinationsOf } from "./data-flow/destinations";
import { recipientsOf } from "./data-flow/recipients";
import { retentionOf } from "./data-flow/retention";
import { transfersOf } from "./data-flow/transfers";
import type { FactsRegister } from "./facts/fact";
import { factsInForce } from "./facts/fact-lookup";
import { readAnswers } from "./questionnaire/reading";
import type { AssessmentResult } from "./result";
import { riskRules } from "./risk/rules";

export type AssessInput = {
  content: AssessmentContent;
  register: FactsRegister;
  /** Facts in force on this plain date; the assessment's own `asOf` where absent. */
  asOf?: string;
  /** Facts known on this plain date; `asOf` where absent. */
  knownOn?: string;
};

/** Where data go and who receives them, from the answers and the facts in force; what `assess` then judges. */
export function derive({ content, register, asOf = content.asOf, knownOn = asOf }: AssessInput): Derived {
  const readings = readAnswers(content);
  const facts = factsInForce(register, content.facts, asOf, knownOn);
  const uses = readings.list("modelUses");
  const retention = new Map(uses.map((use) => [use.id, retentionOf(use, readings, facts)]));
  const destinations = new Map(uses.map((use) => [use.id, destinationsOf(use, facts, readings)]));
  const map = buildMap(readings, facts, retention, destinations);
  const recipients = recipientsOf(readings, facts, map, retention, destinations);
  const transfers = transfersOf(readings, facts, recipients, map);
  return { readings, facts, map, retention, destinations, recipients, transfers };
}

/**
 * Everything that follows from an assessment's answers, the facts in force and people's decisions: one pure function, the
 * same on the server, in the browser, on the command line and in the tests. Never throws on content that the file's schema accepts.
 */
export const assess = (input: AssessInput): AssessmentResult => conclude(derive(input), riskRules);
