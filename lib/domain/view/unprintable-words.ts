import type { AssessmentContent } from "../assessment/content";
import { codeOf } from "../report/printable-letters";
import { type UnprintablePlace, unprintablePlaces } from "../report/unprintable-places";
import type { Explainer } from "./explain";
import { measureWords } from "./measure-words";
import { riskTitles } from "./risk-words";

/** A place with letters that no document can print; `to` leads there, below the assessment's address. */
export type UnprintableLine = { label: string; to: string | null; letters: string };

const mostLetters = 8;

function lettersText(letters: readonly string[]): string {
  const named = letters.slice(0, mostLetters).map((letter) => `${letter} (${codeOf(letter)})`);
  const more = letters.length - named.length;
  return `${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

function whereIs(place: UnprintablePlace, content: AssessmentContent, words: Explainer): Omit<UnprintableLine, "letters"> {
  switch (place.kind) {
    case "answer": {
      const [path] = words.paths([place.path]);
      return { label: path?.label ?? place.path, to: path?.to ?? null };
    }
    case "measure": {
      const measure = content.measures.find(({ id }) => id === place.id);
      return { label: `Measure: ${measure ? measureWords(measure).title : place.id}`, to: `measures#${place.id}` };
    }
    case "risk": {
      const own = content.ownRisks.find(({ id }) => id === place.id);
      const title = own?.title ?? riskTitles[place.id.split("@")[0] ?? ""] ?? place.id;
      return { label: `Risk: ${title}`, to: `risks/${encodeURIComponent(place.id)}` };
    }
    case "elsewhere":
      return { label: "Names of evidence, facts, alternatives, costs or the consultation", to: null };
  }
}

/** For whoever writes or signs: where letters stand that the document prints as codes, and which. */
export const unprintableLines = (content: AssessmentContent, words: Explainer): readonly UnprintableLine[] =>
  unprintablePlaces(content).map((place) => ({ ...whereIs(place, content, words), letters: lettersText(place.letters) }));
