import type { QuestionStructure, RecordListId, RecordListStructure } from "./question";
import { type Section, sections } from "./sections";

type UnionToIntersection<U> = (U extends unknown ? (u: U) => void : never) extends (i: infer I) => void ? I : never;

/** Every question asked once, by its key. */
export type SingleQuestions = UnionToIntersection<Section["questions"]>;
export type QuestionKey = keyof SingleQuestions & string;

/** Every list of records, by its id. */
export type RecordLists = UnionToIntersection<Section["lists"]>;
export type ListId = keyof RecordLists & RecordListId;
export type FieldKey<L extends ListId> = keyof RecordLists[L]["questions"] & string;

/** `desc.nature`, or `modelUses/mu-7f3k2m9q/inferenceRouting`; what a change, a comment or a reason points at. */
export type Path = string;

export const fieldPath = (list: string, recordId: string, field: string): Path => `${list}/${recordId}/${field}`;
export const recordPath = (list: string, recordId: string): Path => `${list}/${recordId}`;

const singles = new Map<string, QuestionStructure>();
const lists = new Map<string, RecordListStructure>();
const sectionOf = new Map<string, string>();
for (const section of sections) {
  for (const [key, structure] of Object.entries(section.questions)) {
    singles.set(key, structure as QuestionStructure);
    sectionOf.set(key, section.id);
  }
  for (const [id, list] of Object.entries(section.lists)) {
    lists.set(id, list as RecordListStructure);
    sectionOf.set(id, section.id);
  }
}

export const questionKeys = [...singles.keys()] as readonly QuestionKey[];
export const listIds = [...lists.keys()] as readonly ListId[];

export const singleQuestion = (key: string): QuestionStructure | undefined => singles.get(key);
export const recordList = (id: string): RecordListStructure | undefined => lists.get(id);

/** The section that holds a question key or a list id. */
export const sectionIdOf = (keyOrListId: string): string | undefined => sectionOf.get(keyOrListId);

export type ParsedPath =
  | { kind: "single"; key: QuestionKey; structure: QuestionStructure }
  | { kind: "field"; list: ListId; recordId: string; field: string; structure: QuestionStructure };

const recordIdPattern = /^[a-z]{2,3}-[a-z0-9]{8,}$/;
export const isRecordId = (id: string): boolean => recordIdPattern.test(id);

/** The question that a path points at, or null where there is none. */
export function parsePath(path: Path): ParsedPath | null {
  const parts = path.split("/");
  if (parts.length === 1) {
    const structure = singles.get(path);
    return structure ? { kind: "single", key: path as QuestionKey, structure } : null;
  }
  const [list, recordId, field] = parts;
  if (parts.length !== 3 || !list || !recordId || !field || !isRecordId(recordId)) return null;
  const questions = lists.get(list)?.questions;
  const structure = questions && Object.hasOwn(questions, field) ? questions[field] : undefined;
  return structure ? { kind: "field", list: list as ListId, recordId, field, structure } : null;
}
