import { describe, expect, it } from "vitest";
import { answersOf, minimalContent, recordOf } from "../assessment/minimal-content";
import { factsInForce } from "../facts/fact-lookup";
import { sentence } from "../language/sentence";
import type { Answer, AnswerValue, AssessmentRecord } from "../questionnaire/answer";
import type { ListId } from "../questionnaire/questions";
import { readAnswers } from "../questionnaire/reading";
import type { Gap, Recipient, Transfer } from "../result";
import { gapIds, gapsOf } from "./gaps";

const facts = factsInForce({ version: "test", facts: [], events: [] }, [], "2026-11-23", "2026-11-23");
type Values = Readonly<Record<string, AnswerValue | Answer>>;

const gaps = (
  records: Partial<Record<ListId, readonly AssessmentRecord[]>>,
  values: Values = {},
  derived: { recipients?: readonly Recipient[]; transfers?: readonly Transfer[] } = {},
): readonly Gap[] =>
  gapsOf({
    readings: readAnswers(minimalContent({ records, answers: answersOf(values) })),
    facts,
    recipients: derived.recipients ?? [],
    transfers: derived.transfers ?? [],
  });
const stateOf = (found: readonly Gap[], id: string) => found.find((gap) => gap.id === id)?.state ?? "closed";

const says = { message: "risk.own.title", values: { title: "x" } };
const processor = (id: string): Recipient => ({
  id,
  name: "Cloud",
  kind: "processor",
  role: "processor",
  roleSettled: false,
  receives: [],
  countries: null,
  access: [],
  retention: { kind: "none" },
  certainty: "established",
  says,
  because: [],
  missing: [],
  path: [],
});
const transfer = (country: string | null, standing: Transfer["standing"]): Transfer => ({
  id: `aws>${country ?? "unknown"}`,
  from: "co-00000001",
  to: "aws",
  country,
  countries: country === null || country === "*" ? [] : [country],
  dataItems: [],
  tool: "undetermined",
  toolRecord: null,
  standing,
  certainty: "established",
  says,
  because: [],
  missing: [],
});

describe("legality gaps", () => {
  it("cannot be ruled out in an empty assessment: each of the eight is undetermined", () => {
    const found = gaps({});
    expect([...new Set(found.map(({ gap }) => gap))].sort()).toEqual([...gapIds].sort());
    expect(found.every(({ state, missing }) => state === "undetermined" && missing.length > 0)).toBe(true);
  });

  it("open for a purpose without a basis, and close when one is named", () => {
    const purpose = (values: Values) => ({ purposes: [recordOf("pu-00000001", { name: "Answer", ...values })] });
    const id = "no-legal-basis@pu-00000001";
    expect(stateOf(gaps(purpose({})), id)).toBe("undetermined");
    expect(stateOf(gaps(purpose({ legalBasis: "none" })), id)).toBe("open");
    expect(stateOf(gaps(purpose({ legalBasis: "b-contract" })), id)).toBe("closed");
    expect(stateOf(gaps(purpose({ legalBasis: "f-legitimateInterests" })), id)).toBe("undetermined");
    expect(stateOf(gaps(purpose({ legalBasis: "f-legitimateInterests", liaOutcome: "notDone" })), id)).toBe("undetermined");
    expect(stateOf(gaps(purpose({ legalBasis: "f-legitimateInterests", liaOutcome: "failed" })), id)).toBe("open");
    expect(stateOf(gaps(purpose({ legalBasis: "f-legitimateInterests", liaOutcome: "passed" })), id)).toBe("closed");
    const open = gaps(purpose({ legalBasis: "none" })).find((gap) => gap.id === id);
    expect(open?.closedBy).toEqual(["purposes/pu-00000001/legalBasis"]);
  });

  it("open for special categories without a condition and data on crimes without authority", () => {
    const item = (values: Values) => ({ dataItems: [recordOf("di-00000001", { name: "File", ...values })] });
    const nine = "no-art9-condition@di-00000001";
    const ten = "no-art10-authority@di-00000001";
    expect(stateOf(gaps(item({ categories: ["ordinary"] })), nine)).toBe("closed");
    expect(stateOf(gaps(item({ categories: ["art9"] })), nine)).toBe("undetermined");
    expect(stateOf(gaps(item({ categories: ["art9"], art9Condition: "none" })), nine)).toBe("open");
    expect(stateOf(gaps(item({ categories: ["art9"], art9Condition: "f-legalClaims" })), nine)).toBe("closed");
    expect(stateOf(gaps(item({ categories: ["art10"], art10Authority: "none" })), ten)).toBe("open");
    expect(stateOf(gaps(item({ categories: ["art10"], art10Authority: "authorisedByLaw" })), ten)).toBe("closed");
  });

  it("open for a decision without a human only where it has legal or similar effect", () => {
    const use = (values: Values) => ({ modelUses: [recordOf("mu-00000001", { name: "Triage", ...values })] });
    const id = "no-art22-exception@mu-00000001";
    const alone = { decisionMode: "solelyAutomated", decisionEffect: "legalOrSimilar" };
    expect(stateOf(gaps(use({ ...alone, art22Exception: "none" })), id)).toBe("open");
    expect(stateOf(gaps(use(alone)), id)).toBe("undetermined");
    expect(stateOf(gaps(use({ ...alone, decisionEffect: "none" })), id)).toBe("closed");
    expect(stateOf(gaps(use({ decisionMode: "humanInLoop", decisionEffect: "legalOrSimilar" })), id)).toBe("closed");
  });

  it("ask for a contract with each processor, also with one that only follows from other answers", () => {
    const party = (values: Values) => ({ processors: [recordOf("pr-00000001", { name: "Host", ...values })] });
    const id = "no-processor-contract@pr-00000001";
    expect(stateOf(gaps(party({ role: "processor", art28Contract: "none" })), id)).toBe("open");
    expect(stateOf(gaps(party({ role: "processor", art28Contract: "inTerms" })), id)).toBe("closed");
    expect(stateOf(gaps(party({ role: "controller" })), id)).toBe("closed");
    const use = { modelUses: [recordOf("mu-00000001", { name: "Chat" })] };
    expect(stateOf(gaps(use, {}, { recipients: [processor("aws")] }), "no-processor-contract@aws")).toBe("undetermined");
    const recorded = {
      ...use,
      processors: [recordOf("pr-00000001", { name: "Host", provider: "aws", role: "processor", art28Contract: "signed" })],
    };
    expect(stateOf(gaps(recorded, {}, { recipients: [processor("aws")] }), "no-processor-contract@aws")).toBe("closed");
  });

  it("open for joint control until the arrangement is in place: a draft is none", () => {
    const joint = (arrangement: string) => ({ "org.ourRole": "jointController", "org.jointArrangement": arrangement });
    expect(stateOf(gaps({}, joint("drafted")), "no-joint-arrangement")).toBe("open");
    expect(stateOf(gaps({}, joint("inPlace")), "no-joint-arrangement")).toBe("closed");
    expect(stateOf(gaps({}, { "org.ourRole": "controller" }), "no-joint-arrangement")).toBe("closed");
  });

  it("open for a transfer without a tool, to one country or to countries nobody can list", () => {
    const use = { modelUses: [recordOf("mu-00000001", { name: "Chat" })] };
    const found = gaps(
      use,
      {},
      { transfers: [transfer("US", "gap"), transfer("*", "gap"), transfer("JP", "covered"), transfer("IN", "undetermined")] },
    );
    expect(stateOf(found, "no-transfer-tool@aws>US")).toBe("open");
    expect(stateOf(found, "no-transfer-tool@aws>*")).toBe("open");
    expect(stateOf(found, "no-transfer-tool@aws>JP")).toBe("closed");
    expect(stateOf(found, "no-transfer-tool@aws>IN")).toBe("undetermined");
  });

  it("open when nobody is told, or those whose data come from elsewhere are not", () => {
    const items = { dataItems: [recordOf("di-00000001", { name: "File", sources: ["thirdParty"] })] };
    const own = { dataItems: [recordOf("di-00000001", { name: "File", sources: ["dataSubject"] })] };
    expect(stateOf(gaps({}, { "notice.planned": "none" }), "no-information")).toBe("open");
    expect(stateOf(gaps(items, { "notice.planned": "planned", "notice.art14": false }), "no-information")).toBe("open");
    expect(stateOf(gaps(items, { "notice.planned": "planned", "notice.art14": true }), "no-information")).toBe("closed");
    expect(stateOf(gaps(own, { "notice.planned": "planned", "notice.art14": false }), "no-information")).toBe("closed");
    expect(stateOf(gaps(own, { "notice.planned": "planned" }), "no-information")).toBe("closed");
  });

  it("have words for every case, and a title for every gap", () => {
    for (const id of gapIds) expect(sentence({ message: `gap.${id}.title`, values: {} })).not.toBe("");
    const records = {
      purposes: [recordOf("pu-00000001", { legalBasis: "none" })],
      secondaryUses: [recordOf("su-00000001", { ground: "none" })],
      processors: [recordOf("pr-00000001", {})],
      modelUses: [recordOf("mu-00000001", {})],
    };
    const found = [
      ...gaps({}),
      ...gaps(
        records,
        {},
        {
          recipients: [processor("aws")],
          transfers: [transfer("*", "gap"), transfer("*", "undetermined"), transfer(null, "undetermined"), transfer(null, "gap")],
        },
      ),
    ];
    for (const gap of found) expect(sentence(gap.says)).not.toBe("");
  });
});
