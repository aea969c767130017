import { appendAudit } from "@/lib/adapters/db/audit-chain";
import type { ChangeReply } from "@/lib/domain/assessment/change-reply";
import type { Confirmation } from "@/lib/domain/assessment/content";
import type { Scale } from "@/lib/domain/risk/level";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { changeAssessment, replyOf } from "../assessment/change-assessment";
import { changedItem, putItem, removeItem } from "../assessment/items";
import { resultOf } from "../assessment/result-of";
import { refuse } from "../refusal";

export type RiskLevelName = "inherent" | "residual" | "projected";

type Given = { riskId: string; which: RiskLevelName; likelihood?: Scale; severity?: Scale; modulation?: -1 | 0 | 1; reason: string };

/**
 * `PUT …/decisions/{riskId}/{which}` with `{ likelihood?, severity?, modulation?, reason }`: confirms the suggested level (no
 * values) or adjusts it. Who, when and the hash of the inputs are added here.
 */
export async function putDecision(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  { riskId, which, reason, likelihood, severity, modulation }: Given,
): Promise<ChangeReply> {
  const reply = await changeAssessment(person, organisationId, assessmentId, "confirmRisk", async (context) => {
    const { transaction, stored, by, at, content } = context;
    const result = resultOf(content());
    const risk = result.risks.find((one) => one.id === riskId);
    if (!risk) throw refuse("notFound", "This risk is not raised (any more). Load the page again.");
    if (risk.state !== "raised" || !risk[which])
      throw refuse("invalid", "This risk has no level to confirm while what it needs is open. Answer the missing questions first.");
    const id = `${riskId}/${which}`;
    const path = `decisions/${id}`;
    const value: Confirmation = {
      ...(likelihood ? { likelihood } : {}),
      ...(severity ? { severity } : {}),
      ...(modulation ? { modulation } : {}),
      reason,
      by: person.name,
      at,
      madeOn: risk.inputsHash,
      method: result.method,
    };
    const { row } = putItem(stored.decisions, { id, value, baseRevision: stored.decisions.get(id)?.revision ?? 0, path });
    await appendAudit(transaction, {
      organisationId,
      kind: "levelDecided",
      personId: by,
      personName: person.name,
      subject: {
        assessmentId,
        riskId,
        which,
        likelihood: likelihood ?? null,
        severity: severity ?? null,
        modulation: modulation ?? null,
        madeOn: risk.inputsHash,
        method: result.method,
      },
      words: { reason },
    });
    return changedItem(context, "decisions", path, row);
  });
  return replyOf(reply);
}

/** `DELETE …/decisions/{riskId}/{which}`: back to the suggested level. */
export async function removeDecision(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  { riskId, which }: { riskId: string; which: RiskLevelName },
): Promise<ChangeReply> {
  const reply = await changeAssessment(person, organisationId, assessmentId, "confirmRisk", async (context) => {
    const { transaction, stored, by, at } = context;
    const id = `${riskId}/${which}`;
    const path = `decisions/${id}`;
    const { row } = removeItem(stored.decisions, id, at);
    await appendAudit(transaction, {
      organisationId,
      kind: "levelDecisionRemoved",
      personId: by,
      personName: person.name,
      subject: { assessmentId, riskId, which },
    });
    return changedItem(context, "decisions", path, row);
  });
  return replyOf(reply);
}
