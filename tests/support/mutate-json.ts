/** A small seeded generator, so that a failing mutation can be repeated by its number. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const strange: readonly unknown[] = [
  null,
  true,
  -1,
  1e308,
  "",
  "\u0000",
  "\ud800",
  "<script>alert(1)</script>",
  "‮אבג",
  "x".repeat(70_000),
  [],
  {},
  [[[[[[[[[[[[[[[]]]]]]]]]]]]]]],
  { value: { value: { value: 1 } } },
  { unknown: true, note: 7 },
  { notApplicable: "" },
  "di-nowhere99",
  "2026-02-31",
];

type Node = Record<string, unknown>;

function place(root: Node, random: () => number): { parent: Node; key: string } {
  let parent = root;
  for (;;) {
    const keys = Object.keys(parent);
    const key = keys[Math.floor(random() * keys.length)] ?? "format";
    const child = parent[key];
    if (typeof child !== "object" || child === null || Object.keys(child).length === 0 || random() < 0.15) return { parent, key };
    parent = child as Node;
  }
}

/** The JSON with one to three changes: a value of another type, a key removed, doubled or renamed, or the text itself cut or damaged. */
export function mutateJson(json: string, seed: number): string {
  const random = seeded(seed);
  const root = JSON.parse(json) as Node;
  for (let change = 0; change <= Math.floor(random() * 3); change += 1) {
    const { parent, key } = place(root, random);
    const kind = random();
    // A copy: a later change must not reach into the list, or put one of its values inside itself.
    if (kind < 0.5) parent[key] = structuredClone(strange[Math.floor(random() * strange.length)]);
    else if (kind < 0.7) delete parent[key];
    else if (kind < 0.85) parent[`${key}x`] = parent[key];
    else if (Array.isArray(parent[key])) parent[key] = [...(parent[key] as unknown[]), ...(parent[key] as unknown[])];
  }
  const text = JSON.stringify(root);
  const damage = random();
  if (damage < 0.05) return text.slice(0, Math.floor(random() * text.length));
  if (damage < 0.1) {
    const at = Math.floor(random() * text.length);
    return `${text.slice(0, at)}${String.fromCharCode(Math.floor(random() * 65_536))}${text.slice(at + 1)}`;
  }
  if (damage < 0.12) return text.replace('"answers"', '"__proto__"');
  return text;
}
