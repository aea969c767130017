import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { blankContent } from "@/lib/domain/assessment/assessment-file";
import type { AssessmentContent } from "@/lib/domain/assessment/content";
import { calls } from "@/lib/domain/interchange/aws/calls";
import { reducedFiles } from "@/lib/domain/interchange/aws/evidence";
import { proposedByDefault, takeOver, withTakenOver } from "@/lib/domain/interchange/aws/take-over";
import { sentence } from "@/lib/domain/language/sentence";
import type { Answer, AnswerValue } from "@/lib/domain/questionnaire/answer";
import { recordList } from "@/lib/domain/questionnaire/questions";
import { awsFile, day, fileIn, filesIn, importFiles, invented, key, linesOf, recordedFolders, recordedSchemas } from "../support/aws-files";
import { inventedFiles, recordedFiles } from "./aws-tables";

/** Lists and questions that say something about people, purposes or kinds of data: no configuration fills them. */
const aboutPeople = ["dataSubjects", "dataItems", "purposes", "processors", "controllers", "contracts"];
const aboutData = ["dataItems", "personalData", "purposes", "treatedDataItems", "userIdentifiable", "freeText", "contextSources"];

function expectedOf(folder: string, name: string) {
  const done = importFiles([fileIn(folder, name)]);
  const [file] = done.files;
  return { done, row: { is: file?.call ?? file?.format, yields: linesOf(done), asks: done.open.map((one) => one.says.message.replace("aws.ask.", "")) } };
}

describe("the invented files", () => {
  it.each(filesIn(invented))("%s yields what the table says and nothing else", (name) => {
    const { done, row } = expectedOf(invented, name);
    expect(done.files[0]?.refusals).toEqual([]);
    expect(row).toEqual(inventedFiles[name]);
    for (const record of done.proposals.records) {
      expect(aboutPeople).not.toContain(record.list);
      expect(record.proposals.map((one) => one.field).filter((field) => aboutData.includes(field))).toEqual([]);
      for (const one of record.proposals) expect(recordList(record.list)?.questions[one.field], `${record.list}.${one.field}`).toBeDefined();
    }
  });

  it("stand for every call that is recognised", () => {
    const seen = new Set(filesIn(invented).map((name) => inventedFiles[name]?.is));
    // The reply on putting a mode has the shape of the one on reading it.
    expect(calls.map((one) => one.name).filter((name) => !seen.has(name))).toEqual(["bedrock put-account-data-retention"]);
  });

  it.each(filesIn(invented))("%s leaves no name, account number, secret or word of a person behind", (name) => {
    const done = importFiles([fileIn(invented, name)]);
    const kept = `${reducedFiles(done, day)}${JSON.stringify(done.proposals)}${JSON.stringify(done.open)}${JSON.stringify(done.files)}`;
    expect(kept).not.toMatch(/canary|210987654321|parcel|AKIA|AGINVENT01|KBINVENT01/i);
  });

  it("keep their names where the person wants that, and then too nothing that is not read", () => {
    const done = importFiles([fileIn(invented, "bedrock-agent.get-agent.json"), fileIn(invented, "terraform-plan.json")], { keepNames: true });
    const kept = `${reducedFiles(done, day)}${JSON.stringify(done.proposals)}`;
    expect(kept).toContain("parcel-desk");
    expect(kept).not.toMatch(/canary|AKIA/i);
  });

  it("give the same things whether names are kept or not", () => {
    const files = [fileIn(invented, "bedrock-agent.get-agent.json"), fileIn(invented, "bedrock-agent.get-knowledge-base.json")];
    const things = (keepNames: boolean) => importFiles(files, { keepNames }).proposals.records.map((one) => one.importedFrom);
    expect(things(true)).toEqual(things(false));
  });

  it("have words for everything they say", () => {
    for (const name of filesIn(invented)) {
      const done = importFiles([fileIn(invented, name)], { region: null });
      for (const says of [...done.open.map((one) => one.says), ...done.files.flatMap((one) => one.notes)]) expect(sentence(says)).not.toMatch(/[{}]|undefined/);
    }
  });
});

describe("the recorded replies", () => {
  if (recordedFolders.length === 0)
    it("are not beside this checkout: only the invented files were read", () => expect(recordedSchemas).toBeNull());
  for (const folder of recordedFolders)
    it.each(filesIn(folder).filter((name) => name !== "list-model-invocation-jobs.1.json"))("%s yields what the table says and nothing else", (name) => {
      const { done, row } = expectedOf(folder, name);
      expect(done.files[0]?.refusals).toEqual([]);
      expect(row).toEqual(recordedFiles[name]);
      const kept = `${reducedFiles(done, day)}${JSON.stringify(done.proposals)}${JSON.stringify(done.open)}`;
      expect(kept).not.toMatch(/644160558196|111122223333|c7n|hr-assistant|hr-kb|acme|credentialsSecret|role\//);
    });

  if (recordedFolders[0]) {
    const [cli] = recordedFolders;
    it("of many batch jobs become one use a model and two stores a job's buckets", () => {
      const done = importFiles([fileIn(cli, "list-model-invocation-jobs.1.json")]);
      const uses = done.proposals.records.filter((one) => one.list === "modelUses");
      expect(uses.map((one) => one.proposals.find((each) => each.field === "model")?.value)).toEqual(["amazon.nova-micro-v1:0", "amazon.titan-embed-text-v2:0"]);
      const jobs = JSON.parse(readFileSync(resolve(cli, "list-model-invocation-jobs.1.json"), "utf8")) as { invocationJobSummaries: { inputDataConfig: { s3InputDataConfig: { s3Uri: string } } }[] };
      const buckets = new Set(jobs.invocationJobSummaries.map((job) => job.inputDataConfig.s3InputDataConfig.s3Uri.split("/")[2]));
      const inputs = done.proposals.records.filter((one) => one.list === "stores" && one.proposals.some((each) => each.field === "readBy"));
      expect(inputs.length).toBe(buckets.size);
    });
  }

  if (recordedSchemas !== null)
    it("and every call of their index is recognised", () => {
      const index = JSON.parse(readFileSync(recordedSchemas ?? "", "utf8")) as readonly { cli: string }[];
      const known = new Set(calls.map((one) => `aws ${one.name}`));
      expect(index.map((one) => one.cli).filter((cli) => !known.has(cli))).toEqual([]);
    });
});

describe("files together", () => {
  const all = (...names: readonly string[]) => names.map((name) => fileIn(invented, name));

  it("fill the routes, modes and guardrails of the uses they name", () => {
    const done = importFiles(
      all("bedrock-agent.get-agent.json", "bedrock.get-inference-profile.json", "bedrock.get-guardrail.json", "bedrock.get-account-data-retention.json", "bedrock-agent.get-agent-action-group.json"),
    );
    expect(linesOf(done)).toEqual(
      expect.arrayContaining([
        'modelUses 1 destinationRegions = ["eu-central-1","eu-north-1","eu-west-1","eu-west-3"]',
        "modelUses 1 inferenceRouting = geographic",
        "modelUses 1 accountRetentionMode = none",
        "modelUses 1 guardrails = both",
        "modelUses 1 guardrailCrossRegion = true",
        "tools 1 calledBy = modelUses 1",
      ]),
    );
  });

  it("that disagree are both left out, and the question is asked", () => {
    const done = importFiles([
      ...all("bedrock-agent.get-agent.json"),
      awsFile("a.json", '{"mode":"none"}'),
      awsFile("b.json", '{"mode":"aws_review"}'),
    ]);
    expect(linesOf(done).filter((line) => line.includes("accountRetentionMode"))).toEqual([]);
    expect(done.open.map((one) => sentence(one.says))).toEqual(
      expect.arrayContaining([
        expect.stringMatching(
          /^Two files disagree on “Agent .*”\. Which retention mode is set .*\? One says none \(nothing may be kept\), the other aws_review .*; neither was taken over\.$/,
        ),
      ]),
    );
  });

  it("settings in force count before a plan", () => {
    const done = importFiles(all("terraform-state.json", "terraform-plan.json"));
    const origins = done.proposals.records.flatMap((one) => one.proposals.map((each) => each.origin.stage));
    expect(new Set(origins)).toEqual(new Set(["inForce", "planned"]));
    expect(done.proposals.records.filter((one) => one.list === "modelUses" && one.proposals[0]?.origin.stage === "planned").length).toBeGreaterThan(0);
  });

  it("a list and the reply about one of its entries are one thing", () => {
    const done = importFiles(all("bedrock-agent.list-agents.json", "bedrock-agent.get-agent.json"));
    expect(done.open.map((one) => one.says.message)).not.toContain("aws.ask.getEach");
    expect(done.proposals.records.filter((one) => one.list === "modelUses").length).toBe(1);
  });

  it("a log group's days and a bucket's expiry become the retention of the logs; strangers are dropped", () => {
    const done = importFiles(all("terraform-state.json"));
    const lines = linesOf(done).filter((line) => line.includes("retention ="));
    expect(lines).toEqual(expect.arrayContaining([expect.stringContaining('{"amount":90,"unit":"days"}'), expect.stringContaining('{"amount":30,"unit":"days"}')]));
    expect(done.files[0]?.dropped).toBe(2);
  });
});

describe("the store behind a knowledge base", () => {
  const recorded = JSON.parse(readFileSync(resolve(invented, "bedrock-agent.get-knowledge-base.json"), "utf8"));
  const storedIn = (storageConfiguration: object | undefined, knowledgeBaseConfiguration = recorded.knowledgeBase.knowledgeBaseConfiguration) =>
    importFiles([awsFile("kb.json", JSON.stringify({ knowledgeBase: { ...recorded.knowledgeBase, knowledgeBaseConfiguration, storageConfiguration } }))]);
  const saidOf = (done: ReturnType<typeof importFiles>, field: string) => linesOf(done).flatMap((line) => new RegExp(`^stores 1 ${field} = (.*)`).exec(line)?.[1] ?? []);
  const asked = (done: ReturnType<typeof importFiles>) => done.open.map((one) => one.says.message.replace("aws.ask.", ""));

  it.each([
    ["OPENSEARCH_SERVERLESS", "openSearchServerless", { opensearchServerlessConfiguration: { collectionArn: "arn:aws:aoss:eu-north-1:210987654321:collection/a1" } }],
    ["OPENSEARCH_MANAGED_CLUSTER", "openSearchManaged", { opensearchManagedClusterConfiguration: { domainArn: "arn:aws:es:eu-north-1:210987654321:domain/a1" } }],
    ["RDS", "rds", { rdsConfiguration: { resourceArn: "arn:aws:rds:eu-north-1:210987654321:cluster:a1" } }],
    ["NEPTUNE_ANALYTICS", "neptuneAnalytics", { neptuneAnalyticsConfiguration: { graphArn: "arn:aws:neptune-graph:eu-north-1:210987654321:graph/g-a1" } }],
    ["S3_VECTORS", "s3Vectors", { s3VectorsConfiguration: { vectorBucketArn: "arn:aws:s3vectors:eu-north-1:210987654321:bucket/a1" } }],
  ])("%s is run by AWS, in the Region of its own ARN", (type, product, configuration) => {
    const done = storedIn({ type, ...configuration });
    expect([saidOf(done, "product"), saidOf(done, "operator"), saidOf(done, "region")]).toEqual([[product], ["aws"], ["eu-north-1"]]);
    expect(asked(done)).not.toEqual(expect.arrayContaining(["storeVendor"]));
  });

  it.each([
    ["PINECONE", "pinecone", { pineconeConfiguration: { connectionString: "https://a1.svc.pinecone.example" } }],
    ["MONGO_DB_ATLAS", "mongoDbAtlas", { mongoDbAtlasConfiguration: { endpoint: "a1.mongodb.example" } }],
    ["REDIS_ENTERPRISE_CLOUD", "redisEnterpriseCloud", { redisEnterpriseCloudConfiguration: { endpoint: "a1.redis.example:12345" } }],
  ])("%s is run by somebody else: who, and where if its address does not say, is asked", (type, product, configuration) => {
    const done = storedIn({ type, ...configuration });
    expect([saidOf(done, "product"), saidOf(done, "operator"), saidOf(done, "country"), saidOf(done, "region")]).toEqual([[product], ["thirdParty"], [], []]);
    expect(asked(done)).toEqual(expect.arrayContaining(["storeVendor", "storeCountry"]));
  });

  it("that AWS chooses is run by AWS; one that is not known has no operator and is asked about", () => {
    const managed = storedIn(undefined, { type: "MANAGED" });
    expect([saidOf(managed, "product"), saidOf(managed, "operator"), saidOf(managed, "region")]).toEqual([["managed"], ["aws"], ["eu-west-1"]]);
    const unknown = storedIn({ type: "SOMETHING_NEW" });
    expect([saidOf(unknown, "product"), saidOf(unknown, "operator")]).toEqual([[], []]);
    expect(asked(unknown)).toContain("storeUnknown");
  });
});

describe("the Region", () => {
  it("is asked once for files of one folder, and what depends on it waits", () => {
    const files = [awsFile("account/a.json", '{"mode":"none"}'), awsFile("account/b.json", '{"loggingConfig":{"s3Config":{"bucketName":"x"},"textDataDeliveryEnabled":true}}'), awsFile("eu-west-3/c.json", '{"mode":"default"}')];
    const done = importFiles(files, { region: null });
    expect(done.regionQuestions).toEqual([
      { group: "account", files: ["account/a.json", "account/b.json"], given: null, suggested: null },
      { group: "eu-west-3 eu-west-3", files: ["eu-west-3/c.json"], given: null, suggested: "eu-west-3" },
    ]);
    expect(linesOf(done)).not.toContain("stores 1 region = eu-west-1");
    expect(linesOf(importFiles(files))).toContain("stores 1 region = eu-west-1");
  });

  it("that the other files of a folder name is suggested, where they name one alone", () => {
    const agent = readFileSync(resolve(invented, "bedrock-agent.get-agent.json"), "utf8");
    const mode = awsFile("account/m.json", '{"mode":"none"}');
    const suggested = (...agents: readonly string[]) =>
      importFiles([mode, ...agents.map((text, index) => awsFile(`account/a${index}.json`, text))], { region: null }).regionQuestions.map((one) => one.suggested);
    expect(suggested(agent)).toEqual(["eu-west-1"]);
    expect(suggested(agent, agent.replaceAll("eu-west-1", "eu-north-1").replaceAll("AGINVENT01", "AGINVENT02"))).toEqual([null]);
  });

  it("of an ARN is not asked, and its origin is the ARN", () => {
    const done = importFiles([fileIn(invented, "bedrock-agent.get-agent.json")], { region: null });
    expect(done.regionQuestions).toEqual([]);
    const region = done.proposals.records.flatMap((one) => one.proposals).find((one) => one.field === "sourceRegion");
    expect(region).toMatchObject({ value: "eu-west-1", origin: { field: "agent.agentArn" } });
  });

  it("that a person gave says so as its origin", () => {
    const done = importFiles([awsFile("t.json", readFileSync(resolve(invented, "cloudformation.json")))], { region: "eu-south-1" });
    const memory = done.proposals.records.flatMap((one) => one.proposals).find((one) => one.field === "region" && one.value === "eu-south-1");
    expect(memory?.origin.field).toBe("Region given at the import");
  });
});

describe("beside what is answered already", () => {
  const content = (answers: Record<string, Answer>, origins = {}): AssessmentContent => ({
    ...blankContent(day),
    records: { ...blankContent(day).records, modelUses: [{ id: "mu-written001", answers }] },
    ...origins,
  });
  const v = (value: AnswerValue): Answer => ({ value });

  it("a mode counts for the described uses of its Region, and no other", () => {
    const mode = awsFile("m.json", '{"mode":"aws_review"}');
    const here = content({ name: v("Chat"), platform: v("bedrock"), sourceRegion: v("eu-west-1"), accountRetentionMode: v("none") });
    const [record] = importFiles([mode], { content: here }).proposals.records;
    expect(record).toMatchObject({ recordId: "mu-written001", name: "Chat", proposals: [{ path: "modelUses/mu-written001/accountRetentionMode", value: "aws_review", present: { value: "none" }, state: "differs" }] });
    const elsewhere = content({ name: v("Chat"), platform: v("bedrock"), sourceRegion: v("eu-west-3") });
    expect(importFiles([mode], { content: elsewhere }).proposals.records).toEqual([]);
    const direct = content({ name: v("Chat"), platform: v("providerApi"), sourceRegion: v("eu-west-1") });
    expect(importFiles([mode], { content: direct }).proposals.records).toEqual([]);
  });

  it("a profile's file gives its Regions to the use that names it, and no use of its own", () => {
    const named = content({ platform: v("bedrock"), model: v("eu.amazon.nova-lite-v1:0"), sourceRegion: v("eu-west-1") });
    const done = importFiles([fileIn(invented, "bedrock.list-inference-profiles.json")], { content: named });
    expect(done.proposals.records.map((one) => one.recordId)).toEqual(["mu-written001"]);
    expect(linesOf(done)).toContain('modelUses 1 destinationRegions = ["eu-central-1","eu-north-1","eu-west-1","eu-west-3"]');
  });

  it("a person can have a thing fill a record that is there; the name somebody gave stays", () => {
    const agent = fileIn(invented, "bedrock-agent.get-agent.json");
    const [thing] = importFiles([agent]).proposals.records.map((one) => one.thing);
    const done = importFiles([agent], { content: content({ name: v("Our desk") }), into: { [thing ?? ""]: "mu-written001" } });
    const record = done.proposals.records.find((one) => one.list === "modelUses");
    expect(record).toMatchObject({ recordId: "mu-written001", name: "Our desk" });
    expect(record?.proposals.map((one) => one.field)).not.toContain("name");
  });

  it("files that are imported again meet the records that they made, and nobody else's", () => {
    const files = [fileIn(invented, "bedrock-agent.get-agent.json"), fileIn(invented, "bedrock-agent.get-knowledge-base.json")];
    const first = importFiles(files);
    let made = 0;
    const taken = takeOver(first, new Set(proposedByDefault(first, new Set(["imported", "answered"]))), (list) => `${list.slice(0, 2)}-imported${++made}`, null);
    expect(taken.records.map((one) => one.list)).toEqual(expect.arrayContaining(["modelUses", "stores"]));
    const again = importFiles(files, { content: withTakenOver(content({ name: v("Chat") }), taken, key, null) });
    expect(again.proposals.records.map((one) => one.recordId)).toEqual(taken.records.map((one) => one.recordId));
    expect(again.proposals.records.flatMap((one) => one.proposals).filter((one) => one.state === "differs")).toEqual([]);
  });

  it("what was imported and is in the list no more is named", () => {
    const agent = importFiles([fileIn(invented, "bedrock-agent.get-agent.json")]);
    const taken = takeOver(agent, new Set(proposedByDefault(agent, new Set(["imported", "answered"]))), (list) => (list === "modelUses" ? "mu-imported01" : "st-imported01"), null);
    const before = withTakenOver(blankContent(day), taken, key, null);
    const gone = importFiles([awsFile("list.json", '{"agentSummaries":[{"agentId":"OTHER00001","agentName":"other"}]}')], { content: before });
    expect(gone.missing.map((one) => one.path)).toEqual(["modelUses/mu-imported01"]);
    expect(gone.missing.map((one) => sentence(one.says)).join()).toContain("taken over from bedrock-agent.get-agent.json on 23 November 2026");
    const there = importFiles([fileIn(invented, "bedrock-agent.list-agents.json")], { content: before });
    expect(there.missing).toEqual([]);
  });
});
