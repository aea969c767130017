import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { clock } from "@/lib/adapters/clock";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { jobSchema } from "@/lib/adapters/db/installation-tables";
import { jobQueues } from "@/lib/adapters/jobs/job-queues.mjs";
import { runQueues } from "@/lib/adapters/jobs/run-queues";
import { prepareJobs } from "@/lib/cli/start-jobs.mjs";
import type { Measure } from "@/lib/domain/assessment/measure";
import type { SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import { applyChanges } from "@/lib/services/assessment/apply-changes";
import { createAssessment } from "@/lib/services/assessment/create-assessment";
import { putMeasure } from "@/lib/services/assessment/measures";
import { dailyRound } from "@/lib/services/installation/run-jobs";
import { mailDigests, mailSigningRequests, noticePreference, setNoticePreference } from "@/lib/services/notices/mail-notices";
import { listNotices } from "@/lib/services/notices/notices";
import { notify } from "@/lib/services/notices/notify";
import { remind } from "@/lib/services/notices/remind";
import { nameStandIn } from "@/lib/services/people/stand-ins";
import { nameSigners } from "@/lib/services/signing/name-signers";
import { freshDatabase, type TestDatabase } from "../support/database";
import { type MailServer, startMailServer } from "../support/mail-server";
import { newOrganisation, newPerson, refusalOf } from "../support/people";
import { bringToDecision, draftToDecide } from "../support/people-who-sign";

vi.setConfig({ testTimeout: 60_000 });

const canary = "canary7f3k2m9q";
const realNow = clock.now;
let mail: MailServer;
let refuses = false;

/** What arrived, as a person reads it. */
const received = () => mail.taken.map(({ to, source }) => ({ to, text: source.replace(/=\r\n/g, "").replaceAll("=3D", "=") }));
let database: TestDatabase;

beforeAll(async () => {
  mail = await startMailServer({
    onRcptTo: (_, __, done) => done(refuses ? new Error("No room") : null),
  });
  process.env.SMTP_URL = `smtp://127.0.0.1:${mail.port}`;
  process.env.MAIL_FROM = "groundwork@example.org";
  process.env.PUBLIC_URL = "https://dpia.example.org";
  database = await freshDatabase();
});
beforeEach(() => {
  mail.taken.length = 0;
  refuses = false;
});
afterEach(() => {
  clock.now = realNow;
});
afterAll(async () => {
  await database.drop();
  await mail.stop();
  for (const name of ["SMTP_URL", "MAIL_FROM", "PUBLIC_URL"]) delete process.env[name];
});

const on = (day: string): void => {
  clock.now = () => new Date(`${day}T09:00:00Z`);
};

type House = { organisationId: string; assessmentId: string; author: SignedInPerson; signer: SignedInPerson };

async function house(): Promise<House> {
  const organisationId = await newOrganisation(`House of the ${canary}`);
  const author = await newPerson(organisationId, ["author"], `Ada ${canary}`);
  const signer = await newPerson(organisationId, ["signer"], `Sam ${canary}`);
  const { assessmentId } = await createAssessment(author, organisationId, { name: `Assistant ${canary}` });
  return { organisationId, assessmentId, author, signer };
}

const ask = ({ organisationId, assessmentId, author, signer }: House) =>
  inOrganisation(organisationId, (transaction) =>
    notify(transaction, {
      organisationId,
      personId: signer.personId,
      by: author.personId,
      kind: "decisionAsked",
      assessmentId,
      values: { version: 1 },
    }),
  );

const comment = ({ organisationId, assessmentId }: House, person: SignedInPerson) =>
  inOrganisation(organisationId, (transaction) =>
    notify(transaction, { organisationId, personId: person.personId, by: null, kind: "commented", assessmentId, values: {} }),
  );

const sentences = async (person: SignedInPerson, organisationId: string): Promise<readonly string[]> =>
  (await listNotices(person, organisationId)).notices.map((notice) => notice.sentence).reverse();

test("reviews, measures and facts of one's own are told of when their day comes near, once a stage", async () => {
  const { organisationId, assessmentId, author } = await house();
  on("2026-11-01");
  await applyChanges(author, organisationId, assessmentId, {
    client: "page",
    changes: [
      { path: "desc.nature", answer: { value: "Answers letters." }, baseRevision: 0, saveNumber: 1 },
      { path: "review.next", answer: { value: "2026-12-31" }, baseRevision: 0, saveNumber: 2 },
    ],
  });
  const measure = {
    id: "ms-dddddddd",
    catalogue: "M-05",
    role: "additional",
    status: "planned",
    due: "2026-12-05",
    risks: [],
    evidence: [],
  };
  await putMeasure(author, organisationId, assessmentId, { measure: measure as unknown as Measure, baseRevision: 0 });
  await remind(organisationId);
  expect(await sentences(author, organisationId)).toEqual([]);
  for (const day of ["2026-11-10", "2026-11-11", "2026-12-04", "2026-12-06", "2026-12-06"]) {
    on(day);
    await remind(organisationId);
  }
  expect((await sentences(author, organisationId)).toSorted()).toEqual([
    `A planned measure of “Assistant ${canary}” is due on 5 December 2026.`,
    `A planned measure of “Assistant ${canary}” is due on 5 December 2026.`,
    `A planned measure of “Assistant ${canary}” was due on 5 December 2026.`,
    `“Assistant ${canary}” is to be looked at again by 31 December 2026.`,
  ]);
});

test("who is asked to sign gets a mail at once and only once, however many servers look; nothing confidential is in it", async () => {
  const made = await house();
  await ask(made);
  await Promise.all([mailSigningRequests(), mailSigningRequests(), mailSigningRequests()]);
  await mailSigningRequests();
  expect(received()).toHaveLength(1);
  expect(received()[0]).toMatchObject({ to: [made.signer.email] });
  expect(received()[0]?.text).toContain(`https://dpia.example.org/o/${made.organisationId}/assessments/${made.assessmentId}/sign`);
  expect(received()[0]?.text).not.toContain(canary);
});

test("who stands in is told when asked, when it begins (at once by mail where it waits for them) and when it ends, each once", async () => {
  const organisationId = await newOrganisation(`House of the ${canary}`);
  let ticks = 0;
  // One thing after another, so that they stand in their order.
  const during = (day: string): void => {
    clock.now = () => new Date(Date.parse(`${day}T09:00:00Z`) + ++ticks);
  };
  during("2026-11-10");
  const [author, legal, sam, dan] = [
    await newPerson(organisationId, ["author"], "Ada"),
    await newPerson(organisationId, ["legalReviewer"], "Leo"),
    await newPerson(organisationId, ["signer"], "Sam"),
    await newPerson(organisationId, ["signer"], "Dan"),
  ] as const;
  const waiting = await draftToDecide(author, organisationId, "Waiting");
  await bringToDecision(organisationId, waiting, { author, legal, signers: [sam] });
  const early = await draftToDecide(author, organisationId, "Early");
  await nameSigners(author, organisationId, early, { signers: [sam.personId] });
  const name = (assessmentId: string, standIn: { personId: string; from: string; to: string } | null) =>
    nameStandIn(author, organisationId, assessmentId, { personId: sam.personId, standIn });
  const days = { personId: dan.personId, from: "2026-11-12", to: "2026-11-20" };
  await name(waiting, days);
  await name(early, days);
  expect(await sentences(dan, organisationId)).toEqual([
    "Ada asks you to stand in for Sam in signing “Waiting”, from 12 November 2026 to 20 November 2026.",
    "Ada asks you to stand in for Sam in signing “Early”, from 12 November 2026 to 20 November 2026.",
  ]);
  const toDan = () => received().filter(({ to }) => to.includes(dan.email)).length;
  await mailSigningRequests();
  expect(toDan()).toBe(0);
  for (const day of ["2026-11-11", "2026-11-12", "2026-11-13"]) {
    during(day);
    await remind(organisationId);
    await mailSigningRequests();
  }
  expect((await sentences(dan, organisationId)).slice(2).sort()).toEqual([
    "You stand in for Sam in signing “Early” until 20 November 2026. It does not wait for you yet.",
    "You stand in for Sam until 20 November 2026: “Waiting” waits for you to decide or to sign.",
  ]);
  expect(toDan()).toBe(1);
  // Whose turn it becomes meanwhile is asked like everybody, and so is who is away.
  await bringToDecision(organisationId, early, { author, legal, signers: [sam] });
  await remind(organisationId);
  expect((await sentences(dan, organisationId)).slice(4)).toEqual(["Ada asks you to decide on “Early” and to sign."]);
  expect((await sentences(sam, organisationId)).at(-1)).toBe("Ada asks you to decide on “Early” and to sign.");
  await name(early, null);
  expect((await sentences(dan, organisationId)).at(-1)).toBe("Ada ended your standing in for Sam in signing “Early”.");
  for (const day of ["2026-11-20", "2026-11-21", "2026-11-22"]) {
    during(day);
    await remind(organisationId);
  }
  expect((await sentences(dan, organisationId)).slice(6)).toEqual([
    "Your standing in for Sam in signing “Waiting” ended on 20 November 2026.",
  ]);
  expect((await sentences(sam, organisationId)).slice(2)).toEqual([
    "Dan stood in for you in signing “Waiting” until 20 November 2026. It is yours again.",
  ]);
  // From a day that has come: told once that it begins; named again for the same days, asked again.
  const begun = { ...days, from: "2026-11-22", to: "2026-11-25" };
  await name(waiting, begun);
  await name(waiting, null);
  await name(waiting, begun);
  expect((await sentences(dan, organisationId)).slice(7)).toEqual([
    "You stand in for Sam until 25 November 2026: “Waiting” waits for you to decide or to sign.",
    "Ada ended your standing in for Sam in signing “Waiting”.",
    "Ada asks you to stand in for Sam in signing “Waiting”, from 22 November 2026 to 25 November 2026.",
  ]);
  expect((await refusalOf(name(waiting, { ...days, from: "2026-11-01", to: "2026-11-21" }))).message).toBe(
    "The last day has passed already.",
  );
});

test("a digest counts what was not read, once, over all organisations of a person, and says nothing more", async () => {
  const one = await house();
  const other = await house();
  await inOrganisation(other.organisationId, (transaction) =>
    transaction.membership.create({ data: { organisationId: other.organisationId, personId: one.author.personId, roles: ["author"] } }),
  );
  await comment(one, one.author);
  await comment(one, one.author);
  await comment(other, one.author);
  await ask(one);
  await Promise.all([mailDigests(), mailDigests()]);
  await mailDigests();
  const own = received().filter(({ to }) => to.includes(one.author.email));
  expect(own.length).toBeGreaterThanOrEqual(1);
  const text = own.map((message) => message.text).join("\n");
  expect(text).toContain("2 about comments and proposed wordings");
  expect(text).toContain(`https://dpia.example.org/o/${one.organisationId}/notifications`);
  expect(text).toContain(`https://dpia.example.org/o/${other.organisationId}/notifications`);
  expect(text.match(/about comments/g)).toHaveLength(2);
  expect(received().filter(({ to }) => to.includes(one.signer.email))).toEqual([]);
  expect(received().filter((message) => message.text.includes(canary))).toEqual([]);
});

test("everybody chooses: weekly on Mondays, not at all, or not about some things", async () => {
  const made = await house();
  const { organisationId, author, signer } = made;
  expect(await noticePreference(author, organisationId)).toEqual({ digest: "daily", quiet: [], sent: true });
  await setNoticePreference(author, organisationId, { digest: "weekly", quiet: [] });
  await setNoticePreference(signer, organisationId, { digest: "daily", quiet: ["comments", "signing"] });
  on("2026-12-01");
  await comment(made, author);
  await comment(made, signer);
  await ask(made);
  await mailDigests();
  await mailSigningRequests();
  const mine = () => received().filter(({ to }) => to.includes(author.email) || to.includes(signer.email));
  expect(mine()).toEqual([]);
  on("2026-12-07");
  await mailDigests();
  expect(mine().map(({ to }) => to)).toEqual([[author.email]]);
  await setNoticePreference(author, organisationId, { digest: "off", quiet: [] });
  await comment(made, author);
  on("2026-12-14");
  await mailDigests();
  expect(mine()).toHaveLength(1);
});

test("what the mail server does not take is sent the next time", async () => {
  const made = await house();
  await ask(made);
  refuses = true;
  await mailSigningRequests();
  expect(received()).toEqual([]);
  refuses = false;
  await mailSigningRequests();
  expect(received().filter(({ to }) => to.includes(made.signer.email))).toHaveLength(1);
});

test("two servers run a job once; without the owner's queues nothing runs, and a failing job does not stop the next", async () => {
  const empty = await runQueues([]);
  expect(empty).toBeNull();
  await prepareJobs({ ownerUrl: database.ownerUrl, appRole: "groundwork_app" });
  await prepareJobs({ ownerUrl: database.ownerUrl, appRole: "groundwork_app" });
  let runs = 0;
  let failures = 0;
  const queues = [
    {
      name: "house-daily",
      cron: "0 0 1 1 *",
      atStart: "afterAPause" as const,
      work: async () => {
        runs += 1;
      },
    },
    {
      name: "mail-digest",
      cron: "0 0 1 1 *",
      atStart: "afterAPause" as const,
      work: async () => {
        failures += 1;
        throw new Error("broken on purpose");
      },
    },
  ];
  const servers = [await runQueues(queues), await runQueues(queues)];
  await vi.waitFor(
    async () => {
      const { rows } = await database.asSuperuser(
        `select name from ${jobSchema}.job where name = any('{house-daily,mail-digest}') and state in ('completed', 'failed')`,
      );
      expect(rows).toHaveLength(2);
    },
    { timeout: 40_000, interval: 200 },
  );
  for (const server of servers) await server?.stop();
  expect([runs, failures]).toEqual([1, 1]);
  const { rows } = await database.asSuperuser(`select name from ${jobSchema}.queue where name not like '\\_\\_%' order by name`);
  expect(rows.map(({ name }: { name: string }) => name)).toEqual([...jobQueues].sort());
  const schemas = await database.asSuperuser(
    "select nspname as name from pg_namespace where nspname not like 'pg\\_%' and nspname not in ('information_schema', 'public') order by 1",
  );
  expect(schemas.rows.map(({ name }: { name: string }) => name)).toEqual([jobSchema]);
});

test("the daily round goes through every organisation", async () => {
  const made = await house();
  on("2027-03-01");
  await applyChanges(made.author, made.organisationId, made.assessmentId, {
    client: "page",
    changes: [
      { path: "desc.nature", answer: { value: "x" }, baseRevision: 0, saveNumber: 1 },
      { path: "review.next", answer: { value: "2027-03-05" }, baseRevision: 0, saveNumber: 2 },
    ],
  });
  await dailyRound();
  expect(await sentences(made.author, made.organisationId)).toEqual([`“Assistant ${canary}” is to be looked at again by 5 March 2027.`]);
});
