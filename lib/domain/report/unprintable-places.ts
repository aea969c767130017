import type { AssessmentContent } from "../assessment/content";
import { unprintableLetters } from "./printable-letters";

type Place =
  | { kind: "answer"; path: string }
  | { kind: "measure"; id: string }
  | { kind: "risk"; id: string }
  /** Evidence, facts, alternatives, costs or the consultation. */
  | { kind: "elsewhere" };

/** A place in an assessment with letters that no document can print. */
export type UnprintablePlace = Place & { letters: readonly string[] };

function* textsIn(data: unknown): Generator<string> {
  if (typeof data === "string") yield data;
  else if (typeof data === "object" && data !== null) for (const one of Object.values(data)) yield* textsIn(one);
}

const lettersIn = (data: unknown): readonly string[] => [...new Set([...textsIn(data)].flatMap(unprintableLetters))];

/** Where people wrote letters that no document can print: answers in the order of the questionnaire, then measures, risks and the rest. */
export function unprintablePlaces(content: AssessmentContent): readonly UnprintablePlace[] {
  const { answers, records, measures, decisions, ownRisks, worksheets = {}, evidence, facts, scenarios, costs, consultation } = content;
  const risks = new Map<string, unknown[]>();
  const add = (id: string, data: unknown) => risks.set(id, [...(risks.get(id) ?? []), data]);
  for (const own of ownRisks) add(own.id, own);
  for (const [id, decision] of Object.entries(decisions)) add(id, decision);
  for (const [id, sheets] of Object.entries(worksheets)) add(id, sheets);
  const places: readonly (Place & { data: unknown })[] = [
    ...Object.entries(answers).map(([path, data]) => ({ kind: "answer" as const, path, data })),
    ...Object.entries(records).flatMap(([list, held]) =>
      (held ?? []).flatMap((record) =>
        Object.entries(record.answers).map(([key, data]) => ({ kind: "answer" as const, path: `${list}/${record.id}/${key}`, data })),
      ),
    ),
    ...measures.map((measure) => ({ kind: "measure" as const, id: measure.id, data: measure })),
    ...[...risks].map(([id, data]) => ({ kind: "risk" as const, id, data })),
    { kind: "elsewhere" as const, data: [evidence, facts, scenarios, costs, consultation] },
  ];
  return places.flatMap(({ data, ...place }) => {
    const letters = lettersIn(data);
    return letters.length > 0 ? [{ ...place, letters }] : [];
  });
}
