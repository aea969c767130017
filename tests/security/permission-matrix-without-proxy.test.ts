import { describe } from "vitest";
import { versionStates } from "@/lib/domain/assessment/lifecycle";
import { someStates, testTheTable } from "../support/table-over-http";

// A file of its own beside the one with proxy.ts, so that both servers work at once.
describe("the table over HTTP, without proxy.ts", () =>
  testTheTable(process.env.GROUNDWORK_SOAK ? versionStates : someStates, { GROUNDWORK_WITHOUT_PROXY: "1" }));
