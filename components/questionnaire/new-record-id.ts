const letters = "abcdefghijklmnopqrstuvwxyz0123456789";

/** An id for a new record, `di-7f3k2m9q4x`: random, so that two people offline never make the same one. */
export function newRecordId(prefix: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return `${prefix}-${[...bytes].map((byte) => letters[byte % letters.length]).join("")}`;
}
