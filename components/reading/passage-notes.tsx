"use client";
import { ThreadCard } from "@/components/review/threads/thread-card";
import { parseRichText, plainText } from "@/lib/domain/report/rich-text";
import type { ThreadView } from "@/lib/domain/review/thread-view";

/** The notes about one passage: in the margin where there is room, below it where there is not. Each opens to its whole thread. */
export function PassageNotes({ threads }: { threads: readonly ThreadView[] }) {
  return (
    <aside
      aria-label="Notes on this passage"
      data-note
      className="mt-2 space-y-2 font-sans not-italic text-ink lg:absolute lg:left-[calc(100%+1.25rem)] lg:mt-0 lg:w-[17rem]"
    >
      {threads.map((thread) => {
        const [first] = thread.comments;
        const more = thread.comments.length - 1;
        return (
          <details key={thread.id} className={`group/note border-l-4 bg-sheet ${thread.isOpen ? "border-accent" : "border-edge"}`}>
            <summary className="px-3 py-1.5 text-sm">
              <span className="font-semibold">{first?.by}</span>
              <span className="text-soft">
                {thread.proposal ? " proposes a wording" : ""}
                {thread.isOpen ? "" : " · resolved"}
                {more > 0 && ` · ${more === 1 ? "1 reply" : `${more} replies`}`}
              </span>
              <span className="line-clamp-2 group-open/note:hidden">{plainText(parseRichText(first?.text ?? ""))}</span>
            </summary>
            <ThreadCard thread={thread} />
          </details>
        );
      })}
    </aside>
  );
}
