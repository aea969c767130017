import type { Scenario } from "../what-if/scenario";
import type { CostSheets } from "../what-if/yearly-cost";

/** Two alternatives of the worked example, as they are made from the ready scenarios on its day. */
export const exampleScenarios: readonly Scenario[] = [
  {
    id: "sc-euquiet001",
    name: "Smaller model without retention, within the EU",
    note: "To be decided after the December comparison (condition 1).",
    parts: [
      {
        ready: "keepsNothing",
        uses: ["mu-assistant"],
      },
      {
        ready: "geographicProfile",
      },
    ],
    changes: [
      {
        change: "answer",
        path: "modelUses/mu-assistant/model",
        answer: {
          value: "anthropic.claude-sonnet-4-6",
        },
      },
      {
        change: "answer",
        path: "modelUses/mu-assistant/inferenceProfile",
        answer: null,
      },
      {
        change: "measure",
        measure: {
          id: "me-whatif0001",
          catalogue: "M-06",
          role: "additional",
          status: "planned",
          risks: [
            "provider-disclosure",
            "cloud-human-review",
            "service-retention",
            "terms-or-model-change",
            "memorised-data-disclosure",
            "unlawfully-trained-model",
            "vendor-lock-in",
          ],
          evidence: [],
        },
      },
      {
        change: "answer",
        path: "modelUses/mu-assistant/inferenceRouting",
        answer: {
          value: "geographic",
        },
      },
    ],
    supposed: [
      {
        suppose: "measureInPlace",
        catalogue: "M-07",
        item: {
          id: "ev-whatif0002",
          name: "Proof that it is in place: Pin Regions and routing (supposed)",
          sha256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          bytes: 0,
          addedOn: "2026-11-23",
        },
      },
    ],
  },
  {
    id: "sc-sharing001",
    name: "Sharing with the model’s maker comes back",
    note: "Kept to see beforehand what would then have to be done.",
    parts: [
      {
        ready: "providerSharingRequired",
        uses: ["mu-assistant"],
      },
    ],
    changes: [
      {
        change: "answer",
        path: "modelUses/mu-assistant/accountRetentionMode",
        answer: {
          value: "provider_data_share",
        },
      },
      {
        change: "answer",
        path: "modelUses/mu-embedding/accountRetentionMode",
        answer: {
          value: "provider_data_share",
        },
      },
      {
        change: "answer",
        path: "modelUses/mu-summaries/accountRetentionMode",
        answer: {
          value: "provider_data_share",
        },
      },
    ],
    supposed: [
      {
        suppose: "fact",
        fact: {
          id: "supposed.modelFamily.claude-fable-5-1.retentionRequirement",
          version: 1,
          subject: {
            kind: "modelFamily",
            key: "claude-fable-5-1",
          },
          predicate: "retentionRequirement",
          value: {
            minMode: "provider_data_share",
            allowsNone: false,
            retentionDays: 30,
            review: "provider",
            scope: "allTraffic",
          },
          claim:
            "Supposed: claude-fable-5-1 can be called only under provider_data_share, content is kept as it was in June to August 2026, and the terms allow its maker to receive and review it.",
          standing: "unverified",
          sources: [
            {
              title: "Supposed in a what-if scenario, after the terms of June to August 2026",
            },
            {
              title: "AWS News Blog, launch of Claude Fable 5 and Mythos 5 on AWS, as quoted in several pages",
              date: "2026-06-09",
            },
            {
              title: "botocore, commit 042fb28a3 (Bedrock data-retention API)",
              url: "https://github.com/boto/botocore",
              date: "2026-06-09",
            },
          ],
          validFrom: null,
          validTo: null,
          recordedOn: "1900-01-01",
          withdrawnOn: null,
          supersedes: ["requirement.claude-fable-5-1"],
          touches: [],
        },
      },
      {
        suppose: "fact",
        fact: {
          id: "supposed.platform.bedrock.providerReceivesContent",
          version: 1,
          subject: {
            kind: "platform",
            key: "bedrock",
          },
          predicate: "providerReceivesContent",
          value: "onlyIfOptedIn",
          claim: "Supposed: content is shared with a model’s maker by whoever has opted in.",
          standing: "unverified",
          sources: [
            {
              title: "Supposed in a what-if scenario, after the terms of June to August 2026",
            },
            {
              title: "Amazon Bedrock User Guide, abuse-detection.html",
              url: "https://docs.aws.amazon.com/bedrock/latest/userguide/abuse-detection.html",
              date: "2026-06",
            },
            {
              title: "AWS News Blog, launch of Claude Fable 5 and Mythos 5 on AWS, as quoted in several pages",
              date: "2026-06-09",
            },
          ],
          validFrom: null,
          validTo: null,
          recordedOn: "1900-01-01",
          withdrawnOn: null,
          supersedes: [
            "bedrock.provider-receives.before-2026-06",
            "bedrock.provider-receives.2026-06",
            "bedrock.provider-receives.2026-09",
          ],
          touches: [],
        },
      },
    ],
  },
];

/** Invented volumes with the list price that the register holds; what nobody has found out yet stays open. */
export const exampleCosts: CostSheets = {
  today: {
    lines: [
      {
        id: "cl-input00001",
        kind: "input",
        label: "answers in the chat, 1.3 million conversations of about 3,000 tokens",
        unit: "millionTokens",
        volume: 3900,
        per: "year",
        price: {
          amount: 10,
          currency: "USD",
          date: "2026-11-09",
          source: "Provider’s release notes",
          fact: "price.claude-fable-5-1@1",
        },
      },
      {
        id: "cl-output0001",
        kind: "output",
        label: "answers in the chat, about 400 tokens each",
        unit: "millionTokens",
        volume: 520,
        per: "year",
        price: {
          amount: 50,
          currency: "USD",
          date: "2026-11-09",
          source: "Provider’s release notes",
          fact: "price.claude-fable-5-1@1",
        },
      },
      {
        id: "cl-logging001",
        kind: "logging",
        label: "invocation logs with content",
        unit: "gigabyteMonth",
        volume: null,
        per: "month",
        price: null,
      },
    ],
    doesNotArise: [],
  },
  "sc-euquiet001": {
    lines: [
      {
        id: "cl-input00002",
        kind: "input",
        label: "answers in the chat, as today",
        unit: "millionTokens",
        volume: 3900,
        per: "year",
        price: null,
      },
      {
        id: "cl-output0002",
        kind: "output",
        label: "answers in the chat, as today",
        unit: "millionTokens",
        volume: 520,
        per: "year",
        price: null,
      },
    ],
    doesNotArise: [],
  },
};
