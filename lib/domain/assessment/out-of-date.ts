import { assess } from "../assess";
import type { Fact, FactsRegister } from "../facts/fact";
import { factsInForce } from "../facts/fact-lookup";
import { type ObservedConfiguration, showsOtherwise } from "../interchange/aws/observed-configuration";
import type { ListId } from "../questionnaire/questions";
import type { Message } from "../reasoning/because";
import type { AssessmentResult } from "../result";
import type { Level } from "../risk/level";
import type { AssessmentContent } from "./content";

/** A day of the facts, and the day on which they were known. */
export type FactsDay = { asOf: string; knownOn: string };

type ChangedFact = {
  subject: Fact["subject"];
  predicate: string;
  /** What the assessment rested on; empty where nothing was known then. */
  was: readonly Fact[];
  /** What holds now; empty where nothing is known any more. */
  now: readonly Fact[];
};

type MovedLevel = {
  riskId: string;
  before: { state: string; level: Level | null };
  after: { state: string; level: Level | null };
};

export type OutOfDate = {
  facts: readonly ChangedFact[];
  /** What files of AWS show otherwise than the assessment says. */
  configuration: Pick<ObservedConfiguration, "changes" | "gone">;
  levels: readonly MovedLevel[];
  gaps: readonly { id: string; says: Message | null; before: string; after: string }[];
  recipients: readonly { id: string; name: string; before: string; after: string }[];
  outcome: { before: AssessmentResult["outcome"]["level"]; after: AssessmentResult["outcome"]["level"] };
  /** Ids of facts, answers and risks on which a printed statement rests that may no longer hold. */
  affects: readonly string[];
};

const gone = "none";

const keysOf = (fact: Fact): string => `${fact.subject.kind}\n${fact.subject.key}\n${fact.predicate}`;

/** Facts that a result rests on, and every subject and predicate that it or the other result looked at. */
function changedFacts(
  content: AssessmentContent,
  present: AssessmentContent,
  restedOn: FactsDay & { register: FactsRegister },
  now: FactsDay & { register: FactsRegister },
  used: ReadonlySet<string>,
) {
  const before = factsInForce(restedOn.register, content.facts, restedOn.asOf, restedOn.knownOn);
  const after = factsInForce(now.register, present.facts, now.asOf, now.knownOn);
  const looked = new Map<string, Fact>();
  for (const fact of [...now.register.facts, ...restedOn.register.facts, ...content.facts, ...present.facts])
    if (used.has(`${fact.id}@${fact.version}`) && !looked.has(keysOf(fact))) looked.set(keysOf(fact), fact);
  return [...looked.values()].flatMap(({ subject, predicate }): ChangedFact[] => {
    const was = before.find(subject.kind, subject.key, predicate).facts;
    const is = after.find(subject.kind, subject.key, predicate).facts;
    const same = was.length === is.length && was.every((fact, index) => fact.id === is[index]?.id && fact.version === is[index]?.version);
    return same ? [] : [{ subject, predicate, was, now: is }];
  });
}

const levelOf = (result: AssessmentResult, id: string): MovedLevel["before"] => {
  const risk = result.risks.find((one) => one.id === id);
  return { state: risk?.state ?? gone, level: risk?.[result.outcome.restsOn]?.effective.level ?? null };
};

/** Pairs what two results say of the same id, and keeps the pairs that differ. */
function moved(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly { id: string; before: string; after: string }[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((id) => ({ id, before: before.get(id) ?? gone, after: after.get(id) ?? gone }))
    .filter((one) => one.before !== one.after);
}

const recipientSays = (recipient: AssessmentResult["recipients"][number]): string =>
  JSON.stringify([recipient.certainty, recipient.access, recipient.countries, recipient.retention, recipient.receives]);

/** The paths of a record's answers. */
function answeredUnder(content: AssessmentContent, record: string): readonly string[] {
  const [list, id] = record.split("/");
  const held = (content.records[list as ListId] ?? []).find((one) => one.id === id);
  return Object.keys(held?.answers ?? {}).map((field) => `${record}/${field}`);
}

/**
 * What changed for a kept or signed content because the facts did, from the day it rested on to another day, or because files
 * of AWS show another configuration: facts and answers, the levels, gaps and recipients before and after, and the ids of what a
 * printed statement may rest on (Art. 35(11)). Null where nothing that it rests on changed and nothing follows from what is
 * known newly. Pure; both results come from the same engine.
 */
export function outOfDate({
  content,
  factsNow = content.facts,
  observed = null,
  register,
  registerThen = register,
  restedOn,
  now,
}: {
  content: AssessmentContent;
  /** The organisation's own facts as they are now; the content carries those of then. */
  factsNow?: readonly Fact[];
  /** What imports since then showed of it. */
  observed?: ObservedConfiguration | null;
  register: FactsRegister;
  /** The register that was there then: a fact that says it was recorded earlier may have come into it later. */
  registerThen?: FactsRegister;
  restedOn: FactsDay;
  now: FactsDay;
}): OutOfDate | null {
  const before = assess({ content, register: registerThen, ...restedOn });
  const present = { ...(observed?.content ?? content), facts: factsNow };
  const after = assess({ content: present, register, ...now });
  const used = new Set([...before.factsUsed, ...after.factsUsed].map(({ id, version }) => `${id}@${version}`));
  const facts = changedFacts(content, present, { ...restedOn, register: registerThen }, { ...now, register }, used);
  const configuration = { changes: observed?.changes ?? [], gone: observed?.gone ?? [] };
  if (facts.length === 0 && configuration.changes.length === 0 && configuration.gone.length === 0) return null;
  const ids = new Set([...before.risks, ...after.risks].map(({ id }) => id));
  const levels = [...ids]
    .map((riskId) => ({ riskId, before: levelOf(before, riskId), after: levelOf(after, riskId) }))
    .filter((one) => one.before.state !== one.after.state || one.before.level !== one.after.level);
  const gapStates = (result: AssessmentResult) => new Map(result.gaps.map(({ id, state }) => [id, state]));
  const recipientStates = (result: AssessmentResult) => new Map(result.recipients.map((one) => [one.id, recipientSays(one)]));
  const certainties = (result: AssessmentResult) => new Map(result.recipients.map(({ id, certainty }) => [id, certainty]));
  const names = new Map([...before.recipients, ...after.recipients].map(({ id, name }) => [id, name]));
  const recipients = moved(recipientStates(before), recipientStates(after)).map(({ id }) => ({
    id,
    name: names.get(id) ?? id,
    before: certainties(before).get(id) ?? gone,
    after: certainties(after).get(id) ?? gone,
  }));
  const gapSays = new Map([...before.gaps, ...after.gaps].map(({ id, says }) => [id, says]));
  const gaps = moved(gapStates(before), gapStates(after)).map((one) => ({ ...one, says: gapSays.get(one.id) ?? null }));
  const outcome = { before: before.outcome.level, after: after.outcome.level };
  // What is merely known better, and changes nothing, makes no statement of then untrue.
  const results = levels.length + gaps.length + recipients.length > 0 || outcome.before !== outcome.after;
  const otherwise = observed !== null && showsOtherwise(observed);
  if (!results && !otherwise && facts.every(({ was }) => was.length === 0)) return null;
  return {
    facts,
    configuration,
    levels,
    gaps,
    recipients,
    outcome,
    affects: [
      ...new Set([
        ...facts.flatMap(({ was }) => was.map(({ id }) => id)),
        ...configuration.changes.map(({ path, list, newRecord }) => (newRecord && list !== null ? list : path)),
        ...configuration.gone.flatMap(({ path }) => answeredUnder(content, path)),
        ...levels.map(({ riskId }) => riskId),
        ...gaps.map(({ id }) => id),
        ...recipients.map(({ id }) => id),
      ]),
    ],
  };
}
