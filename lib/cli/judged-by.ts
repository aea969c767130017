import { existsSync } from "node:fs";
import { join } from "node:path";
import { disconnect } from "@/lib/adapters/db/database";
import { baseRegister } from "@/lib/domain/facts/base-register";
import type { FactsRegister } from "@/lib/domain/facts/fact";
import { type FactsFile, largestFactsFile, withPublished } from "@/lib/domain/facts/facts-file";
import { clashesWith } from "@/lib/domain/facts/review-facts";
import { refreshRegister } from "@/lib/services/facts/current-register";
import { readSignedFacts } from "@/lib/services/facts/read-signed-facts";
import { Refusal } from "@/lib/services/refusal";
import { Refused, type Terminal, WrongUsage } from "./command";
import { readBytes } from "./read-input";
import { installationRoot, withDatabase } from "./start-database.mjs";

/** The options that say by which register a command judges. */
export const registerOptions = { facts: { type: "string", multiple: true }, installed: { type: "boolean" } } as const;
export const registerUsage = "[--facts FILE … | --installed]";

/** With the database of this machine's installation, which is let go afterwards. */
export const onThisMachine = <T>(work: () => Promise<T>): Promise<T> =>
  withDatabase(async () => {
    try {
      return await work();
    } finally {
      await disconnect();
    }
  }).catch((error: unknown) => {
    throw error instanceof Error && error.name === "Sentence" ? new Refused(error.message) : error;
  });

/** The register of this machine's installation, with what trusted publishers added to it. */
export const installedRegister = (): Promise<FactsRegister> => onThisMachine(() => refreshRegister({ now: true }));

export const refusedWith = (file: string, refusals: readonly { path: string; message: string }[]): Refused =>
  new Refused([`${file} is refused:`, ...refusals.map(({ path, message }) => `  ${path}: ${message}`)].join("\n"));

/** What a service refused about a file, in the words of the command line. */
export function refusedBy(file: string, error: unknown): unknown {
  if (!(error instanceof Refusal)) return error;
  const problems = "problems" in error.reply ? (error.reply.problems ?? []) : [];
  return problems.length > 0 ? refusedWith(file, problems) : new Refused(`${file}: ${error.message}`);
}

/** The shipped register with signed files of trusted publishers, checked as when they are taken in. */
async function withFiles(terminal: Terminal, names: readonly string[]): Promise<FactsRegister> {
  const settings = join(installationRoot(), ".env");
  if (existsSync(settings)) process.loadEnvFile(settings);
  const files: FactsFile[] = [];
  for (const name of names) {
    const text = new TextDecoder().decode(await readBytes(terminal, name, largestFactsFile));
    const file = await readSignedFacts(text).catch((error: unknown) => {
      throw refusedBy(name, error);
    });
    if (files.some(({ publisher }) => publisher === file.publisher))
      throw new Refused(`${name}: another file of “${file.publisher}” is given already. Give the newest one only.`);
    const clashes = clashesWith(file.facts, withPublished(baseRegister, files));
    if (clashes.length > 0) throw refusedWith(name, clashes);
    files.push(file);
  }
  return withPublished(baseRegister, files);
}

/** The register that a command judges by: the shipped one, unless `--installed` or `--facts` names another. */
export async function judgedBy(
  terminal: Terminal,
  { facts = [], installed = false }: { facts?: readonly string[]; installed?: boolean },
): Promise<FactsRegister> {
  if (facts.length > 0 && installed) throw new WrongUsage("Give --facts or --installed, not both.");
  if (installed) return installedRegister();
  return facts.length > 0 ? withFiles(terminal, facts) : baseRegister;
}
