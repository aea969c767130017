import { refuse } from "../refusal";

type Limits = {
  /** How much of it one person has going at once, and how much this server does for everybody. */
  each: number;
  all: number;
  /** What is said beyond either; what waited in a queue would be work all the same. */
  says: { each: string; all: string };
};

/** Several builds of a module share one count: pages and routes are bundled apart. */
const held = globalThis as { groundworkAtOnce?: Map<string, Map<string, number>> };

/**
 * Lets so much costly work of a kind run at once on this server, and refuses (`tooMany`) what goes beyond, before it costs anything.
 * Gives what `work` gives; its place is free again whatever becomes of it.
 */
export async function atOnce<T>(kind: string, who: string, { each, all, says }: Limits, work: () => Promise<T>): Promise<T> {
  held.groundworkAtOnce ??= new Map();
  const running = held.groundworkAtOnce.get(kind) ?? new Map<string, number>();
  held.groundworkAtOnce.set(kind, running);
  const mine = running.get(who) ?? 0;
  if (mine >= each) throw refuse("tooMany", says.each);
  if ([...running.values()].reduce((sum, count) => sum + count, 0) >= all) throw refuse("tooMany", says.all);
  running.set(who, mine + 1);
  try {
    return await work();
  } finally {
    const left = (running.get(who) ?? 1) - 1;
    if (left > 0) running.set(who, left);
    else running.delete(who);
  }
}
