import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { closedStates, type VersionState, versionStates } from "./lifecycle";
import { may } from "./permissions";
import { roles } from "./roles";
import { conflictOfDuties, severalDuties } from "./separation-of-duties";
import { transitionIds, transitionOf, transitionsFrom, transitionWords } from "./transitions";

const reachableFrom = (start: VersionState): ReadonlySet<VersionState> => {
  const seen = new Set<VersionState>([start]);
  for (const state of seen) for (const id of transitionsFrom(state)) seen.add(transitionOf(id).to);
  return seen;
};

describe("the lifecycle", () => {
  test("has a way out of every state that is not closed, other than giving up", () => {
    for (const state of versionStates.filter((one) => !closedStates.includes(one) && one !== "screening" && one !== "notRequired"))
      expect({ state, ways: transitionsFrom(state).filter((id) => id !== "withdraw").length }).not.toEqual({ state, ways: 0 });
  });

  test("leads from a draft to every state but those that begin by themselves", () => {
    const reached = reachableFrom("draft");
    const byThemselves: readonly VersionState[] = ["screening", "notRequired", "superseded"];
    expect(versionStates.filter((state) => !reached.has(state))).toEqual(byThemselves);
  });

  test("leads back to a draft from every state before the signature", () => {
    for (const state of versionStates.filter((one) => !closedStates.includes(one) && one !== "notRequired" && one !== "screening"))
      expect({ state, back: reachableFrom(state).has("draft") }).toEqual({ state, back: true });
  });

  test("is never moved by a reader, an administrator or, to a decision, by the DPO", () => {
    for (const id of transitionIds) {
      for (const state of versionStates) expect(may(["reader", "administrator"], id, state)).toBe(false);
      if (transitionOf(id).decides || id === "sign") expect(transitionOf(id).roles).toEqual(["signer"]);
    }
  });

  test("asks why wherever something is refused, taken back, given up or decided against the rule, and nowhere else", () => {
    expect(transitionIds.filter((id) => transitionOf(id).reason)).toEqual([
      "decideNotRequired",
      "takeBack",
      "requestChanges",
      "returnUndecided",
      "reject",
      "consultAuthority",
      "declineToSign",
      "dropConsultation",
      "reviseAfterAdvice",
      "decideAfterAdvice",
      "withdraw",
    ]);
  });

  test("is decided or signed by a signature, but for consulting the authority, which is sent with a record of its own (Art. 36)", () => {
    expect(transitionIds.filter((id) => transitionOf(id).decides)).toEqual([
      "approve",
      "approveWithConditions",
      "reject",
      "consultAuthority",
    ]);
    expect(transitionIds.filter((id) => transitionOf(id).signs)).toEqual(["approve", "approveWithConditions", "reject", "sign"]);
    expect(transitionIds.filter((id) => transitionOf(id).records)).toEqual(["sendToAuthority"]);
  });

  test("leads nowhere from a closed state, not even by withdrawing", () => {
    for (const state of closedStates) expect({ state, ways: transitionsFrom(state) }).toEqual({ state, ways: [] });
  });

  test("has words for each button, no two alike", () => {
    expect(new Set(transitionIds.map((id) => transitionWords[id])).size).toBe(transitionIds.length);
  });

  test("never strands any walk: from wherever people go, signing or withdrawing stays possible", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 30 }), (choices) => {
        let state: VersionState = "draft";
        for (const choice of choices) {
          const ways = transitionsFrom(state);
          const way = ways[choice % Math.max(1, ways.length)];
          if (way === undefined) break;
          state = transitionOf(way).to;
        }
        return closedStates.includes(state) || (reachableFrom(state).has("signed") && reachableFrom(state).has("withdrawn"));
      }),
      { seed: 4, numRuns: 500 },
    );
  });

  test("is open to somebody in every role that the table names", () => {
    const used = new Set(transitionIds.flatMap((id) => transitionOf(id).roles));
    expect(roles.filter((role) => used.has(role))).toEqual(["author", "legalReviewer", "dpo", "signer"]);
  });
});

describe("four eyes", () => {
  const wrote = { personId: "pe-ada", act: "wrote" } as const;
  const cleared = { personId: "pe-leo", act: "cleared" } as const;
  const advised = { personId: "pe-dpo", act: "advised" } as const;
  const acts = [wrote, cleared, advised];

  test("under the strict setting keep writing, clearing and signing apart", () => {
    expect(conflictOfDuties("clear", "pe-ada", acts, "strict")).toMatch(/four eyes/);
    expect(conflictOfDuties("approve", "pe-ada", acts, "strict")).toMatch(/four eyes/);
    expect(conflictOfDuties("sign", "pe-leo", acts, "strict")).toMatch(/four eyes/);
    expect(conflictOfDuties("clear", "pe-leo", acts, "strict")).toBeNull();
    expect(conflictOfDuties("approve", "pe-boss", acts, "strict")).toBeNull();
  });

  test("are a setting, except that the adviser never decides", () => {
    expect(conflictOfDuties("clear", "pe-ada", acts, "oneMayHoldSeveral")).toBeNull();
    expect(conflictOfDuties("approve", "pe-leo", acts, "oneMayHoldSeveral")).toBeNull();
    for (const setting of ["strict", "oneMayHoldSeveral"] as const)
      expect(conflictOfDuties("reject", "pe-dpo", acts, setting)).toMatch(/Art\. 38\(6\)/);
  });

  test("name who held several duties", () => {
    expect(severalDuties([wrote, { personId: "pe-ada", act: "cleared" }, cleared, wrote])).toEqual([
      { personId: "pe-ada", acts: ["wrote", "cleared"] },
    ]);
  });
});
