import { expect, test } from "vitest";
import { signingName, signsAs, standInStage } from "./stand-in";

const sam = { personId: "pe-sam", standIn: { personId: "pe-bea", from: "2026-12-01", to: "2026-12-10" } };

test("a stand-in signs on the days named, both counted, and who is named may always", () => {
  expect(signsAs(sam, "pe-bea", "2026-11-30")).toBeNull();
  expect(signsAs(sam, "pe-bea", "2026-12-01")).toBe("standIn");
  expect(signsAs(sam, "pe-bea", "2026-12-10")).toBe("standIn");
  expect(signsAs(sam, "pe-bea", "2026-12-11")).toBeNull();
  expect(signsAs(sam, "pe-sam", "2026-12-05")).toBe("themselves");
  expect(signsAs({ personId: "pe-sam", standIn: null }, "pe-bea", "2026-12-05")).toBeNull();
});

test("a signature says in whose stead it was given", () => {
  expect(signingName("Bea Board", null)).toBe("Bea Board");
  expect(signingName("Bea Board", "Sam Signer")).toBe("Bea Board, for Sam Signer");
});

test("a stand-in begins on its first day, and its end is told of for a week", () => {
  const days = { from: "2026-12-01", to: "2026-12-10" };
  expect(
    ["2026-11-30", "2026-12-01", "2026-12-10", "2026-12-11", "2026-12-17", "2026-12-18"].map((today) => standInStage(days, today)),
  ).toEqual([null, "begun", "begun", "ended", "ended", null]);
});
