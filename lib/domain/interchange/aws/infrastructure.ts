import { isObject, type Json, type JsonObject, own, type Stage } from "./aws-file";
import { kindOfCloudFormation, kindOfTerraform, type ResourceKind } from "./resource-kinds";

/** One resource of a Terraform or CloudFormation file that is read, where it stands and what must not be read of it. */
type DeclaredResource = {
  kind: ResourceKind;
  json: Json;
  place: string;
  region: string | null;
  sensitive: unknown;
  /** Stands for the id where the file does not know one yet: the address or the logical name. */
  ownName: string;
  /** Fields that name another resource of the same file by its address, where their value is not known yet. */
  links: Readonly<Record<string, string>>;
  /** What `Ref` and `GetAtt` of a template mean. */
  resolve?: (value: JsonObject) => string | null;
};

export type Declared = {
  stage: Stage;
  format: "terraformState" | "terraformPlan" | "cloudFormation";
  resources: readonly DeclaredResource[];
  others: number;
};

const text = (value: Json | undefined): string | null => (typeof value === "string" && value !== "" ? value : null);
const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

/** Every module of a state or plan, walked without recursion. */
function* modulesOf(root: Json | undefined, place: string): Generator<{ module: Json; place: string }> {
  const open: { module: Json; place: string }[] = root === undefined ? [] : [{ module: root, place }];
  for (let next = open.shift(); next; next = open.shift()) {
    yield next;
    const { place: at } = next;
    open.push(...listOf(own(next.module, "child_modules")).map((module, index) => ({ module, place: `${at}.child_modules[${index}]` })));
  }
}

const linkFields = ["knowledge_base_id", "agent_id", "memory_id", "gateway_identifier", "guardrail_identifier"] as const;

/** In a plan, ids are not known yet: which resource a field will name stands in the configuration, as references. */
function linksByAddress(plan: Json): ReadonlyMap<string, Readonly<Record<string, string>>> {
  const links = new Map<string, Record<string, string>>();
  const open: { module: Json; prefix: string }[] = [];
  const root = own(own(plan, "configuration"), "root_module");
  if (root !== undefined) open.push({ module: root, prefix: "" });
  for (let next = open.shift(); next; next = open.shift()) {
    for (const resource of listOf(own(next.module, "resources"))) {
      const address = text(own(resource, "address"));
      const type = text(own(resource, "type"));
      if (!address || !type || !kindOfTerraform(type)) continue;
      for (const field of linkFields) {
        const [first] = listOf(own(own(own(resource, "expressions"), field), "references"));
        const named = text(first)?.split(".").slice(0, 2).join(".");
        if (!named || !kindOfTerraform(named.split(".")[0] ?? "")) continue;
        const full = `${next.prefix}${address}`;
        links.set(full, { ...links.get(full), [field]: `${next.prefix}${named}` });
      }
    }
    const moduleCalls = own(next.module, "module_calls");
    if (isObject(moduleCalls))
      for (const name of Object.keys(moduleCalls)) {
        const module = own(own(moduleCalls, name), "module");
        if (module !== undefined) open.push({ module, prefix: `${next.prefix}module.${name}.` });
      }
  }
  return links;
}

const withoutIndex = (address: string): string => address.replace(/\[[^\]]*\]/g, "");

function readTerraform(json: JsonObject): Declared | null {
  if (text(own(json, "format_version")) === null) return null;
  const planned = own(json, "planned_values");
  const isPlan = planned !== undefined || own(json, "resource_changes") !== undefined;
  const values = isPlan ? planned : own(json, "values");
  if (!isPlan && values === undefined && own(json, "terraform_version") === undefined) return null;
  const links = isPlan ? linksByAddress(json) : new Map();
  const resources: DeclaredResource[] = [];
  let others = 0;
  for (const { module } of modulesOf(own(values, "root_module"), "root_module"))
    for (const resource of listOf(own(module, "resources"))) {
      const type = text(own(resource, "type"));
      const address = text(own(resource, "address"));
      const kind = type === null ? undefined : kindOfTerraform(type);
      const given = own(resource, "values");
      if (!kind || !address || !isObject(given) || own(resource, "mode") === "data") {
        others += 1;
        continue;
      }
      const block = kind === "invocationLogging" ? listOf(own(given, "logging_config"))[0] : given;
      const sensitive = own(resource, "sensitive_values");
      resources.push({
        kind,
        json: block ?? {},
        place: kind === "invocationLogging" ? `${address}.logging_config[0]` : address,
        region: text(own(given, "region")),
        sensitive: kind === "invocationLogging" ? listOf(own(sensitive, "logging_config"))[0] : sensitive,
        ownName: address,
        links: links.get(withoutIndex(address)) ?? {},
      });
    }
  return { stage: isPlan ? "planned" : "inForce", format: isPlan ? "terraformPlan" : "terraformState", resources, others };
}

/** The logical name that a template's `Ref` or `Fn::GetAtt` names, where it is a resource of the template. */
function referenceIn(resources: JsonObject, value: JsonObject): string | null {
  const reference = own(value, "Ref") ?? own(value, "Fn::GetAtt");
  const name = Array.isArray(reference) ? reference[0] : typeof reference === "string" ? reference.split(".")[0] : undefined;
  return typeof name === "string" && Object.hasOwn(resources, name) ? name : null;
}

function readCloudFormation(json: JsonObject): Declared | null {
  const body = own(json, "TemplateBody");
  const template = isObject(body) ? body : json;
  const given = own(template, "Resources");
  if (!isObject(given)) return null;
  const entries = Object.entries(given);
  const typed = entries.filter(([, resource]) => typeof own(resource, "Type") === "string");
  if (
    own(template, "AWSTemplateFormatVersion") === undefined &&
    !typed.some(([, resource]) => /^(?:AWS|Custom|Alexa)::/.test(String(own(resource, "Type"))))
  )
    return null;
  const resources: DeclaredResource[] = [];
  for (const [name, resource] of typed) {
    const kind = kindOfCloudFormation(String(own(resource, "Type")));
    const properties = own(resource, "Properties") ?? {};
    if (!kind || !isObject(properties)) continue;
    resources.push({
      kind,
      json: properties,
      place: `Resources.${name}.Properties`,
      region: null,
      sensitive: undefined,
      ownName: name,
      links: {},
      resolve: (value) => referenceIn(given, value),
    });
  }
  return { stage: "template", format: "cloudFormation", resources, others: entries.length - resources.length };
}

/** The resources of `terraform show -json` (state or plan) or of a CloudFormation template that are read; null for neither. */
export function readInfrastructure(json: Json): Declared | null {
  if (!isObject(json)) return null;
  return readTerraform(json) ?? readCloudFormation(json);
}

/** The raw state file and other forms that hold more than what `terraform show -json` prints. */
export const isRawTerraformState = (json: Json): boolean =>
  isObject(json) && typeof own(json, "lineage") === "string" && Array.isArray(own(json, "resources"));
