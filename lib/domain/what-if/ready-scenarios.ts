import { modelOf } from "../data-flow/provider-sharing";
import type { Fact } from "../facts/fact";
import { factBecause } from "../facts/facts-in-force";
import { geographyOfModelId, identifyModel, identifyProvider, suggestedModels, suggestedProviders } from "../facts/models";
import { sentence } from "../language/sentence";
import type { Answer } from "../questionnaire/answer";
import { given } from "../questionnaire/reading";
import {
  changesOf,
  chosenUses,
  does,
  doesNot,
  type ModelUse,
  type ReadyInputs,
  type ReadyScenario,
  set,
  supposedEvidence,
  supposeFact,
} from "./ready-scenario";
import { type ReadyScenarioId, readyScenarioIds, type ScenarioChange } from "./scenario";
import { readySteps } from "./what-if-english";

const value = (given: string | boolean | readonly string[]): Answer => ({ value: given });
const words = (key: string, values: Readonly<Record<string, string>> = {}): string => sentence({ message: `whatIf.word.${key}`, values });
const toFindOut = (key: string): Answer => ({ unknown: true, note: words(key) });

const onBedrock = (inputs: ReadyInputs): readonly ModelUse[] =>
  inputs.readings.list("modelUses").filter((use) => given(use.read("platform")) === "bedrock");

/** A mode of the account holds for every use of that account in the Region; of a project, for the uses of that project. */
const setMode = (use: ModelUse, inputs: ReadyInputs, mode: string): readonly ScenarioChange[] =>
  changesOf(use, inputs, {
    accountRetentionMode: value(mode),
    ...(given(use.read("endpoint")) === "mantle" ? { projectRetentionMode: value(mode) } : {}),
  });

const inSameRegion = (uses: readonly ModelUse[], all: readonly ModelUse[]): readonly ModelUse[] => {
  const regions = new Set(uses.map((use) => given(use.read("sourceRegion"))));
  return all.filter((use) => regions.has(given(use.read("sourceRegion"))));
};

/** Uses whose model must have content kept, or of which that is not known. */
const kept = (inputs: ReadyInputs): readonly ModelUse[] =>
  onBedrock(inputs).filter((use) => inputs.retention.get(use.id)?.requirement !== "none");

const minMode = (fact: Fact): unknown =>
  fact.value !== null && typeof fact.value === "object" && !Array.isArray(fact.value) ? fact.value.minMode : null;

/** The id without the geography of a profile: what is called where no profile is. */
function bareModel(use: ModelUse, inputs: ReadyInputs): string | null {
  const model = given(use.read("model"));
  if (model === undefined || geographyOfModelId(model, inputs.facts) === null) return null;
  const identified = identifyModel(model, inputs.facts);
  return identified.unknown ? null : identified.model;
}

/** Models by the register for which nothing need be kept, in its order. */
export function modelsThatKeepNothing(facts: ReadyInputs["facts"]): readonly { key: string; name: string; provider: string }[] {
  return suggestedModels(facts).flatMap(({ key, name }) => {
    const model = identifyModel(key, facts);
    if (model.unknown || model.family === null) return [];
    const requirement = facts.find("modelFamily", model.family, "retentionRequirement");
    const mode = requirement.state === "known" && requirement.facts[0] ? minMode(requirement.facts[0]) : null;
    return mode === "none" ? [{ key, name, provider: model.providerKey }] : [];
  });
}

/** Models with open weights by the register: what one can run oneself. */
export function openWeightModels(facts: ReadyInputs["facts"]): readonly { key: string; name: string }[] {
  const open = (maker: string): boolean => {
    const reading = facts.find("provider", maker, "openWeights");
    return reading.state === "known" && reading.value === true;
  };
  return suggestedModels(facts).filter(({ key }) => {
    const model = identifyModel(key, facts);
    return !model.unknown && open(model.providerKey);
  });
}

/** Companies of which the register says something as another cloud (`otherCloud:<company>`). */
export function otherClouds(facts: ReadyInputs["facts"]): readonly { key: string; name: string }[] {
  const keys = new Set(
    facts.register.facts.flatMap(({ subject }) =>
      subject.kind === "platform" && subject.key.startsWith("otherCloud:") ? [subject.key.slice("otherCloud:".length)] : [],
    ),
  );
  const names = new Map(suggestedProviders(facts).map(({ key, name }) => [key, name]));
  return [...keys]
    .filter((key) => !key.includes("-"))
    .map((key) => ({ key, name: names.get(key) ?? key.charAt(0).toUpperCase() + key.slice(1) }));
}

/** The record of a party that names a company of the register, or a change that adds one. */
function partyFor(
  company: { key: string; name: string },
  kind: string,
  inputs: ReadyInputs,
): { id: string; added: readonly ScenarioChange[] } {
  const record = inputs.readings
    .list("processors")
    .find(
      (party) =>
        identifyProvider(given(party.read("provider")) ?? "", inputs.facts)?.key === company.key ||
        given(party.read("provider")) === company.key,
    );
  if (record) return { id: record.id, added: [] };
  const id = inputs.newId("pr");
  return {
    id,
    added: [
      { change: "record", list: "processors", id, answers: { name: value(company.name), provider: value(company.key), kind: value(kind) } },
    ],
  };
}

/** Leaves Bedrock: what only Bedrock asks is hidden by the answer on the platform and stays for the way back. */
function moveTo(uses: readonly ModelUse[], inputs: ReadyInputs, answers: (use: ModelUse) => Readonly<Record<string, Answer | null>>) {
  return uses.flatMap((use) => {
    const bare = bareModel(use, inputs);
    return changesOf(use, inputs, { ...(bare === null ? {} : { model: value(bare) }), ...answers(use) });
  });
}

const build: Readonly<Record<ReadyScenarioId, ReadyScenario["build"]>> = {
  providerSharingRequired(inputs) {
    const { facts } = inputs;
    const regimes = facts.register.facts.filter(
      (fact) => fact.predicate === "retentionRequirement" && fact.standing !== "refuted" && minMode(fact) === "provider_data_share",
    );
    const optIn = facts.register.facts.find(
      (fact) => fact.subject.kind === "platform" && fact.predicate === "providerReceivesContent" && fact.value === "onlyIfOptedIn",
    );
    const usual = regimes[0];
    if (!usual || !optIn) return doesNot("noRegime");
    const third = onBedrock(inputs).filter((use) => {
      const model = modelOf(use, facts);
      return model.unknown || model.thirdParty !== false;
    });
    const covered = third.filter((use) => inputs.retention.get(use.id)?.requirement !== "none");
    const uses = chosenUses(covered.length > 0 ? covered : third, inputs.choice);
    if (uses.length === 0) return doesNot("noThirdParty");
    const families = new Set(
      uses.flatMap((use) => {
        const model = modelOf(use, facts);
        return model.unknown || model.family === null ? [] : [model.family];
      }),
    );
    const title = words("supposedTitle");
    return does({
      uses: uses.map(({ id }) => id),
      changes: inSameRegion(uses, onBedrock(inputs)).flatMap((use) => setMode(use, inputs, "provider_data_share")),
      supposed: [
        ...[...families].map((family) =>
          supposeFact(regimes.find(({ subject }) => subject.key === family) ?? usual, { kind: "modelFamily", key: family }, facts, {
            claim: words("supposedRequirement", { family }),
            title,
          }),
        ),
        supposeFact(optIn, optIn.subject, facts, { claim: words("supposedSharing"), title }),
      ],
      because: [...regimes.filter(({ subject }) => families.has(subject.key)).map(factBecause), factBecause(optIn)],
    });
  },

  negotiatedCarveOut(inputs) {
    const { facts, readings } = inputs;
    const operator = facts.find("platform", "bedrock", "operator");
    const runsBedrock = operator.state === "known" ? operator.value : null;
    const party = readings.list("processors").find((one) => {
      const named = given(one.read("provider"));
      return named === undefined
        ? given(one.read("kind")) === "cloudProvider"
        : (identifyProvider(named, facts)?.key ?? named) === runsBedrock;
    });
    const uses = chosenUses(kept(inputs), inputs.choice);
    if (uses.length === 0) return doesNot("nothingKept");
    if (!party) return doesNot("noCloudParty");
    const known = facts
      .all("feature", "zeroRetentionUntil")
      .filter((fact) => fact.standing !== "refuted" && typeof fact.value === "string");
    const end = known.map((fact) => String(fact.value)).sort()[0];
    const evidence = inputs.newId("ev");
    return does({
      uses: uses.map(({ id }) => id),
      changes: [
        {
          change: "record",
          list: "contracts",
          id: inputs.newId("ct"),
          answers: {
            name: value(words("carveOutName")),
            party: value(party.id),
            kind: value("negotiatedAmendment"),
            negotiated: value(["zeroRetention", "noHumanReview", "noProviderSharing"]),
            ...(end === undefined ? {} : { negotiatedUntil: value(end) }),
            evidence: value([evidence]),
          },
        },
      ],
      supposed: [{ suppose: "evidence", item: supposedEvidence(evidence, words("supposedEvidence"), facts.asOf) }],
      because: known.map(factBecause),
    });
  },

  retentionNone(inputs) {
    const uses = chosenUses(onBedrock(inputs), inputs.choice);
    if (uses.length === 0) return doesNot("notOnBedrock");
    const changes = inSameRegion(uses, onBedrock(inputs)).flatMap((use) => [
      ...setMode(use, inputs, "none"),
      ...(given(use.read("responsesStore")) === true ? changesOf(use, inputs, { responsesStore: value(false) }) : []),
    ]);
    return changes.length === 0 ? doesNot("alreadySo") : does({ uses: uses.map(({ id }) => id), changes });
  },

  inRegionOnly(inputs) {
    const uses = chosenUses(
      onBedrock(inputs).filter(
        (use) => given(use.read("inferenceRouting")) !== "inRegion" || given(use.read("guardrailCrossRegion")) === true,
      ),
      inputs.choice,
    );
    if (uses.length === 0) return doesNot(onBedrock(inputs).length === 0 ? "notOnBedrock" : "alreadySo");
    return does({
      uses: uses.map(({ id }) => id),
      changes: uses.flatMap((use) => {
        const bare = bareModel(use, inputs);
        return changesOf(use, inputs, {
          ...(bare === null ? {} : { model: value(bare) }),
          inferenceRouting: value("inRegion"),
          inferenceProfile: null,
          destinationRegions: null,
          ...(given(use.read("guardrailCrossRegion")) === true ? { guardrailCrossRegion: value(false) } : {}),
        });
      }),
    });
  },

  geographicProfile(inputs) {
    const uses = chosenUses(
      onBedrock(inputs).filter((use) => given(use.read("inferenceRouting")) !== "geographic"),
      inputs.choice,
    ).filter((use) => inputs.choice.uses !== undefined || given(use.read("inferenceRouting")) !== "inRegion");
    if (uses.length === 0) return doesNot(onBedrock(inputs).length === 0 ? "notOnBedrock" : "nothingGlobal");
    return does({
      uses: uses.map(({ id }) => id),
      changes: uses.flatMap((use) => {
        const bare = bareModel(use, inputs);
        return changesOf(use, inputs, {
          ...(bare === null ? {} : { model: value(bare) }),
          inferenceRouting: value("geographic"),
          inferenceProfile: null,
          destinationRegions: null,
        });
      }),
    });
  },

  keepsNothing(inputs) {
    const { facts } = inputs;
    const uses = chosenUses(kept(inputs), inputs.choice);
    if (uses.length === 0) return doesNot(onBedrock(inputs).length === 0 ? "notOnBedrock" : "nothingKept");
    const candidates = modelsThatKeepNothing(facts);
    const usedHere = new Set(
      onBedrock(inputs).flatMap((use) => {
        const model = modelOf(use, facts);
        return model.unknown || model.model === null ? [] : [model.model];
      }),
    );
    const targets = uses.map((use) => {
      if (inputs.choice.model !== undefined) return inputs.choice.model;
      const now = modelOf(use, facts);
      const sameMaker = candidates.filter(({ provider }) => !now.unknown && provider === now.providerKey);
      return (sameMaker.find(({ key }) => usedHere.has(key)) ?? sameMaker[0])?.key;
    });
    if (targets.includes(undefined)) return doesNot("chooseModel");
    return does({
      uses: uses.map(({ id }) => id),
      changes: uses.flatMap((use, index) => changesOf(use, inputs, { model: value(targets[index] ?? ""), inferenceProfile: null })),
      because: [...new Set(targets)].flatMap((target) => {
        const model = identifyModel(target ?? "", facts);
        if (model.unknown || model.family === null) return [];
        return facts.find("modelFamily", model.family, "retentionRequirement").facts.map(factBecause);
      }),
    });
  },

  loggingWithoutContent(inputs) {
    const now = given(inputs.readings.read("logging.invocation"));
    const stores = inputs.readings
      .list("stores")
      .filter((store) => given(store.read("kind")) === "invocationLogs" && given(store.read("logContent")) !== "metadataOnly");
    const traces = given(inputs.readings.read("logging.traces")) === true;
    if (!traces && stores.length === 0 && (now === "off" || now === "metadataOnly")) return doesNot("noContentLogged");
    return does({
      changes: [
        ...(now === "metadataOnly" || now === "off"
          ? []
          : [{ change: "answer", path: "logging.invocation", answer: value("metadataOnly") } as const]),
        ...(traces ? [{ change: "answer", path: "logging.traces", answer: value(false) } as const] : []),
        ...stores.map((store) => set("stores", store.id, "logContent", value("metadataOnly"))),
      ],
      because: inputs.facts.find("feature", "invocationLogging", "content").facts.map(factBecause),
    });
  },

  maskedBeforeCall(inputs) {
    const uses = chosenUses(
      inputs.readings.list("modelUses").filter((use) => {
        const treated = new Set(given(use.read("treatedDataItems")) ?? []);
        return (given(use.read("dataItems")) ?? []).some((item) => !treated.has(item));
      }),
      inputs.choice,
    );
    if (uses.length === 0) return doesNot("nothingToMask");
    return does({
      uses: uses.map(({ id }) => id),
      changes: uses.flatMap((use) => {
        const kinds = (given(use.read("treatment")) ?? []).filter((kind) => kind !== "none" && kind !== "masked");
        return changesOf(use, inputs, {
          treatment: value([...kinds, "masked"]),
          treatedDataItems: value(given(use.read("dataItems")) ?? []),
        });
      }),
    });
  },

  otherCloud(inputs) {
    const uses = chosenUses(
      inputs.readings.list("modelUses").filter((use) => given(use.read("platform")) !== "otherCloud"),
      inputs.choice,
    );
    if (uses.length === 0) return doesNot("alreadySo");
    const known = otherClouds(inputs.facts);
    const company = inputs.choice.company;
    const named = company === undefined ? undefined : (known.find(({ key }) => key === company) ?? { key: company, name: company });
    const party = named ? partyFor(named, "cloudProvider", inputs) : null;
    return does({
      uses: uses.map(({ id }) => id),
      changes: [
        ...(party?.added ?? []),
        ...moveTo(uses, inputs, () => ({
          platform: value("otherCloud"),
          operator: party ? value(party.id) : toFindOut("companyOpen"),
          platformCountry: toFindOut("countryOpen"),
        })),
      ],
      because: named ? inputs.facts.register.facts.filter(({ subject }) => subject.key === `otherCloud:${named.key}`).map(factBecause) : [],
    });
  },

  providerApi(inputs) {
    const uses = chosenUses(
      inputs.readings.list("modelUses").filter((use) => given(use.read("platform")) !== "providerApi"),
      inputs.choice,
    ).filter((use) => {
      const model = modelOf(use, inputs.facts);
      return model.unknown || model.thirdParty !== false;
    });
    if (uses.length === 0) return doesNot("noThirdParty");
    const parties = new Map<string, ReturnType<typeof partyFor>>();
    const makerOf = (use: ModelUse): string | null => {
      const model = modelOf(use, inputs.facts);
      if (model.unknown) return null;
      if (!parties.has(model.providerKey))
        parties.set(model.providerKey, partyFor({ key: model.providerKey, name: model.providerName }, "modelProvider", inputs));
      return parties.get(model.providerKey)?.id ?? null;
    };
    const moved = moveTo(uses, inputs, (use) => {
      const maker = makerOf(use);
      return {
        platform: value("providerApi"),
        operator: maker === null ? toFindOut("companyOpen") : value(maker),
        platformCountry: toFindOut("countryOpen"),
      };
    });
    return does({
      uses: uses.map(({ id }) => id),
      changes: [...[...parties.values()].flatMap(({ added }) => added), ...moved],
      because: inputs.facts.register.facts
        .filter(({ subject }) => [...parties.keys()].some((key) => subject.key === `providerApi:${key}`))
        .map(factBecause),
    });
  },

  ownMachines(inputs) {
    const uses = chosenUses(
      inputs.readings.list("modelUses").filter((use) => given(use.read("platform")) !== "ownMachines"),
      inputs.choice,
    );
    if (uses.length === 0) return doesNot("alreadySo");
    const open = new Set(openWeightModels(inputs.facts).map(({ key }) => key));
    return does({
      uses: uses.map(({ id }) => id),
      changes: moveTo(uses, inputs, (use) => {
        const now = modelOf(use, inputs.facts);
        const stays = inputs.choice.model === undefined && !now.unknown && now.model !== null && open.has(now.model);
        return {
          platform: value("ownMachines"),
          ...(stays ? {} : { model: inputs.choice.model === undefined ? toFindOut("modelOpen") : value(inputs.choice.model) }),
        };
      }),
      because: inputs.facts.find("platform", "ownMachines", "retention").facts.map(factBecause),
    });
  },
};

type Row = Omit<ReadyScenario, "id" | "build" | "steps">;
const row = (
  effort: Row["effort"],
  { enforces = [], plans = [], chooses = [] }: Partial<Pick<Row, "enforces" | "plans" | "chooses">>,
): Row => ({ chooses, effort, enforces, plans });

const rows: Readonly<Record<ReadyScenarioId, Row>> = {
  providerSharingRequired: row("low", { plans: ["M-27"] }),
  negotiatedCarveOut: row("medium", { plans: ["M-27"] }),
  retentionNone: row("low", { enforces: ["M-05"] }),
  inRegionOnly: row("low", { enforces: ["M-07"] }),
  geographicProfile: row("low", { enforces: ["M-07"] }),
  keepsNothing: row("medium", { plans: ["M-06"], chooses: ["model"] }),
  loggingWithoutContent: row("low", { enforces: ["M-10"] }),
  maskedBeforeCall: row("high", { enforces: ["M-02"] }),
  otherCloud: row("high", { plans: ["M-24", "M-29"], chooses: ["company"] }),
  providerApi: row("medium", { plans: ["M-24", "M-29"] }),
  ownMachines: row("high", { plans: ["M-12", "M-22"], chooses: ["model"] }),
};

/** One ready scenario of the table. */
export function readyScenario(id: ReadyScenarioId): ReadyScenario {
  return { id, ...rows[id], steps: readySteps(id), build: build[id] };
}

/** The ready scenarios, in the order in which they are offered. */
export const readyScenarios: readonly ReadyScenario[] = readyScenarioIds.map((id) => readyScenario(id));
