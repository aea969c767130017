import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { decidedStates, type VersionState, versionStateWords } from "@/lib/domain/assessment/lifecycle";
import { may } from "@/lib/domain/assessment/permissions";
import { conflictOfDuties, type FourEyes } from "@/lib/domain/assessment/separation-of-duties";
import {
  sendsBack,
  type TransitionId,
  transitionDone,
  transitionIds,
  transitionOf,
  transitionsFrom,
  transitionWords,
} from "@/lib/domain/assessment/transitions";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { openAssessment } from "../assessment/get-assessment";
import { namesOf } from "../portfolio/list-assessments";
import { type NamedSigner, namedSigner, whoSigned } from "../signing/name-signers";
import { fourEyesOf, isPlainTransition } from "./move-version";
import { actsOf } from "./version-acts";

/** `threads`: ids of those that the version was sent back with. */
type Move = {
  at: string;
  by: string;
  /** What was done, and the state that it led to. */
  done: string;
  to: VersionState;
  /** Whether it handed the version back to its author. */
  sentBack: boolean;
  reason: string;
  threads: readonly string[];
};

type MoveRow = { at: Date; personId: string; to: VersionState; transition: string | null; reason: string | null; threads: string | null };

type Way = {
  transition: TransitionId;
  words: string;
  reasonNeeded: boolean;
  /** Hands it back to the author: open threads can go along. */
  sendsBack: boolean;
  /** Done by a decision or a signature, on its own page. */
  decides: boolean;
  /** Why this person may not go it although the role would allow it. */
  conflict: string | null;
};

export type VersionProgress = {
  version: number;
  state: VersionState;
  /** Newest first. */
  moves: readonly Move[];
  ways: readonly Way[];
  signers: readonly (NamedSigner & { hasSigned: boolean })[];
  /** Who could be named to sign. */
  candidates: readonly { personId: string; name: string }[];
  fourEyes: FourEyes;
  mayNameSigners: boolean;
  mayNameStandIn: boolean;
};

/** Where the open version stands, how it came there, and which ways are open to this person. */
export async function versionProgress(person: SignedInPerson, organisationId: string, assessmentId: string): Promise<VersionProgress> {
  const { stored, membership } = await openAssessment(person, organisationId, assessmentId, "readAssessment");
  const { number, state } = stored.version;
  const found = await inOrganisation(organisationId, async (transaction) => ({
    moves: await transaction.$queryRaw<MoveRow[]>`
      select e.at, e.person_id as "personId", e.subject->>'to' as "to", e.subject->>'transition' as transition, d.words->>'reason' as reason, e.subject->>'threads' as threads
      from audit_event e left join audit_detail d on d.organisation_id = e.organisation_id and d.number = e.number
      where e.organisation_id = ${organisationId} and e.kind = 'stateChanged' and e.subject->>'assessmentId' = ${assessmentId}
        and (e.subject->>'version')::int = ${number} order by e.number desc`,
    signers: await transaction.signatory.findMany({
      where: { organisationId, assessmentId, versionNumber: number },
      orderBy: { position: "asc" },
    }),
    members: await transaction.membership.findMany({
      where: { organisationId, suspendedAt: null, roles: { has: "signer" } },
      select: { personId: true },
    }),
    signed: ([...decidedStates, "signed", "superseded"] as readonly VersionState[]).includes(state)
      ? await whoSigned(transaction, { organisationId, assessmentId, versionNumber: number })
      : [],
    acts: await actsOf(transaction, organisationId, assessmentId, number),
    fourEyes: await fourEyesOf(transaction, organisationId),
  }));
  const standIns = found.signers.flatMap(({ deputyPersonId }) => deputyPersonId ?? []);
  const names = await namesOf([...[...found.moves, ...found.signers, ...found.members].map(({ personId }) => personId), ...standIns]);
  return {
    version: number,
    state,
    moves: found.moves.map(({ at, personId, to, transition, reason, threads }) => {
      const known = transitionIds.find((id) => id === transition);
      return {
        at: at.toISOString(),
        by: names(personId),
        done: known ? transitionDone[known] : versionStateWords[to],
        to,
        sentBack: known !== undefined && sendsBack.includes(known),
        reason: reason ?? "",
        threads: threads ? threads.split(" ") : [],
      };
    }),
    ways: transitionsFrom(state)
      .filter((transition) => may(membership.roles, transition, state))
      .map((transition) => ({
        transition,
        words: transitionWords[transition],
        reasonNeeded: transitionOf(transition).reason,
        sendsBack: sendsBack.includes(transition),
        decides: !isPlainTransition(transition),
        conflict: conflictOfDuties(transition, person.personId, found.acts, found.fourEyes),
      })),
    signers: found.signers.map((row) => ({ ...namedSigner(row, names), hasSigned: found.signed.includes(row.personId) })),
    candidates: found.members.map(({ personId }) => ({ personId, name: names(personId) })),
    fourEyes: found.fourEyes,
    mayNameStandIn: may(membership.roles, "nameStandIn", state),
    mayNameSigners: may(membership.roles, "nameSigners", state),
  };
}
