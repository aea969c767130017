import { clock } from "@/lib/adapters/clock";
import { database } from "@/lib/adapters/db/database";
import { baseRegister } from "@/lib/domain/facts/base-register";
import type { FactsRegister } from "@/lib/domain/facts/fact";
import { type FactsFile, withPublished } from "@/lib/domain/facts/facts-file";

const freshMilliseconds = 60_000;
const held = globalThis as { groundworkRegister?: { register: FactsRegister; stamp: string; readAt: number } };

/** The register of this installation as it was last read: what is shipped, with what trusted publishers added. */
export const currentRegister = (): FactsRegister => held.groundworkRegister?.register ?? baseRegister;

/** Reads what publishers added, at most once a minute; another server's import is seen within that time. */
export async function refreshRegister({ now = false } = {}): Promise<FactsRegister> {
  const known = held.groundworkRegister;
  const at = clock.now().getTime();
  if (known && !now && Math.abs(at - known.readAt) < freshMilliseconds) return known.register;
  const rows = await database().publishedFacts.findMany({ orderBy: { publisher: "asc" } });
  const stamp = rows.map(({ publisher, version }) => `${publisher} ${version}`).join("\n");
  if (known?.stamp === stamp) {
    held.groundworkRegister = { ...known, readAt: at };
    return known.register;
  }
  const register = withPublished(
    baseRegister,
    rows.map((row) => row.file as unknown as FactsFile),
  );
  held.groundworkRegister = { register, stamp, readAt: at };
  return register;
}

export function forgetRegister(): void {
  delete held.groundworkRegister;
}
