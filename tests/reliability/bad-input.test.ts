import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCommand } from "@/lib/cli/run";
import { writeAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import { exampleContent } from "@/lib/domain/assessment/example";
import type { SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import { createAssessment } from "@/lib/services/assessment/create-assessment";
import { type BuiltServer, send, startBuiltServer } from "../support/built-server";
import { freshDatabase, type TestDatabase } from "../support/database";
import { newOrganisation, newPerson } from "../support/people";
import { cookieOf } from "../support/signed-in";
import { everyRow } from "../support/stage";

let database: TestDatabase;
let server: BuiltServer;
let organisationId: string;
let author: SignedInPerson;
let cookie: string;
let assessmentId: string;
const folder = mkdtempSync(path.join(tmpdir(), "groundwork-bad-input-"));

beforeAll(async () => {
  database = await freshDatabase();
  server = await startBuiltServer(database);
  organisationId = await newOrganisation();
  author = await newPerson(organisationId, ["author"]);
  cookie = await cookieOf(server, author);
  ({ assessmentId } = await createAssessment(author, organisationId, { name: "Assistant" }));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await server.stop();
  await database.drop();
});

type Refusal = { refused?: string; message?: string; problems?: readonly { path: string; message: string }[] };
const json = { "content-type": "application/json" };

/** The example's file with one place overwritten: `records/modelUses/0/answers/system/value`. */
const fileWith = (place: string, value: unknown): string => {
  const raw = JSON.parse(writeAssessmentFile(exampleContent));
  const keys = place.split("/");
  const last = keys.pop() ?? "";
  let at: Record<string, unknown> = raw;
  for (const key of keys) at = at[key] as Record<string, unknown>;
  at[last] = value;
  return JSON.stringify(raw);
};
const nested = (levels: number): string => `${"[".repeat(levels)}${"]".repeat(levels)}`;
const withRaw = (place: string, raw: string): string => fileWith(place, "@@").replace('"@@"', raw);
const unstorable = "holds a character that cannot be stored (U+0000 or half of a character)";

const files: readonly (readonly [string, string | Uint8Array, string])[] = [
  [
    "a 1 MB answer",
    fileWith("answers/desc.nature/value", "x".repeat(1_000_000)),
    "answers/desc.nature/value: Please use at most 64,000 characters.",
  ],
  [
    "5,000 records in one list",
    fileWith(
      "records/codes",
      Array.from({ length: 5000 }, (_, index) => ({ id: `cd-${String(index).padStart(8, "0")}`, answers: {} })),
    ),
    "records/codes: holds 5000 records; at most 1000 are allowed",
  ],
  ["a U+0000", fileWith("answers/desc.nature/value", "a\u0000b"), `answers/desc.nature/value: ${unstorable}`],
  ["a U+0000 where the questionnaire asks nothing", fileWith("remark", ["a\u0000b"]), `remark/0: ${unstorable}`],
  ["a U+0000 in a name of that kind", fileWith("re\u0000mark", 1), `re\u0000mark: ${unstorable}`],
  ["half of a character", fileWith("records/systems/0/remark", "\ud800"), `records/systems/0/remark: ${unstorable}`],
  ["broken UTF-8", Uint8Array.from([...new TextEncoder().encode('{"format":"'), 0xc3, 0x28, 0x22, 0x7d]), "is not UTF-8 text"],
  ["UTF-16", Uint8Array.from(Buffer.from(`\ufeff${writeAssessmentFile(exampleContent)}`, "utf16le")), "is not UTF-8 text"],
  [
    "a number where a text belongs",
    fileWith("answers/desc.nature/value", 7),
    "answers/desc.nature/value: Invalid input: expected string, received number",
  ],
  ["a text where a number belongs", fileWith("answers/screen.people/value", "many"), "answers/screen.people/value: Please give a number."],
  ["null where an answer belongs", fileWith("answers/desc.nature", null), "answers/desc.nature"],
  ["a list where records belong", fileWith("records", []), "records: Invalid input: expected record, received array"],
  [
    "a record without an id",
    fileWith("records/systems/0/id", undefined),
    "records/systems/0/id: Invalid input: expected string, received undefined",
  ],
  [
    "a reference to nothing",
    fileWith("records/modelUses/0/answers/system/value", "sy-nowhere01"),
    "records/modelUses/mu-assistant/system: names sy-nowhere01, which is not in the file",
  ],
  [
    "evidence that is not there",
    fileWith("measures/0/evidence", ["ev-missing01"]),
    "names evidence ev-missing01, which is not in the file",
  ],
  [
    "__proto__",
    fileWith("answers/desc.nature", 1).replace('"desc.nature"', '"__proto__"'),
    "answers/__proto__: this name is not allowed as a key",
  ],
  [
    "__proto__, escaped",
    fileWith("answers/desc.nature", 1).replace('"desc.nature"', '"\\u005f_proto__"'),
    "answers/__proto__: this name is not allowed as a key",
  ],
  ["nesting of 13 levels", withRaw("remark", nested(13)), "is nested more than 12 levels deep"],
  ["nesting of 100,000 levels", withRaw("remark", nested(100_000)), "is nested more than 12 levels deep"],
  ["an infinite number", withRaw("answers/screen.people/value", "1e999"), "answers/screen.people/value"],
  ["the format of tomorrow", fileWith("formatVersion", 2), "formatVersion: must be 1; a newer file needs a newer Groundwork"],
  ["a file cut off", writeAssessmentFile(exampleContent).slice(0, 5_000), "the file: is not JSON"],
  ["an empty file", "", "the file: is not JSON"],
];

describe("an assessment file with", () => {
  test.each(files)("%s is refused by its place, on the command line and by import, and nothing is kept", async (_, file, refusal) => {
    writeFileSync(path.join(folder, "given.json"), file);
    let said = "";
    let out = "";
    const terminal = {
      out: (text: string) => (out += text),
      say: (text: string) => (said += text),
      cwd: folder,
      today: () => "2026-11-23",
    };
    expect(await runCommand(["assess", "given.json"], terminal)).toBe(1);
    expect(out).toBe("");
    expect(said).toContain("given.json");
    expect(said).toContain(refusal);

    const before = await everyRow(database);
    const reply = await send(server, `/api/v1/organisations/${organisationId}/assessments/import`, {
      method: "POST",
      cookie,
      body: file,
      headers: json,
    });
    const { refused, message, problems = [] } = (await reply.json()) as Refusal;
    expect({ status: reply.status, refused }).toEqual({ status: 400, refused: "invalid" });
    const places = [message, ...problems.map((one) => `${one.path}: ${one.message}`)].join("\n");
    if (typeof file === "string") expect(places).toContain(refusal);
    expect(await everyRow(database)).toEqual(before);
  });

  test("more than 20 MB is refused by its size, before it is read", async () => {
    const large = `{"remark":"${"x".repeat(20_100_000)}"}`;
    const reply = await send(server, `/api/v1/organisations/${organisationId}/assessments/import`, {
      method: "POST",
      cookie,
      body: large,
      headers: json,
    });
    expect({ status: reply.status, ...((await reply.json()) as Refusal) }).toMatchObject({
      status: 413,
      refused: "tooLarge",
      message: "This is larger than 19 MB.",
    });
  });

  test("what is odd and no fault is kept as it was written: unknown models, other scripts, controls, markup, unknown keys", async () => {
    const odd = {
      "answers/desc.nature/value": "Tab\tbell\u0007 \u202eright to left\u202c שלום <script>alert(1)</script> =1+1 \u{1f99c}",
      "records/modelUses/0/answers/model/value": "a model that nobody knows",
      "records/modelUses/0/answers/sourceRegion/value": "moon-north-1",
      remark: { kept: ["as", "it", "is"] },
    };
    let file = writeAssessmentFile(exampleContent);
    for (const [place, value] of Object.entries(odd)) {
      const raw = JSON.parse(file);
      const keys = place.split("/");
      const last = keys.pop() ?? "";
      let at = raw;
      for (const key of keys) at = at[key];
      at[last] = value;
      file = JSON.stringify(raw);
    }
    const reply = await send(server, `/api/v1/organisations/${organisationId}/assessments/import`, {
      method: "POST",
      cookie,
      body: file,
      headers: json,
    });
    const made = (await reply.json()) as { assessmentId: string };
    const back = await (
      await send(server, `/api/v1/organisations/${organisationId}/assessments/${made.assessmentId}/file`, { cookie })
    ).text();
    expect(JSON.parse(back)).toEqual(JSON.parse(file));
    const page = await (
      await send(server, `/o/${organisationId}/assessments/${made.assessmentId}/sections/description`, { cookie })
    ).text();
    expect(page).not.toContain("<script>alert(1)</script>");
  });
});

const change = (changes: unknown): string => JSON.stringify({ client: null, changes });
const answer = (where: string, value: unknown) => ({ path: where, answer: { value }, baseRevision: 0, saveNumber: 1 });
const add = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ record: "add", list: "codes", id: `cd-${String(index).padStart(8, "0")}` }));

const changes: readonly (readonly [string, string | Uint8Array, number, Refusal])[] = [
  [
    "a 1 MB answer",
    change([answer("desc.nature", "x".repeat(1_000_000))]),
    400,
    { refused: "invalid", problems: [{ path: "desc.nature", message: "Please use at most 64,000 characters." }] },
  ],
  [
    "a 3 MB answer",
    change([answer("desc.nature", "x".repeat(3_000_000))]),
    413,
    { refused: "tooLarge", message: "This is larger than 2 MB." },
  ],
  ["5,000 records at once", change(add(5_000)), 400, { refused: "invalid" }],
  ["more records than a list holds", change(add(1_001)), 400, { refused: "invalid", message: "A list holds at most 1000 entries." }],
  [
    "a U+0000",
    change([answer("desc.nature", "a\u0000b")]),
    400,
    {
      refused: "invalid",
      problems: [
        {
          path: "desc.nature",
          message: "This text holds a character that cannot be stored (U+0000 or half of a character). Please remove it and try again.",
        },
      ],
    },
  ],
  ["half of a character", change([answer("desc.nature", "\ud800")]), 400, { refused: "invalid" }],
  ["broken UTF-8", Uint8Array.from([0x7b, 0xc3, 0x28, 0x7d]), 400, { refused: "invalid", message: "The text is not UTF-8." }],
  ["no JSON", "changes, please", 400, { refused: "invalid", message: "The request is not JSON." }],
  ["nothing", "", 400, { refused: "invalid", message: "The request is not JSON." }],
  [
    "a wrong type",
    change([answer("screen.people", "many")]),
    400,
    { refused: "invalid", problems: [{ path: "screen.people", message: "Please give a number." }] },
  ],
  [
    "an option that is none",
    change([answer("org.ourRole", "king")]),
    400,
    { refused: "invalid", problems: [{ path: "org.ourRole", message: "Please choose one of the answers." }] },
  ],
  [
    "a question that nobody asks",
    change([answer("desc.weather", "fine")]),
    400,
    { refused: "invalid", problems: [{ path: "desc.weather", message: "There is no such question." }] },
  ],
  [
    "a field of a record that is not there",
    change([answer("systems/sy-nowhere01/name", "x")]),
    400,
    { refused: "invalid", message: "This entry was removed in the meantime. Bring it back to go on." },
  ],
  [
    "a reference to nothing",
    change([{ record: "add", list: "modelUses", id: "mu-abcdefgh" }, answer("modelUses/mu-abcdefgh/system", "sy-nowhere01")]),
    400,
    { refused: "invalid", message: "This names an entry that is not there (any more). Choose again." },
  ],
  ["an unknown key", JSON.stringify({ client: null, changes: [answer("desc.nature", "x")], state: "signed" }), 400, { refused: "invalid" }],
  ["__proto__", `{"client":null,"changes":[],"__proto__":{"a":1}}`, 400, { refused: "invalid" }],
  [
    "__proto__ inside an answer, escaped",
    `{"client":null,"changes":[{"path":"desc.nature","answer":{"value":{"\\u005f_proto__":1}},"baseRevision":0,"saveNumber":1}]}`,
    400,
    { refused: "invalid" },
  ],
  ["nesting of 20,000 levels", change([answer("desc.nature", "@@")]).replace('"@@"', nested(20_000)), 400, { refused: "invalid" }],
  ["a revision that is no number", change([{ ...answer("desc.nature", "x"), baseRevision: "0" }]), 400, { refused: "invalid" }],
  [
    "a number beyond all numbers",
    change([{ ...answer("desc.nature", "x"), saveNumber: "@@" }]).replace('"@@"', "1e999"),
    400,
    { refused: "invalid" },
  ],
];

describe("a save with", () => {
  test.each(changes)("%s is refused with its reason, and nothing of it is saved", async (_, body, status, refusal) => {
    const before = await everyRow(database);
    const reply = await send(server, `/api/v1/organisations/${organisationId}/assessments/${assessmentId}/changes`, {
      method: "POST",
      cookie,
      body,
      headers: json,
    });
    expect({ status: reply.status, ...((await reply.json()) as Refusal) }).toMatchObject({ status, ...refusal });
    expect(await everyRow(database)).toEqual(before);
  });

  const texts: readonly (readonly [string, string, string, (text: string) => unknown])[] = [
    ["the name of an organisation", "POST", "/api/v1/organisations", (name) => ({ name })],
    ["the name of an assessment", "POST", "/api/v1/organisations/ORGANISATION/assessments", (name) => ({ name })],
    [
      "the name of a person",
      "POST",
      "/api/v1/organisations/ORGANISATION/people",
      (name) => ({ email: "new@example.org", name, roles: ["reader"] }),
    ],
    [
      "the e-mail of a person",
      "POST",
      "/api/v1/organisations/ORGANISATION/people",
      (text) => ({ email: `new${text}@example.org`, name: "New", roles: ["reader"] }),
    ],
    ["the reason of a snapshot", "POST", "/api/v1/organisations/ORGANISATION/assessments/ASSESSMENT/snapshots", (reason) => ({ reason })],
    [
      "the reason of a decision",
      "PUT",
      "/api/v1/organisations/ORGANISATION/assessments/ASSESSMENT/decisions/own@x/inherent",
      (reason) => ({ reason }),
    ],
    [
      "a comment",
      "POST",
      "/api/v1/organisations/ORGANISATION/assessments/ASSESSMENT/comments",
      (text) => ({
        ...{ threadId: "th-thread0001", commentId: "co-comment0001", text, proposal: null },
        anchor: { place: { kind: "answer", id: "desc.nature" }, revision: 0, quote: null },
      }),
    ],
    ["a name at the first sign-in", "POST", "/api/v1/welcome", (name) => ({ token: "x".repeat(43), name, password: "a sentence of mine" })],
    [
      "the organisation at the first sign-in",
      "POST",
      "/api/v1/welcome",
      (organisationName) => ({ token: "x".repeat(43), name: "A", password: "a sentence of mine", organisationName }),
    ],
  ];

  test.each(texts)("%s that cannot be stored is refused, never a fault", async (_, method, route, body) => {
    const before = await everyRow(database);
    for (const text of ["a\u0000b", "\ud800", "x".repeat(70_000)]) {
      const target = route.replace("ORGANISATION", organisationId).replace("ASSESSMENT", assessmentId);
      const reply = await send(server, target, { method, cookie, body: body(text) });
      expect({ status: reply.status, refused: ((await reply.json()) as Refusal).refused }).toEqual({ status: 400, refused: "invalid" });
    }
    expect(await everyRow(database)).toEqual(before);
  });

  test("a comment of 100 kB is refused with the sentence that says how long it may be, and stays with its writer", async () => {
    const before = await everyRow(database);
    const reply = await send(server, `/api/v1/organisations/${organisationId}/assessments/${assessmentId}/comments`, {
      method: "POST",
      cookie,
      body: {
        ...{ threadId: "th-thread0001", commentId: "co-comment0001", text: "x".repeat(100_000), proposal: null },
        anchor: { place: { kind: "answer", id: "desc.nature" }, revision: 0, quote: null },
      },
    });
    expect({ status: reply.status, ...((await reply.json()) as Refusal) }).toMatchObject({
      status: 400,
      message: expect.stringMatching(
        /A comment holds at most [\d,]+ characters; this one has 100,000\. .*What you wrote is still in the field/,
      ),
    });
    expect(await everyRow(database)).toEqual(before);
  });

  test("signing in with what no e-mail address or password is, is answered like a wrong password", async () => {
    for (const [email, password] of [
      ["no address", "x".repeat(20)],
      ["' or 1=1 --", "' or 1=1 --"],
    ]) {
      const reply = await send(server, "/api/v1/session", { method: "POST", body: { email, password } });
      expect({ status: reply.status, refused: ((await reply.json()) as Refusal).refused }).toEqual({ status: 401, refused: "signedOut" });
    }
  });
});
