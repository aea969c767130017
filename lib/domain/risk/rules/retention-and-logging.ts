import { isOneOf, isYes } from "../../questionnaire/reading";
import { any } from "../../reasoning/claim";
import type { RiskModel, RiskRule, RiskTexts } from "../rule";
import { axis, axisBecause, effect } from "./axis";
import { itemsAt, severityByData } from "./data-severity";
import { byReference, perModel } from "./per-model";
import { keptByService, keptWithoutEnd } from "./service-retention-claims";

const files = perModel((model) =>
  byReference(
    model.readings.list("stores").filter((store) => isOneOf(store.read("kind"), "batchFiles", "files").truth === true),
    (store) => store.read("writtenBy"),
  ),
);

/**
 * Follows the computed retention: a permissive mode keeps nothing where the model keeps nothing, and stored responses and
 * batch files count whatever the mode. M-10 is about our own logs, so it takes nothing off here.
 */
export const serviceRetention = {
  id: "service-retention",
  catalogueNumber: "R-04",
  scope: "modelUse",
  track: "byDesign",
  event: "none",
  phase: "storage",
  source: "terms",
  harm: ["lossOfControl", "secrecyLoss", "lossOfRights"],
  linddun: ["D2", "Nc"],
  articles: ["GDPR Art. 5(1)(e)", "GDPR Art. 25(2)", "GDPR Art. 28(3)(g)"],
  needs: [
    "modelUses.platform",
    "modelUses.model",
    "modelUses.accountRetentionMode",
    "modelUses.projectRetentionMode",
    "modelUses.responsesStore",
    "modelUses.throughput",
    "stores.kind",
    "stores.writtenBy",
    "stores.deletionAutomatic",
  ],
  measures: [effect("M-05", 1, 1), effect("M-47", 1, 1), effect("M-06", 0, 1), effect("M-10", 0, 0)],
  raised: (model, place) => keptByService(model, place),
  likelihood: (model, place) => axisBecause("service-retention", 3, "asDesigned", keptByService(model, place).because),
  severity(model, place) {
    const byHand = files(model)
      .naming(place.id)
      .map((store) => store.read("deletionAutomatic"))
      .filter((deletion) => isYes(deletion).truth !== true);
    if (byHand.length > 0) return axis("service-retention", 3, "filesNotDeleted", byHand);
    if (keptWithoutEnd(model, place)) return axis("service-retention", 3, "noEnd", [place.read("model")]);
    return severityByData(model, model.dataItemsAt(place.id), 2, 3);
  },
} as const satisfies RiskRule<"modelUse">;

const logStores = (model: RiskModel) =>
  model.readings.list("stores").filter((store) => isOneOf(store.read("kind"), "invocationLogs", "applicationLogs").truth !== false);

/** One finding for the assessment: logging is set for a whole account, whether or not somebody described the store. */
export const contentInLogs = {
  id: "content-in-logs",
  catalogueNumber: "R-05",
  scope: "assessment",
  track: "abnormalEvent",
  event: "access",
  phase: "storage",
  source: "staff",
  harm: ["secrecyLoss", "sensitiveExposure", "reputation"],
  linddun: ["D2", "Nc"],
  articles: ["GDPR Art. 5(1)(c)", "GDPR Art. 5(1)(e)", "GDPR Art. 5(1)(f)", "GDPR Art. 32"],
  needs: ["logging.invocation", "logging.traces", "stores.kind", "stores.logContent", "stores.whoReads"],
  measures: [effect("M-10", 1, 1), effect("M-11", 0, 1), effect("M-12", 0, 1), effect("M-09", 0, 0), effect("M-47", 0, 0)],
  raised: (model) =>
    any(
      isOneOf(model.readings.read("logging.invocation"), "full"),
      isYes(model.readings.read("logging.traces")),
      ...logStores(model).map((store) => isOneOf(store.read("logContent"), "full")),
    ),
  likelihood(model) {
    const readers = logStores(model).map((store) => store.read("whoReads"));
    return readers.length > 0 && readers.every(({ state }) => state === "answered")
      ? axis("content-in-logs", 3, "readersNamed", readers)
      : axis("content-in-logs", 3, "readersOpen", readers);
  },
  severity: (model) => {
    const inLogs = itemsAt(model, logStores(model));
    return severityByData(model, inLogs.length > 0 ? inLogs : itemsAt(model, model.readings.list("modelUses")), 3, 4);
  },
} as const satisfies RiskRule<"assessment">;

/** */
export const profileBuildingMemory = {
  id: "profile-building-memory",
  catalogueNumber: "R-27",
  scope: "store",
  track: "byDesign",
  event: "none",
  phase: "storage",
  source: "design",
  harm: ["unwantedProfiling", "lossOfControl", "disadvantage"],
  linddun: ["L", "I", "U"],
  articles: ["GDPR Art. 5(1)(b)", "GDPR Art. 5(1)(e)", "GDPR Art. 22", "GDPR Art. 25"],
  needs: ["stores.kind"],
  measures: [effect("M-47", 1, 1), effect("M-34", 1, 1), effect("M-55", 1, 1), effect("M-31", 0, 1), effect("M-46", 0, 1)],
  raised: (_model, place) => isOneOf(place.read("kind"), "agentMemory"),
  likelihood: (_model, place) => axis("profile-building-memory", 3, "remembersByDesign", [place.read("kind")]),
  severity: (_model, place) => axis("profile-building-memory", 3, "growsUnseen", [place.read("kind")]),
} as const satisfies RiskRule<"store">;

export const retentionAndLoggingTexts = {
  "service-retention": {
    title: "Content kept by the service longer than needed",
    threat:
      "The service keeps prompts or answers after the reply: because the model requires it, because responses are stored by default, or as batch files that nobody deletes.",
    harm: "What people wrote lies about for longer than they were told, in a place they cannot look into, so it can leak later and cannot be found when they ask for it.",
    raised: "The service keeps content of {place} after the answer has been given.",
    quiet: "Nothing of {place} is kept by the service once the answer has been given.",
    reasons: {
      asDesigned: "It happens in ordinary operation with the model and settings chosen.",
      noEnd: "Nobody has set, or recorded, the day on which the copies are deleted.",
      filesNotDeleted: "Nothing shows that the files of this use are deleted automatically.",
    },
  },
  "content-in-logs": {
    title: "Full prompts and answers in logs",
    threat:
      "Logs or traces hold the whole text of prompts and answers, so that many more people inside can read them than need to, and a break-in yields all of it at once.",
    harm: "Colleagues, contractors or intruders read what people wrote in confidence; they may be exposed, embarrassed or put at a disadvantage.",
    raised: "Logs or traces are set to hold the full text of prompts and answers.",
    quiet: "Neither logs nor traces hold the text of prompts and answers.",
    reasons: {
      readersNamed:
        "Everything is logged in ordinary operation; who may read the logs has been written down, which does not yet keep others out.",
      readersOpen: "Everything is logged in ordinary operation, and it is not written down for every log who may read it.",
    },
  },
  "profile-building-memory": {
    title: "Memory that builds up profiles of people",
    threat: "The assistant remembers what people said across conversations and, bit by bit, puts together a picture of each of them.",
    harm: "People are judged by things they said long ago and have forgotten, without knowing that anyone kept them.",
    raised: "{place} remembers what people said from one conversation to the next.",
    quiet: "{place} is not a memory of conversations.",
    reasons: {
      remembersByDesign: "Remembering is what it is for, so it happens in ordinary operation.",
      growsUnseen: "Small facts add up to a profile that people do not see and that can follow them.",
    },
  },
} satisfies Record<string, RiskTexts>;
