import { PageLink } from "@/components/ui/page-link";

export default function NotFound() {
  return (
    <main id="main" className="mx-auto max-w-2xl px-4 py-16">
      <h1 className="text-2xl">This page does not exist</h1>
      <p className="mt-4">
        It may have been removed, or you may not have access to it. If somebody gave you the address, ask them for it again.
      </p>
      <p className="mt-6">
        <PageLink className="button button-main" href="/">
          Go to your organisations
        </PageLink>
      </p>
    </main>
  );
}
