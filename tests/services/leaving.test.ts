import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { writeAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import { minimalContent } from "@/lib/domain/assessment/minimal-content";
import type { SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import { answerHistory } from "@/lib/services/assessment/answer-history";
import { importAssessmentFile } from "@/lib/services/assessment/assessment-files";
import { getAssessment } from "@/lib/services/assessment/get-assessment";
import { prepareDocument } from "@/lib/services/document/prepare-document";
import { handOver } from "@/lib/services/people/hand-over";
import { changeRoles, removePerson } from "@/lib/services/people/people";
import { nameStandIn } from "@/lib/services/people/stand-ins";
import { listConditions } from "@/lib/services/review/conditions";
import { moveVersion } from "@/lib/services/review/move-version";
import { versionProgress } from "@/lib/services/review/version-progress";
import { nameSigners } from "@/lib/services/signing/name-signers";
import { decideAndSign, signAfter } from "@/lib/services/signing/sign-document";
import { issuedPdf, signingView } from "@/lib/services/signing/signed-documents";
import { verifyPdf } from "@/lib/services/signing/verify-pdf";
import { stopRendering } from "@/templates/render-document";
import { freshDatabase, type TestDatabase } from "../support/database";
import { newOrganisation, newPerson, refusalOf } from "../support/people";
import { bringToDecision, draftToDecide, signingPassword as password, personWithPassword } from "../support/people-who-sign";

// Documents are rendered.
vi.setConfig({ testTimeout: 180_000 });

let database: TestDatabase;
let organisationId: string;
let author: SignedInPerson;
let legal: SignedInPerson;
let administrator: SignedInPerson;
let sam: SignedInPerson;
let bea: SignedInPerson;
let cem: SignedInPerson;

beforeAll(async () => {
  database = await freshDatabase();
  organisationId = await newOrganisation("Invented Insurance");
  author = await newPerson(organisationId, ["author"], "Ada Author");
  legal = await newPerson(organisationId, ["legalReviewer"], "Leo Legal");
  administrator = await newPerson(organisationId, ["administrator"], "Ida Admin");
  sam = await personWithPassword(organisationId, ["signer"], "Sam Signer");
  bea = await personWithPassword(organisationId, ["signer"], "Bea Board");
  cem = await personWithPassword(organisationId, ["signer"], "Cem Chair");
});
afterAll(async () => {
  await stopRendering();
  await database.drop();
});

async function awaiting(signers: readonly SignedInPerson[], name: string): Promise<string> {
  const assessmentId = await draftToDecide(author, organisationId, name);
  await bringToDecision(organisationId, assessmentId, { author, legal, signers });
  return assessmentId;
}

const stateOf = async (assessmentId: string) => (await getAssessment(author, organisationId, assessmentId)).version.state;
const reject = { act: "reject", reason: "Not like this." } as const;

test("who is named to sign does not leave, nor lose the role, before somebody takes over", async () => {
  const assessmentId = await awaiting([sam], "Letters");
  const { sha256 } = await prepareDocument(sam, organisationId, assessmentId, reject);
  const leaves = await refusalOf(removePerson(administrator, organisationId, sam.personId));
  expect(leaves.message).toBe("Sam Signer is named to sign version 1 of “Letters”. Hand that over to somebody else first.");
  expect((await refusalOf(changeRoles(administrator, organisationId, sam.personId, ["reader"]))).message).toMatch(/Hand that over/);
  const over = (to: string) => handOver(administrator, organisationId, sam.personId, { to });
  expect((await refusalOf(over(author.personId))).message).toMatch(/needs the role “Signer”/);
  expect((await refusalOf(over(sam.personId))).refused).toBe("invalid");
  expect((await refusalOf(handOver(author, organisationId, sam.personId, { to: bea.personId }))).refused).toBe("notAllowed");
  expect(await over(bea.personId)).toMatchObject({ signatures: 1, conditions: 0 });
  // The document that Sam had before him is not signed by anybody any more.
  const stale = await refusalOf(decideAndSign(sam, organisationId, assessmentId, { act: "reject", sha256, password }));
  expect(stale.message).toMatch(/changed since you read|Somebody else is named/);
  const fresh = await prepareDocument(bea, organisationId, assessmentId, reject);
  expect((await decideAndSign(bea, organisationId, assessmentId, { act: "reject", sha256: fresh.sha256, password })).state).toBe("signed");
});

test("whoever declines to sign sends a draft back that is not decided any more, and the first signature stays in what was issued", async () => {
  const assessmentId = await awaiting([bea, cem], "Refusals");
  const { sha256 } = await prepareDocument(bea, organisationId, assessmentId, reject);
  await decideAndSign(bea, organisationId, assessmentId, { act: "reject", sha256, password });
  const decided = async () => (await getAssessment(author, organisationId, assessmentId)).content.answers["decision.outcome"];
  expect(await decided()).toEqual({ value: "rejected" });
  await moveVersion(cem, organisationId, assessmentId, { transition: "declineToSign", reason: "Ask the board first." });
  expect(await stateOf(assessmentId)).toBe("draft");
  expect(await decided()).toBeUndefined();
  const history = await answerHistory(author, organisationId, assessmentId, "decision.outcome");
  expect(history.map(({ answer }) => answer)).toEqual([null, { value: "rejected" }]);
  expect((await signingView(bea, organisationId, assessmentId)).issued.map(({ signer }) => signer)).toEqual(["Bea Board"]);
});

test("between two signatures the one who is gone is replaced, who signed keeps the place, and the version is closed by the successor", async () => {
  const assessmentId = await awaiting([bea, cem], "Claims");
  const { sha256 } = await prepareDocument(bea, organisationId, assessmentId, reject);
  const first = await decideAndSign(bea, organisationId, assessmentId, { act: "reject", sha256, password });
  expect(first.state).toBe("rejected");
  const named = (...signers: readonly SignedInPerson[]) =>
    refusalOf(nameSigners(author, organisationId, assessmentId, { signers: signers.map(({ personId }) => personId) }));
  expect((await versionProgress(author, organisationId, assessmentId)).signers.map(({ hasSigned }) => hasSigned)).toEqual([true, false]);
  expect((await named(cem, bea)).message).toMatch(/Who has signed already keeps their place/);
  expect((await named(bea)).message).toMatch(/Leave one who still signs/);
  expect((await refusalOf(removePerson(administrator, organisationId, cem.personId))).message).toMatch(/“Claims”/);
  expect((await refusalOf(handOver(administrator, organisationId, cem.personId, { to: bea.personId }))).message).toMatch(
    /named to sign “Claims” already/,
  );
  // Bea has given her signature: nothing waits for her.
  await handOver(administrator, organisationId, cem.personId, { to: sam.personId });
  await removePerson(administrator, organisationId, cem.personId);
  const { awaited } = await signingView(sam, organisationId, assessmentId);
  expect((await signAfter(sam, organisationId, assessmentId, { sha256: awaited?.sha256 ?? "", password })).state).toBe("signed");
  expect(await stateOf(assessmentId)).toBe("signed");
});

test("a condition goes to the successor of who looked after it", async () => {
  const { assessmentId } = await importAssessmentFile(author, organisationId, writeAssessmentFile(minimalContent()));
  await database.asSuperuser(`update version set state = 'signed' where assessment_id = '${assessmentId}'`);
  await database.asSuperuser(`update assessment set change_number = change_number + 1 where assessment_id = '${assessmentId}'`);
  const owner = await newPerson(organisationId, ["reader"], "Ola Owner");
  await database.asSuperuser(
    `insert into condition (organisation_id, assessment_id, version_number, number, measure_id, title, owner, owner_person_id)
     values ('${organisationId}', '${assessmentId}', 1, 1, 'me-00000000', 'Masking', 'Ola Owner', '${owner.personId}')`,
  );
  expect((await refusalOf(removePerson(administrator, organisationId, owner.personId))).message).toMatch(/looks after condition 1 of/);
  expect((await refusalOf(handOver(administrator, organisationId, owner.personId, { to: administrator.personId }))).message).toMatch(
    /reads the assessment/,
  );
  expect(await handOver(administrator, organisationId, owner.personId, { to: legal.personId })).toMatchObject({
    signatures: 0,
    conditions: 1,
  });
  await removePerson(administrator, organisationId, owner.personId);
  const { versions } = await listConditions(legal, organisationId, assessmentId);
  expect(versions[0]?.conditions[0]).toMatchObject({ owner: "Ola Owner", responsible: { name: "Leo Legal" }, mayFollow: true });
});

test("somebody who is away is stood in for on the days named, and the signature says so", async () => {
  const dan = await personWithPassword(organisationId, ["signer"], "Dan Deputy");
  const eve = await personWithPassword(organisationId, ["signer"], "Eve Elder");
  const assessmentId = await awaiting([sam, eve], "Refunds");
  const name = (who: SignedInPerson, standIn: { personId: string; from: string; to: string } | null) =>
    nameStandIn(author, organisationId, assessmentId, { personId: who.personId, standIn });
  const days = { from: "2026-01-01", to: "2099-12-31" };
  expect((await refusalOf(name(sam, { personId: legal.personId, ...days }))).message).toMatch(/role “Signer”/);
  expect((await refusalOf(name(sam, { personId: eve.personId, ...days }))).message).toMatch(/would sign twice/);
  expect((await refusalOf(name(sam, { personId: dan.personId, from: "2026-02-02", to: "2026-02-01" }))).message).toMatch(
    /before the first/,
  );
  await name(sam, { personId: dan.personId, from: "2098-01-01", to: "2098-01-02" });
  expect((await refusalOf(prepareDocument(dan, organisationId, assessmentId, reject))).refused).toBe("notAllowed");
  await name(sam, { personId: dan.personId, ...days });
  const { sha256 } = await prepareDocument(dan, organisationId, assessmentId, reject);
  const first = await decideAndSign(dan, organisationId, assessmentId, { act: "reject", sha256, password });
  expect(first.state).toBe("rejected");
  const { issued, signers } = await signingView(author, organisationId, assessmentId);
  expect(issued[0]?.signer).toBe("Dan Deputy, for Sam Signer");
  expect(signers[0]?.signedAt).not.toBeNull();
  const last = await signAfter(eve, organisationId, assessmentId, { sha256: first.sha256, password });
  expect(last.state).toBe("signed");
  const { pdf } = await issuedPdf(author, organisationId, assessmentId, last.sha256);
  expect((await verifyPdf(pdf)).signatures.map(({ signer }) => signer)).toEqual(["Dan Deputy, for Sam Signer", "Eve Elder"]);
});
