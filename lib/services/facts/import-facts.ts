import { clock } from "@/lib/adapters/clock";
import { database } from "@/lib/adapters/db/database";
import type { Prisma } from "@/lib/adapters/db/generated/client";
import { isNewer } from "@/lib/domain/facts/facts-file";
import { clashesWith } from "@/lib/domain/facts/review-facts";
import { refuse } from "../refusal";
import { refreshRegister } from "./current-register";
import { readSignedFacts } from "./read-signed-facts";

export type ImportedFacts = { publisher: string; version: string; facts: number; events: number; before: string | null };

/**
 * Takes in a signed file of facts: `dpia facts import`. Refuses what is unsigned, of a publisher nobody trusts, altered after
 * signing, not newer than what is there, or what says something else under an id and version that are there; each with its
 * reason, and nothing is changed then.
 */
export async function importFacts(text: string): Promise<ImportedFacts> {
  const file = await readSignedFacts(text);
  const before = await database().publishedFacts.findUnique({ where: { publisher: file.publisher }, select: { version: true } });
  if (before && !isNewer(file.version, before.version))
    throw refuse("notAllowed", `The file is version ${file.version}; version ${before.version} of this publisher is here already.`);
  const clashes = clashesWith(file.facts, await refreshRegister({ now: true }));
  if (clashes.length > 0) throw refuse("invalid", "The file of facts is refused.", clashes.slice(0, 50));
  const row = {
    version: file.version,
    issuedOn: new Date(`${file.issuedOn}T00:00:00Z`),
    file: file as unknown as Prisma.InputJsonObject,
    importedAt: clock.now(),
  };
  await database().publishedFacts.upsert({
    where: { publisher: file.publisher },
    create: { publisher: file.publisher, ...row },
    update: row,
  });
  await refreshRegister({ now: true });
  return {
    publisher: file.publisher,
    version: file.version,
    facts: file.facts.length,
    events: file.events.length,
    before: before?.version ?? null,
  };
}
