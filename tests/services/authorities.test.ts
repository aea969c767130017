import { PDFDocument } from "@cantoo/pdf-lib";
import { Certificate } from "pkijs";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { clock } from "@/lib/adapters/clock";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { ownBuffer } from "@/lib/adapters/signing/crypto-engine";
import { readSignatures } from "@/lib/adapters/signing/read-signatures";
import { readRevocationLists } from "@/lib/adapters/signing/revocation-list";
import { sealDocument } from "@/lib/adapters/signing/seal-document";
import type { SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import { authorityCertificates, makeSeal, ownTrust, revocationLists, revokeSeals, sealOf } from "@/lib/services/signing/signing-keys";
import { freshDatabase, type TestDatabase } from "../support/database";
import { newOrganisation } from "../support/people";
import { signingPassword as password, personWithPassword } from "../support/people-who-sign";

const realNow = clock.now;
let database: TestDatabase;
const houses: { organisationId: string; administrator: SignedInPerson }[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  for (const name of ["Invented Insurance", "Invented Bank", "Invented Clinic"]) {
    const organisationId = await newOrganisation(name);
    houses.push({ organisationId, administrator: await personWithPassword(organisationId, ["administrator"], "Ida Admin") });
  }
});
afterEach(() => {
  clock.now = realNow;
});
afterAll(() => database.drop());

const on = (day: string): void => {
  clock.now = () => new Date(`${day}T09:00:00Z`);
};
const make = (index: number) => {
  const { administrator, organisationId } = houses[index] as (typeof houses)[number];
  return makeSeal(administrator, organisationId, { password });
};

async function sealed(index: number): Promise<Uint8Array> {
  const { organisationId } = houses[index] as (typeof houses)[number];
  const document = await PDFDocument.create();
  document.addPage([595, 842]).drawText("Sign-off", { x: 60, y: 760 });
  const seal = await inOrganisation(organisationId, (transaction) => sealOf(transaction, organisationId));
  return sealDocument({
    ...{ pdf: await document.save({ useObjectStreams: false }), seal, field: "signature-1", signer: "Sam Signer", reason: "Approved" },
    ...{ lines: ["Sam Signer"], timeStamps: null, place: { x: 60, y: 600, width: 260, height: 64 }, at: clock.now() },
  });
}

const read = async (pdf: Uint8Array, trust = ownTrust()) => (await readSignatures(pdf, await PDFDocument.load(pdf), await trust))[0];
const certificates = async () => (await authorityCertificates()).map((one) => Certificate.fromBER(ownBuffer(one)));

test("before a seal would outlive its authority a new one issues; seals of the one before go on, and it signs its list until it ends", async () => {
  on("2026-11-26");
  await make(0);
  expect(await certificates()).toHaveLength(1);
  on("2043-11-01");
  await make(0);
  await make(1);
  expect(await certificates()).toHaveLength(1);
  // Twenty years of 365 days end on 21 November 2046: a seal made now would be valid longer.
  on("2043-12-01");
  const [old, second, third] = [
    await sealed(1),
    ...(await Promise.all([make(0), make(2)]).then(() => Promise.all([sealed(0), sealed(2)]))),
  ];
  const authorities = await certificates();
  expect(authorities).toHaveLength(2);
  const before = await Promise.all([old, second, third].map((pdf) => read(pdf)));
  expect(before).toMatchObject([old, second, third].map(() => ({ problems: [], issuer: "trusted", revocation: "checked" })));
  expect(before.map((one) => one?.certificate?.issuer)).toEqual([
    before[0]?.certificate?.issuer,
    expect.stringMatching(/ \(2\)$/),
    expect.stringMatching(/ \(2\)$/),
  ]);
  expect(before[0]?.certificate?.issuer).not.toMatch(/ \(2\)$/);

  const { organisationId: bank } = houses[1] as (typeof houses)[number];
  // Each carries the certificate of its own issuer, which readers look for.
  const held = await inOrganisation(bank, (transaction) => sealOf(transaction, bank));
  expect(held.chain.map((one) => Buffer.from(one).toString("hex"))).toEqual([
    Buffer.from((await authorityCertificates())[1] ?? []).toString("hex"),
  ]);

  on("2043-12-02");
  const { administrator, organisationId } = houses[1] as (typeof houses)[number];
  await revokeSeals(administrator, organisationId, { password });
  const lists = await revocationLists();
  expect(lists).toHaveLength(2);
  const pem = lists.map((one) => `-----BEGIN X509 CRL-----\n${Buffer.from(one).toString("base64")}\n-----END X509 CRL-----\n`).join("");
  const readings = await readRevocationLists(new TextEncoder().encode(pem), authorities);
  expect(readings.map(({ isTrusted }) => isTrusted)).toEqual([true, true]);
  const offline = { authorities, revocationLists: readings.map(({ list }) => list) };
  expect(await read(old, Promise.resolve(offline))).toMatchObject({ revokedAt: "2043-12-02T09:00:00.000Z", revocation: "checked" });
  // By the list of the new authority alone nothing is known about it.
  const newest = { authorities, revocationLists: offline.revocationLists.slice(0, 1) };
  expect(await read(old, Promise.resolve(newest))).toMatchObject({ revokedAt: null, revocation: "notChecked" });

  on("2046-11-22");
  expect(await revocationLists()).toHaveLength(1);
  expect(await certificates()).toHaveLength(2);
});
