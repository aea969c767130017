/** The queues of pg-boss; each is a table that only the owner can make, so the start makes them. */
export const jobQueues = Object.freeze(["derive-anew", "house-daily", "mail-digest", "mail-signing"]);
