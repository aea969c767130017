import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { currentPerson } from "@/lib/services/accounts/current-person";
import type { Membership, SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import { type AssessmentView, getAssessment } from "@/lib/services/assessment/get-assessment";
import { type StaleState, staleStates } from "@/lib/services/facts/out-of-date";
import { Refusal } from "@/lib/services/refusal";

const personOfRequest = cache(async (): Promise<SignedInPerson | null> => currentPerson(await headers()));

/** The signed-in person; whoever is not signed in is led to the sign-in page, and from there back to the page asked for. */
export async function requirePerson(): Promise<SignedInPerson> {
  const person = await personOfRequest();
  if (person) return person;
  const goTo = (await headers()).get("x-groundwork-page");
  redirect(goTo ? `/sign-in?next=${encodeURIComponent(goTo)}` : "/sign-in");
}

/**
 * The signed-in person and the membership that opens this organisation; not found for everybody else. A member who has yet to show
 * the second factor that it asks for is led to where it is set up, a suspended one to where that is said.
 */
export async function requireMembership(organisationId: string): Promise<{ person: SignedInPerson; membership: Membership }> {
  const person = await requirePerson();
  if (person.askedForSecondFactor.some((one) => one.organisationId === organisationId)) redirect("/account");
  if (person.suspendedIn.some((one) => one.organisationId === organisationId)) redirect("/");
  const membership = person.memberships.find((one) => one.organisationId === organisationId) ?? notFound();
  return { person, membership };
}

/** What a service gives, or the "not found" page where it says so. Everything else that it throws is a fault. */
export async function orNotFound<T>(given: Promise<T>): Promise<T> {
  try {
    return await given;
  } catch (error) {
    if (error instanceof Refusal && ["notFound", "notAllowed"].includes(error.reply.refused)) notFound();
    throw error;
  }
}

const loadOnce = cache(async (organisationId: string, assessmentId: string): Promise<{ person: SignedInPerson; view: AssessmentView }> => {
  const { person } = await requireMembership(organisationId);
  return { person, view: await orNotFound(getAssessment(person, organisationId, assessmentId)) };
});

export type AssessmentParams = { organisationId: string; assessmentId: string };

/** The assessment of the page, computed once for a request however many parts of the page ask for it. */
export async function requireAssessment(
  params: Promise<AssessmentParams>,
): Promise<{ person: SignedInPerson; view: AssessmentView; base: string; api: string }> {
  const { organisationId, assessmentId } = await params;
  return {
    ...(await loadOnce(organisationId, assessmentId)),
    base: `/o/${organisationId}/assessments/${assessmentId}`,
    api: `/api/v1/organisations/${organisationId}/assessments/${assessmentId}`,
  };
}

const staleOnce = cache(async (organisationId: string, assessmentId: string): Promise<readonly StaleState[]> => {
  const { person } = await requireMembership(organisationId);
  return orNotFound(staleStates(person, organisationId, assessmentId));
});

/** What is out of date in the assessment of the page, looked at once for a request. */
export async function staleOfPage(params: Promise<AssessmentParams>): Promise<readonly StaleState[]> {
  const { organisationId, assessmentId } = await params;
  return staleOnce(organisationId, assessmentId);
}
