import { PDFDocument } from "@cantoo/pdf-lib";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { forgetAuth } from "@/lib/adapters/auth/auth";
import { clock } from "@/lib/adapters/clock";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { keyIdOf, lockKey } from "@/lib/adapters/signing/key-vault";
import { sealDocument } from "@/lib/adapters/signing/seal-document";
import { readSignedDocument } from "@/lib/adapters/signing/verify-document";
import { environment } from "@/lib/env";
import { answerSecondFactor } from "@/lib/services/accounts/answer-second-factor";
import { beginOneTimeCodes, confirmOneTimeCodes } from "@/lib/services/accounts/one-time-codes";
import { signIn } from "@/lib/services/accounts/sign-in";
import type { SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import { listAuditTrail } from "@/lib/services/house/audit-trail";
import { checkEncryptedValues, encryptAnew } from "@/lib/services/installation/encryption-keys";
import { encryptionLines, unreadableWords } from "@/lib/services/installation/encryption-words";
import { authorityCertificates, listSeals, makeSeal, ownTrust, revocationLists, sealOf } from "@/lib/services/signing/signing-keys";

import { codeAt, signedInWith } from "../support/account";
import { freshDatabase, type TestDatabase } from "../support/database";
import { newOrganisation, newPerson, refusalOf } from "../support/people";
import { signingPassword as password, personWithPassword } from "../support/people-who-sign";

const [first, second, third] = ["first", "second", "third"].map((word) => `the ${word} secret of this installation, long enough`) as [
  string,
  string,
  string,
];
const ownPassword = "an invented sentence of words";
const realNow = clock.now;

let database: TestDatabase;
let organisations: readonly { organisationId: string; administrator: SignedInPerson }[];
let withApp: { email: string; letters: string; recoveryCode: string };
let signedBefore: Uint8Array;

/** As after a restart with these settings. */
function startedWith(secret: string, previousSecret: string | null = null): void {
  Object.assign(environment(), { secret, previousSecret });
  forgetAuth();
}

/** A document sealed as signatures are. */
async function sealed(organisationId: string): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage([595, 842]).drawText("Sign-off", { x: 60, y: 760 });
  const pdf = await document.save({ useObjectStreams: false });
  const seal = await inOrganisation(organisationId, (transaction) => sealOf(transaction, organisationId));
  return sealDocument({
    ...{ pdf, seal, field: "signature-1", signer: "Sam Signer", reason: "Approved", lines: ["Sam Signer"], timeStamps: null },
    place: { x: 60, y: 600, width: 260, height: 64 },
    at: clock.now(),
  });
}

/** As this installation reads a document that somebody brings. */
const read = async (pdf: Uint8Array) => readSignedDocument(pdf, await ownTrust());

let minutes = 0;
async function signsInWithApp(): Promise<string> {
  const { secondFactor } = await signIn({ email: withApp.email, password: ownPassword }, new Headers());
  // No code is taken twice: each of these comes a minute after the one before.
  minutes += 1;
  const moment = new Date(realNow().getTime() + minutes * 60_000);
  clock.now = () => moment;
  const challenge = secondFactor ?? "none was asked for";
  return answerSecondFactor({ challenge, code: codeAt(withApp.letters, clock.now()) }, new Headers()).then(
    ({ headers }) => headers.getSetCookie()[0] ?? "",
  );
}

const everyByte = async () =>
  (
    await database.asSuperuser(
      `select encode(encrypted_key, 'hex') as bytes from certification_authority
       union all select encode(encrypted_key, 'hex') from seal_certificate
       union all select encode(encrypted_secret, 'hex') from one_time_codes order by 1`,
    )
  ).rows.map(({ bytes }) => bytes as string);

const saidIn = async ({ organisationId, administrator }: (typeof organisations)[number], words: RegExp) =>
  (await listAuditTrail(administrator, organisationId, { group: "signatures" })).entries
    .map(({ sentence }) => sentence)
    .filter((sentence) => words.test(sentence));

beforeAll(async () => {
  database = await freshDatabase();
  startedWith(first);
  organisations = await Promise.all(
    ["Invented Insurance", "Invented Bank"].map(async (name) => {
      const organisationId = await newOrganisation(name);
      return { organisationId, administrator: await personWithPassword(organisationId, ["administrator"], "Ida Admin") };
    }),
  );
  const [insurance] = organisations;
  if (!insurance) throw new Error("No organisation");
  for (const { organisationId, administrator } of organisations) await makeSeal(administrator, organisationId, { password });
  const { person } = await signedInWith(await newPerson(insurance.organisationId, ["author"], "Ada Author"), ownPassword);
  const { letters } = await beginOneTimeCodes(person);
  const { recoveryCodes } = await confirmOneTimeCodes(person, { code: codeAt(letters, clock.now()) });
  withApp = { email: person.email, letters, recoveryCode: recoveryCodes[0] ?? "" };
  signedBefore = await sealed(insurance.organisationId);
});
afterEach(() => {
  clock.now = realNow;
});
afterAll(() => database.drop());

const insurance = () => organisations[0] as (typeof organisations)[number];

describe("a new secret", () => {
  test("with the one before given as well: everything is read, what is new lies under the new one, and both are counted", async () => {
    startedWith(second, first);
    const values = await checkEncryptedValues();
    expect(values).toMatchObject({ keyId: keyIdOf(second), previousKeyId: keyIdOf(first), givenUp: 0 });
    expect(values.keys).toEqual([{ keyId: keyIdOf(first), standing: "earlier", authorities: 1, seals: 2, apps: 1 }]);
    expect(unreadableWords(values)).toBeNull();
    expect(encryptionLines(values).join()).toContain("run dpia admin rotate-secret): 1 authority, 2 seals, 1 app with codes");
    expect(await signsInWithApp()).toMatch(/^groundwork=/);
    await makeSeal(insurance().administrator, insurance().organisationId, { password });
    expect((await checkEncryptedValues()).keys).toContainEqual({
      ...{ keyId: keyIdOf(second), standing: "inUse", authorities: 0, seals: 1, apps: 0 },
    });
  });

  test("a failure in the middle of encrypting anew leaves every byte as it was", async () => {
    const before = await everyByte();
    await database.asSuperuser(
      `create function fail_late() returns trigger language plpgsql as $$ begin
         if new.serial = (select max(serial) from seal_certificate) then raise exception 'the disk is full'; end if; return new; end $$;
       create trigger fail_late before update on seal_certificate for each row execute function fail_late()`,
    );
    await expect(encryptAnew(third)).rejects.toThrow(/the disk is full/);
    await database.asSuperuser("drop trigger fail_late on seal_certificate; drop function fail_late()");
    expect(await everyByte()).toEqual(before);
    expect(unreadableWords(await checkEncryptedValues())).toBeNull();
  });

  test("everything encrypted anew: nothing needs the one before, every organisation's audit trail says so, sessions end", async () => {
    const cookie = await signsInWithApp();
    expect(await encryptAnew(second)).toEqual({ changed: 4, givenUp: 0, unreadable: 0 });
    expect(await encryptAnew(second)).toEqual({ changed: 0, givenUp: 0, unreadable: 0 });
    startedWith(second);
    expect((await checkEncryptedValues()).keys).toEqual([{ keyId: keyIdOf(second), standing: "inUse", authorities: 1, seals: 3, apps: 1 }]);
    expect(await signsInWithApp()).not.toBe(cookie);
    expect(await revocationLists()).toHaveLength(1);
    expect((await read(await sealed(insurance().organisationId))).signatures).toMatchObject([{ problems: [], issuer: "trusted" }]);
    expect(await saidIn(insurance(), /anew/)).toEqual([
      `Whoever runs the server encrypted 1 seal and the app secrets of 1 member anew, under the key ${keyIdOf(second)}.`,
    ]);
    expect(await saidIn(organisations[1] as (typeof organisations)[number], /anew/)).toEqual([
      `Whoever runs the server encrypted 1 seal and the app secrets of 0 members anew, under the key ${keyIdOf(second)}.`,
    ]);
  });

  test("a value that nobody can read stops it, and nothing is changed", async () => {
    await database.asSuperuser(
      `update one_time_codes set encrypted_secret = '\\x${Buffer.from(lockKey(new Uint8Array(20), third, "groundwork one-time codes")).toString("hex")}'`,
    );
    const before = await everyByte();
    expect(await encryptAnew(first)).toEqual({ changed: 0, givenUp: 0, unreadable: 1 });
    expect(await everyByte()).toEqual(before);
    expect(unreadableWords(await checkEncryptedValues())).toContain(`1 app with codes under key ${keyIdOf(third)}`);
  });
});

describe("a secret that is lost", () => {
  test("is named in a sentence when somebody signs, and a document signed before still verifies", async () => {
    startedWith(first);
    const { administrator, organisationId } = insurance();
    expect(await refusalOf(inOrganisation(organisationId, (transaction) => sealOf(transaction, organisationId)))).toMatchObject({
      refused: "failed",
      message: expect.stringMatching(/encrypted under another secret\. Nothing was signed\..* dpia doctor$/),
    });
    expect((await read(signedBefore)).signatures).toMatchObject([{ problems: [], issuer: "trusted" }]);
    expect(await listSeals(administrator, organisationId)).toHaveLength(2);
  });

  test("is given up only when that is said: seals end under their authority, a new one begins, what was signed stays, codes stop", async () => {
    expect(await encryptAnew(first)).toEqual({ changed: 0, givenUp: 0, unreadable: 5 });
    expect(await encryptAnew(first, { giveUp: true })).toEqual({ changed: 0, givenUp: 5, unreadable: 0 });
    expect(await checkEncryptedValues()).toMatchObject({ keys: [], givenUp: 5 });
    const { administrator, organisationId } = insurance();
    expect((await listSeals(administrator, organisationId)).map(({ revokedAt, signs }) => [revokedAt !== null, signs])).toEqual([
      [true, false],
      [true, false],
    ]);
    expect(await saidIn(insurance(), /gave up/)).toEqual([
      "Whoever runs the server gave up what could not be decrypted any more: 2 seals, which sign no more, and the app secrets of 1 member.",
    ]);
    const after = await sealed(organisationId);
    expect((await authorityCertificates()).length).toBe(2);
    // Nobody has the key any more that would sign a list of the one before.
    expect(await revocationLists()).toHaveLength(1);
    for (const pdf of [signedBefore, after]) expect((await read(pdf)).signatures).toMatchObject([{ problems: [], issuer: "trusted" }]);
    const names = (await Promise.all([signedBefore, after].map((pdf) => read(pdf)))).map((one) => one.signatures[0]?.certificate?.issuer);
    expect(new Set(names).size).toBe(2);

    const { secondFactor } = await signIn({ email: withApp.email, password: ownPassword }, new Headers());
    const challenge = secondFactor ?? "none was asked for";
    const refused = await refusalOf(answerSecondFactor({ challenge, code: codeAt(withApp.letters, clock.now()) }, new Headers()));
    expect(refused.message).toMatch(/Use a recovery code or a passkey/);
    expect((await answerSecondFactor({ challenge, code: withApp.recoveryCode }, new Headers())).headers.getSetCookie()[0]).toMatch(
      /^groundwork=/,
    );
  });
});

test("a seal in its last month gives way to a new one at the next signature, and what it sealed stands", async () => {
  const { administrator, organisationId } = insurance();
  const before = await sealed(organisationId);
  const sealWith = async (serial: string | undefined) =>
    (await listSeals(administrator, organisationId)).find((one) => one.serial === serial);
  const seal = (await listSeals(administrator, organisationId)).find(({ signs }) => signs);
  expect(seal).toMatchObject({ endsSoon: false });
  const soon = new Date(new Date(seal?.notAfter ?? "").getTime() - 20 * 86_400_000);
  clock.now = () => soon;
  expect(await sealWith(seal?.serial)).toMatchObject({ signs: false, endsSoon: true });
  const after = await sealed(organisationId);
  const next = (await listSeals(administrator, organisationId)).find(({ signs }) => signs);
  expect(next?.serial).not.toBe(seal?.serial);
  expect(await sealWith(seal?.serial)).toMatchObject({ signs: false, endsSoon: false, revokedAt: null });
  expect((await read(after)).signatures[0]?.certificate?.serial).toBe(next?.serial);
  expect((await read(before)).signatures).toMatchObject([{ problems: [], issuer: "trusted" }]);
  expect(await saidIn(insurance(), /^Groundwork made/)).toContain(`Groundwork made a new seal of the organisation, ${next?.serial}.`);
});
