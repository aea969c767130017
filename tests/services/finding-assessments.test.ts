import { afterAll, beforeAll, expect, test } from "vitest";
import type { SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import { applyChanges } from "@/lib/services/assessment/apply-changes";
import { createAssessment } from "@/lib/services/assessment/create-assessment";
import { findAssessments, pageSize } from "@/lib/services/portfolio/list-assessments";
import { freshDatabase, type TestDatabase } from "../support/database";
import { newOrganisation, newPerson } from "../support/people";

let database: TestDatabase;
let organisationId: string;
let ada: SignedInPerson;

beforeAll(async () => {
  database = await freshDatabase();
  organisationId = await newOrganisation();
  ada = await newPerson(organisationId, ["author"], "Ada Invented");
  for (let number = 1; number <= pageSize + 2; number += 1) await createAssessment(ada, organisationId, { name: `Drafter ${number}` });
  const { assessmentId } = await createAssessment(ada, organisationId, { name: "Saves 100% of_the time" });
  await applyChanges(ada, organisationId, assessmentId, {
    client: null,
    changes: [{ path: "desc.nature", answer: { value: "A chat assistant." }, baseRevision: 0, saveNumber: 1 }],
  });
  const elsewhere = await newOrganisation("Another house");
  await createAssessment(await newPerson(elsewhere, ["author"]), elsewhere, { name: "Drafter of another house" });
});
afterAll(() => database.drop());

const find = (filter: Parameters<typeof findAssessments>[2]) => findAssessments(ada, organisationId, filter);

test("a long list comes in pages, last changed first, none twice and none left out", async () => {
  const first = await find({});
  expect(first).toMatchObject({ total: pageSize + 3, found: pageSize + 3, page: 1, pages: 2 });
  expect(first.assessments).toHaveLength(pageSize);
  expect(first.assessments[0]?.name).toBe("Saves 100% of_the time");
  const second = await find({ page: 2 });
  const ids = [...first.assessments, ...second.assessments].map((one) => one.assessmentId);
  expect(new Set(ids).size).toBe(pageSize + 3);
});

test("a page beyond the end shows the last one", async () => {
  expect(await find({ page: 99 })).toMatchObject({ page: 2, pages: 2 });
  expect(await find({ page: -1 })).toMatchObject({ page: 1 });
});

test("a part of a name is found whatever its letters' case, and signs mean themselves", async () => {
  expect((await find({ query: " drafter 52 " })).assessments.map((one) => one.name)).toEqual(["Drafter 52"]);
  expect((await find({ query: "100%" })).found).toBe(1);
  expect((await find({ query: "of_the" })).found).toBe(1);
  expect((await find({ query: "%" })).found).toBe(1);
  expect((await find({ query: "_" })).found).toBe(1);
  expect((await find({ query: "\\" })).found).toBe(0);
});

test("a state is filtered by, alone and with a name", async () => {
  expect((await find({ state: "draft" })).assessments.map((one) => one.name)).toEqual(["Saves 100% of_the time"]);
  expect(await find({ state: "draft", query: "drafter" })).toMatchObject({ found: 0, total: pageSize + 3, pages: 1, assessments: [] });
});

test("what another organisation wrote is never found", async () => {
  expect((await find({ query: "another house" })).found).toBe(0);
});
