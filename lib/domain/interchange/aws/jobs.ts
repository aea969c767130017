import { parseModelArn } from "./model-reference";
import { sayModelUse } from "./model-uses";
import type { AwsResource } from "./recognise";
import { at, type Estate, entriesOf, has, isGone, named, regionAt, shownOf, textOf } from "./statements";

/** One use for all batch jobs of a model in a Region, one store for each bucket: a job is an event, not a way of using. */
function sayBatchJobs(estate: Estate): void {
  for (const resource of estate.of("invocationJob")) {
    const model = textOf(resource, "modelId");
    if (model === undefined) continue;
    const label = parseModelArn(model)?.id ?? model;
    const use = sayModelUse(estate, {
      key: `batch/${label}/${resource.region ?? ""}`,
      name: named("batch", { id: label }),
      from: resource,
      field: "modelId",
      throughput: "batch",
    });
    if (use && has(resource, "modelInvocationType")) {
      const type = textOf(resource, "modelInvocationType");
      if (type === "InvokeModel" || type === "Converse")
        estate.say(use, "modelUses", "api", "invokeOrConverse", at(resource, "modelInvocationType"));
    }
    sayBucket(estate, { resource, field: "inputDataConfig.s3InputDataConfig.s3Uri", kind: "batchFiles", word: "batchInput", read: use });
    const output = "outputDataConfig.s3OutputDataConfig.s3Uri";
    const store = sayBucket(estate, { resource, field: output, kind: "batchFiles", word: "batchOutput", written: use });
    const key = "outputDataConfig.s3OutputDataConfig.s3EncryptionKeyId";
    if (store && has(resource, key)) estate.say(store, "stores", "encryption", "ownKey", at(resource, key));
    const owner = (side: string) => textOf(resource, `${side}.s3BucketOwner`);
    const owners = new Set(
      [owner("inputDataConfig.s3InputDataConfig"), owner("outputDataConfig.s3OutputDataConfig")].filter((one) => one !== undefined),
    );
    if (owners.size > 1) estate.ask("bucketOwners", { name: label }, { file: resource.file });
  }
}

type Bucket = {
  resource: AwsResource;
  field: string;
  kind: "batchFiles" | "trainingSet" | "evaluationSet" | "files";
  word: string;
  read?: string | null;
  written?: string | null;
};

/** A bucket as a store; two jobs that name one bucket name one store. In which Region it lies, these files do not say. */
export function sayBucket(estate: Estate, { resource, field, kind, word, read, written }: Bucket): string | null {
  const bucket = textOf(resource, field);
  if (bucket === undefined) return null;
  const known = estate.things.has(`stores|${kind}/${bucket}`);
  const thing = estate.thing("stores", `${kind}/${bucket}`, resource);
  const here = at(resource, field);
  const shown = resource.shown.get(field)?.value.toString() ?? bucket;
  if (!known) {
    estate.say(thing, "stores", "name", named(word, { id: shown }), here);
    estate.say(thing, "stores", "kind", kind, here);
    estate.say(thing, "stores", "operator", "aws", here);
    estate.ask("bucketRegion", { name: shown }, { file: resource.file });
  }
  if (read) estate.refer(thing, "stores", "readBy", [read], here);
  if (written) estate.refer(thing, "stores", "writtenBy", [written], here);
  return thing;
}

const customisationKinds: Readonly<Record<string, string>> = {
  FINE_TUNING: "fineTuning",
  CONTINUED_PRE_TRAINING: "continuedPreTraining",
  DISTILLATION: "distillation",
  REINFORCEMENT_FINE_TUNING: "reinforcement",
  IMPORTED: "customImport",
};

/** Job and model of one customisation stand in two files: they meet under the model's name or ARN. */
function sayCustomisation(estate: Estate, resource: AwsResource, key: string, label: string, nameField: string): void {
  const thing = estate.thing("customisations", key, resource);
  const type = textOf(resource, "customizationType");
  const kind = type === undefined ? undefined : customisationKinds[type];
  estate.say(thing, "customisations", "name", named("customModel", { id: label }), at(resource, nameField));
  if (kind) estate.say(thing, "customisations", "kind", kind, at(resource, "customizationType"));
  else if (type !== undefined) estate.ask("customisationType", { name: label, type }, { file: resource.file });
  estate.say(thing, "customisations", "region", resource.region, regionAt(resource, nameField));
  const logs = [
    "trainingDataConfig.invocationLogsConfig.usePromptResponse",
    "trainingDataConfig.invocationLogsConfig.invocationLogSource.s3Uri",
  ].find((field) => has(resource, field));
  if (logs) estate.say(thing, "customisations", "usesInvocationLogs", true, at(resource, logs));
  else estate.ask("trainingFromLogs", { name: label }, { file: resource.file });
  if (has(resource, "customizationConfig.distillationConfig.teacherModelConfig.teacherModelIdentifier")) {
    const teacher = textOf(resource, "customizationConfig.distillationConfig.teacherModelConfig.teacherModelIdentifier") ?? "";
    estate.ask("teacher", { name: label, model: parseModelArn(teacher)?.id ?? teacher }, { file: resource.file });
  }
  const training = "trainingDataConfig.s3Uri";
  const store = sayBucket(estate, { resource, field: training, kind: "trainingSet", word: "trainingSet" });
  if (store) estate.refer(store, "stores", "readBy", [thing], at(resource, training));
  const model = estate.thing("stores", `${key}/model`, resource);
  estate.say(model, "stores", "name", named("customModelStore", { id: label }), at(resource, nameField));
  estate.say(model, "stores", "kind", "customModel", at(resource, nameField));
  estate.say(model, "stores", "operator", "aws", at(resource, nameField));
  estate.say(model, "stores", "region", resource.region, regionAt(resource, nameField));
  const encrypted = ["modelKmsKeyArn", "outputModelKmsKeyArn"].find((field) => has(resource, field));
  if (encrypted) estate.say(model, "stores", "encryption", "ownKey", at(resource, encrypted));
  estate.refer(model, "stores", "writtenBy", [thing], at(resource, nameField));
  estate.ask("trainingData", { name: label }, { file: resource.file });
}

function sayImport(estate: Estate, resource: AwsResource): void {
  const label = shownOf(resource, "modelName", "modelArn");
  const field = has(resource, "modelName") ? "modelName" : "modelArn";
  const thing = estate.thing("customisations", `imported/${textOf(resource, "modelName") ?? resource.id}`, resource);
  estate.say(thing, "customisations", "name", named("importedModel", { id: label }), at(resource, field));
  estate.say(thing, "customisations", "kind", "customImport", at(resource, field));
  estate.say(thing, "customisations", "region", resource.region, regionAt(resource, field));
  estate.ask("importedModel", { name: label }, { file: resource.file });
}

function sayEvaluation(estate: Estate, resource: AwsResource): void {
  const label = shownOf(resource, "jobName", "jobArn");
  const type = textOf(resource, "jobType");
  const human = type === "Human" || has(resource, "evaluationConfig.human.humanWorkflowConfig.flowDefinitionArn");
  const thing = estate.thing("customisations", resource.key, resource);
  const nameField = has(resource, "jobName") ? "jobName" : "jobArn";
  estate.say(thing, "customisations", "name", named("evaluation", { id: label }), at(resource, nameField));
  if (type !== undefined || human)
    estate.say(
      thing,
      "customisations",
      "kind",
      human ? "humanEvaluation" : "modelEvaluation",
      at(resource, type === undefined ? nameField : "jobType"),
    );
  estate.say(thing, "customisations", "region", resource.region, regionAt(resource, nameField));
  if (human) estate.ask("workers", { name: label }, { file: resource.file });
  const inputs = ["automated", "human"].flatMap((part) =>
    entriesOf(resource, `evaluationConfig.${part}.datasetMetricConfigs`).map(({ path }) => `${path}.dataset.datasetLocation.s3Uri`),
  );
  for (const field of inputs) {
    const store = sayBucket(estate, { resource, field, kind: "evaluationSet", word: "evaluationSet" });
    if (store) estate.refer(store, "stores", "readBy", [thing], at(resource, field));
  }
  const output = sayBucket(estate, { resource, field: "outputDataConfig.s3Uri", kind: "evaluationSet", word: "evaluationOutput" });
  if (output) {
    estate.refer(output, "stores", "writtenBy", [thing], at(resource, "outputDataConfig.s3Uri"));
    if (has(resource, "customerEncryptionKeyId"))
      estate.say(output, "stores", "encryption", "ownKey", at(resource, "customerEncryptionKeyId"));
  }
  if (resource.says === "set" && estate.files[resource.file]?.call === "bedrock list-evaluation-jobs" && inputs.length === 0)
    estate.ask("evaluationSets", { name: label }, { file: resource.file });
}

/** Batch, customisation, import and evaluation jobs with the stores that they name. */
export function sayJobs(estate: Estate): void {
  sayBatchJobs(estate);
  const nameKey = (resource: AwsResource, ...fields: readonly string[]): string => {
    for (const field of fields) {
      const text = textOf(resource, field);
      if (text !== undefined) return `custom/${text}`;
    }
    return resource.key;
  };
  for (const resource of estate.of("customModel"))
    if (textOf(resource, "customizationType") === "IMPORTED") sayImport(estate, resource);
    else
      sayCustomisation(
        estate,
        resource,
        nameKey(resource, "modelName", "modelArn"),
        shownOf(resource, "modelName", "modelArn"),
        has(resource, "modelName") ? "modelName" : "modelArn",
      );
  for (const resource of estate.of("customizationJob")) {
    if (isGone(resource) || textOf(resource, "status") === "Stopped") continue;
    sayCustomisation(
      estate,
      resource,
      nameKey(resource, "outputModelName", "jobName"),
      shownOf(resource, "outputModelName", "jobName"),
      has(resource, "outputModelName") ? "outputModelName" : "jobName",
    );
  }
  for (const resource of estate.of("importedModel")) if (!isGone(resource)) sayImport(estate, resource);
  for (const resource of estate.of("evaluationJob")) if (!isGone(resource)) sayEvaluation(estate, resource);
}
