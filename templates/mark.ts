/** The part that a node plays in the structure of the document, for screen readers; `Artifact` is page furniture. */
export type Role =
  | "Artifact"
  | "Sect"
  | "H1"
  | "H2"
  | "H3"
  | "P"
  | "Caption"
  | "Note"
  | "L"
  | "LI"
  | "Lbl"
  | "LBody"
  | "Table"
  | "TR"
  | "TH"
  | "TD"
  | "Figure"
  | "TOC"
  | "TOCI"
  | "Link";

/** What the printer does with a node beyond drawing it. One object a node: split and repeated fragments share it. */
export type Mark = {
  role?: Role;
  /** Text in place of a figure. */
  alt?: string;
  scope?: "Column" | "Row";
  /** How many columns a cell runs over. */
  columns?: number;
  /** Drawn again at the top of each page that it continues on; counts once in the structure. */
  repeats?: true;
  /** Within what repeats: left out where that is drawn first, its room stays. */
  continued?: true;
  /** A place that links lead to. */
  anchor?: string;
  /** Entry in the reader's outline; level 1 to 3. */
  outline?: { title: string; level: number };
  /** The whole node leads there: an anchor. */
  linkTo?: string;
  /** The node prints the number of the page that the anchor is on, set flush right in its box. */
  pageOf?: string;
};

/** Puts a mark on a React-PDF node: `<View {...marked({ role: "Table" })}>`. The printer reads it after layout. */
export const marked = (mark: Mark): object => ({ mark });
