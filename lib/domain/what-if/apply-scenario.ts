import type { AssessmentContent } from "../assessment/content";
import type { Measure } from "../assessment/measure";
import type { Answer, Answers } from "../questionnaire/answer";
import type { Path } from "../questionnaire/questions";
import type { Scenario, ScenarioChange } from "./scenario";

const fieldsOf = (path: Path): readonly [string, string | undefined, string | undefined] => {
  const [first = "", id, field] = path.split("/");
  return [first, id, field];
};

const put = (answers: Answers, key: string, answer: Answer | null): Answers => {
  const { [key]: _before, ...rest } = answers;
  return answer === null ? rest : { ...rest, [key]: answer };
};

/** Evidence that the scenario only supposes, taken out of an answer; null where nothing is left of it. */
function withoutSupposed(answer: Answer, supposed: ReadonlySet<string>): Answer | null {
  if (!("value" in answer) || !Array.isArray(answer.value)) return answer;
  const left = (answer.value as readonly string[]).filter((one) => !supposed.has(one));
  if (left.length === answer.value.length) return answer;
  return left.length === 0 ? null : { value: left };
}

/** The changes that a person can take over: what the scenario supposes is left out of them. */
export function adoptableChanges(scenario: Scenario): readonly ScenarioChange[] {
  const supposed = new Set(scenario.supposed.flatMap((one) => ("item" in one ? [one.item.id] : [])));
  if (supposed.size === 0) return scenario.changes;
  return scenario.changes.map((change): ScenarioChange => {
    if (change.change === "answer")
      return change.answer === null ? change : { ...change, answer: withoutSupposed(change.answer, supposed) };
    if (change.change === "record")
      return {
        ...change,
        answers: Object.fromEntries(
          Object.entries(change.answers).flatMap(([field, answer]) => {
            const left = withoutSupposed(answer, supposed);
            return left === null ? [] : [[field, left]];
          }),
        ),
      };
    return change;
  });
}

/** Measures that the scenario supposes to be in place, with the evidence that it supposes beside what they have. */
function inPlace(measures: readonly Measure[], scenario: Scenario): readonly Measure[] {
  const supposed = new Map(
    scenario.supposed.flatMap((one) => (one.suppose === "measureInPlace" ? [[one.catalogue, one.item.id] as const] : [])),
  );
  return measures.map((measure): Measure => {
    const evidence = measure.catalogue === null ? undefined : supposed.get(measure.catalogue);
    return evidence === undefined ? measure : { ...measure, status: "implemented", evidence: [...measure.evidence, evidence] };
  });
}

export type Applied = {
  content: AssessmentContent;
  /** Paths of changes whose record is no longer there: the scenario is not whole. */
  lost: readonly Path[];
};

/**
 * The assessment as it would be under the scenario, suppositions included; the content given in is not touched. A change
 * whose record is gone is named in `lost`. A measure of the catalogue that is already taken is not taken twice.
 */
export function applyScenario(content: AssessmentContent, scenario: Scenario): Applied {
  let answers = content.answers;
  const records: Record<string, { id: string; answers: Answers }[]> = Object.fromEntries(
    Object.entries(content.records).map(([list, held]) => [list, [...(held ?? [])]]),
  );
  const measures = [...content.measures];
  const lost: Path[] = [];
  for (const change of scenario.changes) {
    if (change.change === "record") {
      const list = records[change.list] ?? [];
      if (!list.some(({ id }) => id === change.id)) list.push({ id: change.id, answers: change.answers });
      records[change.list] = list;
    } else if (change.change === "measure") {
      const { catalogue } = change.measure;
      if (!measures.some((one) => one.id === change.measure.id || (catalogue !== null && one.catalogue === catalogue)))
        measures.push(change.measure);
    } else {
      const [list, id, field] = fieldsOf(change.path);
      if (id === undefined || field === undefined) {
        answers = put(answers, change.path, change.answer);
        continue;
      }
      const held = records[list] ?? [];
      const at = held.findIndex((record) => record.id === id);
      const record = held[at];
      if (record) held[at] = { ...record, answers: put(record.answers, field, change.answer) };
      else lost.push(change.path);
    }
  }
  return {
    content: {
      ...content,
      answers,
      records: records as AssessmentContent["records"],
      measures: inPlace(measures, scenario),
      evidence: [...content.evidence, ...scenario.supposed.flatMap((one) => ("item" in one ? [one.item] : []))],
      facts: [...content.facts, ...scenario.supposed.flatMap((one) => (one.suppose === "fact" ? [one.fact] : []))],
    },
    lost,
  };
}
