import { page } from "./page-size";

const columns = 2;
const gap = 14;
const height = 62;
const top = 330;

/** How many signatures have their place on the sign-off page. */
export const mostSigners = 8;

/** Where the block of a signature stands on the last page, in points from its lower left corner. */
export function signaturePlace(index: number): { x: number; y: number; width: number; height: number } {
  const width = (page.width - 2 * page.side - gap) / columns;
  return {
    x: page.side + (index % columns) * (width + gap),
    y: top - height - Math.floor(index / columns) * (height + 8),
    width,
    height,
  };
}
