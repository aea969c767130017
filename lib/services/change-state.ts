import type { VersionState } from "@/lib/domain/assessment/lifecycle";
import type { SignedInPerson } from "./signed-in-person";

/**
 * `POST …/state` with `{ to, reason }`. `notRequired` closes a screening whose verdict allows it, `withdrawn` ends the
 * assessment. Screening becomes draft by itself with the first answer outside the screening section.
 */
export async function changeState(
  _person: SignedInPerson,
  _organisationId: string,
  _assessmentId: string,
  _given: { to: "notRequired" | "withdrawn"; reason: string },
): Promise<{ state: VersionState }> {
  throw new Error("being built");
}
