/** How one gets from a passage to where it is filled in. On a wide screen it stands in the margin while the passage has the pointer or the focus. */
export function PassageTools({ to, label }: { to: string; label: string }) {
  return (
    <span className="no-print ml-2 inline-flex gap-1 font-sans text-sm font-normal not-italic whitespace-nowrap lg:absolute lg:left-full lg:z-10 lg:ml-0 lg:rounded lg:bg-paper lg:pl-2 lg:opacity-0 lg:focus-within:opacity-100 lg:group-hover/passage:opacity-100">
      <a href={to} className="inline-flex min-h-6 items-center px-1">
        Open<span className="sr-only"> where it is filled in: {label}</span>
      </a>
    </span>
  );
}
