import { createHash, randomBytes } from "node:crypto";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { blankContent, parseAssessmentFile, writeAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import type { AssessmentContent } from "@/lib/domain/assessment/content";
import type { EvidenceItem } from "@/lib/domain/assessment/evidence-item";
import { factsInForce } from "@/lib/domain/facts/fact-lookup";
import { suggestedRegions } from "@/lib/domain/facts/models";
import { type AwsImport, analyseAwsFiles, type FileReport } from "@/lib/domain/interchange/aws/analyse";
import { reducedFiles } from "@/lib/domain/interchange/aws/evidence";
import type { Proposal } from "@/lib/domain/interchange/aws/proposals";
import { regionGroup } from "@/lib/domain/interchange/aws/recognise";
import { proposedByDefault, type Replaced, replacedBy, takeOver, withTakenOver } from "@/lib/domain/interchange/aws/take-over";
import { sentence } from "@/lib/domain/language/sentence";
import { awsImportView, recognisedAs } from "@/lib/domain/view/aws-import-view";
import { type Command, Refused, type Terminal, WrongUsage } from "../command";
import { counted } from "../counted";
import { judgedBy, registerOptions, registerUsage } from "../judged-by";
import { type FoundFile, readFiles } from "../read-folder";
import { readAssessment, writeWhole } from "../read-input";

const letters = "0123456789abcdefghijklmnopqrstuvwxyz";
const newRecordId = (prefix: string): string => `${prefix}-${Array.from(randomBytes(12), (byte) => letters[byte % 36]).join("")}`;
const prefixes: Readonly<Record<string, string>> = { systems: "sy", modelUses: "mu", stores: "st", tools: "tl", customisations: "cu" };

const isUnknown = (file: FileReport): boolean => file.refusals.some(({ says }) => says.message === "aws.refusal.unknownShape");

/** The Region of each group that does not name one: what its path says, else what was given. */
function regionsOf(files: readonly FoundFile[], given: string | undefined): Record<string, string> {
  const regions: Record<string, string> = {};
  for (const { name } of files) {
    const { group, suggested } = regionGroup(name);
    const region = suggested ?? given;
    if (region !== undefined) regions[group] = region;
  }
  return regions;
}

function describeFile(file: FileReport): string {
  const region = file.regions.length > 0 ? `, ${file.regions.join(" and ")}` : "";
  return [
    `${file.name}: ${file.refusals.length > 0 ? "refused" : `${recognisedAs(file) ?? "nothing known"}${region}; ${counted(file.gave, "answer")}`}`,
    ...file.refusals.map((refusal) => `    ${refusal.place}: ${sentence(refusal.says)}`),
    ...file.notes.map((note) => `    ${sentence(note)}`),
  ].join("\n");
}

/** What `--replace` may take: what earlier imports gave, or also what somebody answered. */
const replaceable: Readonly<Record<string, ReadonlySet<Replaced>>> = {
  imported: new Set(["imported"]),
  all: new Set(["imported", "answered"]),
};

type Kept = { id: string; by: Replaced; place: string; label: string; present: string; from: string; proposed: string; origin: string };

/** Every proposal that would replace an answer and is not taken over, in words. */
function keptOf(done: AwsImport, content: AssessmentContent, taken: ReadonlySet<string>): readonly Kept[] {
  const replaced = new Map(
    [...done.proposals.single, ...done.proposals.records.flatMap((one) => one.proposals)].map((one) => [one.id, replacedBy(one)]),
  );
  return awsImportView(done, content, {}).records.flatMap(({ title, recordId, proposals }) =>
    proposals.flatMap(({ id, label, present, presentOrigin, proposed, origin, field }) => {
      const by = replaced.get(id) ?? null;
      if (by === null || taken.has(id)) return [];
      const place = recordId ? `${title} (${recordId})` : title;
      return [{ id, by, place, label, present: present ?? "", from: presentOrigin ?? "answered", proposed, origin: `${origin}, ${field}` }];
    }),
  );
}

function report(done: AwsImport, taken: ReadonlySet<string>, kept: readonly Kept[]): string {
  const keptIds = new Set(kept.map(({ id }) => id));
  const word = ({ id, state }: Proposal): string =>
    taken.has(id) ? "taken over" : state === "same" ? "unchanged " : keptIds.has(id) ? "differs   " : "left out  ";
  const line = (label: string, one: Proposal): string =>
    `  ${word(one)} ${label}.${one.field}: ${one.value === null ? "" : JSON.stringify(one.value)}${one.refers.length > 0 ? " (and what is new here)" : ""}`;
  return `${[
    ...done.files.map(describeFile),
    "",
    ...done.proposals.single.map((one) => line("assessment", one)),
    ...done.proposals.records.flatMap((record) => [
      `${record.list}: ${record.name}${record.recordId ? ` (${record.recordId})` : " (new)"}${record.basis === "setUp" ? ", set up, but no file shows that it is used: left out" : ""}`,
      ...record.proposals.map((one) => line(record.recordId ?? "new", one)),
    ]),
    ...(kept.length > 0
      ? [
          "",
          `Differs from what stands there, which is left as it is (${kept.length}):`,
          ...kept.flatMap(({ place, label, present, from, proposed, origin }) => [
            `  ${place}: ${label}`,
            `    stands there: ${present} (${from})`,
            `    AWS says:     ${proposed} (${origin})`,
          ]),
        ]
      : []),
    ...(done.missing.length > 0 ? ["", "Not there any more:", ...done.missing.map((one) => `  ${sentence(one.says)}`)] : []),
    "",
    `What no file says (${done.open.length}):`,
    ...done.open.map((one) => `  ${sentence(one.says)}`),
  ].join("\n")}\n`;
}

/** How to take over what differs, or nothing where nothing does. */
function remedy(kept: readonly Kept[]): string {
  if (kept.length === 0) return "";
  const imported = kept.filter(({ by }) => by === "imported").length;
  const ways = [
    ...(imported > 0 ? [`--replace imported takes what replaces an earlier import (${imported})`] : []),
    `--replace all takes ${kept.length === 1 ? "it" : `all ${kept.length}`}`,
  ];
  return `\nLeft as ${kept.length === 1 ? "it is, though AWS says" : "they are, though AWS says"} otherwise: ${counted(kept.length, "answer")}. Look at the list; ${ways.join(", ")}.`;
}

const asJson = (done: AwsImport, taken: ReadonlySet<string>, registerVersion: string) => ({
  registerVersion,
  files: done.files.map(({ refusals, notes, ...file }) => ({
    ...file,
    refusals: refusals.map(({ place, says }) => ({ place, message: sentence(says) })),
    notes: notes.map((one) => sentence(one)),
  })),
  answers: [
    ...done.proposals.single.map((one) => ({ record: null, ...one, replaces: replacedBy(one), takenOver: taken.has(one.id) })),
    ...done.proposals.records.flatMap((record) =>
      record.proposals.map((one) => ({
        record: record.name,
        list: record.list,
        recordId: record.recordId,
        basis: record.basis,
        ...one,
        replaces: replacedBy(one),
        takenOver: taken.has(one.id),
      })),
    ),
  ],
  missing: done.missing.map(({ name, path }) => ({ name, path })),
  open: done.open.map(({ says, file, path }) => ({
    question: sentence(says),
    file: file === null ? null : (done.files[file]?.name ?? null),
    path,
  })),
});

async function importAws(args: readonly string[], terminal: Terminal): Promise<0> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      region: { type: "string" },
      into: { type: "string" },
      out: { type: "string" },
      evidence: { type: "string" },
      "keep-names": { type: "boolean" },
      replace: { type: "string" },
      json: { type: "boolean" },
      ...registerOptions,
    },
  });
  if (positionals.length === 0 || !values.out) throw new WrongUsage("import aws takes files or folders and --out FILE.");
  const replace = values.replace === undefined ? new Set<Replaced>() : replaceable[values.replace];
  if (!replace) throw new WrongUsage(`--replace takes imported or all; got “${values.replace}”.`);
  const content = values.into ? await readAssessment(terminal, values.into) : blankContent(terminal.today());
  const register = await judgedBy(terminal, values);
  const facts = factsInForce(register, content.facts, content.asOf, content.asOf);
  const known = suggestedRegions(facts).map((one) => one.code);
  if (values.region !== undefined && !known.includes(values.region))
    throw new WrongUsage(`--region takes the code of a Region, for example eu-central-1; got “${values.region}”.`);
  const files = await readFiles(terminal, positionals);
  if (files.length === 0) throw new Refused("There is no .json, .yaml or .template file in what was named.");
  const key = content.importKey ?? randomBytes(16).toString("hex");
  const done = analyseAwsFiles(files, {
    content,
    facts,
    key,
    keepNames: values["keep-names"] === true,
    regions: regionsOf(files, values.region),
    importedOn: terminal.today(),
  });
  // A file that lies about in a folder is left out; whatever else is wrong stops the whole import.
  const refused = done.files.filter((file, index) => file.refusals.length > 0 && (files[index]?.named || !isUnknown(file)));
  if (refused.length > 0) {
    if (values.json) terminal.out(`${JSON.stringify(asJson(done, new Set(), register.version), null, 2)}\n`);
    throw new Refused([...refused.map(describeFile), "Nothing was taken over and nothing was written."].join("\n"));
  }
  if (done.files.every((file) => file.format === null))
    throw new Refused([...done.files.map(describeFile), "Nothing here was recognised; nothing was written."].join("\n"));
  const untold = done.regionQuestions.find((one) => one.given === null);
  if (untold) throw new WrongUsage(`${untold.files[0]} does not say its Region: give it with --region.`);

  const accepted = new Set(proposedByDefault(done, replace));
  const reduced = reducedFiles(done, terminal.today());
  const evidence: EvidenceItem | null = values.evidence
    ? {
        id: newRecordId("ev"),
        name: basename(values.evidence).slice(0, 300),
        sha256: createHash("sha256").update(reduced).digest("hex"),
        bytes: Buffer.byteLength(reduced),
        addedOn: terminal.today(),
      }
    : null;
  const taken = takeOver(done, accepted, (list) => newRecordId(prefixes[list] ?? "xx"), evidence?.id ?? null);
  const json = writeAssessmentFile(withTakenOver(content, taken, key, evidence));
  const reading = parseAssessmentFile(json);
  if (!reading.ok)
    throw new Refused(
      [`The assessment would not hold what these files say:`, ...reading.refusals.map(({ path, message }) => `  ${path}: ${message}`)].join(
        "\n",
      ),
    );
  if (values.evidence) await writeWhole(terminal, values.evidence, reduced);
  await writeWhole(terminal, values.out, json);
  const takenIds = new Set(taken.answers.map((one) => one.id));
  const kept = keptOf(done, content, takenIds);
  terminal.out(values.json ? `${JSON.stringify(asJson(done, takenIds, register.version), null, 2)}\n` : report(done, takenIds, kept));
  terminal.say(
    `${values.out} takes ${counted(taken.answers.length, "answer")} from ${counted(done.files.filter((file) => file.gave > 0).length, "file")}; ${counted(done.open.length, "question")} open. Facts as of ${content.asOf}, register ${register.version}.${remedy(kept)}`,
  );
  return 0;
}

export const importCommand: Command = {
  summary: "answers from what AWS prints: aws … --output json, bedrock-mantle JSON, terraform show -json, CloudFormation",
  usage: `dpia import aws PATH… --region R [--into FILE [--replace imported|all]] --out FILE [--evidence FILE] [--keep-names] ${registerUsage} [--json]`,
  async run(args, terminal) {
    const [format, ...rest] = args;
    if (format !== "aws") throw new WrongUsage(`import takes the format aws; got “${format ?? ""}”.`);
    return importAws(rest, terminal);
  },
};
