import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import type { Figure, Measurement } from "./figure";
import { type Among, amongMany, howMany, words } from "./many-assessments";
import { ms, percentile } from "./statistics";

const wordsIn = (organisationId: string): Promise<number> =>
  inOrganisation(organisationId, (transaction) => transaction.answerWord.count({ where: { organisationId } }));

async function readings({ organisationId, list, read }: Among): Promise<readonly Figure[]> {
  const searches = Array.from(
    { length: 60 },
    (_, turn) =>
      [
        `?q=${words[turn % words.length]}`,
        `?q=department+${1000 + turn * 137}`,
        `?state=${["draft", "inReview", "signed"][turn % 3]}`,
        `?q=${words[(turn + 3) % words.length]}&state=draft&page=${1 + (turn % 20)}`,
        `?page=${1 + ((turn * 7) % 200)}`,
      ][turn % 5] ?? "",
  );
  const p95Of = async (address: string, queries: readonly string[]) => {
    for (const query of queries.slice(0, 10)) await read(address + query);
    const times: number[] = [];
    for (const query of queries) times.push(await read(address + query));
    return { p95: percentile(times, 0.95), p50: percentile(times, 0.5), different: queries.length };
  };
  // Words of every kind of frequency, alone, in pairs, half written, and with a filter.
  const sought = ["health", "insur", "anthropic", "zurich", "retention", "person", "claim", "eu", "policy", "transfer", "model", "log"];
  const texts = Array.from({ length: 60 }, (_, turn) => {
    const [one, other] = [sought[turn % sought.length], sought[(turn * 5 + 3) % sought.length]];
    return [`?text=${one}`, `?text=${one}+${other}`, `?text=${one}&state=draft`, `?text=${one}&page=${1 + (turn % 9)}`][turn % 4] ?? "";
  });
  const registerQueries = Array.from(
    { length: 40 },
    (_, turn) =>
      [
        "recipients",
        "recipients?key=provider:anthropic",
        "risks",
        "risks?likelihood=2&severity=3&state=raised",
        "gaps",
        "measures?overdue=1",
      ][turn % 6] ?? "",
  );
  const lists = await p95Of(list, searches);
  const found = await p95Of(list, texts);
  const registers = await p95Of(new URL("registers/", list).href, registerQueries);
  const many = howMany.toLocaleString("en-GB");
  const rows = await wordsIn(organisationId);
  return [
    {
      what: `list of ${many} assessments, search and filter: p95`,
      figure: ms(lists.p95),
      bar: "≤ 200 ms",
      reference: `p50 ${ms(lists.p50)}`,
      holds: lists.p95 <= 200,
      on: `the whole page over HTTP on loopback, ${lists.different} different searches, filters and pages, one after another`,
    },
    {
      what: `words in the answers of ${many} assessments, with passages: p95`,
      figure: ms(found.p95),
      bar: "≤ 200 ms",
      reference: `p50 ${ms(found.p50)}`,
      holds: found.p95 <= 200,
      on: `the whole page over HTTP, ${found.different} searches; each assessment holds a tenth of the worked example's answers, ${rows.toLocaleString("en-GB")} rows of words in all`,
    },
    {
      what: `registers across ${many} assessments: p95`,
      figure: ms(registers.p95),
      bar: "none",
      reference: `p50 ${ms(registers.p50)}`,
      holds: null,
      on: `the whole page over HTTP, ${registers.different} requests for recipients, risks with the heat map, gaps and measures`,
    },
  ];
}

export const list: Measurement = { name: "list", measure: () => amongMany(async () => null, readings) };
