import { readFile } from "node:fs/promises";
import { z } from "zod";
import { clock } from "@/lib/adapters/clock";
import { database } from "@/lib/adapters/db/database";
import type { Prisma } from "@/lib/adapters/db/generated/client";
import { factsSignatureHolds } from "@/lib/adapters/signing/facts-signature";
import { isNewer, parseFactsFile, signedText } from "@/lib/domain/facts/facts-file";
import { clashesWith } from "@/lib/domain/facts/review-facts";
import { environment } from "@/lib/env";
import { refuse } from "../refusal";
import { refreshRegister } from "./current-register";

const publishersSchema = z.array(z.strictObject({ name: z.string().min(1), publicKey: z.string().min(1) }));

/** The publishers whom the operator trusts, from the file that GROUNDWORK_FACTS_PUBLISHERS names; none is shipped. */
async function publishers(): Promise<ReadonlyMap<string, string>> {
  const { factsPublishersFile } = environment();
  if (!factsPublishersFile)
    throw refuse(
      "notAllowed",
      "No publisher of facts is trusted here. Name a file with their names and public keys in GROUNDWORK_FACTS_PUBLISHERS.",
    );
  const text = await readFile(factsPublishersFile, "utf8").catch(() => {
    throw refuse("invalid", `The file of trusted publishers cannot be read: ${factsPublishersFile}.`);
  });
  try {
    return new Map(publishersSchema.parse(JSON.parse(text)).map(({ name, publicKey }) => [name, publicKey]));
  } catch {
    throw refuse("invalid", `The file of trusted publishers is not a list of { "name", "publicKey" }: ${factsPublishersFile}.`);
  }
}

export type ImportedFacts = { publisher: string; version: string; facts: number; events: number; before: string | null };

/**
 * Takes in a signed file of facts: `dpia facts import`. Refuses what is unsigned, of a publisher nobody trusts, altered after
 * signing, not newer than what is there, or what says something else under an id and version that are there; each with its
 * reason, and nothing is changed then.
 */
export async function importFacts(text: string): Promise<ImportedFacts> {
  const reading = parseFactsFile(text);
  if (!reading.ok) throw refuse("invalid", "The file of facts is refused.", reading.refusals);
  const { file } = reading;
  if (!file.signature) throw refuse("notAllowed", "The file is not signed. Only files signed by a trusted publisher are taken in.");
  const key = (await publishers()).get(file.publisher);
  if (!key) throw refuse("notAllowed", `“${file.publisher}” is not among the publishers that are trusted here.`);
  let holds: boolean;
  try {
    holds = factsSignatureHolds(signedText(file), file.signature.value, key);
  } catch {
    throw refuse("invalid", `The public key of “${file.publisher}” in the file of trusted publishers cannot be read: it must be PEM.`);
  }
  if (!holds)
    throw refuse("notAllowed", `The signature does not hold: the file was altered, or signed by somebody other than “${file.publisher}”.`);
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
