import type { AnswerValue } from "../../questionnaire/answer";
import { type Reading, reasonsOf } from "../../questionnaire/reading";
import type { Message } from "../../reasoning/because";
import type { Scale } from "../level";
import type { MeasureId } from "../measures";
import type { Axis, MeasureEffect } from "../rule";

const unsaid: Message["values"] = {};
const sentences = new Map<string, Map<string, Message>>();

/** The sentence of a reason, made once for each rule: an estimate is made at every place. */
function sentenceOf(rule: string, reason: string): Message {
  let ofRule = sentences.get(rule);
  if (!ofRule) {
    ofRule = new Map();
    sentences.set(rule, ofRule);
  }
  const held = ofRule.get(reason);
  if (held) return held;
  const made: Message = { message: `risk.${rule}.reasons.${reason}`, values: unsaid };
  ofRule.set(reason, made);
  return made;
}

/** One axis of an estimate (1 to 4) with its reason, a key of the rule's `reasons`, and the answers that decided. */
export const axis = (rule: string, value: Scale, reason: string, readings: readonly Reading<AnswerValue>[] = []): Axis => ({
  value,
  says: sentenceOf(rule, reason),
  because: reasonsOf(readings),
});

/** The same, with the reasons of a claim that decided. */
export const axisBecause = (rule: string, value: Scale, reason: string, because: Axis["because"]): Axis => ({
  value,
  says: sentenceOf(rule, reason),
  because,
});

/**
 * The most that a measure may take off a risk, in levels: `how_methods_allow` of the risk catalogue, never more than the
 * catalogue of measures. A measure that the catalogue lists for a risk but grants nothing is named with 0 and 0:
 * it belongs there, but only a person may say that it lowers the level.
 */
export const effect = (measure: MeasureId, severity: 0 | 1 | 2, likelihood: 0 | 1 | 2): MeasureEffect => ({
  measure,
  severity,
  likelihood,
});
