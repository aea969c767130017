import { PageLink } from "@/components/ui/page-link";
import type { Taken } from "./taken";

/** What was taken over, where it can be seen, and what remains to be asked. */
export function ImportResult({ taken, base, api, again }: { taken: Taken; base: string; api: string; again: () => void }) {
  return (
    <section aria-labelledby="taken-over">
      <h2 id="taken-over" className="text-xl">
        Taken over
      </h2>
      <p className="mt-2">
        {taken.answers === 1 ? "1 answer" : `${taken.answers} answers`}
        {taken.records > 0 && `, with ${taken.records === 1 ? "1 new entry" : `${taken.records} new entries`}`}. Each shows beside it which
        file it comes from, until somebody changes it.
      </p>
      <ul className="mt-3 ml-5 list-disc">
        <li>
          <PageLink href={`${base}/sections/systems-and-models`}>See systems and models</PageLink>
        </li>
        <li>
          <PageLink href={`${base}/sections/stores-and-tools`}>See stores and tools</PageLink>
        </li>
        <li>
          <PageLink href={`${base}/data-flow`}>See the data-flow map</PageLink>
        </li>
        <li>
          <a href={`${api}/evidence/${taken.evidenceId}`}>Download what was kept of the files (evidence)</a>
        </li>
      </ul>
      {taken.open.length > 0 && (
        <>
          <h3 className="mt-6 font-sans text-base font-semibold">To find out</h3>
          <ul className="mt-1 ml-5 list-disc space-y-1">
            {taken.open.map((one) => (
              <li key={one.text} className="break-words">
                {one.text}
              </li>
            ))}
          </ul>
        </>
      )}
      <button type="button" className="button mt-6" onClick={again}>
        Import more files
      </button>
    </section>
  );
}

/** What was written down of a signed version, and where its consequences are. */
export function ComparisonResult({ version, shown, base, again }: { version: number; shown: number; base: string; again: () => void }) {
  return (
    <section aria-labelledby="compared">
      <h2 id="compared" className="text-xl">
        Compared with version {version}
      </h2>
      <p className="mt-2">
        {shown === 0
          ? "The files show nothing otherwise than it says. Nothing of it changed."
          : `${shown === 1 ? "1 difference was" : `${shown} differences were`} written down. Nothing of the signed version changed.`}
      </p>
      <p className="mt-3">
        <PageLink href={`${base}/out-of-date`}>See what follows for version {version}</PageLink>
      </p>
      <button type="button" className="button mt-6" onClick={again}>
        Compare more files
      </button>
    </section>
  );
}
