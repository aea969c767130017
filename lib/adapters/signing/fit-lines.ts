/** From one line to the next, as a multiple of the size of the letters. */
export const lineHeight = 1.3;

/** In points; the last is the smallest that can be read on paper at all. */
const sizes = [6.5, 6, 5.5, 5, 4.5, 4, 3.5] as const;
const smallest = 3.5;

function wrap(line: string, width: number, widthOf: (text: string) => number): readonly string[] {
  const lines: string[] = [];
  for (const word of line.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/**
 * Breaks lines between words so that all of them stand in `room` (points) in one size, the largest that serves; no word is left out. At
 * the smallest size they may be higher than the room, and one word alone may be wider.
 */
export function fitLines(
  lines: readonly string[],
  room: { width: number; height: number },
  widthOf: (text: string, size: number) => number,
): { size: number; lines: readonly string[] } {
  const at = (size: number) => lines.flatMap((line) => wrap(line, room.width, (text) => widthOf(text, size)));
  const size = sizes.find((one) => at(one).length * one * lineHeight <= room.height) ?? smallest;
  return { size, lines: at(size) };
}
