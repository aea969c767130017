import { question as q, type SectionStructure } from "../question";

export const description = {
  id: "description",
  questions: {
    "meta.processingName": q("text", "GDPR Art. 30(1)", ["edpb:0.3", "key:meta.processingName"]),
    "meta.processingHistory": q("longText", "GDPR Art. 35(11)", ["edpb:0.3", "key:meta.processingName"], { required: false }),
    "desc.overview": q("longText", "GDPR Art. 35(7)(a)", ["key:desc.overview", "edpb:1.1.d", "annex2:functionalDescription"]),
    "meta.summary": q("longText", "GDPR Art. 35(7)", ["key:meta.summary", "edpb:summary"], { required: false }),
    "meta.launchDate": q("date", "GDPR Art. 35(1)", ["edpb:0.4", "key:meta.planning", "outcome"]),
    "meta.endDate": q("text", "GDPR Art. 5(1)(e)", ["edpb:0.4", "key:meta.planning"], { mayNotApply: true }),
    "meta.scope": q("longText", "GDPR Art. 35(1)", ["edpb:0.5", "key:meta.scope"]),
    "desc.nature": q("longText", "GDPR Art. 35(7)(a)", ["edpb:1.1.d", "key:desc.nature", "annex2:natureScopeContext"]),
    "desc.scope": q("longText", "GDPR Art. 35(7)(a); recital 90", ["edpb:1.1.d", "key:desc.scope", "annex2:natureScopeContext"]),
    "desc.context": q("longText", "GDPR Art. 35(7)(a); recital 90", ["edpb:1.1.d", "key:desc.context", "annex2:natureScopeContext"]),
    "desc.techniques": q("longText", "GDPR Art. 35(1), (7)(a)", ["edpb:1.1.d", "key:desc.techniques"]),
    "desc.domain": q("choice", "GDPR Art. 9; recital 75", ["risk:special-category-exposure"], {
      options: ["health", "hr", "legal", "finance", "education", "publicService", "general"],
    }),
    "desc.crossBorder": q("yesNo", "GDPR Art. 4(23)", ["edpb:1.1.d"]),
    "desc.staffUse": q("yesNo", "GDPR Arts. 29, 32(4)", ["risk:shadow-ai", "key:desc.scope"]),
    "desc.multiTenant": q("yesNo", "GDPR Arts. 28(3)(a), 32", ["risk:cross-user-leakage"]),
    "desc.criticality": q("choice", "GDPR Art. 32(1)(b)", ["risk:service-loss"], { options: ["low", "medium", "high"] }),
    "desc.fallback": q("yesNo", "GDPR Art. 32(1)(b), (c)", ["risk:service-loss"]),
    "meta.references": q("longText", "GDPR Art. 5(2)", ["edpb:0.5", "key:meta.references"], { required: false }),
  },
  lists: {
    dpiaHistory: {
      prefix: "dh",
      nameQuestion: "version",
      questions: {
        version: q("text", "GDPR Art. 35(11)", ["edpb:0.5", "key:meta.dpiaVersionLog"]),
        date: q("date", "GDPR Art. 35(11)", ["edpb:0.5", "key:meta.dpiaVersionLog"]),
        change: q("longText", "GDPR Art. 35(11)", ["edpb:0.5", "key:meta.dpiaVersionLog"]),
      },
    },
  },
} as const satisfies SectionStructure;
