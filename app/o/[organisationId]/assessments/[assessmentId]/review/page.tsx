import type { Metadata } from "next";
import { type AssessmentParams, orNotFound, requireAssessment } from "@/app/page-access";
import { Advice } from "@/components/review/advice";
import { BeginVersion } from "@/components/review/begin-version";
import { MoveForm } from "@/components/review/move-form";
import { MoveMade } from "@/components/review/moves";
import { SignersForm } from "@/components/review/signers-form";
import { StandIns } from "@/components/review/stand-ins";
import { ToConsultation } from "@/components/review/to-consultation";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { PageLink } from "@/components/ui/page-link";
import { versionStateWords } from "@/lib/domain/assessment/lifecycle";
import { stateMeaning } from "@/lib/domain/view/state-meaning";
import { reviewThreads } from "@/lib/services/review/review-threads";
import { versionProgress } from "@/lib/services/review/version-progress";

export const metadata: Metadata = { title: "Review" };

export default async function ReviewPage({ params }: { params: Promise<AssessmentParams> }) {
  const { person, view, base, api } = await requireAssessment(params);
  const progress = await orNotFound(versionProgress(person, view.organisationId, view.assessmentId));
  const { threads } = await orNotFound(reviewThreads(person, view.organisationId, view.assessmentId));
  const open = threads.filter((thread) => thread.isOpen).map(({ id, label, comments }) => ({ id, label, says: comments[0]?.text ?? "" }));
  const [last] = progress.moves;
  const plain = progress.ways.filter((way) => !way.decides);
  return (
    <div className="max-w-[52rem]">
      <PageHeading title="Review" above={`Version ${progress.version}`}>
        <p>
          <strong className="text-ink">{versionStateWords[progress.state]}.</strong> {stateMeaning[progress.state]}
        </p>
      </PageHeading>
      {last?.sentBack && (
        <section aria-label="Sent back" className="mb-8">
          <Notice tone="warn">
            <MoveMade move={last} threads={threads} base={base} />
          </Notice>
        </section>
      )}
      <section aria-labelledby="ways">
        <h2 id="ways" className="mb-3 text-xl">
          What you can do now
        </h2>
        {plain.length === 0 && view.may.startVersion ? null : plain.length === 0 ? (
          <p className="text-soft">In this state nothing is waiting for you.</p>
        ) : (
          <ul className="space-y-3">
            {plain.map((way, index) => (
              <li key={way.transition}>
                <MoveForm api={api} way={way} main={index === 0 && !way.reasonNeeded} threads={open} />
              </li>
            ))}
          </ul>
        )}
      </section>
      {view.may.startVersion && (
        <section id="new-version" aria-label="A new version" className="mt-3 scroll-mt-20">
          <BeginVersion api={api} signed={progress.state === "signed"} />
        </section>
      )}
      <ToConsultation state={progress.state} base={base} />
      <section aria-labelledby="threads" className="mt-8">
        <h2 id="threads" className="mb-2 text-xl">
          Comments
        </h2>
        <p>
          {open.length === 0 ? "No comment is open." : open.length === 1 ? "1 comment is open." : `${open.length} comments are open.`}{" "}
          <PageLink href={`${base}/comments`}>See the comments</PageLink>, <PageLink href={`${base}/read`}>read the draft</PageLink>, or{" "}
          <PageLink href={`${base}/compare`}>see what changed</PageLink>.
        </p>
      </section>
      <section aria-labelledby="signers" className="mt-8">
        <h2 id="signers" className="mb-2 text-xl">
          Who decides and signs
        </h2>
        {progress.mayNameSigners ? (
          <SignersForm api={api} candidates={progress.candidates} signers={progress.signers} />
        ) : progress.signers.length === 0 ? (
          <p className="text-soft">Nobody is named yet.</p>
        ) : (
          <ol className="list-decimal pl-6">
            {progress.signers.map(({ personId, name, hasSigned }) => (
              <li key={personId}>
                {name}
                {hasSigned && <span className="text-soft"> has signed</span>}
              </li>
            ))}
          </ol>
        )}
      </section>
      {progress.mayNameStandIn && <StandIns api={api} signers={progress.signers} candidates={progress.candidates} />}
      <Advice
        answers={view.content.answers}
        revisions={view.revisions}
        mayAdvise={view.may.recordAdvice}
        mayAnswer={view.may.answerAdvice}
        api={api}
        base={base}
        name={person.name}
      />
      <section aria-labelledby="moves" className="mt-8">
        <h2 id="moves" className="mb-2 text-xl">
          How it came here
        </h2>
        {progress.moves.length === 0 ? (
          <p className="text-soft">Nobody has sent this version on yet.</p>
        ) : (
          <ol className="space-y-3">
            {progress.moves.map((move) => (
              <li key={`${move.at}${move.to}`} className="border-l-4 border-rule pl-4">
                <MoveMade move={move} threads={threads} base={base} />
              </li>
            ))}
          </ol>
        )}
      </section>
    </div>
  );
}
