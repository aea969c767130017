import { isOneOf, isYes, type RecordReading, when } from "../../questionnaire/reading";
import { all, any, type Claim } from "../../reasoning/claim";
import type { RiskModel } from "../rule";
import { byReference, perModel } from "./per-model";

type Customisation = RecordReading<"customisations">;

/** Every kind that changes weights or brings own ones in; evaluations leave the model as it is. Reinforcement is tuning too, which the catalogue's list leaves out. */
const changesWeights = (customisation: Customisation): Claim =>
  isOneOf(customisation.read("kind"), "fineTuning", "continuedPreTraining", "distillation", "reinforcement", "customImport");

/** Personal data went into the weights. */
export const personalDataInWeights = (customisation: Customisation): Claim =>
  all(changesWeights(customisation), isYes(customisation.read("personalData")));

const customisations = perModel((model) => byReference(model.readings.list("customisations"), (one) => one.read("usedBy")));

/** Customisations of which nobody said yet which use runs them: they leave every use undetermined. */
const unassigned = (of: (customisation: Customisation) => Claim) =>
  perModel((model) =>
    any(
      ...customisations(model).open.map((one) =>
        all(
          of(one),
          when(one.read("usedBy"), () => true),
        ),
      ),
    ),
  );
const unassignedWeights = unassigned(changesWeights);
const unassignedPersonalData = unassigned(personalDataInWeights);

/** The model use runs a model that was tuned or brought in. */
export const customModelOf = (model: RiskModel, place: RecordReading<"modelUses">): Claim =>
  any(...customisations(model).naming(place.id).map(changesWeights), unassignedWeights(model));

/** The model use runs a model that holds personal data of the training set in its weights. */
export const trainedOnPersonalData = (model: RiskModel, place: RecordReading<"modelUses">): Claim =>
  any(...customisations(model).naming(place.id).map(personalDataInWeights), unassignedPersonalData(model));
