"use client";

/** What was typed stays in the queue of this tab, so trying again loses nothing. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main id="main" className="mx-auto max-w-2xl px-4 py-16">
      <h1 className="text-2xl">This page could not be shown</h1>
      <p className="mt-4">
        Something went wrong on the server. Nothing that was saved is lost. Try again; if it happens twice, tell whoever runs this
        installation.
      </p>
      {error.digest && <p className="mt-2 text-sm text-soft">Reference for the log: {error.digest}</p>}
      <p className="mt-6 flex gap-3">
        <button type="button" className="button button-main" onClick={reset}>
          Try again
        </button>
        <a className="button" href="/">
          Go to your organisations
        </a>
      </p>
    </main>
  );
}
