import type { Metadata } from "next";
import { orNotFound, requireMembership } from "@/app/page-access";
import { SealForm } from "@/components/review/seal-forms";
import { PageHeading } from "@/components/ui/page-heading";
import { PageLink } from "@/components/ui/page-link";
import { dateText } from "@/lib/domain/questionnaire/describe-answer";
import { proofWaysOf } from "@/lib/services/account";
import { listSeals, type SealSummary } from "@/lib/services/signing-keys";

export const metadata: Metadata = { title: "Seals" };

const day = (iso: string): string => dateText(iso.slice(0, 10));

function standing({ revokedAt, signs, endsSoon }: SealSummary): string {
  if (revokedAt) return `Revoked on ${day(revokedAt)}`;
  if (endsSoon) return "Ends soon: the next signature makes a new seal; what it sealed stands";
  return signs ? "Seals the next signature" : "Seals no more; what it sealed stands";
}

export default async function SealsPage({ params }: { params: Promise<{ organisationId: string }> }) {
  const { organisationId } = await params;
  const { person, membership } = await requireMembership(organisationId);
  const seals = await orNotFound(listSeals(person, organisationId));
  const inUse = seals.some(({ revokedAt }) => revokedAt === null);
  const ways = await proofWaysOf(person);
  const address = `/api/v1/organisations/${organisationId}/seals`;
  return (
    <main id="main" className="mx-auto max-w-4xl px-4 py-10">
      <PageHeading title={`Seals of ${membership.organisationName}`}>
        <p>
          A seal is the organisation’s certificate, with which each signature on a document is sealed. It is issued by the authority of this
          installation; its private key is kept encrypted and never leaves the server.
        </p>
      </PageHeading>
      {seals.length === 0 ? (
        <p className="mb-8">There is no seal yet. The first signature makes one.</p>
      ) : (
        <table className="table table-cards mb-8">
          <thead>
            <tr>
              <th scope="col">Certificate number</th>
              <th scope="col">Made</th>
              <th scope="col">Valid until</th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {seals.map((seal) => (
              <tr key={seal.serial}>
                <th scope="row" className="break-all font-normal">
                  {seal.serial}
                </th>
                <td data-label="Made">{day(seal.createdAt)}</td>
                <td data-label="Valid until">{day(seal.notAfter)}</td>
                <td data-label="State">{standing(seal)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className="space-y-4">
        <SealForm
          address={address}
          method="POST"
          summary="Make a new seal"
          says="It signs from now on. The seals before it stay valid, and so does what they sealed."
          button="Make a new seal"
          email={person.email}
          ways={ways}
        />
        {inUse && (
          <SealForm
            address={address}
            method="DELETE"
            summary="Revoke the seals in use"
            says="Do this when a key may have become known. The list of revoked seals names them from now on; what they sealed before stays valid, and the next signature makes a new seal."
            button="Revoke them"
            email={person.email}
            ways={ways}
          />
        )}
      </div>
      <p className="mt-8 text-sm">
        The authority’s certificate and its list of revoked seals are on the page <PageLink href="/verify">Verify</PageLink>.
      </p>
    </main>
  );
}
