import type { AssessmentContent } from "../assessment/content";
import { destinationsOf } from "../data-flow/destinations";
import { modelOf } from "../data-flow/provider-sharing";
import type { FactsRegister } from "../facts/fact";
import { factsInForce } from "../facts/fact-lookup";
import type { FactsInForce } from "../facts/facts-in-force";
import { geographyOfModelId } from "../facts/models";
import type { Duration } from "../questionnaire/answer";
import { given, type RecordReading, readAnswers } from "../questionnaire/reading";

type ModelUse = RecordReading<"modelUses">;

/** One use of a model on Bedrock, as far as policies need it. */
export type UseAtHand = {
  id: string;
  name: string;
  endpoint: "runtime" | "mantle" | null;
  region: string | null;
  routing: "inRegion" | "geographic" | "global" | null;
  /** The id without geography, as answered; null while the model is open. */
  model: string | null;
  /** Ids of inference profiles that are called. */
  profile: string | null;
  /** Where it may be processed: null where that is not known, `*` for any Region. */
  destinations: readonly string[] | "*" | null;
  requirement: string | null;
  guardrails: boolean;
};

export type StoreAtHand = { id: string; name: string; kind: string; region: string | null; retention: Duration | null };

/** Regions, endpoints, models, routing and stores of the answers: what the texts are written for. */
export type ControlInputs = {
  facts: FactsInForce;
  uses: readonly UseAtHand[];
  regions: readonly string[];
  /** `aws`, `aws-eusc`, `aws-us-gov` by the register; `aws` where no Region is answered. */
  partition: string;
  runtime: boolean;
  mantle: boolean;
  stores: readonly StoreAtHand[];
  customises: boolean;
  searchesTheWeb: boolean;
};

const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];
const objectOf = (value: unknown): Readonly<Record<string, unknown>> =>
  value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : {};

function bare(text: string, facts: FactsInForce): string {
  const geography = geographyOfModelId(text, facts);
  const id = text.trim().startsWith("arn:") ? (text.split("/")[1] ?? text) : text.trim();
  return geography !== null && id.startsWith(`${geography}.`) ? id.slice(geography.length + 1) : id;
}

function useAtHand(use: ModelUse, facts: FactsInForce, content: AssessmentContent): UseAtHand {
  const model = given(use.read("model"));
  const profile = given(use.read("inferenceProfile"));
  const prefixed = [profile, model].find((text) => text !== undefined && geographyOfModelId(text, facts) !== null);
  const { regions } = destinationsOf(use, facts, readAnswers(content));
  const identified = modelOf(use, facts);
  const requirement =
    identified.unknown || identified.family === null ? null : facts.find("modelFamily", identified.family, "retentionRequirement");
  const guardrails = given(use.read("guardrails"));
  return {
    id: use.id,
    name: use.name,
    endpoint: given(use.read("endpoint")) ?? null,
    region: given(use.read("sourceRegion")) ?? null,
    routing: given(use.read("inferenceRouting")) ?? null,
    // A display name is no id that a policy could hold.
    model: model !== undefined && /^[a-z0-9-]+\.[a-z0-9.:-]+$/.test(bare(model, facts)) ? bare(model, facts) : null,
    profile: prefixed ?? null,
    destinations: regions,
    requirement: requirement?.state === "known" ? String(objectOf(requirement.value).minMode ?? "") || null : null,
    guardrails: guardrails !== undefined && guardrails !== "none",
  };
}

/** What the answers say of Bedrock on the assessment's day, indexed for the texts. */
export function controlInputs(content: AssessmentContent, register: FactsRegister, asOf = content.asOf): ControlInputs {
  const readings = readAnswers(content);
  const facts = factsInForce(register, content.facts, asOf, asOf);
  const uses = readings
    .list("modelUses")
    .filter((use) => given(use.read("platform")) === "bedrock")
    .map((use) => useAtHand(use, facts, content));
  const stores = readings.list("stores").flatMap((store): readonly StoreAtHand[] =>
    given(store.read("operator")) === "aws"
      ? [
          {
            id: store.id,
            name: store.name,
            kind: given(store.read("kind")) ?? "other",
            region: given(store.read("region")) ?? null,
            retention: given(store.read("retention")) ?? null,
          },
        ]
      : [],
  );
  const regions = unique(uses.flatMap(({ region }) => region ?? []));
  const located = regions.map((region) => facts.find("region", region, "location"));
  const partitions = unique(
    located.flatMap((reading) => (reading.state === "known" ? [String(objectOf(reading.value).partition ?? "aws")] : [])),
  );
  return {
    facts,
    uses,
    regions,
    partition: partitions.length === 1 ? (partitions[0] ?? "aws") : "aws",
    runtime: uses.some(({ endpoint }) => endpoint !== "mantle"),
    mantle: uses.some(({ endpoint }) => endpoint === "mantle" || endpoint === null),
    stores,
    customises: readings
      .list("customisations")
      .some((job) => !["modelEvaluation", "humanEvaluation"].includes(given(job.read("kind")) ?? "")),
    searchesTheWeb: readings.list("tools").some((tool) => given(tool.read("kind")) === "webSearch"),
  };
}
