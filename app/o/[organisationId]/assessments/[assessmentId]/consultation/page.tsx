import type { Metadata } from "next";
import { type AssessmentParams, orNotFound, requireAssessment } from "@/app/page-access";
import { EntryActions, EventForm, SendForm } from "@/components/review/consultation-forms";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { PageLink } from "@/components/ui/page-link";
import { type Consultation, type ConsultationClock, consultationEventWords } from "@/lib/domain/assessment/consultation";
import { versionStateWords } from "@/lib/domain/assessment/lifecycle";
import { dateText } from "@/lib/domain/language/date-text";
import { consultationView } from "@/lib/services/review/consultation";

export const metadata: Metadata = { title: "Consultation" };

const days = (count: number): string => (count === 1 ? "1 day" : `${count} days`);

function standing({ authority, receivedOn }: Consultation, clock: ConsultationClock): string {
  switch (clock.state) {
    case "advised":
      return `${authority} has given its advice.`;
    case "suspended":
      return `The period stands still while ${authority} waits for information. ${days(clock.daysLeft)} are left once it goes on.`;
    case "ended":
      return `The period ended on ${dateText(clock.ends ?? "")} without advice on record.`;
    case "notReceived":
      return `The period begins when ${authority} receives the request. If that was on the day it was sent, it ends on ${dateText(clock.ends ?? "")}.`;
    case "running":
      return `The period runs until ${dateText(clock.ends ?? "")}: ${days(clock.daysLeft)} left. The request was received on ${dateText(receivedOn ?? "")}.`;
  }
}

function Period({ running, clock }: { running: Consultation; clock: ConsultationClock }) {
  return (
    <section aria-labelledby="period" className="mb-8">
      <h2 id="period" className="mb-2 text-xl">
        The authority’s period
      </h2>
      <Notice tone={clock.state === "ended" ? "warn" : "accent"}>
        <p className="font-medium">{standing(running, clock)}</p>
      </Notice>
      <dl className="grid gap-x-8 gap-y-2 sm:grid-cols-2">
        <div>
          <dt className="text-sm text-soft">Length (Art. 36(2))</dt>
          <dd>{clock.weeks === 14 ? "8 weeks and 6 more" : "8 weeks; 6 more can be told"}</dd>
        </div>
        <div>
          <dt className="text-sm text-soft">An extension is told by</dt>
          <dd>
            {dateText(clock.extensionToldBy)}
            {running.extension && `; told on ${dateText(running.extension.toldOn)}${clock.extensionLate ? ", which is later" : ""}`}
          </dd>
        </div>
        <div>
          <dt className="text-sm text-soft">Stood still for</dt>
          <dd>{days(clock.suspendedDays)}</dd>
        </div>
        <div>
          <dt className="text-sm text-soft">Reference</dt>
          <dd>{running.reference || "None"}</dd>
        </div>
      </dl>
      <p className="mt-2 text-sm text-soft">
        Counted from the day of receipt by Regulation (EEC, Euratom) No 1182/71: an end on a weekend moves to Monday. Public holidays are
        not known here and can move it too. Nothing starts before the consultation is over (Art. 36(1)).
      </p>
    </section>
  );
}

export default async function ConsultationPage({ params }: { params: Promise<AssessmentParams> }) {
  const { person, view, base, api } = await requireAssessment(params);
  const consultation = await orNotFound(consultationView(person, view.organisationId, view.assessmentId));
  const { running, clock, state, events } = consultation;
  const today = new Date().toISOString().slice(0, 10);
  return (
    <div className="max-w-[52rem]">
      <PageHeading title="Consultation" above={`Version ${consultation.version} · ${versionStateWords[state]}`}>
        <p>
          Where the risk stays high, the supervisory authority is consulted before anything starts (Art. 36). Groundwork sends nothing: it
          makes the package, counts the authority’s period and keeps its advice.
        </p>
      </PageHeading>
      {!consultation.hasPackage && events.length === 0 && (
        <p className="prose-measure">
          Nobody has decided to consult the authority on this version. Who signs decides that on the page{" "}
          <PageLink href={`${base}/sign`}>Decide and sign</PageLink>.
        </p>
      )}
      {running && clock && <Period running={running} clock={clock} />}
      {consultation.hasPackage && (
        <section aria-labelledby="package" className="mb-8">
          <h2 id="package" className="mb-2 text-xl">
            The package
          </h2>
          <p className="prose-measure mb-3">
            One ZIP with a cover on what Art. 36(3)(a) to (f) asks for and what of it is open, the assessment as it was decided on, its
            data, and the list of evidence.
          </p>
          <a className="button" href={`${api}/consultation/package`} download>
            Download the package (ZIP)
          </a>
        </section>
      )}
      {consultation.maySend && (
        <section aria-labelledby="send" className="mb-8">
          <h2 id="send" className="mb-2 text-xl">
            Sent to the authority
          </h2>
          <SendForm api={api} today={today} />
        </section>
      )}
      {consultation.mayRecord && consultation.next.length > 0 && (
        <section aria-labelledby="record" className="mb-8">
          <h2 id="record" className="mb-2 text-xl">
            What came back
          </h2>
          <EventForm
            key={events[0]?.entry}
            api={api}
            today={today}
            next={consultation.next.map((kind) => ({ kind, words: consultationEventWords[kind] }))}
          />
        </section>
      )}
      {state === "authorityConsulted" && (
        <p className="mb-8">
          Once the advice is here, or the period has ended, go on from the page <PageLink href={`${base}/review`}>Review</PageLink>: revise
          the draft, or ask for the decision.
        </p>
      )}
      {events.length > 0 && (
        <section aria-labelledby="events">
          <h2 id="events" className="mb-2 text-xl">
            What was recorded
          </h2>
          <ol className="space-y-3">
            {events.map((one) => (
              <li key={`${one.version}-${one.entry}`} className="border-l-4 border-rule pl-4">
                <p>
                  <span className="font-medium">{one.words}</span>
                  <span className="text-soft">
                    {" "}
                    · {dateText(one.on)} · recorded by {one.by}
                    {one.version !== consultation.version && ` · version ${one.version}`}
                  </span>
                </p>
                {one.authority !== "" && (
                  <p>
                    {one.authority}
                    {one.reference !== "" && `, reference ${one.reference}`}
                  </p>
                )}
                {one.note !== "" && <p className="prose-measure whitespace-pre-wrap">{one.note}</p>}
                {one.file && (
                  <p className="text-sm">
                    <a href={`${api}/consultation/files/${one.version}/${one.entry}`} download className="break-words">
                      {one.file.name}
                    </a>{" "}
                    <span className="break-all text-soft">SHA-256 {one.file.sha256}</span>
                  </p>
                )}
                {consultation.mayRecord && one.version === consultation.version && (
                  <EntryActions
                    address={`${api}/consultation/events/${one.entry}`}
                    mayAttach={one.file === null}
                    mayTakeBack={one.isLast && one.kind !== "sent"}
                  />
                )}
              </li>
            ))}
          </ol>
        </section>
      )}
    </div>
  );
}
