import type { WhatFollows } from "../assessment/what-follows";
import type { Level } from "../risk/level";

/** One sentence on what the last answers changed, its reason, and where it leads (below the assessment's address). */
export type ChangeLine = { id: string; says: string; reason: string; to: string };

const ranks: Readonly<Record<Level, number>> = { low: 1, medium: 2, high: 3, veryHigh: 4 };
const words: Readonly<Record<Level, string>> = { low: "low", medium: "medium", high: "high", veryHigh: "very high" };
const certainties = { established: "an established", possible: "a possible", excluded: "an excluded" } as const;
const verdicts: Readonly<Record<WhatFollows["screening"]["verdict"], string>> = {
  required: "A DPIA is required.",
  recommended: "A DPIA is recommended.",
  notRequired: "A DPIA is not required.",
  undetermined: "Whether a DPIA is required is open.",
};

const byId = <T extends { id: string }>(list: readonly T[]): ReadonlyMap<string, T> => new Map(list.map((one) => [one.id, one]));

/**
 * The differences between two results in sentences: screening, gaps, recipients, risks, contradictions; open questions
 * last. `riskTitles` names the rules; a risk at a place is named with it. Empty when nothing changed.
 */
export function whatChanged(before: WhatFollows, after: WhatFollows, riskTitles: Readonly<Record<string, string>>): readonly ChangeLine[] {
  const lines: ChangeLine[] = [];
  const add = (id: string, says: string, reason: string, to: string) => lines.push({ id, says, reason, to });

  if (before.screening.verdict !== after.screening.verdict)
    add("screening", verdicts[after.screening.verdict], after.screening.text, "sections/screening");

  // While records come and go an open point moves from one place to another: only what is new about the rule is told.
  const ruleOf = (gap: { id: string }) => gap.id.split("@")[0] ?? gap.id;
  const unclear = (follows: WhatFollows) => new Set(follows.gaps.filter((gap) => gap.state === "undetermined").map(ruleOf));
  const unclearBefore = unclear(before);
  const gapsBefore = byId(before.gaps);
  const gapsAfter = byId(after.gaps);
  for (const gap of after.gaps) {
    if (gapsBefore.get(gap.id)?.state === gap.state) continue;
    if (gap.state === "open") add(gap.id, "A gap has opened.", gap.text, `gaps#${encodeURIComponent(gap.id)}`);
    else if (!unclearBefore.has(ruleOf(gap)))
      add(gap.id, "A gap can no longer be ruled out.", gap.text, `gaps#${encodeURIComponent(gap.id)}`);
  }
  const rulesAfter = new Set(after.gaps.map(ruleOf));
  for (const gap of before.gaps) {
    if (gapsAfter.has(gap.id)) continue;
    if (gap.state === "open") add(gap.id, "A gap is closed.", gap.text, "gaps");
    else if (!rulesAfter.has(ruleOf(gap))) add(gap.id, "A possible gap is ruled out.", gap.text, "gaps");
  }

  const recipientsBefore = byId(before.recipients);
  for (const recipient of after.recipients) {
    const was = recipientsBefore.get(recipient.id);
    if (was?.certainty === recipient.certainty) continue;
    add(
      recipient.id,
      `${recipient.name} is now ${certainties[recipient.certainty]} recipient.`,
      recipient.text,
      `recipients#${encodeURIComponent(recipient.id)}`,
    );
  }
  const recipientsAfter = byId(after.recipients);
  for (const recipient of before.recipients)
    if (!recipientsAfter.has(recipient.id)) add(recipient.id, `${recipient.name} is no longer a recipient.`, "", "recipients");

  const nameOf = (risk: WhatFollows["risks"][number]) =>
    `“${riskTitles[risk.rule] ?? risk.text}”${risk.placeName ? ` (${risk.placeName})` : ""}`;
  const risksBefore = byId(before.risks);
  for (const risk of after.risks) {
    const was = risksBefore.get(risk.id);
    const to = `risks/${encodeURIComponent(risk.id)}`;
    if (!was || was.state !== risk.state) {
      if (risk.state === "raised") add(risk.id, `New risk: ${nameOf(risk)}${risk.level ? `, ${words[risk.level]}` : ""}.`, risk.text, to);
      else if (was) add(risk.id, `${nameOf(risk)} is now undetermined.`, risk.text, to);
      continue;
    }
    if (was.level === null || risk.level === null || was.level === risk.level) continue;
    const rose = ranks[risk.level] > ranks[was.level];
    add(risk.id, `${nameOf(risk)} ${rose ? "rose" : "fell"} from ${words[was.level]} to ${words[risk.level]}.`, risk.text, to);
  }
  const risksAfter = byId(after.risks);
  for (const risk of before.risks)
    if (risk.state === "raised" && !risksAfter.has(risk.id)) add(risk.id, `${nameOf(risk)} no longer applies.`, "", "risks");

  const findingsBefore = byId(before.findings);
  for (const finding of after.findings)
    if (!findingsBefore.has(finding.id))
      add(
        finding.id,
        finding.id.startsWith("unknown") ? "A name is not in the register of facts." : "Two statements contradict each other.",
        finding.text,
        "overview#findings",
      );

  const open = after.openQuestions.length - before.openQuestions.length;
  if (open > 0) add("open", `${open} more ${open === 1 ? "question" : "questions"} to answer.`, "", "overview#open");
  return lines;
}
