import { expect, test } from "vitest";
import { answersOf, minimalContent, recordOf } from "../assessment/minimal-content";
import { unprintablePlaces } from "./unprintable-places";

test("every place with letters that no document can print is named with them; Chinese, emoji and marks of form are printed", () => {
  const content = minimalContent({
    answers: answersOf({
      "meta.processingName": "株式会社 🙂❤️ Ελλάδα",
      "desc.nature": "สว and again ส",
      "desc.context": { unknown: true, note: "asked ใคร" },
    }),
    records: { controllers: [recordOf("co-00000001", { name: "บริษัท" })] },
    measures: [{ id: "me-00000001", catalogue: null, title: "ก", role: "additional", status: "planned", risks: [], evidence: [] } as never],
    decisions: { "prompt-injection": { residual: { reason: "ข" } as never } },
    scenarios: [{ name: "ค" } as never],
  });
  expect(unprintablePlaces(content)).toEqual([
    { kind: "answer", path: "desc.nature", letters: ["ส", "ว"] },
    { kind: "answer", path: "desc.context", letters: ["ใ", "ค", "ร"] },
    { kind: "answer", path: "controllers/co-00000001/name", letters: ["บ", "ร", "ิ", "ษ", "ั", "ท"] },
    { kind: "measure", id: "me-00000001", letters: ["ก"] },
    { kind: "risk", id: "prompt-injection", letters: ["ข"] },
    { kind: "elsewhere", letters: ["ค"] },
  ]);
  expect(unprintablePlaces(minimalContent())).toEqual([]);
});
