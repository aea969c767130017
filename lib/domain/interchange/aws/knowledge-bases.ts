import { regionCountry } from "../../data-flow/parties";
import { isRegion, parseArn } from "./model-reference";
import { sayModelUse } from "./model-uses";
import type { AwsResource } from "./recognise";
import { regionInHost } from "./reduce";
import { at, type Estate, has, isGone, named, regionAt, shownOf, textOf } from "./statements";

const products: Readonly<Record<string, { product: string; outside: boolean }>> = {
  OPENSEARCH_SERVERLESS: { product: "openSearchServerless", outside: false },
  OPENSEARCH_MANAGED_CLUSTER: { product: "openSearchManaged", outside: false },
  RDS: { product: "rds", outside: false },
  NEPTUNE_ANALYTICS: { product: "neptuneAnalytics", outside: false },
  S3_VECTORS: { product: "s3Vectors", outside: false },
  PINECONE: { product: "pinecone", outside: true },
  MONGO_DB_ATLAS: { product: "mongoDbAtlas", outside: true },
  REDIS_ENTERPRISE_CLOUD: { product: "redisEnterpriseCloud", outside: true },
};

const storeArns = [
  "storageConfiguration.opensearchServerlessConfiguration.collectionArn",
  "storageConfiguration.opensearchManagedClusterConfiguration.domainArn",
  "storageConfiguration.rdsConfiguration.resourceArn",
  "storageConfiguration.neptuneAnalyticsConfiguration.graphArn",
  "storageConfiguration.s3VectorsConfiguration.vectorBucketArn",
  "storageConfiguration.s3VectorsConfiguration.indexArn",
] as const;
const storeHosts = [
  "storageConfiguration.pineconeConfiguration.connectionString",
  "storageConfiguration.mongoDbAtlasConfiguration.endpoint",
  "storageConfiguration.redisEnterpriseCloudConfiguration.endpoint",
] as const;

const sources: Readonly<Record<string, string>> = {
  S3: "ownFiles",
  WEB: "web",
  CONFLUENCE: "confluence",
  SALESFORCE: "salesforce",
  SHAREPOINT: "sharePoint",
  CUSTOM: "custom",
  MANAGED_KNOWLEDGE_BASE_CONNECTOR: "custom",
};

const managed = "MANAGED_KNOWLEDGE_BASE_CONNECTOR";

const parsers: Readonly<Record<string, string>> = {
  BEDROCK_FOUNDATION_MODEL: "foundationModel",
  BEDROCK_DATA_AUTOMATION: "dataAutomation",
  SMART_PARSING: "dataAutomation",
};

/** The key under which a knowledge base stands as a store, whatever file names it. */
const storeKey = (knowledgeBaseId: string): string => `knowledgeBase/${knowledgeBaseId}`;

export const knowledgeBaseThing = (estate: Estate, knowledgeBaseId: string): string | null => {
  const thing = `stores|${storeKey(knowledgeBaseId)}`;
  return estate.things.has(thing) ? thing : null;
};

function sayPlace(estate: Estate, thing: string, resource: AwsResource, outside: boolean): void {
  if (!outside) {
    const field = storeArns.find((one) => has(resource, one));
    const region = field ? parseArn(textOf(resource, field) ?? "")?.region : undefined;
    if (field && region && isRegion(region)) estate.say(thing, "stores", "region", region, at(resource, field));
    return;
  }
  const field = storeHosts.find((one) => has(resource, one));
  const region = field ? regionInHost(textOf(resource, field) ?? "") : null;
  const country = region === null ? null : regionCountry(region, estate.facts).country;
  if (field && country !== null) estate.say(thing, "stores", "country", country, at(resource, field));
  else estate.ask("storeCountry", { name: shownOf(resource, "name", "knowledgeBaseId") }, { file: resource.file });
}

function sayKnowledgeBase(estate: Estate, resource: AwsResource): void {
  const label = shownOf(resource, "name", "knowledgeBaseId");
  const thing = estate.thing("stores", storeKey(resource.id), resource);
  const type = textOf(resource, "knowledgeBaseConfiguration.type");
  const storage = textOf(resource, "storageConfiguration.type");
  const nameField = has(resource, "name") ? "name" : "knowledgeBaseId";
  estate.say(thing, "stores", "name", named("knowledgeBase", { id: label }), at(resource, nameField));
  estate.say(thing, "stores", "kind", "knowledgeBase", at(resource, "knowledgeBaseConfiguration.type"));
  const known = storage === undefined ? undefined : products[storage];
  if (known) {
    const here = at(resource, "storageConfiguration.type");
    estate.say(thing, "stores", "product", known.product, here);
    estate.say(thing, "stores", "operator", known.outside ? "thirdParty" : "aws", here);
    sayPlace(estate, thing, resource, known.outside);
    if (known.outside) estate.ask("storeVendor", { name: label }, { file: resource.file });
  } else if (type === "MANAGED") {
    const here = at(resource, "knowledgeBaseConfiguration.type");
    estate.say(thing, "stores", "product", "managed", here);
    estate.say(thing, "stores", "operator", "aws", here);
    estate.say(thing, "stores", "region", resource.region, regionAt(resource, "knowledgeBaseId"));
    if (has(resource, "knowledgeBaseConfiguration.managedKnowledgeBaseConfiguration.serverSideEncryptionConfiguration.kmsKeyArn"))
      estate.say(
        thing,
        "stores",
        "encryption",
        "ownKey",
        at(resource, "knowledgeBaseConfiguration.managedKnowledgeBaseConfiguration.serverSideEncryptionConfiguration.kmsKeyArn"),
      );
  } else if (storage !== undefined || type !== undefined)
    estate.ask("storeUnknown", { name: label, type: storage ?? type ?? "" }, { file: resource.file });
  const embeddings = ["vectorKnowledgeBaseConfiguration", "managedKnowledgeBaseConfiguration"]
    .map((part) => `knowledgeBaseConfiguration.${part}.embeddingModelArn`)
    .find((field) => has(resource, field));
  if (embeddings) {
    const use = sayModelUse(estate, {
      key: `${resource.key}/embedding`,
      name: named("embedding", { id: label }),
      from: resource,
      field: embeddings,
    });
    if (use) estate.refer(thing, "stores", "writtenBy", [use], at(resource, embeddings));
  }
  if (
    has(
      resource,
      "knowledgeBaseConfiguration.vectorKnowledgeBaseConfiguration.supplementalDataStorageConfiguration.storageLocations[0].s3Location.s3Uri",
    )
  )
    estate.ask("supplementalStore", { name: label }, { file: resource.file });
  if (type === "SQL" || type === "KENDRA") estate.ask("structuredSource", { name: label, type }, { file: resource.file });
}

function sayDataSource(estate: Estate, resource: AwsResource): void {
  const knowledgeBaseId = textOf(resource, "knowledgeBaseId");
  const label = shownOf(resource, "name", "dataSourceId");
  if (knowledgeBaseId === undefined) {
    estate.ask("sourceOfWhich", { name: label }, { file: resource.file });
    return;
  }
  const thing = estate.thing("stores", storeKey(knowledgeBaseId), resource);
  if (!estate.find("knowledgeBase", knowledgeBaseId)) {
    estate.say(
      thing,
      "stores",
      "name",
      named("knowledgeBase", { id: resource.shown.get("knowledgeBaseId")?.value.toString() ?? knowledgeBaseId }),
      at(resource, "knowledgeBaseId"),
    );
    estate.say(thing, "stores", "kind", "knowledgeBase", at(resource, "knowledgeBaseId"));
    estate.ask("knowledgeBaseFile", { name: label }, { file: resource.file });
  }
  const type = textOf(resource, "dataSourceConfiguration.type");
  const content = type === undefined ? undefined : sources[type];
  if (content) estate.say(thing, "stores", "contentSources", [content], at(resource, "dataSourceConfiguration.type"));
  else if (type !== undefined) estate.ask("sourceType", { name: label, type }, { file: resource.file });
  if (content && content !== "ownFiles") estate.ask("sourceOutside", { name: label, type: type ?? "" }, { file: resource.file });
  const parsing = "vectorIngestionConfiguration.parsingConfiguration";
  const writers = [
    [`${parsing}.bedrockFoundationModelConfiguration.modelArn`, "parsing"],
    ["vectorIngestionConfiguration.contextEnrichmentConfiguration.bedrockFoundationModelConfiguration.modelArn", "enrichment"],
  ] as const;
  for (const [field, word] of writers) {
    if (!has(resource, field)) continue;
    const use = sayModelUse(estate, { key: `${resource.key}/${word}`, name: named(word, { id: label }), from: resource, field });
    if (use) estate.refer(thing, "stores", "writtenBy", [use], at(resource, field));
  }
  const strategy = textOf(resource, `${parsing}.parsingStrategy`);
  const parsedBy = strategy === undefined ? undefined : parsers[strategy];
  if (parsedBy) estate.say(thing, "stores", "parsing", parsedBy, at(resource, `${parsing}.parsingStrategy`));
  // A source that is described in full and names no parser is read by the built-in one; a managed one may choose by itself.
  else if (strategy === undefined && estate.files[resource.file]?.call === "bedrock-agent get-data-source" && content && type !== managed)
    estate.say(thing, "stores", "parsing", "builtIn", at(resource, "dataSourceConfiguration.type"));
  if (strategy === "BEDROCK_DATA_AUTOMATION" || strategy === "SMART_PARSING")
    estate.ask("dataAutomation", { name: label }, { file: resource.file });
  if (textOf(resource, "dataDeletionPolicy") === "RETAIN") estate.ask("deletionPolicyRetain", { name: label }, { file: resource.file });
  if (has(resource, "vectorIngestionConfiguration.customTransformationConfiguration.intermediateStorage.s3Location.s3Uri"))
    estate.ask("intermediateStore", { name: label }, { file: resource.file });
}

/** Knowledge bases as stores, their sources, and the models that embed, parse or enrich what goes in. */
export function sayKnowledgeBases(estate: Estate): void {
  const described = new Set<string>();
  for (const resource of estate.of("knowledgeBase")) {
    if (isGone(resource) || (resource.says === "listed" && described.has(resource.key))) continue;
    described.add(resource.key);
    if (resource.says === "listed")
      estate.ask(
        "getEach",
        { name: shownOf(resource, "name", "knowledgeBaseId"), command: "bedrock-agent get-knowledge-base" },
        { file: resource.file },
      );
    else sayKnowledgeBase(estate, resource);
  }
  const seen = new Set<string>();
  for (const resource of estate.of("dataSource")) {
    if (isGone(resource) || (resource.says === "listed" && seen.has(resource.key))) continue;
    seen.add(resource.key);
    if (resource.says === "listed")
      estate.ask(
        "getEach",
        { name: shownOf(resource, "name", "dataSourceId"), command: "bedrock-agent get-data-source" },
        { file: resource.file },
      );
    else sayDataSource(estate, resource);
  }
}
