import type { AwsImportView } from "@/lib/domain/view/aws-import-view";

/** What an import took over, and what it leaves to be asked. */
export type Taken = { answers: number; records: number; evidenceId: string; open: AwsImportView["open"] };
