import type { Metadata } from "next";
import { orNotFound, requireMembership } from "@/app/page-access";
import { AuditState } from "@/components/audit/audit-state";
import { PageHeading } from "@/components/ui/page-heading";
import { PageLink } from "@/components/ui/page-link";
import { PageNumbers } from "@/components/ui/page-numbers";
import { auditRecipe } from "@/lib/domain/audit/audit-chain";
import { auditGroups, auditGroupWords } from "@/lib/domain/audit/audit-kinds";
import { auditProblemWords } from "@/lib/domain/audit/audit-problem-words";
import { auditState, entryWithHead, listAuditTrail } from "@/lib/services/house/audit-trail";
import { listPeople } from "@/lib/services/people/people";

export const metadata: Metadata = { title: "Audit trail" };

const filters = ["group", "person", "assessment", "from", "to"] as const;
type Search = Partial<Record<(typeof filters)[number] | "page" | "head", string | string[]>>;

const moment = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
const one = (given: string | string[] | undefined): string => (Array.isArray(given) ? given[0] : given) ?? "";
const day = (given: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(given) && !Number.isNaN(Date.parse(given)) ? given : "");

const wordNames: Readonly<Record<string, string>> = { reason: "Reason", email: "E-mail", name: "Name" };

export default async function AuditPage({
  params,
  searchParams,
}: {
  params: Promise<{ organisationId: string }>;
  searchParams: Promise<Search>;
}) {
  const { organisationId } = await params;
  const { person, membership } = await requireMembership(organisationId);
  const search = await searchParams;
  const asked = {
    group: auditGroups.find((group) => group === one(search.group)),
    person: one(search.person),
    assessment: one(search.assessment),
    from: day(one(search.from)),
    to: day(one(search.to)),
  };
  const { entries, found, page, pages } = await orNotFound(
    listAuditTrail(person, organisationId, {
      ...(asked.group ? { group: asked.group } : {}),
      person: asked.person,
      assessment: asked.assessment,
      from: asked.from,
      to: asked.to,
      page: Number.parseInt(one(search.page), 10),
    }),
  );
  const check = await auditState(person, organisationId);
  const people = await listPeople(person, organisationId);
  const head = one(search.head).trim();
  const headAt = head === "" ? null : await entryWithHead(person, organisationId, head);
  const address = (changed: Record<string, string>): string => {
    const kept = Object.fromEntries(filters.map((name) => [name, asked[name] ?? ""]));
    return `/o/${organisationId}/audit?${new URLSearchParams(Object.entries({ ...kept, ...changed }).filter(([, value]) => value !== ""))}`;
  };
  const isFiltered = Object.values(asked).some(Boolean);
  return (
    <main id="main" className="mx-auto max-w-5xl px-4 py-10">
      <PageHeading title="Audit trail">
        <p>
          Who did what and when in {membership.organisationName}. Each entry carries the hash of the one before, so that nobody can change,
          remove or insert one without it being seen.
        </p>
      </PageHeading>
      <AuditState
        check={{ ...check, problems: check.problems.map(auditProblemWords) }}
        file={`/api/v1/organisations/${organisationId}/audit/file`}
        recipe={auditRecipe}
        head={head}
        headAt={headAt}
      />
      <search>
        <form method="get" className="mb-6 grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-[1fr_1fr_auto_auto_auto]">
          {asked.assessment && <input type="hidden" name="assessment" value={asked.assessment} />}
          <label className="text-sm font-medium">
            About
            <select name="group" defaultValue={asked.group ?? ""} className="field mt-1">
              <option value="">Everything</option>
              {auditGroups.map((group) => (
                <option key={group} value={group}>
                  {auditGroupWords[group]}
                </option>
              ))}
            </select>
          </label>
          <label className="text-sm font-medium">
            Person
            <select name="person" defaultValue={asked.person} className="field mt-1">
              <option value="">Everybody</option>
              {people.map(({ personId, name }) => (
                <option key={personId} value={personId}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <label className="text-sm font-medium">
            From
            <input type="date" name="from" defaultValue={asked.from} className="field mt-1" />
          </label>
          <label className="text-sm font-medium">
            To
            <input type="date" name="to" defaultValue={asked.to} className="field mt-1" />
          </label>
          <button type="submit" className="button">
            Show
          </button>
        </form>
      </search>
      <p role="status" className="mb-3">
        {found === 1 ? "1 entry" : `${found.toLocaleString("en-GB")} entries`}
        {isFiltered && (
          <>
            {asked.assessment && " about one assessment"} · <PageLink href={`/o/${organisationId}/audit`}>Show everything</PageLink>
          </>
        )}
      </p>
      {entries.length > 0 && (
        <ol className="sheet divide-y divide-rule" reversed>
          {entries.map((entry) => (
            <li key={entry.number} className="grid gap-x-6 gap-y-1 px-5 py-3 sm:grid-cols-[12rem_1fr]">
              <div className="text-sm text-soft tabular-nums">
                <p>
                  <time dateTime={entry.at}>{moment(entry.at)}</time>
                </p>
                <p>
                  Entry {entry.number} · <span className="font-mono">{entry.hash.slice(0, 8)}</span>
                </p>
              </div>
              <div className="min-w-0">
                <p className="break-words">{entry.sentence}</p>
                {entry.words === null ? (
                  <p className="text-sm text-soft">What was written with it is open to those who may read the assessment.</p>
                ) : (
                  entry.words.map(({ name, text }) => (
                    <p key={name} className="text-sm break-words text-soft">
                      {wordNames[name] ?? name}: {text}
                    </p>
                  ))
                )}
                {entry.clientAddress && <p className="text-sm text-soft">From the address {entry.clientAddress}</p>}
                {entry.assessmentId && entry.assessmentId !== asked.assessment && (
                  <p className="text-sm">
                    <PageLink href={address({ assessment: entry.assessmentId })}>
                      Only this assessment<span className="sr-only">, of entry {entry.number}</span>
                    </PageLink>
                  </p>
                )}
              </div>
            </li>
          ))}
        </ol>
      )}
      <PageNumbers page={page} pages={pages} linkTo={(to) => address({ page: String(to) })} />
    </main>
  );
}
