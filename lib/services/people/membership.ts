import type { VersionState } from "@/lib/domain/assessment/lifecycle";
import { type Action, closedReason, may } from "@/lib/domain/assessment/permissions";
import type { Membership, SignedInPerson } from "../accounts/signed-in-person";
import { notFound, refuse } from "../refusal";

/** The person's place in an organisation; not found for everybody outside, and shut to a member who is suspended or has yet to show a second factor. */
export function membershipOf(person: SignedInPerson, organisationId: string): Membership {
  if (person.askedForSecondFactor.some((one) => one.organisationId === organisationId))
    throw refuse(
      "notAllowed",
      "This organisation asks its members for a second factor. Set one up on your account page, or sign in with it.",
    );
  if (person.suspendedIn.some((one) => one.organisationId === organisationId))
    throw refuse("notAllowed", "Your access to this organisation is suspended. Ask one of its administrators.");
  const membership = person.memberships.find((one) => one.organisationId === organisationId);
  if (!membership) throw notFound();
  return membership;
}

/** The person's place, if the action is open to one of the roles; `state` where it concerns an assessment. */
export function requirePermission(
  person: SignedInPerson,
  organisationId: string,
  action: Action,
  state: VersionState | null = null,
): Membership {
  const membership = membershipOf(person, organisationId);
  // Of an assessment, whoever may not read it can do nothing with it.
  const readable = state === null || may(membership.roles, "readAssessment", state);
  if (readable && may(membership.roles, action, state)) return membership;
  // Nor learns that it is there.
  if (!readable) throw notFound();
  if (state !== null && may(membership.roles, action)) throw refuse("closed", closedReason(state));
  throw refuse("notAllowed", "Your role in this organisation does not allow this.");
}
