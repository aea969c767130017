import { question as q, type SectionStructure } from "../question";

export const screening = {
  id: "screening",
  questions: {
    "screen.evaluation": q("yesNo", "WP248 criterion 1", ["criterion:C1"]),
    "screen.automatedDecision": q("yesNo", "WP248 criterion 2; GDPR Art. 22", ["criterion:C2"]),
    "screen.monitoring": q("yesNo", "WP248 criterion 3", ["criterion:C3"]),
    "screen.sensitiveData": q("yesNo", "WP248 criterion 4; GDPR Arts. 9, 10", ["criterion:C4"]),
    "screen.people": q("number", "WP248 criterion 5; GDPR recital 91", ["criterion:C5", "key:desc.scope"], { unit: "people" }),
    "screen.largeScaleThreshold": q("number", "WP248 criterion 5", ["criterion:C5"], {
      unit: "people",
      required: false,
      disclosure: "shared",
    }),
    "screen.combining": q("yesNo", "WP248 criterion 6", ["criterion:C6"]),
    "screen.vulnerable": q("yesNo", "WP248 criterion 7", ["criterion:C7"]),
    "screen.notInnovative": q("longText", "WP248 criterion 8", ["criterion:C8"], { required: false }),
    "screen.preventsRight": q("yesNo", "WP248 criterion 9", ["criterion:C9"]),
    "screen.systematicEvaluation": q("yesNo", "GDPR Art. 35(3)(a)", ["criterion:35-3-a"]),
    "screen.largeScaleSpecial": q("yesNo", "GDPR Art. 35(3)(b)", ["criterion:35-3-b"]),
    "screen.publicMonitoring": q("yesNo", "GDPR Art. 35(3)(c)", ["criterion:35-3-c"]),
    "screen.countries": q("countries", "GDPR Art. 35(4)", ["criterion:35-4", "edpb:1.1.d"]),
    "meta.reasons": q("choices", "GDPR Art. 35(1), (3), (4)", ["edpb:0.5", "key:meta.reasons[]"], {
      options: ["article35_3", "nationalLaw", "criteria", "beneficial", "change"],
      required: false,
    }),
    "screen.exemption": q("yesNo", "GDPR Art. 35(5), (10)", ["criterion:35-10"], { required: false }),
    "screen.exemptionReason": q("longText", "GDPR Art. 35(5), (10)", ["criterion:35-10"], {
      visibleWhen: { question: "screen.exemption", is: [true] },
    }),
    "screen.rebuttal": q("longText", "WP248, section III.B", ["criterion:rebuttal"], { required: false }),
    "screen.rebuttalDpo": q("longText", "WP248, section III.B; GDPR Art. 35(2)", ["criterion:rebuttal"], {
      required: false,
      disclosure: "shared",
    }),
  },
  lists: {
    nationalChecks: {
      prefix: "nc",
      nameQuestion: "country",
      questions: {
        country: q("country", "GDPR Art. 35(4)", ["criterion:35-4"]),
        result: q("choice", "GDPR Art. 35(4)", ["criterion:35-4"], { options: ["listed", "notListed"] }),
        item: q("text", "GDPR Art. 35(4)", ["criterion:35-4"], { visibleWhen: { question: "result", is: ["listed"] } }),
        checkedBy: q("text", "GDPR Art. 5(2)", ["criterion:35-4"], { disclosure: "internal" }),
        checkedOn: q("date", "GDPR Art. 5(2)", ["criterion:35-4"]),
        link: q("text", "GDPR Art. 5(2)", ["criterion:35-4"], { required: false }),
      },
    },
  },
} as const satisfies SectionStructure;
