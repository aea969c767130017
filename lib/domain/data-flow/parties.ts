import type { Fact } from "../facts/fact";
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

/** Countries with the facts that say so; null where the register does not say. */
export type Routed = { countries: readonly string[] | null; because: readonly Because[] };

/** The countries of the Regions that a fact with `routes` lists for a source Region. */
function routed(fact: Fact, source: string, facts: FactsInForce): Routed | null {
  const { value } = fact;
  if (value === null || typeof value !== "object" || Array.isArray(value)) return null;
  const routes = value.routes;
  if (routes === null || typeof routes !== "object" || Array.isArray(routes)) return null;
  const regions = routes[source];
  if (!Array.isArray(regions) || regions.length === 0) return null;
  const found = regions.map((region) => (typeof region === "string" ? regionCountry(region, facts).country : null));
  const known = found.filter((country) => country !== null);
  return { countries: known.length === found.length ? [...new Set(known)] : null, because: [factBecause(fact)] };
}

/** Where a service that crosses Regions by a route of its own works for a source Region (`dataAutomation`, `agentCoreMemory`). */
export function serviceRoute(service: string, source: string | undefined, facts: FactsInForce): Routed {
  const reading = facts.find("routing", service, "routes");
  const [fact] = reading.facts;
  const found = reading.state === "known" && fact && source !== undefined ? routed(fact, source, facts) : null;
  return found ?? { countries: null, because: reading.facts.map(factBecause) };
}

/** The countries of the geography that a Region routes within, by the register's usual routes. */
export function geographyCountries(source: string | undefined, facts: FactsInForce): Routed {
  for (const fact of source === undefined ? [] : facts.all("routing", "defaultRoutes")) {
    const found = routed(fact, source ?? "", facts);
    if (found) return found;
  }
  return { countries: null, because: [] };
}
