import { derive } from "../assess";
import type { AssessmentContent } from "../assessment/content";
import type { FactsRegister } from "../facts/fact";
import { sentence } from "../language/sentence";
import type { Because, Message } from "../reasoning/because";
import { riskRules } from "../risk/rules";
import { applyScenario } from "./apply-scenario";
import { type ReadyResult, supposedEvidence } from "./ready-scenario";
import { readyScenario } from "./ready-scenarios";
import type { ReadyChoice, ReadyScenarioId, Scenario, ScenarioChange, Supposition } from "./scenario";

type Given = {
  content: AssessmentContent;
  register: FactsRegister;
  asOf?: string;
  /** Makes an id with that prefix, never the same twice. */
  newId: (prefix: string) => string;
};

/** What one ready scenario would change in this assessment on that day, or why nothing. */
export function readyChanges({ content, register, asOf = content.asOf, newId }: Given, choice: ReadyChoice): ReadyResult {
  const { readings, facts, retention } = derive({ content, register, asOf });
  return readyScenario(choice.ready).build({ content, readings, facts, retention, choice, newId });
}

export type BuiltScenario =
  | { ok: true; scenario: Scenario; because: readonly Because[] }
  | { ok: false; ready: ReadyScenarioId; says: Message };

const keyOf = (change: ScenarioChange): string =>
  change.change === "answer" ? change.path : change.change === "record" ? `${change.list}/${change.id}` : `measure ${change.measure.id}`;

/** The rules that a measure of the catalogue is listed for. */
export const rulesTreatedBy = (catalogue: string): readonly string[] =>
  riskRules.filter((rule) => rule.measures.some(({ measure }) => measure === catalogue)).map(({ id }) => id);

/** Later changes of the same answer stand in place of earlier ones. */
function merged(changes: readonly ScenarioChange[]): readonly ScenarioChange[] {
  const last = new Map<string, ScenarioChange>();
  for (const change of changes) last.set(keyOf(change), change);
  return [...last.values()];
}

/**
 * A scenario from ready parts, each built on what the parts before it have changed, then a person's own changes. Refused
 * with the reason of the first part that has nothing to change here. Ids come from `newId`.
 */
export function buildScenario(
  given: Given,
  {
    id,
    name,
    note,
    parts,
    own = [],
    effort,
  }: Pick<Scenario, "id" | "name" | "note" | "parts" | "effort"> & { own?: readonly ScenarioChange[] },
): BuiltScenario {
  let scenario: Scenario = {
    id,
    name:
      name.trim() === ""
        ? parts
            .map(({ ready }) => sentence({ message: `whatIf.${ready}.name`, values: {} }))
            .join("; ")
            .slice(0, 300)
        : name,
    ...(note ? { note } : {}),
    parts,
    changes: [],
    supposed: [],
    ...(effort ? { effort } : {}),
  };
  const because: Because[] = [];
  for (const choice of parts) {
    const content = applyScenario(given.content, scenario).content;
    const result = readyChanges({ ...given, asOf: given.asOf ?? given.content.asOf, content }, choice);
    if (!result.applies) return { ok: false, ready: choice.ready, says: result.says };
    because.push(...result.because);
    const ready = readyScenario(choice.ready);
    const taken = new Set(content.measures.map(({ catalogue }) => catalogue));
    const planned = [...ready.enforces, ...ready.plans].flatMap((catalogue): readonly ScenarioChange[] =>
      taken.has(catalogue)
        ? []
        : [
            {
              change: "measure",
              measure: {
                id: given.newId("me"),
                catalogue,
                role: "additional",
                status: "planned",
                risks: rulesTreatedBy(catalogue),
                evidence: [],
              },
            },
          ],
    );
    const inPlace = ready.enforces
      .filter((catalogue) => !scenario.supposed.some((one) => one.suppose === "measureInPlace" && one.catalogue === catalogue))
      .map((catalogue): Supposition => {
        const title = sentence({ message: `measure.${catalogue}.title`, values: {} });
        const name = sentence({ message: "whatIf.word.supposedProof", values: { title } });
        return { suppose: "measureInPlace", catalogue, item: supposedEvidence(given.newId("ev"), name, given.asOf ?? given.content.asOf) };
      });
    scenario = {
      ...scenario,
      changes: merged([...scenario.changes, ...result.changes, ...planned]),
      supposed: [...scenario.supposed, ...result.supposed, ...inPlace],
    };
  }
  const paths = own.flatMap((change) => (change.change === "answer" ? [change.path] : []));
  return {
    ok: true,
    scenario: { ...scenario, ...(paths.length > 0 ? { ownPaths: paths } : {}), changes: merged([...scenario.changes, ...own]) },
    because,
  };
}
