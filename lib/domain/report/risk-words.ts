import type { Risk } from "../result";
import type { HarmKind, RiskSource } from "../risk/rule";
import type { Statement } from "./report";
import { derived, type ReportContext, type RiskGroup, riskWord, words } from "./report-context";
import { parseRichText, plainParagraph } from "./rich-text";

const harmWord: Readonly<Record<HarmKind, string>> = {
  discrimination: "discrimination",
  identityTheft: "identity theft or fraud",
  financialLoss: "financial loss",
  reputation: "damage to reputation",
  secrecyLoss: "loss of professional secrecy",
  reversedPseudonymisation: "pseudonyms undone",
  disadvantage: "economic or social disadvantage",
  lossOfControl: "loss of control over one's data",
  lossOfRights: "loss of rights and freedoms",
  sensitiveExposure: "exposure of sensitive data",
  unwantedProfiling: "unwanted profiling",
  vulnerableExploited: "vulnerable people exploited",
  wrongDecision: "a wrong decision about a person",
  serviceDenied: "denial of a service",
  distress: "distress",
};

const sourceWords: Readonly<Record<RiskSource, string>> = {
  design: "the design itself",
  terms: "terms of a provider",
  staff: "own staff",
  outsider: "outsiders",
  supplier: "a supplier",
  authority: "an authority of a third country",
  model: "the model's behaviour",
  failure: "technical failure",
};

export const eventWord = {
  access: "illegitimate access",
  modification: "undesired modification",
  disappearance: "disappearance of data",
  none: "no single event",
} as const;
export const phaseWord = { collection: "collection", use: "use", storage: "storage", sharing: "sharing", deletion: "deletion" } as const;

export const sourceWord = (risk: Risk): string =>
  Object.hasOwn(sourceWords, risk.source) ? sourceWords[risk.source as RiskSource] : risk.source;
export const harmWords = (risk: Risk): string =>
  risk.harm.map((kind) => (Object.hasOwn(harmWord, kind) ? harmWord[kind as HarmKind] : kind)).join(", ");

const own = (context: ReportContext, risk: Risk) => context.content.ownRisks.find(({ id }) => id === risk.id);

/** How a risk would come about, and what it would mean for people: the rule's words, or those of the person who added it. */
export function threatText(context: ReportContext, group: RiskGroup): Statement {
  const risk = group.places[0] as Risk;
  const added = own(context, risk);
  if (added) return { text: parseRichText(added.description), restsOn: [`risk:${risk.id}`] };
  return { text: plainParagraph(riskWord(group.rule, "threat") ?? group.title), restsOn: [`risk:${risk.id}`] };
}

export function harmText(context: ReportContext, group: RiskGroup): Statement {
  const risk = group.places[0] as Risk;
  const added = own(context, risk);
  if (added) return { text: parseRichText(added.harm), restsOn: [`risk:${risk.id}`] };
  const inWords = riskWord(group.rule, "harm");
  return inWords ? derived(context, inWords, [`risk:${risk.id}`]) : words(harmWords(risk));
}
