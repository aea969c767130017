import { z } from "zod";
import type { Comparison } from "../what-if/compare";
import { costKinds, costUnits } from "../what-if/yearly-cost";

const level = z.enum(["low", "medium", "high", "veryHigh"]);
const change = z.enum(["same", "new", "gone", "changed"]);
const certainty = z.enum(["established", "possible", "excluded"]);
const retention = z.object({ kind: z.enum(["none", "days", "untilDeleted", "undetermined"]), days: z.number().optional() });
const riskSide = z.object({ state: z.enum(["raised", "undetermined", "notApplicable", "absent"]), level: level.nullable() });
const money = z.object({ currency: z.string(), amount: z.number() });
const message = z.object({ message: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) });
const count = z.int().min(0);

/** What `dpia what-if --json` prints: today's column first, then the scenarios, open points first in each. */
export const whatIfSchema = z.object({
  asOf: z.iso.date(),
  method: z.string(),
  registerVersion: z.string(),
  columns: z.array(
    z.object({
      id: z.string(),
      name: z.string().nullable(),
      parts: z.array(z.string()),
      note: z.string().nullable(),
      adoptedOn: z.iso.date().nullable(),
      workable: z.boolean(),
      open: z.object({
        total: count,
        contradictions: z.array(z.object({ id: z.string() })),
        screening: count,
        gaps: count,
        recipients: count,
        transfers: count,
        retention: count,
        risks: count,
        priorConsultation: count,
        questions: count,
        newQuestions: z.array(z.string()),
      }),
      recipients: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          kind: z.string(),
          role: z.string(),
          countries: z.union([z.array(z.string()), z.literal("*"), z.literal("anywhere"), z.null()]),
          access: z.array(z.string()),
          retention,
          certainty,
          change,
          open: z.boolean(),
        }),
      ),
      transfers: z.array(
        z.object({
          id: z.string(),
          to: z.string(),
          country: z.string().nullable(),
          tool: z.string(),
          standing: z.string(),
          certainty,
          change,
        }),
      ),
      retention: z.array(
        z.object({
          modelUse: z.string(),
          outcome: z.enum(["nothingKept", "kept", "callRefused", "undetermined", "notBedrock"]),
          retention,
          review: z.string(),
          standingAuthorisation: z.boolean(),
          change,
        }),
      ),
      gaps: z.array(z.object({ id: z.string(), state: z.enum(["open", "undetermined"]), article: z.string(), change })),
      risks: z.object({
        levels: z.object({ low: count, medium: count, high: count, veryHigh: count, undetermined: count }),
        moved: z.array(
          z.object({
            id: z.string(),
            rule: z.string(),
            before: riskSide,
            after: riskSide,
            move: z.enum(["same", "lower", "higher", "new", "gone", "open"]),
          }),
        ),
      }),
      screening: z.object({ verdict: z.enum(["required", "recommended", "notRequired", "undetermined"]) }),
      outcome: z.object({
        level: level.nullable(),
        levelIsAtLeast: z.boolean(),
        restsOn: z.enum(["projected", "residual"]),
        priorConsultation: z.boolean().nullable(),
      }),
      changes: z.array(z.object({ path: z.string(), before: z.json(), after: z.json() })),
      added: z.array(z.object({ list: z.string(), id: z.string(), name: z.string() })),
      planned: z.array(z.string()),
      supposed: z.array(message),
      lost: z.array(z.string()),
      todo: z.array(message),
      effort: z
        .object({ effort: z.enum(["low", "medium", "high", "undetermined"]), says: z.array(message), reason: z.string().nullable() })
        .nullable(),
      facts: z.array(z.object({ id: z.string(), version: z.int() })),
      cost: z.object({
        lines: z.array(
          z.object({
            kind: z.enum(costKinds),
            label: z.string(),
            unit: z.enum(costUnits),
            volume: z.number().nullable(),
            times: z.number(),
            price: z.object({ amount: z.number(), currency: z.string(), date: z.string(), source: z.string() }).nullable(),
            yearly: z.number().nullable(),
          }),
        ),
        doesNotArise: z.array(z.enum(costKinds)),
        known: z.array(money),
        total: money.nullable(),
        openKinds: z.array(z.string()),
        openLines: z.array(z.string()),
      }),
      costDifference: money.nullable(),
    }),
  ),
});

/** The JSON Schema (2020-12) of what `dpia what-if --json` prints. */
export const whatIfJsonSchema = (): unknown => z.toJSONSchema(whatIfSchema, { target: "draft-2020-12", unrepresentable: "any" });

/** A comparison as the published contract prints it, checked against it. */
export const whatIfJson = (comparison: Comparison): z.infer<typeof whatIfSchema> => whatIfSchema.parse(comparison);
