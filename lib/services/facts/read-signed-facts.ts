import { readFile } from "node:fs/promises";
import { z } from "zod";
import { factsSignatureHolds } from "@/lib/adapters/signing/facts-signature";
import { type FactsFile, parseFactsFile, signedText } from "@/lib/domain/facts/facts-file";
import { factsPublishersFile } from "@/lib/env";
import { refuse } from "../refusal";

const publishersSchema = z.array(z.strictObject({ name: z.string().min(1), publicKey: z.string().min(1) }));

/** The publishers whom the operator trusts, from the file that GROUNDWORK_FACTS_PUBLISHERS names; none is shipped. */
async function publishers(): Promise<ReadonlyMap<string, string>> {
  const file = factsPublishersFile();
  if (!file)
    throw refuse(
      "notAllowed",
      "No publisher of facts is trusted here. Name a file with their names and public keys in GROUNDWORK_FACTS_PUBLISHERS.",
    );
  const text = await readFile(file, "utf8").catch(() => {
    throw refuse("invalid", `The file of trusted publishers cannot be read: ${file}.`);
  });
  try {
    return new Map(publishersSchema.parse(JSON.parse(text)).map(({ name, publicKey }) => [name, publicKey]));
  } catch {
    throw refuse("invalid", `The file of trusted publishers is not a list of { "name", "publicKey" }: ${file}.`);
  }
}

/**
 * A file of facts signed by a publisher whom the operator trusts. Refuses what cannot be read, is unsigned, of a publisher
 * nobody trusts, or altered after signing, each with its reason. Needs no database.
 */
export async function readSignedFacts(text: string): Promise<FactsFile> {
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
  return file;
}
