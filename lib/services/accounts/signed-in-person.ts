import type { Role } from "@/lib/domain/assessment/roles";

export type Membership = { organisationId: string; organisationName: string; demo: boolean; roles: readonly Role[] };

/** Who asks: the first argument of every service. Roles are read anew for each request. */
export type SignedInPerson = {
  personId: string;
  name: string;
  email: string;
  sessionId: string;
  memberships: readonly Membership[];
  /** Organisations that stay shut until the person shows a second factor. */
  askedForSecondFactor: readonly { organisationId: string; organisationName: string }[];
  /** Organisations in which an administrator has suspended the person's access. */
  suspendedIn: readonly { organisationId: string; organisationName: string }[];
};
