"use client";
import "./globals.css";

export default function GlobalError({ reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <main id="main" className="mx-auto max-w-2xl px-4 py-16">
          <h1 className="text-2xl">Groundwork could not show this page</h1>
          <p className="mt-4">Nothing that was saved is lost. Try again; if it happens twice, tell whoever runs this installation.</p>
          <p className="mt-6">
            <button type="button" className="button button-main" onClick={reset}>
              Try again
            </button>
          </p>
        </main>
      </body>
    </html>
  );
}
