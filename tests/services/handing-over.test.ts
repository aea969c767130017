import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { clock } from "@/lib/adapters/clock";
import type { Measure } from "@/lib/domain/assessment/measure";
import { baseRegister } from "@/lib/domain/facts/base-register";
import type { SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import { applyChanges } from "@/lib/services/assessment/apply-changes";
import { assignOwner } from "@/lib/services/assessment/assign-owner";
import { putMeasure } from "@/lib/services/assessment/measures";
import { addFactEvidence, addOwnFact } from "@/lib/services/facts/own-facts";
import { listAuditTrail } from "@/lib/services/house/audit-trail";
import { listNotices } from "@/lib/services/notices/notices";
import { remind } from "@/lib/services/notices/remind";
import { handOver } from "@/lib/services/people/hand-over";
import { personHoldings } from "@/lib/services/people/holdings";
import { changeRoles, removePerson } from "@/lib/services/people/people";
import { nameStandIn } from "@/lib/services/people/stand-ins";
import { findAssessments, listOwners } from "@/lib/services/portfolio/list-assessments";
import { actOnThread } from "@/lib/services/review/act-on-thread";
import { openThread } from "@/lib/services/review/open-thread";
import { reviewThreads } from "@/lib/services/review/review-threads";
import { freshDatabase, type TestDatabase } from "../support/database";
import { newOrganisation, newPerson, refusalOf } from "../support/people";
import { bringToDecision, draftToDecide } from "../support/people-who-sign";

vi.setConfig({ testTimeout: 60_000 });

const realNow = clock.now;
let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterEach(() => {
  clock.now = realNow;
});
afterAll(() => database.drop());

const on = (day: string): void => {
  clock.now = () => new Date(`${day}T09:00:00Z`);
};

let made = 0;
const fresh = (prefix: string): string => {
  made += 1;
  return `${prefix}-handed${String(made).padStart(4, "0")}`;
};

type House = Readonly<Record<"organisationId", string>> &
  Readonly<Record<"author" | "second" | "legal" | "officer" | "administrator", SignedInPerson>>;

async function house(): Promise<House> {
  const organisationId = await newOrganisation();
  return {
    organisationId,
    author: await newPerson(organisationId, ["author"], "Ada Author"),
    second: await newPerson(organisationId, ["author"], "Bo Both"),
    legal: await newPerson(organisationId, ["legalReviewer"], "Leo Legal"),
    officer: await newPerson(organisationId, ["dpo"], "Dora Officer"),
    administrator: await newPerson(organisationId, ["administrator"], "Ida Admin"),
  };
}

async function ownFact(who: SignedInPerson, organisationId: string, claim: string): Promise<string> {
  const file = await addFactEvidence(who, organisationId, { name: "amendment.txt", bytes: new TextEncoder().encode("clause 4") });
  const displaced = baseRegister.facts.find((fact) => fact.id === "bedrock.provider-receives.2026-09");
  if (!displaced) throw new Error("No such fact");
  const { id } = await addOwnFact(who, organisationId, {
    displaces: displaced.id,
    claim,
    value: displaced.value,
    standing: "contract",
    source: { title: "Amendment 3" },
    validFrom: "2026-10-01",
    validTo: "2027-10-01",
    owner: "Head of purchasing",
    evidence: [file.id],
  });
  return id;
}

const ask = async (who: SignedInPerson, organisationId: string, assessmentId: string, text: string): Promise<string> => {
  const threadId = fresh("th");
  await openThread(who, organisationId, assessmentId, {
    threadId,
    commentId: fresh("co"),
    anchor: { place: { kind: "answer", id: "desc.nature" }, revision: 1, quote: null },
    text,
    proposal: null,
  });
  return threadId;
};

const sentences = async (person: SignedInPerson, organisationId: string): Promise<readonly string[]> =>
  (await listNotices(person, organisationId)).notices.map((notice) => notice.sentence).reverse();
const ownersOf = async (person: SignedInPerson, organisationId: string, filter = {}) =>
  (await findAssessments(person, organisationId, filter)).assessments.map(({ name, owner }) => [name, owner?.name, owner?.left]).sort();

test("whoever leaves first hands over the assessments, comments and facts that hang on them, and the successor is told", async () => {
  on("2026-11-24");
  const { organisationId, author, second, legal, officer, administrator } = await house();
  const letters = await draftToDecide(author, organisationId, "Letters");
  await draftToDecide(author, organisationId, "Claims");
  await draftToDecide(second, organisationId, "Refunds");
  const asked = await ask(legal, organisationId, letters, "@Ada Author who reads it?");
  const answered = await ask(legal, organisationId, letters, "@Ada Author and when?");
  await actOnThread(author, organisationId, letters, answered, { act: "reply", commentId: fresh("co"), text: "Daily." });
  const factId = await ownFact(author, organisationId, "The provider receives nothing under clause 4.");
  const leaves = await refusalOf(removePerson(administrator, organisationId, author.personId));
  expect(leaves.message).toBe(
    "Ada Author answers for “Claims”, answers for “Letters”, is asked in an open comment on “Letters”, renews the fact “The provider receives nothing under clause 4.”. Hand that over to somebody else first.",
  );
  const over = (to: SignedInPerson, what?: readonly ("facts" | "threads" | "assessments")[]) =>
    handOver(administrator, organisationId, author.personId, { to: to.personId, what });
  expect((await refusalOf(over(administrator))).message).toMatch(/needs a role that reads it/);
  expect(await over(officer, ["facts"])).toMatchObject({ facts: 1, assessments: 0, threads: 0 });
  expect(await over(second)).toEqual({ signatures: 0, standIns: 0, assessments: 2, conditions: 0, threads: 1, facts: 0 });
  // Again: nothing is left to hand over, and nobody is told twice.
  expect(await over(second)).toMatchObject({ assessments: 0, threads: 0 });
  expect(await sentences(second, organisationId)).toEqual([
    "Ida Admin handed over to you what waited for Ada Author: 2 assessments and 1 open comment.",
  ]);
  expect(await sentences(officer, organisationId)).toEqual(["Ida Admin handed over to you what waited for Ada Author: 1 fact."]);
  expect((await listNotices(second, organisationId)).notices[0]?.leadsTo).toBe(`/people/${second.personId}`);
  await removePerson(administrator, organisationId, author.personId);
  expect(await ownersOf(second, organisationId)).toEqual([
    ["Claims", "Bo Both", false],
    ["Letters", "Bo Both", false],
    ["Refunds", "Bo Both", false],
  ]);
  const thread = (await reviewThreads(second, organisationId, letters)).threads.find(({ id }) => id === asked);
  expect(thread).toMatchObject({ mentionsMe: true, passedOn: [{ by: "Ida Admin", from: "Ada Author", to: "Bo Both" }] });
  // What hangs on the successor now keeps them.
  expect((await refusalOf(removePerson(administrator, organisationId, second.personId))).message).toMatch(
    /“Refunds”, is asked in an open comment/,
  );
  expect((await refusalOf(changeRoles(administrator, organisationId, officer.personId, ["reader"]))).message).toMatch(/renews the fact/);
  const { holdings } = await personHoldings(administrator, organisationId, officer.personId);
  expect(holdings).toMatchObject([{ kind: "facts", item: factId }]);
  on("2027-09-30");
  await remind(organisationId);
  expect((await sentences(officer, organisationId)).at(-1)).toBe("A fact of your organisation’s own ends on 1 October 2027.");
  const { entries } = await listAuditTrail(officer, organisationId, { assessment: letters });
  expect(entries.map((entry) => entry.sentence)).toContain(
    "Ida Admin handed over what waited for Ada Author to Bo Both: 2 assessments and 1 open comment.",
  );
});

test("a stand-in who leaves is replaced by somebody who does not sign there already", async () => {
  on("2026-11-24");
  const { organisationId, author, legal, administrator } = await house();
  const [sam, bea, dan, eve] = [
    await newPerson(organisationId, ["signer"], "Sam Signer"),
    await newPerson(organisationId, ["signer"], "Bea Board"),
    await newPerson(organisationId, ["signer"], "Dan Deputy"),
    await newPerson(organisationId, ["signer"], "Eve Elder"),
  ] as const;
  const letters = await draftToDecide(author, organisationId, "Letters");
  await bringToDecision(organisationId, letters, { author, legal, signers: [sam, bea] });
  await nameStandIn(author, organisationId, letters, {
    personId: sam.personId,
    standIn: { personId: dan.personId, from: "2026-11-20", to: "2026-12-31" },
  });
  expect((await refusalOf(removePerson(administrator, organisationId, dan.personId))).message).toBe(
    "Dan Deputy stands in for somebody who signs version 1 of “Letters”. Hand that over to somebody else first.",
  );
  const over = (to: SignedInPerson) => handOver(administrator, organisationId, dan.personId, { to: to.personId });
  expect((await refusalOf(over(legal))).message).toMatch(/“Signer”/);
  expect((await refusalOf(over(bea))).message).toMatch(/would sign twice/);
  expect(await over(eve)).toMatchObject({ signatures: 0, standIns: 1 });
  await removePerson(administrator, organisationId, dan.personId);
  // Who is stood in for takes it over: nobody stands in any more.
  expect(await handOver(administrator, organisationId, eve.personId, { to: sam.personId })).toMatchObject({ standIns: 1 });
  expect((await personHoldings(administrator, organisationId, eve.personId)).holdings).toEqual([]);
  expect((await personHoldings(administrator, organisationId, sam.personId)).holdings).toMatchObject([{ kind: "signatures", version: 1 }]);
  // The day of a stand-in is over: it keeps nobody.
  await nameStandIn(author, organisationId, letters, {
    personId: sam.personId,
    standIn: { personId: eve.personId, from: "2026-11-20", to: "2026-11-30" },
  });
  on("2026-12-01");
  await removePerson(administrator, organisationId, eve.personId);
});

test("what somebody left behind before it was asked for is shown as nobody's, falls back to the authors, and can be handed over still", async () => {
  on("2026-11-24");
  const { organisationId, author, second, officer, administrator } = await house();
  const letters = await draftToDecide(author, organisationId, "Letters");
  await applyChanges(author, organisationId, letters, {
    client: "page",
    changes: [{ path: "review.next", answer: { value: "2026-12-01" }, baseRevision: 0, saveNumber: 20 }],
  });
  const gone = await newPerson(organisationId, ["author"], "Gus Gone");
  await ownFact(gone, organisationId, "Left behind.");
  await database.asSuperuser(`update assessment set owner_id = '${gone.personId}' where assessment_id = '${letters}'`);
  await database.asSuperuser(`update assessment_projection set owner_id = '${gone.personId}' where assessment_id = '${letters}'`);
  await database.asSuperuser(`delete from membership where person_id = '${gone.personId}'`);
  expect(await ownersOf(author, organisationId)).toEqual([["Letters", "Gus Gone", true]]);
  expect(await ownersOf(author, organisationId, { owner: "nobody" })).toEqual([["Letters", "Gus Gone", true]]);
  expect(await ownersOf(author, organisationId, { owner: gone.personId })).toEqual([]);
  expect(await listOwners(author, organisationId)).toEqual([]);
  await remind(organisationId);
  expect(await sentences(author, organisationId)).toContain("“Letters” is to be looked at again by 1 December 2026.");
  on("2027-09-30");
  await remind(organisationId);
  for (const one of [author, second, officer])
    expect(await sentences(one, organisationId)).toContain("A fact of your organisation’s own ends on 1 October 2027.");
  const left = await personHoldings(administrator, organisationId, gone.personId);
  expect(left).toMatchObject({ name: "Gus Gone", roles: [], holdings: [{ kind: "assessments" }, { kind: "facts" }] });
  expect(await handOver(administrator, organisationId, gone.personId, { to: second.personId })).toMatchObject({ assessments: 1, facts: 1 });
  expect(await ownersOf(author, organisationId)).toEqual([["Letters", "Bo Both", false]]);
});

test("nothing is given to somebody who is just leaving, however the two requests meet", async () => {
  const { organisationId, author, officer, administrator } = await house();
  const letters = await draftToDecide(author, organisationId, "Letters");
  for (let round = 0; round < 12; round += 1) {
    const leaving = await newPerson(organisationId, ["author"], `Lea ${round}`);
    const [assigned, removed] = await Promise.allSettled([
      assignOwner(officer, organisationId, letters, { personId: leaving.personId }),
      removePerson(administrator, organisationId, leaving.personId),
    ]);
    expect([assigned.status, removed.status].sort()).toEqual(["fulfilled", "rejected"]);
    const [[, , left] = []] = await ownersOf(author, organisationId);
    expect(left).toBe(false);
  }
});

test("a person sees what waits for them and nothing of others; names that were typed as owners are listed where they stand", async () => {
  on("2026-11-24");
  const { organisationId, author, second, administrator } = await house();
  const letters = await draftToDecide(author, organisationId, "Letters");
  await putMeasure(author, organisationId, letters, {
    measure: {
      id: "ms-dddddddd",
      catalogue: "M-05",
      role: "additional",
      status: "planned",
      owner: " bo both ",
      risks: [],
      evidence: [],
    } as unknown as Measure,
    baseRevision: 0,
  });
  expect((await personHoldings(second, organisationId, second.personId)).namedInTexts).toMatchObject([
    { what: "measure", id: "ms-dddddddd", assessment: { name: "Letters" } },
  ]);
  expect((await refusalOf(personHoldings(second, organisationId, author.personId))).refused).toBe("notAllowed");
  // Who does not read assessments sees what hangs by name, and none of their texts.
  const seen = await personHoldings(administrator, organisationId, author.personId);
  expect(seen).toMatchObject({ namedInTexts: [], onlyOneWith: [], holdings: [{ kind: "assessments", name: "Letters" }] });
  expect((await personHoldings(administrator, organisationId, administrator.personId)).onlyOneWith).toEqual(["Administrator"]);
  const stranger = await newPerson(await newOrganisation("Elsewhere"), ["administrator"]);
  expect((await refusalOf(personHoldings(administrator, organisationId, stranger.personId))).refused).toBe("notFound");
  expect((await refusalOf(personHoldings(stranger, organisationId, author.personId))).refused).toBe("notFound");
});
