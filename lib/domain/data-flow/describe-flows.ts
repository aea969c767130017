import type { Message } from "../reasoning/because";
import type { Flow } from "./map";

/** Kinds of arrow that read alike. */
const alike: Readonly<Record<string, string>> = {
  "attribution.metadata": "request",
  "access.usecaseform": "useCaseForm",
  "output.audience": "readers",
  "store.readers": "readers",
  audience: "readers",
};

/** What an arrow between two elements is, in a few words: the end's part in it, what it stands for, or that a person stated it. */
export function flowKind({ taxonomy, metadata }: Pick<Flow, "taxonomy" | "metadata">): Message {
  const [told] = metadata ?? [];
  return { message: `dataFlow.kind.${told ?? alike[taxonomy] ?? taxonomy}`, values: {} };
}
