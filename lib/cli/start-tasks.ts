import { disconnect } from "@/lib/adapters/db/database";
import { environment } from "@/lib/env";
import { firstSignInLink } from "@/lib/services/accounts/first-sign-in-link";
import { loadDemo } from "@/lib/services/assessment/load-demo";
import { checkEncryptedValues } from "@/lib/services/installation/encryption-keys";
import { countsWords, unreadableWords } from "@/lib/services/installation/encryption-words";

// Run by the start, which is plain JavaScript: what needs the compiled services. The answer is one line of JSON.
/** What is wrong with the settings, in a sentence; null where nothing is. */
function wrongSetting(): string | null {
  try {
    environment();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function answer() {
  const setting = wrongSetting();
  if (setting) return { problem: setting };
  const values = await checkEncryptedValues();
  const problem = unreadableWords(values);
  if (problem) return { problem };
  const earlier = values.keys.find(({ standing }) => standing === "earlier");
  const notice =
    earlier &&
    `Still encrypted under the secret before this one (key ${earlier.keyId}): ${countsWords(earlier)}. Run: npx dpia admin rotate-secret`;
  const { loaded } = await loadDemo();
  return { notice, loaded, link: await firstSignInLink() };
}

const given = await answer();
await disconnect();
process.stdout.write(JSON.stringify(given));
