import { becauseOf, given, type Reading, type Readings } from "../questionnaire/reading";
import type { Because } from "../reasoning/because";
import type { FactsInForce } from "./facts-in-force";
import { identifyModel } from "./models";

/** A model or Region that an answer names and the register does not know: accepted, and open in whatever rests on it. */
export type UnknownName = { kind: "model" | "region"; name: string; recordId: string; recordName: string; because: Because };

/** Every such name, in the order of the answers. */
export function unknownNames(readings: Readings, facts: FactsInForce): readonly UnknownName[] {
  const knowsModel = (text: string): boolean => {
    const model = identifyModel(text, facts);
    return !model.unknown && (model.model !== null || model.family !== null);
  };
  const knowsRegion = (code: string): boolean => facts.find("region", code, "location").state !== "unknown";
  const named = (
    kind: UnknownName["kind"],
    record: { id: string; name: string },
    reading: Reading<string>,
    isKnown: (text: string) => boolean,
  ): readonly UnknownName[] => {
    const name = given(reading);
    return name === undefined || isKnown(name.trim())
      ? []
      : [{ kind, name, recordId: record.id, recordName: record.name, because: becauseOf(reading) }];
  };
  return [
    ...readings
      .list("modelUses")
      .flatMap((use) => [
        ...named("model", use, use.read("model"), knowsModel),
        ...named("region", use, use.read("sourceRegion"), knowsRegion),
      ]),
    ...readings.list("stores").flatMap((store) => named("region", store, store.read("region"), knowsRegion)),
    ...readings.list("customisations").flatMap((one) => named("region", one, one.read("region"), knowsRegion)),
  ];
}
