import { PageLink } from "@/components/ui/page-link";

type ShownMove = { at: string; by: string; done: string; reason: string; threads: readonly string[] };
/** A thread that a version was sent back with, as it stands now. */
type ShownThread = { id: string; label: string; isOpen: boolean };

const moment = (iso: string): string => new Date(iso).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });

/** One step of a version: what was done, by whom and when, why, and with which comments. */
export function MoveMade({ move, threads, base }: { move: ShownMove; threads: readonly ShownThread[]; base: string }) {
  const taken = move.threads.flatMap((id) => threads.find((one) => one.id === id) ?? []);
  return (
    <>
      <p>
        <span className="font-medium">{move.done}</span>
        <span className="text-soft">
          {" "}
          · {move.by} · <time dateTime={move.at}>{moment(move.at)} UTC</time>
        </span>
      </p>
      {move.reason && <p className="prose-measure whitespace-pre-wrap">{move.reason}</p>}
      {taken.length > 0 && (
        <ul className="mt-1 ml-5 list-disc text-sm">
          {taken.map(({ id, label, isOpen }) => (
            <li key={id}>
              <PageLink href={`${base}/comments#${id}`}>{label}</PageLink>
              <span className="text-soft"> · {isOpen ? "open" : "resolved"}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
