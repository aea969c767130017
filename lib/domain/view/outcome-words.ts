import type { AssessmentContent } from "../assessment/content";
import { decidedStates, type VersionState } from "../assessment/lifecycle";
import type { Places } from "../data-flow/map";
import type { BlockCode } from "../outcome";
import { countryName } from "../questionnaire/describe-answer";
import type { AssessmentResult, Recipient, Transfer } from "../result";

export const bestWords: Readonly<Record<NonNullable<AssessmentResult["outcome"]["best"]>, string>> = {
  approved: "It can be approved",
  approvedWithConditions: "It can be approved with conditions",
  consultOrReject: "Consult the supervisory authority or reject it",
};

const decisions: Readonly<Record<string, string>> = {
  approved: "Approved",
  approvedWithConditions: "Approved with conditions",
  rejected: "Rejected",
};

/** What was decided on a version, in words; null while nobody has signed a decision on it. */
export function decidedWords(state: VersionState, { answers }: Pick<AssessmentContent, "answers">): string | null {
  if (state === "consultAuthority" || state === "authorityConsulted") return "Consulting the supervisory authority was decided";
  if (state !== "signed" && state !== "superseded" && !(decidedStates as readonly VersionState[]).includes(state)) return null;
  const outcome = answers["decision.outcome"];
  return outcome && "value" in outcome ? (decisions[String(outcome.value)] ?? null) : null;
}

export const verdictWords: Readonly<Record<AssessmentResult["screening"]["verdict"], string>> = {
  required: "A DPIA is required",
  recommended: "A DPIA is recommended",
  notRequired: "A DPIA is not required",
  undetermined: "Whether a DPIA is required is open",
};

export const recipientKindWords: Readonly<Record<Recipient["kind"], string>> = {
  processor: "Processor",
  subProcessor: "Sub-processor",
  modelProvider: "Model provider",
  toolVendor: "Tool vendor",
  controller: "Controller",
  jointController: "Joint controller",
  internal: "Inside the organisation",
  authority: "Authority",
  public: "The public",
};

export const roleOfRecipientWords: Readonly<Record<Recipient["role"], string>> = {
  controller: "controller",
  jointController: "joint controller",
  processor: "processor",
  subProcessor: "sub-processor",
  thirdParty: "third party",
  undetermined: "role undetermined",
};

export const transferToolWords: Readonly<Record<Transfer["tool"], string>> = {
  adequacy: "Adequacy decision",
  dpf: "EU-US Data Privacy Framework",
  scc: "Standard contractual clauses",
  bcr: "Binding corporate rules",
  art49: "Derogation, Art. 49",
  none: "No tool",
  undetermined: "Undetermined",
};

export const transferStandingWords: Readonly<Record<Transfer["standing"], string>> = {
  covered: "Covered",
  incomplete: "Incomplete",
  gap: "Gap",
  undetermined: "Undetermined",
};

const blockers: Readonly<Record<BlockCode, string>> = {
  gapsOpen: "Gaps are open",
  undeterminedGaps: "Gaps cannot be ruled out yet",
  undeterminedRisks: "Risks are undetermined",
  unconfirmedLevels: "Levels of risks are not confirmed by a person",
  highWithoutConsultation: "The level is high, and neither consultation of the authority nor rejection is chosen",
  dpoAdviceMissing: "The data protection officer's advice with its date, or why none is designated, is missing",
  adviceUnanswered: "Whether the officer's advice is followed, or why it is not, is missing",
  subjectsViewsMissing: "The views of the people concerned with their date, or why they were not sought, are missing",
  requiredOpen: "Required questions are open",
  conditionWithoutOwnerOrDate: "Conditions lack an owner or a date",
  matrixUnconfirmed: "The matrix of the scoring method was not read in its source",
};

/** What keeps the outcome from being signed, by code. */
export const blockerWords = (code: string): string => blockers[code as BlockCode] ?? code;

/** Countries in words: any commercial Region, anywhere, not known, or by name. */
export function countriesWords(countries: Places): string {
  if (countries === "anywhere") return "Anywhere its operator chooses";
  if (countries === "*") return "Any country with a commercial AWS Region";
  if (countries === null || countries.length === 0) return "Not known";
  return countries.map((code) => countryName(code)).join(", ");
}

/** Where a transfer goes, in words. Any commercial Region says in how many countries outside the EEA the register lists one. */
export function transferPlaceWords({ country, countries }: Pick<Transfer, "country" | "countries">): string {
  if (country === null) return "Country not known";
  if (country === "anywhere") return "Anywhere the recipient chooses";
  if (country !== "*") return countryName(country);
  return countries.length === 0
    ? "Any commercial AWS Region"
    : `Any commercial AWS Region (${countries.length} countries outside the EEA, and the list can grow)`;
}

/** The countries that "any commercial AWS Region" stands for; null where no transfer goes to such a place. */
export function anyRegionWords(transfers: readonly Pick<Transfer, "country" | "countries">[]): string | null {
  const open = transfers.find(({ country, countries }) => country === "*" && countries.length > 0);
  return open
    ? open.countries
        .map((code) => countryName(code))
        .toSorted((a, b) => a.localeCompare(b, "en"))
        .join(", ")
    : null;
}
