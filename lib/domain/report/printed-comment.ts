/** What was said about one thing and what became of it, as the annex prints it. */
export type PrintedComment = {
  /** The name of what it is about, and the id that the statement rests on. */
  about: string;
  restsOn: string;
  quote: string | null;
  remarks: readonly { by: string; on: string; text: string }[];
  /** The wording that was proposed; null for a comment. */
  proposed: string | null;
  /** How it was dealt with; null while it is open. */
  became: { words: string; by: string; on: string; reason: string } | null;
};
