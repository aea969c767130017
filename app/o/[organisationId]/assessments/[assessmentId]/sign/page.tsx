import type { Metadata } from "next";
import { assessmentWithWords } from "@/app/assessment-words";
import { type AssessmentParams, orNotFound } from "@/app/page-access";
import { SignedRevisions } from "@/components/document/signed-revisions";
import { UnprintableNotice } from "@/components/document/unprintable-notice";
import { DecideForm } from "@/components/review/decide-form";
import { ScreeningRecord } from "@/components/review/screening-record";
import { SignForm } from "@/components/review/sign-form";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { PageLink } from "@/components/ui/page-link";
import { versionStateWords } from "@/lib/domain/assessment/lifecycle";
import { transitionWords } from "@/lib/domain/assessment/transitions";
import { sealedWithWords } from "@/lib/domain/seals/signature-words";
import { signOffBlockPlace, signOffBlockWords } from "@/lib/domain/view/sign-off-words";
import { stateMeaning } from "@/lib/domain/view/state-meaning";
import { unprintableLines } from "@/lib/domain/view/unprintable-words";
import { proofWaysOf } from "@/lib/services/accounts/account";
import { signingView } from "@/lib/services/signing/signed-documents";

export const metadata: Metadata = { title: "Decide and sign" };

const moment = (iso: string): string =>
  `${new Date(iso).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" })} UTC`;

export default async function SignPage({ params }: { params: Promise<AssessmentParams> }) {
  const { person, view, base, api, words } = await assessmentWithWords(params);
  const signing = await orNotFound(signingView(person, view.organisationId, view.assessmentId));
  const ways = await proofWaysOf(person);
  // What is in use seals what comes, not what was signed before.
  const isAsked = signing.decisions.length > 0 || signing.prepared || signing.awaited || signing.screening;
  return (
    <div className="max-w-[52rem]">
      <PageHeading title="Decide and sign" above={`Version ${view.version.number} · ${versionStateWords[view.version.state]}`}>
        <p>{sealedWithWords(isAsked ? signing.seal.names : null)} Who reads the document can verify it without an account.</p>
      </PageHeading>
      {!isAsked && !signing.notYours && (
        <p className="prose-measure mb-8">
          {stateMeaning[view.version.state]} <PageLink href={`${base}/review`}>See where it stands and what you can do</PageLink>
        </p>
      )}
      {signing.screening && (
        <section aria-labelledby="screening" className="mb-8">
          <h2 id="screening" className="mb-2 text-xl">
            The record of the screening
          </h2>
          <p className="prose-measure mb-3">
            A screening that ends in “not required” gets a short record of its own: the result, each criterion with its grounds, and the
            reasons. It is signed and kept like a decision; a changed answer opens the screening again.
          </p>
          <ScreeningRecord api={api} sha256={signing.screening.sha256} email={person.email} ways={ways} />
        </section>
      )}
      {isAsked && signing.seal.problem && (
        <Notice tone="warn" title="Nothing can be sealed now">
          <p>{signing.seal.problem}</p>
        </Notice>
      )}
      {isAsked && <UnprintableNotice lines={unprintableLines(view.content, words)} base={base} />}
      {signing.notYours && (
        <Notice>
          <p>{signing.notYours}</p>
        </Notice>
      )}
      {signing.decisions.length > 0 && (
        <section aria-labelledby="decide" className="mb-8">
          <h2 id="decide" className="mb-2 text-xl">
            Your decision
          </h2>
          <DecideForm
            api={api}
            base={base}
            email={person.email}
            ways={ways}
            decisions={signing.decisions.map(({ act, words, blocks }) => ({
              act,
              words,
              blocks: blocks.map(({ code, paths }) => ({
                code,
                words: signOffBlockWords(code),
                count: paths.length,
                to: signOffBlockPlace(code),
              })),
            }))}
          />
        </section>
      )}
      {signing.prepared && (
        <section aria-labelledby="prepared" className="mb-8">
          <h2 id="prepared" className="mb-2 text-xl">
            Read it, then sign it
          </h2>
          <SignForm
            key={signing.prepared.sha256}
            api={api}
            act={signing.prepared.act}
            sha256={signing.prepared.sha256}
            address={`${api}/prepared`}
            button={transitionWords[signing.prepared.act]}
            email={person.email}
            ways={ways}
          />
        </section>
      )}
      {signing.awaited && (
        <section aria-labelledby="awaited" className="mb-8">
          <h2 id="awaited" className="mb-2 text-xl">
            Your signature is asked for
          </h2>
          <SignForm
            key={signing.awaited.sha256}
            api={api}
            act="sign"
            sha256={signing.awaited.sha256}
            address={`${api}/signed/${signing.awaited.sha256}`}
            button={transitionWords.sign}
            email={person.email}
            ways={ways}
          />
        </section>
      )}
      {signing.signers.length > 0 && (
        <section aria-labelledby="order" className="mb-8">
          <h2 id="order" className="mb-2 text-xl">
            Who signs this version
          </h2>
          <ol className="list-decimal space-y-1 pl-6">
            {signing.signers.map(({ name, signedAt }) => (
              <li key={name}>
                {name} <span className="text-soft">{signedAt ? `signed on ${moment(signedAt)}` : "has not signed yet"}</span>
              </li>
            ))}
          </ol>
        </section>
      )}
      <section aria-labelledby="issued">
        <h2 id="issued" className="mb-2 text-xl">
          Signed documents
        </h2>
        {signing.issued.length === 0 ? (
          <p className="text-soft">Nothing was signed yet.</p>
        ) : (
          <SignedRevisions issued={signing.issued} api={api} />
        )}
      </section>
    </div>
  );
}
