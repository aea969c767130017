import type { Fact } from "../facts/fact";
import { type FactsInForce, factBecause, factReasons } from "../facts/facts-in-force";
import { type IdentifiedModel, identifyModel } from "../facts/models";
import { given, type Readings, type RecordReading } from "../questionnaire/reading";
import type { Because } from "../reasoning/because";
import type { ModelUseRetention } from "./map";
import { answeredBecause, isOpen, openPaths } from "./open-answers";
import { AWS, type PartyRecord, partyId } from "./parties";

const notNamed: IdentifiedModel = { unknown: true };

/** The model of a model use as the register knows it; unknown while the answer is open. */
export function modelOf(use: RecordReading<"modelUses">, facts: FactsInForce): IdentifiedModel {
  const model = given(use.read("model"));
  return model === undefined || model.trim() === "" ? notNamed : identifyModel(model, facts);
}

/**
 * Whether prompts and answers of a model use on Bedrock can reach the company that made the model. `none`: no other company
 * made it. `excluded` only by a fact or a negotiated clause that says so; what is not known is `possible`.
 */
export type ProviderSharing =
  | { state: "none" }
  | {
      state: "possible" | "excluded";
      /** Element and recipient id; `provider:unknown` where the model is not known. */
      id: string;
      name: string | null;
      because: readonly Because[];
      missing: readonly string[];
      facts: readonly Fact[];
    };

export const UNKNOWN_PROVIDER = "provider:unknown";

function carveOut(readings: Readings, parties: ReadonlyMap<string, readonly PartyRecord[]>, asOf: string): readonly Because[] {
  const aws = new Set((parties.get(AWS) ?? []).map((record) => record.id));
  return readings.list("contracts").flatMap((contract) => {
    const negotiated = contract.read("negotiated");
    const until = contract.read("negotiatedUntil");
    const evidence = contract.read("evidence");
    const party = contract.read("party");
    const holds =
      aws.has(given(party) ?? "") &&
      (given(negotiated) ?? []).includes("noProviderSharing") &&
      (given(evidence) ?? []).length > 0 &&
      (given(until) ?? "9999-12-31") >= asOf;
    return holds ? answeredBecause(party, negotiated, until, evidence) : [];
  });
}

/**
 * Sharing with the model's maker on Bedrock, by the retention that applies to the use, the facts in force about sharing
 * (`platform` `bedrock` `providerReceivesContent`: true, false or "onlyIfOptedIn"), negotiated clauses with evidence, and what the maker's record says of review.
 */
export function providerSharing(
  use: RecordReading<"modelUses">,
  retention: ModelUseRetention | undefined,
  readings: Readings,
  parties: ReadonlyMap<string, readonly PartyRecord[]>,
  facts: FactsInForce,
): ProviderSharing {
  const model = modelOf(use, facts);
  const text = use.read("model");
  if (model.unknown)
    return {
      state: "possible",
      id: UNKNOWN_PROVIDER,
      name: null,
      because: answeredBecause(text),
      missing: [text.path],
      facts: [],
    };
  const id = partyId(model.providerKey);
  if (model.thirdParty === false || id === AWS) return { state: "none" };
  const made: readonly Because[] = [...answeredBecause(text), ...model.facts.slice(0, 2).map(factBecause)];
  const said = parties.get(id)?.map((record) => record.read("providerReview")) ?? [];
  const saidSo = said.filter((reading) => given(reading) === true);
  const share = (state: "possible" | "excluded", because: readonly Because[], missing: readonly string[], from: readonly Fact[]) => ({
    id,
    name: model.providerName,
    state,
    because,
    missing,
    facts: from,
  });
  if (saidSo.length > 0) return share("possible", [...made, ...answeredBecause(...saidSo)], [], []);
  const clause = carveOut(readings, parties, facts.asOf);
  if (clause.length > 0) return share("excluded", [...made, ...clause], [], []);
  if (retention?.review === "provider") return share("possible", [...made, ...retention.because], retention.missing, []);
  // The maker's own container on an endpoint of ours: what it sends home is in its terms, not in the service's documents.
  const throughput = use.read("throughput");
  if (given(throughput) === "marketplaceEndpoint") return share("possible", [...made, ...answeredBecause(throughput)], ["contracts"], []);
  const sharing = facts.find("platform", "bedrock", "providerReceivesContent");
  if (sharing.state === "known" && sharing.value === false)
    return share("excluded", [...made, ...factReasons(sharing.facts)], [], sharing.facts);
  const settled = retention !== undefined && retention.outcome !== "undetermined";
  const optedOut =
    retention !== undefined &&
    ((settled && retention.outcome !== "kept") || (retention.setMode !== null && retention.setMode !== "provider_data_share"));
  if (sharing.state === "known" && sharing.value === "onlyIfOptedIn" && retention && optedOut)
    return share("excluded", [...made, ...factReasons(sharing.facts), ...retention.because], [], sharing.facts);
  const open = isOpen(text) ? openPaths(text) : (retention?.missing ?? []);
  return share("possible", [...made, ...factReasons(sharing.facts)], open, sharing.facts);
}
