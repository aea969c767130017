import { performance } from "node:perf_hooks";
import { disconnect } from "@/lib/adapters/db/database";
import type { Figure, Measurement } from "./figure";
import { joinDatabaseOf, signedInAuthors } from "./people";
import { dataFolder, type RunningServer, startServer } from "./server";
import { median, ms, percentile } from "./statistics";

const pairs = 200;
/** An account waits after ten wrong passwords. */
const perAccount = 10;

/** How long a refused sign-in takes, over HTTP. */
async function refused(server: RunningServer, email: string): Promise<number> {
  const since = performance.now();
  const reply = await fetch(`${server.address}/api/v1/session`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: server.address },
    body: JSON.stringify({ email, password: "not the password of anybody" }),
  });
  await reply.arrayBuffer();
  const took = performance.now() - since;
  if (reply.status !== 401) throw new Error(`A wrong password gave ${reply.status}`);
  return took;
}

/** Whether the time tells that an account is there: somebody known and somebody unknown in turn, so that both meet the same machine. */
async function measure(): Promise<readonly Figure[]> {
  const server = await startServer(await dataFolder());
  try {
    await joinDatabaseOf(server);
    const { authors } = await signedInAuthors(server, pairs / perAccount);
    const known: number[] = [];
    const unknown: number[] = [];
    for (let pair = 0; pair < pairs; pair += 1) {
      const time = async (isKnown: boolean) => {
        const email = isKnown ? (authors[pair % authors.length]?.email ?? "") : `nobody${pair}@example.org`;
        (isKnown ? known : unknown).push(await refused(server, email));
      };
      // Who comes first changes: whatever the one leaves behind meets the other as often.
      await time(pair % 2 === 0);
      await time(pair % 2 !== 0);
    }
    const difference = Math.abs(median(known) - median(unknown)) / Math.min(median(known), median(unknown));
    return [
      {
        what: "sign-in refused: an account that is there against one that is not",
        figure: `${(difference * 100).toFixed(1)} % apart`,
        bar: "< 20 %",
        reference: `medians ${ms(median(known))} and ${ms(median(unknown))}, p95 ${ms(percentile(known, 0.95))} and ${ms(percentile(unknown, 0.95))}`,
        holds: difference < 0.2,
        on: `${pairs} of each in turn, over HTTP, on one machine`,
      },
    ];
  } finally {
    await disconnect();
    await server.stop();
  }
}

export const signIn: Measurement = { name: "sign-in", measure };
