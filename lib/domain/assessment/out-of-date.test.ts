import { expect, test } from "vitest";
import { assess } from "../assess";
import { baseRegister } from "../facts/base-register";
import type { Fact } from "../facts/fact";
import { minimalContent, recordOf } from "./minimal-content";
import { outOfDate } from "./out-of-date";

const register = baseRegister;

const content = minimalContent({
  records: {
    dataItems: [recordOf("di-letters01", { name: "Letters" })],
    systems: [recordOf("sy-desk0001", { name: "Desk" })],
    modelUses: [
      recordOf("mu-fable001", {
        name: "Answers",
        system: "sy-desk0001",
        dataItems: ["di-letters01"],
        platform: "bedrock",
        endpoint: "runtime",
        model: "global.anthropic.claude-fable-5",
        sourceRegion: "eu-central-1",
        inferenceRouting: "global",
        accountRetentionMode: "provider_data_share",
      }),
    ],
  },
});

const on = (day: string) => assess({ content, register, asOf: day, knownOn: day });
const day = (date: string) => ({ asOf: date, knownOn: date });

/** Each day on which something about the model's maker or what is kept is said differently from the day before. */
function replay(from: string, to: string): readonly { day: string; anthropic: string; retention: string }[] {
  const found: { day: string; anthropic: string; retention: string }[] = [];
  for (let time = Date.parse(from); time <= Date.parse(to); time += 86_400_000) {
    const date = new Date(time).toISOString().slice(0, 10);
    const result = on(date);
    const one = {
      day: date,
      anthropic: result.recipients.find(({ id }) => id === "provider:anthropic")?.certainty ?? "not named",
      retention: result.retention[0]?.outcome ?? "none",
    };
    const last = found.at(-1);
    if (!last || last.anthropic !== one.anthropic || last.retention !== one.retention) found.push(one);
  }
  return found;
}

test("one model replayed day by day from June to November 2026 says what could be known on each day", () => {
  expect(replay("2026-06-01", "2026-11-23")).toMatchInlineSnapshot(`
    [
      {
        "anthropic": "excluded",
        "day": "2026-06-01",
        "retention": "undetermined",
      },
      {
        "anthropic": "possible",
        "day": "2026-06-09",
        "retention": "kept",
      },
      {
        "anthropic": "excluded",
        "day": "2026-09-01",
        "retention": "kept",
      },
    ]
  `);
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
