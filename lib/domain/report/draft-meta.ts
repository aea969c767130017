import type { DocumentMeta } from "./report";

/** What a document says of itself that is made from a file or an example, not from a version that an installation keeps. */
export const draftMeta = ({
  madeOn = "2026-11-23",
  contentHash = "0".repeat(64),
  demonstration = false,
}: Partial<Pick<DocumentMeta, "madeOn" | "contentHash" | "demonstration">>): DocumentMeta => ({
  version: "1",
  status: "draft",
  madeOn,
  contentHash,
  organisation: null,
  reference: null,
  demonstration,
});
