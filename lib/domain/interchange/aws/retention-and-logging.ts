import { readModelReference } from "./model-reference";
import type { AwsResource } from "./recognise";
import { at, type Estate, entriesOf, has, named, numberOf, regionAt, shownOf, textOf } from "./statements";

const modes: readonly string[] = ["none", "default", "aws_review", "provider_data_share", "inherit"];

/** Uses of a model in a Region, those of this import and those that are described already, with the model each calls. */
function usesIn(estate: Estate, region: string): readonly { thing: string; model: string | null }[] {
  const made = [...estate.things].flatMap(([thing, { list }]) =>
    list === "modelUses" && estate.answerOf(thing, "sourceRegion") === region
      ? [{ thing, model: String(estate.answerOf(thing, "model") ?? "") || null }]
      : [],
  );
  const described = estate.uses
    .filter((use) => use.region === region)
    .map((use) => ({ thing: estate.existing("modelUses", use.recordId), model: use.model }));
  return [...made, ...described];
}

/** The mode of the account in a Region counts for every use there; of a project only a person knows which use is in it. */
export function sayRetention(estate: Estate): void {
  for (const resource of estate.of("accountDataRetention")) {
    const mode = textOf(resource, "mode");
    if (mode === undefined) continue;
    if (!modes.includes(mode)) {
      estate.ask("unknownMode", { mode }, { file: resource.file });
      continue;
    }
    if (resource.region === null) continue;
    const uses = usesIn(estate, resource.region);
    for (const use of uses) estate.say(use.thing, "modelUses", "accountRetentionMode", mode, at(resource, "mode"));
    if (uses.length === 0) estate.ask("modeWithoutUse", { mode, region: resource.region }, { file: resource.file });
    if (mode === "provider_data_share") estate.ask("standingAuthorisation", { region: resource.region }, { file: resource.file });
    if (mode === "inherit") estate.ask("inherits", { region: resource.region }, { file: resource.file });
  }
  const projects = estate.of("mantleProject").filter((one) => has(one, "data_retention.mode"));
  for (const resource of projects) {
    const mode = textOf(resource, "data_retention.mode") ?? "";
    estate.ask("projectMode", { mode, name: shownOf(resource, "name", "id") }, { file: resource.file });
  }
  for (const resource of estate.of("mantleModel")) sayMantleModel(estate, resource);
}

function sayMantleModel(estate: Estate, resource: AwsResource): void {
  const id = textOf(resource, "id") ?? "";
  const mode = textOf(resource, "data_retention.mode");
  const source = textOf(resource, "data_retention.source");
  if (mode === undefined || !modes.includes(mode) || resource.region === null) return;
  const bare = (model: string): string => model.replace(/^[a-z]{2,7}(?:-[a-z]+)?\.(?=[a-z0-9-]+\.)/, "");
  for (const use of usesIn(estate, resource.region)) {
    if (use.model === null || bare(use.model) !== bare(readModelReference(id, estate.facts).model)) continue;
    if (source === "account") estate.say(use.thing, "modelUses", "accountRetentionMode", mode, at(resource, "data_retention.mode"));
    if (source === "project") estate.say(use.thing, "modelUses", "projectRetentionMode", mode, at(resource, "data_retention.mode"));
    const allowed = entriesOf(resource, "data_retention.allowed_modes").map(({ values }) => String(values.get("")?.value ?? ""));
    if (allowed.length > 0 && !allowed.includes(mode))
      estate.ask("modeRefused", { model: id, mode, allowed: allowed.join(", ") }, { file: resource.file });
  }
}

const deliveries = ["text", "image", "embedding", "video", "audio"] as const;

/** Retention of a log from the neighbour that says it: a log group's days, a bucket's expiry where it covers every object. */
function retentionOf(estate: Estate, kind: "logGroup" | "bucket", name: string): { days: number; from: AwsResource; field: string } | null {
  if (kind === "logGroup") {
    const group = estate.of("logGroup").find((one) => textOf(one, "name") === name);
    const days = group && numberOf(group, "retentionInDays");
    return group && days !== undefined && days > 0 ? { days, from: group, field: "retentionInDays" } : null;
  }
  const lifecycle = estate.of("bucketLifecycle").find((one) => textOf(one, "bucket") === name);
  if (!lifecycle) return null;
  const rules = entriesOf(lifecycle, "rule").flatMap((rule) => {
    const inner = entriesOf(lifecycle, `${rule.path}.rules`);
    return inner.length > 0 ? inner : [rule];
  });
  for (const { path, values } of rules) {
    const partial = values.has("prefix") || values.has("filter.prefix");
    const field = values.has("expirationInDays") ? "expirationInDays" : "expiration.days";
    const days = numberOf(lifecycle, `${path}.${field}`);
    if (!partial && values.get("status")?.value === "Enabled" && days !== undefined && days > 0)
      return { days, from: lifecycle, field: `${path}.${field}` };
  }
  return null;
}

function sayLogStore(
  estate: Estate,
  resource: AwsResource,
  field: string,
  kind: "logGroup" | "bucket",
  content: "full" | "metadataOnly",
): void {
  const name = textOf(resource, field);
  if (name === undefined) return;
  const key = `log/${kind}/${name}/${resource.region ?? ""}`;
  const thing = estate.thing("stores", key, resource);
  const here = at(resource, field);
  const shown = shownOf(resource, field);
  estate.say(thing, "stores", "name", named(kind === "logGroup" ? "logGroup" : "logBucket", { id: shown }), here);
  estate.say(thing, "stores", "kind", "invocationLogs", here);
  estate.say(thing, "stores", "operator", "aws", here);
  // Logs are delivered in the same account and Region only.
  estate.say(thing, "stores", "region", resource.region, regionAt(resource, field));
  estate.say(thing, "stores", "logContent", content, at(resource, "textDataDeliveryEnabled"));
  const retention = retentionOf(estate, kind, name);
  if (retention) {
    estate.say(thing, "stores", "retention", { amount: retention.days, unit: "days" }, at(retention.from, retention.field));
    estate.say(thing, "stores", "deletionAutomatic", true, at(retention.from, retention.field));
  } else estate.ask("logRetention", { name: shown }, { file: resource.file });
}

/** What is logged, and where to. Off is taken over only where the files cover every Region that the assessment calls from. */
export function sayLogging(estate: Estate): void {
  const configurations = estate.of("invocationLogging");
  if (configurations.length === 0) return;
  const on = configurations.filter((one) => has(one, "s3Config.bucketName") || has(one, "cloudWatchConfig.logGroupName"));
  const content = (resource: AwsResource): "full" | "metadataOnly" =>
    deliveries.some((one) => resource.values.get(`${one}DataDeliveryEnabled`)?.value === true) ? "full" : "metadataOnly";
  for (const resource of on) {
    sayLogStore(estate, resource, "s3Config.bucketName", "bucket", content(resource));
    sayLogStore(estate, resource, "cloudWatchConfig.logGroupName", "logGroup", content(resource));
    sayLogStore(estate, resource, "cloudWatchConfig.largeDataDeliveryS3Config.bucketName", "bucket", content(resource));
  }
  const fullest = on.find((one) => content(one) === "full") ?? on[0];
  if (fullest) {
    const field = deliveries.map((one) => `${one}DataDeliveryEnabled`).find((one) => fullest.values.get(one)?.value === true);
    estate.sayOnce("logging.invocation", content(fullest), at(fullest, field ?? "s3Config.bucketName"));
    estate.ask("whoInLogs", {}, { file: fullest.file });
    return;
  }
  const covered = new Set(configurations.map((one) => one.region));
  const called = [
    ...new Set(
      estate.statements
        .flatMap((one) => (one.field === "sourceRegion" && "answer" in one.value ? [String(one.value.answer)] : []))
        .concat(estate.uses.flatMap((use) => use.region ?? [])),
    ),
  ];
  const [first] = configurations;
  if (first && called.length > 0 && called.every((region) => covered.has(region)))
    estate.sayOnce("logging.invocation", "off", at(first, ""));
  else if (first)
    estate.ask(
      "loggingOffSomewhere",
      { regions: [...covered].filter((one) => one !== null).join(", ") || "?" },
      { file: first.file, path: "logging.invocation" },
    );
}
