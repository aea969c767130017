import { clock, today } from "@/lib/adapters/clock";
import { appendAudit } from "@/lib/adapters/db/audit-chain";
import type { Prisma } from "@/lib/adapters/db/generated/client";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { newId } from "@/lib/adapters/identifiers";
import { type Fact, factSchema } from "@/lib/domain/facts/fact";
import { misfits } from "@/lib/domain/facts/value-fields";
import { valuePathWords } from "@/lib/domain/view/fact-value-view";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { checkedFile } from "../assessment/evidence";
import { touchAssessments } from "../assessment/touch-assessments";
import { requirePermission } from "../people/membership";
import { notFound, refuse } from "../refusal";
import { refreshRegister } from "./current-register";

/** What a person says of an organisation's own fact; what it displaces gives subject and predicate. */
export type OwnFactGiven = {
  /** Id of the fact that it displaces; that one stays shown beside it. */
  displaces: string;
  claim: string;
  value: Fact["value"];
  standing: "contract" | "documentation";
  source: { title: string; url?: string | undefined; date?: string | undefined };
  validFrom: string;
  /** An own fact always ends; whoever owns it renews it. */
  validTo: string;
  owner: string;
  evidence: readonly string[];
};

/** `POST …/facts`: adds an organisation's own fact, with evidence, an owner and an end. It counts in every assessment at once. */
export async function addOwnFact(person: SignedInPerson, organisationId: string, given: OwnFactGiven): Promise<{ id: string }> {
  requirePermission(person, organisationId, "addFacts");
  const register = await refreshRegister();
  const displaced = register.facts.find(({ id }) => id === given.displaces);
  if (!displaced) throw refuse("invalid", "The fact that this one displaces is not in the register.");
  const unfit = misfits(displaced.predicate, given.value, displaced.value);
  if (unfit.length > 0)
    throw refuse(
      "invalid",
      `The value has another form than that of the fact it displaces. Look at: ${unfit.map(valuePathWords).join("; ")}.`,
      unfit.map((path) => ({ path: `value/${path}`, message: "Another form." })),
    );
  if (given.validTo <= given.validFrom)
    throw refuse("invalid", "It has to end after it begins.", [{ path: "validTo", message: "Too early." }]);
  if (given.evidence.length === 0) throw refuse("invalid", "Add the evidence first: without it the fact does not count.");
  const id = newId("own").replace("-", ".");
  const day = (date: string) => ({ date, precision: "day" as const });
  const parsed = factSchema.safeParse({
    id,
    version: 1,
    subject: displaced.subject,
    predicate: displaced.predicate,
    value: given.value,
    claim: given.claim,
    standing: given.standing,
    sources: [
      {
        title: given.source.title,
        ...(given.source.url ? { url: given.source.url } : {}),
        ...(given.source.date ? { date: given.source.date } : {}),
      },
    ],
    validFrom: day(given.validFrom),
    validTo: day(given.validTo),
    recordedOn: today(),
    withdrawnOn: null,
    supersedes: [displaced.id],
    touches: displaced.touches,
    organisationFact: { owner: given.owner, evidence: [...given.evidence] },
  } satisfies Fact);
  if (!parsed.success)
    throw refuse(
      "invalid",
      "The fact cannot be added as it stands.",
      parsed.error.issues.slice(0, 20).map((issue) => ({ path: issue.path.join("/"), message: issue.message })),
    );
  await inOrganisation(organisationId, async (transaction) => {
    const held = await transaction.factEvidence.count({ where: { organisationId, evidenceId: { in: [...given.evidence] } } });
    if (held !== new Set(given.evidence).size) throw refuse("invalid", "Some of the evidence is not here. Add the files again.");
    await transaction.organisationFact.create({
      data: {
        organisationId,
        factId: id,
        version: 1,
        assessmentId: "",
        position: await transaction.organisationFact.count({ where: { organisationId, assessmentId: "" } }),
        fact: parsed.data as unknown as Prisma.InputJsonObject,
        recordedBy: person.personId,
        recordedAt: clock.now(),
      },
    });
    await touchAssessments(transaction, organisationId);
    await appendAudit(transaction, {
      organisationId,
      kind: "factAdded",
      personId: person.personId,
      personName: person.name,
      subject: { factId: id, displaces: displaced.id },
    });
  });
  return { id };
}

/** `DELETE …/facts/{factId}`: withdraws an own fact from today on; what was kept before still names it. */
export async function withdrawOwnFact(person: SignedInPerson, organisationId: string, factId: string): Promise<void> {
  requirePermission(person, organisationId, "addFacts");
  await inOrganisation(organisationId, async (transaction) => {
    const held = await transaction.organisationFact.findFirst({
      where: { organisationId, assessmentId: "", factId },
      orderBy: { version: "desc" },
    });
    if (!held) throw notFound();
    const fact = { ...(held.fact as unknown as Fact), withdrawnOn: today() };
    await transaction.organisationFact.update({
      where: {
        organisationId_assessmentId_factId_version: { organisationId, assessmentId: "", factId, version: held.version },
      },
      data: { fact: fact as unknown as Prisma.InputJsonObject },
    });
    await touchAssessments(transaction, organisationId);
    await appendAudit(transaction, {
      organisationId,
      kind: "factEnded",
      personId: person.personId,
      personName: person.name,
      subject: { factId },
    });
  });
}

/** `POST …/facts/evidence?name=…`: a file that proves an own fact. */
export async function addFactEvidence(
  person: SignedInPerson,
  organisationId: string,
  given: { name: string; bytes: Uint8Array },
): Promise<{ id: string; name: string; sha256: string; bytes: number; addedOn: string }> {
  requirePermission(person, organisationId, "addFacts");
  const { name, type, sha256 } = checkedFile(given);
  const row = { evidenceId: newId("ev"), name, type, sha256, size: given.bytes.byteLength };
  await inOrganisation(organisationId, (transaction) =>
    transaction.factEvidence.create({
      data: {
        ...row,
        organisationId,
        bytes: new Uint8Array(given.bytes),
        addedBy: person.personId,
        addedOn: new Date(`${today()}T00:00:00Z`),
      },
    }),
  );
  return { id: row.evidenceId, name, sha256, bytes: row.size, addedOn: today() };
}

/** `GET …/facts/evidence/{evidenceId}`: always a download. */
export async function getFactEvidence(person: SignedInPerson, organisationId: string, evidenceId: string) {
  requirePermission(person, organisationId, "listAssessments");
  const held = await inOrganisation(organisationId, (transaction) =>
    transaction.factEvidence.findUnique({ where: { organisationId_evidenceId: { organisationId, evidenceId } } }),
  );
  if (!held) throw notFound();
  return { name: held.name, type: held.type, bytes: new Uint8Array(held.bytes) };
}
