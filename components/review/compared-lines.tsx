import type { ComparedLine } from "@/lib/domain/assessment/compare-states";
import { Difference } from "./difference";

/** What two states say differently, one entry a thing; `linkOf` leads to where it stands now. */
export function ComparedLines({ lines, linkOf }: { lines: readonly ComparedLine[]; linkOf: (line: ComparedLine) => string | null }) {
  return (
    <ul className="border-t border-rule">
      {lines.map((line) => {
        const link = line.after === null ? null : linkOf(line);
        return (
          <li key={line.id} className="border-b border-rule py-3">
            <p className="text-sm font-semibold">
              {link ? <a href={link}>{line.name}</a> : line.name}
              <span className="font-normal text-soft">
                {line.before === null ? " · new" : line.after === null ? " · gone" : " · changed"}
              </span>
            </p>
            <div className="mt-1">
              <Difference pieces={line.difference} />
            </div>
          </li>
        );
      })}
    </ul>
  );
}
