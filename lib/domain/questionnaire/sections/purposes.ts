import { question as q, type SectionStructure } from "../question";

export const purposesSection = {
  id: "purposes",
  questions: {
    "legal.purposeLimitation": q("longText", "GDPR Arts. 5(1)(b), 6(4)", ["key:legal.purposeLimitation", "edpb:1.1.c"], {
      mayNotApply: true,
    }),
  },
  lists: {
    purposes: {
      prefix: "pu",
      nameQuestion: "name",
      questions: {
        name: q("text", "GDPR Arts. 5(1)(b), 30(1)(b)", ["edpb:1.1.b", "key:purpose.items[]", "art30:b"]),
        description: q("longText", "GDPR Arts. 5(1)(b), 35(7)(a)", ["edpb:1.1.b", "key:purpose.items[]", "annex2:purposes"]),
        benefit: q("longText", "GDPR Art. 35(7)(b)", ["key:purpose.items[]", "edpb:3.3"], { required: false }),
        dataItems: q("references", "GDPR Art. 5(1)(c)", ["edpb:1.1.b", "key:purpose.items[]", "gap:no-art9-condition"], {
          to: ["dataItems"],
        }),
        dataWhy: q("longText", "GDPR Art. 5(1)(c)", ["edpb:1.1.b", "key:purpose.items[]"]),
        area: q("choice", "WP248 criterion 1; GDPR recital 71", ["risk:biased-output", "criterion:C1"], {
          options: [
            "hrScreening",
            "performance",
            "credit",
            "insurance",
            "benefits",
            "education",
            "housing",
            "profiling",
            "personalisation",
            "other",
          ],
        }),
        infers: q("yesNo", "GDPR Arts. 4(4), 9", ["risk:special-category-exposure"]),
        gatesAccess: q("yesNo", "WP248 criterion 9", ["criterion:C9"]),
        legalBasis: q(
          "choice",
          "GDPR Art. 6(1)",
          ["edpb:2.1.a", "key:legal.basis[]", "gap:no-legal-basis", "risk:failed-balancing", "annex2:lawfulness"],
          {
            options: ["a-consent", "b-contract", "c-legalObligation", "d-vitalInterests", "e-publicTask", "f-legitimateInterests", "none"],
          },
        ),
        basisJustification: q("longText", "GDPR Art. 6(1)", ["edpb:2.1.a", "key:legal.basis[]"]),
        liaInterest: q("longText", "GDPR Art. 6(1)(f); recital 47", ["edpb:2.1.a", "key:legal.basis[]", "risk:failed-balancing"], {
          visibleWhen: { question: "legalBasis", is: ["f-legitimateInterests"] },
        }),
        liaNecessity: q("longText", "GDPR Art. 6(1)(f)", ["edpb:2.1.a", "key:legal.basis[]", "risk:failed-balancing"], {
          visibleWhen: { question: "legalBasis", is: ["f-legitimateInterests"] },
        }),
        liaBalance: q("longText", "GDPR Art. 6(1)(f)", ["edpb:2.1.a", "key:legal.basis[]", "risk:failed-balancing"], {
          visibleWhen: { question: "legalBasis", is: ["f-legitimateInterests"] },
        }),
        liaOutcome: q("choice", "GDPR Art. 6(1)(f)", ["risk:failed-balancing", "edpb:2.1.a"], {
          options: ["passed", "failed", "notDone"],
          visibleWhen: { question: "legalBasis", is: ["f-legitimateInterests"] },
        }),
      },
    },
    secondaryUses: {
      prefix: "su",
      nameQuestion: "name",
      questions: {
        name: q("text", "GDPR Art. 6(4)", ["edpb:1.1.c", "key:purpose.secondary[]", "risk:purpose-creep"]),
        dataItems: q("references", "GDPR Art. 6(4)", ["edpb:1.1.c", "risk:purpose-creep"], { to: ["dataItems"] }),
        ground: q("choice", "GDPR Art. 6(4)", ["edpb:1.1.c", "risk:purpose-creep"], { options: ["compatible", "consent", "law", "none"] }),
        link: q("longText", "GDPR Art. 6(4)(a)", ["edpb:1.1.c"], { visibleWhen: { question: "ground", is: ["compatible"] } }),
        context: q("longText", "GDPR Art. 6(4)(b)", ["edpb:1.1.c"], { visibleWhen: { question: "ground", is: ["compatible"] } }),
        nature: q("longText", "GDPR Art. 6(4)(c)", ["edpb:1.1.c"], { visibleWhen: { question: "ground", is: ["compatible"] } }),
        consequences: q("longText", "GDPR Art. 6(4)(d)", ["edpb:1.1.c"], { visibleWhen: { question: "ground", is: ["compatible"] } }),
        safeguards: q("longText", "GDPR Art. 6(4)(e)", ["edpb:1.1.c"], { visibleWhen: { question: "ground", is: ["compatible"] } }),
      },
    },
  },
} as const satisfies SectionStructure;
