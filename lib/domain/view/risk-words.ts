import type { AssessmentContent } from "../assessment/content";
import type { Risk } from "../result";
import type { RiskTexts } from "../risk/rule";
import { riskTexts } from "../risk/rules";

const texts: Readonly<Record<string, RiskTexts>> = riskTexts;

/** The titles of all rules, for places where only the rule's id is at hand. */
export const riskTitles: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(texts).map(([rule, text]) => [rule, text.title]),
);

/** Title, threat and harm of a risk: those of its rule, or what a person wrote. */
export function riskWords(
  risk: Pick<Risk, "id" | "rule">,
  content: AssessmentContent,
): { title: string; threat: string; harm: string; own: boolean } {
  const own = content.ownRisks.find((one) => one.id === risk.id);
  if (own) return { title: own.title, threat: own.description, harm: own.harm, own: true };
  const text = texts[risk.rule];
  return { title: text?.title ?? risk.rule, threat: text?.threat ?? "", harm: text?.harm ?? "", own: false };
}
