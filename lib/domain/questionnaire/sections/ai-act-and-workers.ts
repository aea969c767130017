import { question as q, type SectionStructure } from "../question";

const fria = { question: "ai.friaDuty", is: [true] } as const;
const workers = { question: "workers.affected", is: [true] } as const;

export const aiActAndWorkers = {
  id: "ai-act-and-workers",
  questions: {
    "ai.role": q("choice", "AI Act Arts. 3, 25", ["edpb:1.1.d", "key:desc.techniques"], { options: ["deployer", "provider", "both"] }),
    "ai.riskClass": q("choice", "AI Act Arts. 5, 6, 50; Annex III", ["edpb:1.1.d", "key:desc.techniques"], {
      options: ["prohibited", "highRisk", "transparency", "minimal"],
    }),
    "ai.riskClassReason": q("longText", "AI Act Art. 6", ["edpb:1.1.d"]),
    "ai.art50": q("longText", "AI Act Art. 50", ["edpb:2.3.a", "risk:opaque-processing"], { mayNotApply: true }),
    "ai.instructions": q("choice", "AI Act Arts. 13, 26(9)", ["edpb:1.1.d"], {
      options: ["receivedAndUsed", "received", "notReceived"],
      mayNotApply: true,
    }),
    "ai.friaDuty": q("yesNo", "AI Act Art. 27", ["fria", "key:fria.items"]),
    "fria.processes": q("longText", "AI Act Art. 27(1)(a)", ["fria", "key:fria.items"], { visibleWhen: fria }),
    "fria.period": q("longText", "AI Act Art. 27(1)(b)", ["fria", "key:fria.items"], { visibleWhen: fria }),
    "fria.groups": q("longText", "AI Act Art. 27(1)(c)", ["fria", "key:fria.items"], { visibleWhen: fria }),
    "fria.harms": q("longText", "AI Act Art. 27(1)(d)", ["fria", "key:fria.items"], { visibleWhen: fria }),
    "fria.oversight": q("longText", "AI Act Art. 27(1)(e)", ["fria", "key:fria.items"], { visibleWhen: fria }),
    "fria.governance": q("longText", "AI Act Art. 27(1)(f)", ["fria", "key:fria.items"], { visibleWhen: fria }),
    "workers.affected": q("yesNo", "GDPR Art. 88; AI Act Art. 26(7)", ["risk:employee-monitoring", "key:consult.others"]),
    "workers.consulted": q("longText", "GDPR Arts. 35(9), 88", ["key:consult.others", "edpb:5.2"], { visibleWhen: workers }),
    "workers.agreement": q("text", "GDPR Art. 88", ["key:consult.others"], { visibleWhen: workers, required: false }),
  },
  lists: {},
} as const satisfies SectionStructure;
