import type { AssessmentContent } from "../assessment/content";
import type { AssessmentResult } from "../result";
import type { Explainer, PathView } from "./explain";
import { measureWords } from "./measure-words";
import { methodName } from "./method-words";
import { riskWords } from "./risk-words";

/** The gaps, risks, measures and answers that a blocker names, in words, each with the page that clears it. */
export function blockerPlaces(
  ids: readonly string[],
  content: AssessmentContent,
  result: AssessmentResult,
  words: Explainer,
): readonly PathView[] {
  return ids.flatMap((id): readonly PathView[] => {
    if (id === result.method) return [{ path: id, label: methodName(id), to: "methods" }];
    const gap = result.gaps.find((one) => one.id === id);
    if (gap) return [{ path: id, label: words.say(gap.says), to: `gaps#${encodeURIComponent(id)}` }];
    const risk = result.risks.find((one) => one.id === id);
    if (risk) {
      const { title } = riskWords(risk, content);
      return [{ path: id, label: risk.placeName ? `${title} (${risk.placeName})` : title, to: `risks/${encodeURIComponent(id)}` }];
    }
    const measure = content.measures.find((one) => one.id === id || `measures/${one.id}` === id);
    if (measure) return [{ path: id, label: measureWords(measure).title, to: `measures#${measure.id}` }];
    return words.paths([id]);
  });
}
