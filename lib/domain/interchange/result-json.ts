import { z } from "zod";
import type { AssessmentResult, RatedLevel } from "../result";

const path = z.string();
const because = z.union([
  z.object({
    kind: z.literal("answer"),
    path,
    value: z.json(),
    state: z.enum(["answered", "unknown", "absent", "notApplicable", "hidden"]),
  }),
  z.object({ kind: z.literal("fact"), id: z.string(), version: z.int() }),
]);
const reasons = z.array(because);
const factIds = z.array(z.string());
const level = z.enum(["low", "medium", "high", "veryHigh"]);
const scale = z.int().min(1).max(4);
const estimate = z.object({ likelihood: scale, severity: scale, level });
const rated = estimate.extend({
  suggested: estimate,
  confirmed: estimate.extend({ by: z.string(), at: z.string(), reason: z.string(), stale: z.boolean() }).nullable(),
  otherMethod: z
    .object({ method: z.string(), by: z.string(), at: z.string(), reason: z.string() })
    .optional()
    .describe("A confirmation made under another scoring method; it does not count"),
});
const countries = z
  .union([z.array(z.string()), z.literal("*"), z.literal("anywhere"), z.null()])
  .describe("ISO 3166-1 alpha-2; * any commercial Region of AWS; anywhere the recipient chooses; null not known");

/** What `dpia assess --json` prints: the result with its reasons, free of sentences in any language. */
const resultSchema = z.object({
  asOf: z.iso.date(),
  method: z.string(),
  matrix: z
    .object({
      standing: z.enum(["own", "primary", "secondary", "background"]),
      carriesSignature: z.boolean(),
      confirmed: z
        .object({
          method: z.string(),
          source: z.object({ title: z.string(), url: z.string().optional(), date: z.string() }),
          by: z.string(),
          at: z.string(),
        })
        .nullable(),
    })
    .describe("Where the method's matrix comes from, and whether a decision by it can be signed"),
  registerVersion: z.string(),
  screening: z.object({
    verdict: z.enum(["required", "recommended", "notRequired", "undetermined"]),
    rebutted: z.boolean(),
    criteria: z.array(z.object({ id: z.string(), met: z.boolean().nullable(), because: reasons })),
  }),
  gaps: z.array(
    z.object({
      id: z.string(),
      state: z.enum(["open", "undetermined"]),
      article: z.string(),
      because: reasons,
      closedBy: z.array(path),
      missing: z.array(path),
    }),
  ),
  recipients: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      kind: z.enum([
        "processor",
        "subProcessor",
        "modelProvider",
        "toolVendor",
        "controller",
        "jointController",
        "internal",
        "authority",
        "public",
      ]),
      role: z.enum(["controller", "jointController", "processor", "subProcessor", "thirdParty", "undetermined"]),
      receives: z.array(z.string()),
      countries,
      access: z.array(z.enum(["automated", "humanReview"])),
      retention: z.object({ kind: z.enum(["none", "days", "untilDeleted", "undetermined"]), days: z.number().optional() }),
      certainty: z.enum(["established", "possible", "excluded"]),
      because: reasons,
      facts: factIds,
      path: z.array(z.string()),
    }),
  ),
  transfers: z.array(
    z.object({
      id: z.string(),
      from: z.string(),
      to: z.string(),
      country: z
        .string()
        .nullable()
        .describe("ISO 3166-1 alpha-2; * any commercial Region of AWS; anywhere the recipient chooses; null not known"),
      countries: z.array(z.string()).describe("Countries outside the EEA that it can be on that day, by the register for *"),
      dataCategories: z.array(z.string()),
      tool: z.enum(["adequacy", "dpf", "scc", "bcr", "art49", "none", "undetermined"]),
      standing: z.enum(["covered", "incomplete", "gap", "undetermined"]),
      certainty: z.enum(["established", "possible"]),
      because: reasons,
      facts: factIds,
    }),
  ),
  risks: z.array(
    z.object({
      id: z.string(),
      rule: z.string(),
      catalogueNumber: z.string().nullable(),
      scope: z.string(),
      track: z.enum(["byDesign", "abnormalEvent"]),
      event: z.enum(["access", "modification", "disappearance", "none"]),
      harm: z.array(z.string()),
      state: z.enum(["raised", "undetermined", "notApplicable"]),
      reason: z.object({ message: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) }),
      missing: z.array(path),
      range: z.object({ lowest: z.union([level, z.literal("none")]), highest: level }).nullable(),
      inherent: rated.nullable(),
      residual: rated.nullable(),
      projected: rated.nullable(),
      because: reasons,
      path: z.array(z.string()),
      facts: factIds,
      articles: z.array(z.string()),
      suggestedMeasures: z.array(z.string()),
    }),
  ),
  openQuestions: z.array(path),
  findings: z.array(z.object({ id: z.string(), because: reasons })),
  outcome: z.object({
    level: level.nullable(),
    levelIsAtLeast: z.boolean(),
    restsOn: z.enum(["projected", "residual"]),
    priorConsultation: z.boolean().nullable(),
    blockedBy: z.array(z.object({ code: z.string(), paths: z.array(path) })),
  }),
});
export type ResultJson = z.infer<typeof resultSchema>;

/** The JSON Schema (2020-12) of what `dpia assess --json` prints. */
export const resultJsonSchema = (): unknown => z.toJSONSchema(resultSchema, { target: "draft-2020-12", unrepresentable: "any" });

const factsOf = (list: AssessmentResult["gaps"][number]["because"]): string[] =>
  list.flatMap((reason) => (reason.kind === "fact" ? [reason.id] : []));
const ratedJson = (rating: RatedLevel | null) =>
  rating
    ? {
        ...rating.effective,
        suggested: rating.suggested,
        confirmed: rating.confirmed,
        ...(rating.otherMethod ? { otherMethod: rating.otherMethod } : {}),
      }
    : null;

/** A result as the published contract prints it; parse-checked, so that the contract and the engine cannot drift apart. */
export function resultJson(result: AssessmentResult, nameOf: (recordId: string) => string): ResultJson {
  const printed = {
    ...result,
    transfers: result.transfers.map((transfer) => ({
      ...transfer,
      dataCategories: transfer.dataItems.map(nameOf),
      facts: factsOf(transfer.because),
    })),
    recipients: result.recipients.map((recipient) => ({ ...recipient, facts: factsOf(recipient.because) })),
    risks: result.risks.map((risk) => ({
      ...risk,
      reason: risk.says,
      facts: factsOf(risk.because),
      inherent: ratedJson(risk.inherent),
      residual: ratedJson(risk.residual),
      projected: ratedJson(risk.projected),
      suggestedMeasures: risk.suggestedMeasures.map((suggestion) => suggestion.measure),
    })),
  };
  return resultSchema.parse(printed);
}
