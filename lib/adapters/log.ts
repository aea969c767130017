import pino, { type Logger } from "pino";

const held = globalThis as { groundworkLog?: Logger };

/** Lines of JSON with ids, times and codes; never what people wrote, their names or addresses. */
export function log(): Logger {
  held.groundworkLog ??= pino({ level: process.env.LOG_LEVEL ?? "info", base: null, timestamp: pino.stdTimeFunctions.isoTime });
  return held.groundworkLog;
}
