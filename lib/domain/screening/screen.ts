import { type FactsInForce, factReasons } from "../facts/facts-in-force";
import type { FieldKey, ListId, QuestionKey } from "../questionnaire/questions";
import { becauseOf, given, isOneOf, isYes, type Reading, type Readings, when } from "../questionnaire/reading";
import type { Because, Message } from "../reasoning/because";
import { all, any, type Claim } from "../reasoning/claim";
import type { CriterionResult, ScreeningResult } from "../result";
import { exemptListsOf, listItemsOf } from "./national-lists";

/** People from whom on Groundwork calls it large scale where the assessment sets no threshold of its own; ours, no law names a number. */
export const LARGE_SCALE_PEOPLE = 10_000;

type Criterion = CriterionResult & { claim: Claim };

const unknown = (...missing: readonly string[]): Claim => ({ truth: null, because: [], missing });
const say = (message: string, values: Message["values"] = {}): Message => ({ message: `screening.${message}`, values });

/**
 * The screening answer, unless the records say more: what they prove overrides a "no", and is the reason shown. Records that
 * prove nothing leave the answer as it is.
 */
const answeredOrDerived = (answer: Claim, derived: Claim): { claim: Claim; overridden: boolean } =>
  derived.truth === true
    ? { claim: answer.truth === true ? any(answer, derived) : derived, overridden: answer.truth === false }
    : { claim: answer, overridden: false };

/** True where some record of the list is; the first that is gives the reason, so that long lists stay cheap. */
function anyRecord<L extends ListId>(readings: Readings, list: L, claim: (record: ReturnType<Readings["list"]>[number]) => Claim): Claim {
  let result: Claim = { truth: false, because: [], missing: [] };
  for (const record of readings.list(list)) {
    const here = claim(record as unknown as ReturnType<Readings["list"]>[number]);
    if (here.truth === true) return here;
    if (here.truth === null && result.truth === false) result = here;
  }
  return result;
}

type AnyReading = Reading<string> & Reading<boolean> & Reading<readonly string[]> & Reading<number>;
const field = (record: ReturnType<Readings["list"]>[number], name: string): AnyReading =>
  record.read(name as FieldKey<ListId>) as unknown as AnyReading;

const purposeAreasOfC1 = ["hrScreening", "credit", "insurance", "performance", "profiling", "personalisation"];
const highlyPersonal = ["art9", "art10", "location", "financial", "communications", "professionalSecret"];
const vulnerable = ["employee", "child", "patient", "elderly", "benefitClaimant", "asylumSeeker"];
/** A review that departs from the output at most this often, over at least so many cases, is none (llm-risks.json, override_rate). */
const REVIEW_IS_NOMINAL = { percent: 1, reviews: 100 };

function nominalReview(use: ReturnType<Readings["list"]>[number]): Claim {
  return all(
    isOneOf(field(use, "decisionMode"), "humanInLoop"),
    when(field(use, "reviewsMeasured") as Reading<number>, (reviews) => reviews >= REVIEW_IS_NOMINAL.reviews),
    when(field(use, "overrideRate") as Reading<number>, (rate) => rate <= REVIEW_IS_NOMINAL.percent),
  );
}

const derived = {
  C1: (readings: Readings) =>
    any(
      anyRecord(readings, "purposes", (purpose) => isOneOf(field(purpose, "area") as Reading<string>, ...purposeAreasOfC1)),
      anyRecord(readings, "modelUses", (use) => isYes(field(use, "outputScores"))),
    ),
  C2: (readings: Readings) =>
    anyRecord(readings, "modelUses", (use) =>
      all(
        isOneOf(field(use, "decisionEffect") as Reading<string>, "legalOrSimilar"),
        any(isOneOf(field(use, "decisionMode") as Reading<string>, "solelyAutomated"), nominalReview(use)),
      ),
    ),
  C3: (readings: Readings) =>
    all(
      anyRecord(readings, "stores", (store) => isYes(field(store, "userIdentifiable"))),
      anyRecord(readings, "dataSubjects", (people) => isOneOf(field(people, "category") as Reading<string>, "employee")),
    ),
  C4: (readings: Readings) =>
    anyRecord(readings, "dataItems", (item) => isOneOf(field(item, "categories") as Reading<readonly string[]>, ...highlyPersonal)),
  C6: (readings: Readings) =>
    anyRecord(readings, "modelUses", (use) =>
      when(field(use, "contextSources") as Reading<readonly string[]>, (sources) => sources.filter((one) => one !== "none").length >= 2),
    ),
  C7: (readings: Readings) =>
    anyRecord(readings, "dataSubjects", (people) => isOneOf(field(people, "category") as Reading<string>, ...vulnerable)),
  C9: (readings: Readings) => anyRecord(readings, "purposes", (purpose) => isYes(field(purpose, "gatesAccess"))),
} as const;

function derivedCriterion(readings: Readings, id: keyof typeof derived, key: QuestionKey): Criterion {
  const { claim, overridden } = answeredOrDerived(isYes(readings.read(key) as Reading<boolean>), derived[id](readings));
  const says = overridden ? say("overridden") : null;
  return { id, met: claim.truth, because: claim.because, missing: claim.missing, says, claim };
}

/** The assessment's own threshold, else ours; people. */
const thresholdOf = (readings: Readings): number => given(readings.read("screen.largeScaleThreshold")) ?? LARGE_SCALE_PEOPLE;

/** C5: the number given, or the sum of what the groups of people are said to number, reaches the threshold. */
function largeScale(readings: Readings): Criterion {
  const threshold = thresholdOf(readings);
  const counts = readings.list("dataSubjects").map((people) => people.read("count"));
  const sum = counts.reduce((total, count) => total + (given(count) ?? 0), 0);
  const because: readonly Because[] = counts.filter(({ state }) => state === "answered").map(becauseOf);
  const { claim, overridden } = answeredOrDerived(
    when(readings.read("screen.people"), (people) => people >= threshold),
    { truth: sum >= threshold, because, missing: [] },
  );
  const own = given(readings.read("screen.largeScaleThreshold")) !== undefined;
  const says = say(own ? "threshold.own" : "threshold.ours", { threshold, overridden: overridden ? "yes" : "no" });
  return { id: "C5", met: claim.truth, because: claim.because, missing: claim.missing, says, claim };
}

/**
 * C8: generative AI counts as a new technology unless someone argues otherwise. Nothing is said while nothing is answered,
 * so that an empty assessment stays undetermined.
 */
function newTechnology(readings: Readings): Criterion {
  const argued = readings.read("screen.notInnovative");
  const text = given(argued);
  if (text !== undefined && text.trim() !== "")
    return { id: "C8", ...criterionOf({ truth: false, because: [becauseOf(argued)], missing: [] }, say("notInnovative")) };
  const begun = Object.keys(readings.content.answers).length > 0 || readings.list("modelUses").length > 0;
  const uses = readings.list("modelUses").slice(0, 1);
  const because = uses.map((use) => becauseOf(use.read("platform")));
  return {
    id: "C8",
    ...criterionOf(begun ? { truth: true, because, missing: [] } : unknown("modelUses"), begun ? say("generativeAi") : null),
  };
}

const criterionOf = (claim: Claim, says: Message | null): Omit<Criterion, "id"> => ({
  met: claim.truth,
  because: claim.because,
  missing: claim.missing,
  says,
  claim,
});

/** Art. 35(3): always required. (a) and (b) may also follow from the records; (b) by our threshold of large scale. */
function article35Cases(readings: Readings, scale: Claim): readonly Criterion[] {
  const decides = anyRecord(readings, "modelUses", (use) =>
    all(
      isYes(field(use, "outputScores")),
      isOneOf(field(use, "decisionEffect") as Reading<string>, "legalOrSimilar"),
      isOneOf(field(use, "decisionMode") as Reading<string>, "solelyAutomated"),
    ),
  );
  const special = anyRecord(readings, "dataItems", (item) =>
    isOneOf(field(item, "categories") as Reading<readonly string[]>, "art9", "art10"),
  );
  const both = (id: string, key: QuestionKey, fromRecords: Claim): Criterion => {
    const { claim, overridden } = answeredOrDerived(isYes(readings.read(key) as Reading<boolean>), fromRecords);
    return { id, ...criterionOf(claim, overridden ? say("overridden") : null) };
  };
  return [
    both("35-3-a", "screen.systematicEvaluation", decides),
    both("35-3-b", "screen.largeScaleSpecial", all(special, scale)),
    { id: "35-3-c", ...criterionOf(isYes(readings.read("screen.publicMonitoring")), null) },
  ];
}

/**
 * Art. 35(4): each country concerned (as answered, and where a controller is established) has its own list. What the register
 * holds of a list is never the whole of it: an item that a person says applies makes the criterion met, and nothing makes it
 * not met but a person who says who looked, when, and what the list says. A country that the register knows to lie outside
 * the EEA has none.
 */
function nationalLists(readings: Readings, facts: FactsInForce): readonly Criterion[] {
  const countries = readings.read("screen.countries");
  const named: Map<string, Because> = new Map();
  for (const country of given(countries) ?? []) named.set(country.toUpperCase(), becauseOf(countries));
  for (const controller of readings.list("controllers")) {
    const country = controller.read("country");
    const code = given(country)?.toUpperCase();
    if (!code || named.has(code)) continue;
    const member = facts.find("country", code, "eeaMember");
    if (member.state === "known" && member.value === false) continue;
    named.set(code, becauseOf(country));
  }
  const checks = readings.list("nationalChecks");
  const criteria = [...named].map(([code, from]): Criterion => {
    const check = checks.filter((one) => given(one.read("country"))?.toUpperCase() === code);
    const first = check[0];
    const held = listItemsOf(facts, code);
    const known = factReasons(held.map(({ fact }) => fact));
    const country: Message["values"] = { country: code, count: held.length };
    if (!first)
      return {
        id: `35-4-${code}`,
        ...criterionOf(
          { truth: null, because: [from, ...known], missing: ["nationalChecks"] },
          say(held.length > 0 ? "listHeldInPart" : "listNotHeld", country),
        ),
      };
    const applies = check.flatMap((one): Claim[] => {
      const chosen = given(one.read("items")) ?? [];
      return held.some(({ item }) => isChosen(chosen, item)) ? [{ truth: true, because: [becauseOf(one.read("items"))], missing: [] }] : [];
    });
    const claim = any(
      ...applies,
      ...check.map((one) => {
        const listed = isOneOf(one.read("result"), "listed");
        if (listed.truth !== false) return listed;
        const by = when(one.read("checkedBy"), (name) => name.trim() !== "");
        const on = when(one.read("checkedOn"), (date) => date !== "");
        const traced = all(by, on);
        return traced.truth === true ? listed : unknown(...(traced.missing.length > 0 ? traced.missing : [one.read("checkedBy").path]));
      }),
    );
    const text =
      applies.length > 0 ? "itemApplies" : claim.truth === true ? "listed" : claim.truth === false ? "notListed" : "listNotChecked";
    return { id: `35-4-${code}`, ...criterionOf({ ...claim, because: [...claim.because, ...known] }, say(text, country)) };
  });
  if (given(countries) === undefined) criteria.unshift({ id: "35-4", ...criterionOf(unknown(countries.path), say("countriesOpen")) });
  return criteria;
}

/** The chosen options of a question are words of its own; an item of the register may be none of them. */
const isChosen = (chosen: readonly string[], item: string): boolean => chosen.includes(item);

/**
 * Art. 35(5) and (10): said to be exempt. Shown; it never turns the verdict by itself, since only a lawyer can tell. Where a list
 * of exempt cases of a country concerned is lost by criteria that are met here, it says so.
 */
function exemption(readings: Readings, facts: FactsInForce, soft: readonly Criterion[]): readonly Criterion[] {
  const exempt = readings.read("screen.exemption");
  const claim = isYes(exempt);
  if (claim.truth !== true) return [];
  const lists = (given(readings.read("screen.countries")) ?? []).flatMap((code) => exemptListsOf(facts, code.toUpperCase()));
  const met = new Set(soft.flatMap((criterion) => (criterion.met === true ? [criterion.id] : [])));
  const lost = lists.filter(({ lostWhen }) => lostWhen.some((id) => met.has(id)));
  if (lost.length === 0) return [{ id: "35-10", ...criterionOf(claim, say("exemption")) }];
  const criteria = [...new Set(lost.flatMap(({ lostWhen }) => lostWhen.filter((id) => met.has(id))))].join(", ");
  const because = [...claim.because, ...factReasons([...new Set(lost.map(({ fact }) => fact))])];
  return [{ id: "35-10", ...criterionOf({ ...claim, because }, say("exemptionLost", { criteria })) }];
}

const filled = (reading: Reading<string>): boolean => (given(reading) ?? "").trim() !== "";

/**
 * Whether a DPIA is required, criterion by criterion (Art. 35(3) and (4); the nine criteria of WP248). One case of Art. 35(3)
 * or one national list: required. Two criteria: required, unless a person gives the reason and the DPO's view. One, all else
 * answered: recommended. None, all answered and every country's list checked: not required. Else undetermined.
 */
export function screen(readings: Readings, facts: FactsInForce): ScreeningResult {
  const scale = largeScale(readings);
  const hard = [...article35Cases(readings, scale.claim), ...nationalLists(readings, facts)];
  const soft: readonly Criterion[] = [
    derivedCriterion(readings, "C1", "screen.evaluation"),
    derivedCriterion(readings, "C2", "screen.automatedDecision"),
    derivedCriterion(readings, "C3", "screen.monitoring"),
    derivedCriterion(readings, "C4", "screen.sensitiveData"),
    scale,
    derivedCriterion(readings, "C6", "screen.combining"),
    derivedCriterion(readings, "C7", "screen.vulnerable"),
    newTechnology(readings),
    derivedCriterion(readings, "C9", "screen.preventsRight"),
  ];
  const criteria = [...hard, ...soft, ...exemption(readings, facts, soft)].map(
    ({ id, met, because, missing, says }): CriterionResult => ({ id, met, because, missing, says }),
  );
  const met = soft.filter((criterion) => criterion.met === true).length;
  const open = (some: readonly Criterion[]): number => some.filter((criterion) => criterion.met === null).length;
  const result = (verdict: ScreeningResult["verdict"], message: string, rebutted = false): ScreeningResult => ({
    verdict,
    criteria,
    rebutted,
    says: say(message, { met, open: open(hard) + open(soft) }),
  });
  if (hard.some((criterion) => criterion.met === true)) return result("required", "required.case");
  if (met >= 2) {
    if (!filled(readings.read("screen.rebuttal")) || !filled(readings.read("screen.rebuttalDpo")))
      return result("required", "required.criteria");
    return open(hard) > 0 ? result("undetermined", "undetermined.rebutted", true) : result("notRequired", "rebutted", true);
  }
  if (open(hard) + open(soft) > 0) return result("undetermined", "undetermined");
  return met === 1 ? result("recommended", "recommended") : result("notRequired", "notRequired");
}

export const screeningEnglish: Readonly<Record<string, string>> = {
  "screening.required.case": "A DPIA is required: a case that the law names, or a national list, applies.",
  "screening.required.criteria": "A DPIA is required: {met, plural, other {# of the nine criteria are met}}, and two are enough.",
  "screening.rebutted":
    "{met, plural, other {# of the nine criteria are met}}, but a person gave the reason, with the DPO’s view, why no DPIA is needed.",
  "screening.undetermined.rebutted":
    "The criteria were argued away, but {open, plural, one {one point is open} other {# points are open}} that alone could require a DPIA.",
  "screening.recommended": "A DPIA is recommended: one of the nine criteria is met.",
  "screening.notRequired": "No DPIA is required by these answers: no criterion is met.",
  "screening.undetermined":
    "Not decided yet: {met, plural, =0 {no criterion is met so far} one {one criterion is met so far} other {# criteria are met so far}}, {open, plural, one {one is open} other {# are open}}.",
  "screening.overridden": "Answered “no”, but other answers show that it applies.",
  "screening.threshold.ours":
    "Large scale is counted from {threshold, number} people: our threshold, no law names a number.{overridden, select, yes { The groups of people recorded reach it.} other {}}",
  "screening.threshold.own":
    "Large scale is counted from {threshold, number} people: a threshold set in this assessment.{overridden, select, yes { The groups of people recorded reach it.} other {}}",
  "screening.generativeAi": "Generative AI counts as a new technology. It can be argued away with a reason.",
  "screening.notInnovative": "Argued away: the use is not new, for the reason given.",
  "screening.listNotHeld": "Groundwork holds no list for {country}. Someone must look it up: who, when, and what it says.",
  "screening.listHeldInPart":
    "Groundwork holds {count, plural, one {one item} other {# items}} of what the list for {country} is reported to name, not the list. Say which apply, and who looked the list up.",
  "screening.itemApplies": "An item that the national list of {country} is reported to name applies, as answered.",
  "screening.listNotChecked": "The list for {country} is not checked yet, or it is not said by whom and when.",
  "screening.listed": "On the national list of {country}.",
  "screening.notListed": "Not on the national list of {country}, as looked up.",
  "screening.countriesOpen": "The countries concerned are not known yet.",
  "screening.exemption": "Said to be exempt by Art. 35(5) or (10). Have a lawyer confirm it; the verdict does not change by itself.",
  "screening.exemptionLost":
    "Said to be exempt. Lists of exempt cases (Art. 35(5)) of the countries concerned are reported to be lost by what is met here ({criteria}). Have a lawyer confirm it; the verdict does not change by itself.",
  "screening.criterion.35-3-a": "Systematic and extensive evaluation of people that decisions rest on (Art. 35(3)(a))",
  "screening.criterion.35-3-b": "Special categories or data on crimes on a large scale (Art. 35(3)(b))",
  "screening.criterion.35-3-c": "Systematic monitoring of a public place on a large scale (Art. 35(3)(c))",
  "screening.criterion.35-4": "National list (Art. 35(4))",
  "screening.criterion.35-10": "Exempt by law (Art. 35(10))",
  "screening.criterion.C1": "People are evaluated or scored",
  "screening.criterion.C2": "Decisions without a human, with legal or similar effect",
  "screening.criterion.C3": "People are monitored systematically",
  "screening.criterion.C4": "Sensitive or very personal data",
  "screening.criterion.C5": "Large scale",
  "screening.criterion.C6": "Data from different sources are combined",
  "screening.criterion.C7": "Vulnerable people",
  "screening.criterion.C8": "New technology",
  "screening.criterion.C9": "People may be kept from a right, a service or a contract",
};
