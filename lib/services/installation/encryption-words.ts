import type { EncryptedUnderKey, EncryptedValues } from "./encryption-keys";

const counted = (count: number, one: string, many: string): string[] => (count === 0 ? [] : [`${count} ${count === 1 ? one : many}`]);

/** “1 authority, 3 seals, 12 apps with codes”. */
export const countsWords = ({ authorities, seals, apps }: Pick<EncryptedUnderKey, "authorities" | "seals" | "apps">): string =>
  [
    ...counted(authorities, "authority", "authorities"),
    ...counted(seals, "seal", "seals"),
    ...counted(apps, "app with codes", "apps with codes"),
  ].join(", ") || "nothing";

const standingWords: Readonly<Record<EncryptedUnderKey["standing"], string>> = {
  inUse: "in use",
  earlier: "the one before: run dpia admin rotate-secret",
  unreadable: "CANNOT BE READ: this secret is not given",
};

/** One line a key, for `dpia doctor`. */
export const encryptionLines = ({ keys, givenUp }: EncryptedValues): readonly string[] => [
  ...keys.map((one) => `Encrypted under key ${one.keyId ?? "of no name"} (${standingWords[one.standing]}): ${countsWords(one)}`),
  ...(givenUp > 0 ? [`Given up because nobody could read it any more: ${givenUp}`] : []),
];

/** Why the server must not start: something is encrypted under a secret that it was not given; null where all can be read. */
export function unreadableWords({ keyId, keys }: EncryptedValues): string | null {
  const unreadable = keys.filter(({ standing }) => standing === "unreadable");
  if (unreadable.length === 0) return null;
  const what = unreadable.map((one) => `${countsWords(one)} under key ${one.keyId ?? "of no name"}`).join("; ");
  return [
    `The secret of this installation (key ${keyId}) does not open what is encrypted in its database: ${what}.`,
    "Put the right secret back, as GROUNDWORK_SECRET or as the file “secret” in the data folder, and start again.",
    "If the secret was changed on purpose, give the one before as GROUNDWORK_SECRET_PREVIOUS, start, and run: npx dpia admin rotate-secret",
    "If it is lost for good, run: npx dpia admin rotate-secret --give-up-unreadable (docs/guide/the-secret.md says what that ends). Nothing was changed.",
  ].join("\n");
}
