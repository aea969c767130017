import type { AssessmentResult, Recipient, Transfer } from "../result";
import { countryName } from "../questionnaire/describe-answer";

export const bestWords: Readonly<Record<NonNullable<AssessmentResult["outcome"]["best"]>, string>> = {
  approved: "It can be approved",
  approvedWithConditions: "It can be approved with conditions",
  consultOrReject: "Consult the supervisory authority or reject it",
};

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

/** What keeps the outcome from being decided, by code; the code itself where it is new. */
const blockers: Readonly<Record<string, string>> = {
  openGap: "A gap is open",
  gap: "A gap is open",
  undeterminedGap: "A gap can not be ruled out yet",
  undeterminedRisk: "A risk is undetermined",
  unconfirmedLevel: "The level of a risk is not confirmed",
  staleDecision: "A level was confirmed on other facts",
  dpoAdvice: "The data protection officer's advice is missing",
  views: "The views of the people concerned, or why they were not sought, are missing",
  openQuestion: "A required answer is open",
  openQuestions: "Required answers are open",
  condition: "A condition has no owner or date",
  highLevel: "The level is high without consultation or rejection",
};
export const blockerWords = (code: string): string =>
  blockers[code] ?? `${code.charAt(0).toUpperCase()}${code.slice(1).replaceAll(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)}`;

/** Countries in words: any commercial Region, not known, or by name. */
export function countriesWords(countries: readonly string[] | "*" | null): string {
  if (countries === "*") return "Any country with a commercial AWS Region";
  if (countries === null || countries.length === 0) return "Not known";
  return countries.map((code) => (code === "*" ? "any country with a commercial AWS Region" : countryName(code))).join(", ");
}
