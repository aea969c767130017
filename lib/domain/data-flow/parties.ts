import type { FactsInForce } from "../facts/facts-in-force";
import { factBecause } from "../facts/facts-in-force";
import { identifyProvider } from "../facts/models";
import { given, type Readings, type RecordReading } from "../questionnaire/reading";
import type { Because } from "../reasoning/because";

export type PartyRecord = RecordReading<"processors">;

/** The key in the register of the company that runs Bedrock. */
export const AWS = "aws";

/** The id that stands for a company of the register in the map and among the recipients: `aws`, `provider:anthropic`. */
export const partyId = (providerKey: string): string => (providerKey === AWS ? AWS : `provider:${providerKey}`);

/**
 * The id that stands for a party's record: the company's where the record names one of the register, so that it is one
 * with what follows from facts; else the record's own.
 */
export function partyIdOfRecord(record: PartyRecord, facts: FactsInForce): string {
  const provider = given(record.read("provider"));
  return provider ? partyId(identifyProvider(provider, facts)?.key ?? provider) : record.id;
}

/** The records of parties by the id that stands for them; several where a company was entered more than once. */
export function partyRecords(readings: Readings, facts: FactsInForce): ReadonlyMap<string, readonly PartyRecord[]> {
  const records = new Map<string, PartyRecord[]>();
  for (const record of readings.list("processors")) {
    const id = partyIdOfRecord(record, facts);
    const held = records.get(id);
    if (held) held.push(record);
    else records.set(id, [record]);
  }
  return records;
}

/** The country of a Region by the register (`location`), with the facts; null where it holds none. */
export function regionCountry(region: string, facts: FactsInForce): { country: string | null; because: readonly Because[] } {
  const reading = facts.find("region", region, "location");
  const because = reading.facts.map(factBecause);
  if (reading.state !== "known" || reading.value === null || typeof reading.value !== "object" || Array.isArray(reading.value))
    return { country: null, because };
  const country = reading.value.country;
  return { country: typeof country === "string" ? country : null, because };
}

/** The countries of the geography that a Region routes within, by the register's usual routes; null where it holds none. */
export function geographyCountries(source: string, facts: FactsInForce): readonly string[] | null {
  for (const { value } of facts.all("routing", "defaultRoutes")) {
    if (value === null || typeof value !== "object" || Array.isArray(value)) continue;
    const routes = value.routes;
    if (routes === null || typeof routes !== "object" || Array.isArray(routes)) continue;
    const regions = routes[source];
    if (!Array.isArray(regions) || regions.length === 0) continue;
    const countries = regions.map((region) => (typeof region === "string" ? regionCountry(region, facts).country : null));
    return countries.includes(null) ? null : [...new Set(countries.filter((country) => country !== null))];
  }
  return null;
}
