import { describe, expect, test } from "vitest";
import { versionStates } from "@/lib/domain/assessment/lifecycle";
import { actions } from "@/lib/domain/assessment/permissions";
import { apiCases, operations } from "../support/api-cases";
import { apiOperations } from "../support/routes";
import { testTheTable } from "../support/table-over-http";

test("every operation of the API has a case, and every action of the table is asked for over HTTP", () => {
  expect(Object.keys(apiCases).sort()).toEqual([...apiOperations()].sort());
  const asked = new Set(operations.map((one) => one.action));
  expect(actions.filter((action) => !asked.has(action))).toEqual([]);
});

describe("the table over HTTP, with proxy.ts", () => testTheTable(versionStates));
