import type { AssessmentContent } from "../assessment/content";
import { answersOf, minimalContent, recordOf } from "../assessment/minimal-content";
import { baseRegister } from "../facts/base-register";
import { factsInForce } from "../facts/fact-lookup";
import { readAnswers } from "../questionnaire/reading";
import { buildMap } from "./build-map";
import { destinationsOf } from "./destinations";
import { recipientsOf } from "./recipients";
import { retentionOf } from "./retention";
import { transfersOf } from "./transfers";

/** The data flow of a content by the register as it is shipped. */
export function deriveFrom(content: AssessmentContent) {
  const readings = readAnswers(content);
  const facts = factsInForce(baseRegister, content.facts, content.asOf, content.asOf);
  const uses = readings.list("modelUses");
  const retention = new Map(uses.map((use) => [use.id, retentionOf(use, readings, facts)]));
  const destinations = new Map(uses.map((use) => [use.id, destinationsOf(use, facts, readings)]));
  const map = buildMap(readings, facts, retention, destinations);
  const recipients = recipientsOf(readings, facts, map, retention, destinations);
  return { readings, map, recipients, transfers: transfersOf(readings, facts, recipients, map) };
}

const people = recordOf("ds-travellers", { name: "Travellers", category: "customer" });
const item = recordOf("di-itinerary", { name: "Itinerary", dataSubjects: ["ds-travellers"], sources: ["dataSubject"] });
/** The system of the invented trip desk, in Ireland. */
export const system = recordOf("sy-tripdesk1", {
  name: "Trip desk",
  users: ["customers"],
  operator: "ourselves",
  dataItems: ["di-itinerary"],
  country: "IE",
});
const useAnswers = {
  name: "Trip answers",
  system: "sy-tripdesk1",
  dataItems: ["di-itinerary"],
  platform: "bedrock",
  model: "eu.anthropic.claude-sonnet-4-6",
  endpoint: "runtime",
  api: "invokeOrConverse",
  sourceRegion: "eu-west-1",
  inferenceRouting: "geographic",
  throughput: "onDemand",
  accountRetentionMode: "default",
  promptCaching: "off",
  guardrails: "none",
  managedPrompts: "none",
  treatment: ["none"],
  outputAboutPerson: true,
  outputAudience: ["dataSubjects"],
};
const controller = recordOf("co-tripcorp1", { name: "Tripcorp", country: "IE" });

export type Records = AssessmentContent["records"];
/** An invented trip desk in Ireland with one use of a model on Bedrock that keeps nothing: what a case changes in it is given. */
export const travel = (use: Readonly<Record<string, unknown>> = {}, records: Records = {}, content: Partial<AssessmentContent> = {}) =>
  deriveFrom(
    minimalContent({
      ...content,
      answers: {
        ...answersOf({ "org.ourRole": "controller", "support.cases": "withoutContent", "logging.cloudTrail": "eventHistory" }),
        ...content.answers,
      },
      records: {
        controllers: [controller],
        dataSubjects: [people],
        dataItems: [item],
        systems: [system],
        modelUses: [recordOf("mu-answers01", { ...useAnswers, ...use } as Parameters<typeof recordOf>[1])],
        ...records,
      },
    }),
  );

/** The recipient with that id. */
export const find = (result: ReturnType<typeof travel>, id: string) => result.recipients.find((recipient) => recipient.id === id);
