import { question as q, type SectionStructure, type SectionTexts } from "../question";

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

export const necessityAndRightsEnglish = {
  title: "Necessity and people's rights",
  intro:
    "Why this way and not a milder one, how people are told, and how they exercise their rights, also against prompts, logs and indexes.",
  questions: {
    "np.necessity": {
      label: "Does it reach its aim, and why would less not do? (necessity)",
      why: "The law asks for it (Art. 35(7)(b), EDPB field 3.2). Show that it works with figures, not with hopes.",
      examples: [
        "In the pilot the time to answer fell from four days to one; text blocks alone reached three. No smaller set of data gave usable drafts.",
        "Nurses found the relevant allergy in 98 of 100 cases with the page and in 81 without, in the same time.",
      ],
    },
    "np.alternatives": {
      label: "Which milder ways did you look at, and why not those?",
      why: "If a milder way serves as well, this one is not necessary. Compare what each sends, to whom and where.",
      examples: [
        "A model in the source Region only: same quality, 10 % dearer, chosen. A global profile was dropped.",
        "Open weights on our own machines: half the topics wrong in March; to be tried again next year.",
      ],
    },
    "np.proportionality": {
      label: "Is the benefit worth the intrusion for the people? (proportionality)",
      why: "EDPB field 3.3 weighs gains against burdens. Say also who bears the burden and who gains.",
      examples: [
        "Customers get answers three days sooner; in return a processor sees their text for seconds and a log keeps it for 30 days. Those who object lose nothing.",
        "Patients gain safety; their history is read once more, by staff who may read it anyway.",
      ],
    },
    "notice.planned": {
      label: "Are people told about this processing? (Arts. 13, 14)",
      why: "With no information planned there is a legality gap. It must be in place when the data are collected.",
      examples: [
        "The web form links to the new passage since October: choose in place.",
        "A text is with the editors for the launch in February: choose planned.",
      ],
      options: { inPlace: "Yes, in place", planned: "Planned before launch", none: "No" },
    },
    "notice.mentionsAi": {
      label: "Does it say that a model is used, for what, and who runs it?",
      why: "People cannot expect it otherwise. A no raises the risk of opaque processing; the AI Act may also require it.",
      examples: [
        'Yes: "Drafts are prepared with a language model that runs at our cloud provider."',
        'No: it speaks of "electronic means" only.',
      ],
    },
    "notice.art14": {
      label: "Are people told whose data come from somebody else?",
      why: "Relatives, witnesses and people in documents have the right too (Art. 14), unless an exception is shown.",
      examples: [
        "Yes: injured third parties get a leaflet with our first letter.",
        "No: relatives named in referral letters are never told, and no exception was examined.",
      ],
    },
    "notice.how": {
      label: "How, when and in which words are people told?",
      why: "EDPB field 2.3.b prints it. Information that comes after the fact, or in lawyers' language, does not serve.",
      examples: [
        "One sentence above the text box, full notice one click away, warning not to enter health details unless needed.",
        "Poster and leaflet at admission in six languages; the nurse mentions the summary.",
      ],
    },
    "rights.howToObject": {
      label: "How can people object, and what happens then?",
      why: "With legitimate interests or a public task they may object (Art. 21). Objecting must lead to a way without the model that really exists.",
      examples: [
        "A tick box in the form; the enquiry then goes to a clerk and is not sent to the model.",
        "By letter or at the counter; the file is flagged and drafting is blocked for it.",
      ],
    },
    "rights.humanContact": {
      label: "Which human can people reach?",
      why: "People need somebody who can explain, correct and decide; for automated decisions it is a right.",
      examples: [
        'Service desk, +49 40 555 020, weekdays 8 to 18, "ask for a clerk"',
        "Head nurse of the ward, or the patient advocate on the ground floor",
      ],
    },
    "rights.information": {
      label: "What is done so that people are informed? (Arts. 12 to 14)",
      why: "It is the first row of the official table of rights: measures, how well they work, and whether they are in place.",
      examples: [
        "Notice at the form, layered, tested with ten customers; nine understood that a model drafts; implemented.",
        "Leaflet at admission; not yet translated into Arabic and Ukrainian; partial.",
      ],
    },
    "rights.access": {
      label: "What is done so that people get a copy of their data? (access and portability)",
      why: "Prompts, answers, logs and memories belong to the copy where they can be tied to the person.",
      examples: [
        "Search by case number over drafts and logs; a test request took two hours; implemented.",
        "Summaries are part of the record and are handed out with it; log search is planned for March.",
      ],
    },
    "rights.rectification": {
      label: "What is done so that errors are corrected and data erased? (rectification and erasure)",
      why: "A correction must reach indexes, memories and recipients too, or the error comes back in the next answer.",
      examples: [
        "Correcting a case starts a re-indexing of its passages the same night; recipients are told; implemented.",
        "Drafts can be erased; the fine-tuned model cannot forget, so it is rebuilt twice a year; partial.",
      ],
    },
    "rights.objection": {
      label: "What is done so that people can object or have processing restricted?",
      why: "A flag that the system respects is worth more than a promise; say what it stops.",
      examples: [
        "A flag in the case blocks the call to the model; tested with every release; implemented.",
        "Objections are noted by hand; a block in the system is planned for the second quarter.",
      ],
    },
    "rights.automatedDecisions": {
      label: "What is done so that nobody is decided about by machine alone? (Art. 22)",
      why: "It covers human intervention, hearing the person and contesting. Where nothing is decided by machine, say why it does not apply.",
      examples: [
        "Each refusal is written by a clerk; 7 of 100 proposals are changed; monthly check of ten files; implemented.",
        "Refunds under 50 euros: one click brings the case to a person; explained in the message; partial.",
      ],
    },
    "consent.measures": {
      label: "How is consent obtained and withdrawn? (Art. 7)",
      why: "If you rely on consent it must be free, informed and as easy to withdraw as to give. Otherwise say that it does not apply.",
      examples: [
        "Separate box, not ticked, with a link to withdraw in each mail; withdrawals act within an hour; implemented.",
        "Patients may decline the summary by word of mouth; a note goes into the record; planned.",
      ],
    },
    "processor.measures": {
      label: "How do you make sure that processors do only what you want? (Art. 28)",
      why: "Choice, contract, instructions and checks of those who work for you. Printed in EDPB field 2.3.c.",
      examples: [
        "Contract with instructions on Regions and modes; policy blocks others; list of sub-processors checked quarterly; implemented.",
        "Certificates read once a year; no check of the index operator yet; partial.",
      ],
    },
    "transfer.measures": {
      label: "What protects data that leave the EEA? (Chapter V)",
      why: "It sums up tools and added measures for the official form; the single transfers are listed apart. If none takes place, say so.",
      examples: [
        "Global routing denied by an organisation policy; attempts were refused in a test on 3 November; implemented.",
        "Clauses with assessment for one support team; masking before the call comes in January; partial.",
      ],
    },
  },
  lists: {},
} as const satisfies SectionTexts<typeof necessityAndRights>;
