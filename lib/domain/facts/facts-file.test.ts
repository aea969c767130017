import { expect, test } from "vitest";
import { baseRegister } from "./base-register";
import type { Fact } from "./fact";
import { factInForce } from "./fact-lookup";
import { isNewer, parseFactsFile, signedText, withPublished } from "./facts-file";

const [shipped] = baseRegister.facts;
const fact: Fact = { ...(shipped as Fact), version: 2, claim: "Newer.", value: "newer", recordedOn: "2026-12-01" };
const file = {
  format: "groundwork-facts",
  formatVersion: 1,
  publisher: "Invented",
  version: "2026-12-01.1",
  issuedOn: "2026-12-01",
  facts: [fact],
  events: [],
};

test("a file of facts is read whole or refused with the place", () => {
  expect(parseFactsFile(JSON.stringify(file))).toMatchObject({ ok: true });
  const refused = (change: object) => parseFactsFile(JSON.stringify({ ...file, ...change }));
  expect(refused({ version: "1" })).toMatchObject({ ok: false, refusals: [{ path: "version" }] });
  expect(refused({ facts: [fact, fact] })).toMatchObject({ ok: false, refusals: [{ path: "facts/1" }] });
  expect(refused({ facts: [{ ...fact, sources: [] }] })).toMatchObject({ ok: false, refusals: [{ path: "facts/0/sources" }] });
  expect(refused({ facts: [{ ...fact, organisationFact: { owner: "x", evidence: [] } }] })).toMatchObject({ ok: false });
  expect(parseFactsFile('{"__proto__": 1}')).toMatchObject({ ok: false });
  expect(parseFactsFile("{")).toEqual({ ok: false, refusals: [{ path: "", message: "The file is no JSON." }] });
});

test("the text that is signed does not depend on the order of keys, nor on the signature", () => {
  const reading = parseFactsFile(JSON.stringify(file));
  const turned = parseFactsFile(
    JSON.stringify(Object.fromEntries(Object.entries({ ...file, signature: { algorithm: "Ed25519", value: "AAAA" } }).reverse())),
  );
  if (!reading.ok || !turned.ok) throw new Error("not read");
  expect(signedText(turned.file)).toBe(signedText(reading.file));
});

test("versions are compared as days and numbers", () => {
  expect(isNewer("2026-12-01.10", "2026-12-01.9")).toBe(true);
  expect(isNewer("2026-12-01.1", "2026-12-01.1")).toBe(false);
  expect(isNewer("2026-11-30.9", "2026-12-01.1")).toBe(false);
});

test("a published version of a fact counts from the day on which it was recorded", () => {
  const register = withPublished(baseRegister, [{ publisher: "Invented", version: "2026-12-01.1", facts: [fact], events: [] }]);
  const on = (knownOn: string) => factInForce(register, fact.subject, fact.predicate, "2026-12-02", knownOn);
  expect(on("2026-12-02")).toMatchObject({ state: "known", value: "newer" });
  expect(on("2026-11-30")).toMatchObject({ state: "known", value: shipped?.value });
  expect(withPublished(baseRegister, [])).toBe(baseRegister);
});
