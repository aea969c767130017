import type { AnswerValue } from "../questionnaire/answer";
import { becauseOf, given, type Reading } from "../questionnaire/reading";
import type { Because } from "../reasoning/because";

/** The paths of those answers that are open or unknown; a hidden answer whose controlling question is open names that question. */
export const openPaths = (...readings: readonly Reading[]): readonly string[] => [
  ...new Set(
    readings.flatMap((reading) => {
      if (reading.state === "absent" || reading.state === "unknown") return [reading.path];
      return reading.state === "hidden" && reading.open ? [reading.controlling] : [];
    }),
  ),
];

/** The reasons that answered readings give; open ones give none. */
export const answeredBecause = (...readings: readonly Reading[]): readonly Because[] =>
  readings.filter((reading) => reading.state === "answered").map(becauseOf);

/** The values of a list answer; empty while it is open or ruled out. */
export const listed = <O extends string>(reading: Reading<readonly O[]>): readonly O[] => given(reading) ?? [];

/** True while nobody has answered, as against "does not apply". */
export const isOpen = (reading: Reading<AnswerValue>): boolean => openPaths(reading).length > 0;

const reasonKey = (reason: Because): string => (reason.kind === "answer" ? reason.path : `${reason.id}@${reason.version}`);

/** The reasons, each once, in the order first given. */
export function distinctReasons(reasons: readonly Because[]): readonly Because[] {
  if (reasons.length < 2) return reasons;
  const seen = new Set<string>();
  return reasons.filter((reason) => {
    const key = reasonKey(reason);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
