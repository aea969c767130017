import type { Changes } from "@/lib/domain/assessment/change";
import type { ChangeReply } from "@/lib/domain/assessment/change-reply";
import type { SignedInPerson } from "./signed-in-person";

/** Saves a list of changes, all or none. Refuses with 409 and the values that stand when somebody else was first. */
export async function applyChanges(
  _person: SignedInPerson,
  _organisationId: string,
  _assessmentId: string,
  _changes: Changes,
): Promise<ChangeReply> {
  throw new Error("being built");
}
