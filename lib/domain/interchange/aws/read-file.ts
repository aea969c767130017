import { parseDocument } from "yaml";
import { type AwsFile, type AwsRefusal, awsLimits, type Json } from "./aws-file";

export type FileText = { state: "read"; json: Json } | { state: "empty" } | { state: "refused"; refusal: AwsRefusal };

const refused = (place: string, message: string, values: Record<string, string | number> = {}): FileText => ({
  state: "refused",
  refusal: { place, says: { message: `aws.refusal.${message}`, values } },
});

/** UTF-8, or UTF-16 by its mark: what PowerShell writes when output is sent to a file. */
function decode(bytes: Uint8Array): string | null {
  const mark = (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0);
  const encoding = mark === 0xfffe ? "utf-16le" : mark === 0xfeff ? "utf-16be" : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const templateTags = [
  "Ref",
  "Condition",
  "Sub",
  "GetAtt",
  "Join",
  "Select",
  "Split",
  "If",
  "Equals",
  "And",
  "Or",
  "Not",
  "FindInMap",
  "ImportValue",
  "Base64",
  "Cidr",
  "GetAZs",
  "Transform",
  "ToJsonString",
  "Length",
];

/** Short forms of a template's functions become what the long form says; nothing is evaluated. */
const customTags = templateTags.flatMap((name) => {
  const wrap = (value: unknown) => ({ [name === "Ref" || name === "Condition" ? name : `Fn::${name}`]: value });
  return [
    { tag: `!${name}`, resolve: (text: string) => wrap(text) },
    { tag: `!${name}`, collection: "seq" as const, resolve: (node: { toJSON(): unknown }) => wrap(node.toJSON()) },
    { tag: `!${name}`, collection: "map" as const, resolve: (node: { toJSON(): unknown }) => wrap(node.toJSON()) },
  ];
});

function parseYaml(text: string): FileText {
  if (text.length > awsLimits.yamlBytes) return refused("the file", "yamlTooLarge");
  // The library composes nested collections by recursion; a template needs far less.
  if (/(?:[[{]\s*){100}|(?:(?:^|\n)\s*- )(?:- ){100}/.test(text)) return refused("the file", "depth", { most: awsLimits.depth });
  try {
    const document = parseDocument(text, {
      schema: "core",
      version: "1.2",
      customTags: customTags as never,
      strict: true,
      uniqueKeys: true,
      prettyErrors: true,
    });
    const [problem] = document.errors;
    if (problem) return refused(`line ${problem.linePos?.[0].line ?? 1}`, "yaml");
    const json = document.toJS({ maxAliasCount: 50 }) as Json;
    return { state: "read", json };
  } catch {
    return refused("the file", "yaml");
  }
}

/** Depth and number of values, walked without recursion. */
function tooMuch(json: Json): FileText | null {
  const open: { value: Json; depth: number; place: string }[] = [{ value: json, depth: 0, place: "" }];
  let values = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    values += 1;
    if (values > awsLimits.values) return refused("the file", "values", { most: awsLimits.values });
    if (typeof next.value !== "object" || next.value === null) continue;
    if (next.depth >= awsLimits.depth) return refused(next.place.slice(0, 200), "depth", { most: awsLimits.depth });
    for (const key of Object.keys(next.value)) {
      const value = (next.value as Record<string, Json>)[key] as Json;
      if (typeof value !== "object" || value === null) values += 1;
      else
        open.push({
          value,
          depth: next.depth + 1,
          place: next.place.length > 200 ? next.place : next.place === "" ? key : `${next.place}.${key}`,
        });
    }
  }
  return null;
}

const lineOf = (text: string, error: unknown): string => {
  const position = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
  return position === undefined ? "the end of the file" : `line ${text.slice(0, Number(position)).split("\n").length}`;
};

/** The JSON (or the template's YAML) of a file within the limits; every refusal names the place. */
export function readAwsFile(file: AwsFile): FileText {
  if (file.bytes.byteLength > awsLimits.fileBytes) return refused("the file", "fileTooLarge", { most: awsLimits.fileBytes / 1_000_000 });
  const text = decode(file.bytes);
  if (text === null) return refused("the file", "encoding");
  const trimmed = text.trim();
  if (trimmed === "" || trimmed === "{}" || trimmed === "null") return { state: "empty" };
  let reading: FileText;
  if (/^[[{"]/.test(trimmed)) {
    try {
      reading = { state: "read", json: JSON.parse(trimmed) as Json };
    } catch (error) {
      return refused(lineOf(trimmed, error), "json");
    }
  } else if (/^(?:AWSTemplateFormatVersion|Resources)\s*:/m.test(trimmed)) reading = parseYaml(trimmed);
  else return refused("the file", "notJson");
  return reading.state === "read" ? (tooMuch(reading.json) ?? reading) : reading;
}
