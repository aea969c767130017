/** A file kept beside an assessment, as its content names it. `addedOn` is a plain date. */
export type EvidenceItem = { id: string; name: string; sha256: string; bytes: number; addedOn: string };
