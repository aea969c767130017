"use client";
import { createContext, useContext } from "react";
import type { EvidenceItem } from "@/lib/domain/assessment/evidence-item";
import type { Answer } from "@/lib/domain/questionnaire/answer";
import type { RecordListId } from "@/lib/domain/questionnaire/question";

/** What inputs offer while typing; anything else may be written and is then unknown to the register of facts. */
export type Suggestions = {
  countries: readonly { code: string; name: string }[];
  regions: readonly string[];
  models: readonly string[];
  providers: readonly string[];
  /** By list and question (`nationalChecks/items`): the options that are held for each answer of the question they depend on. */
  offered?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
};

type OriginView = { answer: Answer; text: string; field: string; detail: string };

type TargetRecord = { id: string; name: string };

export type SectionTools = {
  /** `/api/v1/organisations/…/assessments/…` */
  api: string;
  readOnly: boolean;
  suggestions: Suggestions;
  evidence: readonly EvidenceItem[];
  addEvidence: (item: EvidenceItem) => void;
  /** The records of a list that references may point at, and the word for one of them. */
  targetsOf: (list: RecordListId) => { one: string; namedByText: boolean; records: readonly TargetRecord[] };
  /** Makes a record with its name; gives its id. */
  addNamedRecord: (list: RecordListId, name: string) => string;
  /** By path, answers that were read from a file: the answer as it was taken over, and the words for where from. */
  origins: Readonly<Record<string, OriginView>>;
  /** Saves an answer: at once for choices, after a pause for text. */
  save: (path: string, answer: Answer | null, atOnce: boolean) => void;
  /** Saves at once what is still waiting; on leaving an input. */
  saveNow: () => void;
};

const Context = createContext<SectionTools | null>(null);
export const SectionProvider = Context.Provider;

export function useSection(): SectionTools {
  const tools = useContext(Context);
  if (!tools) throw new Error("An input stands outside a section");
  return tools;
}
