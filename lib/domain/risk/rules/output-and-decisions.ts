import { given, isOneOf, isYes, type RecordReading, when } from "../../questionnaire/reading";
import { all, any, type Claim } from "../../reasoning/claim";
import type { RiskRule, RiskTexts } from "../rule";
import { axis, effect } from "./axis";
import { anyReferenced } from "./references";

/**
 * Severity: 2 where a person decides and staff or the person concerned read it; 3 where a decision follows the output;
 * 4 where that decision has legal or similar effect or the public reads it. What is open takes the upper value.
 */
export const inaccurateOutput = {
  id: "inaccurate-output",
  catalogueNumber: "R-13",
  scope: "modelUse",
  track: "byDesign",
  event: "none",
  phase: "use",
  source: "model",
  harm: ["wrongDecision", "reputation", "financialLoss"],
  linddun: ["Nc"],
  articles: ["GDPR Art. 5(1)(d)", "GDPR Art. 16", "GDPR Art. 5(1)(a)"],
  needs: ["modelUses.outputAboutPerson", "modelUses.decisionMode", "modelUses.decisionEffect", "modelUses.outputAudience"],
  measures: [effect("M-20", 1, 1), effect("M-21", 0, 1), effect("M-22", 0, 1), effect("M-50", 0, 1), effect("M-33", 0, 1)],
  raised: (_model, place) => isYes(place.read("outputAboutPerson")),
  likelihood: (_model, place) => axis("inaccurate-output", 3, "modelsErr", [place.read("outputAboutPerson")]),
  severity(_model, place) {
    const [mode, weight, audience] = [place.read("decisionMode"), place.read("decisionEffect"), place.read("outputAudience")];
    if (isOneOf(audience, "public").truth === true) return axis("inaccurate-output", 4, "publicReads", [audience]);
    if (isOneOf(weight, "legalOrSimilar").truth === true)
      return given(mode) === "assistive"
        ? axis("inaccurate-output", 3, "helpsDecide", [mode, weight])
        : axis("inaccurate-output", 4, "decidesWithEffect", [mode, weight]);
    if (!given(mode) || !given(audience) || (given(mode) !== "none" && !given(weight)))
      return axis("inaccurate-output", 4, "useOpen", [mode, weight, audience]);
    return isOneOf(mode, "humanInLoop", "solelyAutomated").truth === true
      ? axis("inaccurate-output", 3, "decisionFollows", [mode])
      : axis("inaccurate-output", 2, "personDecides", [mode]);
  },
} as const satisfies RiskRule<"modelUse">;

const HARDLY_EVER_OVERRIDDEN_PERCENT = 1;
const ENOUGH_REVIEWS = 100;

/** Reviewers depart from the output in at most 1 % of at least 100 measured reviews; fewer measured leave it undetermined. */
function reviewIsFormal(place: RecordReading<"modelUses">): Claim {
  const reviews = place.read("reviewsMeasured");
  const measured = when(reviews, (count) => count >= ENOUGH_REVIEWS);
  const hardlyEver = when(place.read("overrideRate"), (rate) => rate <= HARDLY_EVER_OVERRIDDEN_PERCENT);
  if (measured.truth === false && reviews.state === "answered") return { truth: null, because: measured.because, missing: [reviews.path] };
  return all(measured, hardlyEver);
}

/** The title's legal or similar effect is part of the condition, which the catalogue's trigger leaves out (Art. 22(1)). */
export const automatedDecision = {
  id: "automated-decision",
  catalogueNumber: "R-14",
  scope: "decisionMade",
  track: "byDesign",
  event: "none",
  phase: "use",
  source: "design",
  harm: ["wrongDecision", "lossOfRights", "disadvantage"],
  linddun: ["U", "Nc"],
  articles: ["GDPR Art. 22", "GDPR Art. 13(2)(f)", "GDPR Art. 15(1)(h)", "GDPR recital 71"],
  needs: ["modelUses.decisionMode", "modelUses.decisionEffect", "modelUses.reviewsMeasured", "modelUses.overrideRate"],
  measures: [effect("M-20", 1, 1), effect("M-32", 0, 1), effect("M-31", 0, 0), effect("M-41", 0, 0), effect("M-22", 0, 0)],
  raised(_model, place) {
    const mode = place.read("decisionMode");
    return all(
      any(isOneOf(mode, "solelyAutomated"), all(isOneOf(mode, "humanInLoop"), reviewIsFormal(place))),
      isOneOf(place.read("decisionEffect"), "legalOrSimilar"),
    );
  },
  likelihood(_model, place) {
    const mode = place.read("decisionMode");
    return given(mode) === "humanInLoop"
      ? axis("automated-decision", 4, "reviewFormal", [mode, place.read("overrideRate")])
      : axis("automated-decision", 4, "nobodyReviews", [mode]);
  },
  severity: (_model, place) => axis("automated-decision", 4, "legalEffect", [place.read("decisionEffect")]),
} as const satisfies RiskRule<"decisionMade">;

/** Severity 4 where a decision has legal or similar effect, or while that is open. */
export const biasedOutput = {
  id: "biased-output",
  catalogueNumber: "R-15",
  scope: "modelUse",
  track: "byDesign",
  event: "none",
  phase: "use",
  source: "model",
  harm: ["discrimination", "disadvantage", "financialLoss"],
  linddun: ["Nc"],
  articles: ["GDPR Art. 5(1)(a)", "GDPR Art. 22", "GDPR recital 71", "Charter Art. 21"],
  needs: ["purposes.area", "modelUses.purposes", "modelUses.outputScores", "modelUses.decisionMode", "modelUses.decisionEffect"],
  measures: [effect("M-41", 0, 1), effect("M-22", 0, 1), effect("M-20", 0, 1), effect("M-23", 0, 1)],
  raised: (model, place) =>
    any(
      isYes(place.read("outputScores")),
      anyReferenced(model, place.read("purposes"), "purposes", (purpose) =>
        isOneOf(purpose.read("area"), "hrScreening", "performance", "credit", "insurance", "benefits", "education", "housing"),
      ),
    ),
  likelihood(_model, place) {
    const scores = place.read("outputScores");
    return isYes(scores).truth === true
      ? axis("biased-output", 3, "scoresPeople", [scores])
      : axis("biased-output", 3, "sensitiveArea", [place.read("purposes")]);
  },
  severity(_model, place) {
    const [mode, weight] = [place.read("decisionMode"), place.read("decisionEffect")];
    return isOneOf(mode, "none").truth === true || isOneOf(weight, "none").truth === true
      ? axis("biased-output", 3, "noDecision", [mode, weight])
      : axis("biased-output", 4, given(weight) ? "decisionWithEffect" : "effectOpen", [mode, weight]);
  },
} as const satisfies RiskRule<"modelUse">;

/** */
export const overReliance = {
  id: "over-reliance",
  catalogueNumber: "R-34",
  scope: "modelUse",
  track: "byDesign",
  event: "none",
  phase: "use",
  source: "model",
  harm: ["wrongDecision", "financialLoss", "vulnerableExploited"],
  linddun: ["U"],
  articles: ["GDPR Art. 5(1)(a)", "GDPR Art. 25"],
  needs: ["modelUses.outputAudience", "modelUses.adviceDomains"],
  measures: [effect("M-50", 0, 1), effect("M-20", 0, 1), effect("M-21", 0, 1), effect("M-36", 0, 1)],
  raised: (_model, place) =>
    any(
      isOneOf(place.read("outputAudience"), "dataSubjects", "public"),
      isOneOf(place.read("adviceDomains"), "health", "legal", "finance"),
    ),
  likelihood: (_model, place) => axis("over-reliance", 3, "soundsSure", [place.read("outputAudience")]),
  severity(_model, place) {
    const domains = place.read("adviceDomains");
    return axis("over-reliance", 3, isOneOf(domains, "health", "legal", "finance").truth === true ? "weightyAdvice" : "peopleAct", [
      domains,
    ]);
  },
} as const satisfies RiskRule<"modelUse">;

export const outputAndDecisionsTexts = {
  "inaccurate-output": {
    title: "Wrong statements about people",
    threat: "The model states something about a person that is not true, in words that sound sure.",
    harm: "People are refused, accused, charged or advised wrongly because of something that was never true.",
    raised: "The output of {place} says something about identifiable people.",
    quiet: "The output of {place} says nothing about identifiable people.",
    reasons: {
      modelsErr: "Language models make up facts in ordinary operation.",
      publicReads: "The public reads the output, so a wrong statement spreads and damages standing.",
      decidesWithEffect: "A decision with legal or similarly serious effect follows the output.",
      helpsDecide: "A person decides, but with legal or similarly serious effect.",
      decisionFollows: "A decision follows the output.",
      personDecides: "A person decides and can notice the mistake.",
      useOpen: "It is not yet known who reads the output or what is decided on it; until then the higher value stands.",
    },
  },
  "automated-decision": {
    title: "Decision by machine alone",
    threat: "A decision with serious effect is taken without a person who truly judges the case.",
    harm: "People lose a contract, a benefit or a right to a machine, cannot put their view to anyone and find it hard to contest the result.",
    raised: "{place} decides about people with legal or similarly serious effect, and no person truly judges the case.",
    quiet: "{place} takes no decision with legal or similarly serious effect, or a person truly judges each case.",
    reasons: {
      nobodyReviews: "No person takes part; it happens with each decision.",
      reviewFormal: "Reviewers hardly ever depart from the output, so their review is a form only.",
      legalEffect: "The decision has legal or similarly serious effect.",
    },
  },
  "biased-output": {
    title: "Unequal treatment by biased output",
    threat: "The model has learned prejudice, or uses traits that stand for origin, sex, age or illness.",
    harm: "People of some groups get worse answers, scores or decisions than others, without reason and without noticing it.",
    raised: "{place} scores or ranks people, or serves a purpose in which unequal treatment weighs heavily.",
    quiet: "{place} neither scores nor ranks people and serves no purpose in which unequal treatment weighs heavily.",
    reasons: {
      scoresPeople: "People are scored, ranked or sorted, and models carry over the prejudice of their training data.",
      sensitiveArea: "In this area models carry over the prejudice of their training data.",
      noDecision: "No decision with legal or similarly serious effect rests on it.",
      decisionWithEffect: "A decision with legal or similarly serious effect rests on it.",
      effectOpen: "It is not yet known what effect decisions have; until then the higher value stands.",
    },
  },
  "over-reliance": {
    title: "People trust the output too much",
    threat: "The output sounds sure and friendly, so that people follow it without checking.",
    harm: "People act on bad advice about their health, rights or money, or are talked into what they would not have chosen.",
    raised: "The people concerned or the public read the output of {place}, or it advises on health, law or money.",
    quiet: "Only staff or systems read the output of {place}, and it does not advise on health, law or money.",
    reasons: {
      soundsSure: "Fluent text is believed, also where it is wrong.",
      weightyAdvice: "Advice on health, law or money has serious consequences.",
      peopleAct: "People act on what they are told and bear the consequences.",
    },
  },
} satisfies Record<string, RiskTexts>;
