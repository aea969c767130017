import { beforeEach, describe, expect, it } from "vitest";
import { minimalContent } from "../assessment/minimal-content";
import { baseRegister } from "../facts/base-register";
import { factsInForce } from "../facts/fact-lookup";
import { readAnswers } from "../questionnaire/reading";
import type { Because } from "../reasoning/because";
import { addFlow, type DraftMap, emptyDraft } from "./draft-map";

let draft: DraftMap;
beforeEach(() => {
  draft = emptyDraft(readAnswers(minimalContent()), factsInForce(baseRegister, [], "2026-11-23", "2026-11-23"), new Map(), new Map());
});
const reason = (path: string): Because => ({ kind: "answer", path, value: true, state: "answered" });
const arrow = { from: "st-archive01", to: "pr-hosting01", taxonomy: "store.operator" } as const;
const ids = () => [...draft.flows.keys()];

describe("arrows between the same two", () => {
  it("of one kind and place are one, established if either is, with the items, reasons and open questions of both", () => {
    const handledIn = ["IE"];
    addFlow(draft, { ...arrow, handledIn, certainty: "possible", carries: new Set(["di-1"]), because: [reason("a")], missing: ["q1"] });
    addFlow(draft, { ...arrow, handledIn: [...handledIn], carries: new Set(["di-2"]), because: [reason("b")], missing: ["q1", "q2"] });
    expect(ids()).toEqual(["st-archive01>pr-hosting01"]);
    const [flow] = draft.flows.values();
    expect(flow).toMatchObject({ certainty: "established", carries: new Set(["di-1", "di-2"]), missing: ["q1", "q2"] });
    expect(flow?.because).toEqual([reason("a"), reason("b")]);
  });

  it("keep their reasons when one comes again without any", () => {
    addFlow(draft, { ...arrow, because: [reason("a")] });
    addFlow(draft, arrow);
    expect([...draft.flows.values()].map(({ because }) => because)).toEqual([[reason("a")]]);
  });

  it("stay possible while both are only possible", () => {
    addFlow(draft, { ...arrow, certainty: "possible" });
    addFlow(draft, { ...arrow, certainty: "possible" });
    expect([...draft.flows.values()].map(({ certainty }) => certainty)).toEqual(["possible"]);
  });

  it("of another kind, or handled in another country, are arrows of their own", () => {
    addFlow(draft, { ...arrow, handledIn: ["IE"] });
    addFlow(draft, { ...arrow, handledIn: ["US"] });
    addFlow(draft, { ...arrow, handledIn: ["SG"] });
    addFlow(draft, { ...arrow, handledIn: ["US"] });
    addFlow(draft, { ...arrow, taxonomy: "store.write" });
    expect([...draft.flows.values()].map(({ taxonomy, handledIn }) => [taxonomy, handledIn])).toEqual([
      ["store.operator", ["IE"]],
      ["store.operator", ["US"]],
      ["store.operator", ["SG"]],
      ["store.write", undefined],
    ]);
    expect(new Set(ids()).size).toBe(4);
  });
});
