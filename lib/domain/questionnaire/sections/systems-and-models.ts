import { question as q, type SectionStructure } from "../question";

const onBedrock = { question: "platform", is: ["bedrock"] } as const;
const elsewhere = { question: "platform", is: ["claudePlatformOnAws", "providerApi", "otherCloud", "other"] } as const;
const retentionModes = ["none", "default", "aws_review", "provider_data_share", "inherit"] as const;

export const systemsAndModels = {
  id: "systems-and-models",
  questions: {},
  lists: {
    systems: {
      prefix: "sy",
      nameQuestion: "name",
      questions: {
        name: q("text", "GDPR Art. 35(7)(a)", ["map", "edpb:1.3", "key:asset.items[]"]),
        description: q("longText", "GDPR Art. 35(7)(a)", ["edpb:1.3", "key:asset.items[]"], { required: false }),
        users: q("choices", "GDPR Arts. 29, 32(4)", ["map", "risk:direct-prompt-injection", "risk:shadow-ai"], {
          options: ["staff", "customers", "public", "noPerson"],
        }),
        operator: q("choice", "GDPR Art. 28", ["map", "recipients"], { options: ["ourselves", "processor"] }),
        vendor: q("reference", "GDPR Art. 28", ["map", "recipients"], {
          to: ["processors"],
          visibleWhen: { question: "operator", is: ["processor"] },
        }),
        dataItems: q("references", "GDPR Art. 35(7)(a)", ["map"], { to: ["dataItems"] }),
        country: q("country", "GDPR Arts. 30(1)(e), 44", ["map", "transfers"]),
        assetKinds: q("choices", "GDPR recital 90; WP248 Annex 2", ["edpb:1.3", "annex2:assets"], {
          options: ["hardwareOrNetwork", "software", "apiOrModel", "personnel", "site", "organisational"],
          required: false,
        }),
      },
    },
    modelUses: {
      prefix: "mu",
      nameQuestion: "name",
      questions: {
        name: q("text", "GDPR Art. 35(7)(a)", ["map", "edpb:1.3", "key:asset.items[]"]),
        system: q("reference", "GDPR Art. 35(7)(a)", ["map"], { to: ["systems"] }),
        purposes: q("references", "GDPR Art. 5(1)(b)", ["map", "risk:purpose-creep"], { to: ["purposes"] }),
        dataItems: q("references", "GDPR Art. 5(1)(c)", ["map", "recipients"], { to: ["dataItems"] }),
        platform: q("choice", "GDPR Arts. 28, 44", ["map", "recipients", "retention"], {
          options: ["bedrock", "claudePlatformOnAws", "providerApi", "otherCloud", "ownMachines", "other"],
        }),
        operator: q("reference", "GDPR Art. 28", ["recipients", "map"], { to: ["processors"], visibleWhen: elsewhere }),
        platformCountry: q("country", "GDPR Art. 44", ["transfers", "recipients"], { visibleWhen: elsewhere }),
        model: q("model", "GDPR Art. 28(1); AI Act Art. 26", ["retention", "recipients", "risk:unlawfully-trained-model", "edpb:1.3"]),
        endpoint: q("choice", "GDPR Arts. 5(1)(e), 32", ["retention", "map"], { options: ["runtime", "mantle"], visibleWhen: onBedrock }),
        api: q("choice", "GDPR Art. 25(2)", ["retention"], {
          options: ["invokeOrConverse", "responses", "chatCompletionsOrMessages"],
          visibleWhen: onBedrock,
        }),
        responsesStore: q("yesNo", "GDPR Arts. 5(1)(e), 25(2)", ["retention", "risk:service-retention"], {
          visibleWhen: { question: "api", is: ["responses"] },
        }),
        sourceRegion: q("region", "GDPR Arts. 30(1)(e), 44", ["transfers", "retention", "key:location.items[]"], {
          visibleWhen: onBedrock,
        }),
        inferenceRouting: q("choice", "GDPR Arts. 44, 46", ["transfers", "risk:third-country-routing", "key:location.items[]"], {
          options: ["inRegion", "geographic", "global"],
          visibleWhen: onBedrock,
        }),
        inferenceProfile: q("text", "GDPR Art. 44", ["transfers"], {
          required: false,
          visibleWhen: { question: "inferenceRouting", is: ["geographic", "global"] },
          disclosure: "shared",
        }),
        destinationRegions: q("regions", "GDPR Art. 44", ["transfers"], {
          required: false,
          visibleWhen: { question: "inferenceRouting", is: ["geographic"] },
        }),
        throughput: q("choice", "GDPR Art. 35(7)(a)", ["map", "risk:service-retention"], {
          options: ["onDemand", "batch", "provisioned"],
          visibleWhen: onBedrock,
        }),
        projectRetentionMode: q("choice", "GDPR Arts. 5(1)(e), 28(3)(a)", ["retention"], {
          options: retentionModes,
          visibleWhen: { question: "endpoint", is: ["mantle"] },
        }),
        accountRetentionMode: q("choice", "GDPR Arts. 5(1)(e), 28(3)(a)", ["retention"], {
          options: retentionModes,
          visibleWhen: onBedrock,
        }),
        promptCaching: q("choice", "GDPR Art. 5(1)(e)", ["retention", "risk:cross-user-leakage"], {
          options: ["off", "fiveMinutes", "oneHour", "implicit"],
          visibleWhen: onBedrock,
        }),
        guardrails: q("choice", "GDPR Arts. 25, 32", ["map", "edpb:1.3"], {
          options: ["none", "input", "output", "both"],
          visibleWhen: onBedrock,
        }),
        guardrailCrossRegion: q("yesNo", "GDPR Art. 44", ["transfers", "map"], {
          visibleWhen: { question: "guardrails", is: ["input", "output", "both"] },
        }),
        treatment: q("choices", "GDPR Arts. 25, 32(1)(a)", ["map", "risk:re-identification"], {
          options: ["masked", "pseudonymised", "endUserIdRemoved", "none"],
        }),
        treatedDataItems: q("references", "GDPR Arts. 25, 32(1)(a)", ["map"], {
          to: ["dataItems"],
          visibleWhen: { question: "treatment", is: ["masked", "pseudonymised"] },
        }),
        freeText: q("yesNo", "GDPR Arts. 5(1)(c), 9", ["risk:excessive-data-in-prompts", "risk:special-category-exposure"]),
        contextSources: q("choices", "GDPR Art. 5(1)(c)", ["risk:excessive-data-in-prompts", "risk:re-identification", "criterion:C6"], {
          options: ["crm", "mailbox", "fileShare", "transcripts", "database", "web", "other", "none"],
        }),
        inputSources: q("choices", "GDPR Art. 32", ["risk:direct-prompt-injection"], { options: ["staff", "outsiders", "systems"] }),
        outputAboutPerson: q("yesNo", "GDPR Art. 5(1)(d)", ["risk:inaccurate-output"]),
        outputScores: q("yesNo", "GDPR Art. 22; recital 71", ["risk:biased-output", "criterion:C1"]),
        outputAudience: q(
          "choices",
          "GDPR Arts. 5(1)(a), 25",
          ["risk:memorised-data-disclosure", "risk:over-reliance", "map", "recipients"],
          { options: ["staff", "dataSubjects", "public", "systems"] },
        ),
        adviceDomains: q("choices", "GDPR Art. 5(1)(a)", ["risk:over-reliance"], { options: ["health", "legal", "finance", "none"] }),
        decisionMode: q("choice", "GDPR Art. 22(1)", ["risk:automated-decision", "criterion:C2", "gap:no-art22-exception"], {
          options: ["none", "assistive", "humanInLoop", "solelyAutomated"],
        }),
        decisionEffect: q("choice", "GDPR Art. 22(1)", ["risk:automated-decision", "criterion:C2", "gap:no-art22-exception"], {
          options: ["none", "legalOrSimilar"],
          visibleWhen: { question: "decisionMode", is: ["assistive", "humanInLoop", "solelyAutomated"] },
        }),
        art22Exception: q("choice", "GDPR Art. 22(2)", ["gap:no-art22-exception", "edpb:2.3.b"], {
          options: ["a-contract", "b-law", "c-explicitConsent", "none"],
          visibleWhen: { question: "decisionMode", is: ["solelyAutomated"] },
        }),
        reviewsMeasured: q("number", "GDPR Art. 22; WP251", ["risk:automated-decision"], {
          unit: "reviews",
          visibleWhen: { question: "decisionMode", is: ["humanInLoop"] },
        }),
        overrideRate: q("number", "GDPR Art. 22; WP251", ["risk:automated-decision", "criterion:C2"], {
          unit: "%",
          visibleWhen: { question: "decisionMode", is: ["humanInLoop"] },
        }),
        modelAlternatives: q("number", "GDPR Arts. 24, 32", ["risk:vendor-lock-in"], { unit: "models" }),
      },
    },
  },
} as const satisfies SectionStructure;
