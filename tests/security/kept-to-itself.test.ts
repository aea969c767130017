import { readFileSync, statSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/adapters/identifiers";
import { roles } from "@/lib/domain/assessment/roles";
import type { QuestionStructure } from "@/lib/domain/questionnaire/question";
import { listIds, questionKeys, recordList, singleQuestion } from "@/lib/domain/questionnaire/questions";
import type { SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import { ownMeasure, ownRisk, type Places } from "../support/api-cases";
import { type BuiltServer, send, startBuiltServer } from "../support/built-server";
import { freshDatabase, type TestDatabase } from "../support/database";
import { newOrganisation, newPerson } from "../support/people";
import { filled, pages } from "../support/routes";
import { cookieOf, password } from "../support/signed-in";
import { placesIn, setState } from "../support/stage";

let database: TestDatabase;
let server: BuiltServer;
let logBefore = 0;
let person: SignedInPerson;
let stranger: SignedInPerson;
let cookie: string;
let strangersCookie: string;
let places: Places;

/** In every text that this test types; nothing that is written down or shown to others may hold it. */
const canary = "canary7f3k2m9q";

beforeAll(async () => {
  database = await freshDatabase();
  logBefore = statSync(database.serverLog).size;
  const organisationId = await newOrganisation();
  person = await newPerson(organisationId, [...roles], `Ada ${canary}`);
  stranger = await newPerson(await newOrganisation("Elsewhere"), [...roles], "Bo Stranger");
  server = await startBuiltServer(database);
  places = await placesIn(organisationId, person);
  cookie = await cookieOf(server, person);
  strangersCookie = await cookieOf(server, stranger);
});
afterAll(async () => {
  await server.stop();
  await database.drop();
});

const assessment = () => `/api/v1/organisations/${places.organisationId}/assessments/${places.assessmentId}`;
const post = (route: string, body: unknown, method = "POST") => send(server, route, { method, cookie, body });

const isText = ({ kind }: QuestionStructure): boolean => ["text", "longText", "model", "provider", "region", "regions"].includes(kind);
const typed = (structure: QuestionStructure, key: string): unknown =>
  structure.kind === "regions" ? [`${canary} ${key}`] : `${canary} ${key}`;

/** Every text field of the questionnaire, single or in a record, filled in. */
async function fillEveryField(): Promise<void> {
  const answer = (path: string, value: unknown) => ({
    path,
    answer: { value },
    baseRevision: path === "meta.processingName" ? 1 : 0,
    saveNumber: 1,
  });
  const changes: unknown[] = [];
  for (const key of questionKeys) {
    const structure = singleQuestion(key);
    if (structure && isText(structure)) changes.push(answer(key, typed(structure, key)));
    else if (structure) changes.push({ path: key, answer: { unknown: true, note: `${canary} ${key}` }, baseRevision: 0, saveNumber: 1 });
  }
  for (const list of listIds) {
    const structure = recordList(list);
    if (!structure) continue;
    const id = newId(structure.prefix);
    changes.push({ record: "add", list, id });
    for (const [field, question] of Object.entries(structure.questions))
      if (isText(question)) changes.push(answer(`${list}/${id}/${field}`, typed(question, field)));
  }
  const reply = await post(`${assessment()}/changes`, { client: "page-of-the-test", changes });
  const said = await reply.text();
  if (!reply.ok) throw new Error(said);
}

test("what people type stands in no log: not in a save, a refusal, a conflict or a fault", async () => {
  await setState(database, places.assessmentId, "draft");
  await fillEveryField();
  const statuses: Record<string, number> = {};
  const note = async (what: string, asked: Promise<Response>) => {
    const response = await asked;
    statuses[what] = response.status;
    await response.arrayBuffer();
  };
  const change = (path: string, answer: unknown, baseRevision = 0) => ({
    client: null,
    changes: [{ path, answer, baseRevision, saveNumber: 1 }],
  });
  await note("conflict", post(`${assessment()}/changes`, change("desc.nature", { value: `${canary} second` })));
  await note("wrong type", post(`${assessment()}/changes`, change("desc.nature", { value: { [canary]: 1 } })));
  await note("no such question", post(`${assessment()}/changes`, change(canary, { value: canary })));
  await note("unstorable", post(`${assessment()}/changes`, change("desc.nature", { value: `${canary}\u0000` }, 1)));
  await note("snapshot", post(`${assessment()}/snapshots`, { reason: canary }));
  await note(
    "measure",
    post(
      `${assessment()}/measures/${places.measureId}`,
      { measure: { ...ownMeasure(places.measureId), title: canary, description: canary, owner: canary }, baseRevision: 1 },
      "PUT",
    ),
  );
  await note(
    "risk",
    post(
      `${assessment()}/own-risks/${places.riskId}`,
      { ownRisk: { ...ownRisk(places.riskId), title: canary, harm: canary, source: canary, reason: canary }, baseRevision: 1 },
      "PUT",
    ),
  );
  await note("decision", post(`${assessment()}/decisions/${places.riskId}/inherent`, { reason: canary }, "PUT"));
  await note(
    "evidence",
    send(server, `${assessment()}/evidence?name=${canary}.txt`, {
      method: "POST",
      cookie,
      body: new TextEncoder().encode(canary),
      headers: { "content-type": "application/octet-stream" },
    }),
  );
  await note("history", send(server, `${assessment()}/history?path=${canary}`, { cookie }));
  await note("search", send(server, `/facts?q=${canary}&subject=${canary}`, { cookie }));
  await note("organisation", post("/api/v1/organisations", { name: canary }));
  await note("assessment", post(`/api/v1/organisations/${places.organisationId}/assessments`, { name: canary }));
  await note(
    "import",
    send(server, `/api/v1/organisations/${places.organisationId}/assessments/import`, {
      method: "POST",
      cookie,
      body: `{"${canary}": `,
      headers: { "content-type": "application/json" },
    }),
  );
  // Two at once of the same address, and one that surely meets PostgreSQL's own refusal, which would name the value.
  const same = () =>
    post(`/api/v1/organisations/${places.organisationId}/people`, { email: `${canary}@example.org`, name: canary, roles: ["reader"] });
  const both = await Promise.all([same(), same()]);
  const links = await Promise.all(both.map((reply) => reply.text()));
  const again = `insert into "user" (id, name, email, updated_at) values ('pe-again', '${canary}', '${canary}@example.org', now())`;
  await expect(database.asSuperuser(again)).rejects.toThrow(/duplicate key/);
  await note(
    "wrong password",
    send(server, "/api/v1/session", { method: "POST", body: { email: `${canary}@example.org`, password: `${canary} password` } }),
  );
  await note(
    "unknown person",
    send(server, "/api/v1/session", { method: "POST", body: { email: `${canary}.nobody@example.org`, password: `${canary} password` } }),
  );
  await note(
    "unusable token",
    send(server, "/api/v1/welcome", {
      method: "POST",
      body: { token: `${canary}${"x".repeat(20)}`, name: canary, password: `${canary} password` },
    }),
  );
  await note("page of a token", send(server, `/welcome?token=${canary}`));
  await note("document", send(server, `${assessment()}/document?edition=summary`, { cookie }));
  for (const page of pages()) await note(page, send(server, filled(page, { ...places, sectionId: "systems-and-models" }), { cookie }));
  expect(Object.entries(statuses).filter(([, status]) => status >= 500)).toEqual([]);
  expect(statuses).toMatchObject({
    conflict: 409,
    "wrong type": 400,
    "unknown person": 401,
    snapshot: 200,
    measure: 200,
    risk: 200,
    decision: 200,
    evidence: 200,
  });

  const sessionToken = /=([^;.]+)/.exec(cookie)?.[1] ?? "";
  const linkToken = /token=([\w-]+)/.exec(links.join())?.[1] ?? "";
  expect(sessionToken.length).toBeGreaterThan(20);
  expect(linkToken.length).toBeGreaterThan(20);
  const postgres = readFileSync(database.serverLog, "utf8").slice(logBefore);
  for (const [log, text] of [
    ["the server's", server.log()],
    ["PostgreSQL's", postgres],
  ] as const)
    for (const secret of [canary, password, sessionToken, linkToken, decodeURIComponent(sessionToken)])
      expect({ log, secret, found: text.split("\n").filter((line) => line.includes(secret)) }).toEqual({ log, secret, found: [] });
  // The test would pass on an empty log as well: the refusal is there.
  expect(postgres).toContain("duplicate key");
}, 180_000);

test("no page and no answer carries a password's hash, a session, or the address of somebody who does not belong to it", async () => {
  const { rows } = await database.asSuperuser("select password from account");
  const { rows: sessions } = await database.asSuperuser("select token from session");
  const secrets = [...rows.map((row) => row.password as string), ...sessions.map((row) => row.token as string)];
  expect(secrets.length).toBeGreaterThan(2);
  const colleague = `${canary}@example.org`;
  for (const page of pages()) {
    const route = filled(page, { ...places, sectionId: "systems-and-models" });
    for (const headers of [{}, { rsc: "1", "next-router-state-tree": "" }]) {
      const own = await (await send(server, route, { cookie, headers: { ...headers } })).text();
      const strange = await (await send(server, route, { cookie: strangersCookie, headers: { ...headers } })).text();
      for (const secret of secrets)
        expect({ page, holds: own.includes(secret) || strange.includes(secret) }).toEqual({ page, holds: false });
      expect({ page, holds: own.includes(stranger.email) || own.includes(stranger.name) }).toEqual({ page, holds: false });
      expect({ page, holds: strange.includes(canary) || strange.includes(person.email) }).toEqual({ page, holds: false });
      // One's own address stands where one signs in again; a colleague's only where people are managed and in the audit trail.
      if (!["/o/[organisationId]/people", "/o/[organisationId]/audit"].includes(page))
        expect({ page, holds: own.includes(colleague) }).toEqual({ page, holds: false });
    }
  }
}, 120_000);
