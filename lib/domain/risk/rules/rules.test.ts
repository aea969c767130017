import { describe, expect, it } from "vitest";
import { sentence } from "../../language/sentence";
import { listIds, questionKeys, recordList, singleQuestion } from "../../questionnaire/questions";
import { catalogueMeasure, mayLowerSeverity, measures } from "../measures";
import { harmKinds, type RiskRule } from "../rule";
import { at, type Case, modelOfCase, placeOfCase } from "./case-content";
import { cases } from "./cases";
import { type RiskRuleId, riskRuleEnglish, riskRules, riskTexts } from "./index";

const rules: readonly (RiskRule & { id: RiskRuleId })[] = riskRules;

const judge = (rule: RiskRule, one: Case) => {
  const model = modelOfCase(one);
  const place = placeOfCase(rule, model);
  return { claim: rule.raised(model, place), likelihood: rule.likelihood(model, place), severity: rule.severity(model, place) };
};

describe.each(rules.map((rule) => ({ id: rule.id, rule })))("$id", ({ rule }) => {
  const { raised, quiet, undetermined } = cases[rule.id];
  it.each(raised.map((one) => [one.name, one] as const))("is raised by %s", (_name, one) => {
    expect(judge(rule, one).claim.truth).toBe(true);
  });
  it.each(quiet.map((one) => [one.name, one] as const))("stays quiet for %s", (_name, one) => {
    expect(judge(rule, one).claim.truth).toBe(false);
  });
  it.each(undetermined.map((one) => [one.name, one] as const))("is undetermined when %s", (_name, one) => {
    expect(judge(rule, one).claim.truth).toBeNull();
  });
  it("rates every case with reasons that have words", () => {
    for (const one of [...raised, ...undetermined]) {
      const { likelihood, severity } = judge(rule, one);
      for (const axis of [likelihood, severity]) {
        expect(axis.value).toBeGreaterThanOrEqual(1);
        expect(axis.value).toBeLessThanOrEqual(4);
        expect(sentence(axis.says)).not.toBe("");
      }
    }
  });
});

describe("levels follow the answers", () => {
  const rule = (id: RiskRuleId): RiskRule => {
    const found = rules.find((one) => one.id === id);
    if (!found) throw new Error(`No rule ${id}`);
    return found;
  };
  const rated = (id: RiskRuleId, one: Omit<Case, "name">) => {
    const { likelihood, severity } = judge(rule(id), { name: "", ...one });
    return { likelihood: likelihood.value, severity: severity.value };
  };
  const item = { name: "Item", categories: ["ordinary"] };
  const cloud = { name: "Example Cloud", provider: "aws", kind: "cloudProvider" };

  it("rates a set for tests by the data in it, not by what other stores hold", () => {
    const grave = { name: "Grave", categories: ["art9"] };
    const held = (kind: string) => ({ kind, dataItems: [at("dataItems", 1)], personalData: true });
    const other = (kind: string) => ({ kind, dataItems: [at("dataItems", 2)], personalData: true });
    const records = (set: string, beside: string) => ({ dataItems: [item, grave], stores: [held(set), other(beside)] });
    expect(rated("live-data-in-evaluation", { records: records("evaluationSet", "database") }).severity).toBe(2);
    expect(rated("live-data-in-evaluation", { records: records("database", "evaluationSet") }).severity).toBe(3);
  });

  it("rates a set for tests by who reads it: higher where that is not known or not our own staff", () => {
    const read = (workers: object) => ({
      dataItems: [item],
      customisations: [{ kind: "humanEvaluation", personalData: true, dataItems: [at("dataItems", 1)], ...workers }],
    });
    expect(rated("live-data-in-evaluation", { records: read({ workers: "ownStaff" }) }).severity).toBe(2);
    expect(rated("live-data-in-evaluation", { records: read({ workers: "vendor" }) }).severity).toBe(3);
    expect(rated("live-data-in-evaluation", { records: read({}) }).severity).toBe(3);
  });

  it("rates what cannot be taken out of a model by what it was trained on, not by what an evaluation saw", () => {
    const training = (first: object, second: object) => ({
      dataItems: [item, { name: "Grave", categories: ["art9"] }],
      customisations: [
        { dataItems: [at("dataItems", 1)], personalData: true, ...first },
        { dataItems: [at("dataItems", 2)], personalData: true, ...second },
      ],
    });
    const [tuning, evaluation] = [{ kind: "fineTuning" }, { kind: "modelEvaluation" }];
    expect(rated("unerasable-weights", { records: training(tuning, evaluation) }).severity).toBe(3);
    expect(rated("unerasable-weights", { records: training(evaluation, tuning) }).severity).toBe(4);
  });

  it("rates disclosure 2 where only the legacy mode allows it, 4 where the maker runs the platform", () => {
    const mode = {
      records: { modelUses: [{ platform: "bedrock" }], processors: [{ ...cloud, providerReview: false }] },
      retention: { setMode: "provider_data_share", outcome: "kept" },
    } as const;
    expect(rated("provider-disclosure", mode).likelihood).toBe(2);
    expect(rated("provider-disclosure", { records: { modelUses: [{ platform: "providerApi" }] } }).likelihood).toBe(4);
  });

  it.each([
    ["permitted", 4],
    ["optOut", 4],
    ["prohibitedByDocumentation", 2],
  ] as const)("rates training terms %s with likelihood %i", (trainingTerms, likelihood) => {
    expect(rated("provider-training", { recipients: [{}], records: { processors: [{ ...cloud, trainingTerms }] } }).likelihood).toBe(
      likelihood,
    );
  });

  it("rates training terms that nobody knows with likelihood 3", () => {
    expect(
      rated("provider-training", { recipients: [{}], records: { processors: [{ ...cloud, trainingTerms: { unknown: true } }] } })
        .likelihood,
    ).toBe(3);
  });

  it.each([
    ["ordinary data", { ...item }, "clear", 3],
    ["health data", { ...item, categories: ["art9"] }, "clear", 4],
    ["health data as embeddings", { ...item, categories: ["art9"] }, "embedded", 4],
    ["masked health data", { ...item, categories: ["art9"] }, "masked", 3],
    ["pseudonymised health data", { ...item, categories: ["art9"] }, "pseudonymised", 3],
    ["secrets", { ...item, categories: ["professionalSecret"] }, "clear", 4],
    ["data of unsaid category", { name: "Item" }, "clear", 4],
  ] as const)("rates global routing of %s", (_name, dataItem, form, severity) => {
    const records = {
      dataItems: [dataItem],
      modelUses: [{ platform: "bedrock", inferenceRouting: "global", dataItems: ["da-dataitems01"] }],
    };
    expect(rated("third-country-routing", { records, form })).toEqual({ likelihood: 4, severity });
  });

  it("rates data of which nobody said which they are with the higher value: unknown is never safe", () => {
    const records = { modelUses: [{ platform: "bedrock", inferenceRouting: "global" }] };
    expect(rated("third-country-routing", { records })).toEqual({ likelihood: 4, severity: 4 });
  });

  it("rates data of children like those of special categories", () => {
    const records = {
      dataSubjects: [{ name: "Pupils", category: "child" }],
      dataItems: [{ ...item, dataSubjects: ["da-datasubjects01"] }],
      modelUses: [{ platform: "bedrock", inferenceRouting: "global", dataItems: ["da-dataitems01"] }],
    };
    expect(rated("third-country-routing", { records }).severity).toBe(4);
  });

  it.each([
    ["a person decides", { decisionMode: "assistive", decisionEffect: "none", outputAudience: ["staff"] }, 2],
    ["a decision follows", { decisionMode: "humanInLoop", decisionEffect: "none", outputAudience: ["staff"] }, 3],
    [
      "a decision with legal effect follows",
      { decisionMode: "humanInLoop", decisionEffect: "legalOrSimilar", outputAudience: ["staff"] },
      4,
    ],
    ["the public reads", { decisionMode: "none", outputAudience: ["public"] }, 4],
    ["nobody said what is decided", { outputAudience: ["staff"] }, 4],
  ] as const)("rates wrong statements where %s", (_name, answers, severity) => {
    expect(rated("inaccurate-output", { records: { modelUses: [{ outputAboutPerson: true, ...answers }] } }).severity).toBe(severity);
  });

  it("rates a tool lower where each action is approved and each change can be undone", () => {
    expect(rated("agent-modification", { records: { tools: [{ writes: true, approval: "always", undo: true }] } })).toEqual({
      likelihood: 2,
      severity: 2,
    });
    expect(rated("agent-modification", { records: { tools: [{ writes: true }] } })).toEqual({ likelihood: 3, severity: 3 });
  });

  it("rates a break-in higher without encryption or with keys that last", () => {
    const store = { personalData: true, encryption: "ownKey" };
    expect(rated("store-breach", { answers: { "security.longLivedKeys": false }, records: { stores: [store] } }).likelihood).toBe(2);
    expect(rated("store-breach", { answers: { "security.longLivedKeys": true }, records: { stores: [store] } }).likelihood).toBe(3);
    expect(
      rated("store-breach", { answers: { "security.longLivedKeys": false }, records: { stores: [{ ...store, encryption: "none" }] } })
        .likelihood,
    ).toBe(3);
  });

  /** What a case says of the two axes: the keys of the reasons. */
  const reasons = (id: RiskRuleId, one: Omit<Case, "name">) => {
    const { likelihood, severity } = judge(rule(id), { name: "", ...one });
    return [likelihood, severity].map(({ says }) => says.message.split(".").at(-1));
  };
  const truth = (id: RiskRuleId, one: Omit<Case, "name">) => judge(rule(id), { name: "", ...one }).claim.truth;

  it("takes a hundred measured reviews for enough to tell whether a person still judges (Art. 22)", () => {
    const reviewed = (reviewsMeasured: number, overrideRate: number) =>
      truth("automated-decision", {
        records: { modelUses: [{ decisionMode: "humanInLoop", decisionEffect: "legalOrSimilar", reviewsMeasured, overrideRate }] },
      });
    expect([reviewed(100, 1), reviewed(99, 1), reviewed(100, 2)]).toEqual([true, null, false]);
  });

  it("says of disclosure that the authorisation is not exercised where the maker is known not to review, or the mode alone allows it", () => {
    const disclosure = (processor: object, setMode: "default" | "provider_data_share") =>
      reasons("provider-disclosure", {
        records: { modelUses: [{ platform: "bedrock", model: "anthropic.claude-fable-5" }], processors: [{ ...cloud, ...processor }] },
        retention: { setMode, outcome: "kept" },
      })[0];
    expect(disclosure({ providerReview: false }, "default")).toBe("notExercised");
    expect(disclosure({ providerReview: { unknown: true } }, "provider_data_share")).toBe("notExercised");
    expect(disclosure({ providerReview: { unknown: true } }, "default")).toBe("termsOpen");
  });

  it("tells a balancing test that failed from one that was never done (Art. 6(1)(f))", () => {
    const weighed = (liaOutcome: string) =>
      reasons("failed-balancing", { records: { purposes: [{ legalBasis: "f-legitimateInterests", liaOutcome }] } })[0];
    expect([weighed("failed"), weighed("notDone")]).toEqual(["failed", "notWeighed"]);
  });

  it("calls readers of logs and the day of reading terms settled only where every record says so", () => {
    const log = { kind: "invocationLogs", logContent: "full" };
    const logged = (...stores: readonly Record<string, string>[]) => reasons("content-in-logs", { records: { stores } })[0];
    expect(logged({ ...log, whoReads: "Two people." })).toBe("readersNamed");
    expect(logged({ ...log, whoReads: "Two people." }, log)).toBe("readersOpen");
    const terms = (...readOn: readonly string[]) =>
      reasons("terms-or-model-change", {
        records: { modelUses: [{ platform: "bedrock" }], contracts: readOn.map((day) => ({ readOn: day })) },
      })[0];
    expect(terms("2026-03-01", "2025-11-23")).toBe("readLately");
    expect(terms("2026-03-01", "2025-11-22")).toBe("notReadLately");
  });

  it("says what is kept on other platforms by its length, and that it has no end where none is known", () => {
    const kept = (retention: NonNullable<Case["retention"]>) => ({
      records: { dataItems: [item], modelUses: [{ platform: "otherCloud", dataItems: [at("dataItems")] }] },
      retention,
    });
    const notBedrock = { outcome: "notBedrock" } as const;
    expect(truth("service-retention", kept({ ...notBedrock, retention: { kind: "none" } }))).toBe(false);
    expect(truth("service-retention", kept({ ...notBedrock, retention: { kind: "days", days: 30 } }))).toBe(true);
    const open = { kind: "undetermined", missing: ["modelUses/x/operator"] } as const;
    expect(truth("service-retention", kept({ ...notBedrock, retention: open }))).toBeNull();
    expect(reasons("service-retention", kept({ ...notBedrock, retention: open }))[1]).toBe("noEnd");
    expect(reasons("service-retention", kept({ ...notBedrock, retention: { kind: "days", days: 30 } }))[1]).toBe("ordinaryData");
    const batch = { what: "batchFiles", retention: open, because: [] } as const;
    const { claim } = judge(rule("service-retention"), { name: "", ...kept({ outcome: "nothingKept", apart: [batch] }) });
    expect([claim.truth, claim.missing]).toEqual([null, open.missing]);
  });

  it("asks of the role of every company that handles or decides on data, and of nobody else", () => {
    const asked = (kind: "controller" | "jointController" | "authority" | "public") =>
      truth("role-misqualification", {
        recipients: [{ kind, role: "undetermined" }],
        records: { processors: [{ ...cloud, ownPurposes: false }] },
      });
    expect([asked("controller"), asked("jointController")]).toEqual([true, true]);
    expect([asked("authority"), asked("public")]).toEqual([false, false]);
  });

  it("tells a role that is open from a chain of processors and from a company that acts for itself", () => {
    const role = (role: "undetermined" | "processor", ourRole: string) =>
      reasons("role-misqualification", {
        answers: { "org.ourRole": ourRole },
        recipients: [{ role }],
        records: { processors: [{ ...cloud, ownPurposes: true }] },
      })[0];
    expect([role("undetermined", "controller"), role("processor", "processor"), role("processor", "controller")]).toEqual([
      "roleOpen",
      "chain",
      "actsForItself",
    ]);
    const excluded = { kind: "controller", role: "undetermined", certainty: "excluded" } as const;
    expect(truth("role-misqualification", { recipients: [excluded], records: { processors: [{ ...cloud, ownPurposes: false }] } })).toBe(
      false,
    );
  });

  it("takes access by foreign authorities for unlikely only where every assessment of the importer came to that", () => {
    const concluded = (...conclusions: readonly string[]) =>
      rated("foreign-authority-access", {
        recipients: [{}],
        records: {
          processors: [{ ...cloud, parentCountry: "US" }],
          transferTools: conclusions.map((tiaConclusion) => ({ importer: at("processors"), tool: "scc", tiaConclusion })),
        },
      }).likelihood;
    expect(concluded("noReasonToBelieve", "noReasonToBelieve")).toBe(1);
    expect(concluded("noReasonToBelieve", "effective")).toBe(2);
    expect(concluded()).toBe(2);
  });

  it("says which notice is silent: on the machine, or to people whose data come from elsewhere (Arts. 13 and 14)", () => {
    const answers = (mentionsAi: boolean) => ({ "notice.mentionsAi": mentionsAi, "notice.art14": false });
    const records = { dataItems: [{ name: "Item", categories: ["ordinary"], sources: ["public"] }] };
    expect(reasons("opaque-processing", { answers: answers(false), records })[0]).toBe("aiNotMentioned");
    expect(reasons("opaque-processing", { answers: answers(true), records })[0]).toBe("othersNotTold");
    const read = (outputAudience: readonly string[]) =>
      reasons("opaque-processing", { answers: answers(false), records: { ...records, modelUses: [{ outputAudience }] } })[1];
    expect(read(["public"])).toBe("machineUnnoticed");
    expect(read(["staff"])).toBe("ordinaryData");
  });

  it("names the model of one's own as what binds to a vendor, else the missing alternative", () => {
    const bound = (customisations: readonly Record<string, string | readonly string[]>[]) =>
      reasons("vendor-lock-in", { records: { modelUses: [{ platform: "bedrock", modelAlternatives: 0 }], customisations } })[0];
    expect(bound([{ kind: "fineTuning", usedBy: [at("modelUses")] }])).toBe("ownModel");
    expect(bound([])).toBe("noAlternative");
  });

  it("names the open answer that keeps a rule undetermined", () => {
    const { claim } = judge(rule("rights-not-exercisable"), { name: "", records: { stores: [{ personalData: true }] } });
    expect(claim.missing).toEqual(["stores/st-stores01/lookupByPerson"]);
  });
});

describe("the rules together", () => {
  const question = (need: string) => {
    const [list, field] = need.split(".");
    if ((listIds as readonly string[]).includes(list ?? "")) return recordList(list ?? "")?.questions[field ?? ""];
    return singleQuestion(need);
  };
  const consumers = new Map<string, readonly string[]>([
    ...questionKeys.map((key) => [key, singleQuestion(key)?.consumers ?? []] as const),
    ...listIds.flatMap((list) =>
      Object.entries(recordList(list)?.questions ?? {}).map(([field, { consumers: ids }]) => [`${list}.${field}`, ids] as const),
    ),
  ]);

  it("are the catalogue's forty, each once, in its order", () => {
    expect(rules.map(({ catalogueNumber }) => catalogueNumber)).toEqual(
      Array.from({ length: 40 }, (_, index) => `R-${String(index + 1).padStart(2, "0")}`),
    );
    expect(new Set(rules.map(({ id }) => id)).size).toBe(40);
    expect(Object.keys(riskTexts).sort()).toEqual(rules.map(({ id }) => id).sort());
  });

  it("need only questions that exist", () => {
    expect(rules.flatMap(({ id, needs }) => needs.filter((need) => !question(need)).map((need) => `${id}: ${need}`))).toEqual([]);
  });

  it("read every question that names them as its reader", () => {
    const needed = new Set(rules.flatMap(({ id, needs }) => needs.map((need) => `${need} risk:${id}`)));
    const named = [...consumers].flatMap(([key, ids]) => ids.filter((one) => one.startsWith("risk:")).map((one) => `${key} ${one}`));
    expect(named.filter((one) => !needed.has(one))).toEqual([]);
  });

  it("need beyond that only what places, retention and context are read from", () => {
    const shared = new Set([
      "contracts.negotiated",
      "customisations.kind",
      "customisations.personalData",
      "customisations.usedBy",
      "desc.staffUse",
      "modelUses.accountRetentionMode",
      "modelUses.contextSources",
      "modelUses.dataItems",
      "modelUses.decisionEffect",
      "modelUses.decisionMode",
      "modelUses.destinationRegions",
      "modelUses.inputSources",
      "modelUses.model",
      "modelUses.operator",
      "modelUses.outputAudience",
      "modelUses.platform",
      "modelUses.platformCountry",
      "modelUses.projectRetentionMode",
      "modelUses.purposes",
      "modelUses.sourceRegion",
      "modelUses.system",
      "modelUses.treatment",
      "processors.kind",
      "stores.kind",
      "stores.personalData",
      "stores.readBy",
      "stores.writtenBy",
      "tools.calledBy",
      "tools.external",
      "tools.writes",
      "transferTools.importer",
      "transferTools.tiaConclusion",
    ]);
    const unnamed = rules.flatMap(({ id, needs }) => needs.filter((need) => !consumers.get(need)?.includes(`risk:${id}`)));
    expect(unnamed.filter((need) => !shared.has(need))).toEqual([]);
    expect([...shared].filter((need) => !unnamed.includes(need))).toEqual([]);
  });

  it("treat with measures of the catalogue, each at most as strong as there, and use all of them", () => {
    const tooStrong = rules.flatMap(({ id, event, measures: effects }) =>
      effects
        .filter((one) => {
          const catalogue = catalogueMeasure(one.measure);
          if (!catalogue) return true;
          return (
            one.severity > catalogue.severity ||
            one.likelihood > catalogue.likelihood ||
            (one.severity > 0 && !mayLowerSeverity(one.measure, event))
          );
        })
        .map(({ measure }) => `${id}: ${measure}`),
    );
    expect(tooStrong).toEqual([]);
    const used = new Set(rules.flatMap(({ measures: effects }) => effects.map(({ measure }) => measure)));
    expect(measures.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([]);
    for (const { measures: effects } of rules) expect(new Set(effects.map(({ measure }) => measure)).size).toBe(effects.length);
  });

  it("cover access, modification and disappearance", () => {
    expect(new Set(rules.map(({ event }) => event))).toEqual(new Set(["access", "modification", "disappearance", "none"]));
  });

  it("name a harm to people of recital 75", () => {
    for (const { harm } of rules) for (const kind of harm) expect(harmKinds).toContain(kind);
  });

  it("say everything in words that format", () => {
    for (const [message, text] of Object.entries(riskRuleEnglish)) {
      expect(text.trim(), message).toBe(text);
      expect(sentence({ message, values: { place: "Chat", items: "Name" } }), message).not.toContain("{");
    }
    for (const { id, scope } of rules)
      for (const part of ["raised", "quiet"] as const)
        expect(riskTexts[id][part].includes("{place}"), `${id}.${part}`).toBe(scope !== "assessment");
  });
});
