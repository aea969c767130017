import { expect, test } from "vitest";
import { assess } from "@/lib/domain/assess";
import { outOfDate } from "@/lib/domain/assessment/out-of-date";
import { baseRegister } from "@/lib/domain/facts/base-register";
import type { Fact } from "@/lib/domain/facts/fact";
import { describedByHand, observe, showsOtherwise, withObserved } from "@/lib/domain/interchange/aws/observed-configuration";
import { proposedByDefault } from "@/lib/domain/interchange/aws/take-over";
import { awsFile, fileIn, importFiles, invented } from "../support/aws-files";
import { lettersOnBedrock } from "../support/letters-on-bedrock";

const register = baseRegister;
const content = lettersOnBedrock();

const on = (day: string) => assess({ content, register, asOf: day, knownOn: day });
const day = (date: string) => ({ asOf: date, knownOn: date });

type Said = { day: string; anthropic: string; retention: string; training: string };

/** Each day on which the maker, what is kept or the risk of training by the maker is said differently from the day before. */
function replay(from: string, to: string): readonly Said[] {
  const found: Said[] = [];
  for (let time = Date.parse(from); time <= Date.parse(to); time += 86_400_000) {
    const date = new Date(time).toISOString().slice(0, 10);
    const result = on(date);
    const training = result.risks.find(({ id }) => id === "provider-training@provider:anthropic")?.state ?? "absent";
    const one: Said = {
      day: date,
      anthropic: result.recipients.find(({ id }) => id === "provider:anthropic")?.certainty ?? "not named",
      retention: result.retention[0]?.outcome ?? "none",
      training: training === "raised" || training === "undetermined" ? "a risk" : "no risk",
    };
    const last = found.at(-1);
    if (!last || last.anthropic !== one.anthropic || last.retention !== one.retention || last.training !== one.training) found.push(one);
  }
  return found;
}

test("one model replayed day by day from June to November 2026 changes recipients, retention and risks as the facts did", () => {
  expect(replay("2026-06-01", "2026-11-23")).toEqual([
    { day: "2026-06-01", anthropic: "excluded", retention: "undetermined", training: "no risk" },
    { day: "2026-06-09", anthropic: "possible", retention: "kept", training: "a risk" },
    { day: "2026-09-01", anthropic: "excluded", retention: "kept", training: "no risk" },
  ]);
});

test("what rested on the summer's terms is out of date in November, by fact, level and recipient", () => {
  const stale = outOfDate({ content, register, restedOn: day("2026-08-01"), now: day("2026-11-23") });
  expect(stale?.facts.map(({ predicate, was, now }) => [predicate, was.map(({ id }) => id), now.map(({ id }) => id)])).toEqual(
    expect.arrayContaining([
      ["retentionRequirement", ["requirement.claude-fable-5.2026-06"], ["requirement.claude-fable-5.2026-09"]],
      ["providerReceivesContent", ["bedrock.provider-receives.2026-06"], ["bedrock.provider-receives.2026-09"]],
    ]),
  );
  expect(stale?.recipients).toMatchInlineSnapshot(`
    [
      {
        "after": "established",
        "before": "established",
        "id": "aws",
        "name": "Amazon Web Services",
      },
      {
        "after": "excluded",
        "before": "possible",
        "id": "provider:anthropic",
        "name": "Anthropic",
      },
    ]
  `);
});

test("without a changed fact nothing is out of date, whatever day it is", () => {
  expect(outOfDate({ content, register, restedOn: day("2026-11-24"), now: day("2026-11-26") })).toBeNull();
});

test("a fact that was added later about what nobody had looked at changes nothing", () => {
  const [first] = register.facts;
  const other: Fact = {
    ...(first as Fact),
    id: "invented.other",
    subject: { kind: "provider", key: "invented" },
    predicate: "inventedPredicate",
    recordedOn: "2026-11-25",
    supersedes: [],
  };
  const grown = { ...register, facts: [...register.facts, other] };
  expect(outOfDate({ content, register: grown, restedOn: day("2026-11-24"), now: day("2026-11-26") })).toBeNull();
});

test("a withdrawn fact makes out of date what rested on it", () => {
  const used = on("2026-11-24").factsUsed[0];
  const withdrawn = {
    ...register,
    facts: register.facts.map((fact) => (fact.id === used?.id ? { ...fact, withdrawnOn: "2026-11-25" } : fact)),
  };
  const stale = outOfDate({ content, register: withdrawn, restedOn: day("2026-11-24"), now: day("2026-11-26") });
  expect(stale?.facts).toMatchObject([{ was: [{ id: used?.id }], now: [] }]);
});

// ---- What an import shows of a frozen content. ----

const agentFile = (change: (text: string) => string = (text) => text) => {
  const file = fileIn(invented, "bedrock-agent.get-agent.json");
  return awsFile("agent.json", change(new TextDecoder().decode(file.bytes)));
};
const modeFile = (mode: string) => awsFile("mode.json", JSON.stringify({ mode, updatedAt: "2026-10-05T09:30:00+00:00" }));

/** The use of a model as an agent of the account calls it, in the Region that was signed. */
const signed = lettersOnBedrock({
  records: {
    ...content.records,
    modelUses: (content.records.modelUses ?? []).map((one) => ({
      ...one,
      answers: { ...one.answers, model: { value: "eu.amazon.nova-lite-v1:0" }, inferenceRouting: { value: "geographic" as const } },
    })),
  },
});
const observed = (files: Parameters<typeof importFiles>[0], region = "eu-central-1", into = {}) => {
  const done = importFiles(files, { content: signed, region, into });
  const byHand = describedByHand(done, signed);
  const bound = Object.keys(byHand).length > 0 ? importFiles(files, { content: signed, region, into: { ...byHand, ...into } }) : done;
  return observe(bound, new Set(proposedByDefault(bound, new Set(["imported", "answered"]))), signed);
};
const staleBy = (...observations: readonly ReturnType<typeof observe>[]) =>
  outOfDate({ content: signed, observed: withObserved(signed, observations), register, restedOn: day("2026-11-24"), now: day("2026-11-26") });
const changesOf = (stale: ReturnType<typeof staleBy>) =>
  stale?.configuration.changes.map(({ path, was, now }) => [path, was && "value" in was ? was.value : null, now]);

test("another retention mode in the account marks what was signed, with the answers' places among what it affects", () => {
  const stale = staleBy(observed([modeFile("none")]));
  expect(changesOf(stale)).toEqual([["modelUses/mu-fable001/accountRetentionMode", "provider_data_share", "none"]]);
  expect(stale?.affects).toContain("modelUses/mu-fable001/accountRetentionMode");
  expect(stale?.facts).toEqual([]);
});

test("the mode that was signed marks nothing", () => {
  expect(staleBy(observed([modeFile("provider_data_share")]))).toBeNull();
});

const inFrankfurt = (text: string) => text.replaceAll("eu-west-1", "eu-central-1");
const modelsOf = (stale: ReturnType<typeof staleBy>) =>
  stale?.configuration.changes.filter(({ list, field }) => list === "modelUses" && ["model", "sourceRegion"].includes(field));

test("a use that was typed by hand is found by model and Region, and another model or Region is one that is not described", () => {
  expect(observed([agentFile(inFrankfurt)]).changes.filter(({ list }) => list === "modelUses").every(({ newRecord }) => !newRecord)).toBe(true);
  expect(modelsOf(staleBy(observed([agentFile()])))).toMatchObject([
    { field: "model", newRecord: true, was: null, now: "eu.amazon.nova-lite-v1:0" },
    { field: "sourceRegion", newRecord: true, was: null, now: "eu-west-1" },
  ]);
  // Also where another file of the same import says something of that record.
  const both = observed([agentFile(inFrankfurt), modeFile("none")]).changes.filter(({ list }) => list === "modelUses");
  expect(both.some(({ newRecord }) => newRecord)).toBe(false);
  const pro = agentFile((text) => inFrankfurt(text).replace("nova-lite", "nova-pro"));
  expect(modelsOf(staleBy(observed([pro])))?.map(({ now }) => now)).toEqual(["eu.amazon.nova-pro-v1:0", "eu-central-1"]);
});

test("a person who says which record a thing is sees the model and Region changed in it", () => {
  const { proposals } = importFiles([agentFile()], { content: signed, region: "eu-central-1" });
  const thing = proposals.records.find(({ list }) => list === "modelUses")?.thing ?? "";
  const stale = staleBy(observed([agentFile()], "eu-central-1", { [thing]: "mu-fable001" }));
  expect(changesOf(stale)).toContainEqual(["modelUses/mu-fable001/sourceRegion", "eu-central-1", "eu-west-1"]);
});

test("the newest file has the word: what is as signed again takes the mark away, and the same thing is described once", () => {
  expect(staleBy(observed([modeFile("none")]), observed([modeFile("provider_data_share")]))).toBeNull();
  const twice = withObserved(signed, [observed([agentFile()]), observed([agentFile()])]);
  expect(twice.content.records.modelUses?.length).toBe(2);
  expect(signed.records.modelUses?.length).toBe(1);
});

test("what was merely open when it was signed, and changes no result, marks nothing", () => {
  const open = lettersOnBedrock({ importKey: "0f".repeat(16) });
  const done = importFiles([modeFile("provider_data_share")], { content: open, region: "eu-central-1" });
  const nothing = withObserved(open, [observe(done, new Set(), open)]);
  expect(showsOtherwise(nothing)).toBe(false);
  expect(outOfDate({ content: open, observed: nothing, register, restedOn: day("2026-11-24"), now: day("2026-11-26") })).toBeNull();
});
