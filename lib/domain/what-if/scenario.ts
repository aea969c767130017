import { z } from "zod";
import type { EvidenceItem } from "../assessment/evidence-item";
import type { Measure } from "../assessment/measure";
import { measureSchema, plainDate, recordId } from "../assessment/measure-schema";
import { type Fact, factSchema } from "../facts/fact";
import type { Answer, Answers } from "../questionnaire/answer";
import { answerSchema } from "../questionnaire/answer-schema";
import { type ListId, listIds, type Path, parsePath, recordList } from "../questionnaire/questions";
import { storableText as text } from "../questionnaire/storable-text";

/** What a person could decide: taken over when the scenario is adopted. */
export type ScenarioChange =
  | { change: "answer"; path: Path; answer: Answer | null }
  | { change: "record"; list: ListId; id: string; answers: Answers }
  /** Planned on adoption; its effect counts once it is in place and evidenced, as everywhere. */
  | { change: "measure"; measure: Measure };

/** What the scenario takes for granted: never adopted, because nobody here can decide it. */
export type Supposition =
  | { suppose: "fact"; fact: Fact }
  | { suppose: "evidence"; item: EvidenceItem }
  /** The measure that the scenario consists of counts as in place, with evidence that is supposed as well. */
  | { suppose: "measureInPlace"; catalogue: string; item: EvidenceItem };

export const readyScenarioIds = [
  "providerSharingRequired",
  "negotiatedCarveOut",
  "retentionNone",
  "inRegionOnly",
  "geographicProfile",
  "keepsNothing",
  "loggingWithoutContent",
  "maskedBeforeCall",
  "otherCloud",
  "providerApi",
  "ownMachines",
] as const;
export type ReadyScenarioId = (typeof readyScenarioIds)[number];

/** What a person chose about a ready scenario: for which uses of a model, with which model, at which company. */
export type ReadyChoice = { ready: ReadyScenarioId; uses?: readonly string[]; model?: string; company?: string };

export const efforts = ["low", "medium", "high"] as const;
export type Effort = (typeof efforts)[number];

/**
 * An alternative: a set of changed answers and supposed facts. It is held beside the answers and changes none of them until
 * a person adopts it. `parts` name the ready scenarios it was made from; the changes are those of the day it was made.
 */
export type Scenario = {
  id: string;
  name: string;
  note?: string;
  parts: readonly ReadyChoice[];
  /** Paths of the answers that the person changed beside the ready parts. */
  ownPaths?: readonly Path[];
  changes: readonly ScenarioChange[];
  supposed: readonly Supposition[];
  /** What a person says of switching, where no ready scenario says it. */
  effort?: { effort: Effort; reason: string };
  /** Plain date on which its changes were taken over into the answers. */
  adoptedOn?: string;
};

export const mostScenarios = 40;
/** Alternatives that stand beside today's at once. */
export const mostCompared = 5;

const scenarioId = z.string().regex(/^sc-[a-z0-9]{8,40}$/, "must look like sc-7f3k2m9q");

const answerChange = z
  .strictObject({ change: z.literal("answer"), path: z.string().max(200), answer: z.unknown() })
  .superRefine((change, context) => {
    const parsed = parsePath(change.path);
    if (!parsed) return context.addIssue({ code: "custom", path: ["path"], message: `${change.path} is no question` });
    if (change.answer === null) return;
    const checked = answerSchema(parsed.structure).safeParse(change.answer);
    for (const issue of checked.error?.issues ?? [])
      context.addIssue({ code: "custom", path: ["answer", ...issue.path], message: issue.message });
  });

const recordChange = z
  .strictObject({
    change: z.literal("record"),
    list: z.enum(listIds as unknown as [string, ...string[]]),
    id: recordId,
    answers: z.record(z.string(), z.unknown()),
  })
  .superRefine((change, context) => {
    const list = recordList(change.list);
    if (!list) return;
    if (!change.id.startsWith(`${list.prefix}-`))
      context.addIssue({ code: "custom", path: ["id"], message: `must start with ${list.prefix}-` });
    for (const [field, answer] of Object.entries(change.answers)) {
      const question = Object.hasOwn(list.questions, field) ? list.questions[field] : undefined;
      const checked = question ? answerSchema(question).safeParse(answer) : null;
      if (!checked) context.addIssue({ code: "custom", path: ["answers", field], message: "is no question of this list" });
      for (const issue of checked?.error?.issues ?? [])
        context.addIssue({ code: "custom", path: ["answers", field, ...issue.path], message: issue.message });
    }
  });

const readyChoiceSchema = z.strictObject({
  ready: z.enum(readyScenarioIds),
  uses: z.array(recordId).max(1_000).optional(),
  model: text(300).optional(),
  company: text(300).optional(),
});

const evidenceItem = z.strictObject({
  id: recordId,
  name: text(300),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().min(0),
  addedOn: plainDate,
});

/** One scenario in an assessment file and in the API; answers are checked against their questions. */
export const scenarioSchema = z.strictObject({
  id: scenarioId,
  name: text(300).refine((name) => name.trim() !== "", "needs a name"),
  note: text(4_000).optional(),
  parts: z.array(readyChoiceSchema).max(readyScenarioIds.length),
  ownPaths: z.array(z.string().max(200)).max(2_000).optional(),
  changes: z
    .array(z.union([answerChange, recordChange, z.strictObject({ change: z.literal("measure"), measure: measureSchema })]))
    .max(2_000),
  supposed: z
    .array(
      z.union([
        z.strictObject({ suppose: z.literal("fact"), fact: factSchema }),
        z.strictObject({ suppose: z.literal("evidence"), item: evidenceItem }),
        z.strictObject({ suppose: z.literal("measureInPlace"), catalogue: z.string().regex(/^M-\d{2}$/), item: evidenceItem }),
      ]),
    )
    .max(200),
  effort: z.strictObject({ effort: z.enum(efforts), reason: text(2_000) }).optional(),
  adoptedOn: plainDate.optional(),
});

/** What a person says of a scenario, as the API takes it: ready parts, own changes, and what it is called. */
export const scenarioDraftSchema = z.strictObject({
  name: z.string().max(300),
  note: scenarioSchema.shape.note,
  parts: z.array(readyChoiceSchema).max(20),
  own: scenarioSchema.shape.changes,
  effort: scenarioSchema.shape.effort,
});

/** The answers that a person changed, apart from what ready parts changed; all of them where there are no parts. */
export const ownChangesOf = ({ parts, ownPaths, changes }: Scenario): readonly Extract<ScenarioChange, { change: "answer" }>[] =>
  changes
    .filter((one) => one.change === "answer")
    .filter(({ path }) => (ownPaths === undefined ? parts.length === 0 : ownPaths.includes(path)));
