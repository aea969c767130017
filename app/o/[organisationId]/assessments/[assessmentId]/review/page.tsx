import type { Metadata } from "next";
import { type AssessmentParams, orNotFound, requireAssessment } from "@/app/page-access";
import { Advice } from "@/components/review/advice";
import { MoveForm } from "@/components/review/move-form";
import { SignersForm } from "@/components/review/signers-form";
import { StandIns } from "@/components/review/stand-ins";
import { ToConsultation } from "@/components/review/to-consultation";
import { PageHeading } from "@/components/ui/page-heading";
import { PageLink } from "@/components/ui/page-link";
import { versionStateWords } from "@/lib/domain/assessment/lifecycle";
import { stateMeaning } from "@/lib/domain/view/state-meaning";
import { reviewThreads } from "@/lib/services/review-threads";
import { versionProgress } from "@/lib/services/version-progress";

export const metadata: Metadata = { title: "Review" };

const moment = (iso: string): string => new Date(iso).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });

export default async function ReviewPage({ params }: { params: Promise<AssessmentParams> }) {
  const { person, view, base, api } = await requireAssessment(params);
  const progress = await orNotFound(versionProgress(person, view.organisationId, view.assessmentId));
  const { threads } = await orNotFound(reviewThreads(person, view.organisationId, view.assessmentId));
  const open = threads.filter((thread) => thread.isOpen).map(({ id, label, comments }) => ({ id, label, says: comments[0]?.text ?? "" }));
  const plain = progress.ways.filter((way) => !way.decides);
  return (
    <div className="max-w-[52rem]">
      <PageHeading title="Review" above={`Version ${progress.version}`}>
        <p>
          <strong className="text-ink">{versionStateWords[progress.state]}.</strong> {stateMeaning[progress.state]}
        </p>
      </PageHeading>
      <section aria-labelledby="ways">
        <h2 id="ways" className="mb-3 text-xl">
          What you can do now
        </h2>
        {plain.length === 0 ? (
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
            {progress.signers.map(({ personId, name }) => (
              <li key={personId}>{name}</li>
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
                <p>
                  <span className="font-medium">{versionStateWords[move.to]}</span>
                  <span className="text-soft">
                    {" "}
                    · {move.by} · <time dateTime={move.at}>{moment(move.at)} UTC</time>
                  </span>
                </p>
                {move.reason && <p className="prose-measure whitespace-pre-wrap">{move.reason}</p>}
                {move.threads.length > 0 && (
                  <ul className="mt-1 ml-5 list-disc text-sm">
                    {move.threads.map((id) => {
                      const thread = threads.find((one) => one.id === id);
                      return thread ? (
                        <li key={id}>
                          <PageLink href={`${base}/comments#${id}`}>{thread.label}</PageLink>
                          <span className="text-soft"> · {thread.isOpen ? "open" : "resolved"}</span>
                        </li>
                      ) : null;
                    })}
                  </ul>
                )}
              </li>
            ))}
          </ol>
        )}
      </section>
    </div>
  );
}
