import type { AssessmentContent } from "../assessment/content";
import type { Control, ControlSource } from "../controls/control";
import { controlsFor } from "../controls/control-generators";
import { controlInputs } from "../controls/control-inputs";
import type { FactsRegister } from "../facts/fact";
import { sentence } from "../language/sentence";

/** What a text reaches, in words. */
export const reachWords = ({ reach }: Pick<Control, "reach">): string =>
  sentence({
    message: `control.reach.${reach.scope}`,
    values: { regions: reach.regions.length === 0 ? "none" : reach.regions.join(", ") },
  });

export type ControlWords = {
  id: string;
  title: string;
  kind: string;
  says: readonly string[];
  stops: readonly string[];
  reach: string;
  toReplace: readonly string[];
  text: string;
  sources: readonly ControlSource[];
};

const wordsOf = (control: Control): ControlWords => ({
  id: control.id,
  title: sentence(control.title),
  kind: sentence({ message: `control.kind.${control.kind}`, values: {} }),
  says: control.says.map((message) => sentence(message)),
  stops: control.stops.map((message) => sentence(message)),
  reach: reachWords(control),
  toReplace: control.toReplace,
  text: control.text,
  sources: control.sources,
});

/** The texts for an assessment by measure, those of measures that are taken here first. */
export function controlGroups(
  content: AssessmentContent,
  register: FactsRegister,
): readonly { measure: string; title: string; taken: boolean; texts: readonly ControlWords[] }[] {
  const controls = controlsFor(controlInputs(content, register));
  const taken = new Set(content.measures.map(({ catalogue }) => catalogue));
  return [...new Set(controls.map(({ measure }) => measure))]
    .map((measure) => ({
      measure,
      title: sentence({ message: `measure.${measure}.title`, values: {} }),
      taken: taken.has(measure),
      texts: controls.filter((control) => control.measure === measure).map(wordsOf),
    }))
    .sort((one, other) => Number(other.taken) - Number(one.taken));
}
