/** The only clock. Tests set `now`; the domain gets dates as values. */
export const clock = { now: (): Date => new Date() };

/** Today as a plain date (UTC). */
export const today = (): string => clock.now().toISOString().slice(0, 10);
