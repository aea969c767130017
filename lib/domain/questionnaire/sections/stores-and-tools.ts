import { question as q, type SectionStructure } from "../question";

const logs = { question: "kind", is: ["invocationLogs", "applicationLogs"] } as const;
const retrieval = { question: "kind", is: ["knowledgeBase"] } as const;

export const storesAndTools = {
  id: "stores-and-tools",
  questions: {
    "logging.invocation": q("choice", "GDPR Arts. 5(1)(c), 5(1)(e)", ["risk:content-in-logs", "map"], {
      options: ["off", "metadataOnly", "redacted", "full"],
    }),
    "logging.traces": q("yesNo", "GDPR Arts. 5(1)(c), 32", ["risk:content-in-logs"]),
    "security.longLivedKeys": q("yesNo", "GDPR Art. 32", ["risk:store-breach"]),
  },
  lists: {
    stores: {
      prefix: "st",
      nameQuestion: "name",
      questions: {
        name: q("text", "GDPR Art. 35(7)(a)", ["map", "edpb:1.3", "key:retention.items[]"]),
        kind: q("choice", "GDPR Art. 5(1)(e)", ["map", "risk:content-in-logs", "risk:profile-building-memory", "risk:purpose-creep"], {
          options: [
            "invocationLogs",
            "applicationLogs",
            "knowledgeBase",
            "agentMemory",
            "sessions",
            "batchFiles",
            "evaluationSet",
            "trainingSet",
            "customModel",
            "files",
            "cache",
            "database",
            "backup",
            "other",
          ],
        }),
        dataItems: q("references", "GDPR Art. 35(7)(a)", ["map", "recipients"], { to: ["dataItems"] }),
        personalData: q("yesNo", "GDPR Art. 4(1)", ["risk:rights-not-exercisable", "risk:store-breach"]),
        writtenBy: q("references", "GDPR Art. 35(7)(a)", ["map"], { to: ["systems", "modelUses", "tools", "customisations"] }),
        readBy: q("references", "GDPR Art. 35(7)(a)", ["map"], { to: ["systems", "modelUses", "tools", "customisations"] }),
        logContent: q("choice", "GDPR Art. 5(1)(c)", ["risk:content-in-logs", "map"], {
          options: ["metadataOnly", "redacted", "full"],
          visibleWhen: logs,
        }),
        userIdentifiable: q("yesNo", "GDPR Arts. 5(1)(b), 88", ["risk:employee-monitoring", "criterion:C3"], { visibleWhen: logs }),
        operator: q("choice", "GDPR Art. 28", ["map", "recipients"], { options: ["ourselves", "aws", "thirdParty"] }),
        vendor: q("reference", "GDPR Art. 28", ["map", "recipients"], {
          to: ["processors"],
          visibleWhen: { question: "operator", is: ["thirdParty"] },
        }),
        product: q("choice", "GDPR Art. 28", ["map", "recipients"], {
          options: [
            "openSearchServerless",
            "openSearchManaged",
            "rds",
            "neptuneAnalytics",
            "s3Vectors",
            "managed",
            "pinecone",
            "mongoDbAtlas",
            "redisEnterpriseCloud",
            "other",
          ],
          visibleWhen: retrieval,
        }),
        region: q("region", "GDPR Arts. 30(1)(e), 44", ["transfers", "map"], { visibleWhen: { question: "operator", is: ["aws"] } }),
        country: q("country", "GDPR Arts. 30(1)(e), 44", ["transfers", "map"], {
          visibleWhen: { question: "operator", is: ["ourselves", "thirdParty"] },
        }),
        retention: q("duration", "GDPR Art. 5(1)(e)", ["retention", "recipients", "edpb:2.2.a", "key:retention.items[]", "art30:f"]),
        deletionAutomatic: q("yesNo", "GDPR Arts. 5(1)(e), 25", ["edpb:2.2.a", "risk:service-retention"]),
        lookupByPerson: q("yesNo", "GDPR Arts. 12, 15", ["risk:rights-not-exercisable"]),
        retrievalAcl: q("choice", "GDPR Arts. 25(2), 32", ["risk:retrieval-over-sharing"], {
          options: ["perUser", "perGroup", "none"],
          visibleWhen: retrieval,
        }),
        shared: q("yesNo", "GDPR Arts. 28(3)(a), 32", ["risk:cross-user-leakage"]),
        contentSources: q("choices", "GDPR Arts. 14, 32", ["risk:indirect-prompt-injection", "map"], {
          options: ["ownFiles", "web", "confluence", "salesforce", "sharePoint", "mailbox", "custom"],
          visibleWhen: retrieval,
        }),
        encryption: q("choice", "GDPR Art. 32(1)(a)", ["edpb:2.3.e", "risk:store-breach"], { options: ["providerKey", "ownKey", "none"] }),
        whoReads: q("longText", "GDPR Arts. 25(2), 32(4)", ["edpb:2.2.a", "risk:content-in-logs"], { disclosure: "shared" }),
      },
    },
    tools: {
      prefix: "tl",
      nameQuestion: "name",
      questions: {
        name: q("text", "GDPR Art. 35(7)(a)", ["map", "edpb:1.3"]),
        kind: q("choice", "GDPR Arts. 25, 32", ["map", "risk:indirect-prompt-injection", "risk:agent-exfiltration"], {
          options: ["agentAction", "mcpServer", "webSearch", "browser", "codeInterpreter", "email", "otherModel", "api"],
        }),
        calledBy: q("references", "GDPR Art. 35(7)(a)", ["map"], { to: ["modelUses"] }),
        dataItems: q("references", "GDPR Art. 5(1)(c)", ["map", "recipients"], { to: ["dataItems"] }),
        external: q("yesNo", "GDPR Arts. 4(9), 28", ["risk:agent-exfiltration", "recipients", "map"]),
        vendor: q("reference", "GDPR Arts. 4(9), 28", ["recipients", "map"], {
          to: ["processors"],
          visibleWhen: { question: "external", is: [true] },
        }),
        country: q("country", "GDPR Art. 44", ["transfers", "map"], { visibleWhen: { question: "external", is: [true] } }),
        reads: q("references", "GDPR Arts. 25(2), 32", ["map"], { to: ["systems", "stores"], required: false }),
        writes: q("yesNo", "GDPR Arts. 5(1)(d), 5(1)(f)", ["risk:agent-modification"]),
        writesTo: q("references", "GDPR Art. 5(1)(d)", ["map", "risk:agent-modification"], {
          to: ["systems", "stores"],
          required: false,
          visibleWhen: { question: "writes", is: [true] },
        }),
        undo: q("yesNo", "GDPR Arts. 5(1)(d), 32(1)(c)", ["risk:agent-modification"], { visibleWhen: { question: "writes", is: [true] } }),
        approval: q("choice", "GDPR Arts. 22(3), 25", ["risk:agent-modification", "risk:agent-exfiltration"], {
          options: ["always", "sometimes", "never"],
        }),
      },
    },
    customisations: {
      prefix: "cu",
      nameQuestion: "name",
      questions: {
        name: q("text", "GDPR Art. 35(7)(a)", ["map", "edpb:1.3"]),
        kind: q(
          "choice",
          "GDPR Arts. 5(1)(b), 17",
          ["risk:unerasable-weights", "risk:live-data-in-evaluation", "risk:vendor-lock-in", "map"],
          {
            options: [
              "fineTuning",
              "continuedPreTraining",
              "distillation",
              "reinforcement",
              "customImport",
              "modelEvaluation",
              "humanEvaluation",
            ],
          },
        ),
        usedBy: q("references", "GDPR Art. 35(7)(a)", ["map", "risk:memorised-data-disclosure"], { to: ["modelUses"] }),
        personalData: q("yesNo", "GDPR Arts. 5(1)(c), 17", ["risk:unerasable-weights", "risk:live-data-in-evaluation"]),
        dataItems: q("references", "GDPR Art. 5(1)(c)", ["map"], {
          to: ["dataItems"],
          visibleWhen: { question: "personalData", is: [true] },
        }),
        usesInvocationLogs: q("yesNo", "GDPR Arts. 5(1)(b), 6(4)", ["risk:purpose-creep", "map"]),
        region: q("region", "GDPR Art. 44", ["map", "transfers"]),
        workers: q("choice", "GDPR Arts. 28, 32(4)", ["risk:live-data-in-evaluation", "recipients"], {
          options: ["ownStaff", "vendor", "awsManaged"],
          visibleWhen: { question: "kind", is: ["humanEvaluation"] },
        }),
        vendor: q("reference", "GDPR Art. 28", ["recipients", "map"], {
          to: ["processors"],
          visibleWhen: { question: "workers", is: ["vendor"] },
        }),
      },
    },
    otherFlows: {
      prefix: "of",
      nameQuestion: "name",
      questions: {
        name: q("text", "GDPR Art. 35(7)(a)", ["map"]),
        from: q("reference", "GDPR Art. 35(7)(a)", ["map"], { to: ["dataSubjects", "systems", "modelUses", "stores", "tools"] }),
        to: q("reference", "GDPR Arts. 4(9), 35(7)(a)", ["map", "recipients"], {
          to: ["systems", "stores", "tools", "processors", "controllers", "dataSubjects"],
        }),
        dataItems: q("references", "GDPR Art. 35(7)(a)", ["map", "recipients"], { to: ["dataItems"] }),
        purpose: q("longText", "GDPR Art. 5(1)(b)", ["map"]),
        country: q("country", "GDPR Arts. 30(1)(e), 44", ["transfers", "map"]),
      },
    },
    phases: {
      prefix: "ph",
      nameQuestion: "phase",
      questions: {
        phase: q("choice", "GDPR Art. 35(7)(a)", ["edpb:1.2", "key:flow.phases[]"], {
          options: ["collection", "use", "storage", "sharing", "deletion"],
        }),
        operations: q("longText", "GDPR Arts. 4(2), 35(7)(a)", ["edpb:1.2", "key:flow.phases[]", "annex2:functionalDescription"]),
        assets: q("longText", "GDPR recital 90; WP248 Annex 2", ["edpb:1.3", "key:asset.items[]", "annex2:assets"], { required: false }),
      },
    },
  },
} as const satisfies SectionStructure;
