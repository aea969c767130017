import { type DescribedBecause, describeBecause } from "../questionnaire/describe-answer";
import { parsePath } from "../questionnaire/questions";
import type { Because } from "../reasoning/because";
import { date, isPrinted, joined, label, type ReportContext, redacted, sentenceCase } from "./report-context";
import { printable, type RichBlock, type RichText, type Run } from "./rich-text";

/** Facts that only tell how the name of a model, Region or country is read: cited by number, told in Annex B alone. */
const readsNames: readonly string[] = ["identity", "match", "matchingRule", "order", "location", "eeaMember"];

/** "[F12]", leading to the fact in Annex B; null for a fact that the register at hand does not hold. */
function factCitation(context: ReportContext, { id, version }: { id: string; version: number }): Run | null {
  const place = context.facts.findIndex((fact) => fact.id === id && fact.version === version);
  return place === -1 ? null : { text: `[F${place + 1}]`, href: `#${factAnchor(id, version)}` };
}

/** A date of a source as precise as it is held: "2026-11" is a month. */
export const sourceDate = (plain: string): string =>
  /^\d{4}-\d{2}$/.test(plain) ? date(`${plain}-01`).replace(/^\d+ /, "") : /^\d{4}$/.test(plain) ? plain : date(plain);

const factsOf = (because: readonly Because[]) =>
  because.flatMap((one, index) =>
    one.kind === "fact" &&
    because.findIndex((other) => other.kind === "fact" && other.id === one.id && other.version === one.version) === index
      ? [one]
      : [],
  );

/** "[F3] [F12]", for a statement whose facts are told elsewhere; facts that only read names are left to Annex B where others say more. */
export function factCitations(context: ReportContext, because: readonly Because[]): readonly Run[] {
  const facts = factsOf(because);
  const ofSubstance = facts.filter((one) => !readsNames.includes(context.factsById.get(`${one.id}@${one.version}`)?.predicate ?? ""));
  const cited = (ofSubstance.length > 0 ? ofSubstance : facts).flatMap((one) => factCitation(context, one) ?? []);
  return cited.flatMap((one, index) => (index > 0 ? [{ text: " " }, one] : [one]));
}

/** The answers that a statement rests on, question and answer in one line. Internal ones are named only where the edition prints them. */
export function answersRunOn(context: ReportContext, because: readonly Because[], limit: number): readonly Run[] {
  const described = because
    .filter((one) => one.kind === "answer" && (isPrinted(context, one.path) || parsePath(one.path) === null))
    .map((one): DescribedBecause => describeBecause(context.content, one, context.factsById, context.names))
    .flatMap((one) => (one.kind === "answer" ? [one] : []));
  const shown = described.slice(0, limit);
  const parts = shown.map((one): readonly Run[] => [
    { text: `${one.label} ` },
    { text: shorten(redacted(context, printable(one.value))), bold: true },
  ]);
  if (described.length > shown.length)
    parts.push([
      { text: described.length - shown.length === 1 ? "and one more answer" : `and ${described.length - shown.length} more answers` },
    ]);
  return joined(parts);
}

/** On whose word a statement stands: each fact in force that says something of substance, with standing, source and date. */
export function onWhoseWord(context: ReportContext, because: readonly Because[]): RichText {
  const facts = factsOf(because).flatMap(({ id, version }) => context.factsById.get(`${id}@${version}`) ?? []);
  return facts
    .filter(({ predicate }) => !readsNames.includes(predicate))
    .map((fact) => {
      const [source] = fact.sources;
      const citation = factCitation(context, fact);
      const where = source ? ` (${printable(source.title)}${source.date ? `, ${sourceDate(source.date)}` : ""})` : "";
      return {
        kind: "paragraph",
        runs: [
          { text: `${sentenceCase(fact.standing)}${where}: `, bold: true },
          { text: redacted(context, printable(fact.claim)) },
          ...(citation ? [{ text: " " }, citation] : []),
        ],
      };
    });
}

/** "Documentation of November 2026 [F3]": who says so, of which date, and where the claim stands. */
export function wordOf(context: ReportContext, because: readonly Because[]): readonly Run[] {
  return joined(
    factsOf(because)
      .flatMap(({ id, version }) => context.factsById.get(`${id}@${version}`) ?? [])
      .filter(({ predicate }) => !readsNames.includes(predicate))
      .map((fact): readonly Run[] => {
        const dated = fact.sources.find((source) => source.date)?.date;
        const citation = factCitation(context, fact);
        return [
          { text: `${sentenceCase(fact.standing)}${dated ? ` of ${sourceDate(dated)}` : ""}` },
          ...(citation ? [{ text: " " }, citation] : []),
        ];
      }),
  );
}

/** What has to be answered before more can be said. */
export const missingText = (context: ReportContext, missing: readonly string[], limit = 4): Extract<RichBlock, { kind: "paragraph" }> => ({
  kind: "paragraph",
  runs: [
    { text: "Missing: ", bold: true },
    {
      text: `${missing
        .slice(0, limit)
        .map((path) => label(context, path))
        .join("; ")}${missing.length > limit ? `; and ${missing.length - limit} more` : ""}`.replace(/[?.]?$/, (end) =>
        end === "?" ? end : ".",
      ),
    },
  ],
});

const shorten = (text: string): string => {
  const line = text.replace(/\s+/g, " ");
  return line.length > 160 ? `${line.slice(0, 157).trimEnd()}…` : line;
};

export const factAnchor = (id: string, version: number): string => `fact-${id.replace(/[^A-Za-z0-9]/g, "-")}-${version}`;
