"use client";
import { useId, useState } from "react";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { MapDrawing } from "@/lib/domain/view/map-drawing";
import { MapPicture } from "./map-picture";

/** The map as a picture; with a data item chosen its path stands out and the rest goes pale. The table below says the same. */
export function DataFlowDrawing({
  drawing,
  dataItems,
  presence,
}: {
  drawing: MapDrawing;
  dataItems: readonly { id: string; name: string }[];
  /** Ids of elements by data item. */
  presence: Readonly<Record<string, readonly string[]>>;
}) {
  const [chosen, setChosen] = useState("");
  const select = useId();
  /** Where the chosen data is found, and the people that its path starts at. */
  const reached =
    chosen === ""
      ? null
      : new Set([
          ...(presence[chosen] ?? []),
          ...drawing.flows.filter(({ dataItems }) => dataItems.includes(chosen)).map(({ from }) => from),
        ]);
  return (
    <figure data-wide>
      <div className="mb-3 hidden flex-wrap items-center gap-3 sm:flex">
        <label htmlFor={select} className="text-sm font-medium">
          Show the path of
        </label>
        <select id={select} className="field w-auto max-w-full" value={chosen} onChange={(event) => setChosen(event.target.value)}>
          <option value="">all data</option>
          {dataItems.map((item) => (
            <option key={item.id} value={item.id}>
              {item.name}
            </option>
          ))}
        </select>
        <a href="#flows" className="text-sm">
          Skip to the list
        </a>
      </div>
      <p className="sheet px-4 py-3 text-sm sm:hidden">
        The drawing needs a wider screen. The list below holds every flow of it, with the answers and facts behind it.
      </p>
      <ScrollRegion label="Drawing of the data flows" className="sheet hidden p-2 sm:block">
        <MapPicture
          drawing={drawing}
          label={`${drawing.elements.length} boxes and ${drawing.flows.length} lines; the list below holds each flow`}
          chosen={chosen}
          reached={reached}
        />
      </ScrollRegion>
      <figcaption className="mt-2 hidden text-sm text-soft sm:block">
        Solid: established. Dashed: possible. Numbers are those of the list below, at the start of each line; lines that arrive at one box
        join before it. Choose data above to see its path.
      </figcaption>
    </figure>
  );
}
