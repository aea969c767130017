import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { registerFilterOf } from "@/app/list-filter";
import { orNotFound, requireMembership } from "@/app/page-access";
import { PortfolioHeatMap } from "@/components/portfolio/portfolio-heat-map";
import { RegisterLevel } from "@/components/portfolio/register-level";
import { type FactLine, GapRows, MeasureRows, RecipientRows, RiskRows } from "@/components/portfolio/register-rows";
import { RegisterTabs } from "@/components/portfolio/register-tabs";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { PageLink } from "@/components/ui/page-link";
import { versionStates, versionStateWords } from "@/lib/domain/assessment/lifecycle";
import type { FactsRegister } from "@/lib/domain/facts/fact";
import { sentence } from "@/lib/domain/language/sentence";
import { isRegister, type Register, type RegisterEntry } from "@/lib/domain/portfolio/register-entry";
import type { Scale } from "@/lib/domain/risk/level";
import { levels } from "@/lib/domain/risk/level";
import { levelText, registerIntros, registerOrders, registerTitles, statesOfRegister, stateText } from "@/lib/domain/view/register-words";
import { listFacts } from "@/lib/services/facts/list-facts";
import { notDerivedYet } from "@/lib/services/portfolio/list-assessments";
import {
  findEntries,
  mostGroups,
  placeOfEntry,
  portfolioHeatMap,
  type RegisterRow,
  registerGroups,
} from "@/lib/services/portfolio/registers";

type Params = { organisationId: string; register: string };
type Search = Readonly<Record<string, string | string[] | undefined>>;

export async function generateMetadata({ params }: { params: Promise<Params> }): Promise<Metadata> {
  const { register } = await params;
  return { title: isRegister(register) ? `Register of ${registerTitles[register].toLowerCase()}` : "Registers" };
}

const scaleWords = (axis: "likelihood" | "severity") => (value: Scale) => sentence({ message: `method.${axis}.${value}`, values: {} });

/** The facts of an entry in words; one that the register no longer holds keeps its id. */
const factLines =
  (register: FactsRegister, organisationId: string) =>
  (ids: readonly string[]): readonly FactLine[] =>
    ids.map((id) => {
      const [factId = id] = id.split("@");
      const fact = register.facts.find((one) => `${one.id}@${one.version}` === id);
      return {
        id,
        claim: fact?.claim ?? id,
        standing: fact?.standing ?? null,
        href: `/facts?${new URLSearchParams({ organisation: organisationId, q: fact?.claim.slice(0, 80) ?? factId })}#${factId}`,
      };
    });

function Rows({
  register,
  rows,
  facts,
  organisationId,
}: {
  register: Register;
  rows: readonly RegisterRow[];
  facts: FactsRegister;
  organisationId: string;
}) {
  const shown = rows.map((row) => ({
    ...row,
    id: `${row.assessmentId} ${row.entry.entryId}`,
    href: `/o/${organisationId}/assessments/${row.assessmentId}/${placeOfEntry(row.entry)}`,
  }));
  type Shown<R extends Register> = Omit<(typeof shown)[number], "entry"> & { entry: Extract<RegisterEntry, { register: R }> };
  // All rows are of the register that was asked for.
  const of = <R extends Register>() => shown as unknown as Shown<R>[];
  switch (register) {
    case "recipients":
      return <RecipientRows rows={of<"recipients">()} factsOf={factLines(facts, organisationId)} />;
    case "risks":
      return <RiskRows rows={of<"risks">()} />;
    case "gaps":
      return <GapRows rows={of<"gaps">()} />;
    case "measures":
      return <MeasureRows rows={of<"measures">()} />;
  }
}

export default async function RegisterPage({ params, searchParams }: { params: Promise<Params>; searchParams: Promise<Search> }) {
  const { organisationId, register } = await params;
  const { person } = await requireMembership(organisationId);
  if (!isRegister(register)) notFound();
  const search = await searchParams;
  const filter = registerFilterOf(register, search);
  const { query = "", key = "", state = "", level = "", likelihood, severity, overdue, assessmentState = "" } = filter;
  const address = {
    q: query,
    key,
    state,
    level,
    likelihood: likelihood ? `${likelihood}` : "",
    severity: severity ? `${severity}` : "",
    overdue: overdue ? "1" : "",
    assessments: assessmentState,
  };
  const base = `/o/${organisationId}/registers`;
  const linkWith = (changed: Partial<typeof address & { view: string; page: string }>): string =>
    `${base}/${register}?${new URLSearchParams(Object.entries({ ...address, ...changed }).filter(([, value]) => value !== ""))}`;
  const opensEntries = key !== "" || level !== "" || likelihood !== undefined || severity !== undefined || overdue === true;
  const isGrouped = !opensEntries && search.view !== "entries";
  const groups = isGrouped ? await orNotFound(registerGroups(person, organisationId, register, filter)) : [];
  const found = isGrouped ? null : await orNotFound(findEntries(person, organisationId, register, filter));
  const cells =
    register === "risks" && isGrouped && query === "" && state === "" ? await orNotFound(portfolioHeatMap(person, organisationId)) : [];
  const missing = await orNotFound(notDerivedYet(person, organisationId));
  const facts = await listFacts(person, organisationId);
  const isFiltered = Object.values(address).some((value) => value !== "");
  const title = registerTitles[register];
  return (
    <main id="main" className="mx-auto max-w-[84rem] px-4 py-10">
      <PageHeading title={`Register of ${title.toLowerCase()}`}>
        <p>{registerIntros[register]}</p>
      </PageHeading>
      <RegisterTabs base={base} active={register} />
      {missing > 0 && (
        <Notice tone="warn" title="Not every assessment is in the registers yet">
          <p>
            {missing === 1 ? "One assessment was" : `${missing} assessments were`} last saved by an earlier version of Groundwork and{" "}
            {missing === 1 ? "is" : "are"} being taken in by the server now. Load this page again in a moment.
          </p>
        </Notice>
      )}
      <search>
        <form method="get" className="mb-6 grid items-end gap-4 sm:grid-cols-2 md:grid-cols-4">
          {key !== "" && <input type="hidden" name="key" value={key} />}
          {!isGrouped && <input type="hidden" name="view" value="entries" />}
          {likelihood && <input type="hidden" name="likelihood" value={likelihood} />}
          {severity && <input type="hidden" name="severity" value={severity} />}
          <label className="block">
            <span className="mb-1 block font-medium">Name contains</span>
            <input type="search" name="q" defaultValue={query} maxLength={200} className="field" />
          </label>
          <label className="block">
            <span className="mb-1 block font-medium">
              {register === "recipients" ? "Certainty" : register === "measures" ? "Status" : "State"}
            </span>
            <select name="state" defaultValue={state} className="field">
              <option value="">Any</option>
              {statesOfRegister[register].map((one) => (
                <option key={one} value={one}>
                  {stateText(one)}
                </option>
              ))}
            </select>
          </label>
          {register === "risks" && (
            <label className="block">
              <span className="mb-1 block font-medium">Level</span>
              <select name="level" defaultValue={level} className="field">
                <option value="">Any level</option>
                {levels.toReversed().map((one) => (
                  <option key={one} value={one}>
                    {levelText(one)}
                  </option>
                ))}
              </select>
            </label>
          )}
          <label className="block">
            <span className="mb-1 block font-medium">State of the assessment</span>
            <select name="assessments" defaultValue={assessmentState} className="field">
              <option value="">Any but withdrawn</option>
              {versionStates.map((one) => (
                <option key={one} value={one}>
                  {versionStateWords[one]}
                </option>
              ))}
            </select>
          </label>
          {register === "measures" && (
            <label className="choice">
              <input type="checkbox" name="overdue" value="1" defaultChecked={overdue === true} />
              <span>Only what is overdue</span>
            </label>
          )}
          <p className="flex items-center gap-4">
            <button type="submit" className="button">
              Show
            </button>
            {isFiltered && <PageLink href={`${base}/${register}`}>Show all</PageLink>}
          </p>
        </form>
      </search>
      {cells.length > 0 && (
        <PortfolioHeatMap
          cells={cells}
          href={(one, other) => linkWith({ likelihood: `${one}`, severity: `${other}`, state: "raised" })}
          words={{ likelihood: scaleWords("likelihood"), severity: scaleWords("severity") }}
        />
      )}
      {isGrouped ? (
        groups.length === 0 ? (
          <p className="text-soft">{isFiltered ? "Nothing fits. Take away a filter." : "Nothing follows from the assessments yet."}</p>
        ) : (
          <>
            <p className="mb-4 text-soft">{registerOrders[register].groups}</p>
            <table className="table table-cards max-w-4xl">
              <thead>
                <tr>
                  <th scope="col">{title}</th>
                  {register === "risks" && <th scope="col">Highest level</th>}
                  <th scope="col">{register === "recipients" ? "Certainty" : register === "measures" ? "Status" : "State"}</th>
                  <th scope="col">Assessments</th>
                </tr>
              </thead>
              <tbody>
                {groups.map((group) => (
                  <tr key={group.key}>
                    <th scope="row" className="max-w-xl">
                      <PageLink href={linkWith({ key: group.key })}>
                        {group.key === "own" ? `${title} of people's own` : group.name}
                      </PageLink>
                    </th>
                    {register === "risks" && (
                      <td data-label="Highest level">
                        <RegisterLevel level={group.level} worst={group.worst} />
                      </td>
                    )}
                    <td data-label={register === "recipients" ? "Certainty" : register === "measures" ? "Status" : "State"}>
                      {statesOfRegister[register]
                        .flatMap((one) => (group.states[one] ? [`${stateText(one)} ${group.states[one].toLocaleString("en-GB")}`] : []))
                        .join(", ")}
                      {group.overdue > 0 && <strong className="block text-danger">{group.overdue.toLocaleString("en-GB")} overdue</strong>}
                    </td>
                    <td data-label="Assessments">{group.assessments.toLocaleString("en-GB")}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            {groups.length === mostGroups && (
              <p className="mt-2 text-soft">The first {mostGroups} are shown. Look for a name to see others.</p>
            )}
            <p className="mt-4">
              <PageLink href={linkWith({ view: "entries" })}>Show every entry</PageLink>
            </p>
          </>
        )
      ) : (
        found && (
          <>
            <p className="mb-4 text-soft">
              {found.found === 0
                ? "Nothing fits. Take away a filter."
                : `${found.found.toLocaleString("en-GB")} ${found.found === 1 ? "entry" : "entries"}${
                    likelihood && severity ? `: ${scaleWords("likelihood")(likelihood)}, ${scaleWords("severity")(severity)}` : ""
                  }. ${registerOrders[register].entries}`}
            </p>
            {found.rows.length > 0 && <Rows register={register} rows={found.rows} facts={facts} organisationId={organisationId} />}
            {found.pages > 1 && (
              <nav aria-label="Pages of the register" className="mt-4 flex flex-wrap items-center gap-4">
                <p>
                  Page {found.page} of {found.pages}
                </p>
                {found.page > 1 && <PageLink href={linkWith({ view: "entries", page: `${found.page - 1}` })}>Previous page</PageLink>}
                {found.page < found.pages && <PageLink href={linkWith({ view: "entries", page: `${found.page + 1}` })}>Next page</PageLink>}
              </nav>
            )}
            <p className="mt-4">
              <PageLink href={`${base}/${register}`}>Back to the whole register</PageLink>
            </p>
          </>
        )
      )}
      <p className="mt-4">
        <a
          href={`/api/v1/organisations/${organisationId}/registers/${register}?${new URLSearchParams(Object.entries(address).filter(([, value]) => value !== ""))}`}
          download
        >
          Save {isFiltered ? "what is shown" : "the register"} as CSV
        </a>
      </p>
    </main>
  );
}
