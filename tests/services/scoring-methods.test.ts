import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { verifyAuditChain } from "@/lib/adapters/db/audit-chain";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { parseAssessmentFile, writeAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import { exampleContent } from "@/lib/domain/assessment/example";
import { methodById, methods } from "@/lib/domain/risk/method-table";
import type { SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import { answerHistory } from "@/lib/services/assessment/answer-history";
import { exportAssessmentFile } from "@/lib/services/assessment/assessment-files";
import { chooseMethod, compareWithMethod } from "@/lib/services/assessment/choose-method";
import { type AssessmentView, getAssessment } from "@/lib/services/assessment/get-assessment";
import { keepSnapshot } from "@/lib/services/assessment/keep-snapshot";
import { confirmMatrix, withdrawMatrixConfirmation } from "@/lib/services/assessment/matrix-confirmations";
import { writeNewAssessment } from "@/lib/services/assessment/new-assessment";
import { putWorksheet, removeWorksheet } from "@/lib/services/assessment/worksheets";
import { putDecision } from "@/lib/services/review/decisions";
import { freshDatabase, type TestDatabase } from "../support/database";
import { newOrganisation, newPerson, refusalOf } from "../support/people";

let database: TestDatabase;
let organisationId: string;
let author: SignedInPerson;
let reviewer: SignedInPerson;
let assessmentId: string;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  organisationId = await newOrganisation();
  author = await newPerson(organisationId, ["author"], "Ada Invented");
  reviewer = await newPerson(organisationId, ["legalReviewer"], "Lea Invented");
  assessmentId = await inOrganisation(organisationId, (transaction) =>
    writeNewAssessment(transaction, organisationId, exampleContent, { by: author.personId, fixedDay: true }),
  );
});

/** What the tables hold, not the copy in memory. */
const opened = async (): Promise<AssessmentView> => {
  delete (globalThis as { groundworkAssessments?: unknown }).groundworkAssessments;
  return getAssessment(author, organisationId, assessmentId);
};
const choose = (method: string) => chooseMethod(author, organisationId, assessmentId, { method, reason: "The house uses it." });
const blocks = ({ result }: AssessmentView): readonly string[] => result.outcome.blockedBy.map(({ code }) => code);
const source = { title: "Guide of the authority, chapter 5", date: "2026-05-04" };

describe("choosing a method", () => {
  test("there and back again leaves the same assessment and the same result", async () => {
    const before = await opened();
    for (const { id } of methods.slice(1)) {
      await choose(id);
      const under = await opened();
      expect(under.result.method).toBe(id);
      expect(under.content.method).toBe(id);
    }
    await choose("groundwork-default@1");
    const after = await opened();
    expect(writeAssessmentFile(after.content)).toBe(writeAssessmentFile(before.content));
    expect(after.result).toEqual(before.result);
    const chain = await inOrganisation(organisationId, (transaction) => verifyAuditChain(transaction, organisationId));
    expect(chain).toMatchObject({ intact: true });
  });

  test("marks what was confirmed under the method before, and does not count it", async () => {
    const confirmed = (view: AssessmentView) => view.result.risks.filter(({ inherent }) => inherent?.confirmed);
    const decided = confirmed(await opened());
    expect(decided.length).toBeGreaterThan(0);
    await choose("rijk-3x3@1");
    const under = await opened();
    expect(confirmed(under)).toEqual([]);
    expect(blocks(under)).toContain("unconfirmedLevels");
    const one = under.result.risks.find(({ id }) => id === decided[0]?.id);
    expect(one?.inherent?.otherMethod).toMatchObject({ method: "groundwork-default@1", by: decided[0]?.inherent?.confirmed?.by });
    await putDecision(author, organisationId, assessmentId, { riskId: one?.id ?? "", which: "inherent", reason: "Looked at again." });
    const again = (await opened()).result.risks.find(({ id }) => id === one?.id);
    expect(again?.inherent?.confirmed?.reason).toBe("Looked at again.");
    expect(again?.inherent?.otherMethod).toBeUndefined();
  });

  test("is compared risk by risk before, and nothing is changed by looking", async () => {
    const before = writeAssessmentFile((await opened()).content);
    const comparison = await compareWithMethod(author, organisationId, assessmentId, "ico-3x3@1");
    expect(comparison?.counts.lower).toBeGreaterThan(0);
    expect(comparison?.confirmationsLost).toBeGreaterThan(0);
    expect(comparison?.matrix.other).toMatchObject({ standing: "background", carriesSignature: false });
    const open = await compareWithMethod(author, organisationId, assessmentId, "edpb-llm-report@1");
    // Nothing is said to be lower because its worksheet is empty.
    expect(open?.counts).toMatchObject({ lower: 0, higher: 0, known: 0 });
    expect(open?.counts.open).toBeGreaterThan(0);
    expect(await compareWithMethod(author, organisationId, assessmentId, "groundwork-default@1")).toBeNull();
    expect(writeAssessmentFile((await opened()).content)).toBe(before);
  });

  test("refuses a method that is not held, and the one in use", async () => {
    expect(await refusalOf(choose("somebody@1"))).toMatchObject({ refused: "invalid" });
    expect(await refusalOf(choose("groundwork-default@1"))).toMatchObject({ refused: "invalid" });
  });
});

describe("a worksheet", () => {
  const method = "edpb-llm-report@1";
  const full = Object.fromEntries((methodById(method)?.worksheet?.fields ?? []).map(({ id }) => [id, 2 as const]));
  const undetermined = async () => (await opened()).result.risks.find(({ says }) => says.message === "risk.worksheetOpen");

  test("turns an undetermined risk into a level once it is full, and not before", async () => {
    await choose(method);
    const before = (await undetermined()) ?? expect.fail("no risk waits for a worksheet");
    expect(before.range).toEqual({ lowest: "low", highest: "veryHigh" });
    const { frequency: _left, ...nearly } = full;
    const put = (values: typeof full, baseRevision: number) =>
      putWorksheet(author, organisationId, assessmentId, {
        riskId: before.id,
        which: "inherent",
        values,
        reason: "Workshop of May",
        baseRevision,
      });
    await put(nearly, 0);
    const half = (await opened()).result.risks.find(({ id }) => id === before.id);
    expect(half).toMatchObject({ state: "undetermined", says: { values: { open: 1 } } });
    expect(await refusalOf(put(full, 0))).toMatchObject({ refused: "conflict" });
    await put(full, 1);
    const view = await opened();
    const filled = view.result.risks.find(({ id }) => id === before.id);
    expect(filled).toMatchObject({ state: "raised", inherent: { suggested: { likelihood: 2, severity: 2, level: "medium" } } });
    expect((await answerHistory(author, organisationId, assessmentId, `worksheets/${before.id}/${method}/inherent`)).length).toBe(2);

    // The file carries it, and whoever reads the file has it.
    const { json } = await exportAssessmentFile(author, organisationId, assessmentId);
    const read = parseAssessmentFile(json);
    expect(read.ok && read.content.worksheets?.[before.id]?.[method]?.inherent?.values).toEqual(full);

    await removeWorksheet(author, organisationId, assessmentId, { riskId: before.id, which: "inherent" });
    expect((await opened()).result.risks.find(({ id }) => id === before.id)?.state).toBe("undetermined");
  });

  test("takes no rating that the method does not ask for, and none where it asks for none", async () => {
    const present = (await opened()).result.risks[0]?.id ?? "";
    const put = (values: Record<string, 0 | 1 | 2 | 3 | 4>, riskId = present) =>
      putWorksheet(author, organisationId, assessmentId, { riskId, which: "inherent", values, reason: "x", baseRevision: 0 });
    expect(await refusalOf(put({}))).toMatchObject({ refused: "closed" });
    expect(await refusalOf(put({}, "constructor"))).toMatchObject({ refused: "notFound" });
    await choose(method);
    expect(await refusalOf(put({ luck: 1 }))).toMatchObject({ refused: "invalid", message: expect.stringContaining("luck") });
    expect(await refusalOf(put({ frequency: 0 }))).toMatchObject({ refused: "invalid" });
  });
});

describe("a matrix that was not read in its source", () => {
  test("carries no signature until the organisation confirms it with a source, and again not once that is withdrawn", async () => {
    await choose("ico-3x3@1");
    expect(blocks(await opened())).toContain("matrixUnconfirmed");
    await confirmMatrix(reviewer, organisationId, { method: "ico-3x3@1", source });
    const confirmed = await opened();
    expect(blocks(confirmed)).not.toContain("matrixUnconfirmed");
    expect(confirmed.result.matrix).toMatchObject({ standing: "background", carriesSignature: true });
    expect(confirmed.content.matrixConfirmations).toEqual([
      { method: "ico-3x3@1", source, by: "Lea Invented", at: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/) },
    ]);
    // What is kept says so for good; under another method it is not part of the file.
    await keepSnapshot(author, organisationId, assessmentId, { reason: "x" });
    await choose("rijk-3x3@1");
    expect((await opened()).content.matrixConfirmations).toBeUndefined();
    await choose("ico-3x3@1");
    await withdrawMatrixConfirmation(reviewer, organisationId, "ico-3x3@1");
    expect(blocks(await opened())).toContain("matrixUnconfirmed");
  });

  test("is confirmed by each organisation for itself: a file does not bring it along", async () => {
    await choose("ico-3x3@1");
    await confirmMatrix(reviewer, organisationId, { method: "ico-3x3@1", source });
    const { content } = await opened();
    const elsewhere = await newOrganisation("Elsewhere");
    const other = await newPerson(elsewhere, ["author"]);
    const imported = await inOrganisation(elsewhere, (transaction) =>
      writeNewAssessment(transaction, elsewhere, content, { by: other.personId, fixedDay: true }),
    );
    const view = await getAssessment(other, elsewhere, imported);
    expect(view.content.matrixConfirmations).toBeUndefined();
    expect(blocks(view)).toContain("matrixUnconfirmed");
  });

  test("is confirmed by a text that is there: its day is not still to come", async () => {
    const refused = await refusalOf(
      confirmMatrix(reviewer, organisationId, { method: "ico-3x3@1", source: { ...source, date: "2999-01-01" } }),
    );
    expect(refused).toMatchObject({ refused: "invalid", message: expect.stringContaining("still to come") });
  });

  test("needs none where it is ours or was read in its source", async () => {
    for (const method of ["groundwork-default@1", "rijk-3x3@1"])
      expect(await refusalOf(confirmMatrix(reviewer, organisationId, { method, source }))).toMatchObject({ refused: "invalid" });
    expect(await refusalOf(confirmMatrix(author, organisationId, { method: "ico-3x3@1", source }))).toMatchObject({
      refused: "notAllowed",
    });
  });
});
