import { disconnect } from "@/lib/adapters/db/database";
import { checkEncryptedValues } from "@/lib/services/encryption-keys";
import { countsWords, unreadableWords } from "@/lib/services/encryption-words";
import { firstSignInLink } from "@/lib/services/first-sign-in-link";
import { loadDemo } from "@/lib/services/load-demo";

// Run by the start, which is plain JavaScript: what needs the compiled services. The answer is one line of JSON.
async function answer() {
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
