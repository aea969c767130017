import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type VersionState, versionStates } from "@/lib/domain/assessment/lifecycle";
import { type Action, actions, may } from "@/lib/domain/assessment/permissions";
import { type Role, roles } from "@/lib/domain/assessment/roles";
import { type TransitionId, transitionOf, transitions } from "@/lib/domain/assessment/transitions";
import type { SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import { answerHistory } from "@/lib/services/assessment/answer-history";
import { answerAdvice, applyChanges, recordAdvice } from "@/lib/services/assessment/apply-changes";
import { exportAssessmentFile } from "@/lib/services/assessment/assessment-files";
import { assignOwner } from "@/lib/services/assessment/assign-owner";
import { beginFromEarlier } from "@/lib/services/assessment/begin-from-earlier";
import { chooseMethod } from "@/lib/services/assessment/choose-method";
import { createAssessment } from "@/lib/services/assessment/create-assessment";
import { addEvidence } from "@/lib/services/assessment/evidence";
import { getAssessment, openAssessment } from "@/lib/services/assessment/get-assessment";
import { keepSnapshot } from "@/lib/services/assessment/keep-snapshot";
import { withdrawMatrixConfirmation } from "@/lib/services/assessment/matrix-confirmations";
import { removeDemo } from "@/lib/services/assessment/remove-demo";
import { compareAwsConfiguration } from "@/lib/services/aws/compare-aws-configuration";
import { importAwsConfiguration } from "@/lib/services/aws/import-aws-configuration";
import { confirmUpToDate } from "@/lib/services/facts/out-of-date";
import { withdrawOwnFact } from "@/lib/services/facts/own-facts";
import { exportAuditTrail } from "@/lib/services/house/audit-trail";
import { createOrganisation } from "@/lib/services/house/create-organisation";
import { setRetention } from "@/lib/services/house/house-settings";
import { listNotices } from "@/lib/services/notices/notices";
import { addPerson, listPeople } from "@/lib/services/people/people";
import { nameStandIn } from "@/lib/services/people/stand-ins";
import { exportList } from "@/lib/services/portfolio/export-registers";
import { listAssessments } from "@/lib/services/portfolio/list-assessments";
import { findEntries } from "@/lib/services/portfolio/registers";
import { actOnThread } from "@/lib/services/review/act-on-thread";
import { assignCondition, closeCondition } from "@/lib/services/review/conditions";
import { sendToAuthority, withdrawConsultationEvent } from "@/lib/services/review/consultation";
import { putDecision } from "@/lib/services/review/decisions";
import { moveVersion, type PlainTransition } from "@/lib/services/review/move-version";
import { openThread } from "@/lib/services/review/open-thread";
import { startVersion } from "@/lib/services/review/start-version";
import { readShelf, removeFromShelf } from "@/lib/services/shelf/shelf";
import { takeEntry } from "@/lib/services/shelf/shelf-copies";
import { nameSigners } from "@/lib/services/signing/name-signers";
import { listSeals } from "@/lib/services/signing/signing-keys";
import { adoptScenario } from "@/lib/services/what-if/adopt-scenario";
import { createScenario } from "@/lib/services/what-if/scenarios";
import { freshDatabase, type TestDatabase } from "../support/database";
import { newOrganisation, newPerson, refusalOf } from "../support/people";

let database: TestDatabase;
let organisationId: string;
let assessmentId: string;
let author: SignedInPerson;
let outsider: SignedInPerson;
const people = new Map<Role, SignedInPerson>();
let attempts = 0;

beforeAll(async () => {
  database = await freshDatabase();
  organisationId = await newOrganisation();
  author = await newPerson(organisationId, ["author"]);
  ({ assessmentId } = await createAssessment(author, organisationId, { name: "Assistant" }));
  for (const role of roles) people.set(role, await newPerson(organisationId, [role]));
  const elsewhere = await newOrganisation("Elsewhere");
  outsider = await newPerson(elsewhere, [...roles]);
});
afterAll(() => database.drop());

type Attempt = (person: SignedInPerson, organisation: string, assessment: string) => Promise<unknown>;

type Signing = Exclude<TransitionId, PlainTransition | "sendToAuthority">;
type Attempted = Exclude<Action, Signing>;
const isAttempted = (action: Action): action is Attempted =>
  !(action in transitions) || !(transitionOf(action as TransitionId).decides || transitionOf(action as TransitionId).signs);
const attempted = actions.filter(isAttempted);

const move =
  (transition: PlainTransition): Attempt =>
  (person, organisation, assessment) =>
    moveVersion(person, organisation, assessment, { transition, reason: "x" });

const openWith =
  (proposal: string | null): Attempt =>
  (person, organisation, assessment) => {
    attempts += 1;
    return openThread(person, organisation, assessment, {
      threadId: `th-attempt${attempts}`,
      commentId: `co-attempt${attempts}`,
      anchor: { place: { kind: "answer", id: "desc.nature" }, revision: 0, quote: null },
      text: "x",
      proposal,
    });
  };

/** For each action of the table, a service that does it; the type demands one for every action but those of a signature. */
const attempt: Readonly<Record<Attempted, Attempt>> = {
  listAssessments: (person, organisation) => listAssessments(person, organisation),
  readAssessment: getAssessment,
  createAssessment: (person, organisation) => createAssessment(person, organisation, { name: "New" }),
  changeAnswers: (person, organisation, assessment) => {
    attempts += 1;
    // The same answer again is no change: the state stays what the matrix set.
    return applyChanges(person, organisation, assessment, {
      client: null,
      changes: [{ path: "meta.processingName", answer: { value: "Assistant" }, baseRevision: 1, saveNumber: attempts }],
    });
  },
  confirmRisk: (person, organisation, assessment) =>
    putDecision(person, organisation, assessment, { riskId: "no-such-risk", which: "inherent", reason: "x" }),
  chooseMethod: (person, organisation, assessment) =>
    chooseMethod(person, organisation, assessment, { method: "groundwork-default@1", reason: "x" }),
  confirmMatrix: (person, organisation) => withdrawMatrixConfirmation(person, organisation, "ico-3x3@1"),
  changeScenarios: (person, organisation, assessment) =>
    createScenario(person, organisation, assessment, { name: "", parts: [{ ready: "ownMachines" }], own: [] }),
  adoptScenario: (person, organisation, assessment) => adoptScenario(person, organisation, assessment, "sc-nosuchone1"),
  addEvidence: (person, organisation, assessment) =>
    addEvidence(person, organisation, assessment, { name: "a.txt", bytes: new TextEncoder().encode("a") }),
  recordAdvice: (person, organisation, assessment) => {
    attempts += 1;
    return recordAdvice(person, organisation, assessment, {
      client: null,
      changes: [{ path: "dpo.name", answer: null, baseRevision: 0, saveNumber: attempts }],
    });
  },
  answerAdvice: (person, organisation, assessment) => {
    attempts += 1;
    return answerAdvice(person, organisation, assessment, {
      client: null,
      changes: [{ path: "dpo.followed", answer: null, baseRevision: 0, saveNumber: attempts }],
    });
  },
  nameSigners: (person, organisation, assessment) => nameSigners(person, organisation, assessment, { signers: [] }),
  nameStandIn: (person, organisation, assessment) =>
    nameStandIn(person, organisation, assessment, { personId: "pe-nobodyofthishouse", standIn: null }),
  signScreening: (person, organisation, assessment) => openAssessment(person, organisation, assessment, "signScreening"),
  recordConsultation: (person, organisation, assessment) => withdrawConsultationEvent(person, organisation, assessment, 9999),
  evidenceCondition: (person, organisation, assessment) =>
    closeCondition(person, organisation, assessment, { version: 1, number: 1 }, { evidenced: true, note: "" }),
  assignCondition: (person, organisation, assessment) =>
    assignCondition(person, organisation, assessment, { version: 1, number: 1 }, { personId: null }),
  startVersion: async (person, organisation, assessment) => {
    await startVersion(person, organisation, assessment, { reason: "x" });
    await database.asSuperuser(`delete from version where assessment_id = '${assessment}' and number > 1`);
  },
  decideNotRequired: move("decideNotRequired"),
  submitForReview: move("submitForReview"),
  takeBack: move("takeBack"),
  requestChanges: move("requestChanges"),
  clear: move("clear"),
  askForDecision: move("askForDecision"),
  returnUndecided: move("returnUndecided"),
  declineToSign: move("declineToSign"),
  sendToAuthority: (person, organisation, assessment) =>
    sendToAuthority(person, organisation, assessment, { authority: "x", on: "2026-11-23", reference: "1", note: "" }),
  dropConsultation: move("dropConsultation"),
  reviseAfterAdvice: move("reviseAfterAdvice"),
  decideAfterAdvice: move("decideAfterAdvice"),
  withdraw: move("withdraw"),
  keepSnapshot: (person, organisation, assessment) => keepSnapshot(person, organisation, assessment, { reason: "x" }),
  comment: openWith(null),
  proposeWording: openWith("Answers letters."),
  refuseProposal: (person, organisation, assessment) =>
    actOnThread(person, organisation, assessment, "th-nosuchone", { act: "refuse", reason: "x" }),
  exportAssessment: exportAssessmentFile,
  renderDocument: (person, organisation, assessment) => openAssessment(person, organisation, assessment, "renderDocument"),
  readHistory: (person, organisation, assessment) => answerHistory(person, organisation, assessment, "desc.nature"),
  readNotices: (person, organisation) => listNotices(person, organisation),
  manageHouse: (person, organisation) => setRetention(person, organisation, { kind: "notices", days: 180 }),
  readAuditTrail: (person, organisation) => exportAuditTrail(person, organisation),
  readPeople: (person, organisation) => listPeople(person, organisation),
  managePeople: (person, organisation) => {
    attempts += 1;
    return addPerson(person, organisation, { email: `new${attempts}@example.org`, name: "New", roles: ["reader"] });
  },
  createOrganisation: (person) => createOrganisation(person, { name: "New" }),
  removeDemo: (person, organisation) => removeDemo(person, organisation),
  beginFromEarlier: (person, organisation, assessment) =>
    beginFromEarlier(person, organisation, assessment, { name: "Next", sections: [], measures: false, evidence: false }),
  readShelf: (person, organisation) => readShelf(person, organisation),
  changeShelf: (person, organisation) => removeFromShelf(person, organisation, "sh-nosuchone1"),
  takeFromShelf: (person, organisation, assessment) => takeEntry(person, organisation, assessment, { entryId: "sh-nosuchone1" }),
  readRegisters: (person, organisation) => findEntries(person, organisation, "gaps", {}),
  exportRegisters: (person, organisation) => exportList(person, organisation, {}),
  assignOwner: (person, organisation, assessment) => assignOwner(person, organisation, assessment, { personId: null }),
  manageSeals: (person, organisation) => listSeals(person, organisation),
  addFacts: (person, organisation) => withdrawOwnFact(person, organisation, "own.nothing"),
  confirmUpToDate: (person, organisation, assessment) => confirmUpToDate(person, organisation, assessment, { found: "x", reason: "x" }),
  compareAwsConfiguration: (person, organisation, assessment) =>
    compareAwsConfiguration(person, organisation, assessment, [], { regions: {}, keepNames: false, into: {} }, null),
  importAwsConfiguration: (person, organisation, assessment) =>
    importAwsConfiguration(person, organisation, assessment, [], { regions: {}, keepNames: false, into: {} }, []),
};

const aboutNoAssessment: readonly Action[] = [
  "listAssessments",
  "createAssessment",
  "readNotices",
  "manageHouse",
  "readAuditTrail",
  "readPeople",
  "managePeople",
  "createOrganisation",
  "removeDemo",
  "manageSeals",
  "addFacts",
  "confirmMatrix",
  "readRegisters",
  "exportRegisters",
  "readShelf",
  "changeShelf",
];

const setState = async (state: VersionState) => {
  await database.asSuperuser(`update version set state = '${state}' where assessment_id = '${assessmentId}'`);
  // The copy in memory only knows changes that the application made.
  delete (globalThis as { groundworkAssessments?: unknown }).groundworkAssessments;
};

/** What a service says to somebody who may: done, or refused for what it was asked, never for who asks. */
const forOtherReasons: Partial<Record<Attempted, string>> = {
  addFacts: "notFound",
  // Nothing was signed with conditions.
  evidenceCondition: "notFound",
  assignCondition: "notFound",
  // It is judged by the default method already.
  chooseMethod: "invalid",
  confirmMatrix: "notFound",
  recordConsultation: "notFound",
  // Nobody is named to sign.
  nameStandIn: "invalid",
  confirmUpToDate: "notFound",
  changeShelf: "notFound",
  // Nothing is chosen.
  beginFromEarlier: "invalid",
  takeFromShelf: "notFound",
  // No model is recorded: nothing would change.
  changeScenarios: "invalid",
  adoptScenario: "notFound",
  refuseProposal: "notFound",
  askForDecision: "invalid",
  decideAfterAdvice: "invalid",
  confirmRisk: "notFound",
  decideNotRequired: "invalid",
  importAwsConfiguration: "invalid",
  compareAwsConfiguration: "invalid",
  removeDemo: "notAllowed",
};

describe.each(versionStates)("in the state %s", (state) => {
  test.each(roles)("%s may do what the table says, and nothing else", async (role) => {
    const person = people.get(role);
    if (!person) throw new Error(role);
    for (const action of attempted) {
      const concernsState = !aboutNoAssessment.includes(action);
      if (!concernsState && state !== "draft") continue;
      await setState(state);
      const { refused } = await refusalOf(attempt[action](person, organisationId, assessmentId));
      const readable = may([role], "readAssessment", state);
      // The table can open an action to a role that reads no assessment; it counts beside one that does.
      const allowed = may([role], action, concernsState ? state : null) && (!concernsState || readable);
      const expected = allowed
        ? (forOtherReasons[action] ?? "nothing was refused")
        : concernsState && !readable
          ? "notFound"
          : concernsState && may([role], action)
            ? "closed"
            : "notAllowed";
      expect({ role, action, state, refused }).toEqual({ role, action, state, refused: expected });
    }
  });
});

test("somebody with every role elsewhere finds nothing here, by any action", async () => {
  await setState("draft");
  for (const action of attempted.filter((one) => one !== "createOrganisation")) {
    const { refused } = await refusalOf(attempt[action](outsider, organisationId, assessmentId));
    expect({ action, refused }).toEqual({ action, refused: "notFound" });
  }
});

test("an assessment of another organisation is not found under one's own address either", async () => {
  const own = outsider.memberships[0]?.organisationId ?? "";
  for (const action of attempted.filter((one) => !aboutNoAssessment.includes(one))) {
    const { refused } = await refusalOf(attempt[action](outsider, own, assessmentId));
    expect({ action, refused }).toEqual({ action, refused: "notFound" });
  }
});
