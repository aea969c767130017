import { atPlace } from "@/components/reading/said";
import type { DifferencePiece } from "@/lib/domain/language/word-difference";

/** Two texts in one: what was taken out and what was put in, by sign, line and colour, and in words for whoever hears it. */
export function Difference({ pieces }: { pieces: readonly DifferencePiece[] }) {
  return (
    <p className="whitespace-pre-wrap">
      {atPlace(pieces, ({ text, change }, key) =>
        change === "same" ? (
          text
        ) : change === "removed" ? (
          <del key={key} className="bg-danger-pale text-danger decoration-2">
            <span className="sr-only">removed: </span>
            <span aria-hidden="true">−</span>
            {text}
            <span className="sr-only">, end of removed. </span>
          </del>
        ) : (
          <ins key={key} className="bg-accent-pale text-accent decoration-2">
            <span className="sr-only">added: </span>
            <span aria-hidden="true">+</span>
            {text}
            <span className="sr-only">, end of added. </span>
          </ins>
        ),
      )}
    </p>
  );
}
