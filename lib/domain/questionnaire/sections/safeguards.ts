import { question as q, type SectionStructure } from "../question";

export const safeguards = {
  id: "safeguards",
  questions: {
    "measure.fairness": q("measureRow", "GDPR Art. 5(1)(a)", ["edpb:2.3.a", "key:measure.art5[]"]),
    "measure.transparency": q("measureRow", "GDPR Art. 5(1)(a)", ["edpb:2.3.a", "key:measure.art5[]"]),
    "measure.purposeLimitation": q("measureRow", "GDPR Art. 5(1)(b)", ["edpb:2.3.a", "key:measure.art5[]"]),
    "measure.minimisation": q("measureRow", "GDPR Art. 5(1)(c)", ["edpb:2.3.a", "key:measure.art5[]"]),
    "measure.accuracy": q("measureRow", "GDPR Art. 5(1)(d)", ["edpb:2.3.a", "key:measure.art5[]"]),
    "measure.storageLimitation": q("measureRow", "GDPR Art. 5(1)(e)", ["edpb:2.3.a", "key:measure.art5[]"]),
    "measure.integrity": q("measureRow", "GDPR Art. 5(1)(f)", ["edpb:2.3.a", "key:measure.art5[]"]),
    "measure.accountability": q("measureRow", "GDPR Art. 5(2)", ["edpb:2.3.a", "key:measure.art5[]"]),
    "measure.byDesign": q("measureRow", "GDPR Art. 25", ["edpb:2.3.d", "key:measure.pbd[]"]),
    "measure.security": q("measureRow", "GDPR Art. 32", ["edpb:2.3.e", "key:measure.security[]", "art30:g"]),
    "plan.monitoring": q("longText", "GDPR Arts. 32(1)(d), 35(11)", ["edpb:4.2.c", "key:plan.monitoring"]),
  },
  lists: {
    codes: {
      prefix: "cd",
      nameQuestion: "name",
      questions: {
        name: q("text", "GDPR Arts. 35(8), 40", ["edpb:1.4", "key:legal.codes[]", "annex2:codes"]),
        explanation: q("longText", "GDPR Arts. 35(8), 40, 42", ["edpb:1.4", "key:legal.codes[]"]),
        standing: q("choice", "GDPR Art. 35(8)", ["edpb:1.4"], { options: ["required", "beneficial"] }),
      },
    },
    frameworks: {
      prefix: "fw",
      nameQuestion: "name",
      questions: {
        name: q("text", "GDPR Art. 5(1)(a)", ["key:legal.framework[]", "edpb:2.1.a"]),
        effect: q("longText", "GDPR Art. 5(1)(a)", ["key:legal.framework[]", "edpb:2.1.a"]),
        checkedBy: q("text", "GDPR Art. 5(2)", ["key:legal.framework[]"], { disclosure: "internal" }),
        checkedOn: q("date", "GDPR Art. 5(2)", ["key:legal.framework[]"]),
      },
    },
  },
} as const satisfies SectionStructure;
