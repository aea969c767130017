import type { Answer, AnswerValue } from "@/lib/domain/questionnaire/answer";
import type { QuestionView } from "@/lib/domain/view/section-view";

export const measureStatusWords = { planned: "Planned", partial: "Partly in place", implemented: "In place" } as const;

const valueWords = (value: AnswerValue, question: QuestionView | null, nameOf: (id: string) => string): string => {
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (typeof value === "number") return `${value.toLocaleString("en-GB")}${question?.unit ? ` ${question.unit}` : ""}`;
  if (typeof value === "string" && question?.kind === "date")
    return new Date(`${value}T00:00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  if (typeof value === "string")
    return value === "untilDeleted"
      ? "Until somebody deletes it"
      : (question?.options.find((one) => one.value === value)?.label ?? nameOf(value));
  if (Array.isArray(value)) return (value as readonly string[]).map((one) => valueWords(one, question, nameOf)).join(", ");
  if ("measures" in value)
    return [value.measures, value.effectiveness, value.status === null ? "" : measureStatusWords[value.status]]
      .filter((part) => part !== "")
      .join("\n");
  if ("currency" in value) return `${value.amount} ${value.currency} (${value.date})`;
  if ("unit" in value) return `${value.amount} ${value.unit}`;
  return "";
};

/** An answer in words: for who may only read, and for the panel that shows two of them side by side. */
export function answerWords(answer: Answer | null, question: QuestionView | null, nameOf: (id: string) => string): string {
  if (!answer) return "No answer";
  if ("unknown" in answer) return answer.note ? `I don't know yet: ${answer.note}` : "I don't know yet";
  if ("notApplicable" in answer) return `Not applicable because ${answer.notApplicable}`;
  return valueWords(answer.value, question, nameOf);
}
