import { PageLink } from "@/components/ui/page-link";
import type { PassagePart } from "@/lib/domain/portfolio/search-words";

export type Hit = { href: string; path: string; question: string; passage: readonly PassagePart[]; isHidden: boolean };

/** Where the words that were looked for stand: the question, leading to it, and the passage with the words marked. */
export function AnswerHits({ hits }: { hits: readonly Hit[] }) {
  return (
    <ul className="space-y-2 border-l-2 border-rule pl-3">
      {hits.map((hit) => (
        <li key={hit.path}>
          <PageLink href={hit.href}>{hit.question}</PageLink>
          {hit.isHidden && <span className="text-soft"> (not asked any more)</span>}
          <p className="text-soft">
            {hit.passage.map((part, index) =>
              part.hit ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: parts of one passage in their order; nothing else tells them apart
                <mark key={index} className="bg-accent-pale text-ink">
                  {part.text}
                </mark>
              ) : (
                part.text
              ),
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
