import { destinationFindings } from "./data-flow/destinations";
import type { ModelUseRetention } from "./data-flow/map";
import { retentionFindings } from "./data-flow/retention";
import type { Fact, FactsRegister } from "./facts/fact";
import { type FactsInForce, factReasons, type Subject } from "./facts/facts-in-force";
import { geographyOfModelId } from "./facts/models";
import { unknownNames } from "./facts/unknown-names";
import { becauseOf, given, type Readings, type RecordReading } from "./questionnaire/reading";
import type { Because } from "./reasoning/because";
import type { AssessmentResult } from "./result";

type Finding = AssessmentResult["findings"][number];

const finding = (id: string, message: string, values: Readonly<Record<string, string | number>>, because: readonly Because[]): Finding => ({
  id,
  says: { message: `finding.${message}`, values },
  because,
});

type Pair = { kind: Subject["kind"]; key: string; predicate: string };
const pairsOf = new WeakMap<FactsRegister, readonly Pair[]>();

/** Subjects and predicates that the register speaks of more than once: the only ones that can contradict themselves. */
function repeated(register: FactsRegister): readonly Pair[] {
  const held = pairsOf.get(register);
  if (held) return held;
  const seen = new Map<string, Pair & { count: number }>();
  for (const { subject, predicate } of register.facts) {
    const id = `${subject.kind}\n${subject.key}\n${predicate}`;
    const pair = seen.get(id);
    if (pair) pair.count += 1;
    else seen.set(id, { ...subject, predicate, count: 1 });
  }
  const found = [...seen.values()].filter(({ count }) => count > 1);
  pairsOf.set(register, found);
  return found;
}

/** What the facts in force contradict themselves about, with what they say. */
type Contradiction = { id: string; pair: Pair; facts: readonly Fact[] };

function contradictionsAmong(pairs: readonly Pair[], facts: FactsInForce): readonly Contradiction[] {
  return pairs.flatMap((pair): Contradiction[] => {
    const reading = facts.find(pair.kind, pair.key, pair.predicate);
    return reading.state === "contradictory" ? [{ id: `${pair.kind}:${pair.key}:${pair.predicate}`, pair, facts: reading.facts }] : [];
  });
}

const registered = new WeakMap<FactsInForce, readonly Contradiction[]>();
function registeredContradictions(facts: FactsInForce): readonly Contradiction[] {
  const held = registered.get(facts);
  if (held) return held;
  const found = contradictionsAmong(repeated(facts.register), facts);
  registered.set(facts, found);
  return found;
}

/** Contradictions in what the register says about anything that this assessment names or rests on. */
function contradictions(readings: Readings, facts: FactsInForce, used: ReadonlySet<string>): readonly Finding[] {
  const own = readings.content.facts.map(({ subject, predicate }): Pair => ({ kind: subject.kind, key: subject.key, predicate }));
  const seen = new Set<string>();
  return [...registeredContradictions(facts), ...contradictionsAmong(own, facts)].flatMap(({ id, pair, facts: held }): Finding[] => {
    if (seen.has(id)) return [];
    seen.add(id);
    if (!held.some((fact) => used.has(fact.id) || used.has(fact.subject.key))) return [];
    return [finding(`contradictoryFacts@${id}`, "contradictoryFacts", { subject: pair.key, predicate: pair.predicate }, factReasons(held))];
  });
}

const textsOf = (value: Fact["value"]): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : typeof value === "string" ? [value] : [];

/** The endpoints and APIs that a feature does not cover, by the register (`feature` `doesNotCover`), and the facts. */
function notCovered(facts: FactsInForce, feature: string): { keys: readonly string[]; because: readonly Because[] } {
  const reading = facts.find("feature", feature, "doesNotCover");
  return reading.state === "known" ? { keys: textsOf(reading.value), because: factReasons(reading.facts) } : { keys: [], because: [] };
}

/** Whether the route that a model use takes is among what a feature does not cover; the answer that says so, or null. */
function uncoveredBy(use: RecordReading<"modelUses">, keys: readonly string[]): Because | null {
  const endpoint = use.read("endpoint");
  if (endpoint.state === "answered" && keys.includes(endpoint.value)) return becauseOf(endpoint);
  const api = use.read("api");
  if (api.state === "answered" && keys.includes(api.value)) return becauseOf(api);
  return null;
}

function routing(use: RecordReading<"modelUses">, facts: FactsInForce): readonly Finding[] {
  const model = use.read("model");
  const answer = use.read("inferenceRouting");
  const text = given(model);
  const chosen = given(answer);
  if (text === undefined || chosen === undefined) return [];
  const geography = geographyOfModelId(text, facts);
  if (geography === null) return [];
  const named = geography === "global" ? "global" : "geographic";
  if (named === chosen) return [];
  return [
    finding(`routingDiffers@${use.id}`, "routingDiffers", { name: use.name, prefix: geography }, [becauseOf(model), becauseOf(answer)]),
  ];
}

/**
 * Contradictions between answers, or between answers and facts: a call that would be refused, retention that is allowed
 * without need, a safeguard or a log that does not reach the route taken, routing that the model's id contradicts, facts
 * that disagree; and names that the register does not know. They are shown; none changes a level by itself. `used`: ids and subjects of the facts that results rest on.
 */
export function findingsOf(
  readings: Readings,
  facts: FactsInForce,
  retention: ReadonlyMap<string, ModelUseRetention>,
  used: ReadonlySet<string>,
): readonly Finding[] {
  const guardrails = notCovered(facts, "guardrails");
  const logging = notCovered(facts, "invocationLogging");
  const loggingAnswer = readings.read("logging.invocation");
  const logs = given(loggingAnswer);
  const findings = readings.list("modelUses").flatMap((use): readonly Finding[] => {
    const found: Finding[] = [];
    const kept = retention.get(use.id);
    const values = { name: use.name };
    if (kept?.outcome === "callRefused") found.push(finding(`callRefused@${use.id}`, "callRefused", values, kept.because));
    if (kept?.standingAuthorisation) found.push(finding(`standingAuthorisation@${use.id}`, "standingAuthorisation", values, kept.because));
    found.push(...destinationFindings(use, facts, readings), ...retentionFindings(use, facts));
    if (given(use.read("platform")) !== "bedrock") return found;
    const set = use.read("guardrails");
    const unguarded = uncoveredBy(use, guardrails.keys);
    if (unguarded && set.state === "answered" && set.value !== "none")
      found.push(
        finding(`guardrailsNotCovering@${use.id}`, "guardrailsNotCovering", values, [becauseOf(set), unguarded, ...guardrails.because]),
      );
    const unlogged = uncoveredBy(use, logging.keys);
    if (unlogged && logs !== undefined && logs !== "off")
      found.push(
        finding(`loggingNotCovering@${use.id}`, "loggingNotCovering", values, [becauseOf(loggingAnswer), unlogged, ...logging.because]),
      );
    return [...found, ...routing(use, facts)];
  });
  const unknown = unknownNames(readings, facts).map(({ kind, name, recordId, recordName, because }) =>
    kind === "model"
      ? finding(`unknownModel@${recordId}`, "unknownModel", { model: name, name: recordName }, [because])
      : finding(`unknownRegion@${recordId}`, "unknownRegion", { region: name, name: recordName }, [because]),
  );
  return [...findings, ...unknown, ...contradictions(readings, facts, used)];
}

export const findingsEnglish: Readonly<Record<string, string>> = {
  "finding.callRefused": "As answered, the service would refuse the calls of “{name}”: the model needs a retention mode that is not set.",
  "finding.standingAuthorisation":
    "“{name}” runs under a retention mode that allows more than its model needs. The permission stands, whether or not it is used.",
  "finding.guardrailsNotCovering": "Guardrails are set for “{name}”, but by the facts in force they do not reach the route it takes.",
  "finding.loggingNotCovering": "Invocation logging is on, but by the facts in force it does not record the calls of “{name}”.",
  "finding.unknownModel": "The register of facts does not know the model “{model}” of “{name}”. What depends on it is undetermined.",
  "finding.unknownRegion": "The register of facts does not know the Region “{region}” of “{name}”. What depends on it is undetermined.",
  "finding.routingDiffers": "The model named for “{name}” begins with “{prefix}.”, which is another routing than the one answered.",
  "finding.contradictoryFacts": "Facts about {subject} ({predicate}) contradict one another. What depends on them is undetermined.",
  "finding.methodNotHeld": "The scoring method {method} is not held here. The default method was used.",
};
