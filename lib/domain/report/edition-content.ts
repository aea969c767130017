import type { Consultation } from "../assessment/consultation";
import type { AssessmentContent, Confirmation, RiskDecision, RiskWorksheets, Worksheet } from "../assessment/content";
import type { Answers } from "../questionnaire/answer";
import type { QuestionStructure } from "../questionnaire/question";
import { isRecordId, recordList, singleQuestion } from "../questionnaire/questions";
import type { Edition } from "./report";
import { prints, withoutAccountIds } from "./report-context";

const aPerson = "a person of the controller";

const keep = (answers: Answers, structureOf: (key: string) => QuestionStructure | undefined, edition: Edition): Answers =>
  Object.fromEntries(
    Object.entries(answers).filter(([key]) => {
      const structure = structureOf(key);
      return structure !== undefined && prints(edition, structure.disclosure);
    }),
  );

/** Who signs is named in the edition for sharing; staff below are not. */
const signerName = ({ name, signs }: Answers): Answers => (name && signs && "value" in signs && signs.value === true ? { name } : {});

/** Copies plain data with account numbers blanked in every text; ids of records and hashes stay as they are. */
function redactDeep<T>(value: T): T {
  if (typeof value === "string") return (isRecordId(value) ? value : withoutAccountIds(value)) as T;
  if (Array.isArray(value)) return value.map(redactDeep) as T;
  if (value !== null && typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, redactDeep(one)])) as T;
  return value;
}

const withoutNames =
  (edition: Edition) =>
  (decision: Confirmation): Confirmation => ({
    ...decision,
    by: aPerson,
    ...(edition === "summary" ? { reason: "" } : {}),
  });

function decisionFor(decision: RiskDecision, edition: Edition): RiskDecision {
  const strip = withoutNames(edition);
  return {
    ...(decision.inherent ? { inherent: strip(decision.inherent) } : {}),
    ...(decision.residual ? { residual: strip(decision.residual) } : {}),
    ...(decision.projected ? { projected: strip(decision.projected) } : {}),
  };
}

const withoutName = (sheet: Worksheet): Worksheet => ({ ...sheet, by: aPerson });
const unnamed = (sheets: RiskWorksheets): RiskWorksheets => ({
  ...(sheets.inherent ? { inherent: withoutName(sheets.inherent) } : {}),
  ...(sheets.residual ? { residual: withoutName(sheets.residual) } : {}),
  ...(sheets.projected ? { projected: withoutName(sheets.projected) } : {}),
});

/** Worksheets stand in the register of risks, of the method in use; the summary has none. */
function worksheetsFor({ worksheets, method }: AssessmentContent, edition: Edition): Pick<AssessmentContent, "worksheets"> {
  if (edition === "summary" || !worksheets) return {};
  const shown = Object.entries(worksheets).flatMap(([risk, byMethod]) => {
    const sheets = byMethod[method];
    return sheets ? [[risk, { [method]: unnamed(sheets) }] as const] : [];
  });
  return shown.length > 0 ? { worksheets: Object.fromEntries(shown) } : {};
}

/** That the authority was asked, and when: its letters and references are not for publication. */
const summaryOf = (consultation: Consultation): Consultation => ({
  ...consultation,
  reference: "",
  level: null,
  extension: consultation.extension && { ...consultation.extension, reasons: "" },
  advice: consultation.advice && { on: consultation.advice.on, says: "", file: null },
});

/**
 * What the attachment of an edition holds: exactly what the edition prints, still a whole assessment file. The full edition
 * returns the content itself. Records stay with their ids, so that references hold; their answers are cut by disclosure.
 */
export function contentForEdition(content: AssessmentContent, edition: Edition): AssessmentContent {
  if (edition === "full") return content;
  const records: Partial<Record<string, readonly unknown[]>> = {};
  for (const [list, entries] of Object.entries(content.records)) {
    const structure = recordList(list);
    if (!structure) continue;
    records[list] = (entries ?? []).map(({ importedFrom: _importedFrom, ...record }) => ({
      ...record,
      answers: {
        ...keep(record.answers, (key) => (Object.hasOwn(structure.questions, key) ? structure.questions[key] : undefined), edition),
        ...(list === "team" && edition === "sharing" ? signerName(record.answers) : {}),
      },
    }));
  }
  const numbered = new Map(content.evidence.map(({ id }, index) => [id, index + 1]));
  // Names of files and the key of the pseudonyms are for the house; so are alternatives, which only the full edition prints.
  const {
    consultation,
    origins: _origins,
    importKey: _importKey,
    scenarios: _scenarios,
    costs: _costs,
    worksheets: _worksheets,
    ...shown
  } = content;
  const cut: AssessmentContent = {
    ...shown,
    answers: keep(content.answers, singleQuestion, edition),
    records: records as AssessmentContent["records"],
    measures: content.measures.map(({ owner: _owner, description, effect, ...measure }) => ({
      ...measure,
      ...(description !== undefined && edition !== "summary" ? { description } : {}),
      ...(effect !== undefined ? { effect: edition === "summary" ? { ...effect, reason: "" } : effect } : {}),
    })),
    decisions: Object.fromEntries(Object.entries(content.decisions).map(([risk, decision]) => [risk, decisionFor(decision, edition)])),
    // The summary tells what people added, not how they came to their estimate.
    ownRisks: edition === "summary" ? content.ownRisks.map((risk) => ({ ...risk, reason: "" })) : content.ownRisks,
    ...worksheetsFor(content, edition),
    ...(content.matrixConfirmations ? { matrixConfirmations: content.matrixConfirmations.map((one) => ({ ...one, by: aPerson })) } : {}),
    ...(consultation ? { consultation: edition === "summary" ? summaryOf(consultation) : consultation } : {}),
    evidence: content.evidence.map((item) => ({ ...item, name: `evidence ${numbered.get(item.id)}` })),
    facts: content.facts.map((fact) =>
      fact.organisationFact ? { ...fact, organisationFact: { ...fact.organisationFact, owner: aPerson } } : fact,
    ),
  };
  return redactDeep(cut);
}
