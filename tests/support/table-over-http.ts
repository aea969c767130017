import { afterAll, beforeAll, expect, test } from "vitest";
import { type VersionState, versionStates } from "@/lib/domain/assessment/lifecycle";
import { type Action, may } from "@/lib/domain/assessment/permissions";
import { type Role, roles } from "@/lib/domain/assessment/roles";
import type { SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import { ask, type Operation, operations, type Places } from "./api-cases";
import { type BuiltServer, startBuiltServer } from "./built-server";
import { freshDatabase, type TestDatabase } from "./database";
import { newOrganisation, newPerson } from "./people";
import { cookieOf } from "./signed-in";
import { everyRow, freshItems, placesIn, setState } from "./stage";

/** Somebody signed in, with an assessment of the organisation to try things on. */
type Player = { person: SignedInPerson; cookie: string; places: Places };

const refusedOf = async (response: Response): Promise<{ refused: string; message: string }> => {
  const text = await response.text();
  if (response.status < 400) return { refused: "", message: "" };
  if (!response.headers.get("content-type")?.includes("json")) return { refused: "not by Groundwork", message: text.slice(0, 100) };
  return JSON.parse(text) as { refused: string; message: string };
};

/** What those are told who may not, never or not now. */
const refusals: Readonly<Record<number, RegExp>> = {
  403: /^(Your role in this organisation does not allow this|Only administrators make organisations)\.$/,
  404: /^This page or entry does not exist, or you have no access to it\.$/,
  409: /^This assessment is in the state “.+”, in which this cannot be changed\.$/,
};

/** The table can open an action to a role that reads no assessment; it counts beside one that does. */
const isPermitted = (role: Role, { action, about }: Operation, state: VersionState): boolean =>
  action === null ||
  action === "signedIn" ||
  (about === "assessment" ? may([role], "readAssessment", state) && may([role], action, state) : may([role], action));

const expected = (role: Role, operation: Operation, state: VersionState): number => {
  const { action, about, done } = operation;
  if (action === null || action === "signedIn" || isPermitted(role, operation, state)) return done;
  if (about === "assessment" && !may([role], "readAssessment", state)) return 404;
  return about === "assessment" && may([role], action) ? 409 : 403;
};

const soak = !!process.env.GROUNDWORK_SOAK;
/** Stand for all where the answer does not depend on the state, and for the server without `proxy.ts`, which knows no states. */
export const someStates: readonly VersionState[] = ["draft", "awaitingDecision", "signed"];

const dependsOnState = (role: Role, action: Action): boolean =>
  may([role], action) && versionStates.some((state) => !may([role], action, state));

/** What is asked for outside the soak: every operation by every role in three states, and in all states where they matter to it. */
function tried({ action, about }: Operation, role: Role, state: VersionState): boolean {
  // Ending one's own session would end the test.
  if (action === null) return false;
  if (about === "organisation" || action === "signedIn") return state === "draft";
  if (soak) return true;
  // Printing takes seconds.
  if (action === "renderDocument" && may([role], action)) return state === "draft";
  return someStates.includes(state) || dependsOnState(role, action);
}

/**
 * The table of permissions asked for over HTTP of a server of its own, in these states: every role, somebody of another house, somebody
 * signed out, and made-up ids. `settings` are the server's.
 */
export function testTheTable(states: readonly VersionState[], settings: Readonly<Record<string, string>> = {}): void {
  let database: TestDatabase;
  let organisationId: string;
  let author: SignedInPerson;
  let server: BuiltServer;
  const players = new Map<Role, Player>();

  beforeAll(async () => {
    database = await freshDatabase();
    organisationId = await newOrganisation();
    author = await newPerson(organisationId, ["author"]);
    server = await startBuiltServer(database, settings);
    for (const role of roles) {
      const person = await newPerson(organisationId, [role]);
      const places = await placesIn(organisationId, author);
      // A confirmed table holds for the whole organisation: each confirms and withdraws another one.
      const method = role === "dpo" ? "cnil-map@1" : places.method;
      players.set(role, { person, cookie: await cookieOf(server, person), places: { ...places, method } });
    }
  });
  afterAll(async () => {
    await server.stop();
    await database.drop();
  });

  test.concurrent.each(roles)(
    "%s may do what the table says in every state, and nothing else",
    async (role) => {
      const { person, cookie, places } = players.get(role) as Player;
      const wrong: unknown[] = [];
      let used = false;
      for (const state of states) {
        if (used) {
          await setState(database, places.assessmentId, "draft");
          Object.assign(places, await freshItems(organisationId, places.assessmentId, author));
        }
        used = may([role], "changeAnswers", state);
        if (state === "draft") {
          places.demoOrganisationId = await newOrganisation("Example", true);
          await database.asSuperuser(
            `insert into membership (organisation_id, person_id, roles) values ('${places.demoOrganisationId}', '${person.personId}', '{${role}}')`,
          );
          // What changes an account wants a recent proof of who is there; this test takes longer than one is good for.
          await database.asSuperuser(`update session set confirmed_at = now() where user_id = '${person.personId}'`);
        }
        await setState(database, places.assessmentId, state);
        for (const operation of operations.filter((one) => tried(one, role, state))) {
          const response = await ask(server, operation, places, { cookie });
          const { refused, message } = await refusedOf(response);
          const should = expected(role, operation, state);
          const permitted = isPermitted(role, operation, state);
          const says = should < 400 || (permitted ? (operation.says ?? /./) : refusals[should])?.test(message);
          if (response.status !== should || !says)
            wrong.push({ operation: operation.name, role, state, status: response.status, should, refused, message });
          if (response.ok && /\/(state|versions|consultation)$/.test(operation.route)) await setState(database, places.assessmentId, state);
        }
      }
      expect(wrong).toEqual([]);
    },
    900_000,
  );

  test("somebody with every role elsewhere finds nothing here: whatever is named, it is not found", async () => {
    const elsewhere = await newOrganisation("Elsewhere");
    const outsider = await newPerson(elsewhere, [...roles]);
    const cookie = await cookieOf(server, outsider);
    const mine = await placesIn(elsewhere, outsider);
    const { places: theirs } = players.get("author") as Player;
    await setState(database, theirs.assessmentId, "draft");
    Object.assign(theirs, await freshItems(organisationId, theirs.assessmentId, author));
    const sameHouse = await placesIn(elsewhere, outsider);
    const before = await everyRow(database);
    const wrong: unknown[] = [];
    const try_ = async (operation: Operation, places: Places, named: string) => {
      const response = await ask(server, operation, places, { cookie });
      const { refused } = await refusedOf(response);
      if (response.status !== 404 || refused !== "notFound")
        wrong.push({ operation: operation.name, named, status: response.status, refused });
    };
    for (const operation of operations.filter((one) => one.action !== null && one.route.includes("[organisationId]"))) {
      await try_(operation, theirs, "an organisation of others");
      if (operation.route.includes("[assessmentId]"))
        await try_(operation, { ...theirs, organisationId: mine.organisationId }, "an assessment of others under one's own organisation");
      for (const [kind, place] of [
        ["evidenceId", "[evidenceId]"],
        ["personId", "[personId]"],
      ] as const)
        if (operation.route.includes(place)) await try_(operation, { ...mine, [kind]: theirs[kind] }, `${kind} of others under one's own`);
      // What belongs to the neighbouring assessment of one's own organisation is not reached through this one either.
      if (operation.route.includes("[evidenceId]") || (operation.verb === "DELETE" && /\[(measureId|riskId)\]/.test(operation.route)))
        await try_(operation, { ...sameHouse, assessmentId: mine.assessmentId }, "an item of another assessment");
    }
    expect(wrong).toEqual([]);
    expect(await everyRow(database)).toEqual(before);
  }, 600_000);

  test("signed out, or with a cookie that was made up or ended, every operation asks to sign in", async () => {
    const { places } = players.get("author") as Player;
    const person = await newPerson(organisationId, [...roles]);
    const ended = await cookieOf(server, person);
    await ask(server, operations.find((one) => one.name === "DELETE /api/v1/session") as Operation, places, { cookie: ended });
    const before = await everyRow(database);
    const wrong: unknown[] = [];
    for (const operation of operations.filter((one) => one.action !== null))
      for (const cookie of [undefined, "groundwork=made.up", ended]) {
        const response = await ask(server, operation, places, cookie === undefined ? {} : { cookie });
        const { refused } = await refusedOf(response);
        if (response.status !== 401 || refused !== "signedOut")
          wrong.push({ operation: operation.name, cookie, status: response.status, refused });
      }
    expect(wrong).toEqual([]);
    expect(await everyRow(database)).toEqual(before);
  }, 600_000);

  test("a made-up or hostile id is not found or refused, and never a fault", async () => {
    const { places } = players.get("author") as Player;
    const person = await newPerson(organisationId, [...roles]);
    const cookie = await cookieOf(server, person);
    await setState(database, places.assessmentId, "draft");
    const hostile = [
      "none",
      "%00",
      "\u0000",
      "../../session",
      "' or 1=1 --",
      "__proto__",
      "constructor",
      "x".repeat(3000),
      "𝔬𝔯",
      "%E0%A4%A",
    ];
    const before = await everyRow(database);
    const wrong: unknown[] = [];
    for (const operation of operations.filter((one) => one.action !== null && one.about === "assessment"))
      for (const kind of ["organisationId", "assessmentId", "evidenceId", "measureId", "riskId", "which", "personId"] as const) {
        if (!operation.route.includes(`[${kind}]`)) continue;
        for (const id of hostile) {
          const response = await ask(server, operation, { ...places, [kind]: id }, { cookie });
          const text = await response.text();
          if (![400, 404].includes(response.status) || /\bat .*\.(js|ts)|prisma|stack/i.test(text))
            wrong.push({ operation: operation.name, kind, id: id.slice(0, 20), status: response.status, text: text.slice(0, 200) });
        }
      }
    expect(wrong).toEqual([]);
    expect(await everyRow(database)).toEqual(before);
  }, 600_000);
}
