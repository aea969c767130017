import { given, isNo, isOneOf, isYes } from "../../questionnaire/reading";
import { all, any, not } from "../../reasoning/claim";
import type { RiskRule, RiskTexts } from "../rule";
import { axis, effect } from "./axis";
import { itemsAt, severityByData } from "./data-severity";

/** */
export const retrievalOverSharing = {
  id: "retrieval-over-sharing",
  catalogueNumber: "R-25",
  scope: "store",
  track: "abnormalEvent",
  event: "access",
  phase: "use",
  source: "design",
  harm: ["secrecyLoss", "sensitiveExposure", "reputation"],
  linddun: ["D2"],
  articles: ["GDPR Art. 5(1)(f)", "GDPR Art. 25(2)", "GDPR Art. 32"],
  needs: ["stores.kind", "stores.retrievalAcl"],
  measures: [effect("M-13", 0, 2), effect("M-15", 0, 0), effect("M-14", 0, 0), effect("M-12", 0, 0)],
  raised: (_model, place) => all(isOneOf(place.read("kind"), "knowledgeBase"), not(isOneOf(place.read("retrievalAcl"), "perUser"))),
  likelihood(_model, place) {
    const acl = place.read("retrievalAcl");
    return axis("retrieval-over-sharing", 4, given(acl) === "perGroup" ? "groupsOnly" : "everyoneSees", [acl]);
  },
  severity: (model, place) => severityByData(model, model.dataItemsAt(place.id), 3, 4),
} as const satisfies RiskRule<"store">;

/** */
export const crossUserLeakage = {
  id: "cross-user-leakage",
  catalogueNumber: "R-26",
  scope: "assessment",
  track: "abnormalEvent",
  event: "access",
  phase: "use",
  source: "failure",
  harm: ["secrecyLoss", "sensitiveExposure"],
  linddun: ["D2"],
  articles: ["GDPR Art. 5(1)(f)", "GDPR Art. 32"],
  needs: ["desc.multiTenant", "stores.kind", "stores.shared", "modelUses.promptCaching"],
  measures: [effect("M-14", 0, 1), effect("M-54", 0, 1), effect("M-13", 0, 1), effect("M-48", 0, 1)],
  raised: (model) =>
    any(
      isYes(model.readings.read("desc.multiTenant")),
      ...model.readings.list("stores").flatMap((store) => [isOneOf(store.read("kind"), "agentMemory"), isYes(store.read("shared"))]),
      ...model.readings.list("modelUses").map((use) => isOneOf(use.read("promptCaching"), "fiveMinutes", "oneHour", "implicit")),
    ),
  likelihood: (model) => axis("cross-user-leakage", 2, "takesAnError", [model.readings.read("desc.multiTenant")]),
  severity: (model) => severityByData(model, itemsAt(model, [...model.readings.list("modelUses"), ...model.readings.list("stores")]), 3, 4),
} as const satisfies RiskRule<"assessment">;

/**
 * Per store. A long-lived key raises it where nobody said yet whether the store holds personal data; where it holds none there is
 * nobody to be harmed. The catalogue's 2 supposes encryption and keys that expire: without either it is 3.
 */
export const storeBreach = {
  id: "store-breach",
  catalogueNumber: "R-29",
  scope: "store",
  track: "abnormalEvent",
  event: "access",
  phase: "storage",
  source: "outsider",
  harm: ["identityTheft", "sensitiveExposure", "financialLoss", "reputation"],
  linddun: ["D2"],
  articles: ["GDPR Art. 32", "GDPR Art. 33", "GDPR Art. 34"],
  needs: ["stores.personalData", "stores.encryption", "security.longLivedKeys"],
  measures: [
    effect("M-12", 0, 1),
    effect("M-09", 0, 1),
    effect("M-08", 0, 1),
    effect("M-11", 0, 1),
    effect("M-05", 0, 1),
    effect("M-42", 0, 0),
  ],
  raised(model, place) {
    const personal = place.read("personalData");
    const unsaid = personal.state !== "answered" && isYes(model.readings.read("security.longLivedKeys")).truth === true;
    return unsaid ? isYes(model.readings.read("security.longLivedKeys")) : isYes(personal);
  },
  likelihood(model, place) {
    const [keys, encryption] = [model.readings.read("security.longLivedKeys"), place.read("encryption")];
    if (isYes(keys).truth === true) return axis("store-breach", 3, "keysLast", [keys]);
    if (isOneOf(encryption, "none").truth === true) return axis("store-breach", 3, "notEncrypted", [encryption]);
    return isNo(keys).truth === true && encryption.state === "answered"
      ? axis("store-breach", 2, "protected", [keys, encryption])
      : axis("store-breach", 3, "protectionOpen", [keys, encryption]);
  },
  severity: (model, place) => severityByData(model, model.dataItemsAt(place.id), 3, 4),
} as const satisfies RiskRule<"store">;

export const retrievalAndIsolationTexts = {
  "retrieval-over-sharing": {
    title: "Search shows documents to the wrong people",
    threat: "The assistant finds passages for a user that this user was never meant to see.",
    harm: "Colleagues or customers read private things about others that had been kept from them for good reason.",
    raised: "{place} does not check for each user which documents that user may see.",
    quiet: "{place} is not searched for answers, or each user's rights are checked at every search.",
    reasons: {
      groupsOnly: "Rights are checked for groups only, so members see what is meant for single people.",
      everyoneSees: "Rights are not checked at the search, or it is not known that they are; it happens in ordinary operation.",
    },
  },
  "cross-user-leakage": {
    title: "One user's content shown to another",
    threat: "A cache, a session, a memory or an index mixes up two users or two customers.",
    harm: "A person's words or data appear on a stranger's screen.",
    raised: "Several customers share the system, or a memory, a cache or a store serves more than one user.",
    quiet: "One customer uses the system, and no memory, cache or store is shared between users.",
    reasons: { takesAnError: "It takes a fault in the design or in the software, but it has happened elsewhere." },
  },
  "store-breach": {
    title: "Break-in to stored content, or a stolen key",
    threat: "An attacker gets into a store of prompts, logs or documents, or finds a key that opens it.",
    harm: "People's data are published, sold or used against them: for fraud, for blackmail, to shame them.",
    raised: "{place} holds personal data, or long-lived keys are in use and nobody has said that it holds none.",
    quiet: "{place} holds no personal data.",
    reasons: {
      protected: "The store is encrypted and no long-lived keys are in use, so it takes an attack.",
      keysLast: "Long-lived keys are in use; who finds one can use it until somebody notices.",
      notEncrypted: "The store is not encrypted.",
      protectionOpen:
        "It is not yet known how the store is encrypted or whether long-lived keys are in use; until then the higher value stands.",
    },
  },
} satisfies Record<string, RiskTexts>;
