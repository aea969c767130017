/** A path of our own, which alone is followed after signing in: no other host, however it is spelt. */
const pattern = /^\/(?![/\\])[\w\-./#?=&%@~:]*$/;

export const ownPath = (next: unknown): string => (typeof next === "string" && pattern.test(next) ? next : "/");
