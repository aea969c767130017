import { redirect } from "next/navigation";

export default async function OrganisationPage({ params }: { params: Promise<{ organisationId: string }> }) {
  redirect(`/o/${(await params).organisationId}/assessments`);
}
