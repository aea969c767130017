import { describe, expect, it } from "vitest";
import type { WhatFollows } from "../assessment/what-follows";
import { whatChanged } from "./what-changed";

const nothing: WhatFollows = {
  screening: { verdict: "required", text: "Two criteria are met.", countries: [] },
  outcome: { level: null, levelIsAtLeast: false, restsOn: "projected", priorConsultation: null, best: null, blockedBy: [] },
  gaps: [],
  recipients: [],
  risks: [],
  findings: [],
  openQuestions: [],
};
const risk = (level: "low" | "medium" | "high"): WhatFollows["risks"][number] => ({
  id: "third-country-routing@mu-aaaaaaaa",
  rule: "third-country-routing",
  placeName: "Assistant",
  state: "raised",
  level,
  confirmed: false,
  text: "The profile is global.",
  missing: [],
});
const titles = { "third-country-routing": "Processing in third countries" };
const says = (before: WhatFollows, after: WhatFollows) => whatChanged(before, after, titles).map((line) => line.says);

describe("what the last answers changed", () => {
  it("is nothing when the result is the same", () => {
    const same = { ...nothing, risks: [risk("high")] };
    expect(whatChanged(same, structuredClone(same), titles)).toEqual([]);
  });

  it("names a new recipient with its reason and leads to it", () => {
    const after: WhatFollows = {
      ...nothing,
      recipients: [{ id: "provider:quill", name: "Quill", kind: "modelProvider", certainty: "possible", text: "The mode set allows it." }],
    };
    expect(whatChanged(nothing, after, titles)).toEqual([
      {
        id: "provider:quill",
        says: "Quill is now a possible recipient.",
        reason: "The mode set allows it.",
        to: "recipients#provider%3Aquill",
      },
    ]);
    expect(says(after, nothing)).toEqual(["Quill is no longer a recipient."]);
  });

  it("says from which level to which a risk moved", () => {
    expect(says({ ...nothing, risks: [risk("medium")] }, { ...nothing, risks: [risk("high")] })).toEqual([
      "“Processing in third countries” (Assistant) rose from medium to high.",
    ]);
    expect(says({ ...nothing, risks: [risk("high")] }, { ...nothing, risks: [risk("low")] })).toEqual([
      "“Processing in third countries” (Assistant) fell from high to low.",
    ]);
    expect(says({ ...nothing, risks: [risk("low")] }, nothing)).toEqual(["“Processing in third countries” (Assistant) no longer applies."]);
  });

  it("tells an opened gap from a closed one", () => {
    const gap: WhatFollows["gaps"][number] = {
      id: "no-legal-basis@pu-aaaaaaaa",
      state: "open",
      text: "No legal basis.",
      closedBy: [],
      missing: [],
    };
    expect(says(nothing, { ...nothing, gaps: [gap] })).toEqual(["A gap has opened."]);
    expect(says({ ...nothing, gaps: [gap] }, nothing)).toEqual(["A gap is closed."]);
  });

  it("is silent while an open point only moves to a record that was just added", () => {
    const unclear = (id: string): WhatFollows["gaps"][number] => ({
      id,
      state: "undetermined",
      text: "Not known yet.",
      closedBy: [],
      missing: [],
    });
    const before = { ...nothing, gaps: [unclear("no-art9-condition")] };
    expect(says(before, { ...nothing, gaps: [unclear("no-art9-condition@di-aaaaaaaa")] })).toEqual([]);
    expect(says(before, nothing)).toEqual(["A possible gap is ruled out."]);
  });

  it("counts questions that have come up", () => {
    expect(says(nothing, { ...nothing, openQuestions: ["desc.nature", "desc.scope"] })).toEqual(["2 more questions to answer."]);
  });
});
