import { clock } from "@/lib/adapters/clock";
import { appendAudit } from "@/lib/adapters/db/audit-chain";
import type { Transaction } from "@/lib/adapters/db/database";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { countHoldings, type HeldCounts, type Holding, type HoldingKind, whyNotTakeOver } from "@/lib/domain/assessment/holdings";
import { isDecided, type VersionState } from "@/lib/domain/assessment/lifecycle";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { awaitedSigners } from "../notices/notice-recipients";
import { notify } from "../notices/notify";
import { notFound, refuse } from "../refusal";
import { tellOfTurn } from "../review/tell-of-move";
import { addThreadEntry, lockThreads } from "../review/thread-entries";
import { holdingsOf } from "./holdings";
import { memberWhoStays } from "./member-who-stays";
import { requirePermission } from "./membership";
import { isKnownHere } from "./person-data";

type Handing = { transaction: Transaction; organisationId: string; from: string; to: string; by: string };

const placeOf = (organisationId: string, { assessmentId, version }: Holding) => ({
  organisationId,
  assessmentId: assessmentId ?? "",
  versionNumber: version ?? 0,
});

/** The document that somebody has before them is no longer the one to be signed. */
const outdateDocument = (transaction: Transaction, organisationId: string, assessmentId: string) =>
  transaction.$executeRaw`
    update assessment set change_number = change_number + 1 where organisation_id = ${organisationId} and assessment_id = ${assessmentId}`;

const noStandIn = { deputyPersonId: null, deputyFrom: null, deputyTo: null };

async function handOverSignature({ transaction, organisationId, to, by }: Handing, holding: Holding): Promise<void> {
  const place = placeOf(organisationId, holding);
  const { assessmentId } = place;
  await outdateDocument(transaction, organisationId, assessmentId);
  if ((await transaction.signatory.count({ where: { ...place, personId: to } })) > 0)
    throw refuse(
      "invalid",
      `The successor is named to sign “${holding.name}” already. Name who signs it on its page Review first, or choose somebody else.`,
    );
  const key = { organisationId_assessmentId_versionNumber_position: { ...place, position: Number(holding.item) } };
  // Whoever stood in did so for the one who is replaced; and nobody signs twice.
  await transaction.signatory.updateMany({ where: { ...place, deputyPersonId: to }, data: noStandIn });
  await transaction.signatory.update({ where: key, data: { personId: to, ...noStandIn } });
  const { state } = await transaction.version.findUniqueOrThrow({
    where: { organisationId_assessmentId_number: { organisationId, assessmentId, number: place.versionNumber } },
    select: { state: true },
  });
  const about = { organisationId, assessmentId, version: place.versionNumber, by };
  const awaited = await awaitedSigners(transaction, organisationId, assessmentId, about.version, isDecided(state as VersionState));
  await tellOfTurn(transaction, about, { state: state as VersionState, people: awaited.filter((one) => one === to) });
}

async function handOverStandIn({ transaction, organisationId, to }: Handing, holding: Holding): Promise<void> {
  const place = placeOf(organisationId, holding);
  const signers = await transaction.signatory.findMany({ where: place });
  const position = Number(holding.item);
  const isThemselves = signers.find((one) => one.position === position)?.personId === to;
  if (!isThemselves && signers.some(({ personId }) => personId === to))
    throw refuse(
      "invalid",
      `The successor signs “${holding.name}” as well and cannot stand in there: one person would sign twice. Choose somebody else for the stand-in.`,
    );
  await outdateDocument(transaction, organisationId, place.assessmentId);
  await transaction.signatory.update({
    where: { organisationId_assessmentId_versionNumber_position: { ...place, position } },
    // Who is stood in for and takes it over signs themselves.
    data: isThemselves ? noStandIn : { deputyPersonId: to },
  });
}

async function handOverAssessments({ transaction, organisationId, from, to }: Handing): Promise<void> {
  await transaction.$executeRaw`update assessment set owner_id = ${to} where organisation_id = ${organisationId} and owner_id = ${from}`;
  await transaction.$executeRaw`
    update assessment_projection set owner_id = ${to} where organisation_id = ${organisationId} and owner_id = ${from}`;
}

async function handOverThread({ transaction, organisationId, from, to, by }: Handing, { assessmentId, item }: Holding): Promise<void> {
  if (assessmentId === null) return;
  await lockThreads(transaction, organisationId, assessmentId);
  await addThreadEntry(transaction, organisationId, assessmentId, {
    threadId: item,
    kind: "passedOn",
    by,
    at: clock.now().toISOString(),
    from,
    to,
  });
}

async function handOverOne(handing: Handing, holding: Holding): Promise<void> {
  const { transaction, organisationId, to } = handing;
  if (holding.kind === "signatures") await handOverSignature(handing, holding);
  if (holding.kind === "standIns") await handOverStandIn(handing, holding);
  if (holding.kind === "threads") await handOverThread(handing, holding);
  if (holding.kind === "conditions")
    await transaction.condition.update({
      where: {
        organisationId_assessmentId_versionNumber_number: { ...placeOf(organisationId, holding), number: Number(holding.item) },
      },
      data: { ownerPersonId: to },
    });
  if (holding.kind === "facts")
    await transaction.organisationFact.updateMany({
      where: { organisationId, assessmentId: "", factId: holding.item },
      data: { ownerPersonId: to },
    });
}

/**
 * `POST …/people/{personId}/handover` with `{ to, what }`: what waits for one person waits for another from now on, of the kinds
 * named or of all, all or nothing. What was signed or closed stays in the name of who did it. Also for somebody who has left.
 * Returns how many things of each kind went over.
 */
export async function handOver(
  person: SignedInPerson,
  organisationId: string,
  personId: string,
  { to, what }: { to: string; what?: readonly HoldingKind[] | undefined },
): Promise<HeldCounts> {
  requirePermission(person, organisationId, "managePeople");
  return inOrganisation(organisationId, async (transaction) => {
    if (!(await isKnownHere(transaction, organisationId, personId))) throw notFound();
    const roles = to === personId ? null : await memberWhoStays(transaction, organisationId, to);
    if (!roles) throw refuse("invalid", "Choose somebody else of this organisation.", [{ path: "to", message: "Choose somebody else." }]);
    const holdings = (await holdingsOf(transaction, organisationId, personId)).filter(({ kind }) => !what || what.includes(kind));
    const not = whyNotTakeOver(holdings, roles);
    if (not) throw refuse("invalid", not, [{ path: "to", message: not }]);
    const counts = countHoldings(holdings);
    if (holdings.length === 0) return counts;
    const handing = { transaction, organisationId, from: personId, to, by: person.personId };
    for (const holding of holdings) await handOverOne(handing, holding);
    if (counts.assessments > 0) await handOverAssessments(handing);
    await appendAudit(transaction, {
      organisationId,
      kind: "handedOver",
      personId: person.personId,
      personName: person.name,
      subject: {
        whose: personId,
        assignedTo: to,
        ...counts,
        concerns: [...new Set(holdings.flatMap(({ assessmentId }) => assessmentId ?? []))].join(" "),
      },
    });
    await notify(transaction, {
      organisationId,
      personId: to,
      by: person.personId,
      kind: "handedOver",
      path: `people/${to}`,
      values: { whose: personId, ...counts },
    });
    return counts;
  });
}
