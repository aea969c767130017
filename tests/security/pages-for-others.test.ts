import { afterAll, beforeAll, expect, test } from "vitest";
import { versionStates } from "@/lib/domain/assessment/lifecycle";
import { may } from "@/lib/domain/assessment/permissions";
import { type Role, roles } from "@/lib/domain/assessment/roles";
import type { SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import type { Places } from "../support/api-cases";
import { type BuiltServer, send, startBuiltServer } from "../support/built-server";
import { freshDatabase, type TestDatabase } from "../support/database";
import { newOrganisation, newPerson } from "../support/people";
import { filled, pages } from "../support/routes";
import { cookieOf } from "../support/signed-in";
import { placesIn, setState } from "../support/stage";

let database: TestDatabase;
let server: BuiltServer;
let author: SignedInPerson;
let places: Places;
const name = "Invented Insurance of the Canary";

beforeAll(async () => {
  database = await freshDatabase();
  server = await startBuiltServer(database, { GROUNDWORK_WITHOUT_PROXY: "1" });
  const organisationId = await newOrganisation(name);
  author = await newPerson(organisationId, ["author"], "Ada of the Canary");
  places = await placesIn(organisationId, author);
});
afterAll(async () => {
  await server.stop();
  await database.drop();
});

/** The page as a browser opens it, and what one page of the application asks for when a link to it is followed. */
const ways: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ["as a page", {}],
  ["as data of a page", { rsc: "1" }],
  ["as a prefetch", { rsc: "1", "next-router-prefetch": "1", purpose: "prefetch" }],
  ["as a part of a page", { rsc: "1", "next-router-segment-prefetch": "/_tree" }],
];

const ofAnOrganisation = pages().filter((page) => page.includes("[organisationId]"));
const aboutAnAssessment = (page: string): boolean => page.includes("[assessmentId]");
async function open(page: string, cookie: string, headers: Readonly<Record<string, string>>, where: Places = places) {
  const route = filled(page, { ...where, sectionId: "description" });
  const first = await send(server, `${route}${"rsc" in headers ? "?_rsc=1" : ""}`, { cookie, headers });
  // Asked for as data, Next sends on to the same page under the mark that it computes of the headers.
  const to = new URL(first.headers.get("location") ?? "/", server.address);
  return "rsc" in headers && first.status === 307 && to.pathname === route && to.searchParams.has("_rsc")
    ? send(server, `${to.pathname}${to.search}`, { cookie, headers })
    : first;
}

test("the pages are those of an organisation, the sign-in and what everybody may see", () => {
  expect(ofAnOrganisation.length).toBeGreaterThan(12);
});

test("no page of an organisation shows itself to a stranger or to somebody signed out, however it is asked for and without proxy.ts", async () => {
  const elsewhere = await newOrganisation("Elsewhere");
  const stranger = await newPerson(elsewhere, [...roles]);
  const cookie = await cookieOf(server, stranger);
  const own = await placesIn(elsewhere, stranger);
  const wrong: unknown[] = [];
  for (const page of ofAnOrganisation)
    for (const [way, headers] of ways)
      for (const [who, response] of [
        ["a stranger", await open(page, cookie, headers)],
        [
          "a stranger under an own organisation",
          aboutAnAssessment(page) ? await open(page, cookie, headers, { ...places, organisationId: own.organisationId }) : null,
        ],
        ["somebody signed out", await open(page, "", headers)],
      ] as const) {
        if (!response) continue;
        const text = await response.text();
        const shown =
          text.includes("of the Canary") ||
          text.includes(author.email) ||
          (who !== "a stranger under an own organisation" && text.includes("Elsewhere"));
        const refused = who === "somebody signed out" ? [303, 307, 200].includes(response.status) : [404, 200].includes(response.status);
        // What is fetched as data is answered 200 with the "not found" or the redirect inside; a page says it in its status.
        if (shown || !refused || (way === "as a page" && response.status === 200))
          wrong.push({ page, way, who, status: response.status, shown });
      }
  expect(wrong).toEqual([]);
}, 300_000);

/** In `npm test` one state and the two ways that matter; in the soak all of them. */
const states = process.env.GROUNDWORK_SOAK ? versionStates : (["draft"] as const);
const tried = process.env.GROUNDWORK_SOAK ? ways : ways.slice(0, 2);

test.each(roles)(
  "%s sees the pages that the table of permissions opens, and of the others nothing",
  async (role: Role) => {
    const person = await newPerson(places.organisationId, [role]);
    const cookie = await cookieOf(server, person);
    const wrong: unknown[] = [];
    for (const state of states) {
      await setState(database, places.assessmentId, state);
      for (const page of ofAnOrganisation)
        for (const [way, headers] of tried) {
          const response = await open(page, cookie, headers);
          const text = await response.text();
          const readable = !aboutAnAssessment(page) || may([role], "readAssessment", state);
          const faulty = response.status >= 500 || (way === "as a page" && !readable && response.status !== 404);
          const shown = aboutAnAssessment(page) && !readable && text.includes("Assistant");
          if (faulty || shown || (readable && ![200, 307].includes(response.status) && response.status !== 404))
            wrong.push({ role, state, page, way, status: response.status, shown });
        }
    }
    expect(wrong).toEqual([]);
  },
  600_000,
);
