/** The sheet and its margins, in points: A4. Apart from the fonts, so that the web process can place a signature without them. */
export const page = { width: 595.28, height: 841.89, side: 48, top: 62, bottom: 58 } as const;
