import fc from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { closedStates, type VersionState, versionStates } from "@/lib/domain/assessment/lifecycle";
import { type TransitionId, transitionIds, transitionOf } from "@/lib/domain/assessment/transitions";
import type { SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import { createAssessment } from "@/lib/services/assessment/create-assessment";
import { Refusal } from "@/lib/services/refusal";
import { sendToAuthority } from "@/lib/services/review/consultation";
import { isPlainTransition, moveVersion } from "@/lib/services/review/move-version";
import { versionProgress } from "@/lib/services/review/version-progress";
import { nameSigners } from "@/lib/services/signing/name-signers";
import { freshDatabase, type TestDatabase } from "../support/database";
import { newOrganisation, newPerson } from "../support/people";
import { setState } from "../support/stage";

vi.setConfig({ testTimeout: 180_000 });

let database: TestDatabase;
let organisationId: string;
let assessmentId: string;
let people: Readonly<Record<"author" | "legal" | "officer" | "signer", SignedInPerson>>;

beforeAll(async () => {
  database = await freshDatabase();
  organisationId = await newOrganisation();
  people = {
    author: await newPerson(organisationId, ["author"], "Ada Author"),
    legal: await newPerson(organisationId, ["legalReviewer"], "Leo Legal"),
    officer: await newPerson(organisationId, ["dpo"], "Dora Officer"),
    signer: await newPerson(organisationId, ["signer"], "Sam Signer"),
  };
  ({ assessmentId } = await createAssessment(people.author, organisationId, { name: "Assistant" }));
});
afterAll(() => database.drop());

const acts = transitionIds.filter((id) => isPlainTransition(id) || id === "sendToAuthority");
type Act = { who: keyof typeof people; what: (typeof acts)[number] | "nameSigners" };

const act = ({ who, what }: Act): Promise<unknown> => {
  const person = people[who];
  if (what === "nameSigners") return nameSigners(person, organisationId, assessmentId, { signers: [people.signer.personId] });
  if (what === "sendToAuthority")
    return sendToAuthority(person, organisationId, assessmentId, { authority: "An authority", on: "2026-11-23", reference: "", note: "" });
  return moveVersion(person, organisationId, assessmentId, { transition: what as never, reason: "Because." });
};

type Move = { from: VersionState; to: VersionState; transition: TransitionId };
async function moves(): Promise<readonly Move[]> {
  const { rows } = await database.asSuperuser(
    `select subject->>'from' as "from", subject->>'to' as "to", subject->>'transition' as transition from audit_event
     where organisation_id = '${organisationId}' and kind = 'stateChanged' order by number`,
  );
  return rows;
}

const anAct: fc.Arbitrary<Act> = fc.record({
  who: fc.constantFrom("author", "legal", "officer", "signer"),
  what: fc.constantFrom(...acts, "nameSigners" as const),
});
const startStates = versionStates.filter((state) => !closedStates.includes(state) && state !== "screening" && state !== "notRequired");

test("whatever people do at once, each move follows the table from where the one before led, and somebody always has a way on", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...startStates),
      fc.array(fc.array(anAct, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 }),
      async (start, rounds) => {
        await setState(database, assessmentId, start);
        let state: VersionState = start;
        let known = (await moves()).length;
        for (const together of rounds) {
          const done = await Promise.allSettled(together.map(act));
          // Whoever came too late, or may not, is refused in words; nothing else goes wrong.
          for (const one of done) if (one.status === "rejected") expect(one.reason).toBeInstanceOf(Refusal);
          const all = await moves();
          const accepted = together.filter(({ what }, index) => what !== "nameSigners" && done[index]?.status === "fulfilled");
          expect(all.length - known).toBe(accepted.length);
          for (const { from, to, transition } of all.slice(known)) {
            expect({ transition, from }).toEqual({ transition, from: state });
            expect(transitionOf(transition).from).toContain(from);
            expect(transitionOf(transition).to).toBe(to);
            state = to;
          }
          known = all.length;
          const progress = await Promise.all(Object.values(people).map((person) => versionProgress(person, organisationId, assessmentId)));
          for (const one of progress) expect(one.state).toBe(state);
          const ways = progress.flatMap((one) =>
            one.ways.filter(({ conflict, transition }) => conflict === null && transition !== "withdraw"),
          );
          if (!closedStates.includes(state)) expect({ state, ways: ways.length }).not.toEqual({ state, ways: 0 });
        }
      },
    ),
    { seed: 2026, numRuns: 40 },
  );
});
