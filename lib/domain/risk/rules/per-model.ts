import type { ListId } from "../../questionnaire/questions";
import { given, type Reading, type RecordReading } from "../../questionnaire/reading";
import type { RiskModel } from "../rule";

/** Makes something once per model, so that a rule at thousands of places does not look through every record at each of them. */
export function perModel<T>(make: (model: RiskModel) => T): (model: RiskModel) => T {
  const held = new WeakMap<RiskModel, { value: T }>();
  return (model) => {
    const known = held.get(model);
    if (known) return known.value;
    const value = make(model);
    held.set(model, { value });
    return value;
  };
}

/** Records by each id that their reference names, and those whose reference is open. */
export type ByReference<L extends ListId> = {
  naming: (...ids: readonly (string | undefined)[]) => readonly RecordReading<L>[];
  open: readonly RecordReading<L>[];
};

export function byReference<L extends ListId>(
  records: readonly RecordReading<L>[],
  reference: (record: RecordReading<L>) => Reading<readonly string[]>,
): ByReference<L> {
  const named = new Map<string, RecordReading<L>[]>();
  const open: RecordReading<L>[] = [];
  for (const record of records) {
    const reading = reference(record);
    if (reading.state === "absent" || reading.state === "unknown" || (reading.state === "hidden" && reading.open)) open.push(record);
    for (const id of new Set(given(reading) ?? [])) {
      const held = named.get(id);
      if (held) held.push(record);
      else named.set(id, [record]);
    }
  }
  return {
    naming: (...ids) => [...new Set(ids.flatMap((id) => (id === undefined ? [] : (named.get(id) ?? []))))],
    open,
  };
}
