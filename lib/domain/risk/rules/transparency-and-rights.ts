import { isNo, isOneOf, isYes } from "../../questionnaire/reading";
import { all, any } from "../../reasoning/claim";
import type { RiskRule, RiskTexts } from "../rule";
import { axis, effect } from "./axis";
import { allItems, severityByData } from "./data-severity";

/**
 * Art. 14 also covers data from public sources, which the catalogue's trigger leaves out. Severity 3 where people meet the
 * AI themselves and what they are told of it (AI Act Art. 50) is not written down.
 */
export const opaqueProcessing = {
  id: "opaque-processing",
  catalogueNumber: "R-16",
  scope: "assessment",
  track: "byDesign",
  event: "none",
  phase: "collection",
  source: "design",
  harm: ["lossOfControl", "lossOfRights"],
  linddun: ["U"],
  articles: ["GDPR Art. 12", "GDPR Art. 13", "GDPR Art. 14", "GDPR Art. 5(1)(a)"],
  needs: ["notice.mentionsAi", "notice.art14", "dataItems.sources", "ai.art50", "modelUses.outputAudience"],
  measures: [effect("M-31", 0, 1), effect("M-50", 0, 1), effect("M-33", 0, 1)],
  raised: (model) =>
    any(
      isNo(model.readings.read("notice.mentionsAi")),
      all(
        isNo(model.readings.read("notice.art14")),
        any(...model.readings.list("dataItems").map((item) => isOneOf(item.read("sources"), "thirdParty", "public"))),
      ),
    ),
  likelihood: (model) =>
    isNo(model.readings.read("notice.mentionsAi")).truth === true
      ? axis("opaque-processing", 3, "aiNotMentioned", [model.readings.read("notice.mentionsAi")])
      : axis("opaque-processing", 3, "othersNotTold", [model.readings.read("notice.art14")]),
  severity(model) {
    const told = model.readings.read("ai.art50");
    const meet = any(...model.readings.list("modelUses").map((use) => isOneOf(use.read("outputAudience"), "dataSubjects", "public")));
    return meet.truth !== false && told.state !== "answered" && told.state !== "notApplicable"
      ? axis("opaque-processing", 3, "machineUnnoticed", [told])
      : severityByData(model, allItems(model), 2, 3);
  },
} as const satisfies RiskRule<"assessment">;

/** */
export const rightsNotExercisable = {
  id: "rights-not-exercisable",
  catalogueNumber: "R-17",
  scope: "store",
  track: "byDesign",
  event: "none",
  phase: "storage",
  source: "design",
  harm: ["lossOfRights", "lossOfControl"],
  linddun: ["U"],
  articles: ["GDPR Art. 12", "GDPR Arts. 15 to 21"],
  needs: ["stores.personalData", "stores.lookupByPerson"],
  measures: [effect("M-34", 1, 1), effect("M-55", 1, 1), effect("M-47", 1, 1), effect("M-33", 0, 1)],
  raised: (_model, place) => all(isYes(place.read("personalData")), isNo(place.read("lookupByPerson"))),
  likelihood: (_model, place) => axis("rights-not-exercisable", 3, "cannotBeFound", [place.read("lookupByPerson")]),
  severity: (_model, place) => axis("rights-not-exercisable", 3, "rightsEmpty", [place.read("personalData")]),
} as const satisfies RiskRule<"store">;

export const transparencyAndRightsTexts = {
  "opaque-processing": {
    title: "People are not told enough",
    threat: "Nobody tells people that AI is used, who receives their data, or that their data came from somewhere else.",
    harm: "People cannot object, correct or decide what to say, because they do not know what happens.",
    raised: "The privacy notice does not say that AI is used, or people whose data come from elsewhere are not informed.",
    quiet: "The privacy notice says that AI is used, and people whose data come from elsewhere are informed.",
    reasons: {
      aiNotMentioned: "The privacy notice does not mention AI.",
      othersNotTold: "People whose data come from others or from public sources are not informed.",
      machineUnnoticed: "People meet the AI themselves, and it is not written down how they are told so.",
    },
  },
  "rights-not-exercisable": {
    title: "Data that cannot be found for their owner",
    threat: "Prompts, passages, logs or memory cannot be searched by person, so nothing can be found, corrected or erased.",
    harm: "People ask for their data, or to have them erased, and get an answer that is incomplete or wrong.",
    raised: "{place} holds personal data and cannot be searched by person.",
    quiet: "{place} holds no personal data, or it can be searched by person.",
    reasons: {
      cannotBeFound: "Requests are to be expected, and what is kept here cannot be found.",
      rightsEmpty: "The rights to see, correct and erase are empty for these data.",
    },
  },
} satisfies Record<string, RiskTexts>;
