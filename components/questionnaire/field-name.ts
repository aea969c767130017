/** A path as a field name of the form, where a dot would mean nesting. */
export const fieldName = (path: string): string => path.replaceAll(".", ":");
