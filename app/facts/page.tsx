import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { organisationLinks } from "@/app/organisation-links";
import { requirePerson } from "@/app/page-access";
import { FactCard } from "@/components/document/fact-card";
import { SiteHeader } from "@/components/layout/site-header";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { standingWords } from "@/components/ui/standing-mark";
import { may } from "@/lib/domain/assessment/permissions";
import { standings } from "@/lib/domain/facts/fact";
import { takenAsKnownText } from "@/lib/domain/facts/known-since";
import { dateText } from "@/lib/domain/language/date-text";
import { factsList, subjectWords } from "@/lib/domain/view/facts-list";
import { touchedWords } from "@/lib/domain/view/touched-words";
import { listFacts } from "@/lib/services/facts/list-facts";

export const metadata: Metadata = { title: "Facts register" };

const PAGE = 50;
type Search = {
  organisation?: string;
  subject?: string;
  standing?: string;
  q?: string;
  on?: string;
  known?: string;
  own?: string;
  page?: string;
};

export default async function FactsPage({ searchParams }: { searchParams: Promise<Search> }) {
  const person = await requirePerson();
  const search = await searchParams;
  const membership =
    search.organisation === undefined
      ? person.memberships[0]
      : person.memberships.find((one) => one.organisationId === search.organisation);
  if (!membership) notFound();
  const register = await listFacts(person, membership.organisationId);
  const today = new Date().toISOString().slice(0, 10);
  const on = /^\d{4}-\d{2}-\d{2}$/.test(search.on ?? "") ? (search.on ?? today) : today;
  const known = /^\d{4}-\d{2}-\d{2}$/.test(search.known ?? "") ? (search.known ?? on) : on;
  const mayAdd = may(membership.roles, "addFacts") && !membership.demo;
  const { groups, kinds } = factsList(register, {
    on,
    known,
    own: search.own === "1",
    subject: search.subject ?? "",
    standing: search.standing ?? "",
    text: search.q ?? "",
  });
  const page = Math.max(1, Number.parseInt(search.page ?? "1", 10) || 1);
  const shown = groups.slice((page - 1) * PAGE, page * PAGE);
  const takenAsKnown = takenAsKnownText(
    groups.map(({ fact }) => fact),
    known,
    dateText(known),
  );
  const linkTo = (to: number) => `/facts?${new URLSearchParams({ ...search, page: String(to) } as Record<string, string>)}`;
  return (
    <>
      <SiteHeader
        person={person.name}
        organisation={{ name: membership.organisationName, demo: membership.demo }}
        links={await organisationLinks(person, membership)}
      />
      <main id="main" className="mx-auto max-w-4xl px-4 py-10">
        <PageHeading title="Facts register" above={`Register ${register.version}`}>
          <p>
            What is known about providers, models, Regions and countries: each statement dated, with its source and how far it can be relied
            on.
          </p>
        </PageHeading>
        <form method="get" className="mb-8 grid gap-4 sm:grid-cols-2 md:grid-cols-4">
          <input type="hidden" name="organisation" value={membership.organisationId} />
          <label className="text-sm font-medium">
            Subject
            <select name="subject" defaultValue={search.subject ?? ""} className="field mt-1">
              <option value="">All</option>
              {kinds.map((kind) => (
                <option key={kind} value={kind}>
                  {subjectWords(kind)}
                </option>
              ))}
            </select>
          </label>
          <label className="text-sm font-medium">
            Standing
            <select name="standing" defaultValue={search.standing ?? ""} className="field mt-1">
              <option value="">All</option>
              {standings.map((standing) => (
                <option key={standing} value={standing}>
                  {standingWords[standing]}
                </option>
              ))}
            </select>
          </label>
          <label className="text-sm font-medium">
            In force on
            <input type="date" name="on" defaultValue={on} className="field mt-1" />
          </label>
          <label className="text-sm font-medium">
            As known on
            <input type="date" name="known" defaultValue={known} className="field mt-1" />
          </label>
          <label className="text-sm font-medium">
            Words in it
            <input type="search" name="q" defaultValue={search.q ?? ""} className="field mt-1" />
          </label>
          <label className="choice self-end">
            <input type="checkbox" name="own" value="1" defaultChecked={search.own === "1"} />
            <span className="text-sm">Only facts of our own</span>
          </label>
          <button type="submit" className="button self-end justify-self-start">
            Show
          </button>
        </form>
        <p className="mb-4 text-soft">
          {groups.length === 0
            ? "No statement fits. Take away a filter or choose another day."
            : groups.length === 1
              ? "1 statement in force"
              : `${groups.length} statements in force`}
        </p>
        {takenAsKnown && (
          <Notice tone="warn" title="Taken as known">
            <p>{takenAsKnown}</p>
          </Notice>
        )}
        <div className="space-y-4">
          {shown.map(({ fact, ...listed }) => (
            <FactCard
              key={`${fact.id}@${fact.version}`}
              fact={fact}
              {...listed}
              touches={touchedWords(fact.touches)}
              evidenceAt={`/api/v1/organisations/${membership.organisationId}/facts/evidence`}
              own={
                fact.organisationFact
                  ? mayAdd && !fact.withdrawnOn
                    ? { withdraw: `/api/v1/organisations/${membership.organisationId}/facts/${fact.id}` }
                    : {}
                  : mayAdd
                    ? { displace: `/o/${membership.organisationId}/facts/new?displaces=${encodeURIComponent(fact.id)}` }
                    : {}
              }
            />
          ))}
        </div>
        <nav aria-label="Pages" className="mt-8 flex gap-6">
          {page > 1 && <a href={linkTo(page - 1)}>Earlier ones</a>}
          {groups.length > page * PAGE && <a href={linkTo(page + 1)}>More</a>}
        </nav>
      </main>
    </>
  );
}
