import type { AnswerValue } from "@/lib/domain/questionnaire/answer";
import type { QuestionView } from "@/lib/domain/view/section-view";

/** What every input takes: `name` labels groups, `describedBy` points at the reason for asking. */
export type InputProps = {
  id: string;
  question: QuestionView;
  value: AnswerValue | undefined;
  onChange: (value: AnswerValue | undefined) => void;
  onBlur: () => void;
  describedBy: string;
  invalid: boolean;
};
