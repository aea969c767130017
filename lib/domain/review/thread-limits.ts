/** Longest comment or reason, in characters. */
export const mostInComment = 20_000;
