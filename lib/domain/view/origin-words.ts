import type { AnswerOrigin, AssessmentContent } from "../assessment/content";
import type { Answer } from "../questionnaire/answer";
import { dateText } from "../questionnaire/describe-answer";
import type { SectionView } from "./section-view";

const stages = {
  inForce: "",
  planned: ", a plan",
  template: ", a template",
} as const;

/** The file that an answer was read from: its name, that it was a plan or template, the start of its hash and the day. */
export const originText = ({ file, sha256, date, stage }: AnswerOrigin): string =>
  `${file}${stages[stage]} (SHA-256 ${sha256.slice(0, 12)}…), imported on ${dateText(date)}`;

/** The hash and dates of the file, for whoever compares it with the original. */
const originDetail = ({ sha256, writtenOn }: AnswerOrigin): string =>
  `SHA-256 of the original ${sha256}${writtenOn ? `; written on ${dateText(writtenOn)} as its machine says` : ""}. The original was not kept.`;

/** By path, the answers of a section that were taken over from files, with the words for where from. */
export function originsIn(
  section: SectionView,
  { origins }: AssessmentContent,
): Readonly<Record<string, { answer: Answer; text: string; field: string; detail: string }>> {
  if (!origins) return {};
  const answers = [
    ...Object.entries(section.answers),
    ...section.lists.flatMap((list) =>
      list.records.flatMap((record) =>
        Object.entries(record.answers).map(([field, answer]) => [`${list.id}/${record.id}/${field}`, answer] as const),
      ),
    ),
  ];
  return Object.fromEntries(
    answers.flatMap(([path, answer]) => {
      const origin = Object.hasOwn(origins, path) ? origins[path] : undefined;
      return origin ? [[path, { answer, text: originText(origin), field: origin.field, detail: originDetail(origin) }]] : [];
    }),
  );
}
