import { appendAudit } from "@/lib/adapters/db/audit-chain";
import type { ChangeReply } from "@/lib/domain/assessment/change-reply";
import type { Worksheet, WorksheetValues } from "@/lib/domain/assessment/content";
import { methodById } from "@/lib/domain/risk/method-table";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { refuse } from "../refusal";
import type { RiskLevelName } from "../review/decisions";
import { changeAssessment, replyOf } from "./change-assessment";
import { changedItem, putItem, removeItem } from "./items";
import { resultOf } from "./result-of";

type Place = { riskId: string; which: RiskLevelName };

function formOf(method: string) {
  const form = methodById(method)?.worksheet;
  if (!form) throw refuse("closed", "The scoring method in use asks for no worksheet. Load the page again.");
  return form;
}

/**
 * `PUT …/worksheets/{riskId}/{which}` with `{ values, reason, baseRevision }`: what a person rates for one level of a risk under
 * the method in use. It may be kept half filled: what is absent stays open, and the risk undetermined.
 */
export async function putWorksheet(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  { riskId, which, values, reason, baseRevision }: Place & { values: WorksheetValues; reason: string; baseRevision: number },
): Promise<ChangeReply> {
  const reply = await changeAssessment(person, organisationId, assessmentId, "confirmRisk", async (context) => {
    const { transaction, stored, by, at, content } = context;
    const risk = resultOf(content()).risks.find((one) => one.id === riskId);
    if (!risk) throw refuse("notFound", "This risk is not raised (any more). Load the page again.");
    const form = formOf(stored.method);
    for (const [id, value] of Object.entries(values)) {
      const field = form.fields.find((one) => one.id === id);
      if (!field) throw refuse("invalid", `values/${id}: this worksheet has no such line.`);
      if (value === 0 && !field.mayBeAbsent) throw refuse("invalid", `values/${id}: rate it from 1 to 4, or leave it open.`);
    }
    if (risk.state !== "raised" && risk.says.message !== "risk.worksheetOpen")
      throw refuse("invalid", "This risk cannot be rated while what it needs is open. Answer the missing questions first.");
    const id = `${riskId}/${stored.method}/${which}`;
    const path = `worksheets/${id}`;
    const value: Worksheet = { values, reason, by: person.name, at };
    const { row } = putItem(stored.worksheets, { id, value, baseRevision, path });
    await appendAudit(transaction, {
      organisationId,
      kind: "worksheetFilled",
      personId: by,
      personName: person.name,
      subject: { assessmentId, riskId, which, method: stored.method, rated: Object.keys(values).length },
      words: { reason },
    });
    return changedItem(context, "worksheets", path, row);
  });
  return replyOf(reply);
}

/** `DELETE …/worksheets/{riskId}/{which}`: as if this level had never been rated under the method in use. */
export async function removeWorksheet(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  { riskId, which }: Place,
): Promise<ChangeReply> {
  const reply = await changeAssessment(person, organisationId, assessmentId, "confirmRisk", async (context) => {
    const { transaction, stored, by, at } = context;
    const id = `${riskId}/${stored.method}/${which}`;
    const path = `worksheets/${id}`;
    const { row } = removeItem(stored.worksheets, id, at);
    await appendAudit(transaction, {
      organisationId,
      kind: "worksheetRemoved",
      personId: by,
      personName: person.name,
      subject: { assessmentId, riskId, which, method: stored.method },
    });
    return changedItem(context, "worksheets", path, row);
  });
  return replyOf(reply);
}
