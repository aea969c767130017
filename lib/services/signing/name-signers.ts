import { appendAudit } from "@/lib/adapters/db/audit-chain";
import type { Transaction } from "@/lib/adapters/db/database";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { isDecided } from "@/lib/domain/assessment/lifecycle";
import type { StandIn } from "@/lib/domain/assessment/stand-in";
import { mostSigners } from "@/templates/signature-places";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { changeAssessment, nothingWritten } from "../assessment/change-assessment";
import { openAssessment } from "../assessment/get-assessment";
import { awaitedSigners } from "../notices/notice-recipients";
import { memberWhoStays } from "../people/member-who-stays";
import { namesOf } from "../portfolio/list-assessments";
import { refuse } from "../refusal";
import { tellOfTurn } from "../review/tell-of-move";
import { standInOf } from "./who-signs";

export type NamedSigner = {
  personId: string;
  name: string;
  position: number;
  /** Who signs in their stead, and on which days. */
  standIn: (StandIn & { name: string }) | null;
};

/** One of those who sign, with names. */
export function namedSigner(
  row: { personId: string; position: number } & Parameters<typeof standInOf>[0],
  names: (personId: string) => string,
): NamedSigner {
  const standIn = standInOf(row);
  return {
    personId: row.personId,
    position: row.position,
    name: names(row.personId),
    standIn: standIn && { ...standIn, name: names(standIn.personId) },
  };
}

/** Who signs the open version, in their order. */
export async function listSigners(person: SignedInPerson, organisationId: string, assessmentId: string): Promise<readonly NamedSigner[]> {
  const { stored } = await openAssessment(person, organisationId, assessmentId, "readAssessment");
  const rows = await inOrganisation(organisationId, (transaction) =>
    transaction.signatory.findMany({
      where: { organisationId, assessmentId, versionNumber: stored.version.number },
      orderBy: { position: "asc" },
    }),
  );
  const names = await namesOf(rows.flatMap((row) => [row.personId, row.deputyPersonId ?? []].flat()));
  return rows.map((row) => namedSigner(row, names));
}

/** Who signed in the round that runs, in their order. */
export async function whoSigned(
  transaction: Transaction,
  place: { organisationId: string; assessmentId: string; versionNumber: number },
): Promise<readonly string[]> {
  const rows = await transaction.issuedDocument.findMany({
    where: { ...place, revision: { gt: 0 } },
    orderBy: [{ round: "desc" }, { revision: "asc" }],
    select: { round: true, personId: true },
  });
  return rows.filter(({ round }) => round === rows[0]?.round).flatMap(({ personId }) => personId ?? []);
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
    const withRole: string[] = [];
    // In one order for everybody who names people, so that two never wait for each other.
    for (const personId of signers.toSorted())
      if ((await memberWhoStays(transaction, organisationId, personId))?.includes("signer")) withRole.push(personId);
    const { state, number } = stored.version;
    const decided = isDecided(state);
    const signed = decided ? await whoSigned(transaction, place) : [];
    if (signed.some((personId, position) => signers[position] !== personId))
      throw refuse("invalid", "Who has signed already keeps their place; only who signs after them can be named anew.");
    if (signed.length > 0 && signers.length === signed.length)
      throw refuse(
        "invalid",
        "Everybody else was taken out. Leave one who still signs, or name a successor: the last signature closes the version.",
      );
    const able = new Set([...signed, ...withRole]);
    if (signers.some((one) => !able.has(one)))
      throw refuse("invalid", "Only people with the role “Signer” in this organisation can be named to sign.");
    const awaited = () => awaitedSigners(transaction, organisationId, assessmentId, number, decided);
    const before = await awaited();
    const kept = new Map((await transaction.signatory.findMany({ where: place })).map((row) => [row.personId, row]));
    await transaction.signatory.deleteMany({ where: place });
    await transaction.signatory.createMany({
      data: signers.map((personId, position) => {
        const { deputyPersonId = null, deputyFrom = null, deputyTo = null } = kept.get(personId) ?? {};
        // Who signs now as well no longer stands in for somebody.
        const standIn = deputyPersonId && !signers.includes(deputyPersonId) ? { deputyPersonId, deputyFrom, deputyTo } : {};
        return { ...place, position, personId, namedBy: by, namedAt: at, ...standIn };
      }),
    });
    await appendAudit(transaction, {
      organisationId,
      kind: "signersNamed",
      personId: by,
      personName: person.name,
      subject: { assessmentId, version: stored.version.number, signers: signers.join(" ") },
    });
    const people = (await awaited()).filter((one) => !before.includes(one));
    await tellOfTurn(transaction, { organisationId, assessmentId, version: number, by }, { state, people });
    return { stored, writes: nothingWritten };
  });
}
