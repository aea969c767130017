/** The people whose name stands behind an `@` in a text; of two names that begin alike the longer one counts. */
export function mentionsIn(text: string, people: readonly { personId: string; name: string }[]): readonly string[] {
  const byLength = people.filter(({ name }) => name.trim() !== "").toSorted((one, other) => other.name.length - one.name.length);
  const found = new Set<string>();
  for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", at + 1)) {
    const rest = text.slice(at + 1);
    const longest = byLength.find(({ name }) => rest.startsWith(name));
    // Two people of one name are both meant: nobody could say which.
    for (const one of byLength) if (longest && one.name === longest.name) found.add(one.personId);
  }
  return [...found];
}
