import type { Metadata } from "next";
import { type AssessmentParams, orNotFound, requireAssessment } from "@/app/page-access";
import { ComparedLines } from "@/components/review/compared-lines";
import { MarkAsRead } from "@/components/review/mark-as-read";
import { PageHeading } from "@/components/ui/page-heading";
import { type ComparedLine, saysTheSame } from "@/lib/domain/assessment/compare-states";
import { versionStateWords } from "@/lib/domain/assessment/lifecycle";
import { transitionIds, transitionWords } from "@/lib/domain/assessment/transitions";
import { linkToPath } from "@/lib/domain/view/explain";
import { type Comparable, compareVersions } from "@/lib/services/review/compare-versions";

export const metadata: Metadata = { title: "What changed" };

const moment = (iso: string): string => new Date(iso).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });

/** A snapshot that a transition took carries its id where nobody gave a reason. */
const because = (reason: string): string => {
  const transition = transitionIds.find((id) => id === reason);
  return transition ? transitionWords[transition] : reason.length > 60 ? `${reason.slice(0, 57)}…` : reason;
};

const nameOf = ({ id, at, version, state, reason, by }: Comparable): string =>
  id === "now"
    ? `The present state (version ${version}, ${versionStateWords[state].toLowerCase()})`
    : id === "look"
      ? `What you last marked as read, ${moment(at ?? "")} UTC`
      : `Version ${version}, kept ${moment(at ?? "")} UTC by ${by}: ${because(reason)}`;

export default async function ComparePage({
  params,
  searchParams,
}: {
  params: Promise<AssessmentParams>;
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}) {
  const { person, view, base, api } = await requireAssessment(params);
  const asked = await searchParams;
  const { states, from, to, compared, changeNumber, lookedAt } = await orNotFound(
    compareVersions(person, view.organisationId, view.assessmentId, {
      ...(typeof asked.from === "string" ? { from: asked.from } : {}),
      ...(typeof asked.to === "string" ? { to: asked.to } : {}),
    }),
  );
  const below = (to: string | null) => (to === null ? null : `${base}/${to}`);
  const parts: readonly { title: string; lines: readonly ComparedLine[]; linkOf: (line: ComparedLine) => string | null }[] = [
    { title: "Outcome", lines: compared.outcome, linkOf: () => below("overview") },
    { title: "Gaps", lines: compared.gaps, linkOf: ({ id }) => below(`gaps#${encodeURIComponent(id)}`) },
    { title: "Recipients", lines: compared.recipients, linkOf: ({ id }) => below(`recipients#${encodeURIComponent(id)}`) },
    { title: "Transfers", lines: compared.transfers, linkOf: () => below("recipients") },
    { title: "Risks and levels", lines: compared.risks, linkOf: ({ id }) => below(`risks/${encodeURIComponent(id)}`) },
    { title: "Measures", lines: compared.measures, linkOf: ({ id }) => below(`measures#${encodeURIComponent(id)}`) },
  ];
  const same = saysTheSame(compared);
  return (
    <div className="max-w-[52rem]">
      <PageHeading title="What changed">
        <p>
          Two states of this assessment, word by word, and what follows from each by the facts known on its day. What was put in carries +,
          what was taken out −.
        </p>
      </PageHeading>
      <form method="get" className="sheet mb-4 space-y-3 px-5 py-4">
        {(
          [
            ["from", "Earlier", from],
            ["to", "Later", to],
          ] as const
        ).map(([name, label, chosen]) => (
          <div key={name}>
            <label htmlFor={name} className="mb-1 block text-sm font-medium">
              {label}
            </label>
            <select id={name} name={name} defaultValue={chosen.id} className="field">
              {states.map((state) => (
                <option key={state.id} value={state.id}>
                  {nameOf(state)}
                </option>
              ))}
            </select>
          </div>
        ))}
        <button type="submit" className="button">
          Compare
        </button>
      </form>
      {to.id === "now" && (
        <div className="mb-6">
          <p className="mb-2 text-sm text-soft">
            {lookedAt === null
              ? "You have not marked this assessment as read yet. Once you have, this page begins with what changed since."
              : `You last marked it as read on ${moment(lookedAt)} UTC.`}
          </p>
          <MarkAsRead api={api} changeNumber={changeNumber} />
        </div>
      )}
      {same && (
        <p className="text-lg">Nothing changed between the two: answers, recipients, transfers, gaps, risks and measures are the same.</p>
      )}
      {parts
        .filter(({ lines }) => lines.length > 0)
        .map(({ title, lines, linkOf }) => (
          <section key={title} className="mt-8">
            <h2 className="mb-2 text-xl">
              {title} <span className="text-base font-normal text-soft">({lines.length})</span>
            </h2>
            <ComparedLines lines={lines} linkOf={linkOf} />
          </section>
        ))}
      {compared.answers.map(({ section, title, lines }) => (
        <section key={section} className="mt-8">
          <h2 className="mb-2 text-xl">
            Answers: {title} <span className="text-base font-normal text-soft">({lines.length})</span>
          </h2>
          <ComparedLines lines={lines} linkOf={({ id }) => below(linkToPath(id))} />
        </section>
      ))}
    </div>
  );
}
