import { limits } from "../questionnaire/answer-schema";
import { isStorable, notStorable } from "../questionnaire/storable-text";

const forbidden = new Set(["__proto__", "constructor", "prototype"]);

export type Place = { path: string; message: string };

const place = (path: readonly string[]): string => (path.length === 0 ? "the file" : path.join("/"));

function walk(value: unknown, path: readonly string[], look: (value: unknown, path: readonly string[]) => string | null): Place | null {
  const message = look(value, path);
  if (message) return { path: place(path), message };
  if (typeof value !== "object" || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const found = walk(inner, [...path, key], look);
    if (found) return found;
  }
  return null;
}

/** The first place of parsed JSON that nests too deep or reaches into an object's prototype; looked for before any schema reads it. */
export const unsafeShape = (value: unknown): Place | null =>
  walk(value, [], (_, path) =>
    path.length > limits.depth
      ? `is nested more than ${limits.depth} levels deep`
      : forbidden.has(path.at(-1) ?? "")
        ? "this name is not allowed as a key"
        : null,
  );

/** The first text or name that no database keeps, also where the questionnaire asks nothing: what is unknown is kept too. */
export const unstorableText = (value: unknown): Place | null =>
  walk(value, [], (inner, path) =>
    isStorable(path.at(-1) ?? "") && (typeof inner !== "string" || isStorable(inner)) ? null : notStorable,
  );
