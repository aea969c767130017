import type { ListId } from "../../questionnaire/questions";
import { given, type Reading, type RecordReading, when } from "../../questionnaire/reading";
import { any, type Claim } from "../../reasoning/claim";
import type { RiskModel } from "../rule";

/** The records of one list that an answer refers to; none while it is open. */
export const referenced = <L extends ListId>(
  model: RiskModel,
  reading: Reading<string> | Reading<readonly string[]>,
  list: L,
): readonly RecordReading<L>[] => {
  const value = given<string | readonly string[]>(reading);
  const ids = value === undefined ? [] : typeof value === "string" ? [value] : value;
  return ids.flatMap((id) => {
    const record = model.readings.record(id);
    return record?.list === list ? [record as unknown as RecordReading<L>] : [];
  });
};

/** True when the claim holds of any record referred to; undetermined while the reference is open. */
export const anyReferenced = <L extends ListId>(
  model: RiskModel,
  reading: Reading<string> | Reading<readonly string[]>,
  list: L,
  claim: (record: RecordReading<L>) => Claim,
): Claim =>
  reading.state === "answered"
    ? any(...referenced(model, reading, list).map(claim))
    : when<string | readonly string[]>(reading, () => true);

/** A list that a description cannot do without and that is still empty: what needs it is undetermined. */
export const emptyList = (list: ListId): Claim => ({ truth: null, because: [], missing: [list] });
