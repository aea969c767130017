import { question as q, type SectionStructure } from "../question";

export const necessityAndRights = {
  id: "necessity-and-rights",
  questions: {
    "np.necessity": q("longText", "GDPR Art. 35(7)(b)", ["edpb:3.2", "key:np.necessity", "annex2:proportionality"]),
    "np.alternatives": q("longText", "GDPR Arts. 25, 35(7)(b)", ["edpb:3.2", "key:np.necessity"]),
    "np.proportionality": q("longText", "GDPR Art. 35(7)(b)", ["edpb:3.3", "key:np.proportionality", "annex2:proportionality"]),
    "notice.planned": q("choice", "GDPR Arts. 13, 14", ["gap:no-information", "edpb:2.3.b"], { options: ["inPlace", "planned", "none"] }),
    "notice.mentionsAi": q("yesNo", "GDPR Arts. 12, 13; AI Act Art. 50", ["risk:opaque-processing"]),
    "notice.art14": q("yesNo", "GDPR Art. 14", ["risk:opaque-processing", "gap:no-information"], { mayNotApply: true }),
    "notice.how": q("longText", "GDPR Arts. 12 to 14", ["edpb:2.3.b", "annex2:information"]),
    "rights.howToObject": q("longText", "GDPR Art. 21", ["edpb:2.3.b", "annex2:objection"]),
    "rights.humanContact": q("text", "GDPR Arts. 12, 22(3)", ["edpb:2.3.b"]),
    "rights.information": q("measureRow", "GDPR Arts. 12 to 14", ["edpb:2.3.b", "key:rights.items[]", "annex2:information"]),
    "rights.access": q("measureRow", "GDPR Arts. 15, 20", ["edpb:2.3.b", "key:rights.items[]", "annex2:access"]),
    "rights.rectification": q("measureRow", "GDPR Arts. 16, 17, 19", ["edpb:2.3.b", "key:rights.items[]", "annex2:rectification"]),
    "rights.objection": q("measureRow", "GDPR Arts. 18, 19, 21", ["edpb:2.3.b", "key:rights.items[]", "annex2:objection"]),
    "rights.automatedDecisions": q("measureRow", "GDPR Art. 22", ["edpb:2.3.b", "key:rights.items[]"], { mayNotApply: true }),
    "consent.measures": q("measureRow", "GDPR Art. 7", ["edpb:2.3.c", "key:consent.measures"], { mayNotApply: true }),
    "processor.measures": q("measureRow", "GDPR Art. 28", ["edpb:2.3.c", "key:processor.measures", "annex2:processors"]),
    "transfer.measures": q("measureRow", "GDPR Chapter V", ["edpb:2.3.c", "key:transfer.measures", "annex2:transfers"], {
      mayNotApply: true,
    }),
  },
  lists: {},
} as const satisfies SectionStructure;
