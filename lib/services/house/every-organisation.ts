import { sqlOfInstallation } from "@/lib/adapters/db/in-organisation";

/** The ids of all organisations, for what the server does for each of them behind its wall. */
export async function everyOrganisation(): Promise<readonly string[]> {
  const rows = await sqlOfInstallation().$queryRaw<{ id: string }[]>`select id from organisation_directory order by id`;
  return rows.map(({ id }) => id);
}
