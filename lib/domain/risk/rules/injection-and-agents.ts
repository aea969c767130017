import { given, isNo, isOneOf, isYes, type RecordReading, when } from "../../questionnaire/reading";
import { all, any, type Claim } from "../../reasoning/claim";
import type { RiskModel, RiskRule, RiskTexts } from "../rule";
import { axis, effect } from "./axis";
import { severityByData } from "./data-severity";
import { byReference, perModel } from "./per-model";
import { anyReferenced } from "./references";

type ModelUse = RecordReading<"modelUses">;

/** Who may write to the system counts as well as who is said to write the prompts. */
export const directPromptInjection = {
  id: "direct-prompt-injection",
  catalogueNumber: "R-21",
  scope: "modelUse",
  track: "abnormalEvent",
  event: "access",
  phase: "use",
  source: "outsider",
  harm: ["secrecyLoss", "lossOfControl"],
  linddun: ["D2"],
  articles: ["GDPR Art. 32", "GDPR Art. 5(1)(f)"],
  needs: ["modelUses.inputSources", "modelUses.system", "systems.users"],
  measures: [effect("M-19", 0, 1), effect("M-04", 0, 1), effect("M-16", 0, 1), effect("M-48", 0, 1), effect("M-12", 0, 1)],
  raised: (model, place) =>
    any(
      isOneOf(place.read("inputSources"), "outsiders"),
      anyReferenced(model, place.read("system"), "systems", (system) => isOneOf(system.read("users"), "customers", "public")),
    ),
  likelihood: (_model, place) => axis("direct-prompt-injection", 3, "anyoneCanTry", [place.read("inputSources")]),
  severity: (model, place) => severityByData(model, model.dataItemsAt(place.id), 3, 4),
} as const satisfies RiskRule<"modelUse">;

const knowledgeBases = perModel((model) =>
  byReference(
    model.readings.list("stores").filter((store) => isKnowledge(store).truth !== false),
    (store) => store.read("readBy"),
  ),
);
const isKnowledge = (store: RecordReading<"stores">): Claim => isOneOf(store.read("kind"), "knowledgeBase");
/** A system that builds the prompt reads for its model uses. */
const knowledgeRead = (model: RiskModel, place: ModelUse) => knowledgeBases(model).naming(place.id, given(place.read("system")));

const tools = perModel((model) => byReference(model.readings.list("tools"), (tool) => tool.read("calledBy")));
const bringsOutsideText = (tool: RecordReading<"tools">): Claim => isOneOf(tool.read("kind"), "webSearch", "browser", "email", "mcpServer");

/** Knowledge bases and tools of which nobody said yet who uses them: they leave every use undetermined. */
const unassigned = perModel((model) =>
  any(
    ...knowledgeBases(model).open.map((store) =>
      all(
        isKnowledge(store),
        when(store.read("readBy"), () => true),
      ),
    ),
    ...tools(model).open.map((tool) =>
      all(
        bringsOutsideText(tool),
        when(tool.read("calledBy"), () => true),
      ),
    ),
  ),
);

const readsOutsideText = (model: RiskModel, place: ModelUse): Claim =>
  any(
    isOneOf(place.read("contextSources"), "mailbox", "web"),
    ...knowledgeRead(model, place).map(isKnowledge),
    ...tools(model).naming(place.id).map(bringsOutsideText),
    unassigned(model),
  );

/** Mailboxes and web pages put into the prompt count too: the title names them. Severity 4 where a tool can write or send outside. */
export const indirectPromptInjection = {
  id: "indirect-prompt-injection",
  catalogueNumber: "R-22",
  scope: "modelUse",
  track: "abnormalEvent",
  event: "access",
  phase: "use",
  source: "outsider",
  harm: ["secrecyLoss", "wrongDecision", "financialLoss"],
  linddun: ["D2"],
  articles: ["GDPR Art. 32", "GDPR Art. 5(1)(f)"],
  needs: [
    "stores.kind",
    "stores.readBy",
    "stores.contentSources",
    "tools.kind",
    "tools.calledBy",
    "tools.writes",
    "tools.external",
    "modelUses.contextSources",
  ],
  measures: [
    effect("M-19", 0, 1),
    effect("M-16", 0, 1),
    effect("M-18", 0, 1),
    effect("M-17", 0, 1),
    effect("M-15", 0, 1),
    effect("M-48", 0, 1),
  ],
  raised: readsOutsideText,
  likelihood(model, place) {
    const sources = knowledgeRead(model, place)
      .filter((store) => isKnowledge(store).truth === true)
      .map((store) => store.read("contentSources"));
    const ownOnly =
      sources.length > 0 && sources.every((one) => when(one, (kinds) => kinds.every((kind) => kind === "ownFiles")).truth === true);
    return axis("indirect-prompt-injection", 3, ownOnly ? "ownDocuments" : "othersWrite", sources);
  },
  severity(model, place) {
    const acting = tools(model)
      .naming(place.id)
      .flatMap((tool) => [tool.read("writes"), tool.read("external")])
      .filter((power) => isYes(power).truth !== false);
    return acting.length > 0
      ? axis("indirect-prompt-injection", 4, "toolsAct", acting)
      : severityByData(model, model.dataItemsAt(place.id), 3, 4);
  },
} as const satisfies RiskRule<"modelUse">;

/** Any tool whose other end is run by somebody else, whatever its kind. */
export const agentExfiltration = {
  id: "agent-exfiltration",
  catalogueNumber: "R-23",
  scope: "tool",
  track: "abnormalEvent",
  event: "access",
  phase: "sharing",
  source: "model",
  harm: ["secrecyLoss", "sensitiveExposure", "lossOfControl"],
  linddun: ["D2", "L"],
  articles: ["GDPR Art. 5(1)(f)", "GDPR Art. 28", "GDPR Art. 32"],
  needs: ["tools.external", "tools.kind", "tools.approval"],
  measures: [effect("M-16", 0, 1), effect("M-18", 0, 1), effect("M-17", 0, 0), effect("M-12", 0, 0), effect("M-28", 0, 0)],
  raised: (_model, place) => isYes(place.read("external")),
  likelihood(_model, place) {
    const approval = place.read("approval");
    const asked = isOneOf(approval, "always").truth === true;
    return axis("agent-exfiltration", 3, asked ? "approvalNotProven" : "nobodyAsked", [approval, place.read("kind")]);
  },
  severity: (model, place) => severityByData(model, model.dataItemsAt(place.id), 3, 4),
} as const satisfies RiskRule<"tool">;

/**
 * A person who approves each action makes it rarer (2); a change that can be undone is less grave (2). M-43 lowers
 * severity for loss only (`domain.md`), so reversibility counts here by the answer about the tool.
 */
export const agentModification = {
  id: "agent-modification",
  catalogueNumber: "R-24",
  scope: "tool",
  track: "abnormalEvent",
  event: "modification",
  phase: "use",
  source: "model",
  harm: ["wrongDecision", "financialLoss", "disadvantage"],
  linddun: ["Nc"],
  articles: ["GDPR Art. 5(1)(d)", "GDPR Art. 5(1)(f)", "GDPR Art. 32"],
  needs: ["tools.writes", "tools.writesTo", "tools.undo", "tools.approval"],
  measures: [effect("M-17", 0, 1), effect("M-16", 0, 1), effect("M-43", 0, 1), effect("M-23", 0, 1)],
  raised: (_model, place) => isYes(place.read("writes")),
  likelihood(_model, place) {
    const approval = place.read("approval");
    return isOneOf(approval, "always").truth === true
      ? axis("agent-modification", 2, "alwaysApproved", [approval])
      : axis("agent-modification", 3, given(approval) ? "notAlwaysApproved" : "approvalOpen", [approval]);
  },
  severity(_model, place) {
    const undo = place.read("undo");
    if (isYes(undo).truth === true) return axis("agent-modification", 2, "canBeUndone", [undo]);
    return axis("agent-modification", 3, isNo(undo).truth === true ? "cannotBeUndone" : "undoOpen", [undo, place.read("writesTo")]);
  },
} as const satisfies RiskRule<"tool">;

export const injectionAndAgentsTexts = {
  "direct-prompt-injection": {
    title: "Users trick the model",
    threat: "Somebody writes a prompt that makes the model ignore its rules and give out what it should keep back.",
    harm: "Data about other people, or instructions that protect them, reach somebody who means harm.",
    raised: "People outside the organisation can write prompts to {place}.",
    quiet: "Only staff or own systems write prompts to {place}.",
    reasons: { anyoneCanTry: "Anyone who can write to it can try, and no protection stops every attempt." },
  },
  "indirect-prompt-injection": {
    title: "Hidden instructions in documents, pages or messages",
    threat: "A document, page or message that the model reads holds hidden instructions, and the model follows them.",
    harm: "Data about people are sent out, or actions taken in their name, without anyone noticing.",
    raised: "{place} reads documents, pages or messages that others may have written.",
    quiet: "{place} reads no documents, pages or messages that others may have written.",
    reasons: {
      ownDocuments: "Only own files are read, but what outsiders sent in may be among them.",
      othersWrite: "Others can write what is read, and no protection stops every attempt.",
      toolsAct: "A tool can change something or send something outside, or it is not known that none can.",
    },
  },
  "agent-exfiltration": {
    title: "Tool sends data to the wrong place",
    threat: "The model calls a tool with more data than needed, or with data that were never meant for the company behind it.",
    harm: "A company or person that people never dealt with learns about them, and the data cannot be called back.",
    raised: "{place} sends data to somebody outside the organisation.",
    quiet: "{place} sends nothing outside the organisation.",
    reasons: {
      approvalNotProven: "A person approves each call, which helps as long as they see what is sent; the model still chooses the data.",
      nobodyAsked: "The model chooses what to send, and no person approves each call.",
    },
  },
  "agent-modification": {
    title: "Records changed wrongly by the model",
    threat: "The model changes, adds or sends something that is wrong: an address, a note, a booking.",
    harm: "People are written to at the wrong address, charged wrongly or judged by a record that is not true.",
    raised: "{place} can change records or send something by itself.",
    quiet: "{place} can only read.",
    reasons: {
      alwaysApproved: "A person approves each action, so it takes an oversight.",
      notAlwaysApproved: "Not every action is approved by a person.",
      approvalOpen: "It is not yet known whether a person approves the actions; until then the higher value stands.",
      canBeUndone: "Each change can be undone, so people are put to trouble but not for good.",
      cannotBeUndone: "The change cannot be undone.",
      undoOpen: "It is not yet known whether changes can be undone; until then the higher value stands.",
    },
  },
} satisfies Record<string, RiskTexts>;
