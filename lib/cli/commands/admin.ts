import { disconnect } from "@/lib/adapters/db/database";
import { signInLinkFor } from "@/lib/services/first-sign-in-link";
import { type Command, Refused, WrongUsage } from "../command";
import { withDatabase } from "../start-database.mjs";

export const adminCommand: Command = {
  summary: "a new sign-in link for a person, for whoever runs the machine",
  usage: "dpia admin link EMAIL",
  async run(args, terminal) {
    const [what, email, ...rest] = args;
    if (what !== "link" || !email || rest.length > 0) throw new WrongUsage("Name the person's e-mail address.");
    const link = await withDatabase(async () => {
      try {
        return await signInLinkFor(email);
      } finally {
        await disconnect();
      }
    }).catch((error: unknown) => {
      throw error instanceof Error && error.name === "Sentence" ? new Refused(error.message) : error;
    });
    if (!link)
      throw new Refused(`Nobody here has the e-mail address ${email}. Check the spelling, or let an administrator add the person.`);
    terminal.say("This link works once; earlier ones of this person have stopped working. Pass it on by a way you trust.");
    terminal.out(`${link}\n`);
    return 0;
  },
};
