import { Buffer } from "node:buffer";
import { readFileSync, statSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import { type BuiltServer, send, startBuiltServer } from "../support/built-server";
import { issuedSeal, pkcs12 } from "../support/certificate-files";
import { freshDatabase, type TestDatabase } from "../support/database";
import { newOrganisation, newPerson } from "../support/people";
import { cookieOf, password } from "../support/signed-in";

/** In the file's password and in the one that does not open it; nothing that is written down or shown may hold it. */
const canary = "canary7f3k2m9q";
const filePassword = `${canary} of the file`;
const { seal, issuers } = issuedSeal();
const file = Buffer.from(pkcs12(seal, { password: filePassword, issuers })).toString("base64");

let database: TestDatabase;
let server: BuiltServer;
let organisationId: string;
let administrator: SignedInPerson;
let cookie: string;
let logBefore = 0;

beforeAll(async () => {
  database = await freshDatabase();
  logBefore = statSync(database.serverLog).size;
  organisationId = await newOrganisation();
  administrator = await newPerson(organisationId, ["administrator"], "Ida Admin");
  server = await startBuiltServer(database);
  cookie = await cookieOf(server, administrator);
});
afterAll(async () => {
  await server.stop();
  await database.drop();
});

const seals = (part = "") => `/api/v1/organisations/${organisationId}/seals/uploaded${part}`;
const post = async (part: string, body: unknown, more: object = {}) => {
  const response = await send(server, seals(part), { method: "POST", cookie, body, ...more });
  return { status: response.status, text: await response.text() };
};
const rows = async () => (await database.asSuperuser("select fingerprint, in_use_since is not null as used from uploaded_seal")).rows;

test("a file is refused by size, form, origin, person and password, each with a sentence, and nothing is kept", async () => {
  const good = { file, filePassword };
  const refused = async (status: number, words: RegExp, asked: Promise<{ status: number; text: string }>) => {
    const { status: given, text } = await asked;
    expect({ given, text }).toEqual({ given: status, text: expect.stringMatching(words) });
    expect(text).not.toContain(canary);
  };
  await refused(
    413,
    /This is larger than 2 MB/,
    post("/contents", `{"file":"${"A".repeat(100_000_000)}"}`, { headers: { "content-type": "application/json" } }),
  );
  await refused(400, /This file is larger than 1 MB/, post("/contents", { file: "A".repeat(1_500_000), filePassword }));
  await refused(400, /file/, post("/contents", { file: "not base64 ?", filePassword }));
  await refused(400, /Choose the file/, post("/contents", { file: "", filePassword }));
  await refused(400, /Unrecognized|privateKey/, post("/contents", { ...good, privateKey: "x" }));
  await refused(400, /This is not a PKCS#12 file/, post("/contents", { file: Buffer.from("a letter").toString("base64"), filePassword }));
  await refused(400, /The password does not open this file/, post("/contents", { file, filePassword: `${canary} wrong` }));
  await refused(403, /does not come from Groundwork's own pages/, post("", { ...good, password }, { origin: "https://evil.example" }));
  await refused(403, /The password is not right/, post("", { ...good, password: `${canary} mine` }));
  const stranger = await cookieOf(server, await newPerson(await newOrganisation("Elsewhere"), ["administrator"]));
  await refused(404, /does not exist, or you have no access/, post("/contents", good, { cookie: stranger }));
  await refused(404, /does not exist, or you have no access/, post("", { ...good, password }, { cookie: stranger }));
  expect(await rows()).toEqual([]);
});

test("what is taken shows its certificate, and neither its key, its password nor the file stands in a log or a page", async () => {
  const seen = await post("/contents", { file, filePassword });
  expect(JSON.parse(seen.text)).toMatchObject({ certificate: { issuerName: "Invented Seal Authority (Invented Trust Services)" } });
  const { status, text } = await post("", { file, filePassword, password });
  expect(status).toBe(200);
  const { fingerprint } = JSON.parse(text) as { fingerprint: string };
  expect(await rows()).toEqual([{ fingerprint, used: true }]);
  const page = await (await send(server, `/o/${organisationId}/seals`, { cookie })).text();
  expect(page).toContain(fingerprint);
  const key = readFileSync(seal.key, "utf8").split("\n").slice(1, -2);
  const trail = await (await send(server, `/o/${organisationId}/audit`, { cookie })).text();
  const written = {
    page,
    trail,
    seen: seen.text,
    server: server.log(),
    postgres: readFileSync(database.serverLog, "utf8").slice(logBefore),
  };
  for (const [where, words] of Object.entries(written))
    for (const secret of [canary, file.slice(100, 140), file.slice(-40, -8), password, ...key])
      expect({ where, secret, found: words.includes(secret) }).toEqual({ where, secret, found: false });
});
