/**
 * What an organisation holds that need not stay for good, with the days that it is kept: usual, fewest, most. What is not in this
 * table follows its assessment or its account.
 */
export const retentionKinds = {
  // From the day on which a notice was made, whether it was read or not.
  notices: { usual: 180, fewest: 7, most: 3650 },
  // Client addresses beside the audit trail serve to look into break-ins; months later they serve nobody.
  clientAddresses: { usual: 90, fewest: 1, most: 3650 },
  // Made for one person to read before deciding, replaced at the next change; what is signed is stored apart, for good.
  preparedDocuments: { usual: 30, fewest: 1, most: 365 },
} as const satisfies Readonly<Record<string, { usual: number; fewest: number; most: number }>>;

export type RetentionKind = keyof typeof retentionKinds;
export const retentionKindNames = Object.keys(retentionKinds) as readonly RetentionKind[];

/** In the middle of a sentence. */
export const retentionWords: Readonly<Record<RetentionKind, string>> = {
  notices: "notifications",
  clientAddresses: "client addresses in the audit trail",
  preparedDocuments: "documents prepared for a decision that was not made",
};

export type Retention = Readonly<Record<RetentionKind, number>>;

/** The days in force: those that were set, within the bounds, else the usual ones. */
export function retentionOf(set: unknown): Retention {
  const given = typeof set === "object" && set !== null ? (set as Readonly<Record<string, unknown>>) : {};
  const days = (kind: RetentionKind): number => {
    const { usual, fewest, most } = retentionKinds[kind];
    const value = given[kind];
    return typeof value === "number" && Number.isInteger(value) && value >= fewest && value <= most ? value : usual;
  };
  return { notices: days("notices"), clientAddresses: days("clientAddresses"), preparedDocuments: days("preparedDocuments") };
}
