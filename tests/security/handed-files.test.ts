import { describe, expect, it } from "vitest";
import { handedFiles } from "@/app/api/handed-files";
import { awsLimits } from "@/lib/domain/interchange/aws/aws-file";
import { refusalOf } from "../support/people";

const choices = { files: [{ name: "a.json", writtenOn: null }], regions: {}, keepNames: false, into: {} };

function formOf(given: unknown, files: readonly string[] = ["{}"]): FormData {
  const form = new FormData();
  form.append("choices", typeof given === "string" ? given : JSON.stringify(given));
  for (const text of files) form.append("files", new Blob([text]), "file");
  return form;
}
const post = (body: FormData | string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  handedFiles(new Request("http://localhost/x", { method: "POST", body, headers }));

describe("files that are handed in for an import", () => {
  it("arrive as they are, in their order", async () => {
    const two = { ...choices, files: [...choices.files, { name: "folder/b.json", writtenOn: "2026-11-20" }] };
    const { files } = await post(formOf(two, ['{"mode":"none"}', "\u00e9"]));
    expect(files.map((one) => [one.name, one.writtenOn, one.bytes.byteLength])).toEqual([
      ["a.json", null, 15],
      ["folder/b.json", "2026-11-20", 2],
    ]);
  });

  it.each([
    ["a form without choices", formOf("")],
    ["choices that are no JSON", formOf("{")],
    ["a key that is not asked for", formOf({ ...choices, admin: true })],
    ["a Region that is none", formOf({ ...choices, regions: { "": "eu-west-1; rm" } })],
    ["fewer files than described", formOf(choices, [])],
    ["more files than described", formOf(choices, ["{}", "{}"])],
    ["a day that is none", formOf({ ...choices, files: [{ name: "a", writtenOn: "2026-02-31" }] })],
    ["too many files", formOf({ ...choices, files: Array.from({ length: awsLimits.files + 1 }, () => choices.files[0]) })],
    ["a prototype key", formOf('{"__proto__":{"keepNames":true},"files":[],"regions":{},"into":{}}')],
  ])("are refused: %s", async (_, form) => expect((await refusalOf(post(form))).refused).toBe("invalid"));

  it("are refused in another form, half arrived, or too large before they are read", async () => {
    expect((await refusalOf(post("{}", { "content-type": "application/json" }))).refused).toBe("wrongType");
    expect((await refusalOf(post("--x\r\nhalf", { "content-type": "multipart/form-data; boundary=x" }))).refused).toBe("invalid");
    const declared = { "content-type": "multipart/form-data; boundary=x", "content-length": String(awsLimits.allBytes * 2) };
    expect((await refusalOf(post("x", declared))).refused).toBe("tooLarge");
  });
});
