import { disconnect } from "@/lib/adapters/db/database";
import { keyIdOf } from "@/lib/adapters/signing/key-vault";
import { environment } from "@/lib/env";
import { checkEncryptedValues, encryptAnew } from "@/lib/services/installation/encryption-keys";
import { countsWords, unreadableWords } from "@/lib/services/installation/encryption-words";
import { Refused } from "../command";
import { changesSecret, claimFolder } from "../start-claim.mjs";
import { addressFromSettings, installationFolder, withDatabase } from "../start-database.mjs";
import { installationSecrets, takeNextSecret, writeNextSecret } from "../start-secret.mjs";

/** Everything that the secrets given open, under the one in use; the sentences that say what was done. */
async function bringUnderCurrent(giveUp: boolean): Promise<readonly string[]> {
  const before = await checkEncryptedValues();
  const problem = unreadableWords(before);
  if (problem && !giveUp) throw new Refused(problem);
  const { changed, givenUp } = await encryptAnew(environment().secret, { giveUp });
  return [
    ...(changed > 0 ? [`Encrypted anew under the secret in use (key ${before.keyId}): ${changed}.`] : []),
    ...(givenUp > 0
      ? [
          `Given up because nobody can read it any more: ${givenUp}. What those seals signed stays valid and verifies here; the next signature makes a new seal${before.keys.some(({ standing, authorities }) => standing === "unreadable" && authorities > 0) ? " under a new authority, whose certificate readers elsewhere need besides the one they have (page Verify)" : ""}. Whoever lost their app's codes signs in with a recovery code or a passkey, or needs: npx dpia admin link EMAIL --reset-second-factor`,
        ]
      : []),
  ];
}

/** The secret is the operator's own: they put the new one in place first, and everything follows it. */
async function followGivenSecret(giveUp: boolean): Promise<readonly string[]> {
  return withDatabase(async () => {
    try {
      const said = await bringUnderCurrent(giveUp);
      const after = await checkEncryptedValues();
      if (said.length === 0 && after.previousKeyId === null)
        throw new Refused(
          `The secret is given by GROUNDWORK_SECRET, so the new one comes from you. Set GROUNDWORK_SECRET_PREVIOUS to the present one (key ${after.keyId}) and GROUNDWORK_SECRET to a new one of 32 random characters or more, restart every server, and run this again. Nothing was changed.`,
        );
      const inUse = after.keys.find(({ standing }) => standing === "inUse");
      return [
        ...said,
        `Under key ${after.keyId} lie now: ${inUse ? countsWords(inUse) : "nothing"}. Nothing needs the secret before it any more: take GROUNDWORK_SECRET_PREVIOUS out of the settings, and keep that secret only as long as you keep backups from before.`,
      ];
    } finally {
      await disconnect();
    }
  });
}

/** The secret is kept in the data folder: a new one is made, everything is encrypted anew, and it takes its place. No server runs meanwhile. */
async function replaceKeptSecret(data: string, giveUp: boolean): Promise<readonly string[]> {
  const claim = await claimFolder({ data, ...addressFromSettings(), program: changesSecret }).catch((error: Error) => {
    throw error.name === "Sentence"
      ? new Refused(`${error.message} The secret can only be changed while Groundwork is stopped. Nothing was changed.`)
      : error;
  });
  try {
    takeNextSecret(data);
    return await withDatabase(async () => {
      try {
        // First: a value under an earlier secret would be out of reach once the new one is written.
        const said = await bringUnderCurrent(giveUp);
        if (giveUp) return said.length > 0 ? said : ["Everything can be read: there is nothing to give up. Nothing was changed."];
        const next = writeNextSecret(data);
        const { changed } = await encryptAnew(next);
        takeNextSecret(data);
        return [
          ...said,
          `The secret was changed. Encrypted anew under key ${keyIdOf(next)}: ${changed}. Everybody has to sign in again.`,
          "The secret before it is kept as the file “secret.previous” in the data folder, for backups from before; delete it when none is left.",
        ];
      } finally {
        await disconnect();
      }
    });
  } finally {
    claim.release();
  }
}

/** `dpia admin rotate-secret`: sentences that say what was done. Throws `Refused` or the start's `Sentence`, and then nothing was changed. */
export async function rotateSecret({ giveUp }: { giveUp: boolean }): Promise<readonly string[]> {
  const data = installationFolder();
  return installationSecrets(data).isKept ? replaceKeptSecret(data, giveUp) : followGivenSecret(giveUp);
}
