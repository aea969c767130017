import { isOneOf, isYes, type RecordReading } from "../../questionnaire/reading";
import { all, any, type Claim } from "../../reasoning/claim";
import type { RiskModel, RiskRule, RiskTexts } from "../rule";
import { axis, axisBecause, effect } from "./axis";
import { personalDataInWeights, trainedOnPersonalData } from "./custom-models";
import { itemsAt, severityByData } from "./data-severity";

const customisations = (model: RiskModel) => model.readings.list("customisations");

/** Reinforcement fine-tuning changes weights as well and counts, though the catalogue's list leaves it out. */
export const unerasableWeights = {
  id: "unerasable-weights",
  catalogueNumber: "R-18",
  scope: "assessment",
  track: "byDesign",
  event: "none",
  phase: "deletion",
  source: "design",
  harm: ["lossOfRights", "lossOfControl"],
  linddun: ["U", "L"],
  articles: ["GDPR Art. 17", "GDPR Art. 16", "GDPR Art. 5(1)(e)", "GDPR Art. 25"],
  needs: ["customisations.kind", "customisations.personalData"],
  measures: [effect("M-35", 0, 2), effect("M-34", 0, 0), effect("M-22", 0, 0), effect("M-51", 0, 0)],
  raised: (model) => any(...customisations(model).map(personalDataInWeights)),
  likelihood: (model) =>
    axis(
      "unerasable-weights",
      4,
      "byNature",
      customisations(model).map((one) => one.read("kind")),
    ),
  severity: (model) =>
    severityByData(
      model,
      itemsAt(
        model,
        customisations(model).filter((one) => personalDataInWeights(one).truth !== false),
      ),
      3,
      4,
    ),
} as const satisfies RiskRule<"assessment">;

/** Likelihood 3 where the model was tuned on personal data, else 2. */
export const memorisedDataDisclosure = {
  id: "memorised-data-disclosure",
  catalogueNumber: "R-19",
  scope: "modelUse",
  track: "abnormalEvent",
  event: "access",
  phase: "use",
  source: "model",
  harm: ["secrecyLoss", "reputation", "lossOfControl"],
  linddun: ["D2", "I"],
  articles: ["GDPR Art. 5(1)(f)", "GDPR Art. 5(1)(d)", "GDPR Art. 6"],
  needs: ["modelUses.outputAudience", "customisations.usedBy", "customisations.kind", "customisations.personalData"],
  measures: [effect("M-03", 0, 1), effect("M-22", 0, 1), effect("M-35", 0, 1), effect("M-06", 0, 1)],
  raised: (model, place) => any(isOneOf(place.read("outputAudience"), "dataSubjects", "public"), trainedOnPersonalData(model, place)),
  likelihood(model, place) {
    const trained = trainedOnPersonalData(model, place);
    return trained.truth === false
      ? axis("memorised-data-disclosure", 2, "baseModel", [place.read("model")])
      : axisBecause("memorised-data-disclosure", 3, trained.truth ? "ownTraining" : "trainingOpen", trained.because);
  },
  severity: (_model, place) => axis("memorised-data-disclosure", 3, "strangersData", [place.read("outputAudience")]),
} as const satisfies RiskRule<"modelUse">;

const setsOfTests = (one: RecordReading<"customisations">): Claim =>
  all(isOneOf(one.read("kind"), "modelEvaluation", "humanEvaluation", "fineTuning"), isYes(one.read("personalData")));

const storedSets = (model: RiskModel): readonly Claim[] =>
  model.readings.list("stores").map((store) => all(isOneOf(store.read("kind"), "evaluationSet"), isYes(store.read("personalData"))));

/** By its title it needs personal data in the set; the catalogue's trigger names the feature alone. */
export const liveDataInEvaluation = {
  id: "live-data-in-evaluation",
  catalogueNumber: "R-38",
  scope: "assessment",
  track: "byDesign",
  event: "none",
  phase: "use",
  source: "staff",
  harm: ["secrecyLoss", "lossOfControl"],
  linddun: ["D2"],
  articles: ["GDPR Art. 5(1)(b)", "GDPR Art. 5(1)(c)", "GDPR Art. 28"],
  needs: ["customisations.kind", "customisations.personalData", "customisations.workers", "stores.kind", "stores.personalData"],
  measures: [effect("M-35", 1, 1), effect("M-47", 1, 1), effect("M-46", 0, 1), effect("M-24", 0, 1)],
  raised: (model) => any(...customisations(model).map(setsOfTests), ...storedSets(model)),
  likelihood: (model) =>
    axis(
      "live-data-in-evaluation",
      3,
      "realCasesUsed",
      customisations(model).map((one) => one.read("personalData")),
    ),
  severity(model) {
    const human = customisations(model).filter((one) => isOneOf(one.read("kind"), "humanEvaluation").truth === true);
    const strangers = human.map((one) => one.read("workers")).filter((workers) => isOneOf(workers, "ownStaff").truth !== true);
    return strangers.length > 0
      ? axis("live-data-in-evaluation", 3, "strangersRead", strangers)
      : severityByData(model, itemsAt(model, [...customisations(model), ...evaluationStores(model)]), 2, 3);
  },
} as const satisfies RiskRule<"assessment">;

const evaluationStores = (model: RiskModel) =>
  model.readings.list("stores").filter((store) => isOneOf(store.read("kind"), "evaluationSet").truth === true);

export const customisationTexts = {
  "unerasable-weights": {
    title: "Personal data that cannot be taken out of a model",
    threat: "A model was tuned on personal data. What it learned cannot be found or erased in it, short of training it again.",
    harm: "People who ask to be forgotten, or to have a mistake corrected, cannot have it: the model goes on knowing.",
    raised: "A model is tuned, or brought in, with personal data in its training set.",
    quiet: "No model is tuned or brought in with personal data in its training set.",
    reasons: { byNature: "A model keeps what it learned by its nature; erasing single records is not possible today." },
  },
  "memorised-data-disclosure": {
    title: "Model repeats personal data that it learned",
    threat: "The model repeats names, addresses or stories from its training data in an answer to somebody else.",
    harm: "A stranger reads private things about a person who has nothing to do with this service.",
    raised: "People outside read the output of {place}, or its model was tuned on personal data.",
    quiet: "Only staff or systems read the output of {place}, and its model was not tuned on personal data.",
    reasons: {
      baseModel: "With a general model it has been shown, but takes unusual prompts.",
      ownTraining: "A small training set is repeated more easily.",
      trainingOpen: "It is not yet known whether the model was tuned on personal data; until then the higher value stands.",
      strangersData: "Those concerned learn of it late or never and cannot undo it.",
    },
  },
  "live-data-in-evaluation": {
    title: "Real people's data in tests and training sets",
    threat: "Sets for testing, rating or tuning a model are made from real cases, and people who rate answers read them.",
    harm: "Strangers read what people wrote in another matter, and more copies of it lie about.",
    raised: "A set for testing, rating or tuning holds personal data.",
    quiet: "No set for testing, rating or tuning holds personal data.",
    reasons: {
      realCasesUsed: "Real cases are used as they are, so it happens with each run.",
      strangersRead: "People outside the organisation rate the answers, or it is not known who does.",
    },
  },
} satisfies Record<string, RiskTexts>;
