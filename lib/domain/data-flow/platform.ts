import { type FactReading, type FactsInForce, factBecause } from "../facts/facts-in-force";
import { identifyProvider } from "../facts/models";
import { given, type Readings, type RecordReading } from "../questionnaire/reading";
import type { Because } from "../reasoning/because";
import { answeredBecause, openPaths } from "./open-answers";
import { modelOf } from "./provider-sharing";

type ModelUse = RecordReading<"modelUses">;

const unknown: FactReading = { state: "unknown", facts: [] };

/** The company of the register that runs the platform of a model use by the answers; null with what is missing. */
export function platformOperator(
  use: ModelUse,
  readings: Readings,
  facts: FactsInForce,
): { key: string | null; because: readonly Because[]; missing: readonly string[] } {
  const operator = use.read("operator");
  const record = readings.record(given(operator) ?? "");
  if (record?.list !== "processors") return { key: null, because: [], missing: openPaths(operator) };
  const provider = (record as unknown as RecordReading<"processors">).read("provider");
  const named = given(provider);
  const company = named === undefined ? null : identifyProvider(named, facts);
  return {
    key: company?.key ?? null,
    because: [...answeredBecause(operator, provider), ...(company?.facts ?? []).map(factBecause)],
    missing: company ? [] : [provider.path],
  };
}

/**
 * The subjects under which the register speaks of a use's platform, the most specific first. The maker's own interface is
 * told apart by the maker (`providerApi:anthropic`); another cloud by the company that runs it, as answered, and there by the
 * maker (`otherCloud:microsoft:anthropic`, `otherCloud:google`): one company's facts say nothing of another's.
 */
function subjectsOf(use: ModelUse, readings: Readings, facts: FactsInForce): readonly string[] {
  const platform = given(use.read("platform"));
  if (platform === undefined) return [];
  const model = modelOf(use, facts);
  if (platform === "providerApi") return model.unknown ? [] : [`providerApi:${model.providerKey}`];
  if (platform !== "otherCloud") return [platform];
  const { key } = platformOperator(use, readings, facts);
  if (key === null) return [];
  return [...(model.unknown ? [] : [`otherCloud:${key}:${model.providerKey}`]), `otherCloud:${key}`];
}

/** What the register says of a use's platform: the reading of the most specific subject that it holds anything on. */
export function platformFact(use: ModelUse, predicate: string, readings: Readings, facts: FactsInForce): FactReading {
  for (const subject of subjectsOf(use, readings, facts)) {
    const reading = facts.find("platform", subject, predicate);
    if (reading.state !== "unknown") return reading;
  }
  return unknown;
}
