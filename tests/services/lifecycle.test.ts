import { afterAll, beforeAll, expect, test } from "vitest";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import type { SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import { answerAdvice, applyChanges, recordAdvice } from "@/lib/services/assessment/apply-changes";
import { createAssessment } from "@/lib/services/assessment/create-assessment";
import { getAssessment } from "@/lib/services/assessment/get-assessment";
import { listSnapshots } from "@/lib/services/assessment/keep-snapshot";
import { moveVersion, type PlainTransition } from "@/lib/services/review/move-version";
import { startVersion } from "@/lib/services/review/start-version";
import { versionProgress } from "@/lib/services/review/version-progress";
import { nameSigners } from "@/lib/services/signing/name-signers";
import { freshDatabase, type TestDatabase } from "../support/database";
import { newOrganisation, newPerson, refusalOf } from "../support/people";

let database: TestDatabase;
let organisationId: string;
let author: SignedInPerson;
let legal: SignedInPerson;
let dpo: SignedInPerson;
let signer: SignedInPerson;

beforeAll(async () => {
  database = await freshDatabase();
  organisationId = await newOrganisation();
  author = await newPerson(organisationId, ["author", "legalReviewer"], "Ada Author");
  legal = await newPerson(organisationId, ["legalReviewer"], "Leo Legal");
  dpo = await newPerson(organisationId, ["dpo"], "Dora Officer");
  signer = await newPerson(organisationId, ["signer"], "Sam Signer");
});
afterAll(() => database.drop());

const answer = (path: string, value: unknown, saveNumber: number, baseRevision = 0) => ({
  client: "page",
  changes: [{ path, answer: { value } as never, baseRevision, saveNumber }],
});

async function draft(): Promise<string> {
  const { assessmentId } = await createAssessment(author, organisationId, { name: "Assistant" });
  await applyChanges(author, organisationId, assessmentId, answer("desc.nature", "Answers letters.", 1));
  return assessmentId;
}

const move = (person: SignedInPerson, assessmentId: string, transition: PlainTransition, reason = "") =>
  moveVersion(person, organisationId, assessmentId, { transition, reason });

test("a draft goes to review, comes back with reasons, is cleared, and waits for the decision", async () => {
  const assessmentId = await draft();
  await move(author, assessmentId, "submitForReview");
  expect((await refusalOf(applyChanges(author, organisationId, assessmentId, answer("desc.nature", "Else.", 2, 1)))).refused).toBe(
    "closed",
  );
  expect((await refusalOf(move(legal, assessmentId, "requestChanges"))).refused).toBe("invalid");
  await move(legal, assessmentId, "requestChanges", "Say who reads the answers.");
  await applyChanges(author, organisationId, assessmentId, answer("desc.nature", "Answers letters; staff read them first.", 3, 1));
  await move(author, assessmentId, "submitForReview");
  await move(legal, assessmentId, "clear");
  expect((await refusalOf(move(legal, assessmentId, "askForDecision"))).message).toMatch(/named to sign/);
  await nameSigners(legal, organisationId, assessmentId, { signers: [signer.personId] });
  await move(legal, assessmentId, "askForDecision");
  const progress = await versionProgress(signer, organisationId, assessmentId);
  expect(progress.moves.map(({ to, by }) => [to, by])).toEqual([
    ["awaitingDecision", "Leo Legal"],
    ["clearedByLegal", "Leo Legal"],
    ["inReview", "Ada Author"],
    ["draft", "Leo Legal"],
    ["inReview", "Ada Author"],
  ]);
  expect(progress.moves[3]).toMatchObject({ done: "Sent back with reasons", sentBack: true, reason: "Say who reads the answers." });
  expect(progress.moves[0]).toMatchObject({ done: "Decision asked for", sentBack: false });
  expect(progress.ways.map(({ transition }) => transition)).toContain("returnUndecided");
  const kept = await listSnapshots(author, organisationId, assessmentId);
  expect(kept.map(({ state }) => state)).toEqual(["clearedByLegal", "inReview", "draft", "inReview"]);
});

test("who wrote cannot clear, unless the organisation lets one person hold several duties", async () => {
  const assessmentId = await draft();
  await move(author, assessmentId, "submitForReview");
  const refused = await refusalOf(move(author, assessmentId, "clear"));
  expect(refused).toMatchObject({ refused: "notAllowed", message: expect.stringMatching(/four eyes/) });
  const { ways } = await versionProgress(author, organisationId, assessmentId);
  expect(ways.find(({ transition }) => transition === "clear")?.conflict).toMatch(/four eyes/);
  await inOrganisation(organisationId, (transaction) =>
    transaction.organisation.update({ where: { organisationId }, data: { fourEyes: "oneMayHoldSeveral" } }),
  );
  await move(author, assessmentId, "clear");
  await inOrganisation(organisationId, (transaction) =>
    transaction.organisation.update({ where: { organisationId }, data: { fourEyes: "strict" } }),
  );
  expect((await getAssessment(author, organisationId, assessmentId)).version.state).toBe("clearedByLegal");
});

test("the data protection officer advises while legal has the version in hand, and writes nothing else", async () => {
  const assessmentId = await draft();
  await applyChanges(author, organisationId, assessmentId, answer("dpo.designated", true, 2));
  await move(author, assessmentId, "submitForReview");
  await recordAdvice(dpo, organisationId, assessmentId, answer("dpo.advice", "Approve for one year.", 1));
  expect((await getAssessment(dpo, organisationId, assessmentId)).content.answers["dpo.advice"]).toEqual({
    value: "Approve for one year.",
  });
  expect((await refusalOf(recordAdvice(dpo, organisationId, assessmentId, answer("desc.nature", "Mine.", 2)))).refused).toBe("invalid");
  expect((await refusalOf(recordAdvice(author, organisationId, assessmentId, answer("dpo.advice", "Mine.", 2, 1)))).refused).toBe(
    "notAllowed",
  );
});

test("advice brings the answer that there is an officer, and who decides says what is made of it without becoming an author", async () => {
  const assessmentId = await draft();
  await move(author, assessmentId, "submitForReview");
  const yes = { path: "dpo.designated", answer: { value: true } as never, baseRevision: 0, saveNumber: 1 };
  const advice = { path: "dpo.advice", answer: { value: "Not without masking." } as never, baseRevision: 0, saveNumber: 1 };
  await recordAdvice(dpo, organisationId, assessmentId, { client: null, changes: [yes, advice] });
  const no = { client: null, changes: [{ ...yes, answer: { value: false } as never, baseRevision: 1 }] };
  expect((await refusalOf(recordAdvice(dpo, organisationId, assessmentId, no))).refused).toBe("invalid");
  await move(legal, assessmentId, "clear");
  await nameSigners(legal, organisationId, assessmentId, { signers: [signer.personId] });
  await move(legal, assessmentId, "askForDecision");
  const followed = answer("dpo.followed", "partly", 1);
  expect((await refusalOf(answerAdvice(dpo, organisationId, assessmentId, followed))).refused).toBe("notAllowed");
  expect((await refusalOf(answerAdvice(signer, organisationId, assessmentId, answer("desc.nature", "Mine.", 1, 1)))).refused).toBe(
    "invalid",
  );
  await answerAdvice(signer, organisationId, assessmentId, followed);
  expect((await getAssessment(dpo, organisationId, assessmentId)).content.answers["dpo.followed"]).toEqual({ value: "partly" });
  const { ways } = await versionProgress(signer, organisationId, assessmentId);
  expect(ways.filter(({ conflict }) => conflict !== null)).toEqual([]);
});

test("other advice withdraws what was made of the advice before it; a corrected date does not", async () => {
  const assessmentId = await draft();
  const held = async () => (await getAssessment(author, organisationId, assessmentId)).content.answers;
  const dated = (text: string, date: string, revision: number, ofDate = revision) => ({
    client: null,
    changes: [
      { path: "dpo.date", answer: { value: date } as never, baseRevision: ofDate, saveNumber: ofDate + 1 },
      { path: "dpo.advice", answer: { value: text } as never, baseRevision: revision, saveNumber: revision + 1 },
    ],
  });
  await recordAdvice(dpo, organisationId, assessmentId, dated("Not without masking.", "2026-11-02", 0));
  await answerAdvice(author, organisationId, assessmentId, answer("dpo.followed", "partly", 1));
  await answerAdvice(author, organisationId, assessmentId, answer("dpo.reasons", "Masked where it can be.", 1));
  await recordAdvice(dpo, organisationId, assessmentId, dated("Not without masking.", "2026-11-03", 1));
  expect(await held()).toMatchObject({ "dpo.date": { value: "2026-11-03" }, "dpo.followed": { value: "partly" } });
  await recordAdvice(dpo, organisationId, assessmentId, dated("Approve for one year.", "2026-11-20", 1, 2));
  expect(await held()).toMatchObject({ "dpo.advice": { value: "Approve for one year." } });
  expect(Object.keys(await held())).not.toEqual(expect.arrayContaining(["dpo.followed"]));
  expect(Object.keys(await held())).not.toEqual(expect.arrayContaining(["dpo.reasons"]));
});

test("only signers are named to sign, each once, and not by anybody", async () => {
  const assessmentId = await draft();
  const name = (person: SignedInPerson, signers: string[]) => refusalOf(nameSigners(person, organisationId, assessmentId, { signers }));
  expect((await name(author, [legal.personId])).refused).toBe("invalid");
  expect((await name(author, [signer.personId, signer.personId])).refused).toBe("invalid");
  expect((await name(signer, [signer.personId])).refused).toBe("notAllowed");
  const crowd = await Promise.all(Array.from({ length: 9 }, () => newPerson(organisationId, ["signer"])));
  const ids = crowd.map(({ personId }) => personId);
  expect(await name(author, ids)).toMatchObject({ refused: "invalid", message: expect.stringMatching(/holds 8 signatures; 9 people/) });
  await nameSigners(author, organisationId, assessmentId, { signers: ids.slice(1) });
});

test("a withdrawn assessment is begun again as the next version with everything it held", async () => {
  const assessmentId = await draft();
  await move(author, assessmentId, "withdraw", "The project stopped.");
  await startVersion(author, organisationId, assessmentId, { reason: "The project goes on." });
  const view = await getAssessment(author, organisationId, assessmentId);
  expect(view.version).toEqual({ number: 2, state: "draft" });
  expect(view.content.answers["desc.nature"]).toEqual({ value: "Answers letters." });
  expect((await refusalOf(startVersion(author, organisationId, assessmentId, { reason: "Again." }))).refused).toBe("closed");
});

test("of twenty people who send a draft on at once one is first, and one move is recorded", async () => {
  const assessmentId = await draft();
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => move(author, assessmentId, "submitForReview")));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect((await versionProgress(author, organisationId, assessmentId)).moves).toHaveLength(1);
});
