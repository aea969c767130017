import type { Fact } from "./fact";
import type { FactReading, FactsInForce } from "./facts-in-force";

type Json = Fact["value"];
type JsonObject = { [key: string]: Json };

const objectOf = (value: Json): JsonObject => (value !== null && typeof value === "object" && !Array.isArray(value) ? value : {});
const text = (value: Json | undefined): string | null => (typeof value === "string" ? value : null);
const texts = (value: Json | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];

const slug = (words: string): string =>
  words
    .toLowerCase()
    .replaceAll("+", " plus")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

/** `*` stands for any rest; everything else is compared whole. Linear, so that a pattern from a facts file can do no harm. */
function matches(pattern: string, candidate: string): boolean {
  const parts = pattern.split("*").map((part, index) => (index === 0 ? slugStart(part) : slugPart(part)));
  const [first = "", ...rest] = parts;
  if (rest.length === 0) return candidate === first;
  if (!candidate.startsWith(first)) return false;
  let at = first.length;
  for (const [index, part] of rest.entries()) {
    if (index === rest.length - 1) return candidate.length - part.length >= at && candidate.endsWith(part);
    const found = candidate.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return true;
}
const slugPart = (part: string): string => part.toLowerCase().replace(/[^a-z0-9]+/g, "-");
const slugStart = (part: string): string => slugPart(part).replace(/^-/, "");

type Provider = {
  key: string;
  name: string;
  alsoCalled: readonly string[];
  thirdParty: boolean | null;
  idPrefixes: readonly string[];
  facts: readonly Fact[];
};
type NamedModel = { key: string; name: string; provider: string; facts: readonly Fact[] };
type Family = { key: string; rank: number; patterns: readonly string[]; everyNamedModel: boolean; facts: readonly Fact[] };

type ModelIndex = {
  geographyPrefixes: readonly string[];
  ruleFacts: readonly Fact[];
  providers: readonly Provider[];
  /** By slug of the name, of `provider name`, and of every id. */
  models: ReadonlyMap<string, NamedModel>;
  named: readonly NamedModel[];
  families: readonly Family[];
  /** What was looked up, by the text as answered. */
  identified: Map<string, IdentifiedModel>;
  companies: Map<string, IdentifiedProvider>;
  geographies: Map<string, string | null>;
};

/** Texts that are kept looked up; beyond, all are forgotten, so that what people type cannot fill the memory. */
const KEPT_TEXTS = 2000;
function keep<T>(texts: Map<string, T>, text: string, found: T): T {
  if (texts.size >= KEPT_TEXTS) texts.clear();
  texts.set(text, found);
  return found;
}

const known = (reading: FactReading): { value: JsonObject; facts: readonly Fact[] } | null =>
  reading.state === "known" ? { value: objectOf(reading.value), facts: reading.facts } : null;

const subjectsOf = (facts: FactsInForce, kind: Fact["subject"]["kind"], predicate: string): readonly string[] => [
  ...new Set(facts.all(kind, predicate).map((fact) => fact.subject.key)),
];

function build(facts: FactsInForce): ModelIndex {
  const rule = known(facts.find("feature", "modelIds", "matchingRule"));
  const providers = subjectsOf(facts, "provider", "identity").flatMap((key): Provider[] => {
    const found = known(facts.find("provider", key, "identity"));
    if (!found) return [];
    const thirdParty = found.value.thirdParty;
    return [
      {
        key,
        name: text(found.value.name) ?? key,
        alsoCalled: texts(found.value.alsoCalled),
        thirdParty: typeof thirdParty === "boolean" ? thirdParty : null,
        idPrefixes: texts(found.value.idPrefixes),
        facts: found.facts,
      },
    ];
  });
  const makerNames = new Map(providers.map((provider) => [provider.key, [provider.name, ...provider.alsoCalled]]));
  const models = new Map<string, NamedModel>();
  const named: NamedModel[] = [];
  for (const key of subjectsOf(facts, "model", "identity")) {
    const found = known(facts.find("model", key, "identity"));
    const name = found && text(found.value.name);
    const provider = found && text(found.value.provider);
    if (!found || !name || !provider) continue;
    const model = { key, name, provider, facts: found.facts };
    named.push(model);
    const withMaker = (makerNames.get(provider) ?? []).map((maker) => `${maker} ${name}`);
    const spellings = [key, name, ...withMaker, ...texts(found.value.ids).map(withoutRevision)];
    for (const spelling of spellings) if (!models.has(slug(spelling))) models.set(slug(spelling), model);
  }
  const families = subjectsOf(facts, "modelFamily", "match")
    .flatMap((key): Family[] => {
      const found = known(facts.find("modelFamily", key, "match"));
      if (!found) return [];
      const rank = found.value.rank;
      return [
        {
          key,
          rank: typeof rank === "number" ? rank : Number.MAX_SAFE_INTEGER,
          patterns: texts(found.value.patterns),
          everyNamedModel: found.value.everyNamedModel === true,
          facts: found.facts,
        },
      ];
    })
    .sort((a, b) => a.rank - b.rank);
  return {
    geographyPrefixes: texts(rule?.value.geographyPrefixes),
    ruleFacts: rule?.facts ?? [],
    providers,
    models,
    named,
    families,
    identified: new Map(),
    companies: new Map(),
    geographies: new Map(),
  };
}

const indexes = new WeakMap<FactsInForce, ModelIndex>();
function indexOf(facts: FactsInForce): ModelIndex {
  const held = indexes.get(facts);
  if (held) return held;
  const made = build(facts);
  indexes.set(facts, made);
  return made;
}

const withoutRevision = (id: string): string => id.replace(/:[0-9a-z]+(:[0-9a-z]+)?$/, "");

/** The id inside an ARN, or the text itself; the geography as written before it. */
function readId(modelText: string, geographyPrefixes: readonly string[]): { id: string; geography: string | null } {
  const trimmed = modelText.trim().toLowerCase();
  const resource = trimmed.startsWith("arn:") ? trimmed.split(":").slice(5).join(":") : trimmed;
  const id = trimmed.startsWith("arn:") ? (resource.split("/")[1] ?? "") : resource;
  const geography = geographyPrefixes.find((prefix) => id.startsWith(`${prefix}.`)) ?? null;
  return { id: geography === null ? id : id.slice(geography.length + 1), geography };
}

/** The spellings of an id from the fullest to the barest: whole, without `:0`, without `-v1:0`, without a date. */
function spellingsOf(id: string): readonly string[] {
  const bare = withoutRevision(id);
  const unversioned = bare === id ? id : bare.replace(/-v\d+$/, "");
  const undated = (words: string) => words.replace(/[-@]20\d{6}$/, "");
  return [...new Set([id, bare, unversioned, undated(bare), undated(unversioned)].map(slug))].filter((one) => one !== "");
}

export type IdentifiedModel =
  | {
      unknown: false;
      providerKey: string;
      providerName: string;
      /** `anthropic.claude-fable-5-1`; null where only the provider is recognised. */
      model: string | null;
      modelName: string | null;
      /** The family whose `retentionRequirement` applies; null where no entry matches: unknown, never "none". */
      family: string | null;
      thirdParty: boolean | null;
      facts: readonly Fact[];
    }
  | { unknown: true };

function lookUp(modelText: string, index: ModelIndex): IdentifiedModel {
  const { id } = readId(modelText, index.geographyPrefixes);
  const spellings = spellingsOf(id);
  const model = spellings.map((spelling) => index.models.get(spelling)).find((found) => found !== undefined) ?? null;
  const provider = index.providers.find((one) =>
    model ? one.key === model.provider : one.idPrefixes.some((prefix) => id.startsWith(prefix) && id.length > prefix.length),
  );
  if (!provider) return { unknown: true };
  const candidates = [...(model ? [slug(model.key)] : []), ...spellings];
  const family = index.families.find(
    (one) =>
      (one.everyNamedModel && model !== null) ||
      one.patterns.some((pattern) => candidates.some((candidate) => matches(pattern, candidate))),
  );
  return {
    unknown: false,
    providerKey: provider.key,
    providerName: provider.name,
    model: model?.key ?? null,
    modelName: model?.name ?? null,
    family: family?.key ?? null,
    thirdParty: provider.thirdParty,
    facts: [...(model?.facts ?? []), ...provider.facts, ...(family?.facts ?? []), ...index.ruleFacts],
  };
}

/**
 * Who makes a model, and which family's requirement it falls under, from an id (`global.anthropic.claude-fable-5-1`,
 * `…-v1:0`), an ARN or a display name ("Claude Fable 5.1"), by the matching rule of the register: geography prefix and
 * version suffix are stripped, whole ids compared, the first entry wins. A model in no list is unknown. Each text is
 * looked up once.
 */
export function identifyModel(modelText: string, facts: FactsInForce): IdentifiedModel {
  const index = indexOf(facts);
  return index.identified.get(modelText) ?? keep(index.identified, modelText, lookUp(modelText, index));
}

/** The geography that an id or ARN names (`eu`, `us`, `global`), or null where it names none. */
export function geographyOfModelId(modelText: string, facts: FactsInForce): string | null {
  const index = indexOf(facts);
  const held = index.geographies.get(modelText);
  return held === undefined ? keep(index.geographies, modelText, readId(modelText, index.geographyPrefixes).geography) : held;
}

type IdentifiedProvider = { key: string; name: string; facts: readonly Fact[] } | null;

function lookUpProvider(providerText: string, index: ModelIndex): IdentifiedProvider {
  const wanted = slug(providerText);
  const found = index.providers.find(
    (provider) => provider.key === wanted || [provider.name, ...provider.alsoCalled].some((name) => slug(name) === wanted),
  );
  return found ? { key: found.key, name: found.name, facts: found.facts } : null;
}

/** The provider that an answer names by key ("anthropic") or by name ("Anthropic"); null where the register knows none. */
export function identifyProvider(providerText: string, facts: FactsInForce): IdentifiedProvider {
  const index = indexOf(facts);
  const held = index.companies.get(providerText);
  return held === undefined ? keep(index.companies, providerText, lookUpProvider(providerText, index)) : held;
}

/** Model names with their providers, in the register's order, to offer while someone types. */
export function suggestedModels(facts: FactsInForce): readonly { key: string; name: string; providerName: string }[] {
  const index = indexOf(facts);
  const names = new Map(index.providers.map((provider) => [provider.key, provider.name]));
  return index.named.map((model) => ({ key: model.key, name: model.name, providerName: names.get(model.provider) ?? model.provider }));
}

/** Regions with name and country (ISO 3166-1 alpha-2, null where not known), in the register's order. */
export const suggestedRegions = (facts: FactsInForce): readonly { code: string; name: string; country: string | null }[] =>
  subjectsOf(facts, "region", "location").flatMap((code) => {
    const found = known(facts.find("region", code, "location"));
    return found ? [{ code, name: text(found.value.name) ?? code, country: text(found.value.country) }] : [];
  });

/** Providers with their keys, in the register's order. */
export const suggestedProviders = (facts: FactsInForce): readonly { key: string; name: string }[] =>
  indexOf(facts).providers.map(({ key, name }) => ({ key, name }));
