import type { PrintedReport } from "@/lib/domain/report/report";
import { renderDocumentInProcess } from "./print-report";

/** What a worker thread is handed; compiled to `.build/render-worker.mjs` and run by `renderDocument`. */
export type RenderTask = { report: PrintedReport; attachment: Uint8Array };

export default ({ report, attachment }: RenderTask): Promise<Uint8Array> => renderDocumentInProcess(report, attachment);
