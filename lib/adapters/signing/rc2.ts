/** PITABLE of RFC 2268, section 2. */
const permutation = Buffer.from(
  [
    "d978f9c419ddb5ed28e9fd794aa0d89dc67e37832b76538e624c6488448bfba2179a59f587b34f1361456d8d09817d32",
    "bd8f40eb86b77b0bf09521225c6b4e8254d66593ce60b21c7356c014a78cf1dc1275ca1f3bbee4d1423dd430a33cb626",
    "6fbf0eda4669075727f21d9bbc944303f811c7f690ef3ee706c3d52fc8661ed708e8eade8052eef784aa72ac354d6a2a",
    "961ad2715a1549744b9fd05e0418a4ecc2e0416e0f51cbcc2491af50a1f47039997c3a8523b8b47afc02365b25559731",
    "2d5dfa98e38a92ae05df2910676cbac9d300e6cfe19ea82c6316013f58e289a90d38341bab33ffb0bb480c5fb9b1cd2e",
    "c5f3db47e5a59c770aa62068fe7fc1ad",
  ].join(""),
  "hex",
);

const rotations = [1, 2, 3, 5] as const;

const at = (bytes: Uint8Array, index: number): number => bytes[index] ?? 0;

/** The 64 words of 16 bits that a key expands to; as many bits count as the key has (RFC 2268, section 2). */
function expanded(key: Uint8Array): Uint16Array {
  const bytes = new Uint8Array(128);
  bytes.set(key);
  const { length } = key;
  for (let i = length; i < 128; i += 1) bytes[i] = at(permutation, (at(bytes, i - 1) + at(bytes, i - length)) & 0xff);
  bytes[128 - length] = at(permutation, at(bytes, 128 - length));
  for (let i = 127 - length; i >= 0; i -= 1) bytes[i] = at(permutation, at(bytes, i + 1) ^ at(bytes, i + length));
  return Uint16Array.from({ length: 64 }, (_, i) => at(bytes, 2 * i) | (at(bytes, 2 * i + 1) << 8));
}

/** One block of four words, in place: the rounds of RFC 2268, section 4, backwards. */
function decryptBlock(words: Uint16Array, key: Uint16Array): void {
  const word = (index: number): number => words[index & 3] ?? 0;
  let next = 63;
  const mix = (rounds: number) => {
    for (let round = 0; round < rounds; round += 1)
      for (let i = 3; i >= 0; i -= 1) {
        const by = rotations[i] ?? 0;
        const turned = (word(i) >>> by) | (word(i) << (16 - by));
        const mixed = (word(i + 3) & word(i + 2)) + (~word(i + 3) & word(i + 1));
        words[i] = turned - (key[next] ?? 0) - mixed;
        next -= 1;
      }
  };
  const mash = () => {
    for (let i = 3; i >= 0; i -= 1) words[i] = word(i) - (key[word(i + 3) & 63] ?? 0);
  };
  mix(5);
  mash();
  mix(6);
  mash();
  mix(5);
}

/**
 * RC2 in CBC mode, with the padding taken off; null where the padding is none. Only to read old certificate files, whose
 * certificates (public anyway) it hides; Node's OpenSSL has it no more.
 */
export function decryptRc2(encrypted: Uint8Array, key: Uint8Array, vector: Uint8Array): Uint8Array | null {
  if (encrypted.length === 0 || encrypted.length % 8 !== 0) return null;
  const schedule = expanded(key);
  const plain = new Uint8Array(encrypted.length);
  let before = vector;
  for (let start = 0; start < encrypted.length; start += 8) {
    const block = encrypted.subarray(start, start + 8);
    const words = Uint16Array.from({ length: 4 }, (_, i) => at(block, 2 * i) | (at(block, 2 * i + 1) << 8));
    decryptBlock(words, schedule);
    for (let i = 0; i < 8; i += 1) plain[start + i] = (((words[i >> 1] ?? 0) >> (8 * (i & 1))) & 0xff) ^ at(before, i);
    before = block;
  }
  const padding = at(plain, plain.length - 1);
  if (padding < 1 || padding > 8 || plain.subarray(-padding).some((byte) => byte !== padding)) return null;
  return plain.subarray(0, -padding);
}
