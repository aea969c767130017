import type { ItemRow, StoredAssessment } from "@/lib/adapters/db/stored-assessment";
import { notFound, Refusal } from "../refusal";
import { type ChangeContext, type Changed, nothingWritten } from "./change-assessment";

/** The rows with one measure, decision or own risk put in. Refused when it has moved on from the revision that the person saw. */
export function putItem<T>(
  rows: ReadonlyMap<string, ItemRow<T>>,
  { id, value, baseRevision, path }: { id: string; value: T; baseRevision: number; path: string },
): { rows: ReadonlyMap<string, ItemRow<T>>; row: ItemRow<T> } {
  const before = rows.get(id);
  if ((before?.revision ?? 0) !== baseRevision)
    throw new Refusal({
      refused: "conflict",
      message: "This was changed elsewhere in the meantime. Load the page again to see how; nothing was overwritten.",
      conflicts: [{ path, current: null, revision: before?.revision ?? 0, by: "", at: "" }],
    });
  const row = { id, position: before?.position ?? rows.size, value, revision: baseRevision + 1, removedAt: null };
  return { rows: new Map(rows).set(id, row), row };
}

/** The rows with one taken away; its place and its revisions stay, so that it can come back. */
export function removeItem<T>(
  rows: ReadonlyMap<string, ItemRow<T>>,
  id: string,
  at: string,
): { rows: ReadonlyMap<string, ItemRow<T>>; row: ItemRow<T> } {
  const before = rows.get(id);
  if (!before || before.removedAt !== null) throw notFound();
  const row = { ...before, revision: before.revision + 1, removedAt: at };
  return { rows: new Map(rows).set(id, row), row };
}

type ItemList = "measures" | "ownRisks" | "decisions" | "worksheets" | "scenarios" | "costs";
type RowOf<L extends ItemList> = StoredAssessment[L] extends ReadonlyMap<string, infer R> ? R : never;

/** What a change of one item makes of the assessment: its row, a line in its history (null where it was removed), and the reply. */
export function changedItem<L extends ItemList>(
  { stored, by, at }: Pick<ChangeContext, "stored" | "by" | "at">,
  list: L,
  path: string,
  row: RowOf<L> & ItemRow<unknown>,
): Changed {
  const answer = row.removedAt === null ? row.value : null;
  return {
    stored: { ...stored, [list]: new Map<string, ItemRow<unknown>>(stored[list]).set(row.id, row) },
    writes: {
      ...nothingWritten,
      [list]: [row],
      history: [{ path, revision: row.revision, answer, refused: false, savedBy: by, savedAt: at }],
    },
    reply: { revisions: { [path]: row.revision } },
  };
}
