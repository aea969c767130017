import { question as q, type SectionStructure, type SectionTexts } from "../question";

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
    "dpo.date": q("date", "GDPR Art. 35(2)", ["edpb:5.1", "key:consult.dpo", "outcome"], {
      visibleWhen: { question: "dpo.designated", is: [true] },
    }),
    "dpo.followed": q("choice", "GDPR Art. 35(2); WP248", ["edpb:5.1", "key:consult.dpo", "outcome"], {
      options: ["followed", "partly", "notFollowed"],
      visibleWhen: { question: "dpo.designated", is: [true] },
      disclosure: "shared",
    }),
    "dpo.reasons": q("longText", "WP248, section III.D", ["edpb:5.1", "key:consult.dpo", "outcome"], {
      visibleWhen: { question: "dpo.followed", is: ["partly", "notFollowed"] },
      disclosure: "shared",
    }),
    "subjects.sought": q("yesNo", "GDPR Art. 35(9)", ["edpb:5.2", "key:consult.subjects", "outcome"]),
    "subjects.views": q("longText", "GDPR Art. 35(9)", ["edpb:5.2", "key:consult.subjects", "annex2:views"], {
      visibleWhen: { question: "subjects.sought", is: [true] },
    }),
    "subjects.date": q("date", "GDPR Art. 35(9)", ["edpb:5.2", "outcome"], { visibleWhen: { question: "subjects.sought", is: [true] } }),
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

export const consultationAndDecisionEnglish = {
  title: "Advice, decision and review",
  intro: "What the data protection officer and the people concerned say, what is decided, and when it is looked at again.",
  questions: {
    "dpo.designated": {
      label: "Do you have a data protection officer?",
      why: "If so, their advice must be sought before sign-off (Art. 35(2)). If not, the reason stands in its place.",
      examples: ["Yes: an outside officer for the group.", "No: a small foundation that Art. 37 does not oblige."],
    },
    "dpo.noneReason": {
      label: "Why is there none?",
      why: "The reason is printed in EDPB field 5.1; without it sign-off is blocked.",
      examples: [
        "Twelve people, no large-scale special data, not a public body; assessed by counsel in 2025.",
        "The former officer left on 31 October; a successor starts in January, and the launch waits for that.",
      ],
    },
    "dpo.name": {
      label: "Who gave the advice?",
      why: "The officer is named with the advice, except in the published edition.",
      examples: ["Dr Petra Muster, group data protection officer", "Privacy office of the regional association, officer on duty"],
    },
    "dpo.advice": {
      label: "What does the data protection officer advise?",
      why: "Printed in field 5.1 in the officer's own words; without it sign-off is blocked. The officer advises and does not approve.",
      examples: [
        "Approve for one year; stop full-content logging before launch; repeat the transfer assessment when the model changes.",
        "Do not start on the psychiatric ward; on the others yes, once the leaflet is translated.",
      ],
    },
    "dpo.date": {
      label: "When was it given?",
      why: "Advice has to come before the decision, on the state that is decided.",
      examples: ["2026-11-18: on draft 0.9.", "2026-12-02: second advice after the Region was changed."],
    },
    "dpo.followed": {
      label: "Is the advice followed?",
      why: "Where it is not, the reasons must be documented; readers look for this first.",
      examples: [
        "All three points became conditions: choose followed.",
        "Logging stays on for eight weeks for fault finding: choose partly.",
      ],
      options: { followed: "Yes", partly: "In part", notFollowed: "No" },
    },
    "dpo.reasons": {
      label: "Why not, or not fully?",
      why: "The guidelines ask for the reasons when you depart from the advice.",
      examples: [
        "Logs are needed for eight weeks to find errors; content is redacted and four people have access.",
        "Psychiatry is left out as advised; waiting for every translation would delay by a year, so interpreters explain the leaflet.",
      ],
    },
    "subjects.sought": {
      label: "Did you ask the people concerned, or those who speak for them, for their views?",
      why: "Art. 35(9) wants it where appropriate. Either the views or the reason for not asking must be there before sign-off.",
      examples: ["Yes: panel of 15 customers and the consumer association.", "No: the processing is still secret because of a tender."],
    },
    "subjects.views": {
      label: "What did they say?",
      why: "Their views are printed in field 5.2, the unwelcome ones too.",
      examples: [
        "Most welcome faster answers; five fear that illness is read by machines and want a telephone way.",
        "The patients' council asks that the summary be shown to patients on request.",
      ],
    },
    "subjects.date": {
      label: "When did they say it?",
      why: "Views have to come before the decision, and readers look at which state of the plan they were about.",
      examples: ["2026-10-14: evening with the panel.", "2026-06-30: end of the written round with the patients' council."],
    },
    "subjects.departure": {
      label: "Where do you depart from their views, and why?",
      why: "A final decision that differs from the views needs its reasons on record.",
      examples: [
        "A full opt-out before each enquiry was asked for; we offer one per customer, since the form would not be filled otherwise.",
        "Nowhere: the council's request was taken up.",
      ],
    },
    "subjects.noneReason": {
      label: "Why were they not asked?",
      why: "The reason takes the place of the views; cost alone rarely convinces.",
      examples: [
        "Asking would reveal the fraud pattern that the classifier looks for.",
        "A panel was held for the almost identical assistant in June; its results are used here.",
      ],
    },
    "consult.others": {
      label: "Who else was heard, and what did they say?",
      why: "Processors, security and the works council often know risks that the author cannot see.",
      examples: [
        "Security officer: no objection if keys are rotated; the cloud provider's answers to ten questions are filed.",
        "Ward doctors: the page must never replace the handover talk.",
      ],
    },
    "decision.outcome": {
      label: "What is decided?",
      why: "Whoever signs here on the page “Decide and sign” answers it with that act; until then it may stay open. Answer it yourself only for a decision that was taken elsewhere. With a high remaining risk only rejection or consulting the authority is left (Art. 36).",
      examples: [
        "Two planned measures have to be in place first: choose approved with conditions.",
        "The remaining risk of a wrong triage is high: choose consult the authority.",
      ],
      options: {
        approved: "Approved",
        approvedWithConditions: "Approved with conditions",
        rejected: "Rejected",
        consultation: "Consult the authority (Art. 36)",
      },
    },
    "decision.justification": {
      label: "What are the reasons, and what do the conditions mean?",
      why: "The person who signs is asked about it later. EDPB field 6 has room for it.",
      examples: [
        "The benefit is real, the risks left are medium; conditions 1 and 2 must be shown with evidence before 1 February.",
        "Rejected for now: no tool covers global routing; to be presented again with in-Region routing.",
      ],
    },
    "decision.memberStateLaw": {
      label: "Does national law require you to consult the authority in any case? (Art. 36(5))",
      why: "Some Member States require it for public tasks, whatever the risk. It is a tick box of its own in field 6.",
      examples: [
        "Yes: the social-protection act asks for prior authorisation.",
        "No: counsel looked at the act on hospitals and found nothing.",
      ],
    },
    "meta.completionDate": {
      label: "When was the assessment completed?",
      why: "The technical sheet shows it; it must be before the launch.",
      examples: ["2026-11-23: day of the last change.", "2027-01-15: planned, after the second reading."],
    },
    "meta.validation": {
      label: "Who validates it formally, in which function, and when?",
      why: "The official form wants a responsible official and a date beside the signature.",
      examples: ["Member of the board for operations, 27 November 2026", "Municipal secretary, by decision no. 118 of 3 December 2026"],
    },
    "meta.publication": {
      label: "Will it be published or shared?",
      why: "Publishing is not required but builds trust. Editions for it leave out names, account ids and internal notes.",
      examples: [
        "The city puts a summary on its website: choose summary.",
        "The regulator and two partner hospitals get it: choose shared.",
      ],
      options: {
        no: "No",
        summary: "A summary is published",
        full: "It is published in full",
        shared: "It is shared with certain readers",
      },
    },
    "meta.publicationHow": {
      label: "Where, or with whom?",
      why: "The official form asks how it is published or shared.",
      examples: ["Register of algorithms on the city's website", "Data room for banking clients, on request"],
    },
    "review.next": {
      label: "When is it looked at again at the latest?",
      why: "A review is due when the risk changes, and in any case on this date, which the plan prints (EDPB field 4.2.c).",
      examples: ["2027-05-31: six months after launch.", "2027-11-23: yearly, with the outsourcing report."],
    },
    "review.owner": {
      label: "Who sees to it?",
      why: "A date without a person is missed. The owner stands in the plan (EDPB field 4.2.c) and is the one to remind.",
      examples: ["Head of customer service", "Quality manager of the emergency ward"],
    },
    "review.triggers": {
      label: "Which events bring the review forward?",
      why: "Art. 35(11): when the risk changes. Name events that someone will really notice.",
      examples: [
        "New model or Region, changed terms or retention mode, more than 3 complaints a month.",
        "A missed allergy that reached a patient; extension to another ward.",
      ],
    },
    "review.incidents": {
      label: "Which incidents or complaints have there been so far?",
      why: "They show which risks are not theoretical; a breach may itself require a review.",
      examples: [
        "One draft sent to the wrong customer in August; reported, two-person check added.",
        "No breach in the pilot; two complaints about tone, answered.",
      ],
    },
  },
  lists: {},
} as const satisfies SectionTexts<typeof consultationAndDecision>;
