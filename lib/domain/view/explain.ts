import type { AssessmentContent } from "../assessment/content";
import type { Length } from "../data-flow/map";
import type { FactsRegister } from "../facts/fact";
import { sentence } from "../language/sentence";
import { type DescribedBecause, describeBecause, durationText, indexFacts, namesIn, pathLabel } from "../questionnaire/describe-answer";
import { sectionIdOf } from "../questionnaire/questions";
import type { Because, Message } from "../reasoning/because";

/** A reason in words; `to` leads to the answer, below the assessment's address. */
export type ReasonView = DescribedBecause & { to: string | null };
export type PathView = { path: string; label: string; to: string | null };

/** Where an answer, a record or a list is filled in, below the assessment's address; null where it is none. */
export function linkToPath(path: string): string | null {
  if (path.startsWith("worksheets/")) return `risks/${encodeURIComponent(path.slice("worksheets/".length))}#worksheet`;
  const section = sectionIdOf(path.split("/")[0] ?? path);
  return section ? `sections/${section}#${path}` : null;
}

/** Turns the parts of a result into words for one assessment; made once for a page. */
export function explainer(content: AssessmentContent, register: FactsRegister) {
  const names = namesIn(content);
  const facts = indexFacts([...register.facts, ...content.facts]);
  const own: Readonly<Record<string, string>> = {
    "metadata:request": "Data about the requests",
    "metadata:subscription": "Data on the subscription",
    "metadata:useCaseForm": "The form before the first use",
    "metadata:billing": "Data for bills and sign-in",
    "metadata:caller": "Who called, when and from where",
    aws: "Amazon Web Services",
    public: "The public",
  };
  return {
    say: (message: Message): string => sentence(message),
    /** The name of a record, a data item or piece of evidence. */
    name: (id: string): string =>
      own[id] ?? (/^[a-z]{2,3}-[a-z0-9]{8,}$/.test(id) ? names(id) : id.replace(/^[a-zA-Z]+:/, "").replaceAll("-", " ")),
    reasons: (because: readonly Because[]): readonly ReasonView[] =>
      because.map((one) => ({
        ...describeBecause(content, one, facts, names),
        to: one.kind === "answer" ? linkToPath(one.path) : `facts#${one.id}`,
      })),
    paths: (paths: readonly string[]): readonly PathView[] =>
      paths.map((path) => ({ path, label: pathLabel(path, names), to: linkToPath(path) })),
    length: (length: Length): string => {
      switch (length.kind) {
        case "none":
          return "Nothing is kept";
        case "days":
          // Years were turned into days of the calendar year when copies were compared.
          return length.days > 0 && length.days % 365 === 0
            ? length.days === 365
              ? "1 year"
              : `${length.days / 365} years`
            : length.days === 1
              ? "1 day"
              : `${length.days} days`;
        case "untilDeleted":
          return durationText("untilDeleted");
        case "undetermined":
          return "Undetermined";
      }
    },
  };
}
export type Explainer = ReturnType<typeof explainer>;
