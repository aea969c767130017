import type { Metadata } from "next";
import { type AssessmentParams, orNotFound, requireAssessment } from "@/app/page-access";
import { ChooseMethod } from "@/components/risk/choose-method";
import { ConfirmMatrix } from "@/components/risk/confirm-matrix";
import { MatrixFigure } from "@/components/risk/matrix-figure";
import { MethodComparison } from "@/components/risk/method-comparison";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { PageLink } from "@/components/ui/page-link";
import { may } from "@/lib/domain/assessment/permissions";
import { dateText } from "@/lib/domain/language/date-text";
import { isMatrixSettled, type Method, matrixConfirmationOf } from "@/lib/domain/risk/method";
import { methodById, methods } from "@/lib/domain/risk/method-table";
import {
  confirmedText,
  consultationText,
  fieldWords,
  floorText,
  methodName,
  methodText,
  partWords,
  scaleText,
  standingText,
  stopperText,
  unconfirmedText,
} from "@/lib/domain/view/method-words";
import { riskWords } from "@/lib/domain/view/risk-words";
import { compareWithMethod } from "@/lib/services/assessment/choose-method";
import { confirmedMatrices } from "@/lib/services/assessment/matrix-confirmations";

export const metadata: Metadata = { title: "Scoring methods" };

/** What a person rates for each risk under the method, line by line. */
function WorksheetLines({ method }: { method: Method }) {
  if (!method.worksheet) return null;
  return (
    <details className="mt-3">
      <summary className="text-sm text-accent">The {method.worksheet.fields.length} lines of its worksheet</summary>
      <dl className="terms mt-2 text-sm">
        {method.worksheet.fields.map(({ id, part, stopper }) => {
          const { label, meaning } = fieldWords(method, id);
          return (
            <div key={id} className="contents">
              <dt>{label}</dt>
              <dd>
                {partWords(part)}
                {stopper && `, ${stopperText()}`}: {meaning}
              </dd>
            </div>
          );
        })}
      </dl>
    </details>
  );
}

export default async function MethodsPage({
  params,
  searchParams,
}: {
  params: Promise<AssessmentParams>;
  searchParams: Promise<{ compare?: string }>;
}) {
  const { person, view, base, api } = await requireAssessment(params);
  const { compare } = await searchParams;
  const { organisationId, assessmentId, result, content } = view;
  const other = compare ? methodById(compare) : null;
  const comparison = other ? await orNotFound(compareWithMethod(person, organisationId, assessmentId, other.id)) : null;
  const confirmations = await confirmedMatrices(person, organisationId);
  const roles = person.memberships.find((one) => one.organisationId === organisationId)?.roles ?? [];
  const mayConfirm = may(roles, "confirmMatrix");
  return (
    <div className="max-w-[60rem]">
      <PageHeading title="Scoring methods">
        <p>
          A method turns likelihood and severity into levels. This assessment is judged by <strong>“{methodName(result.method)}”</strong>.
          {result.method !== content.method && " The method that its file names is not held here."} Compare another one before you switch:
          nothing changes by looking.
        </p>
      </PageHeading>
      {!result.matrix.carriesSignature && (
        <Notice tone="warn" title="The table in use is not verified">
          <p>{unconfirmedText()}</p>
        </Notice>
      )}
      {comparison && other && (
        <section aria-labelledby="comparison" className="mb-10">
          <h2 id="comparison" className="mb-2 text-xl">
            Today’s levels beside “{methodName(other.id)}”
          </h2>
          <MethodComparison
            comparison={comparison}
            titleOf={(risk) => riskWords({ id: risk.id, rule: risk.rule }, content).title}
            base={base}
          />
          {view.may.chooseMethod ? (
            <ChooseMethod api={api} method={other.id} name={methodName(other.id)} page={`${base}/methods`} />
          ) : (
            <p className="text-soft">Your role, or the state of this version, does not allow switching.</p>
          )}
        </section>
      )}
      <h2 className="mb-2 text-xl">The methods held</h2>
      <p className="prose-measure">{floorText()}</p>
      <p className="prose-measure mt-2 mb-4">{consultationText()}</p>
      <ul className="space-y-3">
        {methods.map((method) => {
          const confirmed = matrixConfirmationOf(method, confirmations);
          const inUse = method.id === result.method;
          const scale = scaleText(method);
          const settled = isMatrixSettled(method);
          return (
            <li key={method.id} className={`sheet ${inUse ? "border-accent" : ""}`}>
              <details className="group" open={inUse || method.id === other?.id}>
                <summary className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-5 py-3">
                  <h3 className="inline font-sans text-base font-semibold">{methodName(method.id)}</h3>
                  {inUse && <span className="tag border-accent text-accent">in use</span>}
                  {!settled && <span className="tag">{confirmed ? "table confirmed by the organisation" : "table not verified"}</span>}
                  <span className="ml-auto text-sm text-accent group-open:hidden">Show</span>
                </summary>
                <div className="px-5 pb-5">
                  <p className="text-sm text-soft">Method of: {methodText(method, "by")}</p>
                  <p className="prose-measure mt-2">{methodText(method, "note")}</p>
                  <MatrixFigure method={method} name={methodName(method.id)} />
                  {scale && <p className="prose-measure">Groundwork’s four values are taken to its steps: {scale}.</p>}
                  <p className="prose-measure mt-2">{methodText(method, "stages")}</p>
                  <WorksheetLines method={method} />
                  <h4 className="mt-4 font-semibold">Sources</h4>
                  <ul className="list-disc pl-5">
                    {method.sources.map(({ title, url, date, standing }) => (
                      <li key={title}>
                        {url ? <a href={url}>{title}</a> : title} <span className="text-soft">(as of {dateText(date)})</span>:{" "}
                        {standingText(standing)}
                      </li>
                    ))}
                  </ul>
                  {!settled && (
                    <p className={`mt-3 border-l-4 pl-3 ${confirmed ? "border-accent" : "border-warn"}`}>
                      {confirmed ? confirmedText(confirmed) : unconfirmedText()}
                    </p>
                  )}
                  {!settled && mayConfirm && (
                    <ConfirmMatrix
                      key={confirmed?.at ?? "none"}
                      organisationApi={`/api/v1/organisations/${organisationId}`}
                      method={method.id}
                      isConfirmed={confirmed !== null}
                      today={new Date().toISOString().slice(0, 10)}
                    />
                  )}
                  {!settled && !confirmed && !mayConfirm && (
                    <p className="mt-2 text-sm text-soft">
                      A legal reviewer or the data protection officer of the organisation confirms it here.
                    </p>
                  )}
                  {!inUse && (
                    <p className="mt-4">
                      <PageLink className="button" href={`${base}/methods?compare=${encodeURIComponent(method.id)}`}>
                        Compare with today’s levels
                      </PageLink>
                    </p>
                  )}
                </div>
              </details>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
