import type { AnswerValue } from "../questionnaire/answer";
import { given, type Reading, reasonsOf } from "../questionnaire/reading";
import type { Because } from "../reasoning/because";

const nothing: readonly string[] = [];

/** The path of an answer that is open or unknown, or of the question that hides it while that is open; else null. */
const openPath = (reading: Reading): string | null => {
  if (reading.state === "absent" || reading.state === "unknown") return reading.path;
  return reading.state === "hidden" && reading.open ? reading.controlling : null;
};

/** The paths of those answers that are open or unknown; a hidden answer whose controlling question is open names that question. */
export function openPaths(...readings: readonly Reading[]): readonly string[] {
  let open: string[] | null = null;
  for (const reading of readings) {
    const path = openPath(reading);
    if (path === null) continue;
    if (open === null) open = [path];
    else if (!open.includes(path)) open.push(path);
  }
  return open ?? nothing;
}

/** The reasons that answered readings give; open ones give none. */
export function answeredBecause(...readings: readonly Reading[]): readonly Because[] {
  for (const reading of readings) if (reading.state !== "answered") return reasonsOf(readings.filter(({ state }) => state === "answered"));
  return reasonsOf(readings);
}

/** The values of a list answer; empty while it is open or ruled out. */
export const listed = <O extends string>(reading: Reading<readonly O[]>): readonly O[] => given(reading) ?? [];

/** True while nobody has answered, as against "does not apply". */
export const isOpen = (reading: Reading<AnswerValue>): boolean => openPath(reading) !== null;

export { distinctReasons } from "../reasoning/distinct-reasons";
