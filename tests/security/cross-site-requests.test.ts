import { request as rawRequest } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { roles } from "@/lib/domain/assessment/roles";
import { ask, operations, type Places } from "../support/api-cases";
import { type BuiltServer, send, startBuiltServer } from "../support/built-server";
import { freshDatabase, type TestDatabase } from "../support/database";
import { newOrganisation, newPerson } from "../support/people";
import { cookieOf } from "../support/signed-in";
import { everyRow, placesIn } from "../support/stage";

let database: TestDatabase;
let server: BuiltServer;
let cookie: string;
let places: Places;
let before: Readonly<Record<string, string>>;

beforeAll(async () => {
  database = await freshDatabase();
  const organisationId = await newOrganisation();
  const person = await newPerson(organisationId, [...roles]);
  server = await startBuiltServer(database);
  places = await placesIn(organisationId, person);
  cookie = await cookieOf(server, person);
  await database.asSuperuser(
    `insert into membership (organisation_id, person_id, roles) values ('${places.demoOrganisationId}', '${person.personId}', '{administrator}')`,
  );
  before = await everyRow(database);
});
afterAll(async () => {
  await server.stop();
  await database.drop();
});

const mutations = operations.filter((one) => one.verb !== "GET");

const attacks = (): readonly [string, { origin?: string | null; headers?: Record<string, string> }][] => [
  ["without an Origin", { origin: null }],
  ["from another site", { origin: "https://evil.example" }],
  ["from an opaque origin", { origin: "null" }],
  ["from another port of this machine", { origin: "http://localhost:1" }],
  ["from a name that starts like ours", { origin: `${server.origin}.evil.example` }],
  ["from our name by another scheme", { origin: server.origin.replace("http:", "https:") }],
  [
    "from another site that claims our host",
    { origin: "https://evil.example", headers: { "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" } },
  ],
  ["from another site that names us as the referrer", { origin: null, headers: { referer: `${server.origin}/` } }],
  ["that the browser calls cross-site", { headers: { "sec-fetch-site": "cross-site" } }],
  ["that the browser calls same-site", { headers: { "sec-fetch-site": "same-site" } }],
];

describe("a change asked for by another site, with the person's own cookie,", () => {
  test("is refused by every operation, however it is dressed up", async () => {
    const wrong: unknown[] = [];
    for (const operation of mutations)
      for (const [attack, changed] of attacks()) {
        const response = await ask(server, operation, places, { cookie, ...changed });
        const { refused } = (await response.json().catch(() => ({}))) as { refused?: string };
        if (response.status !== 403 || refused !== "notAllowed")
          wrong.push({ operation: operation.name, attack, status: response.status, refused });
      }
    expect(wrong).toEqual([]);
    expect(await everyRow(database)).toEqual(before);
  });

  test("is refused as a form post, whose kind of content needs no consent of ours", async () => {
    const wrong: unknown[] = [];
    for (const operation of mutations.filter((one) => one.body && one.contentType !== "application/octet-stream"))
      for (const contentType of [
        "text/plain",
        "text/plain; application/json",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "",
      ]) {
        const body = operation.body?.(places);
        const text = body instanceof Uint8Array ? new TextDecoder().decode(body) : JSON.stringify(body);
        const response = await ask(server, operation, places, { cookie, headers: { "content-type": contentType }, body: text });
        // Files for the import from AWS come as a form; the origin, checked before, is what keeps other sites out there.
        const takesForms = operation.contentType?.startsWith("multipart/form-data") && contentType.startsWith("multipart/form-data");
        if (response.status !== (takesForms ? 400 : 415)) wrong.push({ operation: operation.name, contentType, status: response.status });
      }
    expect(wrong).toEqual([]);
    expect(await everyRow(database)).toEqual(before);
  });

  test("is not done by a link, an image or a guess at the verb", async () => {
    const wrong: unknown[] = [];
    for (const operation of mutations)
      for (const verb of ["GET", "HEAD", "OPTIONS", "PATCH"]) {
        const response = await ask(server, operation, places, {
          cookie,
          verb,
          headers: { "x-http-method-override": operation.verb, "x-method-override": operation.verb },
          body: undefined,
        });
        await response.arrayBuffer();
        if (response.status >= 500) wrong.push({ operation: operation.name, verb, status: response.status });
      }
    expect(wrong).toEqual([]);
    expect(await everyRow(database)).toEqual(before);
  });

  test("TRACE and CONNECT answer nothing of a request", async () => {
    const answer = await new Promise<{ status: number; body: string }>((done, fail) => {
      const asked = rawRequest(
        { host: "127.0.0.1", port: server.port, method: "TRACE", path: "/sign-in", headers: { cookie, "x-canary": "kept-to-itself" } },
        (reply) => {
          let body = "";
          reply.on("data", (chunk) => (body += chunk));
          reply.on("end", () => done({ status: reply.statusCode ?? 0, body }));
        },
      );
      asked.on("error", fail);
      asked.end();
    });
    expect(answer.body).not.toContain("kept-to-itself");
    expect(answer.status).toBeGreaterThanOrEqual(400);
  });
});

describe("a server action", () => {
  test("does not exist: a request for one, on any page, is answered as a page or refused, and changes nothing", async () => {
    for (const route of [
      "/",
      "/sign-in",
      `/o/${places.organisationId}/assessments`,
      `/o/${places.organisationId}/assessments/${places.assessmentId}/overview`,
    ]) {
      const response = await send(server, route, {
        method: "POST",
        cookie,
        headers: { "next-action": "0".repeat(42), "content-type": "text/plain;charset=UTF-8", accept: "text/x-component" },
        body: "[]",
      });
      const text = await response.text();
      expect({ route, status: response.status, says: response.status < 500 && !/\bat .*\.js/.test(text) }).toEqual({
        route,
        status: response.status,
        says: true,
      });
    }
    expect(await everyRow(database)).toEqual(before);
  });
});

describe("what the request carries beyond what is asked", () => {
  const extra = [
    [
      "a key that is not asked for",
      (json: string) => json.replace(/^\{/, '{"status":"signed","ownerId":"pe-someone","organisationId":"or-elsewhere",'),
    ],
    ["a key that reaches into the prototype", (json: string) => json.replace(/^\{/, '{"__proto__":{"administrator":true},')],
    ["the same, written with an escape", (json: string) => json.replace(/^\{/, '{"\\u005f_proto__":{"administrator":true},')],
    ["a constructor", (json: string) => json.replace(/^\{/, '{"constructor":{"prototype":{"administrator":true}},')],
  ] as const;

  test.each(extra)("%s is refused by every operation", async (_, add) => {
    const wrong: unknown[] = [];
    for (const operation of mutations.filter((one) => one.body && !one.contentType)) {
      const response = await ask(server, operation, places, {
        cookie,
        headers: { "content-type": "application/json" },
        body: add(JSON.stringify(operation.body?.(places))),
      });
      if (response.status !== 400) wrong.push({ operation: operation.name, status: response.status });
      await response.arrayBuffer();
    }
    expect(wrong).toEqual([]);
    expect(await everyRow(database)).toEqual(before);
  });

  test("deeper down too: in a change, a measure, a risk", async () => {
    const wrong: unknown[] = [];
    for (const operation of mutations.filter((one) => one.body && !one.contentType)) {
      const body = operation.body?.(places) as Record<string, unknown>;
      for (const [key, inner] of Object.entries(body)) {
        const target = Array.isArray(inner) ? inner[0] : inner;
        if (typeof target !== "object" || target === null) continue;
        const damaged = { ...target, organisationId: "or-elsewhere", revision: 99 };
        const response = await ask(server, operation, places, {
          cookie,
          body: { ...body, [key]: Array.isArray(inner) ? [damaged] : damaged },
        });
        // Where the case names a thing that is not there, that may be said first.
        const refused = response.status === 400 || (operation.done === 404 && response.status === 404);
        if (!refused) wrong.push({ operation: operation.name, key, status: response.status });
        await response.arrayBuffer();
      }
    }
    expect(wrong).toEqual([]);
    expect(await everyRow(database)).toEqual(before);
  });
});

describe("signing in leads", () => {
  test.each([
    "//evil.example",
    "/\\evil.example",
    "https:evil.example",
    "https://evil.example/",
    "javascript:alert(1)",
    "/%09/evil.example",
    "/\t/evil.example",
    "\\\\evil.example",
    "/a\nlocation:x",
  ])("to no other site by next=%s", async (next) => {
    const response = await send(server, `/sign-in?next=${encodeURIComponent(next)}`, { cookie });
    expect([303, 307, 308]).toContain(response.status);
    const target = new URL(response.headers.get("location") ?? "", server.address);
    expect(target.host).toBe(new URL(server.address).host);
  });

  test("to a page of our own where one is named", async () => {
    const own = `/o/${places.organisationId}/people`;
    const response = await send(server, `/sign-in?next=${encodeURIComponent(own)}`, { cookie });
    expect(new URL(response.headers.get("location") ?? "", server.address).pathname).toBe(own);
  });
});
