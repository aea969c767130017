import { expect, it } from "vitest";
import { readAwsFile } from "./read-file";

const read = (text: string) =>
  readAwsFile({ name: "a.json", bytes: new TextEncoder().encode(text), sha256: "0".repeat(64), writtenOn: null });

it.each(["", " \n\t", "{}", " {} \n", "null"])("a file without anything in it (%j) is empty, and no refusal", (text) =>
  expect(read(text)).toEqual({ state: "empty" }),
);

it("a list without entries, and a field that is null, are read", () => {
  expect(read("[]")).toEqual({ state: "read", json: [] });
  expect(read('{"mode":null}')).toEqual({ state: "read", json: { mode: null } });
});

it("names the line at which JSON breaks off", () => {
  expect(read('{\n"mode": "none",\n}')).toMatchObject({ state: "refused", refusal: { place: "line 3" } });
});
