import { partyRecords } from "../../data-flow/parties";
import { fieldPath } from "../../questionnaire/questions";
import { becauseOf, given, isOneOf, type RecordReading } from "../../questionnaire/reading";
import type { Because } from "../../reasoning/because";
import { any, type Claim } from "../../reasoning/claim";
import type { Recipient } from "../../result";
import type { RiskModel } from "../rule";
import { perModel } from "./per-model";

/** The list of records to fill in where a company that receives data has none yet. */
export const processorsPath = "processors";

const vendorKinds: ReadonlySet<Recipient["kind"]> = new Set(["processor", "subProcessor", "modelProvider", "toolVendor"]);

/** A company that works for us, supplies the model or runs a tool; not ourselves, other controllers, authorities or the public. */
export const isVendor = (recipient: Recipient): boolean => vendorKinds.has(recipient.kind);

/** The key of the register of providers that a recipient's id holds: `provider:anthropic` → `anthropic`, `aws` → `aws`. */
export const providerKey = (recipient: Recipient): string => recipient.id.replace(/^provider:/, "");

const parties = perModel((model) => partyRecords(model.readings, model.facts));

/** The records of organisations that stand for a recipient: its own record, or those that name it as their provider. */
export function vendorRecords(model: RiskModel, recipient: Recipient): readonly RecordReading<"processors">[] {
  const own = model.readings.record(recipient.id);
  return parties(model).get(recipient.id) ?? (own?.list === "processors" ? [own as unknown as RecordReading<"processors">] : []);
}

/** True when the recipient is a company that receives content; undetermined while what it receives is open. */
export function receivesContent(recipient: Recipient): Claim {
  const because = recipient.because;
  if (!isVendor(recipient) || recipient.certainty === "excluded") return { truth: false, because, missing: [] };
  if (recipient.receives.some((id) => !id.startsWith("metadata:"))) return { truth: true, because, missing: [] };
  return recipient.missing.length > 0 ? { truth: null, because, missing: recipient.missing } : { truth: false, because, missing: [] };
}

/** What the records that stand for a recipient say; undetermined while there is none. */
export function recorded(model: RiskModel, recipient: Recipient, claim: (record: RecordReading<"processors">) => Claim): Claim {
  const records = vendorRecords(model, recipient);
  return records.length === 0 ? { truth: null, because: [], missing: [processorsPath] } : any(...records.map(claim));
}

/** On Bedrock: the cloud and model providers on record, but for those that run another platform of this assessment. */
const organisationsOnBedrock = perModel((model) => {
  const elsewhere = new Set(model.readings.list("modelUses").map((use) => given(use.read("operator"))));
  return model.readings.list("processors").filter((one) => {
    const kind = given(one.read("kind"));
    return !elsewhere.has(one.id) && (kind === "cloudProvider" || kind === "modelProvider");
  });
});

/** The organisations whose terms govern a model use: on Bedrock the cloud and model providers; elsewhere the operator that the use names. */
export function organisationsBehind(model: RiskModel, place: RecordReading<"modelUses">): readonly RecordReading<"processors">[] {
  if (given(place.read("platform")) === "bedrock") return organisationsOnBedrock(model);
  const operator = model.readings.record(given(place.read("operator")) ?? "");
  return operator?.list === "processors" ? [operator as unknown as RecordReading<"processors">] : [];
}

const anyReviews = (organisations: readonly RecordReading<"processors">[]): Claim =>
  any(...organisations.map((one) => isOneOf(one.read("providerReview"), true)));
const reviewOnBedrock = perModel((model) => anyReviews(organisationsOnBedrock(model)));

/** Whether the terms of an organisation let the model provider receive or review content. */
export function letsProviderReview(model: RiskModel, place: RecordReading<"modelUses">): Claim {
  const organisations = organisationsBehind(model, place);
  const platform = given(place.read("platform"));
  if (organisations.length === 0) {
    const missing = platform === undefined || platform === "bedrock" ? processorsPath : fieldPath("modelUses", place.id, "operator");
    return { truth: null, because: [], missing: [missing] };
  }
  return platform === "bedrock" ? reviewOnBedrock(model) : anyReviews(organisations);
}

/** A negotiated clause with one of these organisations, in force on the day and with evidence: only then does its word count. */
export function negotiatedClause(
  model: RiskModel,
  clause: "noTraining" | "noProviderSharing",
  organisations: readonly RecordReading<"processors">[],
): { holds: boolean; because: readonly Because[] } {
  const parties = new Set(organisations.map(({ id }) => id));
  const contract = model.readings.list("contracts").find((one) => {
    const until = given(one.read("negotiatedUntil"));
    return (
      parties.has(given(one.read("party")) ?? "") &&
      given(one.read("negotiated"))?.includes(clause) === true &&
      (given(one.read("evidence"))?.length ?? 0) > 0 &&
      (until === undefined || until >= model.asOf)
    );
  });
  return contract
    ? { holds: true, because: [becauseOf(contract.read("negotiated")), becauseOf(contract.read("evidence"))] }
    : { holds: false, because: [] };
}
