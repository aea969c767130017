import { appendAudit } from "@/lib/adapters/db/audit-chain";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { decidedStates, type VersionState } from "@/lib/domain/assessment/lifecycle";
import { mostSigners } from "@/templates/signature-places";
import { changeAssessment, nothingWritten } from "./change-assessment";
import { openAssessment } from "./get-assessment";
import { namesOf } from "./list-assessments";
import { awaitedSigner } from "./notice-recipients";
import { notify } from "./notify";
import { refuse } from "./refusal";
import type { SignedInPerson } from "./signed-in-person";

export type NamedSigner = { personId: string; name: string; position: number };

/** Who signs the open version, in their order. */
export async function listSigners(person: SignedInPerson, organisationId: string, assessmentId: string): Promise<readonly NamedSigner[]> {
  const { stored } = await openAssessment(person, organisationId, assessmentId, "readAssessment");
  const rows = await inOrganisation(organisationId, (transaction) =>
    transaction.signatory.findMany({
      where: { organisationId, assessmentId, versionNumber: stored.version.number },
      orderBy: { position: "asc" },
    }),
  );
  const names = await namesOf(rows.map((row) => row.personId));
  return rows.map(({ personId, position }) => ({ personId, position, name: names(personId) }));
}

/** `PUT …/signers` with `{ signers: [personId] }`: names who decides (the first) and who signs after them; all or none. */
export async function nameSigners(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  { signers }: { signers: readonly string[] },
): Promise<void> {
  await changeAssessment(person, organisationId, assessmentId, "nameSigners", async ({ transaction, stored, by, at }) => {
    const place = { organisationId, assessmentId, versionNumber: stored.version.number };
    if (signers.length > mostSigners)
      throw refuse("invalid", `The sign-off page holds ${mostSigners} signatures; ${signers.length} people were named. Name fewer.`);
    if (new Set(signers).size !== signers.length) throw refuse("invalid", "The same person is named twice.");
    const members = await transaction.membership.findMany({ where: { organisationId, personId: { in: [...signers] } } });
    const able = new Set(members.filter((member) => member.roles.includes("signer")).map((member) => member.personId));
    if (signers.some((one) => !able.has(one)))
      throw refuse("invalid", "Only people with the role “Signer” in this organisation can be named to sign.");
    const { state, number } = stored.version;
    const decided = (decidedStates as readonly VersionState[]).includes(state);
    const awaited = () => awaitedSigner(transaction, organisationId, assessmentId, number, decided);
    const before = await awaited();
    await transaction.signatory.deleteMany({ where: place });
    await transaction.signatory.createMany({
      data: signers.map((personId, position) => ({ ...place, position, personId, namedBy: by, namedAt: at })),
    });
    await appendAudit(transaction, {
      organisationId,
      kind: "signersNamed",
      personId: by,
      personName: person.name,
      subject: { assessmentId, version: stored.version.number, signers: signers.join(" ") },
    });
    const after = await awaited();
    if (after && after !== before && (decided || state === "awaitingDecision"))
      await notify(transaction, {
        organisationId,
        personId: after,
        by,
        kind: decided ? "signingTurn" : "decisionAsked",
        assessmentId,
        values: { version: number },
      });
    return { stored, writes: nothingWritten };
  });
}
