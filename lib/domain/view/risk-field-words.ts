import type { HarmKind } from "../risk/rule";

export const riskFieldWords = {
  track: { byDesign: "Comes with the design", abnormalEvent: "An abnormal event" },
  event: {
    access: "Somebody gets to see data who should not",
    modification: "Data are changed unintentionally",
    disappearance: "Data are lost",
    none: "No security event",
  },
  phase: { collection: "When collected", use: "When used", storage: "While stored", sharing: "When shared", deletion: "When deleted" },
} as const;

const harms: Readonly<Record<HarmKind, string>> = {
  discrimination: "Discrimination",
  identityTheft: "Identity theft or fraud",
  financialLoss: "Loss of money",
  reputation: "Damage to reputation",
  secrecyLoss: "Loss of secrecy",
  reversedPseudonymisation: "Pseudonyms undone",
  disadvantage: "Economic or social disadvantage",
  lossOfControl: "Loss of control over one's data",
  lossOfRights: "Rights and freedoms lost",
  sensitiveExposure: "Sensitive matters exposed",
  unwantedProfiling: "Unwanted profiling",
  vulnerableExploited: "Vulnerable people exploited",
  wrongDecision: "A wrong decision about a person",
  serviceDenied: "A service denied",
  distress: "Distress",
};

/** A kind of harm (recital 75) in plain words; what a person wrote stays as it is. */
export const harmWords = (kind: string): string => (Object.hasOwn(harms, kind) ? harms[kind as HarmKind] : kind);
