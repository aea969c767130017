import { afterAll, beforeAll, expect, test } from "vitest";
import { roles } from "@/lib/domain/assessment/roles";
import type { SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import { createAssessment } from "@/lib/services/assessment/create-assessment";
import { changeRoles, removePerson } from "@/lib/services/people/people";
import { type BuiltServer, send, startBuiltServer } from "../support/built-server";
import { freshDatabase, type TestDatabase } from "../support/database";
import { newOrganisation, newPerson } from "../support/people";
import { cookieOf, password } from "../support/signed-in";

let database: TestDatabase;
/** Behind a proxy of ours that ends TLS and appends the client's address. */
let server: BuiltServer;
let organisationId: string;
let chief: SignedInPerson;
let ada: SignedInPerson;
let cookie: string;

beforeAll(async () => {
  database = await freshDatabase();
  organisationId = await newOrganisation();
  chief = await newPerson(organisationId, ["administrator"]);
  ada = await newPerson(organisationId, [...roles]);
  server = await startBuiltServer(database, { PUBLIC_URL: "https://dpia.example.org", TRUSTED_PROXY: "1" });
  cookie = await cookieOf(server, ada);
});
afterAll(async () => {
  await server.stop();
  await database.drop();
});

const signIn = (email: string, given: string, address: string) =>
  send(server, "/api/v1/session", { method: "POST", body: { email, password: given }, headers: { "x-forwarded-for": address } });
const list = (given: string) => send(server, `/api/v1/organisations/${organisationId}/assessments`, { cookie: given });

test("the cookie of a sign-in goes to this host alone, over TLS alone, to no script, and not along from other sites", async () => {
  const reply = await signIn(ada.email, password, "198.51.100.1");
  expect(reply.status).toBe(204);
  const [line = "", ...more] = reply.headers.getSetCookie();
  expect(more).toEqual([]);
  const [pair = "", ...attributes] = line.split("; ");
  expect(pair).toMatch(/^__Host-groundwork=[\w%.-]{40,}$/);
  expect(attributes.map((one) => one.toLowerCase()).sort()).toEqual(["httponly", "max-age=28800", "path=/", "samesite=lax", "secure"]);
});

test("signing out ends the session on the server, and clears what the browser keeps", async () => {
  const second = (await signIn(ada.email, password, "198.51.100.1")).headers.getSetCookie()[0]?.split(";")[0] ?? "";
  expect((await list(second)).status).toBe(200);
  const out = await send(server, "/api/v1/session", { method: "DELETE", cookie: second });
  expect(out.status).toBe(204);
  expect(out.headers.get("clear-site-data")).toContain('"storage"');
  expect((await list(second)).status).toBe(401);
  // The other session of the same person goes on.
  expect((await list(cookie)).status).toBe(200);
});

test("a role that is taken away, and a person who is taken out, are refused with the very next request", async () => {
  // Somebody else's: nobody leaves while an assessment is theirs to answer for.
  const author = await newPerson(organisationId, ["author"], "Bo Invented");
  const { assessmentId } = await createAssessment(author, organisationId, { name: "Assistant" });
  const read = () => send(server, `/api/v1/organisations/${organisationId}/assessments/${assessmentId}`, { cookie });
  expect((await read()).status).toBe(200);
  await changeRoles(chief, organisationId, ada.personId, ["administrator"]);
  expect((await read()).status).toBe(404);
  await changeRoles(chief, organisationId, ada.personId, ["reader"]);
  expect((await read()).status).toBe(200);
  await removePerson(chief, organisationId, ada.personId);
  expect((await list(cookie)).status).toBe(404);
});

test("thirty wrong passwords from one address stop it, whatever it claims before our proxy's entry; others go on", async () => {
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 32; attempt += 1)
    statuses.push((await signIn(`nobody${attempt}@example.org`, "wrong wrong wrong", `203.0.113.${attempt}, 198.51.100.7`)).status);
  expect(statuses).toEqual([...Array.from({ length: 30 }, () => 401), 429, 429]);
  expect((await signIn("nobody-else@example.org", "wrong wrong wrong", "198.51.100.7, 198.51.100.8")).status).toBe(401);
});
