import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exampleContent } from "../assessment/example";
import { answersOf, minimalContent, recordOf } from "../assessment/minimal-content";
import { sentence } from "../language/sentence";
import type { AssessmentRecord } from "../questionnaire/answer";
import { flowKind } from "./describe-flows";
import { elementOfRecipient } from "./recipients";
import { deriveFrom, find, type Records, system, travel } from "./trip-desk";

const formAt = (result: ReturnType<typeof travel>, element: string) =>
  result.map.presences.find((presence) => presence.element === element && presence.dataItem === "di-itinerary")?.form;

describe("the map", () => {
  it("is empty while nothing is answered", () => {
    expect(deriveFrom(minimalContent())).toMatchObject({ map: { elements: [], flows: [], presences: [] }, recipients: [], transfers: [] });
  });

  it("leads an item from the person through system and model use to AWS", () => {
    expect(find(travel(), "aws")?.path).toEqual(["ds-travellers", "sy-tripdesk1", "mu-answers01", "host:mu-answers01", "aws"]);
  });

  it("masks what is masked before the call, and leaves the system's copy in clear", () => {
    const result = travel({ treatment: ["masked"], treatedDataItems: ["di-itinerary"] });
    expect([formAt(result, "sy-tripdesk1"), formAt(result, "host:mu-answers01"), formAt(result, "aws")]).toEqual([
      "clear",
      "masked",
      "masked",
    ]);
  });

  it("does not count a treatment whose items are not named", () => {
    expect(formAt(travel({ treatment: ["masked"] }), "host:mu-answers01")).toBe("clear");
  });

  it("keeps clear text in a vector store beside its embeddings", () => {
    const store = recordOf("st-passages1", {
      name: "Passages",
      kind: "knowledgeBase",
      dataItems: ["di-itinerary"],
      writtenBy: ["mu-answers01"],
      operator: "aws",
    });
    expect(formAt(travel({}, { stores: [store] }), "st-passages1")).toBe("clear");
  });

  it("puts calls on bedrock-runtime into logs nobody described, once logging is on", () => {
    const logged = { answers: answersOf({ "org.ourRole": "controller", "logging.invocation": "full" }) };
    expect(travel({}, {}, logged).map.flows.find(({ to }) => to === "logs:invocation")).toMatchObject({
      from: "mu-answers01",
      missing: ["stores"],
    });
    expect(travel({ endpoint: "mantle" }, {}, logged).map.elements.some(({ id }) => id === "logs:invocation")).toBe(false);
  });

  it("names what is missing where nothing brings an item to the place an answer puts it", () => {
    const store = recordOf("st-archive01", {
      name: "Archive",
      kind: "files",
      dataItems: ["di-itinerary"],
      operator: "ourselves",
      country: "IE",
    });
    const flow = travel({}, { stores: [store] }).map.flows.find(({ to }) => to === "st-archive01");
    expect(flow).toMatchObject({ from: "ds-travellers", certainty: "possible", missing: ["stores/st-archive01/writtenBy"] });
  });

  it("ends in a cycle of stores and uses", () => {
    const store = recordOf("st-circle001", {
      name: "Circle",
      kind: "cache",
      dataItems: ["di-itinerary"],
      writtenBy: ["mu-answers01"],
      readBy: ["mu-answers01"],
      operator: "ourselves",
    });
    expect(formAt(travel({}, { stores: [store] }), "st-circle001")).toBe("clear");
  });

  it("says what each arrow is", () => {
    expect(
      travel()
        .map.flows.slice(0, 3)
        .map((flow) => sentence(flowKind(flow))),
    ).toEqual(["given by them, or seen of them", "made into a prompt", "call within the Regions of a geography"]);
  });
});

describe("recipients", () => {
  it("hold AWS as a processor that only runs the model, where the model keeps nothing", () => {
    expect(find(travel(), "aws")).toMatchObject({
      role: "processor",
      roleSettled: false,
      access: ["automated"],
      certainty: "established",
      retention: { kind: "none" },
    });
  });

  it("make AWS a sub-processor where we are a processor ourselves", () => {
    expect(find(travel({}, {}, { answers: answersOf({ "org.ourRole": "processor" }) }), "aws")?.role).toBe("subProcessor");
  });

  it("show the reviewers at AWS as access by AWS, for the model that requires review", () => {
    const aws = find(
      travel({ model: "global.anthropic.claude-fable-5-1", inferenceRouting: "global", accountRetentionMode: "aws_review" }),
      "aws",
    );
    expect(aws).toMatchObject({ access: ["automated", "humanReview"], retention: { kind: "days", days: 30 }, countries: "*" });
  });

  it("exclude the model's maker today, by the fact that says so, and not while the terms allowed sharing", () => {
    const fable = { model: "anthropic.claude-fable-5", inferenceRouting: "global", accountRetentionMode: "provider_data_share" };
    const today = find(travel(fable), "provider:anthropic");
    expect(today?.certainty).toBe("excluded");
    expect(today?.because).toContainEqual({ kind: "fact", id: "bedrock.provider-receives.2026-09", version: 1 });
    expect(find(travel(fable, {}, { asOf: "2026-07-15" }), "provider:anthropic")).toMatchObject({
      certainty: "possible",
      role: "controller",
      receives: ["di-itinerary"],
    });
  });

  it("leave the maker of a model that is not known possible, with role and retention open", () => {
    const unknown = find(travel({ model: "house-model-9000" }), "provider:unknown");
    expect(unknown).toMatchObject({ certainty: "possible", role: "undetermined", missing: ["modelUses/mu-answers01/model"] });
    expect(unknown?.retention.kind).toBe("undetermined");
  });

  it("tell metadata apart from content", () => {
    expect(find(travel({ endpoint: "mantle" }), "provider:anthropic:metadata")).toMatchObject({
      receives: ["metadata:request", "metadata:subscription"],
      certainty: "possible",
    });
    expect(find(travel(), "provider:anthropic:metadata")).toMatchObject({
      receives: ["metadata:request", "metadata:subscription", "metadata:useCaseForm"],
      certainty: "established",
    });
  });

  it("make the maker the processor on its own API and on the platform that looks like Bedrock", () => {
    for (const platform of ["providerApi", "claudePlatformOnAws"])
      expect(find(travel({ platform }), "provider:anthropic")).toMatchObject({ role: "processor", certainty: "established" });
  });

  it("name no outside recipient of the model on own machines", () => {
    const kinds = travel({ platform: "ownMachines" }).recipients.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "processor" || kind === "modelProvider")).toEqual([]);
  });

  it("join a company's record with what facts derive, keep the id and take the settled role", () => {
    const record = recordOf("pr-cloudrec1", { name: "Cloud contract", provider: "aws", role: "jointController", country: "LU" });
    const aws = find(travel({}, { processors: [record] }), "aws");
    expect(aws).toMatchObject({ role: "jointController", roleSettled: true });
    expect(aws?.because).toContainEqual(expect.objectContaining({ path: "processors/pr-cloudrec1/name" }));
  });

  it("stand in for a vendor that nobody named, with the question that would name it", () => {
    const tool = recordOf("tl-weather01", {
      name: "Weather",
      kind: "api",
      calledBy: ["mu-answers01"],
      dataItems: ["di-itinerary"],
      external: true,
    });
    const vendor = find(travel({}, { tools: [tool] }), "vendor:tl-weather01");
    expect(vendor).toMatchObject({ certainty: "established", role: "undetermined" });
    expect(vendor?.missing).toContain("tools/tl-weather01/vendor");
  });

  it("list a recorded party that nothing reaches as possible", () => {
    const record = recordOf("pr-idleparty", { name: "Idle", kind: "itService", role: "processor", country: "IE" });
    expect(find(travel({}, { processors: [record] }), "pr-idleparty")).toMatchObject({
      certainty: "possible",
      receives: [],
      missing: ["otherFlows"],
    });
  });

  it("show the public and readers who may see data about others", () => {
    const result = travel({ outputAudience: ["public", "dataSubjects"] });
    expect(find(result, "public")).toMatchObject({ kind: "public", certainty: "established" });
    expect(find(result, "subjects:ds-travellers")?.path).toEqual(["ds-travellers", "sy-tripdesk1", "ds-travellers"]);
  });

  it("give everybody nothing from answers that are not about a person", () => {
    expect(find(travel({ outputAboutPerson: false, outputAudience: ["public"] }), "public")).toBeUndefined();
  });
});

describe("transfers", () => {
  const vendor = recordOf("pr-farvendor", { name: "Far Vendor", kind: "toolVendor", role: "processor", country: "US" });
  const tool = recordOf("tl-fartool01", {
    name: "Far tool",
    kind: "api",
    calledBy: ["mu-answers01"],
    dataItems: ["di-itinerary"],
    external: true,
    vendor: "pr-farvendor",
    country: "US",
  });
  const withTool = (answers: Readonly<Record<string, string>> | null, country = "US"): ReturnType<typeof travel> =>
    travel(
      {},
      {
        processors: [recordOf("pr-farvendor", { name: "Far Vendor", kind: "toolVendor", role: "processor", country })],
        tools: [
          recordOf("tl-fartool01", {
            name: "Far tool",
            kind: "api",
            calledBy: ["mu-answers01"],
            dataItems: ["di-itinerary"],
            external: true,
            vendor: "pr-farvendor",
            country,
          }),
        ],
        ...(answers
          ? { transferTools: [recordOf("tt-fartools1", { name: "Tool", importer: "pr-farvendor", covers: "everyCountry", ...answers })] }
          : {}),
      },
    );
  const standing = (result: ReturnType<typeof travel>, id = "pr-farvendor>US") =>
    result.transfers.find((transfer) => transfer.id === id)?.standing;

  it("do not arise inside the EEA, nor from a parent abroad", () => {
    const near = recordOf("pr-nearvend1", { name: "Near", kind: "toolVendor", role: "processor", country: "IE", parentCountry: "US" });
    const nearTool = recordOf("tl-neartool1", {
      name: "Near tool",
      kind: "api",
      calledBy: ["mu-answers01"],
      dataItems: ["di-itinerary"],
      external: true,
      vendor: "pr-nearvend1",
      country: "IE",
    });
    expect(travel({}, { processors: [near], tools: [nearTool] }).transfers).toEqual([]);
  });

  it("are covered by clauses only once the assessment was concluded and dated", () => {
    expect(standing(withTool({ tool: "scc", sccModule: "2" }))).toBe("incomplete");
    expect(standing(withTool({ tool: "scc", sccModule: "2", tiaConclusion: "effective", tiaDate: "2026-10-01" }))).toBe("covered");
    expect(standing(withTool({ tool: "scc", sccModule: "2", tiaConclusion: "notEffective", tiaDate: "2026-10-01" }))).toBe("gap");
  });

  it("count the framework only with the day the importer was found on its list, and only for the United States", () => {
    expect(standing(withTool({ tool: "dpf" }))).toBe("incomplete");
    expect(standing(withTool({ tool: "dpf", dpfListedOn: "2026-10-01", fallback: "Clauses are signed." }))).toBe("covered");
    expect(standing(withTool({ tool: "dpf", dpfListedOn: "2026-10-01", fallback: "Clauses." }, "IN"), "pr-farvendor>IN")).toBe("gap");
  });

  it("follow the adequacy decision where it covers the country, and ask for the check where it covers a part", () => {
    expect(standing(withTool(null, "NZ"), "pr-farvendor>NZ")).toBe("covered");
    expect(standing(withTool(null, "CA"), "pr-farvendor>CA")).toBe("undetermined");
  });

  it("are a gap where nothing is recorded for a country without a decision", () => {
    expect(standing(withTool(null, "IN"), "pr-farvendor>IN")).toBe("gap");
  });

  it("go to every country with a global profile, which only a tool for every country covers", () => {
    const global = { model: "global.anthropic.claude-fable-5-1", inferenceRouting: "global", accountRetentionMode: "aws_review" };
    const aws = recordOf("pr-cloudrec1", { name: "Cloud", provider: "aws", role: "processor", country: "LU" });
    const scc = {
      name: "Clauses",
      importer: "pr-cloudrec1",
      tool: "scc",
      sccModule: "2",
      tiaConclusion: "effective",
      tiaDate: "2026-10-01",
    };
    const narrow = recordOf("tt-narrow001", { ...scc, covers: "theseCountries", countries: ["US"] });
    const wide = recordOf("tt-wide00001", { ...scc, covers: "everyCountry" });
    expect(standing(travel(global, { processors: [aws], transferTools: [narrow] }), "aws>*")).toBe("gap");
    expect(standing(travel(global, { processors: [aws], transferTools: [wide] }), "aws>*")).toBe("covered");
    const open = travel(global).transfers.find(({ id }) => id === "aws>*");
    expect(open?.country).toBe("*");
    expect(open?.countries).toContain("US");
    expect(open?.countries).not.toContain("DE");
    expect(open?.because).toContainEqual({ kind: "fact", id: "routing.global.countries", version: 1 });
  });

  it("have no country while none is known, which is neither any Region nor a gap", () => {
    const somewhere = (tools: readonly AssessmentRecord[]) =>
      travel(
        { inferenceRouting: undefined },
        { processors: [recordOf("pr-cloudrec1", { name: "Cloud", provider: "aws" })], transferTools: tools },
      ).transfers.find(({ to, country }) => to === "aws" && country === null);
    const byDecision = recordOf("tt-decision1", { name: "Decision", importer: "pr-cloudrec1", covers: "everyCountry", tool: "adequacy" });
    const listed = recordOf("tt-listed001", {
      name: "Framework",
      importer: "pr-cloudrec1",
      covers: "theseCountries",
      countries: ["US"],
      tool: "dpf",
    });
    for (const tools of [[], [byDecision], [listed]])
      expect(somewhere(tools)).toMatchObject({
        id: "aws>unknown",
        countries: [],
        standing: "undetermined",
        certainty: "possible",
        missing: expect.arrayContaining(["modelUses/mu-answers01/inferenceRouting"]),
      });
  });

  it("cannot be judged without a controller in the EEA", () => {
    const abroad = recordOf("co-abroad001", { name: "Abroad", country: "GB" });
    const result = travel({}, { controllers: [abroad], processors: [vendor], tools: [tool] });
    expect(standing(result)).toBe("undetermined");
  });
});

const idsOf = (prefix: string, count: number) => Array.from({ length: count }, (_, at) => `${prefix}-invented${at}`);
const some = (ids: readonly string[]) => fc.subarray([...ids]);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const answered = (values: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Parameters<typeof recordOf>[1];
const records = (ids: readonly string[], answers: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<AssessmentRecord[]> =>
  fc.tuple(...ids.map((id) => fc.record(answers).map((values) => recordOf(id, answered({ name: id, ...values }))))) as fc.Arbitrary<
    AssessmentRecord[]
  >;

const lists = {
  ds: idsOf("ds", 3),
  di: idsOf("di", 4),
  sy: idsOf("sy", 3),
  mu: idsOf("mu", 3),
  st: idsOf("st", 4),
  tl: idsOf("tl", 2),
  pr: idsOf("pr", 2),
};
const arbitraryRecords: fc.Arbitrary<Records> = fc.record({
  dataSubjects: records(lists.ds, {}),
  dataItems: records(lists.di, { dataSubjects: maybe(some(lists.ds)), sources: maybe(some(["dataSubject", "thirdParty", "observed"])) }),
  processors: records(lists.pr, {
    provider: maybe(fc.constantFrom("aws", "anthropic")),
    role: maybe(fc.constantFrom("processor", "controller")),
    country: maybe(fc.constantFrom("DE", "US", "GB")),
  }),
  systems: records(lists.sy, {
    users: maybe(some(["staff", "customers", "noPerson"])),
    operator: maybe(fc.constantFrom("ourselves", "processor")),
    vendor: maybe(fc.constantFrom(...lists.pr)),
    dataItems: maybe(some(lists.di)),
    country: maybe(fc.constantFrom("DE", "US")),
  }),
  modelUses: records(lists.mu, {
    system: maybe(fc.constantFrom(...lists.sy)),
    dataItems: maybe(some(lists.di)),
    platform: maybe(fc.constantFrom("bedrock", "providerApi", "otherCloud", "ownMachines")),
    model: maybe(fc.constantFrom("global.anthropic.claude-fable-5-1", "eu.anthropic.claude-sonnet-4-6", "mystery")),
    endpoint: maybe(fc.constantFrom("runtime", "mantle")),
    sourceRegion: maybe(fc.constantFrom("eu-central-1", "us-east-1")),
    inferenceRouting: maybe(fc.constantFrom("inRegion", "global")),
    accountRetentionMode: maybe(fc.constantFrom("none", "aws_review")),
    treatment: maybe(some(["masked", "pseudonymised"])),
    treatedDataItems: maybe(some(lists.di)),
    outputAboutPerson: maybe(fc.boolean()),
    outputAudience: maybe(some(["staff", "dataSubjects", "public"])),
    guardrails: maybe(fc.constantFrom("none", "both")),
  }),
  stores: records(lists.st, {
    kind: maybe(fc.constantFrom("invocationLogs", "knowledgeBase", "cache", "database")),
    dataItems: maybe(some(lists.di)),
    writtenBy: maybe(some([...lists.sy, ...lists.mu, ...lists.tl])),
    readBy: maybe(some([...lists.sy, ...lists.mu])),
    operator: maybe(fc.constantFrom("ourselves", "aws", "thirdParty")),
    vendor: maybe(fc.constantFrom(...lists.pr)),
    logContent: maybe(fc.constantFrom("metadataOnly", "redacted", "full")),
  }),
  tools: records(lists.tl, {
    calledBy: maybe(some(lists.mu)),
    dataItems: maybe(some(lists.di)),
    external: maybe(fc.boolean()),
    vendor: maybe(fc.constantFrom(...lists.pr)),
    reads: maybe(some([...lists.sy, ...lists.st])),
    writes: fc.constant(true),
    writesTo: maybe(some([...lists.sy, ...lists.st])),
  }),
}) as fc.Arbitrary<Records>;

describe("for any answers", () => {
  const anything = arbitraryRecords.map((made) =>
    deriveFrom(minimalContent({ answers: answersOf({ "logging.invocation": "full" }), records: made })),
  );

  it("every presence came from a person along flows that exist and carry the item", () => {
    fc.assert(
      fc.property(anything, ({ map }) => {
        const kinds = new Map(map.elements.map(({ id, kind }) => [id, kind]));
        const carried = new Set(map.flows.flatMap(({ from, to, dataItems }) => dataItems.map((id) => `${from}>${to}:${id}`)));
        for (const { element, dataItem, path } of map.presences) {
          expect(kinds.get(path[0] ?? "")).toBe("person");
          expect(path[path.length - 1]).toBe(element);
          for (let step = 1; step < path.length; step += 1) expect(carried.has(`${path[step - 1]}>${path[step]}:${dataItem}`)).toBe(true);
        }
      }),
      { numRuns: 60, seed: 20261123 },
    );
  });

  it("every recipient that receives data has a path to the element that stands for it, and every open one says what is missing", () => {
    fc.assert(
      fc.property(anything, ({ recipients, map }) => {
        const flows = new Set(map.flows.map(({ from, to }) => `${from}>${to}`));
        for (const { id, path, receives, certainty, says } of recipients) {
          sentence(says);
          if (certainty === "excluded") continue;
          if (receives.length === 0) expect(path).toEqual([]);
          else {
            expect(path[path.length - 1]).toBe(elementOfRecipient(id));
            for (let step = 1; step < path.length; step += 1) expect(flows.has(`${path[step - 1]}>${path[step]}`)).toBe(true);
          }
        }
        expect(new Set(recipients.map(({ id }) => id)).size).toBe(recipients.length);
      }),
      { numRuns: 60, seed: 20261123 },
    );
  });

  it("every flow and every transfer joins things that exist, reads as a sentence, and has an id of its own", () => {
    fc.assert(
      fc.property(anything, ({ map, recipients, transfers }) => {
        const ids = new Set(map.elements.map(({ id }) => id));
        for (const { from, to } of map.flows) expect(ids.has(from) && ids.has(to)).toBe(true);
        expect(new Set(map.flows.map(({ id }) => id)).size).toBe(map.flows.length);
        for (const flow of map.flows) expect(sentence(flowKind(flow))).not.toBe("");
        const known = new Set(recipients.map(({ id }) => id));
        for (const { to, says, standing, missing } of transfers) {
          expect(known).toContain(to);
          expect(sentence(says)).not.toBe("");
          if (standing === "incomplete") expect(missing.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 60, seed: 20261123 },
    );
  });
});

describe("the worked example", () => {
  it("has a map of readable size in which everything is reached", () => {
    const { map, recipients } = deriveFrom(exampleContent);
    expect(map.elements.length).toBeLessThan(40);
    const reached = new Set(map.presences.map(({ element }) => element));
    expect(map.elements.filter(({ id, kind }) => kind !== "person" && !reached.has(id)).map(({ id }) => id)).toEqual([
      "logs:cloudtrail",
      "provider:anthropic",
      "provider:cohere",
    ]);
    expect(recipients.filter(({ certainty }) => certainty === "excluded").map(({ id }) => id)).toEqual([
      "provider:anthropic",
      "provider:cohere",
    ]);
  });
});

describe("while no data item is recorded", () => {
  const uses = [
    recordOf("mu-answers1", {
      name: "Answers",
      system: "sy-tripdesk1",
      platform: "bedrock",
      endpoint: "runtime",
      model: "global.anthropic.claude-fable-5-1",
      sourceRegion: "eu-central-1",
      inferenceRouting: "global",
    }),
  ];
  const { recipients, transfers } = deriveFrom(minimalContent({ records: { systems: [system], modelUses: uses } }));

  it("whoever a model use would reach is named as possible, with the data as what is missing", () => {
    expect(recipients.find(({ id }) => id === "aws")).toMatchObject({
      certainty: "possible",
      receives: [],
      missing: expect.arrayContaining(["dataItems"]),
    });
  });

  it("a transfer that the routing would make is undetermined, never absent", () => {
    expect(transfers.find(({ to }) => to === "aws")).toMatchObject({ country: "*", standing: "undetermined", missing: ["dataItems"] });
  });

  it("an empty assessment names nobody", () => {
    expect(deriveFrom(minimalContent()).recipients).toEqual([]);
  });
});
