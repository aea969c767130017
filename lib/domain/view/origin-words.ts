import type { AnswerOrigin, AssessmentContent, AwsOrigin } from "../assessment/content";
import { dateText } from "../language/date-text";
import type { Answer } from "../questionnaire/answer";
import type { SectionView } from "./section-view";

const stages = {
  inForce: "",
  planned: ", a plan",
  template: ", a template",
} as const;

/** The file that an answer was read from: its name, that it was a plan or template, the start of its hash and the day. */
export const originText = ({ file, sha256, date, stage }: AwsOrigin): string =>
  `${file}${stages[stage]} (SHA-256 ${sha256.slice(0, 12)}…), imported on ${dateText(date)}`;

/** The hash and dates of the file, for whoever compares it with the original. */
const originDetail = ({ sha256, writtenOn }: AwsOrigin): string =>
  `SHA-256 of the original ${sha256}${writtenOn ? `; written on ${dateText(writtenOn)} as its machine says` : ""}. The original was not kept.`;

/** Where an answer comes from, in words: what it was taken from, the place in it, and what tells more. */
function originWords(origin: AnswerOrigin): { text: string; field: string; detail: string } {
  switch (origin.source) {
    case "aws":
      return { text: `From AWS: ${originText(origin)}`, field: origin.field, detail: originDetail(origin) };
    case "shelf":
      return {
        text: `From the shelf, ${dateText(origin.date)}`,
        field: "",
        detail: `Taken from the organisation's shelf as it stood in revision ${origin.revision} of the entry`,
      };
    case "assessment":
      return {
        text: `From “${origin.name}”, version ${origin.version}, ${dateText(origin.date)}`,
        field: "",
        detail: "Carried when this assessment was begun from an earlier one",
      };
  }
}

/** The same for an answer that a file of AWS is held against, where "from AWS" goes without saying. */
export const presentOriginText = (origin: AnswerOrigin): string =>
  origin.source === "aws" ? originText(origin) : originWords(origin).text;

/** By path, the answers of a section that nobody typed here, with the words for where from. */
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
      return origin ? [[path, { answer, ...originWords(origin) }]] : [];
    }),
  );
}
