import type { RiskRule, RiskTexts } from "../rule";
import { customisationTexts, liveDataInEvaluation, memorisedDataDisclosure, unerasableWeights } from "./customisation";
import { dataSeverityEnglish } from "./data-severity";
import {
  agentExfiltration,
  agentModification,
  directPromptInjection,
  indirectPromptInjection,
  injectionAndAgentsTexts,
} from "./injection-and-agents";
import { automatedDecision, biasedOutput, inaccurateOutput, outputAndDecisionsTexts, overReliance } from "./output-and-decisions";
import { employeeMonitoring, peopleTexts, shadowAi, vulnerablePeople } from "./people";
import { cloudHumanReview, metadataDisclosure, providerDisclosure, providerTermsTexts, providerTraining } from "./provider-terms";
import {
  excessiveDataInPrompts,
  failedBalancing,
  purposeAndDataTexts,
  purposeCreep,
  reIdentification,
  specialCategoryExposure,
} from "./purpose-and-data";
import { contentInLogs, profileBuildingMemory, retentionAndLoggingTexts, serviceRetention } from "./retention-and-logging";
import { crossUserLeakage, retrievalAndIsolationTexts, retrievalOverSharing, storeBreach } from "./retrieval-and-isolation";
import {
  invisibleSubProcessing,
  roleMisqualification,
  serviceLoss,
  supplyAndContinuityTexts,
  termsOrModelChange,
  unlawfullyTrainedModel,
  vendorLockIn,
} from "./supply-and-continuity";
import { foreignAuthorityAccess, secrecyBreach, thirdCountryRouting, transfersAndSecrecyTexts } from "./transfers-and-secrecy";
import { opaqueProcessing, rightsNotExercisable, transparencyAndRightsTexts } from "./transparency-and-rights";

/** The 40 rules in the order of the catalogue, which is the order of the document. */
export const riskRules = [
  providerTraining,
  providerDisclosure,
  cloudHumanReview,
  serviceRetention,
  contentInLogs,
  thirdCountryRouting,
  foreignAuthorityAccess,
  invisibleSubProcessing,
  termsOrModelChange,
  purposeCreep,
  excessiveDataInPrompts,
  specialCategoryExposure,
  inaccurateOutput,
  automatedDecision,
  biasedOutput,
  opaqueProcessing,
  rightsNotExercisable,
  unerasableWeights,
  memorisedDataDisclosure,
  unlawfullyTrainedModel,
  directPromptInjection,
  indirectPromptInjection,
  agentExfiltration,
  agentModification,
  retrievalOverSharing,
  crossUserLeakage,
  profileBuildingMemory,
  reIdentification,
  storeBreach,
  serviceLoss,
  shadowAi,
  employeeMonitoring,
  vulnerablePeople,
  overReliance,
  secrecyBreach,
  roleMisqualification,
  failedBalancing,
  liveDataInEvaluation,
  metadataDisclosure,
  vendorLockIn,
] as const satisfies readonly RiskRule[];

export type RiskRuleId = (typeof riskRules)[number]["id"];

/** The English words of each rule. */
export const riskTexts: Readonly<Record<RiskRuleId, RiskTexts>> = {
  ...providerTermsTexts,
  ...retentionAndLoggingTexts,
  ...transfersAndSecrecyTexts,
  ...supplyAndContinuityTexts,
  ...purposeAndDataTexts,
  ...outputAndDecisionsTexts,
  ...transparencyAndRightsTexts,
  ...customisationTexts,
  ...injectionAndAgentsTexts,
  ...retrievalAndIsolationTexts,
  ...peopleTexts,
};

const messagesOf = ([id, { reasons, ...parts }]: [string, RiskTexts]): readonly (readonly [string, string])[] => [
  ...Object.entries(parts).map(([part, text]) => [`risk.${id}.${part}`, text] as const),
  ...Object.entries(reasons).map(([key, text]) => [`risk.${id}.reasons.${key}`, text] as const),
];

/** Every message of the rules by its key: `risk.third-country-routing.raised`, `risk.third-country-routing.reasons.anyRegion`. */
export const riskRuleEnglish: Readonly<Record<string, string>> = {
  ...dataSeverityEnglish,
  ...Object.fromEntries(Object.entries(riskTexts).flatMap(messagesOf)),
};
