import { given, isOneOf, isYes, type Reading, type RecordReading, when } from "../../questionnaire/reading";
import { all, any, type Claim } from "../../reasoning/claim";
import type { RiskModel, RiskRule, RiskTexts } from "../rule";
import { axis, axisBecause, effect } from "./axis";
import { categoryAt, severityByData } from "./data-severity";
import { anyReferenced, emptyList } from "./references";

const several = (model: RiskModel): Claim => {
  const purposes = model.readings.list("purposes");
  if (purposes.length === 0) return emptyList("purposes");
  const evidence = any(...model.readings.list("modelUses").map((use) => when(use.read("purposes"), (ids) => ids.length > 0)));
  return { truth: purposes.length > 1, because: evidence.because, missing: [] };
};

const keepsText = (model: RiskModel): Claim =>
  any(
    ...model.readings
      .list("stores")
      .map((store) => isOneOf(store.read("kind"), "invocationLogs", "applicationLogs", "knowledgeBase", "agentMemory", "evaluationSet")),
  );

/** Logs used to tune a model count as a second use as well: they were kept for another purpose. */
export const purposeCreep = {
  id: "purpose-creep",
  catalogueNumber: "R-10",
  scope: "assessment",
  track: "byDesign",
  event: "none",
  phase: "use",
  source: "design",
  harm: ["unwantedProfiling", "lossOfControl", "disadvantage"],
  linddun: ["L", "Nc"],
  articles: ["GDPR Art. 5(1)(b)", "GDPR Art. 6(4)", "GDPR Art. 13(3)"],
  needs: [
    "modelUses.purposes",
    "stores.kind",
    "secondaryUses.name",
    "secondaryUses.dataItems",
    "secondaryUses.ground",
    "customisations.usesInvocationLogs",
  ],
  measures: [effect("M-46", 0, 1), effect("M-39", 0, 1), effect("M-47", 1, 1), effect("M-31", 0, 1), effect("M-45", 0, 1)],
  raised(model) {
    const secondary = model.readings.list("secondaryUses").map(
      (use): Claim => ({
        ...any(
          when(use.read("ground"), () => true),
          when(use.read("name"), () => true),
        ),
        truth: true,
        missing: [],
      }),
    );
    const logsReused = model.readings.list("customisations").map((one) => isYes(one.read("usesInvocationLogs")));
    return any(...secondary, ...logsReused, all(several(model), keepsText(model)));
  },
  likelihood(model) {
    const grounds = model.readings.list("secondaryUses").map((use) => use.read("ground"));
    return axis("purpose-creep", 3, grounds.length > 0 ? "declared" : "atHand", grounds);
  },
  severity: (model) =>
    axis(
      "purpose-creep",
      3,
      "unexpectedUse",
      model.readings.list("secondaryUses").map((use) => use.read("dataItems")),
    ),
} as const satisfies RiskRule<"assessment">;

/** */
export const excessiveDataInPrompts = {
  id: "excessive-data-in-prompts",
  catalogueNumber: "R-11",
  scope: "modelUse",
  track: "byDesign",
  event: "none",
  phase: "collection",
  source: "design",
  harm: ["lossOfControl", "sensitiveExposure"],
  linddun: ["D2", "I"],
  articles: ["GDPR Art. 5(1)(c)", "GDPR Art. 25"],
  needs: ["modelUses.freeText", "modelUses.contextSources"],
  measures: [effect("M-01", 1, 1), effect("M-02", 1, 1), effect("M-55", 1, 1), effect("M-13", 0, 1), effect("M-36", 0, 1)],
  raised: (_model, place) =>
    any(isYes(place.read("freeText")), isOneOf(place.read("contextSources"), "crm", "mailbox", "fileShare", "transcripts")),
  likelihood(_model, place) {
    const freeText = place.read("freeText");
    return isYes(freeText).truth === true
      ? axis("excessive-data-in-prompts", 4, "peopleTypeFreely", [freeText])
      : axis("excessive-data-in-prompts", 4, "wholeRecords", [place.read("contextSources")]);
  },
  severity: (model, place) => severityByData(model, model.dataItemsAt(place.id), 2, 3),
} as const satisfies RiskRule<"modelUse">;

/**
 * A missing condition under Art. 9 or 10 is a gap of its own; this rule rates the harm that remains with the data that are
 * there, that people will type whether asked or not, or that the system infers. Masked data count as removed.
 */
export const specialCategoryExposure = {
  id: "special-category-exposure",
  catalogueNumber: "R-12",
  scope: "modelUse",
  track: "byDesign",
  event: "none",
  phase: "collection",
  source: "design",
  harm: ["sensitiveExposure", "discrimination", "distress"],
  linddun: ["I", "D2", "Nc"],
  articles: ["GDPR Art. 9", "GDPR Art. 10", "GDPR Art. 5(1)(a)"],
  needs: ["dataItems.categories", "modelUses.freeText", "desc.domain", "purposes.infers", "modelUses.purposes", "modelUses.dataItems"],
  measures: [
    effect("M-38", 0, 1),
    effect("M-04", 0, 1),
    effect("M-02", 0, 1),
    effect("M-39", 0, 1),
    effect("M-36", 0, 1),
    effect("M-52", 0, 1),
  ],
  raised: (model, place) =>
    any(
      categoryAt(model, place, "art9", "art10"),
      all(isYes(place.read("freeText")), isOneOf(model.readings.read("desc.domain"), "health", "hr", "legal")),
      anyReferenced(model, place.read("purposes"), "purposes", (purpose) => isYes(purpose.read("infers"))),
    ),
  likelihood(model, place) {
    const present = categoryAt(model, place, "art9", "art10");
    return present.truth === true
      ? axisBecause("special-category-exposure", 3, "present", present.because)
      : axis("special-category-exposure", 3, "toBeExpected", [place.read("freeText"), model.readings.read("desc.domain")]);
  },
  severity: (_model, place) => axis("special-category-exposure", 4, "mostSensitive", [place.read("dataItems")]),
} as const satisfies RiskRule<"modelUse">;

const contextCount = (sources: Reading<readonly string[]>): Claim =>
  when(sources, (kinds) => kinds.filter((kind) => kind !== "none").length > 1);

/** */
export const reIdentification = {
  id: "re-identification",
  catalogueNumber: "R-28",
  scope: "modelUse",
  track: "byDesign",
  event: "none",
  phase: "use",
  source: "design",
  harm: ["reversedPseudonymisation", "unwantedProfiling"],
  linddun: ["L", "I"],
  articles: ["GDPR Art. 5(1)(c)", "GDPR Art. 25", "GDPR recital 26"],
  needs: ["modelUses.treatment", "modelUses.contextSources"],
  measures: [effect("M-01", 0, 1), effect("M-55", 0, 1), effect("M-02", 0, 1), effect("M-46", 0, 1)],
  raised: (_model, place) => all(isOneOf(place.read("treatment"), "pseudonymised"), contextCount(place.read("contextSources"))),
  likelihood(_model, place) {
    const treatment = place.read("treatment");
    return isOneOf(treatment, "endUserIdRemoved").truth === true
      ? axis("re-identification", 2, "noUserId", [treatment])
      : axis("re-identification", 3, "userIdStays", [treatment]);
  },
  severity: (_model, place) => axis("re-identification", 3, "pictureOfPerson", [place.read("contextSources")]),
} as const satisfies RiskRule<"modelUse">;

const written = (reading: Reading<string>): Claim => when(reading, (text) => text.trim() !== "");

/** The three steps are on record, none of them empty. */
const stepsMissing = (purpose: RecordReading<"purposes">): Claim =>
  any(
    ...[purpose.read("liaInterest"), purpose.read("liaNecessity"), purpose.read("liaBalance")].map((reading): Claim => {
      const claim = written(reading);
      return { ...claim, truth: claim.truth === null ? null : !claim.truth };
    }),
  );

/**
 * No basis at all is a gap, which nobody scores; the rule rates what people suffer when interests were not weighed, or were
 * weighed and found wanting. A test said to be passed whose steps are not written down leaves it undetermined.
 */
export const failedBalancing = {
  id: "failed-balancing",
  catalogueNumber: "R-37",
  scope: "purpose",
  track: "byDesign",
  event: "none",
  phase: "use",
  source: "design",
  harm: ["lossOfRights", "disadvantage", "lossOfControl"],
  linddun: ["Nc"],
  articles: ["GDPR Art. 6(1)(f)", "GDPR Art. 5(1)(a)", "GDPR Art. 21"],
  needs: ["purposes.legalBasis", "purposes.liaOutcome", "purposes.liaInterest", "purposes.liaNecessity", "purposes.liaBalance"],
  measures: [effect("M-39", 0, 1), effect("M-31", 0, 1), effect("M-01", 0, 1)],
  raised: (_model, place) =>
    all(
      isOneOf(place.read("legalBasis"), "f-legitimateInterests"),
      any(isOneOf(place.read("liaOutcome"), "failed", "notDone"), stepsMissing(place)),
    ),
  likelihood(_model, place) {
    const outcome = place.read("liaOutcome");
    return axis("failed-balancing", 3, given(outcome) === "failed" ? "failed" : "notWeighed", [outcome]);
  },
  severity: (_model, place) => axis("failed-balancing", 3, "interestsOverridden", [place.read("liaBalance")]),
} as const satisfies RiskRule<"purpose">;

export const purposeAndDataTexts = {
  "purpose-creep": {
    title: "Data used for another purpose later",
    threat:
      "Prompts, answers or stored passages are at hand and are used again: for statistics, for checking on people, for training, for a new service.",
    harm: "People find that what they said for one reason is used for another that they did not expect and would not have agreed to.",
    raised: "A second use is declared, logs are used to tune a model, or stored text is at hand for more than one purpose.",
    quiet: "There is one purpose, no second use is declared, and logs are not used to tune a model.",
    reasons: {
      declared: "A second use is declared.",
      atHand: "The text is stored and at hand, and several purposes draw on it.",
      unexpectedUse: "People cannot foresee the second use, so they cannot protect themselves from it.",
    },
  },
  "excessive-data-in-prompts": {
    title: "More personal data in prompts than needed",
    threat: "People type more than they need to, or whole records, mailboxes or conversations are put into the prompt.",
    harm: "Things about people are passed on that nobody needed for the task, and each of them can leak or be misread.",
    raised: "In {place} people type freely, or whole records are put into the prompt.",
    quiet: "In {place} nobody types freely, and no whole records, mailboxes or conversations are put into the prompt.",
    reasons: {
      peopleTypeFreely: "Who may type freely will type more than the task needs.",
      wholeRecords: "Whole records come along in ordinary operation.",
    },
  },
  "special-category-exposure": {
    title: "Sensitive data typed in or inferred",
    threat:
      "People write about illness, belief, politics or offences, whether asked or not, or the system works such things out about them.",
    harm: "People can be shunned, refused or treated differently because of an illness, a belief or a conviction that they had reason to keep to themselves.",
    raised:
      "{place} handles special categories of data or data on convictions, or they are to be expected in free text, or its purpose is to infer them.",
    quiet:
      "{place} handles no special categories of data and no data on convictions in readable form, they are not to be expected in free text, and it infers nothing.",
    reasons: {
      present: "Such data are part of what it handles.",
      toBeExpected: "In this field of work people write about such things whether asked or not, or the system infers them.",
      mostSensitive: "The law protects these data most strictly because harm through them is grave and often lasts.",
    },
  },
  "re-identification": {
    title: "Pseudonyms seen through",
    threat: "Names were replaced, but several sources together show who is meant.",
    harm: "People who relied on not being named are recognised, with everything that was said about them.",
    raised: "Inputs of {place} are pseudonymised, but text from several sources is put together.",
    quiet: "Inputs of {place} are not pseudonymised, or only one source is put into the prompt.",
    reasons: {
      noUserId: "The identifier of the user is removed, so it takes some effort to tell who is meant.",
      userIdStays: "Nothing shows that the identifier of the user is removed, so the sources can be joined without effort.",
      pictureOfPerson: "Several sources together draw a full picture of one person.",
    },
  },
  "failed-balancing": {
    title: "People's interests not weighed",
    threat:
      "The processing rests on legitimate interests, but nobody weighed them against those of the people concerned, or the weighing came out against it.",
    harm: "People have to put up with processing whose effect on them nobody has looked at, although their interests may outweigh ours.",
    raised: "{place} rests on legitimate interests without a balancing test that was passed and written down.",
    quiet:
      "{place} does not rest on legitimate interests, or a balancing test was passed and written down. A purpose without any legal basis is shown as a gap.",
    reasons: {
      failed: "The balancing test came out against the processing.",
      notWeighed: "The balancing test has not been done, or not been written down.",
      interestsOverridden: "Rights and interests of people may be overridden for as long as the processing lasts.",
    },
  },
} satisfies Record<string, RiskTexts>;
