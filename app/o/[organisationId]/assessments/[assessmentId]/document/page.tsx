import type { Metadata } from "next";
import { assessmentWithWords } from "@/app/assessment-words";
import { type AssessmentParams, orNotFound } from "@/app/page-access";
import { KeepState } from "@/components/document/keep-state";
import { SignedRevisions } from "@/components/document/signed-revisions";
import { UnprintableNotice } from "@/components/document/unprintable-notice";
import { privilegeWarning } from "@/components/review/privilege-warning";
import { LevelMark } from "@/components/ui/level-mark";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { PageLink } from "@/components/ui/page-link";
import { bestWords, blockerWords, decidedWords } from "@/lib/domain/view/outcome-words";
import { unprintableLines } from "@/lib/domain/view/unprintable-words";
import { signedDocuments } from "@/lib/services/signing/signed-documents";

export const metadata: Metadata = { title: "Document" };

const editions = [
  { id: "full", title: "Full", says: "Everything, with names and evidence: for the people who decide and sign." },
  {
    id: "sharing",
    title: "For sharing",
    says: "Without account ids, names of evidence, internal notes and names of staff below the signers.",
  },
  { id: "summary", title: "Summary for publication", says: "Only what everybody may read." },
] as const;

export default async function DocumentPage({ params }: { params: Promise<AssessmentParams> }) {
  const { person, view, base, api, words } = await assessmentWithWords(params);
  const { outcome } = view.result;
  const issued = await orNotFound(signedDocuments(person, view.organisationId, view.assessmentId));
  const decided = decidedWords(view.version.state, view.content);
  return (
    <div className="max-w-[52rem]">
      <PageHeading title="Document">
        <p>
          The assessment in the structure of the EDPB template v1.0 (consultation version, 10 March 2026; not endorsed by the EDPB). The PDF
          carries its data inside and can be imported again.
        </p>
      </PageHeading>
      <section className="sheet px-5 py-4">
        <h2 className="text-lg">What it says about the outcome</h2>
        <p className="mt-1 flex flex-wrap items-center gap-3">
          <LevelMark level={outcome.level} />
          {outcome.levelIsAtLeast && outcome.level !== null && <span className="text-sm text-soft">at least</span>}
          <span>{decided ?? (outcome.best === null ? "It cannot be said yet what may be decided" : bestWords[outcome.best])}</span>
        </p>
        {decided === null && outcome.blockedBy.length > 0 && (
          <>
            <p className="mt-3">The document can be printed as a draft. Signing waits for:</p>
            <ul className="mt-1 ml-5 list-disc">
              {outcome.blockedBy.map((one) => (
                <li key={one.code}>
                  {blockerWords(one.code)}
                  {one.paths.length > 0 && <span className="text-soft"> ({one.paths.length})</span>}
                </li>
              ))}
            </ul>
            <p className="mt-2 text-sm">
              <PageLink href={`${base}/overview`}>See each of them in the overview</PageLink>
            </p>
          </>
        )}
      </section>
      {view.may.renderDocument && issued.length > 0 && (
        <>
          <h2 className="mt-8 mb-3 text-xl">Signed documents</h2>
          <SignedRevisions issued={issued} api={api} main />
        </>
      )}
      {view.may.renderDocument ? (
        <>
          <h2 className="mt-8 mb-3 text-xl">{issued.length > 0 ? "Print it anew, without signatures" : "Download as PDF"}</h2>
          <UnprintableNotice lines={unprintableLines(view.content, words)} base={base} />
          <ul className="space-y-3">
            {editions.map((edition) => (
              <li key={edition.id} className="sheet flex flex-wrap items-center gap-x-6 gap-y-2 px-5 py-4">
                <div className="min-w-0 flex-1 basis-72">
                  <p className="font-semibold">{edition.title}</p>
                  <p className="text-sm text-soft">{edition.says}</p>
                </div>
                <a
                  className={`button ${edition.id === "full" && issued.length === 0 ? "button-main" : ""}`}
                  href={`${api}/document?edition=${edition.id}`}
                  download
                >
                  Download<span className="sr-only"> the edition “{edition.title}”</span>
                </a>
              </li>
            ))}
          </ul>
          <details className="mt-3">
            <summary className="text-sm text-accent">The full edition with the comments and what became of them</summary>
            <div className="mt-2 border-l-4 border-warn pl-4">
              <p className="prose-measure text-sm">
                An annex prints every comment and proposal with its end. {privilegeWarning} The other editions never print them, and the
                attached data never hold them.
              </p>
              <p className="mt-2">
                <a className="button button-small" href={`${api}/document?edition=full&comments=printed`} download>
                  Download with comments
                </a>
              </p>
            </div>
          </details>
        </>
      ) : (
        <Notice>
          <p>Your role does not allow printing this document.</p>
        </Notice>
      )}
      {view.may.exportAssessment && (
        <>
          <h2 className="mt-8 mb-3 text-xl">Take the data with you</h2>
          <p>
            <a className="button" href={`${api}/file`} download>
              Download the assessment file
            </a>
          </p>
        </>
      )}
      {view.may.keepSnapshot && <KeepState api={api} />}
    </div>
  );
}
