import { isOneOf, isYes, type RecordReading } from "../../questionnaire/reading";
import { all, any, type Claim } from "../../reasoning/claim";
import type { RiskModel } from "../rule";
import { refersTo } from "./references";

type Customisation = RecordReading<"customisations">;

/** Every kind that changes weights or brings own ones in; evaluations leave the model as it is. Reinforcement is tuning too, which the catalogue's list leaves out. */
export const changesWeights = (customisation: Customisation): Claim =>
  isOneOf(customisation.read("kind"), "fineTuning", "continuedPreTraining", "distillation", "reinforcement", "customImport");

/** Personal data went into the weights. */
export const personalDataInWeights = (customisation: Customisation): Claim =>
  all(changesWeights(customisation), isYes(customisation.read("personalData")));

const usedBy = (customisation: Customisation, place: RecordReading<"modelUses">): Claim => refersTo(customisation.read("usedBy"), place.id);

/** The model use runs a model that was tuned or brought in. */
export const customModelOf = (model: RiskModel, place: RecordReading<"modelUses">): Claim =>
  any(...model.readings.list("customisations").map((one) => all(usedBy(one, place), changesWeights(one))));

/** The model use runs a model that holds personal data of the training set in its weights. */
export const trainedOnPersonalData = (model: RiskModel, place: RecordReading<"modelUses">): Claim =>
  any(...model.readings.list("customisations").map((one) => all(usedBy(one, place), personalDataInWeights(one))));
