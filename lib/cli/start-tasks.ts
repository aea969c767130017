import { disconnect } from "@/lib/adapters/db/database";
import { firstSignInLink } from "@/lib/services/first-sign-in-link";
import { loadDemo } from "@/lib/services/load-demo";

// Run by the start, which is plain JavaScript: what needs the compiled services. The answer is one line of JSON.
const { loaded } = await loadDemo();
const link = await firstSignInLink();
await disconnect();
process.stdout.write(JSON.stringify({ loaded, link }));
