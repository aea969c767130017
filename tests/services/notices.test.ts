import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { sentence } from "@/lib/domain/language/sentence";
import { type NoticeKind, noticeKinds } from "@/lib/domain/notices/notice-kinds";
import type { SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import { prepareDocument } from "@/lib/services/document/prepare-document";
import { listNotices, markNoticesRead, unreadNotices } from "@/lib/services/notices/notices";
import { notify } from "@/lib/services/notices/notify";
import { removePerson } from "@/lib/services/people/people";
import { moveVersion, type PlainTransition } from "@/lib/services/review/move-version";
import { nameSigners } from "@/lib/services/signing/name-signers";
import { decideAndSign, signAfter } from "@/lib/services/signing/sign-document";
import { stopRendering } from "@/templates/render-document";
import { freshDatabase, type TestDatabase } from "../support/database";
import { newOrganisation, newPerson, refusalOf } from "../support/people";
import { draftToDecide, signingPassword as password, personWithPassword } from "../support/people-who-sign";

vi.setConfig({ testTimeout: 120_000 });

let database: TestDatabase;
let organisationId: string;
let author: SignedInPerson;
let legal: SignedInPerson;
let signers: readonly SignedInPerson[];

beforeAll(async () => {
  database = await freshDatabase();
  organisationId = await newOrganisation();
  author = await newPerson(organisationId, ["author", "legalReviewer"], "Ada Author");
  legal = await newPerson(organisationId, ["legalReviewer"], "Leo Legal");
  signers = [
    await personWithPassword(organisationId, ["signer"], "Sam Signer"),
    await personWithPassword(organisationId, ["signer"], "Bea Board"),
  ];
});
afterAll(async () => {
  await stopRendering();
  await database.drop();
});

const draft = () => draftToDecide(author, organisationId);

/** Sentences and places of what a person was told of one assessment, oldest first. */
const toldTo = async (person: SignedInPerson, assessmentId: string): Promise<readonly string[]> =>
  (await listNotices(person, organisationId)).notices
    .filter(({ leadsTo }) => leadsTo.includes(assessmentId))
    .map((notice) => `${notice.sentence} ${notice.leadsTo.split("/").at(-1)}`)
    .reverse();

test("each move reaches those whom it concerns, and nobody is told of their own act", async () => {
  const assessmentId = await draft();
  const move = (person: SignedInPerson, transition: PlainTransition, reason = "") =>
    moveVersion(person, organisationId, assessmentId, { transition, reason });
  await move(author, "submitForReview");
  await move(legal, "requestChanges", "The secret reason.");
  await move(author, "submitForReview");
  await move(legal, "clear");
  await nameSigners(author, organisationId, assessmentId, { signers: signers.map(({ personId }) => personId) });
  await move(author, "askForDecision");
  const [first, second] = signers as [SignedInPerson, SignedInPerson];
  const { sha256 } = await prepareDocument(first, organisationId, assessmentId, { act: "reject", reason: "No." });
  const signed = await decideAndSign(first, organisationId, assessmentId, { act: "reject", sha256, password });
  await signAfter(second, organisationId, assessmentId, { sha256: signed.sha256, password });
  expect(await toldTo(legal, assessmentId)).toEqual(Array(2).fill("Ada Author sent “Assistant” to legal review. review"));
  expect(await toldTo(author, assessmentId)).toEqual([
    "Leo Legal sent “Assistant” back with reasons. review",
    "Leo Legal cleared “Assistant” for the decision. review",
    "Sam Signer rejected “Assistant”. sign",
    "Everybody named has signed version 1 of “Assistant”. sign",
  ]);
  expect(await toldTo(first, assessmentId)).toEqual(["Ada Author asks you to decide on “Assistant” and to sign. sign"]);
  expect(await toldTo(second, assessmentId)).toEqual(["Sam Signer signed “Assistant”. It is your turn to sign. sign"]);
  const { rows } = await database.asSuperuser(`select details::text as text from notification where assessment_id = '${assessmentId}'`);
  expect(rows.filter(({ text }: { text: string }) => /secret|Assistant|Ada/.test(text))).toEqual([]);
});

test("a signer named while a decision is awaited is told, and the one who stays first is not told twice", async () => {
  const assessmentId = await draft();
  await moveVersion(author, organisationId, assessmentId, { transition: "submitForReview", reason: "" });
  await moveVersion(legal, organisationId, assessmentId, { transition: "clear", reason: "" });
  const [first, second] = signers as [SignedInPerson, SignedInPerson];
  const name = (...named: readonly SignedInPerson[]) =>
    nameSigners(author, organisationId, assessmentId, { signers: named.map(({ personId }) => personId) });
  await name(first);
  await moveVersion(legal, organisationId, assessmentId, { transition: "askForDecision", reason: "" });
  await name(first, second);
  await name(second, first);
  expect(await toldTo(first, assessmentId)).toEqual(["Leo Legal asks you to decide on “Assistant” and to sign. sign"]);
  expect(await toldTo(second, assessmentId)).toEqual(["Ada Author asks you to decide on “Assistant” and to sign. sign"]);
});

test("an inbox is one's own: others neither see it nor mark it, and it leaves with the membership", async () => {
  const house = await newOrganisation("Other");
  const one = await newPerson(house, ["author"]);
  const other = await newPerson(house, ["author"]);
  const administrator = await newPerson(house, ["administrator"]);
  const tell = () =>
    inOrganisation(house, (transaction) =>
      notify(transaction, {
        organisationId: house,
        personId: [one.personId, legal.personId],
        by: other.personId,
        kind: "commented",
        assessmentId: "as-none",
        path: "review#thread-th-1",
        values: {},
      }),
    );
  await tell();
  await tell();
  const { notices, unread } = await listNotices(one, house);
  expect([notices.length, unread, await unreadNotices(other, house)]).toEqual([2, 2, 0]);
  expect(notices[0]?.leadsTo).toBe("/assessments/as-none/review#thread-th-1");
  await markNoticesRead(other, house, { notices: notices.map(({ id }) => id) });
  expect(await unreadNotices(one, house)).toBe(2);
  await markNoticesRead(one, house, { notices: [notices[0]?.id ?? ""] });
  expect(await unreadNotices(one, house)).toBe(1);
  await markNoticesRead(one, house, { until: notices[0]?.at ?? "" });
  expect(await unreadNotices(one, house)).toBe(0);
  expect((await refusalOf(listNotices(legal, house))).refused).toBe("notFound");
  await removePerson(administrator, house, one.personId);
  const { rows } = await database.asSuperuser(`select count(*)::int as left from notification where organisation_id = '${house}'`);
  expect(rows[0].left).toBe(0);
});

test("the same occasion tells a person once, and what somebody wrote is never taken into a notice", async () => {
  const house = await newOrganisation("Third");
  const one = await newPerson(house, ["author"]);
  const tell = (values: { version: number | string }, path?: string) =>
    inOrganisation(house, (transaction) =>
      notify(transaction, {
        organisationId: house,
        personId: one.personId,
        by: null,
        kind: "outOfDate",
        values: values as { version: number },
        occasion: "1 abc",
        ...(path === undefined ? {} : { path }),
      }),
    );
  await tell({ version: 1 });
  await tell({ version: 1 });
  expect(await unreadNotices(one, house)).toBe(1);
  await expect(tell({ version: "Customers of the branch" })).rejects.toThrow(/text/);
  await expect(tell({ version: 1 }, "//elsewhere.example")).rejects.toThrow(/no page/);
});

test("every kind has a sentence for whatever it is told with", () => {
  for (const kind of Object.keys(noticeKinds) as readonly NoticeKind[]) {
    const values = Object.fromEntries(noticeKinds[kind].values.map((name) => [name, name === "version" ? 2 : "reject"]));
    const told = sentence({ message: `notice.${kind}`, values: { ...values, by: "Leo", assessment: "Assistant", things: "1 fact" } });
    expect(told).toMatch(/^(Leo|Everybody|Facts|A condition|A planned|A fact|You|Your|reject|The authority’s|“Assistant”) .*\.$/);
    expect(told).not.toContain("{");
  }
});
