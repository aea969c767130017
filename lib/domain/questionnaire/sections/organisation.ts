import { question as q, type SectionStructure } from "../question";

export const organisation = {
  id: "organisation",
  questions: {
    "org.ourRole": q(
      "choice",
      "GDPR Arts. 4(7), 4(8), 26",
      ["edpb:0.1", "recipients", "gap:no-joint-arrangement", "risk:role-misqualification"],
      {
        options: ["controller", "jointController", "processor"],
      },
    ),
    "org.inputPack": q("longText", "GDPR Art. 28(3)(f)", ["edpb:6", "outcome"], {
      visibleWhen: { question: "org.ourRole", is: ["processor"] },
    }),
    "org.jointArrangement": q("choice", "GDPR Art. 26", ["edpb:0.1", "key:org.jointArrangement", "gap:no-joint-arrangement"], {
      options: ["inPlace", "drafted", "none"],
      visibleWhen: { question: "org.ourRole", is: ["jointController"] },
    }),
    "org.jointSplit": q("longText", "GDPR Art. 26(1)", ["edpb:0.1", "key:org.jointArrangement"], {
      visibleWhen: { question: "org.ourRole", is: ["jointController"] },
    }),
    "org.jointWhoSigns": q("text", "GDPR Arts. 26, 35(1)", ["edpb:6"], {
      visibleWhen: { question: "org.ourRole", is: ["jointController"] },
    }),
  },
  lists: {
    controllers: {
      prefix: "co",
      nameQuestion: "name",
      questions: {
        name: q("text", "GDPR Arts. 4(7), 30(1)(a)", ["edpb:0.1", "key:org.controllers[]", "art30:a", "recipients"]),
        units: q("text", "GDPR Art. 35(1)", ["edpb:0.1", "key:org.controllers[]"], { required: false }),
        contact: q("longText", "GDPR Arts. 13(1)(a), 30(1)(a)", ["edpb:0.1", "key:org.controllers[]", "art30:a"]),
        country: q("country", "GDPR Arts. 4(16), 44, 56", ["edpb:0.1", "transfers", "criterion:35-4"]),
        representative: q("text", "GDPR Art. 27", ["edpb:0.1", "art30:a"], { required: false, mayNotApply: true }),
        dpoContact: q("text", "GDPR Arts. 37(7), 36(3)(d)", ["edpb:0.1", "key:org.controllers[]", "art30:a"], { mayNotApply: true }),
      },
    },
    processors: {
      prefix: "pr",
      nameQuestion: "name",
      questions: {
        name: q("text", "GDPR Arts. 4(8), 28", ["edpb:0.2", "key:org.processors[]", "recipients"]),
        provider: q("provider", "GDPR Art. 28(1)", ["recipients", "retention"], { required: false }),
        kind: q("choice", "GDPR Art. 4(9)", ["recipients"], {
          options: ["cloudProvider", "modelProvider", "toolVendor", "storeVendor", "itService", "groupCompany", "authority", "other"],
        }),
        role: q("choice", "GDPR Arts. 4(7), 4(8), 28(10)", ["recipients", "risk:role-misqualification", "key:party.items[]"], {
          options: ["processor", "subProcessor", "controller", "jointController", "thirdParty"],
        }),
        tasks: q("longText", "GDPR Art. 28(3)", ["edpb:0.2", "key:org.processors[]"]),
        interests: q("longText", "GDPR Art. 35(7)(a)", ["key:party.items[]"], { required: false }),
        art28Contract: q("choice", "GDPR Art. 28(3)", ["gap:no-processor-contract", "risk:invisible-sub-processing", "edpb:2.3.c"], {
          options: ["signed", "inTerms", "none"],
          visibleWhen: { question: "role", is: ["processor", "subProcessor"] },
        }),
        jointArrangement: q("choice", "GDPR Art. 26", ["gap:no-joint-arrangement"], {
          options: ["inPlace", "drafted", "none"],
          visibleWhen: { question: "role", is: ["jointController"] },
        }),
        country: q("country", "GDPR Arts. 30(1)(e), 44", ["transfers", "recipients", "art30:e"]),
        parentCountry: q("country", "GDPR Arts. 44, 48", ["risk:foreign-authority-access"]),
        subProcessorsReviewedOn: q("date", "GDPR Art. 28(2)", ["risk:invisible-sub-processing"], { mayNotApply: true }),
        subProcessors: q("longText", "GDPR Art. 28(2), (4)", ["edpb:0.2", "risk:invisible-sub-processing"], { required: false }),
        trainingTerms: q("choice", "GDPR Arts. 5(1)(b), 28(3)(a)", ["risk:provider-training"], {
          options: ["prohibitedByContract", "prohibitedByDocumentation", "optOut", "optIn", "permitted"],
        }),
        providerReview: q("yesNo", "GDPR Arts. 5(1)(b), 28", ["risk:provider-disclosure"]),
        ownPurposes: q("yesNo", "GDPR Art. 28(10)", ["risk:role-misqualification"]),
        metadataSharing: q("yesNo", "GDPR Arts. 5(1)(c), 13(1)(e)", ["risk:metadata-disclosure"], {
          visibleWhen: { question: "kind", is: ["cloudProvider"] },
        }),
      },
    },
    contracts: {
      prefix: "ct",
      nameQuestion: "name",
      questions: {
        name: q("text", "GDPR Art. 28(3)", ["edpb:0.2", "annex2:processors"]),
        party: q("reference", "GDPR Art. 28", ["recipients", "edpb:0.2"], { to: ["processors"] }),
        kind: q("choice", "GDPR Arts. 26, 28, 46", ["edpb:0.2"], {
          options: ["dataProcessingAgreement", "serviceTerms", "modelLicence", "jointArrangement", "negotiatedAmendment", "other"],
        }),
        version: q("text", "GDPR Art. 5(2)", ["edpb:0.2"]),
        readOn: q("date", "GDPR Art. 5(2)", ["edpb:0.2", "risk:terms-or-model-change"]),
        negotiated: q("choices", "GDPR Art. 28(3)(a)", ["retention", "recipients", "risk:provider-training"], {
          options: ["noTraining", "zeroRetention", "noHumanReview", "noProviderSharing", "nothing"],
        }),
        negotiatedUntil: q("date", "GDPR Art. 5(2)", ["retention"], {
          required: false,
          visibleWhen: { question: "negotiated", is: ["noTraining", "zeroRetention", "noHumanReview", "noProviderSharing"] },
        }),
        evidence: q("evidence", "GDPR Art. 5(2)", ["edpb:0.2", "retention"], { required: false, disclosure: "internal" }),
      },
    },
    team: {
      prefix: "tm",
      nameQuestion: "name",
      questions: {
        name: q("text", "GDPR Art. 35(1)", ["edpb:0.5", "key:meta.team"], { disclosure: "internal" }),
        role: q("text", "GDPR Art. 35(1)", ["edpb:0.5", "key:meta.team"], { disclosure: "shared" }),
        responsibility: q("choice", "GDPR Arts. 24, 35(1)", ["edpb:0.5", "key:meta.team"], {
          options: ["responsible", "accountable", "consulted", "informed"],
          disclosure: "shared",
        }),
        signs: q("yesNo", "GDPR Arts. 5(2), 24", ["key:decision.signatures[]", "edpb:6"]),
      },
    },
  },
} as const satisfies SectionStructure;
