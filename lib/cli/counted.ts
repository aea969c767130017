/** A number with its word: "1 file", "2 files", "no files". */
export const counted = (count: number, word: string): string => `${count === 0 ? "no" : count} ${word}${count === 1 ? "" : "s"}`;
