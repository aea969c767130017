import { clock } from "@/lib/adapters/clock";
import type { Prisma } from "@/lib/adapters/db/generated/client";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { sha256 } from "@/lib/adapters/identifiers";
import type { PrintedReport } from "@/lib/domain/report/report";

type Prepared = {
  act: string;
  reason: string;
  changeNumber: number;
  /** By which the verification page finds it. */
  code: string;
  bytes: Uint8Array<ArrayBuffer>;
  report: PrintedReport;
  canonical: string;
  contentHash: string;
  registerVersion: string;
  method: string;
};

/** Keeps the document that a person is going to read and sign, in place of the one before; gives its hash. */
export async function keepPrepared(
  key: { organisationId: string; assessmentId: string; versionNumber: number; personId: string },
  { report, changeNumber, ...prepared }: Prepared,
): Promise<{ sha256: string }> {
  const row = {
    ...prepared,
    changeNumber: BigInt(changeNumber),
    sha256: sha256(prepared.bytes),
    report: report as unknown as Prisma.InputJsonObject,
    preparedAt: clock.now(),
  };
  await inOrganisation(key.organisationId, (transaction) =>
    transaction.preparedDocument.upsert({
      where: { organisationId_assessmentId_versionNumber_personId: key },
      create: { ...key, ...row },
      update: row,
    }),
  );
  return { sha256: row.sha256 };
}
