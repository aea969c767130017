import { environment } from "@/lib/env";

/**
 * The address that limits count by. Only an entry that our own proxy appended can be believed; without one, everybody on this
 * machine counts as one, and what a client writes into the header changes nothing.
 */
export function clientAddress(headers: Headers): string {
  if (!environment().trustedProxy) return "127.0.0.1";
  return headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() || "127.0.0.1";
}
