import { today } from "@/lib/adapters/clock";
import { database } from "@/lib/adapters/db/database";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { contentOf, type StoredAssessment } from "@/lib/adapters/db/stored-assessment";
import { type Action, may } from "@/lib/domain/assessment/permissions";
import type { Role } from "@/lib/domain/assessment/roles";
import { parsePath } from "@/lib/domain/questionnaire/questions";
import { type Place, placeKey } from "@/lib/domain/review/place";
import { type PlaceView, placeReader } from "@/lib/domain/review/place-texts";
import { type Standing, standingOf } from "@/lib/domain/review/standing";
import { type Disposition, isOpen, type Proposal, type Thread, threadsOf } from "@/lib/domain/review/thread";
import { openAssessment } from "./get-assessment";
import { namesOf } from "./list-assessments";
import { resultOf } from "./result-of";
import type { SignedInPerson } from "./signed-in-person";
import { readThreadEntries } from "./thread-entries";

export type CommentView = {
  id: string;
  by: string;
  byMe: boolean;
  at: string;
  text: string;
  editedAt: string | null;
  earlier: readonly { text: string; at: string }[];
};

/** A thread as a page shows it. */
export type ThreadView = {
  id: string;
  place: Place;
  key: string;
  /** The name of what it hangs on; the id where that is gone. */
  label: string;
  /** Below the assessment's address; null where nothing is there any more. */
  to: string | null;
  quote: string | null;
  /** The revision that its answer had. */
  revision: number;
  /** The revision that the answer has now. */
  presentRevision: number;
  standing: Standing;
  isOpen: boolean;
  at: string;
  comments: readonly CommentView[];
  /** `present`: the answer as it reads now. */
  proposal: (Proposal & { present: string; byMe: boolean }) | null;
  closed: { by: string; at: string; disposition: Disposition; reason: string } | null;
  turns: readonly { by: string; at: string; what: "closed" | "reopened"; disposition: Disposition | null; reason: string }[];
  earlierQuotes: readonly string[];
  /** Whether this person wrote in it, or is mentioned in it. */
  mine: boolean;
  mentionsMe: boolean;
};

export type ReviewThreads = {
  threads: readonly ThreadView[];
  /** The members of the organisation who may read the assessment: whom a comment can mention. */
  people: readonly { personId: string; name: string }[];
  may: { comment: boolean; propose: boolean; accept: boolean; refuse: boolean };
};

/** The members who may read an assessment, by name. */
export async function readersOf(organisationId: string): Promise<readonly { personId: string; name: string; roles: readonly Role[] }[]> {
  const members = await inOrganisation(organisationId, (transaction) =>
    transaction.membership.findMany({ where: { organisationId }, select: { personId: true, roles: true } }),
  );
  const readers = members.filter(({ roles }) => may(roles as Role[], "readAssessment"));
  const users = await database().user.findMany({
    where: { id: { in: readers.map(({ personId }) => personId) } },
    select: { id: true, name: true },
  });
  const names = new Map(users.map(({ id, name }) => [id, name]));
  return readers
    .map(({ personId, roles }) => ({ personId, name: names.get(personId) ?? "", roles: roles as Role[] }))
    .sort((one, other) => one.name.localeCompare(other.name, "en"));
}

const viewOf = (
  thread: Thread,
  { me, names, read, revision }: { me: string; names: (id: string) => string; read: (place: Place) => PlaceView | null; revision: number },
): ThreadView => {
  const { anchor, proposal, closed } = thread;
  const view = read(anchor.place);
  return {
    id: thread.id,
    place: anchor.place,
    key: placeKey(anchor.place),
    label: view?.label ?? `${anchor.place.id} (no longer there)`,
    to: view?.to ?? null,
    quote: anchor.quote,
    revision: anchor.revision,
    presentRevision: revision,
    standing: standingOf(anchor, view, revision),
    isOpen: isOpen(thread),
    at: thread.at,
    comments: thread.comments.map(({ id, by, at, text, editedAt, earlier }) => ({
      id,
      by: names(by),
      byMe: by === me,
      at,
      text,
      editedAt,
      earlier,
    })),
    proposal: proposal && { ...proposal, present: view?.text ?? "", byMe: thread.by === me },
    closed: closed && { ...closed, by: names(closed.by) },
    turns: thread.turns.map((turn) => ({ ...turn, by: names(turn.by) })),
    earlierQuotes: thread.earlierAnchors.flatMap(({ quote }) => quote ?? []),
    mine: thread.comments.some(({ by }) => by === me),
    mentionsMe: thread.comments.some(({ mentions }) => mentions.includes(me)),
  };
};

/** The revision of an answer; 0 for what has none. */
const revisionAt = (stored: StoredAssessment, { kind, id }: Place): number =>
  kind === "answer" && parsePath(id) ? (stored.answers.get(id)?.revision ?? 0) : 0;

/** `GET …/comments`: every thread of an assessment with where it stands now, newest activity last, for somebody who may read it. */
export async function reviewThreads(person: SignedInPerson, organisationId: string, assessmentId: string): Promise<ReviewThreads> {
  const { stored, membership } = await openAssessment(person, organisationId, assessmentId, "readAssessment");
  const entries = await inOrganisation(organisationId, (transaction) => readThreadEntries(transaction, organisationId, assessmentId));
  const threads = threadsOf(entries);
  const content = contentOf(stored, today());
  const read = placeReader(content, resultOf(content));
  const names = await namesOf(entries.map(({ by }) => by));
  const allowed = (action: Action) => may(membership.roles, action, stored.version.state);
  return {
    threads: threads.map((thread) =>
      viewOf(thread, { me: person.personId, names, read, revision: revisionAt(stored, thread.anchor.place) }),
    ),
    people: (await readersOf(organisationId)).map(({ personId, name }) => ({ personId, name })),
    may: {
      comment: allowed("comment"),
      propose: allowed("proposeWording"),
      accept: allowed("changeAnswers"),
      refuse: allowed("refuseProposal"),
    },
  };
}
