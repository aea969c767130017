import type { ChangeReply } from "@/lib/domain/assessment/change-reply";
import type { Scale } from "@/lib/domain/assessment/content";
import type { SignedInPerson } from "./signed-in-person";

export type RiskLevelName = "inherent" | "residual" | "projected";

/**
 * `PUT …/decisions/{riskId}/{which}` with `{ likelihood?, severity?, modulation?, reason }`: confirms the suggested level (no
 * values) or adjusts it. Who, when and the hash of the inputs are added here.
 */
export async function putDecision(
  _person: SignedInPerson,
  _organisationId: string,
  _assessmentId: string,
  _given: { riskId: string; which: RiskLevelName; likelihood?: Scale; severity?: Scale; modulation?: -1 | 0 | 1; reason: string },
): Promise<ChangeReply> {
  throw new Error("being built");
}

/** `DELETE …/decisions/{riskId}/{which}`: back to the suggested level. */
export async function removeDecision(
  _person: SignedInPerson,
  _organisationId: string,
  _assessmentId: string,
  _given: { riskId: string; which: RiskLevelName },
): Promise<ChangeReply> {
  throw new Error("being built");
}
