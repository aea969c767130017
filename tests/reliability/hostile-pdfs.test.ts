import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { deflateSync } from "node:zlib";
import { AFRelationship, PDFDocument } from "@cantoo/pdf-lib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCommand } from "@/lib/cli/run";
import { parseAssessmentFile, writeAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import { exampleContent } from "@/lib/domain/assessment/example";
import type { SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import { importAssessmentPdf } from "@/lib/services/assessment/assessment-files";
import { renderDocumentInProcess } from "@/templates/print-report";
import { readAttachment } from "@/templates/read-attachment";
import { smallReport } from "../golden/small-report";
import { freshDatabase, type TestDatabase } from "../support/database";
import { mutateBytes } from "../support/mutate-bytes";
import { newOrganisation, newPerson, refusalOf } from "../support/people";

const rounds = process.env.GROUNDWORK_SOAK ? 10_000 : 300;
const folder = mkdtempSync(path.join(tmpdir(), "groundwork-hostile-"));
const example = writeAssessmentFile(exampleContent);
const bytesOf = (text: string) => new TextEncoder().encode(text);

let database: TestDatabase;
let organisationId: string;
let author: SignedInPerson;
/** A document of Groundwork's own, with the example inside. */
let sound: Uint8Array;

beforeAll(async () => {
  database = await freshDatabase();
  organisationId = await newOrganisation();
  author = await newPerson(organisationId, ["author"]);
  sound = await renderDocumentInProcess(smallReport([]), bytesOf(example));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await database.drop();
});

/** A PDF as another program would make it, with these files attached. */
async function pdfWith(files: readonly (readonly [string, string | Uint8Array])[], { useObjectStreams = false } = {}): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage();
  for (const [name, content] of files)
    await document.attach(typeof content === "string" ? bytesOf(content) : content, name, { afRelationship: AFRelationship.Data });
  return document.save({ useObjectStreams });
}

/** A PDF written by hand, object by object; a stream's bytes stand as given. */
function rawPdf(objects: readonly (string | readonly [string, Uint8Array])[], trailer: string): Uint8Array {
  const parts: Uint8Array[] = [bytesOf("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n")];
  objects.forEach((object, index) => {
    const [dict, stream] = typeof object === "string" ? [object, null] : object;
    parts.push(bytesOf(`${index + 1} 0 obj\n${dict}\n`));
    if (stream) parts.push(bytesOf("stream\n"), stream, bytesOf("\nendstream\n"));
    parts.push(bytesOf("endobj\n"));
  });
  parts.push(bytesOf(`trailer\n${trailer}\nstartxref\n0\n%%EOF\n`));
  return Uint8Array.from(Buffer.concat(parts));
}

const catalogue = "<< /Type /Catalog /Pages 2 0 R /AF [ 3 0 R ] >>";
const attached = "<< /Type /Filespec /F (assessment.json) /UF (assessment.json) /EF << /F 4 0 R >> >>";
const trailer = "<< /Root 1 0 R /Size 5 >>";
const pagesObject = "<< /Type /Pages /Kids [] /Count 0 >>";
const zeros = (megabytes: number) => deflateSync(new Uint8Array(megabytes * 1024 * 1024), { level: 9 });
const tenMegabytes = zeros(10);
const packed = (dict: string, bytes: Uint8Array): readonly [string, Uint8Array] => [
  `<< ${dict} /Filter /FlateDecode /Length ${bytes.length} >>`,
  bytes,
];

const fileWith = (change: (raw: Record<string, unknown>) => unknown): string => {
  const raw = JSON.parse(example) as Record<string, unknown>;
  return JSON.stringify(change(raw) ?? raw);
};

const hostile: readonly (readonly [string, () => Uint8Array | Promise<Uint8Array>, RegExp])[] = [
  ["not a PDF", () => bytesOf("Dear Sir or Madam"), /^The file is no PDF\.$/],
  ["an empty file", () => new Uint8Array(0), /^The file is no PDF\.$/],
  ["a truncated PDF", () => sound.slice(0, Math.floor(sound.length / 3)), /^(The PDF is damaged|No assessment is attached)/],
  ["a head and nothing behind it", () => bytesOf("%PDF-1.7\n"), /^(The PDF is damaged|No assessment is attached)/],
  ["no attachment", () => pdfWith([]), /^No assessment is attached to this PDF\. Only PDFs made by Groundwork carry one\.$/],
  ["another attachment", () => pdfWith([["invoice.xml", "<a/>"]]), /^No assessment is attached to this PDF\./],
  [
    "two attachments of that name",
    () =>
      pdfWith([
        ["assessment.json", example],
        ["assessment.json", "{}"],
      ]),
    /^Two files named assessment\.json are attached/,
  ],
  [
    "an attachment that unpacks to 1,000 times its size",
    () => rawPdf([catalogue, pagesObject, attached, packed("/Type /EmbeddedFile", zeros(64))], trailer),
    /^The attached assessment is larger than 20 MB\.$/,
  ],
  [
    "an attachment packed twice over",
    () =>
      rawPdf(
        [
          catalogue,
          pagesObject,
          attached,
          [`<< /Type /EmbeddedFile /Filter [ /FlateDecode /FlateDecode ] /Length 10 >>`, deflateSync(zeros(64))],
        ],
        trailer,
      ),
    /^The PDF is damaged: what is attached to it cannot be read\.$/,
  ],
  [
    "objects that unpack to 1,000 times their size",
    () => rawPdf([catalogue, pagesObject, attached, packed("/Type /ObjStm /N 1 /First 4", zeros(200))], trailer),
    /^The PDF unpacks to far more than a Groundwork PDF holds\./,
  ],
  [
    "the same under an escaped name",
    () => rawPdf([catalogue, pagesObject, attached, packed("/Type /Obj#53tm /N 1 /First 4", zeros(200))], trailer),
    /^The PDF unpacks to far more than a Groundwork PDF holds\./,
  ],
  [
    "many such streams that are each small enough",
    () =>
      rawPdf(
        [catalogue, pagesObject, attached, ...Array.from({ length: 40 }, () => packed("/Type /ObjStm /N 1 /First 4", tenMegabytes))],
        trailer,
      ),
    /^The PDF unpacks to far more than a Groundwork PDF holds\./,
  ],
  [
    "a table of contents of a billion entries",
    () => rawPdf([catalogue, pagesObject, attached, packed("/Type /XRef /Size 1000000000000 /W [ 0 0 0 ] /Root 1 0 R", zeros(1))], trailer),
    /^The PDF has a table of contents that does not fit it\./,
  ],
  [
    "nesting without end",
    () => rawPdf([`<< /Type /Catalog /AF ${"[".repeat(50_000)} >>`, pagesObject], trailer),
    /^The PDF nests more than 100 levels deep\./,
  ],
  [
    "a name tree that contains itself",
    () => rawPdf(["<< /Type /Catalog /Names << /EmbeddedFiles 2 0 R >> >>", "<< /Kids [ 2 0 R 2 0 R ] >>"], trailer),
    /^No assessment is attached to this PDF\./,
  ],
  [
    "an attachment without a file",
    () => rawPdf([catalogue, pagesObject, attached, "<< /No /Stream >>"], trailer),
    /^The attached assessment cannot be read\.$/,
  ],
  ["an attachment that is no JSON", () => pdfWith([["assessment.json", "Dear Sir"]]), /the file:? is not JSON/],
  [
    "an attachment that is no text",
    () => pdfWith([["assessment.json", new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])]]),
    /^The attached assessment is not UTF-8 text\.$/,
  ],
  ["another kind of JSON", () => pdfWith([["assessment.json", "[]"]]), /the file/],
  [
    "deep nesting in the JSON",
    () => pdfWith([["assessment.json", `${"[".repeat(100_000)}${"]".repeat(100_000)}`]]),
    /is nested more than 12 levels deep/,
  ],
  [
    "__proto__ in the JSON",
    () => pdfWith([["assessment.json", example.replace('"answers":{', '"answers":{"__proto__":{"polluted":true},')]]),
    /answers\/__proto__:? this name is not allowed as a key/,
  ],
  ["a wrong type in the JSON", () => pdfWith([["assessment.json", fileWith((raw) => ({ ...raw, measures: "many" }))]]), /measures/],
];

const extract = async (file: string): Promise<{ code: number; said: string; out: string }> => {
  let said = "";
  const code = await runCommand(["extract", file, "--out", "taken-out.json"], {
    out: () => undefined,
    say: (text) => (said += text),
    cwd: folder,
    today: () => "2026-11-23",
  });
  return {
    code,
    said,
    out: existsSync(path.join(folder, "taken-out.json")) ? readFileSync(path.join(folder, "taken-out.json"), "utf8") : "",
  };
};

const assessments = async (): Promise<number> =>
  Number((await database.asSuperuser("select count(*) as number from assessment")).rows[0].number);

describe("a PDF that was built to harm, or is none of ours", () => {
  test.each(hostile)(
    "%s: refused by name and reason on the command line and in the browser, and nothing is written",
    async (_, make, reason) => {
      const pdf = await make();
      writeFileSync(path.join(folder, "given.pdf"), pdf);
      const before = readdirSync(folder).length;
      const { code, said, out } = await extract("given.pdf");
      expect({ code, out }).toEqual({ code: 1, out: "" });
      const sentence = said.replace(/^given\.pdf: |^The assessment inside given\.pdf is refused:\n +/, "");
      expect(sentence).not.toBe(said);
      expect(sentence).toMatch(reason);
      expect(readdirSync(folder)).toHaveLength(before);
      const { refused, message } = await refusalOf(importAssessmentPdf(author, organisationId, pdf));
      expect(refused).toBe("invalid");
      expect(String(message).replace(/^This (PDF|file) cannot be taken in: /, "")).toMatch(reason);
      expect(await assessments()).toBe(0);
    },
  );

  test("one of 200 GB is refused by its size, before it is read", async () => {
    const file = path.join(folder, "large.pdf");
    writeFileSync(file, "%PDF-1.7\n");
    truncateSync(file, 200_000_000_000);
    expect(await extract("large.pdf")).toEqual({ code: 1, out: "", said: "large.pdf: is larger than 105 MB." });
    rmSync(file);
  });
});

describe("a PDF with damaged bytes", () => {
  test.each([
    ["of Groundwork's own", async () => sound],
    ["saved again by another program", () => pdfWith([["assessment.json", example]], { useObjectStreams: true })],
  ] as const)(
    `%s gives the assessment whole or is refused, ${rounds} times`,
    async (_, make) => {
      const pdf = await make();
      const untouched = await readAttachment(pdf);
      expect(untouched.ok && untouched.json).toBe(example);
      let refused = 0;
      let slowest = 0;
      for (let seed = 1; seed <= rounds; seed += 1) {
        const since = Date.now();
        const reading = await readAttachment(mutateBytes(pdf, seed));
        slowest = Math.max(slowest, Date.now() - since);
        if (!reading.ok) {
          refused += 1;
          expect(reading.refusal, `seed ${seed}`).toMatch(/^[A-Z].*\.$/);
          continue;
        }
        const parsed = parseAssessmentFile(reading.json);
        // A damaged reference may lead to another stream of the document: that is no JSON, and refused as such.
        if (!parsed.ok) refused += 1;
        // A checksum stands over the packed data: what comes out is the whole of it.
        else expect({ seed, whole: writeAssessmentFile(parsed.content) === example }).toEqual({ seed, whole: true });
      }
      expect(refused).toBeGreaterThan(rounds / 10);
      expect(refused).toBeLessThan(rounds);
      console.info(`${rounds} damaged files: ${refused} refused, ${rounds - refused} read whole, slowest ${slowest} ms`);
    },
    1_800_000,
  );
});
