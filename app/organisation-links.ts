import type { HeaderLink } from "@/components/layout/site-header";
import { may } from "@/lib/domain/assessment/permissions";
import type { Membership, SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import { unreadNotices } from "@/lib/services/notices/notices";

/** The links of an organisation's pages in the head, with the number of notices that the person has not read. */
export async function organisationLinks(person: SignedInPerson, { organisationId, roles }: Membership): Promise<readonly HeaderLink[]> {
  return [
    { href: `/o/${organisationId}/assessments`, label: "Assessments" },
    ...(may(roles, "readRegisters")
      ? [
          { href: `/o/${organisationId}/registers/recipients`, label: "Registers" },
          { href: `/o/${organisationId}/shelf`, label: "Shelf" },
        ]
      : []),
    { href: `/facts?organisation=${organisationId}`, label: "Facts register" },
    { href: `/o/${organisationId}/calendar`, label: "Calendar" },
    { href: `/o/${organisationId}/people`, label: "People" },
    ...(may(roles, "readAuditTrail") ? [{ href: `/o/${organisationId}/audit`, label: "Audit trail" }] : []),
    ...(may(roles, "manageHouse") ? [{ href: `/o/${organisationId}/settings`, label: "Settings" }] : []),
    { href: `/o/${organisationId}/notifications`, label: "Notifications", unread: await unreadNotices(person, organisationId) },
  ];
}
