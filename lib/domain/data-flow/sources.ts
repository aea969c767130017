const PREFIX = "sources:";

/** The element that stands for the sources outside ourselves that a knowledge base is filled from. */
export const sourcesOf = (store: string): string => `${PREFIX}${store}`;

/** The knowledge base that an element of sources fills; other ids as they are. */
export const storeOfSources = (id: string): string => (id.startsWith(PREFIX) ? id.slice(PREFIX.length) : id);
