import { appendAudit } from "@/lib/adapters/db/audit-chain";
import { conflictOfDuties } from "@/lib/domain/assessment/separation-of-duties";
import { signOffBlocks } from "@/lib/domain/assessment/sign-off";
import { confirmIdentity, type Proof } from "../accounts/confirm-identity";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { changeAssessment, inState, nothingWritten } from "../assessment/change-assessment";
import { takeSnapshot } from "../assessment/keep-snapshot";
import { resultOf } from "../assessment/result-of";
import { refuseBlocked, withDecision } from "../document/prepare-document";
import { refuse } from "../refusal";
import { maySignAt } from "../signing/who-signs";
import { fourEyesOf } from "./move-version";
import { tellOfMove } from "./tell-of-move";
import { actsOf } from "./version-acts";

/** `POST …/consultation-decision`: the signer decides to consult the supervisory authority (Art. 36); what was decided on is kept. */
export async function decideConsultation(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  { reason, ...proof }: { reason: string } & Proof,
): Promise<{ state: "consultAuthority" }> {
  await confirmIdentity(person, proof);
  await changeAssessment(person, organisationId, assessmentId, "consultAuthority", async ({ transaction, stored, by, content }) => {
    const { version } = stored;
    const place = { organisationId, assessmentId, versionNumber: version.number };
    const first = await transaction.signatory.findFirst({ where: place, orderBy: { position: "asc" } });
    if (!first || !maySignAt(first, by)) throw refuse("notAllowed", "Somebody else is named to decide.");
    const acts = await actsOf(transaction, organisationId, assessmentId, version.number);
    const conflict = conflictOfDuties("consultAuthority", by, acts, await fourEyesOf(transaction, organisationId));
    if (conflict) throw refuse("notAllowed", conflict);
    refuseBlocked(signOffBlocks("consultAuthority", resultOf(withDecision(content(), "consultAuthority", reason)).outcome));
    await appendAudit(transaction, {
      organisationId,
      kind: "stateChanged",
      personId: by,
      personName: person.name,
      subject: { assessmentId, version: version.number, from: version.state, to: "consultAuthority", transition: "consultAuthority" },
      words: { reason },
    });
    await tellOfMove(transaction, "consultAuthority", { organisationId, assessmentId, version: version.number, by, from: version.state });
    const moved = inState(stored, "consultAuthority");
    await takeSnapshot(transaction, moved, { by, byName: person.name, reason });
    return { stored: moved, writes: nothingWritten };
  });
  return { state: "consultAuthority" };
}
