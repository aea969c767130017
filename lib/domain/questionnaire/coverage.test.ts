import { describe, expect, it } from "vitest";
import { gapIds } from "../legality/gaps";
import { type AnyQuestionText, allSectionTexts, listText, questionText } from "./english";
import type { QuestionStructure, SectionStructure } from "./question";
import { listIds, recordList, singleQuestion } from "./questions";
import { sections } from "./sections";

type Asked = { key: string; structure: QuestionStructure; text: AnyQuestionText | undefined; siblings: readonly string[] };

const structures: readonly SectionStructure[] = sections;
const asked: readonly Asked[] = structures.flatMap((section) => [
  ...Object.entries(section.questions).map(([key, structure]) => ({ key, structure, text: questionText(key), siblings: [] })),
  ...Object.entries(section.lists).flatMap(([id, list]) =>
    Object.entries(list.questions).map(([field, structure]) => ({
      key: `${id}.${field}`,
      structure,
      text: questionText(`${id}.${field}`),
      siblings: Object.keys(list.questions),
    })),
  ),
]);
const fed = new Set(asked.flatMap((one) => one.structure.consumers));
const keysWhere = (test: (one: Asked) => boolean): readonly string[] => asked.filter(test).map((one) => one.key);

/** What the engine computes; each names the result that it comes from. */
const derivedKeys: Readonly<Record<string, string>> = {
  "flow.diagram": "map",
  "party.items[]": "recipients",
  "location.items[]": "transfers",
  "risk.method": "method",
  "risk.byDesign[]": "risks of the track by design",
  "risk.operational[]": "risks of the track abnormal event",
  "risk.inherent[]": "inherent levels",
  "risk.residual[]": "residual levels",
  "plan.measures[]": "measures of the assessment",
  "decision.conditions[]": "measures that are conditions",
  "decision.signatures[]": "signatures of the version",
};
const derivedFields: Readonly<Record<string, string>> = {
  "3.1": "risks of the track by design",
  "4.1.a": "risks of the track abnormal event",
  "4.1.b": "method",
  "4.1.c": "inherent levels",
  "4.2.a": "measures of the assessment",
  "4.2.b": "residual levels",
};
const derivedLetters: Readonly<Record<string, string>> = { d: "recipients" };
const derivedAnnex2: Readonly<Record<string, string>> = {
  recipients: "recipients",
  priorConsultation: "outcome",
  riskSources: "risks",
  impacts: "risks",
  threats: "risks",
  likelihoodAndSeverity: "levels",
  treatment: "measures of the assessment",
};

// `answer_keys` of the layouts' field map.
const answerKeys = [
  "org.controllers[]",
  "org.jointArrangement",
  "org.processors[]",
  "meta.processingName",
  "meta.planning",
  "meta.dpiaVersionLog",
  "meta.team",
  "meta.references",
  "meta.reasons[]",
  "meta.scope",
  "meta.completionDate",
  "meta.validation",
  "meta.publication",
  "meta.summary",
  "desc.overview",
  "desc.nature",
  "desc.scope",
  "desc.context",
  "desc.techniques",
  "data.items[]",
  "purpose.items[]",
  "purpose.secondary[]",
  "flow.phases[]",
  "flow.diagram",
  "asset.items[]",
  "party.items[]",
  "location.items[]",
  "legal.framework[]",
  "legal.codes[]",
  "legal.basis[]",
  "legal.art9[]",
  "legal.purposeLimitation",
  "min.items[]",
  "quality.items[]",
  "retention.items[]",
  "rights.items[]",
  "consent.measures",
  "processor.measures",
  "transfer.measures",
  "measure.art5[]",
  "measure.pbd[]",
  "measure.security[]",
  "np.necessity",
  "np.proportionality",
  "risk.byDesign[]",
  "risk.operational[]",
  "risk.method",
  "risk.inherent[]",
  "plan.measures[]",
  "risk.residual[]",
  "plan.monitoring",
  "consult.dpo",
  "consult.subjects",
  "consult.others",
  "decision.outcome",
  "decision.conditions[]",
  "decision.justification",
  "decision.signatures[]",
  "review.next",
  "fria.items",
] as const;

// The 33 fields of the EDPB template v1.0, consultation version.
const edpbFields =
  "0.1 0.2 0.3 0.4 0.5 1.1.a 1.1.b 1.1.c 1.1.d 1.2 1.3 1.4 2.1.a 2.1.b 2.2.a 2.2.b 2.3.a 2.3.b 2.3.c 2.3.d 2.3.e 3.1 3.2 3.3 4.1.a 4.1.b 4.1.c 4.2.a 4.2.b 4.2.c 5.1 5.2 6".split(
    " ",
  );

// WP248 rev.01, Annex 2.
const annex2Items = [
  "natureScopeContext",
  "recipients",
  "storageLimitation",
  "functionalDescription",
  "assets",
  "codes",
  "proportionality",
  "purposes",
  "lawfulness",
  "minimisation",
  "information",
  "access",
  "rectification",
  "objection",
  "processors",
  "transfers",
  "priorConsultation",
  "riskSources",
  "impacts",
  "threats",
  "likelihoodAndSeverity",
  "treatment",
  "dpo",
  "views",
] as const;

const criteria = "C1 C2 C3 C4 C5 C6 C7 C8 C9 35-3-a 35-3-b 35-3-c 35-4 35-10 rebuttal".split(" ");

const unfed = (prefix: string, items: readonly string[], derived: Readonly<Record<string, string>> = {}): readonly string[] =>
  items.filter((item) => !fed.has(`${prefix}:${item}`) && !Object.hasOwn(derived, item));
const strangers = (prefix: string, items: readonly string[]): readonly string[] =>
  [...fed].filter((one) => one.startsWith(`${prefix}:`) && !items.includes(one.slice(prefix.length + 1)));

describe("Every question", () => {
  it("names an article and at least one use of the answer", () => {
    expect(keysWhere(({ structure }) => structure.article.trim() === "" || structure.consumers.length === 0)).toEqual([]);
  });

  it("is asked as a question, with a reason", () => {
    expect(keysWhere(({ text }) => !text || !/\?/.test(text.label) || text.why.length < 40)).toEqual([]);
  });

  it("has two examples of different content", () => {
    const plain = (example: string) =>
      example
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, " ")
        .trim();
    expect(
      keysWhere(
        ({ text }) => !text || plain(text.examples[0]) === plain(text.examples[1]) || text.examples.some((one) => plain(one) === ""),
      ),
    ).toEqual([]);
  });

  it("words every option, each differently", () => {
    expect(
      keysWhere(({ structure, text }) => {
        const words = (structure.options ?? []).map((option) => text?.options?.[option]?.trim() ?? "");
        return words.includes("") || new Set(words).size !== words.length;
      }),
    ).toEqual([]);
  });

  it("is controlled only by a question that exists, on values that it can have", () => {
    expect(
      asked.flatMap(({ key, structure, siblings }) => {
        const condition = structure.visibleWhen;
        if (!condition) return [];
        const [list] = key.split(".");
        const controlling = siblings.includes(condition.question)
          ? recordList(list ?? "")?.questions[condition.question]
          : singleQuestion(condition.question);
        const possible: readonly (string | boolean)[] = controlling?.kind === "yesNo" ? [true, false] : (controlling?.options ?? []);
        return condition.is.every((value) => possible.includes(value)) ? [] : [key];
      }),
    ).toEqual([]);
  });

  it("points only at lists that exist", () => {
    expect(keysWhere(({ structure }) => (structure.to ?? []).some((list) => !recordList(list)))).toEqual([]);
  });

  it("marks what is typed at AWS in its examples only: labels, reasons and options stand in other sentences too", () => {
    const marked = asked.flatMap(({ text }) => (text ? [text.label, text.why, ...Object.values(text.options ?? {})] : []));
    expect(marked.filter((one) => one.includes("`"))).toEqual([]);
  });

  it("makes no promise of compliance and uses no text twice", () => {
    const texts = asked.flatMap(({ text }) => (text ? [text.label, text.why, ...text.examples, ...Object.values(text.options ?? {})] : []));
    expect(texts.filter((text) => /\b(compliant|compliance with the GDPR|court-proof|legally valid|TODO|lorem)\b/i.test(text))).toEqual([]);
    const examples = asked.flatMap(({ text }) => text?.examples ?? []);
    expect(examples.filter((example, index) => example.length > 45 && examples.indexOf(example) !== index)).toEqual([]);
  });
});

describe("Every section and list", () => {
  it("has a title and an introduction", () => {
    expect(allSectionTexts().map((section) => section.title.length > 0 && section.intro.length > 20)).toEqual(structures.map(() => true));
    expect(
      listIds.filter((id) => listText(id).title === "" || listText(id).one !== listText(id).one.trim() || listText(id).intro.length < 15),
    ).toEqual([]);
  });
});

describe("The questionnaire feeds", () => {
  it("every answer key of the layouts, or the engine derives it", () => {
    expect(unfed("key", answerKeys, derivedKeys)).toEqual([]);
    expect(strangers("key", answerKeys)).toEqual([]);
  });

  it("every field of the EDPB template, or the engine derives it", () => {
    expect(edpbFields).toHaveLength(33);
    expect(unfed("edpb", edpbFields, derivedFields)).toEqual([]);
    expect(strangers("edpb", [...edpbFields, "summary"])).toEqual([]);
  });

  it("every letter of Art. 30(1), or the engine derives it", () => {
    const letters = ["a", "b", "c", "d", "e", "f", "g"];
    expect(unfed("art30", letters, derivedLetters)).toEqual([]);
    expect(strangers("art30", letters)).toEqual([]);
  });

  it("every item of WP248 Annex 2, or the engine derives it", () => {
    expect(unfed("annex2", annex2Items, derivedAnnex2)).toEqual([]);
    expect(strangers("annex2", annex2Items)).toEqual([]);
  });

  it("every criterion of screening and every legality gap", () => {
    expect(unfed("criterion", criteria)).toEqual([]);
    expect(strangers("criterion", criteria)).toEqual([]);
    expect(unfed("gap", gapIds)).toEqual([]);
    expect(strangers("gap", gapIds)).toEqual([]);
  });

  it("only uses that are known", () => {
    const words = ["map", "recipients", "transfers", "retention", "outcome", "fria"];
    const prefixes = ["edpb", "key", "risk", "gap", "criterion", "annex2", "art30"];
    expect([...fed].filter((one) => !words.includes(one) && !prefixes.some((prefix) => one.startsWith(`${prefix}:`)))).toEqual([]);
    expect([...fed].filter((one) => one.startsWith("risk:") && !/^risk:[a-z]+(-[a-z]+)*$/.test(one))).toEqual([]);
  });
});
