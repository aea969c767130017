import { Buffer } from "node:buffer";
import { writeAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import { minimalContent } from "@/lib/domain/assessment/minimal-content";
import type { Action } from "@/lib/domain/assessment/permissions";
import { transitionIds } from "@/lib/domain/assessment/transitions";
import { isPlainTransition } from "@/lib/services/review/move-version";
import { type BuiltServer, send } from "./built-server";
import { issue, pkcs12 } from "./certificate-files";
import { filled } from "./routes";
import { password } from "./signed-in";

/** What the address of an operation names. */
export type Places = Record<
  | "organisationId"
  | "assessmentId"
  | "evidenceId"
  | "measureId"
  | "riskId"
  | "which"
  | "personId"
  | "sha256"
  | "factId"
  | "scenarioId"
  | "threadId"
  | "sessionId"
  | "passkeyId"
  | "column"
  | "version"
  | "number"
  | "method"
  | "entry"
  | "register"
  | "entryId"
  | "thingId"
  | "demoOrganisationId",
  string
>;

export type ApiCase = {
  /** The action of the permission table that opens it; `signedIn`: one's own account; null: open before signing in. */
  action: Action | "signedIn" | null;
  /** What its state is asked of. */
  about: "assessment" | "organisation";
  query?: string;
  /** A body that the schema accepts; new in each call where it makes something. */
  body?: (places: Places) => unknown;
  contentType?: string;
  /** The status for whoever may. */
  done: number;
  /** Where that is a refusal of its own kind (nobody was named to sign, nothing was signed yet): what it says. */
  says?: RegExp;
};

let made = 0;
/** A name that no earlier call used. */
const fresh = (prefix: string): string => {
  made += 1;
  return `${prefix}${made.toString(36).padStart(8, "0")}`;
};

export const ownRisk = (id: string) => ({
  id,
  title: "Staff follow the draft under time pressure",
  description: "Long queues make agents send drafts unread.",
  track: "byDesign",
  event: "none",
  phase: "use",
  source: "staff",
  harm: "A wrong answer reaches a customer.",
  likelihood: 3,
  severity: 2,
  reason: "Seen in the pilot.",
  articles: ["GDPR Art. 5(1)(d)"],
});
export const ownMeasure = (id: string) => ({
  id,
  catalogue: null,
  title: "A second pair of eyes",
  role: "additional",
  status: "planned",
  risks: [],
  evidence: [],
});

const thread = (proposal: string | null) => () => ({
  threadId: fresh("th-"),
  commentId: fresh("co-"),
  anchor: { place: { kind: "answer", id: "desc.nature" }, revision: 0, quote: null },
  text: "Say who reads it.",
  proposal,
});

let madeSealFile = "";
/** A certificate with its key as an administrator brings it; made once. */
const sealFile = (): string => {
  madeSealFile ||= Buffer.from(pkcs12(issue(null, { subject: "/O=Invented Insurance", extensions: [] }), { password: "" })).toString(
    "base64",
  );
  return madeSealFile;
};

const signature = (act: string) => () => ({ act, sha256: "0".repeat(64), password, intent: true });

// Parsers want 27 characters or more, as browsers send.
const boundary = "----groundwork-files-of-an-import";
/** A file that proposes nothing, as the browser sends it. */
const importOfNothing: Omit<ApiCase, "done"> = {
  action: "importAwsConfiguration",
  about: "assessment",
  contentType: `multipart/form-data; boundary=${boundary}`,
  body: () => {
    const choices = { files: [{ name: "a.json", writtenOn: null }], regions: {}, keepNames: false, into: {} };
    const part = (name: string, text: string): string => `--${boundary}\r\ncontent-disposition: form-data; ${name}\r\n\r\n${text}\r\n`;
    return Buffer.from(
      `${part('name="choices"', JSON.stringify(choices))}${part('name="files"; filename="file"', "{}")}--${boundary}--\r\n`,
    );
  },
};

/** An operation on one's own account, which is open to everybody who is signed in, whatever their role. */
const own = (done: number, body?: unknown): ApiCase => ({
  action: "signedIn",
  about: "organisation",
  ...(body === undefined ? {} : { body: () => body }),
  done,
});

/** Answers of a browser that no passkey of ours gave. */
const noPasskey = {
  id: "AAAA",
  rawId: "AAAA",
  type: "public-key",
  response: { clientDataJSON: "e30", authenticatorData: "AAAA", signature: "AAAA" },
  clientExtensionResults: {},
};
const noNewPasskey = { ...noPasskey, response: { clientDataJSON: "e30", attestationObject: "AAAA" } };

const organisation = "/api/v1/organisations/[organisationId]";
const assessment = `${organisation}/assessments/[assessmentId]`;
const condition = `${assessment}/conditions/[version]/[number]`;
const person = `${organisation}/people/[personId]`;

/** Every operation of the API with the action that opens it; a test compares the list with the routes. */
export const apiCases: Readonly<Record<string, ApiCase | readonly ApiCase[]>> = {
  "POST /api/v1/session": {
    action: null,
    about: "organisation",
    body: () => ({ email: "nobody@example.org", password: "no such password" }),
    done: 401,
  },
  "DELETE /api/v1/session": { action: null, about: "organisation", done: 204 },
  "POST /api/v1/welcome": {
    action: null,
    about: "organisation",
    body: () => ({ token: "a-token-that-nobody-ever-made", name: "Nobody", password: "a long enough sentence" }),
    done: 404,
  },
  "POST /api/v1/session/second-factor": {
    action: null,
    about: "organisation",
    body: () => ({ challenge: "a-challenge-that-nobody-was-given", code: "000000" }),
    done: 401,
  },
  "POST /api/v1/session/passkey/options": { action: null, about: "organisation", done: 200 },
  "POST /api/v1/session/passkey": { action: null, about: "organisation", body: () => ({ passkey: noPasskey }), done: 403 },
  // The server of the tests has no single sign-on.
  "POST /api/v1/session/single-sign-on": { action: null, about: "organisation", body: () => ({ goTo: "/" }), done: 404 },
  "POST /api/v1/session/single-sign-on/return": {
    action: null,
    about: "organisation",
    body: () => ({ parameters: "code=none&state=none" }),
    done: 404,
  },
  "POST /api/v1/session/confirmation": own(204, { password }),
  "POST /api/v1/session/confirmation/options": own(400),
  "GET /api/v1/account": own(200),
  "PUT /api/v1/account": own(204, { name: "Ada Invented" }),
  "PUT /api/v1/account/password": own(403, { current: "not the current one", password: "another sentence of mine" }),
  "POST /api/v1/account/one-time-codes": own(200),
  "PUT /api/v1/account/one-time-codes": own(403, { code: "not a code" }),
  "DELETE /api/v1/account/one-time-codes": own(400),
  "POST /api/v1/account/recovery-codes": own(400),
  "POST /api/v1/account/passkeys/options": own(200),
  "POST /api/v1/account/passkeys": own(400, { name: "A key", response: noNewPasskey }),
  "DELETE /api/v1/account/passkeys/[passkeyId]": own(404),
  "POST /api/v1/account/single-sign-on": own(404, { what: "connect" }),
  "DELETE /api/v1/account/single-sign-on": own(400),
  "GET /api/v1/account/sessions": own(200),
  "DELETE /api/v1/account/sessions/[sessionId]": own(404),
  "DELETE /api/v1/account/sessions": own(204),
  // The server of the tests sends no mail.
  "POST /api/v1/new-password": { action: null, about: "organisation", body: () => ({ email: "nobody@example.org" }), done: 404 },
  "POST /api/v1/organisations": {
    action: "createOrganisation",
    about: "organisation",
    body: () => ({ name: fresh("Organisation ") }),
    done: 200,
  },
  "POST /api/v1/verify": {
    action: null,
    about: "organisation",
    body: () => Buffer.from("no document"),
    contentType: "application/pdf",
    done: 200,
  },
  "GET /api/v1/authority/certificate": { action: null, about: "organisation", done: 404 },
  "GET /api/v1/authority/revocation-list": { action: null, about: "organisation", done: 404 },
  [`POST ${organisation}/facts`]: {
    action: "addFacts",
    about: "organisation",
    body: () => ({
      displaces: "no.such.fact",
      claim: "x",
      value: 1,
      standing: "contract",
      source: { title: "x" },
      validFrom: "2026-01-01",
      validTo: "2027-01-01",
      owner: "x",
      evidence: [],
    }),
    done: 400,
  },
  [`DELETE ${organisation}/facts/[factId]`]: { action: "addFacts", about: "organisation", done: 404 },
  [`POST ${organisation}/facts/evidence`]: {
    action: "addFacts",
    about: "organisation",
    query: "name=minutes.txt",
    body: () => Buffer.from("Minutes."),
    contentType: "application/octet-stream",
    done: 200,
  },
  [`GET ${organisation}/facts/evidence/[evidenceId]`]: { action: "listAssessments", about: "organisation", done: 404 },
  [`PUT ${organisation}/matrix-confirmations/[method]`]: {
    action: "confirmMatrix",
    about: "organisation",
    body: () => ({ source: { title: "Guide", date: "2026-01-01" } }),
    done: 204,
  },
  [`DELETE ${organisation}/matrix-confirmations/[method]`]: { action: "confirmMatrix", about: "organisation", done: 204 },
  [`GET ${organisation}/seals`]: { action: "manageSeals", about: "organisation", done: 200 },
  [`POST ${organisation}/seals`]: { action: "manageSeals", about: "organisation", body: () => ({ password }), done: 200 },
  [`POST ${organisation}/seals/uploaded/contents`]: {
    action: "manageSeals",
    about: "organisation",
    body: () => ({ file: sealFile(), filePassword: "" }),
    done: 200,
  },
  [`POST ${organisation}/seals/uploaded`]: {
    action: "manageSeals",
    about: "organisation",
    body: () => ({ file: sealFile(), filePassword: "", password }),
    done: 200,
  },
  [`DELETE ${organisation}/seals/uploaded`]: { action: "manageSeals", about: "organisation", body: () => ({ password }), done: 200 },
  [`POST ${organisation}/seals/uploaded/[sha256]`]: { action: "manageSeals", about: "organisation", body: () => ({ password }), done: 404 },
  [`DELETE ${organisation}/seals/uploaded/[sha256]`]: {
    action: "manageSeals",
    about: "organisation",
    body: () => ({ password }),
    done: 404,
  },
  [`DELETE ${organisation}/seals`]: { action: "manageSeals", about: "organisation", body: () => ({ password }), done: 200 },
  "DELETE /api/v1/organisations/[organisationId]": { action: "removeDemo", about: "organisation", done: 204 },
  [`GET ${organisation}/notifications`]: { action: "readNotices", about: "organisation", done: 200 },
  [`POST ${organisation}/notifications/read`]: {
    action: "readNotices",
    about: "organisation",
    body: () => ({ notices: [] }),
    done: 204,
  },
  [`PUT ${organisation}/house/four-eyes`]: {
    action: "manageHouse",
    about: "organisation",
    body: () => ({ fourEyes: "strict" }),
    done: 204,
  },
  [`PUT ${organisation}/house/retention`]: {
    action: "manageHouse",
    about: "organisation",
    body: () => ({ kind: "notices", days: 180 }),
    done: 204,
  },
  [`POST ${organisation}/house/export`]: { action: "manageHouse", about: "organisation", body: () => ({ password }), done: 200 },
  [`POST ${organisation}/house/deletion`]: {
    action: "manageHouse",
    about: "organisation",
    body: () => ({ name: "another name", password }),
    done: 400,
    says: /not the organisation's name/,
  },
  [`GET ${person}/data`]: { action: "manageHouse", about: "organisation", done: 200 },
  [`POST ${person}/pseudonym`]: {
    action: "manageHouse",
    about: "organisation",
    body: () => ({ password }),
    done: 400,
    says: /still belongs to the organisation/,
  },
  [`GET ${organisation}/notifications/mail`]: { action: "readNotices", about: "organisation", done: 200 },
  [`PUT ${organisation}/notifications/mail`]: {
    action: "readNotices",
    about: "organisation",
    body: () => ({ digest: "daily", quiet: [] }),
    done: 204,
  },
  [`GET ${organisation}/audit/file`]: { action: "readAuditTrail", about: "organisation", done: 200 },
  [`PUT ${organisation}/second-factor`]: { action: "managePeople", about: "organisation", body: () => ({ required: false }), done: 204 },
  [`GET ${organisation}/people`]: { action: "readPeople", about: "organisation", done: 200 },
  [`POST ${organisation}/people`]: {
    action: "managePeople",
    about: "organisation",
    body: () => ({ email: `${fresh("new")}@example.org`, name: "New", roles: ["reader"] }),
    done: 200,
  },
  [`PUT ${person}`]: { action: "managePeople", about: "organisation", body: () => ({ roles: ["reader"] }), done: 204 },
  [`POST ${person}/link`]: { action: "managePeople", about: "organisation", done: 200 },
  [`PUT ${person}/suspension`]: { action: "managePeople", about: "organisation", body: () => ({ reason: "A reason" }), done: 204 },
  [`DELETE ${person}/suspension`]: { action: "managePeople", about: "organisation", done: 204 },
  [`GET ${person}/handover`]: { action: "managePeople", about: "organisation", done: 200 },
  [`POST ${person}/handover`]: { action: "managePeople", about: "organisation", body: () => ({ to: "pe-nobodyofthishouse" }), done: 400 },
  [`DELETE ${person}`]: { action: "managePeople", about: "organisation", done: 204 },
  [`GET ${organisation}/assessments`]: [
    { action: "listAssessments", about: "organisation", done: 200 },
    // Whoever searches the answers reads them.
    { action: "readRegisters", about: "organisation", query: "text=assistant", done: 200 },
  ],
  [`GET ${organisation}/assessments/csv`]: { action: "exportRegisters", about: "organisation", done: 200 },
  [`GET ${organisation}/registers/[register]`]: { action: "exportRegisters", about: "organisation", done: 200 },
  [`POST ${organisation}/assessments`]: {
    action: "createAssessment",
    about: "organisation",
    body: () => ({ name: "Another" }),
    done: 200,
  },
  [`POST ${organisation}/assessments/import`]: {
    action: "createAssessment",
    about: "organisation",
    body: () => Buffer.from(writeAssessmentFile(minimalContent())),
    contentType: "application/json",
    done: 200,
  },
  [`GET ${organisation}/shelf`]: { action: "readShelf", about: "organisation", done: 200 },
  [`POST ${organisation}/shelf`]: {
    action: "changeShelf",
    about: "organisation",
    body: () => ({ kind: "processors", answers: { name: { value: fresh("Provider ") } } }),
    done: 200,
  },
  [`PUT ${organisation}/shelf/[entryId]`]: {
    action: "changeShelf",
    about: "organisation",
    body: () => ({ answers: {}, baseRevision: 1 }),
    done: 404,
  },
  [`DELETE ${organisation}/shelf/[entryId]`]: { action: "changeShelf", about: "organisation", done: 404 },
  [`POST ${organisation}/shelf/evidence`]: {
    action: "changeShelf",
    about: "organisation",
    query: "name=minutes.txt",
    body: () => Buffer.from("Minutes."),
    contentType: "application/octet-stream",
    done: 200,
  },
  [`GET ${organisation}/shelf/evidence/[evidenceId]`]: { action: "readShelf", about: "organisation", done: 404 },
  [`POST ${assessment}/successors`]: {
    action: "beginFromEarlier",
    about: "assessment",
    body: () => ({ name: "Next", sections: [], measures: false, evidence: false }),
    done: 400,
    says: /^Nothing was chosen\./,
  },
  [`POST ${assessment}/shelf`]: {
    action: "takeFromShelf",
    about: "assessment",
    body: () => ({ entryId: "sh-none0000" }),
    done: 404,
    says: /^This page or entry does not exist/,
  },
  [`PUT ${assessment}/shelf/[thingId]`]: {
    action: "takeFromShelf",
    about: "assessment",
    body: () => ({ revision: 1, fields: [], baseRevisions: {} }),
    done: 404,
    says: /^This page or entry does not exist/,
  },
  [`POST ${assessment}/shelf/[thingId]`]: {
    action: "changeShelf",
    about: "assessment",
    done: 404,
    says: /^This page or entry does not exist/,
  },
  [`PUT ${assessment}/owner`]: { action: "assignOwner", about: "assessment", body: () => ({ personId: null }), done: 204 },
  [`GET ${assessment}`]: { action: "readAssessment", about: "assessment", done: 200 },
  [`GET ${assessment}/file`]: { action: "exportAssessment", about: "assessment", done: 200 },
  [`GET ${assessment}/document`]: { action: "renderDocument", about: "assessment", query: "edition=summary", done: 200 },
  [`GET ${assessment}/history`]: { action: "readHistory", about: "assessment", query: "path=desc.nature", done: 200 },
  [`GET ${assessment}/snapshots`]: { action: "readAssessment", about: "assessment", done: 200 },
  [`POST ${assessment}/snapshots`]: {
    action: "keepSnapshot",
    about: "assessment",
    body: () => ({ reason: "Before the review" }),
    done: 200,
  },
  [`POST ${assessment}/changes`]: {
    action: "changeAnswers",
    about: "assessment",
    // The same answer again is no change: the state stays what the matrix set.
    body: () => ({
      client: null,
      changes: [{ path: "meta.processingName", answer: { value: "Assistant" }, baseRevision: 1, saveNumber: 1 }],
    }),
    done: 200,
  },
  [`POST ${assessment}/aws-import/proposals`]: { ...importOfNothing, done: 200 },
  [`POST ${assessment}/aws-import`]: { ...importOfNothing, done: 400, says: /^Nothing was chosen\./ },
  [`POST ${assessment}/aws-import/comparison`]: {
    ...importOfNothing,
    action: "compareAwsConfiguration",
    done: 400,
    says: /^No version of this assessment is signed/,
  },
  [`POST ${assessment}/evidence`]: {
    action: "addEvidence",
    about: "assessment",
    query: "name=minutes.txt",
    body: () => Buffer.from("Minutes."),
    contentType: "application/octet-stream",
    done: 200,
  },
  [`GET ${assessment}/evidence/[evidenceId]`]: { action: "readAssessment", about: "assessment", done: 200 },
  [`DELETE ${assessment}/evidence/[evidenceId]`]: { action: "addEvidence", about: "assessment", done: 204 },
  [`PUT ${assessment}/measures/[measureId]`]: {
    action: "changeAnswers",
    about: "assessment",
    body: ({ measureId }) => ({ measure: { ...ownMeasure(measureId), status: "implemented" }, baseRevision: 1 }),
    done: 200,
  },
  [`DELETE ${assessment}/measures/[measureId]`]: { action: "changeAnswers", about: "assessment", done: 200 },
  [`PUT ${assessment}/decisions/[riskId]/[which]`]: {
    action: "confirmRisk",
    about: "assessment",
    body: () => ({ reason: "As suggested." }),
    done: 200,
  },
  [`DELETE ${assessment}/decisions/[riskId]/[which]`]: { action: "confirmRisk", about: "assessment", done: 200 },
  [`PUT ${assessment}/method`]: {
    action: "chooseMethod",
    about: "assessment",
    body: () => ({ method: "groundwork-default@1", reason: "x" }),
    done: 400,
    says: /already/,
  },
  [`PUT ${assessment}/worksheets/[riskId]/[which]`]: {
    action: "confirmRisk",
    about: "assessment",
    body: () => ({ values: {}, reason: "x", baseRevision: 0 }),
    done: 409,
    says: /asks for no worksheet/,
  },
  [`DELETE ${assessment}/worksheets/[riskId]/[which]`]: { action: "confirmRisk", about: "assessment", done: 404 },
  [`PUT ${assessment}/own-risks/[riskId]`]: {
    action: "changeAnswers",
    about: "assessment",
    body: ({ riskId }) => ({ ownRisk: { ...ownRisk(riskId), title: "Staff follow the draft" }, baseRevision: 1 }),
    done: 200,
  },
  [`DELETE ${assessment}/own-risks/[riskId]`]: { action: "changeAnswers", about: "assessment", done: 200 },
  [`POST ${assessment}/advice`]: {
    action: "recordAdvice",
    about: "assessment",
    body: () => ({ client: null, changes: [{ path: "dpo.name", answer: null, baseRevision: 0, saveNumber: 1 }] }),
    done: 200,
  },
  [`POST ${assessment}/advice/answer`]: {
    action: "answerAdvice",
    about: "assessment",
    body: () => ({ client: null, changes: [{ path: "dpo.followed", answer: null, baseRevision: 0, saveNumber: 1 }] }),
    done: 200,
  },
  [`POST ${assessment}/scenarios`]: {
    action: "changeScenarios",
    about: "assessment",
    body: () => ({ name: "", parts: [], own: [] }),
    done: 400,
  },
  [`PUT ${assessment}/scenarios/[scenarioId]`]: {
    action: "changeScenarios",
    about: "assessment",
    body: () => ({ name: "", parts: [{ ready: "ownMachines" }], own: [], baseRevision: 1 }),
    done: 404,
  },
  [`DELETE ${assessment}/scenarios/[scenarioId]`]: { action: "changeScenarios", about: "assessment", done: 404 },
  [`POST ${assessment}/scenarios/[scenarioId]/adoption`]: { action: "adoptScenario", about: "assessment", done: 404 },
  [`DELETE ${assessment}/scenarios/[scenarioId]/adoption`]: { action: "adoptScenario", about: "assessment", done: 404 },
  [`PUT ${assessment}/costs/[column]`]: {
    action: "changeScenarios",
    about: "assessment",
    body: () => ({ sheet: { lines: [], doesNotArise: [] }, baseRevision: 0 }),
    done: 404,
  },
  [`PUT ${assessment}/last-look`]: {
    action: "readAssessment",
    about: "assessment",
    body: () => ({ changeNumber: Number.MAX_SAFE_INTEGER }),
    done: 400,
    says: /was changed while you were reading/,
  },
  [`GET ${assessment}/comments`]: { action: "readAssessment", about: "assessment", done: 200 },
  [`POST ${assessment}/comments`]: [
    { action: "comment", about: "assessment", body: thread(null), done: 204 },
    { action: "proposeWording", about: "assessment", body: thread("Answers letters."), done: 204 },
  ],
  [`POST ${assessment}/comments/[threadId]`]: [
    { action: "comment", about: "assessment", body: () => ({ act: "reply", commentId: fresh("co-"), text: "x" }), done: 404 },
    { action: "refuseProposal", about: "assessment", body: () => ({ act: "refuse", reason: "x" }), done: 404 },
  ],
  [`POST ${assessment}/comments/[threadId]/acceptance`]: {
    action: "changeAnswers",
    about: "assessment",
    body: () => ({ baseRevision: 0 }),
    done: 404,
  },
  [`GET ${assessment}/out-of-date`]: { action: "readAssessment", about: "assessment", done: 200 },
  [`POST ${assessment}/out-of-date`]: {
    action: "confirmUpToDate",
    about: "assessment",
    body: () => ({ found: "0".repeat(64), reason: "x" }),
    done: 404,
  },
  [`GET ${assessment}/signers`]: { action: "readAssessment", about: "assessment", done: 200 },
  [`PUT ${assessment}/signers`]: { action: "nameSigners", about: "assessment", body: () => ({ signers: [] }), done: 204 },
  [`PUT ${assessment}/signers/stand-in`]: {
    action: "nameStandIn",
    about: "assessment",
    body: () => ({ personId: "pe-nobodyofthishouse", standIn: null }),
    done: 400,
  },
  [`GET ${assessment}/signed/[sha256]`]: { action: "readAssessment", about: "assessment", done: 404 },
  [`GET ${assessment}/prepared`]: { action: "readAssessment", about: "assessment", done: 404 },
  [`POST ${assessment}/prepared`]: { action: "reject", about: "assessment", body: () => ({ act: "reject", reason: "x" }), done: 400 },
  [`POST ${assessment}/consultation-decision`]: {
    action: "consultAuthority",
    about: "assessment",
    body: () => ({ reason: "x", password }),
    done: 403,
    says: /named/,
  },
  [`POST ${assessment}/signatures`]: [
    { action: "approve", about: "assessment", body: signature("approve"), done: 400 },
    { action: "approveWithConditions", about: "assessment", body: signature("approveWithConditions"), done: 400 },
    { action: "reject", about: "assessment", body: signature("reject"), done: 400 },
    { action: "sign", about: "assessment", body: signature("sign"), done: 400 },
  ],
  [`GET ${assessment}/conditions`]: { action: "readAssessment", about: "assessment", done: 200 },
  [`PUT ${condition}`]: {
    action: "evidenceCondition",
    about: "assessment",
    body: () => ({ evidenced: true, note: "" }),
    done: 404,
  },
  [`PUT ${condition}/owner`]: { action: "assignCondition", about: "assessment", body: () => ({ personId: null }), done: 404 },
  [`POST ${condition}/evidence`]: {
    action: "evidenceCondition",
    about: "assessment",
    query: "name=shown.txt",
    body: () => Buffer.from("Shown."),
    contentType: "application/octet-stream",
    done: 404,
  },
  [`GET ${condition}/evidence/[evidenceId]`]: { action: "readAssessment", about: "assessment", done: 404 },
  [`POST ${assessment}/versions`]: { action: "startVersion", about: "assessment", body: () => ({ reason: "x" }), done: 200 },
  [`POST ${assessment}/screening-record`]: { action: "signScreening", about: "assessment", body: () => ({}), done: 200 },
  [`POST ${assessment}/screening-record/signature`]: {
    action: "signScreening",
    about: "assessment",
    body: () => ({ sha256: "0".repeat(64), password, intent: true }),
    done: 400,
  },
  [`GET ${assessment}/consultation`]: { action: "readAssessment", about: "assessment", done: 200 },
  [`POST ${assessment}/consultation`]: {
    action: "sendToAuthority",
    about: "assessment",
    body: () => ({ authority: "An invented authority", on: "2026-11-23", reference: "1", note: "" }),
    done: 200,
  },
  [`GET ${assessment}/consultation/package`]: { action: "exportAssessment", about: "assessment", done: 404 },
  [`POST ${assessment}/consultation/events`]: {
    action: "recordConsultation",
    about: "assessment",
    body: () => ({ kind: "resumed", on: "2026-11-23", note: "" }),
    done: 400,
  },
  [`DELETE ${assessment}/consultation/events/[entry]`]: { action: "recordConsultation", about: "assessment", done: 404 },
  [`POST ${assessment}/consultation/events/[entry]/file`]: {
    action: "recordConsultation",
    about: "assessment",
    query: "name=letter.txt",
    body: () => Buffer.from("Letter."),
    contentType: "application/octet-stream",
    done: 404,
  },
  [`GET ${assessment}/consultation/files/[version]/[entry]`]: { action: "readAssessment", about: "assessment", done: 404 },
  [`POST ${assessment}/state`]: transitionIds
    .filter((id) => isPlainTransition(id))
    .map((transition) => ({
      action: transition,
      about: "assessment",
      body: () => ({ transition, reason: "x" }),
      // Nothing is answered, nobody is named, no authority was asked: whoever may try is told so.
      done: ["decideNotRequired", "askForDecision", "decideAfterAdvice"].includes(transition) ? 400 : 200,
    })),
};

export type Operation = ApiCase & { name: string; verb: string; route: string };

/** One entry for each case, in the order in which they can be tried on one assessment: what ends it comes last. */
export const operations: readonly Operation[] = Object.entries(apiCases).flatMap(([name, cases]) =>
  [cases].flat().map((one: ApiCase) => {
    const [verb = "", route = ""] = name.split(" ");
    return { ...one, name: one.action && [cases].flat().length > 1 ? `${name} (${one.action})` : name, verb, route };
  }),
);

/** Asks for an operation as a page of the server's own would, but for what `changed` says. */
export function ask(
  server: BuiltServer,
  { verb, route, query, body, contentType }: Operation,
  places: Places,
  changed: { cookie?: string; origin?: string | null; headers?: Readonly<Record<string, string>>; verb?: string; body?: unknown } = {},
): Promise<Response> {
  const target = route.endsWith("/[organisationId]") ? { ...places, organisationId: places.demoOrganisationId } : places;
  return send(server, `${filled(route, target)}${query ? `?${query}` : ""}`, {
    method: changed.verb ?? verb,
    ...(changed.cookie === undefined ? {} : { cookie: changed.cookie }),
    ...(changed.origin === undefined ? {} : { origin: changed.origin }),
    headers: { ...(contentType ? { "content-type": contentType } : {}), ...changed.headers },
    ...("body" in changed ? { body: changed.body } : body && verb !== "GET" ? { body: body(places) } : {}),
  });
}
