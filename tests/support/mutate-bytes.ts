import { seeded } from "./mutate-json";

/** The bytes with one to eight changes: bits turned, runs overwritten, ranges cut out, doubled or moved, or the end cut off. */
export function mutateBytes(bytes: Uint8Array, seed: number): Uint8Array {
  const random = seeded(seed);
  let out = Uint8Array.from(bytes);
  const somewhere = () => Math.floor(random() * out.length);
  const range = (): [number, number] => {
    const from = somewhere();
    return [from, Math.min(out.length, from + 1 + Math.floor(random() ** 4 * 4_000))];
  };
  const joined = (...parts: readonly Uint8Array[]) => Uint8Array.from(Buffer.concat(parts));
  for (let change = 0; change <= Math.floor(random() * 8); change += 1) {
    const kind = random();
    const [from, to] = range();
    if (kind < 0.4) out[from] = (out[from] ?? 0) ^ (1 << Math.floor(random() * 8));
    else if (kind < 0.6) for (let at = from; at < Math.min(to, from + 16); at += 1) out[at] = Math.floor(random() * 256);
    else if (kind < 0.75) out = joined(out.subarray(0, from), out.subarray(to));
    else if (kind < 0.9) out = joined(out.subarray(0, to), out.subarray(from));
    else if (kind < 0.97) out = joined(out.subarray(to), out.subarray(0, to));
    else out = out.slice(0, somewhere());
  }
  return out;
}
