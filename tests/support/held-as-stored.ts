import { isDeepStrictEqual } from "node:util";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { contentOf, readStoredAssessment, revisionsOf, type StoredAssessment } from "@/lib/adapters/db/stored-assessment";

const whatItSays = (stored: StoredAssessment): Record<string, unknown> => ({
  ...contentOf(stored, "2026-11-26"),
  revisions: revisionsOf(stored),
  version: stored.version,
});

/**
 * Services answer from the copy of an assessment that they hold, so a test that reads through them does not see a row that was never
 * written. Throws where a copy says something else than the rows of the same change.
 */
export async function expectHeldAsStored(): Promise<void> {
  const held = (globalThis as { groundworkAssessments?: Map<string, StoredAssessment> }).groundworkAssessments ?? new Map();
  for (const copy of held.values()) {
    const { organisationId, assessmentId, changeNumber } = copy;
    const rows = await inOrganisation(organisationId, (transaction) => readStoredAssessment(transaction, organisationId, assessmentId));
    // Deleted, or changed by another process: nobody would take the copy for it.
    if (!rows || rows.changeNumber !== changeNumber) continue;
    const [inMemory, inRows] = [whatItSays(copy), whatItSays(rows)];
    const differ = Object.keys({ ...inMemory, ...inRows }).filter((part) => !isDeepStrictEqual(plain(inMemory[part]), plain(inRows[part])));
    if (differ.length === 0) continue;
    const shown = differ.map((part) => `${part}\n  held:   ${JSON.stringify(inMemory[part])}\n  stored: ${JSON.stringify(inRows[part])}`);
    throw new Error(`The copy of ${assessmentId} in memory is not what is stored:\n${shown.join("\n")}`);
  }
}

const plain = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));
