import type { DataFlowMap, Destinations, ModelUseRetention } from "./data-flow/map";
import type { FactsRegister } from "./facts/fact";
import type { FactsInForce } from "./facts/facts-in-force";
import { findingsOf } from "./findings";
import { gapsOf } from "./legality/gaps";
import { launchOf, outcomeOf } from "./outcome";
import { openPaths, progressOf } from "./questionnaire/progress";
import { given, type Readings } from "./questionnaire/reading";
import type { Because } from "./reasoning/because";
import type { AssessmentResult, Recipient, Risk, Transfer } from "./result";
import { assessRisks } from "./risk/assess-risks";
import { isMatrixSettled, matrixConfirmationOf } from "./risk/method";
import { defaultMethod, methodById } from "./risk/method-table";
import { riskModel } from "./risk/risk-model";
import type { RiskRule } from "./risk/rule";
import { screen } from "./screening/screen";

/** What follows from answers and facts about where data go, before anything is judged. */
export type Derived = {
  readings: Readings;
  facts: FactsInForce;
  map: DataFlowMap;
  retention: ReadonlyMap<string, ModelUseRetention>;
  destinations: ReadonlyMap<string, Destinations>;
  recipients: readonly Recipient[];
  transfers: readonly Transfer[];
};

/** A longer list is likely to be one that many results share: it is gone through once. */
const FEW = 8;

/** Collects facts by id and version, in the order in which they are first met. */
function factCollector() {
  const facts = new Map<string, { id: string; version: number }>();
  const met = new Set<Because>();
  const lists = new Set<readonly Because[]>();
  return {
    add: (because: readonly Because[]): void => {
      if (because.length === 0 || lists.has(because)) return;
      if (because.length > FEW) lists.add(because);
      for (const reason of because) {
        if (reason.kind !== "fact" || met.has(reason)) continue;
        met.add(reason);
        const key = `${reason.id}@${reason.version}`;
        if (!facts.has(key)) facts.set(key, { id: reason.id, version: reason.version });
      }
    },
    all: (): readonly { id: string; version: number }[] => [...facts.values()],
  };
}

const subjectsByFact = new WeakMap<FactsRegister, ReadonlyMap<string, readonly string[]>>();
/** The subjects that the versions of each fact of a register are about. */
function subjectsOf(register: FactsRegister): ReadonlyMap<string, readonly string[]> {
  const held = subjectsByFact.get(register);
  if (held) return held;
  const subjects = new Map<string, string[]>();
  for (const { id, subject } of register.facts) {
    const known = subjects.get(id);
    if (!known) subjects.set(id, [subject.key]);
    else if (!known.includes(subject.key)) known.push(subject.key);
  }
  subjectsByFact.set(register, subjects);
  return subjects;
}

/** Ids of used facts and their subjects, and the Regions, countries and providers that answers name: what a contradiction must touch. */
function named(used: readonly { id: string }[], { facts, readings }: Derived): ReadonlySet<string> {
  const names = new Set(used.map(({ id }) => id));
  const subjects = subjectsOf(facts.register);
  for (const { id } of used) for (const subject of subjects.get(id) ?? []) names.add(subject);
  for (const fact of readings.content.facts) names.add(fact.id).add(fact.subject.key);
  const add = (name: string | undefined): void => {
    if (name) names.add(name);
  };
  for (const use of readings.list("modelUses")) {
    add(given(use.read("sourceRegion")));
    add(given(use.read("model")));
    for (const region of given(use.read("destinationRegions")) ?? []) add(region);
  }
  for (const party of readings.list("processors")) {
    add(given(party.read("provider")));
    add(given(party.read("country"))?.toUpperCase());
  }
  return names;
}

/**
 * Judges what was derived: screening, gaps, risks with their levels, open questions, findings and the outcome. Pure; a
 * method that is not held is replaced by the default and said so.
 */
export function conclude(derived: Derived, rules: readonly RiskRule[]): AssessmentResult {
  const { readings, facts, map, retention, destinations, recipients, transfers } = derived;
  const { content } = readings;
  const method = methodById(content.method) ?? defaultMethod;
  const confirmedMatrix = matrixConfirmationOf(method, content.matrixConfirmations);
  const matrix: AssessmentResult["matrix"] = {
    standing: method.standing.matrix,
    carriesSignature: isMatrixSettled(method) || confirmedMatrix !== null,
    confirmed: confirmedMatrix,
  };
  const screening = screen(readings, facts);
  const gaps = gapsOf(derived);
  const launch = launchOf(readings, facts.asOf);
  const { risks, orphanDecisions } = assessRisks(riskModel(derived), rules, content, method, launch.ahead);
  const openQuestions = openPaths(progressOf(content, readings));

  const collector = factCollector();
  for (const { because } of screening.criteria) collector.add(because);
  for (const one of retention.values()) {
    collector.add(one.because);
    for (const { because } of one.steps) collector.add(because);
    for (const { because } of one.apart) collector.add(because);
  }
  for (const { because } of destinations.values()) collector.add(because);
  for (const { because } of map.elements) collector.add(because);
  for (const { because } of map.flows) collector.add(because);
  for (const { because } of gaps) collector.add(because);
  for (const { because } of recipients) collector.add(because);
  for (const { because } of transfers) collector.add(because);
  for (const { because } of risks as readonly Risk[]) collector.add(because);
  const found = findingsOf(readings, facts, retention, named(collector.all(), derived));
  for (const { because } of found) collector.add(because);
  const findings =
    method.id === content.method
      ? found
      : [{ id: "methodNotHeld", says: { message: "finding.methodNotHeld", values: { method: content.method } }, because: [] }, ...found];

  return {
    asOf: facts.asOf,
    method: method.id,
    matrix,
    registerVersion: facts.register.version,
    screening,
    map,
    retention: [...retention.values()],
    destinations: Object.fromEntries(destinations),
    gaps,
    recipients,
    transfers,
    risks,
    orphanDecisions,
    openQuestions,
    factsUsed: collector.all(),
    findings,
    outcome: outcomeOf({
      readings,
      asOf: facts.asOf,
      measures: content.measures,
      evidence: new Set(content.evidence.map(({ id }) => id)),
      gaps,
      risks,
      openQuestions,
      unsettledMethod: matrix.carriesSignature ? null : method.id,
    }),
  };
}
