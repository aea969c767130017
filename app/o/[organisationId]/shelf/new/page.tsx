import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { orNotFound, requireMembership } from "@/app/page-access";
import { ShelfForm } from "@/app/shelf-form";
import { PageHeading } from "@/components/ui/page-heading";
import { PageLink } from "@/components/ui/page-link";
import { may } from "@/lib/domain/assessment/permissions";
import { isShelfKind, kindWords } from "@/lib/domain/shelf/shelf-kinds";
import { readShelf } from "@/lib/services/shelf/shelf";

export const metadata: Metadata = { title: "Put something onto the shelf" };

export default async function NewShelfEntryPage({
  params,
  searchParams,
}: {
  params: Promise<{ organisationId: string }>;
  searchParams: Promise<{ kind?: string }>;
}) {
  const { organisationId } = await params;
  const { person, membership } = await requireMembership(organisationId);
  const { kind = "" } = await searchParams;
  if (!isShelfKind(kind) || !may(membership.roles, "changeShelf")) notFound();
  const shelf = await orNotFound(readShelf(person, organisationId));
  const words = kindWords(kind);
  return (
    <main id="main" className="mx-auto max-w-[44rem] px-4 py-10">
      <PageHeading title={`A new ${words.one}`} above={<PageLink href={`/o/${organisationId}/shelf`}>Shelf</PageLink>}>
        <p>{words.intro}</p>
      </PageHeading>
      <ShelfForm person={person} membership={membership} shelf={shelf} kind={kind} entry={null} />
    </main>
  );
}
