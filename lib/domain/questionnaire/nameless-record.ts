/** What a record goes by until it has a name: the word for one of its list and its place there, from 1. "Data item 2 (no name yet)". */
export const namelessRecord = (one: string, number: number): string =>
  `${one.charAt(0).toUpperCase()}${one.slice(1)} ${number} (no name yet)`;
