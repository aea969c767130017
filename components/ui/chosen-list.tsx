/** What was chosen of a long list, each with its own button to take it out; nothing where nothing was. */
export function ChosenList({
  chosen,
  onTakeOut,
}: {
  chosen: readonly { value: string; label: string }[];
  onTakeOut: (value: string) => void;
}) {
  if (chosen.length === 0) return null;
  return (
    <ul className="mb-2 flex flex-wrap gap-2">
      {chosen.map(({ value, label }) => (
        <li key={value} className="tag flex items-center gap-1 py-1 pl-3 pr-1">
          {label}
          <button
            type="button"
            className="min-h-6 min-w-6 cursor-pointer rounded text-soft hover:text-danger"
            aria-label={`Take out ${label}`}
            onClick={() => onTakeOut(value)}
          >
            ×
          </button>
        </li>
      ))}
    </ul>
  );
}
