import type { DpiaReport } from "@/lib/domain/report/report";
import { type Passage, passagesOf } from "@/lib/domain/review/passages";
import { type Place, placeKey } from "@/lib/domain/review/place";
import { type PlaceView, placeReader } from "@/lib/domain/review/place-texts";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { openAssessment } from "../assessment/get-assessment";
import { resultOf } from "../assessment/result-of";
import { documentOf, openVersionMeta } from "../document/document-of";
import { revisionAt } from "./review-threads";

export type ReadingView = {
  report: DpiaReport;
  /** By id, what can be commented on. */
  passages: ReadonlyMap<string, Passage>;
  /** By key, what stands at each place that a passage names. */
  places: ReadonlyMap<string, PlaceRead>;
};

type PlaceRead = PlaceView & { place: Place; revision: number };

/** The open version as the full edition prints it, to be read on the page: the same report as the PDF, and where each passage comes from. */
export async function readingView(person: SignedInPerson, organisationId: string, assessmentId: string): Promise<ReadingView> {
  const { stored, content, membership } = await openAssessment(person, organisationId, assessmentId, "readAssessment");
  const { report } = documentOf(content, "full", openVersionMeta(stored, membership));
  const read = placeReader(content, resultOf(content));
  const passages = passagesOf(report);
  const places = new Map<string, PlaceRead>();
  for (const place of passages.flatMap((passage) => passage.places)) {
    const key = placeKey(place);
    const view = places.has(key) ? null : read(place);
    if (view) places.set(key, { ...view, place, revision: revisionAt(stored, place) });
  }
  return { report, passages: new Map(passages.map((passage) => [passage.id, passage])), places };
}
