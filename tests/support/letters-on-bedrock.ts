import type { AssessmentContent } from "@/lib/domain/assessment/content";
import { minimalContent, recordOf } from "@/lib/domain/assessment/minimal-content";

/** One use of one model on Bedrock, sent anywhere, under the mode that lets its provider share: what a change of terms reaches. */
export const lettersOnBedrock = (overrides: Partial<AssessmentContent> = {}): AssessmentContent =>
  minimalContent({
    answers: { "meta.processingName": { value: "Letters" } },
    records: {
      dataItems: [recordOf("di-letters01", { name: "Letters" })],
      systems: [recordOf("sy-desk0001", { name: "Desk" })],
      modelUses: [
        recordOf("mu-fable001", {
          name: "Answers",
          system: "sy-desk0001",
          dataItems: ["di-letters01"],
          platform: "bedrock",
          endpoint: "runtime",
          model: "global.anthropic.claude-fable-5",
          sourceRegion: "eu-central-1",
          inferenceRouting: "global",
          accountRetentionMode: "provider_data_share",
        }),
      ],
    },
    ...overrides,
  });
