import { describe, expect, it } from "vitest";
import { folded, passageOf, searchedText, soughtWords, wordsOf } from "./search-words";

describe("words of a search", () => {
  it("folds accents and case, also of letters that are not taken apart", () => {
    expect(folded("Café MÜLLER Łódź Straße Ærø İstanbul ΟΔΟΣ")).toBe("cafe muller lodz strasse aero istanbul οδοσ");
  });

  it("takes words in any script, without signs and single letters", () => {
    expect([...wordsOf("A claims-handler's e-mail, v2: Ωμέγα (данные)")]).toEqual(["claims", "handler", "mail", "v2", "ωμεγα", "данные"]);
  });

  it("looks for long words from their beginning, for short ones as they stand, and for eight at most", () => {
    expect(soughtWords("EU healthcare")).toEqual([
      { spellings: ["eu"], fromBeginning: false },
      { spellings: ["healthcare"], fromBeginning: true },
    ]);
    expect(soughtWords("a, !")).toEqual([]);
    expect(soughtWords("one two three four five six seven eight nine ten")).toHaveLength(8);
  });
});

it("finds German words typed with umlauts or without, and leaves other words alone", () => {
  const spellings = (text: string) => soughtWords(text).flatMap((one) => one.spellings);
  expect(spellings("Prüfung")).toEqual(["prufung", "pruefung"]);
  expect(spellings("pruefung")).toEqual(["pruefung", "prufung"]);
  expect(spellings("Groesse Übermittlung")).toEqual(["groesse", "grosse", "ubermittlung", "uebermittlung"]);
  expect(spellings("question value Steuer queue")).toEqual(["question", "value", "steuer", "queue"]);
  expect(passageOf("Die Pruefung der Größe", soughtWords("Prüfung groesse")).filter(({ hit }) => hit)).toEqual([
    { text: "Pruefung", hit: true },
    { text: "Größe", hit: true },
  ]);
});

describe("what of an answer is found", () => {
  it("covers texts, the words of a choice, countries, notes and reasons", () => {
    expect(searchedText("desc.nature", { value: "Drafts letters" })).toBe("Drafts letters");
    expect(searchedText("org.ourRole", { value: "processor" })).toContain("client's instructions");
    expect(searchedText("controllers/co-00000001/country", { value: "DE" })).toBe("Germany");
    expect(searchedText("desc.nature", { unknown: true, note: "Ask Operations" })).toBe("Ask Operations");
    expect(searchedText("controllers/co-00000001/dpoContact", { notApplicable: "too small" })).toBe("too small");
  });

  it("leaves out yes and no, references, what is open and what is no question", () => {
    expect(searchedText("logging.traces", { value: true })).toBe("");
    expect(searchedText("contracts/ct-00000001/party", { value: "pr-00000001" })).toBe("");
    expect(searchedText("desc.nature", { unknown: true })).toBe("");
    expect(searchedText("desc.nature", null)).toBe("");
    expect(searchedText("no.such", { value: "x" })).toBe("");
  });
});

describe("a passage", () => {
  const marked = (text: string, query: string) =>
    passageOf(text, soughtWords(query))
      .map(({ text: part, hit }) => (hit ? `[${part}]` : part))
      .join("");

  it("marks every hit as it is written in the answer", () => {
    expect(marked("The Café of the cafeteria", "cafe")).toBe("The [Café] of the [cafeteria]");
    expect(marked("EU and Europe", "eu")).toBe("[EU] and Europe");
  });

  it("starts near the first hit and says where it leaves out", () => {
    const text = `${"before ".repeat(40)}needle${" after".repeat(60)}`;
    const shown = marked(text, "needle");
    expect(shown).toMatch(/^… (before )+\[needle\]( after)+ …$/);
    expect(shown.length).toBeLessThan(240);
  });

  it("keeps one long word without a gap in it", () => {
    expect(marked("x".repeat(500), "yyyy").length).toBeLessThan(230);
  });
});
