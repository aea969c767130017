import type { Metadata } from "next";
import { type AssessmentParams, orNotFound, requireAssessment } from "@/app/page-access";
import { ConditionActions } from "@/components/review/condition-card";
import { PageHeading } from "@/components/ui/page-heading";
import { PageLink } from "@/components/ui/page-link";
import { type ConditionStatus, conditionStatusWords } from "@/lib/domain/assessment/condition";
import { dateText } from "@/lib/domain/language/date-text";
import { type FollowedCondition, listConditions } from "@/lib/services/review/conditions";

export const metadata: Metadata = { title: "Conditions" };

const looks: Readonly<Record<ConditionStatus, string>> = {
  evidenced: "border-accent",
  open: "border-rule",
  overdue: "border-danger",
};

function Condition({
  one,
  api,
  followed,
  members,
  mayAssign,
}: {
  one: FollowedCondition;
  api: string;
  /** Only the conditions of the version in force are. */
  followed: boolean;
  members: readonly { personId: string; name: string }[];
  mayAssign: boolean;
}) {
  const address = `${api}/conditions/${one.version}/${one.number}`;
  return (
    <li className={`sheet border-l-4 px-5 py-4 ${looks[one.status]}`}>
      <h3 className="font-sans text-base font-semibold">
        {one.number}. {one.title}
      </h3>
      <p className="mt-1 text-sm">
        <strong className={one.status === "overdue" ? "text-danger" : ""}>{conditionStatusWords[one.status]}</strong>
        <span className="text-soft">
          {" "}
          · due {one.due ? dateText(one.due) : "on no date"} · owner as signed: {one.owner || "nobody"}
          {one.responsible
            ? ` · looked after by ${one.responsible.name}`
            : followed && one.status !== "evidenced" && " · nobody here looks after it yet"}
        </span>
      </p>
      {one.evidenced && (
        <p className="mt-1 text-sm text-soft">
          {one.evidenced.by === ""
            ? "Shown with evidence before the decision was signed."
            : `Closed by ${one.evidenced.by} on ${dateText(one.evidenced.at.slice(0, 10))}.`}
        </p>
      )}
      {one.evidenced?.note && <p className="prose-measure mt-1 whitespace-pre-wrap">{one.evidenced.note}</p>}
      {one.files.length > 0 && (
        <ul className="mt-2 list-disc pl-5 text-sm">
          {one.files.map((file) => (
            <li key={file.evidenceId}>
              <a href={`${address}/evidence/${file.evidenceId}`} download className="break-words">
                {file.name}
              </a>
              <span className="text-soft"> · added on {dateText(file.addedOn)}</span>
            </li>
          ))}
        </ul>
      )}
      {followed && (
        <ConditionActions
          key={`${one.status}${one.responsible?.personId}`}
          api={address}
          title={one.title}
          closed={one.evidenced !== null}
          inPlace={one.evidenced?.by === ""}
          hasFiles={one.files.length > 0}
          responsible={one.responsible?.personId ?? null}
          members={members}
          mayAssign={mayAssign}
          mayFollow={one.mayFollow}
        />
      )}
    </li>
  );
}

export default async function ConditionsPage({ params }: { params: Promise<AssessmentParams> }) {
  const { person, view, base, api } = await requireAssessment(params);
  const { versions, mayAssign, members } = await orNotFound(listConditions(person, view.organisationId, view.assessmentId));
  return (
    <div className="max-w-[52rem]">
      <PageHeading title="Conditions">
        <p>
          What the decision was made to depend on. Each is followed until it is shown with evidence; the signed document stays as it is, and
          the next version takes over what was shown.
        </p>
      </PageHeading>
      {versions.length === 0 && (
        <p className="prose-measure">
          No decision with conditions was signed yet. Planned measures become conditions on the page{" "}
          <PageLink href={`${base}/measures`}>Measures</PageLink>, and are numbered here once the decision is signed.
        </p>
      )}
      {versions.map(({ version, state, conditions }) => (
        <section key={version} aria-labelledby={`version-${version}`} className="mb-8">
          <h2 id={`version-${version}`} className="mb-3 text-xl">
            Version {version}
            {state !== "signed" && <span className="text-soft"> (superseded)</span>}
          </h2>
          <ol className="space-y-4">
            {conditions.map((one) => (
              <Condition key={one.number} one={one} api={api} followed={state === "signed"} members={members} mayAssign={mayAssign} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
