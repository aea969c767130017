import { afterAll, beforeAll, expect, test } from "vitest";
import { writeAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import { carriedSections } from "@/lib/domain/assessment/carry-over";
import { exampleContent } from "@/lib/domain/assessment/example";
import type { SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import { importAssessmentFile } from "@/lib/services/assessment/assessment-files";
import { beginFromEarlier } from "@/lib/services/assessment/begin-from-earlier";
import { createAssessment } from "@/lib/services/assessment/create-assessment";
import { addEvidence, getEvidence } from "@/lib/services/assessment/evidence";
import { getAssessment } from "@/lib/services/assessment/get-assessment";
import { freshDatabase, type TestDatabase } from "../support/database";
import { newOrganisation, newPerson, refusalOf } from "../support/people";

let database: TestDatabase;
let organisationId: string;
let ada: SignedInPerson;

beforeAll(async () => {
  database = await freshDatabase();
  organisationId = await newOrganisation();
  ada = await newPerson(organisationId, ["author"]);
});
afterAll(() => database.drop());

test("a new assessment begins with what was chosen, as a draft with nothing confirmed, and the earlier one is untouched", async () => {
  const { assessmentId: earlier } = await importAssessmentFile(ada, organisationId, writeAssessmentFile(exampleContent));
  const before = await getAssessment(ada, organisationId, earlier);
  const sections = carriedSections.filter((id) => id !== "screening");
  const { assessmentId } = await beginFromEarlier(ada, organisationId, earlier, {
    name: "Second line",
    sections,
    measures: true,
    evidence: false,
  });
  const { name, version, content, result } = await getAssessment(ada, organisationId, assessmentId);
  expect({ name, version }).toEqual({ name: "Second line", version: { number: 1, state: "draft" } });
  expect(content.decisions).toEqual({});
  expect(result.risks.filter((risk) => risk.residual?.confirmed)).toEqual([]);
  expect(content.origins?.["desc.nature"]).toMatchObject({ source: "assessment", assessment: earlier, version: 1 });
  expect(content.evidence).toEqual([]);
  expect(Object.keys(content.answers).filter((key) => key.startsWith("screen"))).toEqual([]);
  expect(await getAssessment(ada, organisationId, earlier)).toEqual(before);
  const { rows } = await database.asSuperuser("select subject from audit_event where kind = 'assessmentBegunFrom'");
  expect(rows).toEqual([{ subject: { assessmentId, earlier, version: 1 } }]);
});

test("evidence goes along with its bytes where it was chosen", async () => {
  const { assessmentId: earlier } = await createAssessment(ada, organisationId, { name: "First" });
  const file = await addEvidence(ada, organisationId, earlier, { name: "a.txt", bytes: new TextEncoder().encode("Agreed.") });
  const { assessmentId } = await beginFromEarlier(ada, organisationId, earlier, {
    name: "Next",
    sections: [],
    measures: false,
    evidence: true,
  });
  expect(new TextDecoder().decode((await getEvidence(ada, organisationId, assessmentId, file.id)).bytes)).toBe("Agreed.");
});

test("whoever may not begin an assessment, or belongs elsewhere, carries nothing", async () => {
  const { assessmentId } = await createAssessment(ada, organisationId, { name: "First" });
  const choice = { name: "Next", sections: ["description"], measures: false, evidence: false };
  const reader = await newPerson(organisationId, ["reader"]);
  const stranger = await newPerson(await newOrganisation("Elsewhere"), ["author"]);
  expect(await refusalOf(beginFromEarlier(reader, organisationId, assessmentId, choice))).toMatchObject({ refused: "notAllowed" });
  expect(await refusalOf(beginFromEarlier(stranger, organisationId, assessmentId, choice))).toMatchObject({ refused: "notFound" });
});
