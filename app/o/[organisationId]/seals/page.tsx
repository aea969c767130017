import type { Metadata } from "next";
import { orNotFound, requireMembership } from "@/app/page-access";
import { BringSealForm } from "@/components/review/bring-seal-form";
import { SealContents } from "@/components/review/seal-contents";
import { SealForm } from "@/components/review/seal-forms";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { PageLink } from "@/components/ui/page-link";
import { dateText } from "@/lib/domain/language/date-text";
import { proofWaysOf } from "@/lib/services/accounts/account";
import { listSeals, type SealSummary } from "@/lib/services/signing/signing-keys";
import { listUploadedSeals, type UploadedSealSummary } from "@/lib/services/signing/uploaded-seals";

export const metadata: Metadata = { title: "Seals" };

const day = (iso: string): string => dateText(iso.slice(0, 10));

function standing({ revokedAt, signs, endsSoon }: SealSummary, isReplaced: boolean): string {
  if (revokedAt) return `Revoked on ${day(revokedAt)}`;
  if (endsSoon) return "Ends soon: the next signature with the own seal makes a new one; what it sealed stands";
  if (signs) return isReplaced ? "Ready: it seals again once it is put back into use" : "Seals the next signature";
  return "Seals no more; what it sealed stands";
}

function uploadedStanding({ inUse, ended, removedAt, certificate }: UploadedSealSummary): string {
  if (removedAt) return `Its key was removed on ${day(removedAt)}; what it sealed stands`;
  if (ended)
    return inUse
      ? `Ended on ${day(certificate.notAfter)}: nobody can sign with it`
      : `Ended on ${day(certificate.notAfter)}; what it sealed stands`;
  return inUse ? "Seals the next signature" : "Kept, not in use";
}

export default async function SealsPage({ params }: { params: Promise<{ organisationId: string }> }) {
  const { organisationId } = await params;
  const { person, membership } = await requireMembership(organisationId);
  const seals = await orNotFound(listSeals(person, organisationId));
  const uploaded = await listUploadedSeals(person, organisationId);
  const current = uploaded.find(({ inUse }) => inUse);
  const mayRevoke = seals.some(({ revokedAt }) => revokedAt === null);
  const ways = await proofWaysOf(person);
  const address = `/api/v1/organisations/${organisationId}/seals`;
  const proving = { email: person.email, ways };
  return (
    <main id="main" className="mx-auto max-w-4xl px-4 py-10">
      <PageHeading title={`Seals of ${membership.organisationName}`}>
        <p>
          A seal is the organisation’s certificate, with which each signature on a document is sealed. The authority of this installation
          issues one by itself; an organisation can bring one that another authority issued to it. Private keys are kept encrypted and never
          leave the server.
        </p>
      </PageHeading>
      <Notice tone={current?.ended ? "danger" : "plain"} title={current?.ended ? "Nobody can sign now" : "What seals the next signature"}>
        <p>
          {current
            ? current.ended
              ? `The certificate of ${current.certificate.subjectName}, issued by ${current.certificate.issuerName}, ended on ${day(current.certificate.notAfter)}. Bring a new one, or put the installation’s own seal back into use.`
              : `The certificate of ${current.certificate.subjectName}, issued by ${current.certificate.issuerName}, until ${day(current.certificate.notAfter)}. Administrators are reminded a month before.`
            : "The installation’s own seal of this organisation."}
        </p>
      </Notice>

      <section aria-labelledby="own" className="mt-8">
        <h2 id="own" className="mb-3 text-xl">
          The installation’s own seal
        </h2>
        {seals.length === 0 ? (
          <p className="mb-4">There is none yet. The first signature with it makes one.</p>
        ) : (
          <table className="table table-cards mb-6">
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
                  <td data-label="State">{standing(seal, current !== undefined)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <div className="space-y-4">
          {current && (
            <SealForm
              address={`${address}/uploaded`}
              method="DELETE"
              summary="Put the own seal back into use"
              says="The installation’s own seal seals from now on. The certificate that was brought is kept and can be used again; what it sealed stays valid."
              button="Put the own seal back"
              {...proving}
            />
          )}
          <SealForm
            address={address}
            method="POST"
            summary="Make a new seal"
            says={
              current
                ? "It is kept ready, and seals once the own seal is put back into use. The seals before it stay valid, and so does what they sealed."
                : "It signs from now on. The seals before it stay valid, and so does what they sealed."
            }
            button="Make a new seal"
            {...proving}
          />
          {mayRevoke && (
            <SealForm
              address={address}
              method="DELETE"
              summary="Revoke the seals in use"
              says="Do this when a key may have become known. The list of revoked seals names them from now on; what they sealed before stays valid, and the next signature with the own seal makes a new one."
              button="Revoke them"
              {...proving}
            />
          )}
        </div>
      </section>

      <section aria-labelledby="brought" className="mt-10">
        <h2 id="brought" className="mb-3 text-xl">
          A certificate that the organisation brings
        </h2>
        <p className="prose-measure mb-4">
          Readers whose programs trust its issuer see that it is genuine. Documents name the certificate and its issuer, and call the
          signature no more than that. Groundwork cannot revoke such a certificate and holds no list of those that its issuer revoked: when
          the key may have become known, remove it here and ask the issuer to revoke it.
        </p>
        <div className="space-y-4">
          {uploaded.map((one) => (
            <Brought key={one.certificate.fingerprint} seal={one} address={`${address}/uploaded`} {...proving} />
          ))}
          <BringSealForm address={`${address}/uploaded`} {...proving} />
        </div>
      </section>
      <p className="mt-8 text-sm">
        The certificate of the installation’s authority and its list of revoked seals are on the page{" "}
        <PageLink href="/verify">Verify</PageLink>.
      </p>
    </main>
  );
}

type Proving = Pick<Parameters<typeof SealForm>[0], "email" | "ways">;

/** One certificate that was brought, with what can be done with it. */
function Brought({ seal, address, ...proving }: { seal: UploadedSealSummary; address: string } & Proving) {
  const { certificate, uploadedAt, by, inUse, ended, removedAt } = seal;
  const { subjectName, fingerprint } = certificate;
  return (
    <article className="sheet px-5 py-4" aria-labelledby={`seal-${fingerprint}`}>
      <h3 id={`seal-${fingerprint}`} className="font-semibold [overflow-wrap:anywhere]">
        {subjectName}
      </h3>
      <p className="[overflow-wrap:anywhere]">
        Issued by {certificate.issuerName}. {uploadedStanding(seal)}.
      </p>
      <p className="text-sm text-soft">
        Brought by {by} on {day(uploadedAt)}
      </p>
      <details className="mt-2">
        <summary className="text-sm">What it says</summary>
        <div className="mt-2">
          <SealContents certificate={certificate} />
        </div>
      </details>
      {!removedAt && (
        <div className="mt-4 space-y-3">
          {!inUse && !ended && (
            <SealForm
              address={`${address}/${fingerprint}`}
              method="POST"
              summary="Seal with it again"
              says={`Each signature is sealed with the certificate of ${subjectName} from now on.`}
              button="Seal with it from now on"
              {...proving}
            />
          )}
          <SealForm
            address={`${address}/${fingerprint}`}
            method="DELETE"
            summary="Remove its key"
            says={`The key is deleted here for good; the certificate stays in this list, and what it sealed stays valid and verifies.${inUse ? " The installation’s own seal seals from then on." : ""} Revoking the certificate is up to its issuer.`}
            button="Remove its key"
            {...proving}
          />
        </div>
      )}
    </article>
  );
}
