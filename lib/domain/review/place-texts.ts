import type { AssessmentContent } from "../assessment/content";
import { sentence } from "../language/sentence";
import { answerText, namesIn, pathLabel } from "../questionnaire/describe-answer";
import { questionText } from "../questionnaire/english";
import { parsePath } from "../questionnaire/questions";
import { measureTitle } from "../report/report-context";
import type { AssessmentResult } from "../result";
import { linkToPath } from "../view/explain";
import { riskWords } from "../view/risk-words";
import type { Place } from "./place";

/** What stands at a place now: its name, its words, and where it is filled in or shown, below the assessment's address. */
export type PlaceView = { label: string; text: string; to: string };

/** Looks a place up in one state of an assessment; null where it is no longer there: a record, measure or gap that is gone. */
export function placeReader(content: AssessmentContent, result: AssessmentResult): (place: Place) => PlaceView | null {
  const names = namesIn(content);
  const withPlace = (title: string, where: string | null): string => (where ? `${title} (${where})` : title);
  const nameOfRecord = (id: string | null): string | null => (id !== null && /^[a-z]{2,3}-[a-z0-9]{8,}$/.test(id) ? names(id) : null);
  return ({ kind, id }) => {
    switch (kind) {
      case "answer": {
        const parsed = parsePath(id);
        const words = questionText(id);
        const to = linkToPath(id);
        if (!parsed || !words || !to) return null;
        const record = parsed.kind === "field" ? content.records[parsed.list]?.find((one) => one.id === parsed.recordId) : null;
        if (record === undefined) return null;
        const answers = record ? record.answers : content.answers;
        const key = parsed.kind === "field" ? parsed.field : parsed.key;
        const answer = Object.hasOwn(answers, key) ? answers[key] : undefined;
        return { label: pathLabel(id, names), text: answer ? answerText(parsed.structure, words, answer, names) : "", to };
      }
      case "risk": {
        const risk = result.risks.find((one) => one.id === id);
        if (!risk) return null;
        const { title, threat, harm } = riskWords(risk, content);
        return {
          label: withPlace(title, risk.placeName),
          text: [title, threat, harm, sentence(risk.says)].filter((part) => part !== "").join("\n"),
          to: `risks/${encodeURIComponent(id)}`,
        };
      }
      case "gap": {
        const gap = result.gaps.find((one) => one.id === id);
        if (!gap) return null;
        return {
          label: withPlace(`Gap: ${gap.article}`, nameOfRecord(gap.recordId)),
          text: sentence(gap.says),
          to: `gaps#${encodeURIComponent(id)}`,
        };
      }
      case "measure": {
        const measure = content.measures.find((one) => one.id === id);
        if (!measure) return null;
        const title = measureTitle(measure);
        return { label: title, text: [title, measure.description ?? ""].join("\n").trim(), to: `measures#${encodeURIComponent(id)}` };
      }
      default: {
        const never: never = kind;
        return never;
      }
    }
  };
}
