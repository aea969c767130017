import { today } from "@/lib/adapters/clock";
import { database } from "@/lib/adapters/db/database";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { contentOf, type StoredAssessment } from "@/lib/adapters/db/stored-assessment";
import { type Action, may } from "@/lib/domain/assessment/permissions";
import type { Role } from "@/lib/domain/assessment/roles";
import { parsePath } from "@/lib/domain/questionnaire/questions";
import type { Place } from "@/lib/domain/review/place";
import { placeReader } from "@/lib/domain/review/place-texts";
import { threadsOf } from "@/lib/domain/review/thread";
import { type ReviewRights, type ThreadView, threadView } from "@/lib/domain/review/thread-view";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { openAssessment } from "../assessment/get-assessment";
import { resultOf } from "../assessment/result-of";
import { namesOf } from "../portfolio/list-assessments";
import { readThreadEntries } from "./thread-entries";

export type ReviewThreads = {
  threads: readonly ThreadView[];
  /** The members of the organisation who may read the assessment: whom a comment can mention. */
  people: readonly { personId: string; name: string }[];
  may: ReviewRights;
};

/** The members who can come in and may read an assessment, by name. */
export async function readersOf(organisationId: string): Promise<readonly { personId: string; name: string; roles: readonly Role[] }[]> {
  const members = await inOrganisation(organisationId, (transaction) =>
    transaction.membership.findMany({ where: { organisationId, suspendedAt: null }, select: { personId: true, roles: true } }),
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

/** The revision of an answer; 0 for what has none. */
export const revisionAt = (stored: StoredAssessment, { kind, id }: Place): number =>
  kind === "answer" && parsePath(id) ? (stored.answers.get(id)?.revision ?? 0) : 0;

/** `GET …/comments`: every thread of an assessment with where it stands now, oldest first, for somebody who may read it. */
export async function reviewThreads(person: SignedInPerson, organisationId: string, assessmentId: string): Promise<ReviewThreads> {
  const { stored, membership } = await openAssessment(person, organisationId, assessmentId, "readAssessment");
  const entries = await inOrganisation(organisationId, (transaction) => readThreadEntries(transaction, organisationId, assessmentId));
  const threads = threadsOf(entries);
  const content = contentOf(stored, today());
  const read = placeReader(content, resultOf(content));
  const names = await namesOf(entries.flatMap((entry) => (entry.kind === "passedOn" ? [entry.by, entry.from, entry.to] : [entry.by])));
  const allowed = (action: Action) => may(membership.roles, action, stored.version.state);
  return {
    threads: threads.map((thread) =>
      threadView(thread, {
        me: person.personId,
        names,
        view: read(thread.anchor.place),
        revision: revisionAt(stored, thread.anchor.place),
        language: content.language,
      }),
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
