/**
 * How one gets from a passage to where it is filled in, and begins a comment on it. On a wide screen it stands in the margin
 * while the passage has the pointer or the focus, or below the passage's name where notes have the margin. The desk around the document listens for the button.
 */
export function PassageTools({
  to,
  label,
  passage,
  places,
  mayComment,
}: {
  to: string;
  label: string;
  passage: string;
  /** Keys of the places that a comment here can be about. */
  places: readonly string[];
  mayComment: boolean;
}) {
  return (
    <span className="no-print ml-2 inline-flex gap-1 font-sans text-sm font-normal not-italic whitespace-nowrap lg:absolute lg:left-full lg:z-10 lg:ml-0 lg:rounded lg:bg-paper lg:pl-2 lg:opacity-0 lg:focus-within:opacity-100 lg:group-hover/passage:opacity-100 lg:group-has-[[data-note]]/passage:static lg:group-has-[[data-note]]/passage:-ml-1 lg:group-has-[[data-note]]/passage:flex lg:group-has-[[data-note]]/passage:bg-transparent lg:group-has-[[data-note]]/passage:pl-0">
      <a href={to} className="inline-flex min-h-6 items-center px-1">
        Open<span className="sr-only"> where it is filled in: {label}</span>
      </a>
      {mayComment && (
        <button
          type="button"
          data-passage={passage}
          data-places={places.join(" ")}
          className="min-h-6 cursor-pointer px-1 text-accent underline underline-offset-3"
        >
          Comment<span className="sr-only"> on: {label}</span>
        </button>
      )}
    </span>
  );
}
