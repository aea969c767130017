import { assess } from "@/lib/domain/assess";
import type { AssessmentContent, RiskDecision } from "@/lib/domain/assessment/content";
import { exampleContent } from "@/lib/domain/assessment/example";
import { baseRegister } from "@/lib/domain/facts/base-register";
import type { AnswerValue } from "@/lib/domain/questionnaire/answer";

const given: Readonly<Record<string, AnswerValue>> = {
  "desc.criticality": "low",
  "processors/pr-anthropic/ownPurposes": false,
  "processors/pr-quillbase/art28Contract": "signed",
  "processors/pr-quillbase/subProcessorsReviewedOn": "2026-11-20",
  "processors/pr-quillbase/trainingTerms": "prohibitedByContract",
  "dataItems/di-healthtxt/art9Condition": "a-explicitConsent",
  "dataItems/di-healthtxt/art9Justification": "Asked for before the first message; without it the letter service stays.",
  "transferTools/tt-quillbscc/tiaLaw": "Assessed by counsel: the vendor is no provider of electronic communications.",
  "transferTools/tt-quillbscc/tiaDate": "2026-11-20",
  "transferTools/tt-quillbscc/tiaConclusion": "effective",
  "modelUses/mu-assistant/model": "eu.anthropic.claude-sonnet-4-6",
  "modelUses/mu-assistant/inferenceRouting": "geographic",
  "modelUses/mu-assistant/inferenceProfile": "eu.anthropic.claude-sonnet-4-6",
};

function withAnswers(content: AssessmentContent, values: Readonly<Record<string, AnswerValue>>): AssessmentContent {
  const answers = { ...content.answers };
  const records: Record<string, AssessmentContent["records"][keyof AssessmentContent["records"]]> = { ...content.records };
  for (const [path, value] of Object.entries(values)) {
    const [list = "", id, field = ""] = path.split("/");
    if (id === undefined) answers[path] = { value };
    else
      records[list] = records[list]?.map((record) =>
        record.id === id ? { ...record, answers: { ...record.answers, [field]: { value } } } : record,
      );
  }
  return { ...content, answers, records };
}

/** Every raised risk confirmed, at a low level but for those named, each stage on the results of the one before. */
function confirmed(content: AssessmentContent, high: readonly string[]): AssessmentContent {
  let decisions: Record<string, RiskDecision> = {};
  for (const _stage of ["inherent", "residual", "projected"]) {
    const { risks } = assess({ content: { ...content, decisions }, register: baseRegister });
    decisions = Object.fromEntries(
      risks
        .filter(({ state }) => state === "raised")
        .map(({ id, inputsHash }): [string, RiskDecision] => {
          const one = {
            ...(high.includes(id) ? ({ likelihood: 3, severity: 3 } as const) : ({ likelihood: 1, severity: 2 } as const)),
            reason: "Looked at one by one for this invented case.",
            by: "Jorun Askevall",
            at: `${content.asOf}T09:00:00Z`,
            madeOn: inputsHash,
          } as const;
          return [id, { inherent: one, residual: one, projected: one }];
        }),
    );
  }
  return { ...content, decisions };
}

/** The worked example with what blocks its sign-off answered; `high`: risks that stay high, so that the authority is to be consulted. */
export const approvableContent = ({ high = [] }: { high?: readonly string[] } = {}): AssessmentContent =>
  confirmed(withAnswers(exampleContent, given), high);
