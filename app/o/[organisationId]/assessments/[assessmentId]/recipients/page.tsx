import type { Metadata } from "next";
import { assessmentWithWords } from "@/app/assessment-words";
import type { AssessmentParams } from "@/app/page-access";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { OpenPaths, Why } from "@/components/ui/reasons";
import { Term } from "@/components/ui/term";
import {
  anyRegionWords,
  countriesWords,
  recipientKindWords,
  roleOfRecipientWords,
  transferPlaceWords,
  transferStandingWords,
  transferToolWords,
} from "@/lib/domain/view/outcome-words";

export const metadata: Metadata = { title: "Recipients and transfers" };

const stepWords = {
  setMode: "The mode set",
  requirement: "What the model requires",
  behaviour: "What follows",
  apart: "Apart from that",
} as const;

export default async function RecipientsPage({ params }: { params: Promise<AssessmentParams> }) {
  const { view, words, base } = await assessmentWithWords(params);
  const { recipients, transfers, retention, map } = view.result;
  const shown = recipients.filter((one) => one.certainty !== "excluded");
  const excluded = recipients.filter((one) => one.certainty === "excluded");
  const elementName = (id: string) => map.elements.find((one) => one.id === id)?.name ?? words.name(id);
  const recipientName = (id: string) => recipients.find((one) => one.id === id)?.name ?? elementName(id);
  const anyRegion = anyRegionWords(transfers);
  const retained = retention.filter((one) => one.outcome !== "notBedrock");
  return (
    <div className="max-w-[52rem]">
      <PageHeading title="Recipients and transfers">
        <p>
          Computed from your answers and the facts in force, never typed. “Possible” means that the terms or settings allow it; whether it
          happens is not known.
        </p>
      </PageHeading>
      {shown.length === 0 ? (
        <Notice>
          <p>No recipient follows from the answers so far. Describe systems and model uses first.</p>
        </Notice>
      ) : (
        <ul className="space-y-4">
          {shown.map((one) => (
            <li key={one.id} id={one.id} className="sheet scroll-mt-20 px-5 py-4 target:border-accent">
              <h2 className="flex flex-wrap items-baseline gap-x-3 text-lg">
                {one.name}
                <span className={`tag font-sans font-normal ${one.certainty === "possible" ? "border-dashed" : ""}`}>{one.certainty}</span>
              </h2>
              <p className="text-sm text-soft">
                {recipientKindWords[one.kind]}
                {recipientKindWords[one.kind].toLowerCase() !== roleOfRecipientWords[one.role] && `; ${roleOfRecipientWords[one.role]}`}
                {!one.roleSettled && one.role !== "undetermined" && " (proposed)"}
              </p>
              <p className="mt-2">{words.say(one.says)}</p>
              <dl className="terms mt-3">
                {one.receives.length > 0 && <Term name="Receives">{one.receives.map(words.name).join(", ")}</Term>}
                <Term name="Where">{countriesWords(one.countries)}</Term>
                <Term name="Kept">{words.length(one.retention)}</Term>
                {one.access.length > 0 && (
                  <Term name="Access">
                    {one.access.map((kind) => (kind === "humanReview" ? "people may read it" : "automated")).join(", ")}
                  </Term>
                )}
                {one.path.length > 1 && <Term name="Path">{one.path.map(elementName).join(" → ")}</Term>}
              </dl>
              {one.missing.length > 0 && (
                <details className="mt-2 text-sm">
                  <summary className="text-warn">Not settled: {one.missing.length} open</summary>
                  <OpenPaths paths={words.paths(one.missing)} base={base} />
                </details>
              )}
              <Why reasons={words.reasons(one.because)} base={base} />
            </li>
          ))}
        </ul>
      )}
      {excluded.length > 0 && (
        <>
          <h2 className="mt-10 mb-2 text-xl">Excluded</h2>
          <ul className="space-y-3">
            {excluded.map((one) => (
              <li key={one.id} id={one.id}>
                <strong>{one.name}</strong>: {words.say(one.says)}
                <Why reasons={words.reasons(one.because)} base={base} />
              </li>
            ))}
          </ul>
        </>
      )}

      <h2 className="mt-12 mb-2 text-xl">Transfers out of the European Economic Area</h2>
      {transfers.length === 0 ? (
        <p className="text-soft">No transfer follows from the answers so far.</p>
      ) : (
        <>
          {anyRegion !== null && (
            <p className="mb-3 max-w-prose text-sm text-soft">
              “Any commercial AWS Region” stands for the countries outside the EEA in which the facts register lists one: {anyRegion}.
            </p>
          )}
          <ul className="space-y-4">
            {transfers.map((one) => (
              <li key={one.id} id={one.id} className="sheet scroll-mt-20 px-5 py-4 target:border-accent">
                <h3 className="font-sans text-base font-semibold">
                  {recipientName(one.from)} → {recipientName(one.to)}
                </h3>
                <p className="mt-1">{words.say(one.says)}</p>
                <dl className="terms mt-3">
                  <Term name="Country">{transferPlaceWords(one)}</Term>
                  <Term name="Tool">{transferToolWords[one.tool]}</Term>
                  <Term name="Standing">
                    <span className={one.standing === "gap" ? "font-semibold text-danger" : one.standing === "covered" ? "" : "text-warn"}>
                      {transferStandingWords[one.standing]}
                    </span>
                  </Term>
                </dl>
                {one.missing.length > 0 && <OpenPaths paths={words.paths(one.missing)} base={base} />}
                <Why reasons={words.reasons(one.because)} base={base} />
              </li>
            ))}
          </ul>
        </>
      )}

      {retained.length > 0 && (
        <>
          <h2 className="mt-12 mb-2 text-xl">What Bedrock keeps, step by step</h2>
          <div className="space-y-4">
            {retained.map((use) => (
              <section key={use.modelUse} className="sheet px-5 py-4">
                <h3 className="font-sans text-base font-semibold">{words.name(use.modelUse)}</h3>
                <ol className="mt-2 space-y-3">
                  {use.steps.map((step) => (
                    <li key={`${step.step}-${step.says.message}`}>
                      <span className="text-sm font-medium text-soft">{stepWords[step.step]}: </span>
                      {words.say(step.says)}
                      <Why reasons={words.reasons(step.because)} base={base} />
                    </li>
                  ))}
                </ol>
                <p className="mt-3 text-sm">
                  Kept: <strong>{words.length(use.retention)}</strong>
                </p>
                {use.standingAuthorisation && (
                  <p className="mt-2 border-l-4 border-warn pl-3 text-sm">
                    The mode that is set allows more than this model needs. Nothing follows from it today, but it is a standing
                    authorisation.
                  </p>
                )}
              </section>
            ))}
          </div>
        </>
      )}
    </div>
  );
}
