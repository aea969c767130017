import { questionText } from "../questionnaire/english";
import { riskTitles } from "./risk-words";

const gapWords: Readonly<Record<string, string>> = { "no-transfer-tool": "a transfer without a tool of Chapter V" };

/** What a fact bears on, in words: questions by their label, risks by their title, gaps by what they are. */
export const touchedWords = (touches: readonly string[]): readonly string[] =>
  touches.map((one) => {
    const [kind, id] = one.split(":");
    if (kind === "risk" && id) return `Risk: ${riskTitles[id] ?? id}`;
    if (kind === "gap" && id) return `Gap: ${gapWords[id] ?? id}`;
    return `Question: ${questionText(one)?.label ?? one}`;
  });
