import { adequacyOf } from "../../data-flow/adequacy";
import { factReasons } from "../../facts/facts-in-force";
import { when } from "../../questionnaire/reading";
import type { Because } from "../../reasoning/because";
import { any, type Claim } from "../../reasoning/claim";
import type { Recipient } from "../../result";
import type { RiskModel } from "../rule";
import { processorsPath, providerKey, vendorRecords } from "./vendor";

const outside = (model: RiskModel, country: string, from: Claim): Claim => {
  const { kind, facts } = adequacyOf(country, model.facts);
  return {
    truth: kind === "unknown" ? null : kind !== "eea",
    because: [...from.because, ...factReasons(facts)],
    missing: from.missing,
  };
};

/** The country of a provider by the register (`identity`); null where it holds none. */
function countryByFact(model: RiskModel, recipient: Recipient): { code: string; because: readonly Because[] } | null {
  const { state, value, facts } = { value: null, ...model.facts.find("provider", providerKey(recipient), "identity") };
  const country = state === "known" && value !== null && typeof value === "object" && !Array.isArray(value) ? value.country : null;
  return typeof country === "string" ? { code: country, because: factReasons(facts) } : null;
}

/**
 * The recipient's ultimate parent sits outside the EEA: as answered, else by the facts about the provider.
 * Undetermined where neither says in which country it sits, or no fact says whether that country belongs to the EEA.
 */
export function parentOutsideEea(model: RiskModel, recipient: Recipient): Claim {
  const stated = vendorRecords(model, recipient).map((record): Claim => {
    const reading = record.read("parentCountry");
    const from = when(reading, () => true);
    return reading.state === "answered" ? outside(model, reading.value, from) : from;
  });
  if (stated.some(({ truth }) => truth !== null)) return any(...stated);
  const country = countryByFact(model, recipient);
  if (country) return outside(model, country.code, { truth: null, because: country.because, missing: [] });
  return stated.length > 0 ? any(...stated) : { truth: null, because: [], missing: [processorsPath] };
}
