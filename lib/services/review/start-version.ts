import { appendAudit } from "@/lib/adapters/db/audit-chain";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { changeAssessment } from "../assessment/change-assessment";
import { carryConditions } from "./conditions";
import { withdrawDecision } from "./withdraw-decision";

/**
 * `POST …/versions` with `{ reason }`: begins the next version from what the last one held, with the same record and risk ids.
 * The signed one stays in force until the next is signed (Art. 35(11)). The next is not decided yet; the facts follow the calendar again; conditions that
 * were shown with evidence since are measures in place.
 */
export async function startVersion(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  { reason }: { reason: string },
): Promise<{ number: number }> {
  let number = 0;
  await changeAssessment(person, organisationId, assessmentId, "startVersion", async ({ transaction, stored, by, at }) => {
    number = stored.version.number + 1;
    await transaction.version.create({
      data: { organisationId, assessmentId, number, state: "draft", stateReason: reason, stateSince: at, createdAt: at },
    });
    await transaction.assessment.update({
      where: { organisationId_assessmentId: { organisationId, assessmentId } },
      data: { asOf: null },
    });
    await appendAudit(transaction, {
      organisationId,
      kind: "versionStarted",
      personId: by,
      personName: person.name,
      subject: { assessmentId, version: number, after: stored.version.state },
      words: { reason },
    });
    const undecided = withdrawDecision({ stored, by, at });
    const carried = await carryConditions(transaction, undecided.stored, { by, at });
    return {
      stored: { ...carried.stored, asOf: null, consultation: null, version: { number, state: "draft" } },
      writes: { ...carried.writes, answers: undecided.writes.answers, history: [...undecided.writes.history, ...carried.writes.history] },
    };
  });
  return { number };
}
