import pino, { type Logger } from "pino";
import { environment } from "@/lib/env";

const held = globalThis as { groundworkLog?: Logger };

/** Lines of JSON with ids, times and codes; never what people wrote, their names or addresses. */
export function log(): Logger {
  held.groundworkLog ??= pino({ level: environment().logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  return held.groundworkLog;
}
