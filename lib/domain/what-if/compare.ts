import { assess } from "../assess";
import type { AssessmentContent } from "../assessment/content";
import type { Length } from "../data-flow/map";
import type { FactsRegister } from "../facts/fact";
import { sentence } from "../language/sentence";
import type { Answer } from "../questionnaire/answer";
import type { ListId, Path } from "../questionnaire/questions";
import { readAnswers } from "../questionnaire/reading";
import type { Message } from "../reasoning/because";
import type { AssessmentResult, Gap, Recipient, Risk, Transfer } from "../result";
import type { Level } from "../risk/level";
import { rankOf } from "../risk/level";
import { applyScenario } from "./apply-scenario";
import { readyScenario } from "./ready-scenarios";
import { type Effort, efforts, mostCompared, type ReadyScenarioId, type Scenario } from "./scenario";
import { todaysColumn, type YearlyCost, yearlyCost } from "./yearly-cost";

type Change = "same" | "new" | "gone" | "changed";

/** What is not known in a column, counted; an alternative is never better for it. */
type OpenPoints = {
  total: number;
  /** Findings by which what is described could not run: calls refused, routes not offered. */
  contradictions: AssessmentResult["findings"];
  screening: number;
  gaps: number;
  recipients: number;
  transfers: number;
  retention: number;
  risks: number;
  priorConsultation: number;
  /** Questions of the form that are open in this column, and those that are open here and answered today. */
  questions: number;
  newQuestions: readonly Path[];
};

type ComparedRecipient = Pick<
  Recipient,
  "id" | "name" | "kind" | "role" | "countries" | "access" | "retention" | "certainty" | "says" | "missing"
> & {
  change: Change;
  /** Something about it is possible, undetermined or still to be answered. */
  open: boolean;
};
type ComparedTransfer = Pick<Transfer, "id" | "to" | "country" | "tool" | "standing" | "certainty" | "says"> & {
  toName: string;
  change: Change;
};
type ComparedGap = Pick<Gap, "id" | "state" | "article" | "says"> & { change: Change };
type ComparedRetention = {
  modelUse: string;
  name: string;
  outcome: AssessmentResult["retention"][number]["outcome"];
  retention: Length;
  review: AssessmentResult["retention"][number]["review"];
  standingAuthorisation: boolean;
  change: Change;
};

/**
 * How a risk moved against today's. `open`: less is known than today, or what is described could not run, so that nothing is
 * said to be better.
 */
type RiskMove = "same" | "lower" | "higher" | "new" | "gone" | "open";
export type ComparedRisk = {
  id: string;
  rule: string;
  placeName: string | null;
  before: { state: Risk["state"] | "absent"; level: Level | null };
  after: { state: Risk["state"] | "absent"; level: Level | null };
  move: RiskMove;
};

export type ComparedColumn = {
  id: string;
  name: string | null;
  parts: readonly ReadyScenarioId[];
  note: string | null;
  adoptedOn: string | null;
  /** Answers that differ from today's, records added, measures planned. */
  changes: readonly { path: Path; before: Answer | null; after: Answer | null }[];
  added: readonly { list: ListId; id: string; name: string }[];
  planned: readonly string[];
  supposed: readonly Message[];
  lost: readonly Path[];
  /** False where contradictions say that what is described could not run, or where changes have lost their place. */
  workable: boolean;
  open: OpenPoints;
  recipients: readonly ComparedRecipient[];
  transfers: readonly ComparedTransfer[];
  retention: readonly ComparedRetention[];
  gaps: readonly ComparedGap[];
  risks: { levels: Readonly<Record<Level | "undetermined", number>>; moved: readonly ComparedRisk[]; all: readonly ComparedRisk[] };
  screening: AssessmentResult["screening"];
  outcome: AssessmentResult["outcome"];
  todo: readonly Message[];
  effort: { effort: Effort | "undetermined"; says: readonly Message[]; reason: string | null } | null;
  facts: readonly { id: string; version: number }[];
  cost: YearlyCost;
  costDifference: { currency: string; amount: number } | null;
};

export type Comparison = { asOf: string; method: string; registerVersion: string; columns: readonly ComparedColumn[] };

const cannotRun = [
  "callRefused@",
  "noSuchProfile@",
  "notInRegion@",
  "mantleNotInRegion@",
  "countryNotOffered@",
  "modelUnavailable@",
  "routingDiffers@",
];
const isOpenRecipient = (one: Recipient): boolean =>
  one.certainty !== "excluded" &&
  (one.certainty === "possible" ||
    one.countries === null ||
    one.retention.kind === "undetermined" ||
    one.role === "undetermined" ||
    one.missing.length > 0);

function openPointsOf(result: AssessmentResult, today: AssessmentResult): OpenPoints {
  const contradictions = result.findings.filter(({ id }) => cannotRun.some((start) => id.startsWith(start)));
  const answeredToday = new Set(today.openQuestions);
  const counted = {
    screening: result.screening.verdict === "undetermined" ? 1 : 0,
    gaps: result.gaps.filter(({ state }) => state === "undetermined").length,
    recipients: result.recipients.filter(isOpenRecipient).length,
    transfers: result.transfers.filter(({ standing }) => standing === "undetermined").length,
    retention: result.retention.filter(({ retention }) => retention.kind === "undetermined").length,
    risks: result.risks.filter(({ state }) => state === "undetermined").length,
    priorConsultation: result.outcome.priorConsultation === null ? 1 : 0,
  };
  return {
    ...counted,
    contradictions,
    total: contradictions.length + Object.values(counted).reduce((sum, count) => sum + count, 0),
    questions: result.openQuestions.length,
    newQuestions: result.openQuestions.filter((path) => !answeredToday.has(path)),
  };
}

const form = (value: unknown): string => JSON.stringify(value);

/** What is there today, each with the form in which it is compared. */
type Before<T> = { all: readonly T[]; forms: ReadonlyMap<string, string>; look: (one: T) => unknown };
const beforeOf = <T extends { id: string }>(all: readonly T[], look: (one: T) => unknown): Before<T> => ({
  all,
  forms: new Map(all.map((one) => [one.id, form(look(one))])),
  look,
});

/** What is in the column with how it differs from today's, then what was there today and is gone. */
function compared<T extends { id: string }>(now: readonly T[], { all, forms, look }: Before<T>): readonly (T & { change: Change })[] {
  const ids = new Set(now.map(({ id }) => id));
  return [
    ...now.map((one) => {
      const was = forms.get(one.id);
      const change: Change = was === undefined ? "new" : was === form(look(one)) ? "same" : "changed";
      return { ...one, change };
    }),
    ...all.filter(({ id }) => !ids.has(id)).map((one) => ({ ...one, change: "gone" as const })),
  ];
}

const shown = (one: Recipient): boolean => one.certainty !== "excluded";

const stateOf = (risk: Risk | undefined, restsOn: "projected" | "residual"): ComparedRisk["before"] =>
  risk
    ? { state: risk.state, level: risk.state === "raised" ? (risk[restsOn]?.effective.level ?? null) : null }
    : { state: "absent", level: null };

function moveOf(before: ComparedRisk["before"], after: ComparedRisk["after"], workable: boolean): RiskMove {
  const was = before.state === "raised";
  const is = after.state === "raised";
  if (after.state === "undetermined") return before.state === "undetermined" ? "same" : "open";
  if (was && is && before.level !== null && after.level !== null) {
    const step = rankOf(after.level) - rankOf(before.level);
    if (step > 0) return "higher";
    return step === 0 ? "same" : workable ? "lower" : "open";
  }
  if (is && !was) return "new";
  if (!is && (was || before.state === "undetermined")) return workable ? "gone" : "open";
  return "same";
}

function risksOf(
  result: AssessmentResult,
  { restsOn }: AssessmentResult["outcome"],
  before: ReadonlyMap<string, Risk>,
  workable: boolean,
): ComparedColumn["risks"] {
  const after = new Map(result.risks.map((risk) => [risk.id, risk]));
  const levels = { low: 0, medium: 0, high: 0, veryHigh: 0, undetermined: 0 };
  for (const risk of result.risks) {
    const { state, level } = stateOf(risk, restsOn);
    if (state === "undetermined") levels.undetermined += 1;
    else if (level !== null) levels[level] += 1;
  }
  const all = [...new Set([...before.keys(), ...after.keys()])].map((id): ComparedRisk => {
    const was = stateOf(before.get(id), restsOn);
    const is = stateOf(after.get(id), restsOn);
    const risk = after.get(id) ?? before.get(id);
    return { id, rule: risk?.rule ?? id, placeName: risk?.placeName ?? null, before: was, after: is, move: moveOf(was, is, workable) };
  });
  return { levels, all, moved: all.filter(({ move }) => move !== "same") };
}

function answerAt(content: AssessmentContent, path: Path): Answer | null {
  const [list, id, field] = path.split("/");
  if (id === undefined || field === undefined) return content.answers[path] ?? null;
  return content.records[list as ListId]?.find((record) => record.id === id)?.answers[field] ?? null;
}

const nameOfAdded = (answers: Readonly<Record<string, Answer>>, id: string): string => {
  const name = answers.name;
  return name && "value" in name && typeof name.value === "string" ? name.value : id;
};

function effortOf(scenario: Scenario): ComparedColumn["effort"] {
  const rated: readonly Effort[] = [
    ...scenario.parts.map(({ ready }) => readyScenario(ready).effort),
    ...(scenario.effort ? [scenario.effort.effort] : []),
  ];
  const highest = efforts.filter((one) => rated.includes(one)).at(-1);
  return {
    effort: highest ?? "undetermined",
    says: scenario.parts.map(({ ready }) => ({ message: `whatIf.${ready}.effort`, values: {} })),
    reason: scenario.effort?.reason ?? null,
  };
}

function todoOf(scenario: Scenario): readonly Message[] {
  const steps = scenario.parts.flatMap(({ ready }) =>
    Array.from(
      { length: readyScenario(ready).steps },
      (_, index): Message => ({ message: `whatIf.${ready}.todo.${index + 1}`, values: {} }),
    ),
  );
  const contract = scenario.changes.flatMap((change): readonly Message[] => {
    if (change.change !== "record" || change.list !== "contracts") return [];
    const until = change.answers.negotiatedUntil;
    return until && "value" in until && typeof until.value === "string"
      ? [{ message: "whatIf.todo.until", values: { date: until.value } }]
      : [];
  });
  const supposed = scenario.supposed.some((one) => one.suppose === "evidence") ? [{ message: "whatIf.todo.evidence", values: {} }] : [];
  return [...steps, ...contract, ...supposed];
}

function supposedOf(scenario: Scenario): readonly Message[] {
  return scenario.supposed.map((one): Message => {
    if (one.suppose === "fact") return { message: "whatIf.supposed.fact", values: { claim: one.fact.claim } };
    if (one.suppose === "evidence") return { message: "whatIf.supposed.evidence", values: { name: one.item.name } };
    const title = sentence({ message: `measure.${one.catalogue}.title`, values: {} });
    return { message: "whatIf.supposed.measure", values: { title, id: one.catalogue } };
  });
}

/** The facts that a scenario's changes rest on; those of the register that a supposition was copied from included. */
function factsOf(
  scenario: Scenario,
  result: AssessmentResult,
  usedToday: ReadonlySet<string>,
  register: FactsRegister,
): ComparedColumn["facts"] {
  const displaced = new Set(scenario.supposed.flatMap((one) => (one.suppose === "fact" ? one.fact.supersedes : [])));
  const added = result.factsUsed.filter(({ id, version }) => !usedToday.has(`${id}@${version}`));
  return [
    ...added.filter(({ id, version }) => register.facts.some((fact) => fact.id === id && fact.version === version)),
    ...(displaced.size === 0 ? [] : register.facts.filter(({ id }) => displaced.has(id)).map(({ id, version }) => ({ id, version }))),
  ];
}

type Column = { id: string; scenario: Scenario | null; content: AssessmentContent; lost: readonly Path[]; result: AssessmentResult };

/** Today's column, with what every other is held against: made once, not for each. */
type Today = Column & {
  risks: ReadonlyMap<string, Risk>;
  facts: ReadonlySet<string>;
  recipients: Before<Recipient>;
  transfers: Before<Transfer>;
  gaps: Before<Gap>;
};
function todayOf(content: AssessmentContent, result: AssessmentResult): Today {
  return {
    id: todaysColumn,
    scenario: null,
    content,
    lost: [],
    result,
    risks: new Map(result.risks.map((risk) => [risk.id, risk])),
    facts: new Set(result.factsUsed.map(({ id, version }) => `${id}@${version}`)),
    recipients: beforeOf(result.recipients.filter(shown), (one) => [one.certainty, one.countries, one.access, one.retention, one.role]),
    transfers: beforeOf(result.transfers, (one) => [one.tool, one.standing, one.certainty]),
    gaps: beforeOf(result.gaps, ({ state }) => state),
  };
}

function columnOf(column: Column, today: Today, register: FactsRegister): ComparedColumn {
  const { scenario, result } = column;
  const open = openPointsOf(result, today.result);
  const workable = open.contradictions.length === 0 && column.lost.length === 0;
  const readings = readAnswers(column.content);
  const names = new Map([...today.result.recipients, ...result.recipients].map((one) => [one.id, one.name]));
  const sheets = today.content.costs ?? {};
  const cost = yearlyCost(sheets[column.id]);
  const todaysCost = yearlyCost(sheets[todaysColumn]);
  const changed = scenario?.changes ?? [];
  return {
    id: column.id,
    name: scenario?.name ?? null,
    parts: scenario?.parts.map(({ ready }) => ready) ?? [],
    note: scenario?.note ?? null,
    adoptedOn: scenario?.adoptedOn ?? null,
    changes: changed.flatMap((change) =>
      change.change === "answer" ? [{ path: change.path, before: answerAt(today.content, change.path), after: change.answer }] : [],
    ),
    added: changed.flatMap((change) =>
      change.change === "record" ? [{ list: change.list, id: change.id, name: nameOfAdded(change.answers, change.id) }] : [],
    ),
    planned: changed.flatMap((change) => (change.change === "measure" && change.measure.catalogue ? [change.measure.catalogue] : [])),
    supposed: scenario ? supposedOf(scenario) : [],
    lost: column.lost,
    workable,
    open,
    recipients: compared(result.recipients.filter(shown), today.recipients).map((one) => ({ ...one, open: isOpenRecipient(one) })),
    transfers: compared(result.transfers, today.transfers).map((one) => ({ ...one, toName: names.get(one.to) ?? one.to })),
    retention: result.retention.map((one) => {
      const was = today.result.retention.find(({ modelUse }) => modelUse === one.modelUse);
      const look = (use: typeof one) => [
        use.outcome,
        use.retention.kind,
        use.retention.kind === "days" ? use.retention.days : 0,
        use.review,
      ];
      const name = readings.record(one.modelUse)?.name ?? one.modelUse;
      return {
        modelUse: one.modelUse,
        name,
        outcome: one.outcome,
        retention: one.retention,
        review: one.review,
        standingAuthorisation: one.standingAuthorisation,
        change: !was ? "new" : form(look(was)) === form(look(one)) ? "same" : "changed",
      };
    }),
    gaps: compared(result.gaps, today.gaps),
    risks: risksOf(result, today.result.outcome, today.risks, workable),
    screening: result.screening,
    outcome: result.outcome,
    todo: scenario ? todoOf(scenario) : [],
    effort: scenario ? effortOf(scenario) : null,
    facts: scenario ? factsOf(scenario, result, today.facts, register) : [],
    cost,
    costDifference:
      cost.total && todaysCost.total && cost.total.currency === todaysCost.total.currency && column.id !== todaysColumn
        ? { currency: cost.total.currency, amount: Math.round((cost.total.amount - todaysCost.total.amount) * 100) / 100 }
        : null,
  };
}

/**
 * Up to five scenarios beside today's, each assessed on its own content with the same register and day. What is undetermined
 * is counted first in each column; where what is described could not run, or less is known of it, no risk is said to be
 * lower. Costs come from the sheets of the content. `result` is what follows from the content itself on that day, where the
 * caller has it already. Throws where more than five scenarios are given.
 */
export function compareScenarios({
  content,
  register,
  asOf = content.asOf,
  result,
  scenarios,
}: {
  content: AssessmentContent;
  register: FactsRegister;
  asOf?: string;
  result?: AssessmentResult;
  scenarios: readonly Scenario[];
}): Comparison {
  if (scenarios.length > mostCompared) throw new Error(`At most ${mostCompared} scenarios stand side by side`);
  const today = todayOf(content, result ?? assess({ content, register, asOf }));
  const columns = scenarios.map((scenario): Column => {
    const applied = applyScenario(content, scenario);
    return { id: scenario.id, scenario, ...applied, result: assess({ content: applied.content, register, asOf }) };
  });
  return {
    asOf: today.result.asOf,
    method: today.result.method,
    registerVersion: register.version,
    columns: [today, ...columns].map((column) => columnOf(column, today, register)),
  };
}
