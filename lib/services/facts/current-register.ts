import { clock } from "@/lib/adapters/clock";
import { database, type Statements } from "@/lib/adapters/db/database";
import type { Prisma } from "@/lib/adapters/db/generated/client";
import { baseRegister } from "@/lib/domain/facts/base-register";
import type { FactsRegister } from "@/lib/domain/facts/fact";
import { type FactsFile, withPublished } from "@/lib/domain/facts/facts-file";

const freshMilliseconds = 5_000;
const held = globalThis as {
  groundworkRegister?: { register: FactsRegister; stamp: string; readAt: number };
  groundworkKeptRegisters?: Map<string, FactsRegister>;
};

/** The register of this installation as it was last read: what is shipped, with what trusted publishers added. */
export const currentRegister = (): FactsRegister => held.groundworkRegister?.register ?? baseRegister;

/** Looks for what publishers added, at most every five seconds; what another process takes in is seen within that time. */
export async function refreshRegister({ now = false } = {}): Promise<FactsRegister> {
  const known = held.groundworkRegister;
  const at = clock.now().getTime();
  if (known && !now && Math.abs(at - known.readAt) < freshMilliseconds) return known.register;
  const versions = await database().publishedFacts.findMany({ select: { publisher: true, version: true }, orderBy: { publisher: "asc" } });
  const stamp = versions.map(({ publisher, version }) => `${publisher} ${version}`).join("\n");
  if (known?.stamp === stamp) {
    held.groundworkRegister = { ...known, readAt: at };
    return known.register;
  }
  const rows = await database().publishedFacts.findMany({ select: { file: true } });
  const register = withPublished(
    baseRegister,
    rows.map((row) => row.file as unknown as FactsFile),
  );
  await keepRegister(register);
  held.groundworkRegister = { register, stamp, readAt: at };
  return register;
}

/** What is signed or kept names the version of its register; so each is held for good once it is in use. */
async function keepRegister(register: FactsRegister): Promise<void> {
  const { version } = register;
  if ((await database().keptRegister.count({ where: { version } })) > 0) return;
  await database().keptRegister.createMany({
    data: [{ version, register: register as unknown as Prisma.InputJsonObject, keptAt: clock.now() }],
    skipDuplicates: true,
  });
}

const KEPT_IN_MEMORY = 8;

/**
 * The register as this installation held it under a version. The present one where that version was never kept: it was in use
 * before registers were.
 */
export async function registerOfVersion(sql: Statements, version: string, present: FactsRegister): Promise<FactsRegister> {
  if (version === present.version) return present;
  held.groundworkKeptRegisters ??= new Map();
  const inMemory = held.groundworkKeptRegisters;
  const known = inMemory.get(version);
  if (known) return known;
  const [row] = await sql.$queryRaw<{ register: FactsRegister }[]>`select register from kept_register where version = ${version}`;
  if (!row) return present;
  if (inMemory.size >= KEPT_IN_MEMORY) inMemory.clear();
  inMemory.set(version, row.register);
  return row.register;
}

export function forgetRegister(): void {
  delete held.groundworkRegister;
  delete held.groundworkKeptRegisters;
}
