import { describe, expect, it } from "vitest";
import { answersOf, recordOf } from "../assessment/minimal-content";
import type { Answer, AnswerValue } from "../questionnaire/answer";
import { find, system, travel } from "./trip-desk";

type Values = Readonly<Record<string, AnswerValue>>;
const party = (values: Values) => recordOf("pr-partner01", { name: "Partner", kind: "storeVendor", role: "processor", ...values });
const tool = (values: Values = {}) =>
  recordOf("tl-lookup001", {
    name: "Look-up",
    kind: "api",
    calledBy: ["mu-answers01"],
    dataItems: ["di-itinerary"],
    external: true,
    ...values,
  });
const store = (values: Values = {}) =>
  recordOf("st-archive01", { name: "Archive", kind: "files", dataItems: ["di-itinerary"], writtenBy: ["sy-tripdesk1"], ...values });
const toAws = (result: ReturnType<typeof travel>, taxonomy: string) =>
  result.map.flows.find((flow) => flow.taxonomy === taxonomy && flow.to === "aws");

describe("the country in which a recipient gets data", () => {
  it("of a store run by somebody else is that of their record, where the store's own is not answered", () => {
    const operated = { operator: "thirdParty", vendor: "pr-partner01" };
    const result = travel({}, { processors: [party({ country: "US" })], stores: [store(operated)] });
    expect(find(result, "pr-partner01")?.countries).toEqual(["US"]);
    const open = find(travel({}, { processors: [party({})], stores: [store(operated)] }), "pr-partner01");
    expect(open?.countries ?? []).toEqual([]);
    expect(open?.missing).toContain("stores/st-archive01/country");
  });

  it("of a tool is that of the record of its vendor, and the question where neither says", () => {
    const called = { external: true, vendor: "pr-partner01" };
    expect(find(travel({}, { processors: [party({ country: "IN" })], tools: [tool(called)] }), "pr-partner01")?.countries).toEqual(["IN"]);
    const open = find(travel({}, { processors: [party({})], tools: [tool(called)] }), "pr-partner01");
    expect(open?.missing).toContain("tools/tl-lookup001/country");
  });

  it("of a flow that a person stated is the one stated, which the seat of the company does not take away", () => {
    const stated = (values: Values) =>
      recordOf("of-handover1", {
        name: "Hand-over",
        from: "sy-tripdesk1",
        to: "pr-partner01",
        dataItems: ["di-itinerary"],
        purpose: "Bookings.",
        ...values,
      });
    const countries = (values: Values) =>
      find(travel({}, { processors: [party({ country: "IE" })], otherFlows: [stated(values)] }), "pr-partner01")?.countries;
    expect(countries({ country: "IN" })).toContain("IN");
    expect(countries({})).toEqual(["IE"]);
  });
});

describe("what a recipient is", () => {
  it("an authority where its record says so, though it acts for us", () => {
    const result = travel(
      {},
      {
        processors: [party({ kind: "authority", country: "IE" })],
        otherFlows: [recordOf("of-report001", { name: "Report", from: "sy-tripdesk1", to: "pr-partner01", dataItems: ["di-itinerary"] })],
      },
    );
    expect(find(result, "pr-partner01")?.kind).toBe("authority");
  });

  it("people at AWS read content in support cases that hold it, and not in others", () => {
    const aws = (cases: string) => find(travel({}, {}, { answers: answersOf({ "support.cases": cases }) }), "aws")?.access;
    expect(aws("withContent")).toEqual(["automated", "humanReview"]);
    expect(aws("withoutContent")).toEqual(["automated"]);
  });

  it("nobody of ours reads events about calls while no data is known to be called with", () => {
    const ours = (records: Parameters<typeof travel>[1]) =>
      travel({}, records).recipients.filter(({ receives }) => receives.includes("metadata:caller"));
    expect(ours({}).length).toBe(1);
    expect(ours({ dataSubjects: [], dataItems: [] })).toEqual([]);
  });
});

describe("guardrails", () => {
  const at = (use: Readonly<Record<string, AnswerValue | Answer>>) => toAws(travel(use), "guardrails");
  it("read in the Region of the call, or in every country of its geography, by what is answered", () => {
    expect(at({ guardrails: "both", guardrailCrossRegion: false })).toMatchObject({ certainty: "established", handledIn: ["IE"] });
    const wide = at({ guardrails: "input", guardrailCrossRegion: true })?.handledIn;
    expect(wide).toEqual(expect.arrayContaining(["IE", "DE"]));
  });

  it("read in a country that is open while it is open whether they cross Regions", () => {
    const open = at({ guardrails: "both" });
    expect(open).toMatchObject({ handledIn: null, missing: ["modelUses/mu-answers01/guardrailCrossRegion"] });
  });

  it("possibly read while it is open whether there are any", () => {
    expect(at({ guardrails: { unknown: true } })).toMatchObject({
      certainty: "possible",
      missing: expect.arrayContaining(["modelUses/mu-answers01/guardrails"]),
    });
  });

  it("read nothing where there are none", () => {
    expect(at({ guardrails: "none" })).toBeUndefined();
  });
});

describe("Data Automation", () => {
  const second = (values: Values) =>
    recordOf("mu-second001", { name: "Second", system: "sy-tripdesk1", dataItems: ["di-itinerary"], platform: "bedrock", ...values });
  const called = (values: Values) =>
    toAws(
      travel(
        {},
        {
          modelUses: [second({ sourceRegion: "eu-west-1" }), recordOf("mu-other0001", { name: "Other", platform: "bedrock", ...values })],
          tools: [tool({ kind: "dataAutomation", calledBy: ["mu-second001", "mu-other0001"] })],
        },
      ),
      "bda",
    );
  it("has no known countries while the Region of one of its callers is open", () => {
    expect(called({})).toMatchObject({ handledIn: null, missing: expect.arrayContaining(["modelUses/mu-other0001/sourceRegion"]) });
    expect(called({ sourceRegion: "eu-central-1" })?.handledIn).toEqual(expect.arrayContaining(["IE", "DE"]));
  });
});

describe("stores", () => {
  it.each([
    ["agentsClassic", "agents.classic"],
    ["agentCore", "agentcore.memory"],
    ["own", "store.write"],
  ])("that keep memory by %s are written by the flow %s", (memoryService, taxonomy) => {
    const memory = store({ kind: "agentMemory", memoryService, writtenBy: ["mu-answers01"], operator: "aws" });
    const into = travel({}, { stores: [memory] }).map.flows.find(({ from, to }) => from === "mu-answers01" && to === "st-archive01");
    expect(into?.taxonomy).toBe(taxonomy);
  });

  it("that name themselves as their writer or reader make no arrow to themselves", () => {
    const itself = store({ writtenBy: ["st-archive01", "sy-tripdesk1"], readBy: ["st-archive01"], operator: "ourselves" });
    expect(travel({}, { stores: [itself] }).map.flows.filter(({ from, to }) => from === to)).toEqual([]);
  });
});

it("an item that nothing brings to a model use is missing the system that calls it", () => {
  const result = travel({ system: undefined }, { systems: [system] });
  const way = result.map.flows.find(({ to, certainty }) => to === "mu-answers01" && certainty === "possible");
  expect(way?.missing).toEqual(["modelUses/mu-answers01/system"]);
});

describe("an adequacy decision for part of a country", () => {
  const standing = (values: Values) =>
    travel(
      {},
      {
        processors: [party({ kind: "toolVendor", country: "CA" })],
        tools: [tool({ vendor: "pr-partner01", country: "CA" })],
        transferTools: [
          recordOf("tt-decision1", { name: "Decision", importer: "pr-partner01", covers: "everyCountry", tool: "adequacy", ...values }),
        ],
      },
    ).transfers.find(({ id }) => id === "pr-partner01>CA");
  it("covers an importer once a person recorded that it does and what would follow if it fell", () => {
    expect(standing({})).toMatchObject({ standing: "incomplete", missing: ["transferTools/tt-decision1/fallback"] });
    expect(standing({ fallback: "Clauses are ready." })).toMatchObject({ standing: "covered", missing: [] });
  });
});
