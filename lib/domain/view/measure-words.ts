import type { Measure } from "../assessment/measure";
import { catalogueMeasure, measuresEnglish } from "../risk/measures";

export type MeasureWords = { title: string; how: string; evidenceHint: string; kind: string };

/** The words of a measure: the catalogue's, or a person's own. */
export function measureWords(measure: Pick<Measure, "catalogue" | "title" | "description">): MeasureWords {
  const id = measure.catalogue;
  if (id === null)
    return { title: measure.title ?? "Unnamed measure", how: measure.description ?? "", evidenceHint: "", kind: "Own measure" };
  const known = catalogueMeasure(id);
  return {
    title: measuresEnglish[`measure.${id}.title`] ?? id,
    how: measuresEnglish[`measure.${id}.how`] ?? "",
    evidenceHint: measuresEnglish[`measure.${id}.evidence`] ?? "",
    kind: known ? (measuresEnglish[`measure.kind.${known.kind}`] ?? known.kind) : "",
  };
}
