import type { RegisterEntry } from "@/lib/domain/portfolio/register-entry";
import { folded } from "@/lib/domain/portfolio/search-words";
import type { Statements } from "./database";

/** Writes an assessment's entries of all registers anew, in the caller's transaction. */
export async function writeRegisterEntries(
  sql: Statements,
  { organisationId, assessmentId }: { organisationId: string; assessmentId: string },
  entries: readonly RegisterEntry[],
): Promise<void> {
  await sql.$executeRaw`delete from register_entry where organisation_id = ${organisationId} and assessment_id = ${assessmentId}`;
  if (entries.length === 0) return;
  const rows = entries.map((entry) => ({ ...entry, sought: folded(entry.name) }));
  await sql.$executeRaw`
    insert into register_entry (organisation_id, assessment_id, register, entry_id, key, name, sought, state, level, worst, likelihood, severity,
      due, detail)
    select ${organisationId}, ${assessmentId}, register, "entryId", key, name, sought, state, level, worst, likelihood, severity, due, detail
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(register text, "entryId" text, key text, name text, sought text,
      state text, level text, worst text, likelihood int, severity int, due date, detail jsonb)`;
}
