import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { orNotFound, requireMembership } from "@/app/page-access";
import { ShelfForm } from "@/app/shelf-form";
import { PageHeading } from "@/components/ui/page-heading";
import { PageLink } from "@/components/ui/page-link";
import { readShelf } from "@/lib/services/shelf/shelf";

export const metadata: Metadata = { title: "Entry of the shelf" };

export default async function ShelfEntryPage({ params }: { params: Promise<{ organisationId: string; entryId: string }> }) {
  const { organisationId, entryId } = await params;
  const { person, membership } = await requireMembership(organisationId);
  const shelf = await orNotFound(readShelf(person, organisationId));
  const entry = shelf.entries.find((one) => one.id === entryId) ?? notFound();
  return (
    <main id="main" className="mx-auto max-w-[44rem] px-4 py-10">
      <PageHeading title={entry.name} above={<PageLink href={`/o/${organisationId}/shelf`}>Shelf</PageLink>}>
        <p>Assessments that took a copy keep theirs. They see what changes here and take it over field by field.</p>
      </PageHeading>
      <ShelfForm key={entry.revision} person={person} membership={membership} shelf={shelf} kind={entry.kind} entry={entry} />
    </main>
  );
}
