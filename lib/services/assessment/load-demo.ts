import { clock } from "@/lib/adapters/clock";
import { appendAudit } from "@/lib/adapters/db/audit-chain";
import { database } from "@/lib/adapters/db/database";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { exampleContent, exampleEvidenceTexts } from "@/lib/domain/assessment/example";
import { baseRegister } from "@/lib/domain/facts/base-register";
import { writeNewAssessment } from "./new-assessment";

export const demoOrganisationId = "or-demo0000000000000000000000";
const demoAssessmentId = "as-demo0000000000000000000000";
const byGroundwork = "groundwork";

/** Loads the worked example once; an example that was removed stays away. Notes which register of facts is shipped. */
export async function loadDemo(): Promise<{ loaded: boolean }> {
  const installation = await database().installation.upsert({
    where: { id: 1 },
    create: { id: 1, shippedFactsVersion: baseRegister.version },
    update: { shippedFactsVersion: baseRegister.version },
  });
  if (installation.demoLoadedAt) return { loaded: false };
  const bytes = Object.fromEntries(
    Object.entries(exampleEvidenceTexts).map(([id, { name, text }]) => [
      id,
      { type: name.endsWith(".json") ? "application/json" : "text/plain", bytes: new TextEncoder().encode(text) },
    ]),
  );
  await inOrganisation(demoOrganisationId, async (transaction) => {
    // Two servers starting together load it once.
    const { count } = await transaction.installation.updateMany({
      where: { id: 1, demoLoadedAt: null },
      data: { demoLoadedAt: clock.now() },
    });
    if (count === 0) return;
    await transaction.organisation.create({ data: { organisationId: demoOrganisationId, name: "DEMO: the worked example", demo: true } });
    await writeNewAssessment(transaction, demoOrganisationId, exampleContent, {
      by: byGroundwork,
      fixedDay: true,
      assessmentId: demoAssessmentId,
      bytes,
    });
    await appendAudit(transaction, {
      organisationId: demoOrganisationId,
      kind: "assessmentMade",
      personId: byGroundwork,
      subject: { assessmentId: demoAssessmentId },
    });
  });
  return { loaded: true };
}
