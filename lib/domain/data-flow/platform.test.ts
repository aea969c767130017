import { describe, expect, it } from "vitest";
import { derive } from "../assess";
import { minimalContent, recordOf } from "../assessment/minimal-content";
import { baseRegister } from "../facts/base-register";
import { factsInForce } from "../facts/fact-lookup";
import { sentence } from "../language/sentence";
import type { AnswerValue } from "../questionnaire/answer";
import { platformFact } from "./platform";

const people = recordOf("ds-readers01", { name: "Readers" });
const item = recordOf("di-letters01", { name: "Letters", dataSubjects: ["ds-readers01"], sources: ["dataSubject"] });
const system = recordOf("sy-mailroom1", {
  name: "Mail room",
  users: ["staff"],
  operator: "ourselves",
  dataItems: ["di-letters01"],
  country: "PT",
});
const controller = recordOf("co-press0001", { name: "Press", country: "PT" });

/** One model use on a platform that the named company runs. */
function on(company: string | null, values: Readonly<Record<string, AnswerValue>>) {
  const use = recordOf("mu-letters01", {
    name: "Letters",
    system: "sy-mailroom1",
    dataItems: ["di-letters01"],
    platform: "otherCloud",
    ...(company === null ? {} : { operator: "pr-platform1" }),
    ...values,
  });
  const party = recordOf("pr-platform1", { name: "Platform contract", ...(company ? { provider: company } : {}) });
  const content = minimalContent({
    records: {
      controllers: [controller],
      dataSubjects: [people],
      dataItems: [item],
      systems: [system],
      processors: [party],
      modelUses: [use],
    },
  });
  const derived = derive({ content, register: baseRegister });
  const retention = derived.retention.get("mu-letters01");
  return {
    retention,
    said: retention?.steps.map(({ says }) => sentence(says)).join(" ") ?? "",
    where: derived.destinations.get("mu-letters01"),
    recipient: (id: string) => derived.recipients.find((one) => one.id === id),
    derived,
  };
}

describe("a model on another cloud", () => {
  it("is judged by the facts about the company that runs that cloud, whoever made the model", () => {
    const azure = on("Microsoft", { model: "openai.gpt-5.4" });
    expect(azure.retention).toMatchObject({
      outcome: "notBedrock",
      retention: { kind: "days", days: 30 },
      review: "operatorHumans",
      standingAuthorisation: false,
    });
    expect(azure.recipient("provider:microsoft")).toMatchObject({
      role: "processor",
      certainty: "established",
      access: ["automated", "humanReview"],
      retention: { kind: "days", days: 30 },
    });
    expect(azure.recipient("provider:openai")).toMatchObject({
      certainty: "possible",
      says: { message: "recipient.provider.reportedNot" },
    });
  });

  it("does not take one maker's terms on a cloud for another's", () => {
    expect(on("microsoft", { model: "mistral.mistral-large-3" }).retention?.retention.kind).toBe("undetermined");
    const claude = on("microsoft", { model: "anthropic.claude-fable-5-1" });
    expect(claude.recipient("provider:anthropic")).toMatchObject({ role: "processor", certainty: "established" });
    expect(claude.recipient("provider:microsoft")?.certainty).toBe("established");
    expect(claude.retention?.retention).toEqual({ kind: "days", days: 30 });
    expect(claude.where?.countries).toBe("anywhere");
    expect(claude.derived.transfers.find(({ to }) => to === "provider:anthropic")).toMatchObject({
      id: "provider:anthropic>anywhere",
      country: "anywhere",
      countries: [],
      standing: "gap",
    });
  });

  it("stays undetermined, with the answer that is missing, while nobody says which company runs it", () => {
    const open = on(null, { model: "google.gemma-3-27b" });
    expect(open.retention).toMatchObject({ retention: { kind: "undetermined" }, missing: ["modelUses/mu-letters01/operator"] });
    expect(on("", { model: "google.gemma-3-27b" }).retention?.missing).toEqual(["processors/pr-platform1/provider"]);
    expect(open.recipient("provider:google")).toMatchObject({ certainty: "possible" });
  });

  it("cites what is said of Google there, and keeps nothing settled that is not", () => {
    const google = on("Google Cloud", { model: "Gemma 3 27B" });
    expect(google.recipient("provider:google")).toMatchObject({ certainty: "established", role: "processor" });
    expect(google.retention?.because).toContainEqual({ kind: "fact", id: "platform.otherCloud.google.retention", version: 1 });
    expect(google.retention?.retention.kind).toBe("undetermined");
  });
});

describe("the maker's own interface", () => {
  it("keeps a Covered Model's traffic for 30 days, others' nothing by default, and leaves open what is not known to be covered", () => {
    const api = (model: string) => on(null, { platform: "providerApi", model });
    expect(api("anthropic.claude-fable-5-1").retention?.retention).toEqual({ kind: "days", days: 30 });
    expect(api("anthropic.claude-fable-5-2").retention).toMatchObject({
      retention: { kind: "undetermined" },
      missing: ["modelUses/mu-letters01/model"],
    });
    const sonnet = api("anthropic.claude-sonnet-4-6");
    expect(sonnet.retention).toMatchObject({ retention: { kind: "none" }, apart: [{ what: "safetyExceptions" }] });
    expect(sonnet.said).toContain("not kept there by default");
    expect(api("openai.gpt-5.4").retention?.retention.kind).toBe("undetermined");
  });
});

describe("own machines", () => {
  it("lie where the calling system does, keep nothing of their own and have no operator", () => {
    const own = on(null, { platform: "ownMachines", model: "openai.gpt-oss-120b" });
    expect(own.where?.countries).toEqual(["PT"]);
    expect(own.derived.map.elements.find(({ id }) => id === "host:mu-letters01")?.countries).toEqual(["PT"]);
    expect(own.retention?.retention).toEqual({ kind: "none" });
    expect(own.recipient("provider:openai")).toBeUndefined();
    expect(own.derived.transfers).toEqual([]);
  });
});

it("every platform that the register speaks of can be reached from answers", () => {
  const facts = factsInForce(baseRegister, [], "2026-11-23", "2026-11-23");
  const platforms = new Set(["bedrock", "claudePlatformOnAws", "providerApi", "otherCloud", "ownMachines", "other"]);
  const companies = new Set(facts.all("provider", "identity").map(({ subject }) => subject.key));
  for (const { subject, id } of baseRegister.facts)
    if (subject.kind === "platform") {
      const [platform = "", ...named] = subject.key.split(":");
      expect(platforms.has(platform), `${id}: ${platform}`).toBe(true);
      for (const company of named) expect(companies.has(company), `${id}: ${company}`).toBe(true);
    }
  const { derived } = on("Microsoft", { model: "openai.gpt-5.4" });
  const [use] = derived.readings.list("modelUses");
  expect(use && platformFact(use, "operator", derived.readings, facts).state).toBe("known");
});
