import type { AssessmentContent } from "../assessment/content";
import type { FactsRegister } from "../facts/fact";
import { factsInForce } from "../facts/fact-lookup";
import { sentence } from "../language/sentence";
import { namesIn } from "../questionnaire/describe-answer";
import { readyChanges } from "../what-if/build-scenario";
import { modelsThatKeepNothing, openWeightModels, otherClouds, readyScenarios } from "../what-if/ready-scenarios";
import type { ReadyScenarioId } from "../what-if/scenario";

/** A ready scenario as offered for one assessment: what it would change, or why nothing, and what can be chosen about it. */
export type OfferedScenario = {
  id: ReadyScenarioId;
  name: string;
  what: string;
  effort: string;
  applies: boolean;
  reason: string | null;
  /** The uses of a model that it concerns, to choose among; empty where it does not go by uses. */
  uses: readonly { id: string; name: string }[];
  choose: { kind: "model" | "company"; options: readonly { key: string; name: string }[] } | null;
};

/** A negotiated clause holds for everything under the contract, whatever uses it was made for. */
const byUses = (id: ReadyScenarioId): boolean => id !== "negotiatedCarveOut";

/** Every ready scenario in words, in the order of the table. */
export function offeredScenarios(content: AssessmentContent, register: FactsRegister): readonly OfferedScenario[] {
  const facts = factsInForce(register, content.facts, content.asOf, content.asOf);
  const say = (key: string): string => sentence({ message: `whatIf.${key}`, values: {} });
  // Only whether something would change is asked: the ids are thrown away.
  const names = namesIn(content);
  const newId = (prefix: string): string => `${prefix}-00000000`;
  return readyScenarios.map((ready): OfferedScenario => {
    const result = readyChanges({ content, register, newId }, { ready: ready.id });
    const [kind] = ready.chooses;
    const options =
      kind === "company" ? otherClouds(facts) : ready.id === "ownMachines" ? openWeightModels(facts) : modelsThatKeepNothing(facts);
    const [first] = options;
    // Where a model must be chosen first, any of them tells which uses are concerned.
    const concerned =
      !result.applies && result.says.message === "whatIf.not.chooseModel" && first !== undefined
        ? readyChanges({ content, register, newId }, { ready: ready.id, model: first.key })
        : result;
    return {
      id: ready.id,
      name: say(`${ready.id}.name`),
      what: say(`${ready.id}.what`),
      effort: `${say(`effort.${ready.effort}`)}. ${say(`${ready.id}.effort`)}`,
      applies: result.applies || result.says.message === "whatIf.not.chooseModel",
      reason: result.applies ? null : sentence(result.says),
      uses: concerned.applies && byUses(ready.id) ? concerned.uses.map((id) => ({ id, name: names(id) })) : [],
      choose: kind === undefined ? null : { kind, options: options.map(({ key, name }) => ({ key, name })) },
    };
  });
}
