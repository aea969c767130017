import type { Transaction } from "@/lib/adapters/db/database";

/** What an organisation holds for all its assessments has changed: copies of them in memory are read anew. */
export const touchAssessments = (transaction: Transaction, organisationId: string) =>
  transaction.$executeRaw`update assessment set change_number = change_number + 1 where organisation_id = ${organisationId}`;
