import type { AssessmentContent } from "../assessment/content";
import { sentence } from "../language/sentence";
import { isRecordId } from "../questionnaire/questions";
import type { Because } from "../reasoning/because";
import type { AssessmentResult, Recipient } from "../result";
import { explainer } from "../view/explain";
import { measureWords } from "../view/measure-words";
import { riskWords } from "../view/risk-words";
import type { GapEntry, MeasureEntry, RecipientEntry, RegisterEntry, RiskEntry } from "./register-entry";
import { folded } from "./search-words";

/** Ids that mean the same in each assessment; those of records do not. */
const lasting = /^(aws|public|provider:.+|authority:.+)$/;

/**
 * What makes a recipient the same one in another assessment: the id of a company or authority that the register of facts
 * knows, else its name, however its letters are accented.
 */
function recipientKey({ id, name }: Pick<Recipient, "id" | "name">): string {
  const company = id.replace(/:metadata$/, "");
  return lasting.test(company) ? company : `name:${folded(name).replace(/\s+/g, " ").trim()}`;
}

const factsOf = (because: readonly Because[]): readonly string[] => [
  ...new Set(because.flatMap((one) => (one.kind === "fact" ? [`${one.id}@${one.version}`] : []))),
];

/**
 * What an assessment adds to the registers: its recipients (the excluded ones too, with the facts that exclude them), risks
 * that are raised or undetermined at the level that the decision rests on, gaps and measures.
 */
export function registerEntries(content: AssessmentContent, result: AssessmentResult): readonly RegisterEntry[] {
  const words = explainer(content, { version: result.registerVersion, facts: [], events: [] });
  const placeOf = (id: string | null): string | null => (id !== null && isRecordId(id) ? words.name(id) : null);
  return [
    ...result.recipients.map(
      (one): RecipientEntry => ({
        level: null,
        worst: null,
        likelihood: null,
        severity: null,
        due: null,
        register: "recipients",
        entryId: one.id,
        key: recipientKey(one),
        name: one.name,
        state: one.certainty,
        detail: {
          kind: one.kind,
          role: one.role,
          roleSettled: one.roleSettled,
          receives: one.receives.map(words.name),
          countries: one.countries,
          kept: words.length(one.retention),
          humanReview: one.access.includes("humanReview"),
          says: sentence(one.says),
          facts: factsOf(one.because),
        },
      }),
    ),
    ...result.risks.flatMap((one): RiskEntry[] => {
      if (one.state === "notApplicable") return [];
      const rated = one[result.outcome.restsOn];
      return [
        {
          level: rated?.effective.level ?? null,
          // Unknown is never safe.
          worst: rated?.effective.level ?? one.range?.highest ?? "veryHigh",
          likelihood: rated?.effective.likelihood ?? null,
          severity: rated?.effective.severity ?? null,
          due: null,
          register: "risks",
          entryId: one.id,
          key: one.rule.startsWith("own@") ? "own" : one.rule,
          name: riskWords(one, content).title,
          state: one.state,
          detail: {
            place: one.placeName,
            confirmed: rated?.confirmed != null && !rated.confirmed.stale,
            catalogueNumber: one.catalogueNumber,
            says: sentence(one.says),
          },
        },
      ];
    }),
    ...result.gaps.map(
      (one): GapEntry => ({
        level: null,
        worst: null,
        likelihood: null,
        severity: null,
        due: null,
        register: "gaps",
        entryId: one.id,
        key: one.gap,
        name: sentence(one.says),
        state: one.state,
        detail: { article: one.article, place: placeOf(one.recordId) },
      }),
    ),
    ...content.measures.map(
      (one): MeasureEntry => ({
        level: null,
        worst: null,
        likelihood: null,
        severity: null,
        due: one.due ?? null,
        register: "measures",
        entryId: one.id,
        key: one.catalogue ?? "own",
        name: measureWords(one).title,
        state: one.status,
        detail: { owner: one.owner ?? "", condition: one.condition === true, evidence: one.evidence.length, catalogue: one.catalogue },
      }),
    ),
  ];
}
