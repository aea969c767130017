import { parseArgs } from "node:util";
import { disconnect } from "@/lib/adapters/db/database";
import { signInLinkFor } from "@/lib/services/first-sign-in-link";
import { type Command, Refused, WrongUsage } from "../command";
import { withDatabase } from "../start-database.mjs";

export const adminCommand: Command = {
  summary: "a new sign-in link for a person, for whoever runs the machine",
  usage: "dpia admin link EMAIL [--reset-second-factor]",
  async run(args, terminal) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { "reset-second-factor": { type: "boolean", default: false } },
      allowPositionals: true,
    });
    const [what, email, ...rest] = positionals;
    if (what !== "link" || !email || rest.length > 0) throw new WrongUsage("Name the person's e-mail address.");
    const resetsSecondFactor = values["reset-second-factor"];
    const link = await withDatabase(async () => {
      try {
        return await signInLinkFor(email, { resetsSecondFactor });
      } finally {
        await disconnect();
      }
    }).catch((error: unknown) => {
      throw error instanceof Error && error.name === "Sentence" ? new Refused(error.message) : error;
    });
    if (!link)
      throw new Refused(`Nobody here has the e-mail address ${email}. Check the spelling, or let an administrator add the person.`);
    terminal.say("This link works once; earlier ones of this person have stopped working. Pass it on by a way you trust.");
    if (resetsSecondFactor)
      terminal.say("Using it takes the person's app, recovery codes and passkeys away. Be sure that it is them who ask for it.");
    terminal.out(`${link}\n`);
    return 0;
  },
};
