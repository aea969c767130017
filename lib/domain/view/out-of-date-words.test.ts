import { expect, it } from "vitest";
import type { OutOfDate } from "../assessment/out-of-date";
import { movedForReaders } from "./out-of-date-words";

it("A risk that was not there and is not there is no change for a reader, whatever it is called", () => {
  const moved = (before: string, after: string) => ({
    riskId: `${before}-${after}`,
    before: { state: before, level: null },
    after: { state: after, level: null },
  });
  const levels = [moved("notApplicable", "none"), moved("none", "notApplicable"), moved("none", "undetermined"), moved("raised", "none")];
  expect(movedForReaders({ levels } as unknown as OutOfDate).map(({ riskId }) => riskId)).toEqual(["none-undetermined", "raised-none"]);
});
