import { newId } from "@/lib/adapters/identifiers";
import { log } from "@/lib/adapters/log";

/** Logs a fault under an id that the person is shown. Its words may hold data, so only its kind and place are kept. */
export function reportFault(error: unknown, where: { method: string; path: string }): string {
  const id = newId("fault").slice(0, 16);
  const kind = error instanceof Error ? error.name : typeof error;
  const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
  const stack =
    error instanceof Error
      ? error.stack
          ?.split("\n")
          .filter((line) => line.trimStart().startsWith("at "))
          .slice(0, 8)
      : undefined;
  log().error({ fault: id, kind, code, stack, method: where.method, path: where.path.slice(0, 300) }, "fault");
  return id;
}
