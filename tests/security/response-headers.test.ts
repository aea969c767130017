import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { roles } from "@/lib/domain/assessment/roles";
import type { Places } from "../support/api-cases";
import { type BuiltServer, send, startBuiltServer } from "../support/built-server";
import { freshDatabase, type TestDatabase } from "../support/database";
import { newOrganisation, newPerson } from "../support/people";
import { cookieOf } from "../support/signed-in";
import { placesIn } from "../support/stage";

let database: TestDatabase;
let server: BuiltServer;
/** As it stands behind a proxy that ends TLS. */
let secure: BuiltServer;
/** Its database does not answer: every page and operation that asks it fails. */
let broken: BuiltServer;
let cookie: string;
let places: Places;

beforeAll(async () => {
  database = await freshDatabase();
  const organisationId = await newOrganisation();
  const person = await newPerson(organisationId, [...roles]);
  server = await startBuiltServer(database);
  secure = await startBuiltServer(database, { PUBLIC_URL: "https://dpia.example.org" });
  broken = await startBuiltServer(database, { DATABASE_APP_URL: "postgresql://nobody:a-secret-of-the-database@127.0.0.1:1/none" });
  places = await placesIn(organisationId, person);
  cookie = await cookieOf(server, person);
});
afterAll(async () => {
  for (const one of [server, secure, broken]) await one.stop();
  await database.drop();
});

const api = () => `/api/v1/organisations/${places.organisationId}/assessments/${places.assessmentId}`;
const pageOf = (name: string) => `/o/${places.organisationId}/assessments/${places.assessmentId}/${name}`;

async function fileOf(kind: "js" | "css"): Promise<string> {
  const html = await (await send(server, "/sign-in")).text();
  const found = new RegExp(`/_next/static/[^"' ]+\\.${kind}`).exec(html)?.[0];
  if (!found) throw new Error(`The page names no ${kind} file`);
  return found;
}

/** What every response carries, whatever it is. */
function expectFixedHeaders(what: string, { headers }: Response): void {
  expect({
    what,
    ...Object.fromEntries(
      ["x-content-type-options", "referrer-policy", "cross-origin-opener-policy", "cross-origin-resource-policy", "x-frame-options"].map(
        (name) => [name, headers.get(name)],
      ),
    ),
  }).toEqual({
    what,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
  });
  expect(headers.get("permissions-policy"), what).toMatch(/camera=\(\).*geolocation=\(\).*microphone=\(\)/);
  expect(headers.get("x-powered-by"), what).toBeNull();
  expect(headers.get("server"), what).toBeNull();
  expect(headers.get("access-control-allow-origin"), what).toBeNull();
}

const responses: readonly [string, () => Promise<Response>, number][] = [
  ["a page before signing in", () => send(server, "/sign-in"), 200],
  ["a page of an assessment", () => send(server, pageOf("overview"), { cookie }), 200],
  ["a page that does not exist", () => send(server, "/nowhere", { cookie }), 404],
  ["a page that may not be seen", () => send(server, "/o/or-elsewhere/people", { cookie }), 404],
  ["a page that leads to the sign-in", () => send(server, pageOf("overview")), 307],
  ["a page that fails", () => send(broken, "/", { cookie }), 500],
  ["the script of a page", async () => send(server, await fileOf("js")), 200],
  ["the style of a page", async () => send(server, await fileOf("css")), 200],
  ["the icon", () => send(server, "/icon.svg"), 200],
  // Asked for without being told to, while one page gives way to another and neither's link to the icon stands.
  ["the icon that browsers look for by themselves", () => send(server, "/favicon.ico"), 200],
  ["data", () => send(server, api(), { cookie }), 200],
  ["data to somebody signed out", () => send(server, api()), 401],
  ["data that does not exist", () => send(server, `${api()}x`, { cookie }), 404],
  ["an operation that does not exist", () => send(server, "/api/v1/nowhere", { cookie }), 404],
  ["a change from elsewhere", () => send(server, `${api()}/snapshots`, { method: "POST", cookie, origin: null, body: {} }), 403],
  ["a change that does not fit", () => send(server, `${api()}/snapshots`, { method: "POST", cookie, body: {} }), 400],
  ["data that fails", () => send(broken, api(), { cookie }), 500],
  ["the document", () => send(server, `${api()}/document?edition=summary`, { cookie }), 200],
  ["the assessment file", () => send(server, `${api()}/file`, { cookie }), 200],
  ["evidence", () => send(server, `${api()}/evidence/${places.evidenceId}`, { cookie }), 200],
];

describe("headers", () => {
  test.each(responses)("%s has them all", async (what, asked, status) => {
    const response = await asked();
    const text = await response.text();
    expect({ what, status: response.status }).toEqual({ what, status });
    expectFixedHeaders(what, response);
    const csp = response.headers.get("content-security-policy") ?? "";
    const isStatic = /^the (script|style|icon)/.test(what);
    const isPage = response.headers.get("content-type")?.startsWith("text/html") && !what.startsWith("an operation");
    if (isPage) {
      expect(csp, what).toMatch(/script-src 'self' 'nonce-[A-Za-z0-9+/]{24}' 'strict-dynamic'/);
      expect(csp, what).toMatch(/object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'/);
      expect(csp, what).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/);
      const nonce = /'nonce-([^']+)'/.exec(csp)?.[1];
      for (const [tag] of text.matchAll(/<script\b[^>]*>|<style\b[^>]*>/g)) expect(tag, what).toContain(`nonce="${nonce}"`);
    } else expect(csp, what).toMatch(/default-src '(none|self)'/);
    if (!isStatic) expect(response.headers.get("cache-control"), what).toMatch(/no-store/);
    expect(response.headers.get("strict-transport-security"), what).toBeNull();
    // No stack, no path of the machine, no address of the database.
    if (!isStatic) expect(text, what).not.toMatch(/\bat (async )?[\w.]+ \(|node_modules|a-secret-of-the-database|ECONNREFUSED/);
  });

  test("no two pages share a nonce", async () => {
    const nonces = await Promise.all(
      [1, 2, 3].map(async () => /'nonce-([^']+)'/.exec((await send(server, "/sign-in")).headers.get("content-security-policy") ?? "")?.[1]),
    );
    expect(new Set(nonces).size).toBe(3);
  });

  test("files are handed out to be saved, by their name, and run nowhere", async () => {
    for (const [route, type, name] of [
      [`${api()}/document?edition=summary`, "application/pdf", ".summary.pdf"],
      [`${api()}/file`, "application/json", ".json"],
      [`${api()}/evidence/${places.evidenceId}`, "text/plain", "a.txt"],
    ] as const) {
      const { headers } = await send(server, route, { cookie });
      expect(headers.get("content-disposition")).toMatch(
        /^attachment; filename="[A-Za-z0-9._-]+"; filename\*=UTF-8''[A-Za-z0-9._%~!&+-]+$/,
      );
      expect(headers.get("content-disposition")).toContain(name);
      expect(headers.get("content-type")).toContain(type);
      expect(headers.get("content-security-policy")).toContain("sandbox");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
    }
  });

  test("an uploaded name cannot write headers of its own", async () => {
    const name = `evil"\r\nset-cookie: a=b\r\n; x="${"ü".repeat(20)}.txt`;
    const added = await send(server, `${api()}/evidence?name=${encodeURIComponent(name)}`, {
      method: "POST",
      cookie,
      body: new TextEncoder().encode("x"),
      headers: { "content-type": "application/octet-stream" },
    });
    const { id } = (await added.json()) as { id: string };
    const { headers } = await send(server, `${api()}/evidence/${id}`, { cookie });
    expect(headers.get("content-disposition")).toMatch(/^attachment; filename="[A-Za-z0-9._-]+"; filename\*=UTF-8''[A-Za-z0-9._%~!&+-]+$/);
    expect(headers.getSetCookie().join()).not.toContain("a=b");
  });
});

describe("with an https address", () => {
  test("browsers are told to stay with https, and the cookie belongs to this host alone", async () => {
    const person = await newPerson(places.organisationId, ["reader"]);
    const link = await cookieOf(secure, person);
    expect(link).toMatch(/^__Host-groundwork=/);
    const page = await send(secure, "/facts", { cookie: link });
    expect(page.status).toBe(200);
    expect(page.headers.get("strict-transport-security")).toBe("max-age=31536000; includeSubDomains");
    // The plain name, or the cookie of the http address, is worth nothing there.
    expect((await send(secure, api(), { cookie: link.replace("__Host-", "") })).status).toBe(401);
  });

  test("a change must come from that address", async () => {
    const asked = (origin: string) => send(secure, "/api/v1/session", { method: "DELETE", origin });
    expect((await asked("https://dpia.example.org")).status).toBe(204);
    for (const origin of ["http://dpia.example.org", `http://localhost:${secure.port}`, "https://dpia.example.org:8443"])
      expect((await asked(origin)).status).toBe(403);
  });
});

test("there is no source map, no folder of the checkout, and no route of the account library", async () => {
  const script = await fileOf("js");
  for (const route of [
    `${script}.map`,
    "/.git/config",
    "/.env",
    "/package.json",
    "/data/secret",
    "/_next/../.env",
    "/api/auth/session",
    "/api/auth/reference",
    "/api/auth/sign-up/email",
    "/_next/image?url=%2Ficon.svg&w=64&q=75",
  ]) {
    const response = await send(server, route, { cookie });
    expect({ route, status: response.status }).toEqual({ route, status: 404 });
    await response.arrayBuffer();
  }
});
