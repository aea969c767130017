import { question as q, type SectionStructure } from "../question";

export const consultationAndDecision = {
  id: "consultation-and-decision",
  questions: {
    "dpo.designated": q("yesNo", "GDPR Arts. 35(2), 37", ["edpb:5.1", "key:consult.dpo", "outcome"]),
    "dpo.noneReason": q("longText", "GDPR Art. 37", ["edpb:5.1", "outcome"], { visibleWhen: { question: "dpo.designated", is: [false] } }),
    "dpo.name": q("text", "GDPR Art. 35(2)", ["edpb:5.1", "key:consult.dpo"], {
      visibleWhen: { question: "dpo.designated", is: [true] },
      disclosure: "shared",
    }),
    "dpo.advice": q("longText", "GDPR Arts. 35(2), 39(1)(c)", ["edpb:5.1", "key:consult.dpo", "annex2:dpo", "outcome"], {
      visibleWhen: { question: "dpo.designated", is: [true] },
      disclosure: "shared",
    }),
    "dpo.date": q("date", "GDPR Art. 35(2)", ["edpb:5.1", "key:consult.dpo"], { visibleWhen: { question: "dpo.designated", is: [true] } }),
    "dpo.followed": q("choice", "GDPR Art. 35(2); WP248", ["edpb:5.1", "key:consult.dpo"], {
      options: ["followed", "partly", "notFollowed"],
      visibleWhen: { question: "dpo.designated", is: [true] },
      disclosure: "shared",
    }),
    "dpo.reasons": q("longText", "WP248, section III.D", ["edpb:5.1", "key:consult.dpo"], {
      visibleWhen: { question: "dpo.followed", is: ["partly", "notFollowed"] },
      disclosure: "shared",
    }),
    "subjects.sought": q("yesNo", "GDPR Art. 35(9)", ["edpb:5.2", "key:consult.subjects", "outcome"]),
    "subjects.views": q("longText", "GDPR Art. 35(9)", ["edpb:5.2", "key:consult.subjects", "annex2:views"], {
      visibleWhen: { question: "subjects.sought", is: [true] },
    }),
    "subjects.departure": q("longText", "GDPR Art. 35(9); WP248", ["edpb:5.2"], {
      visibleWhen: { question: "subjects.sought", is: [true] },
      required: false,
    }),
    "subjects.noneReason": q("longText", "GDPR Art. 35(9)", ["edpb:5.2", "key:consult.subjects", "outcome"], {
      visibleWhen: { question: "subjects.sought", is: [false] },
    }),
    "consult.others": q("longText", "GDPR Art. 35(9); recital 95", ["key:consult.others", "edpb:5.2"], { required: false }),
    "decision.outcome": q("choice", "GDPR Arts. 35, 36", ["edpb:6", "key:decision.outcome", "outcome"], {
      options: ["approved", "approvedWithConditions", "rejected", "consultation"],
      mayNotApply: true,
    }),
    "decision.justification": q("longText", "GDPR Art. 5(2)", ["edpb:6", "key:decision.justification", "key:decision.conditions[]"], {
      required: false,
    }),
    "decision.memberStateLaw": q("yesNo", "GDPR Art. 36(5)", ["edpb:6", "outcome"]),
    "meta.completionDate": q("date", "GDPR Art. 35(1)", ["edpb:0.5", "key:meta.completionDate"], { required: false }),
    "meta.validation": q("text", "GDPR Art. 5(2)", ["edpb:0.5", "key:meta.validation"], { required: false }),
    "meta.publication": q("choice", "WP248, section III.D", ["edpb:0.5", "key:meta.publication"], {
      options: ["no", "summary", "full", "shared"],
    }),
    "meta.publicationHow": q("text", "WP248, section III.D", ["edpb:0.5", "key:meta.publication"], {
      visibleWhen: { question: "meta.publication", is: ["summary", "full", "shared"] },
    }),
    "review.next": q("date", "GDPR Art. 35(11)", ["key:review.next", "edpb:4.2.c"]),
    "review.owner": q("text", "GDPR Art. 35(11)", ["key:review.next", "edpb:4.2.c"], { disclosure: "shared" }),
    "review.triggers": q("longText", "GDPR Art. 35(11)", ["key:review.next", "edpb:4.2.c"]),
    "review.incidents": q("longText", "GDPR Arts. 33, 35(11)", ["key:review.next", "edpb:4.2.c"], {
      required: false,
      disclosure: "shared",
    }),
  },
  lists: {},
} as const satisfies SectionStructure;
