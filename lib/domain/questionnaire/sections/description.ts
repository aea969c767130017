import { question as q, type SectionStructure, type SectionTexts } from "../question";

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

export const descriptionEnglish = {
  title: "What is done",
  intro: "What the processing is, why now, and how large. Write for a reader who has never heard of the project.",
  questions: {
    "meta.processingName": {
      label: "What is the processing called in your record of processing activities?",
      why: "The name stands on the cover and ties the assessment to the entry under Art. 30, so that both can be kept in step.",
      examples: [
        "Customer-service assistant for motor and household claims",
        "VT-2026-014 Drafting of letters to residents with a language model",
      ],
    },
    "meta.processingHistory": {
      label: "Which version of the processing is this, and what came before?",
      why: "The official form asks for the current version and history (EDPB field 0.3). A reader sees whether this is a first launch or a change.",
      examples: [
        "Version 2: since March a pilot with 20 agents; now all 400 agents and a newer model.",
        "First version; until now letters were written from text blocks by hand.",
      ],
    },
    "desc.overview": {
      label: "In a few sentences: what does the system do, and for whom?",
      why: "This opens the document. A person who decides often reads only this and the summary page.",
      examples: [
        "Service agents type a customer's question; the assistant finds passages in the policy and drafts an answer, which the agent edits and sends.",
        "At admission, the tool condenses referral letters and earlier notes into one page for the triage nurse.",
      ],
    },
    "meta.summary": {
      label: "What should the management summary say in your own words?",
      why: "The page for the person who decides is computed from the answers; this text goes on top of it where the figures need a sentence.",
      examples: [
        "We ask for approval for one year with two conditions: logs without content by January, and no use for claims refusals.",
        "The hospital can start on two wards; the remaining question is whether notes from psychiatry should be left out.",
      ],
    },
    "meta.launchDate": {
      label: "When does the processing of real data start, or when did it?",
      why: "An assessment must come before the start. The date also decides whether planned measures may count as conditions, or only what is already in place counts.",
      examples: ["2027-02-01: first ward goes live.", "2026-03-15: the pilot began then, so this assessment is late and says so."],
    },
    "meta.endDate": {
      label: "When or on what event will it end?",
      why: "Keeping data needs an end (storage limitation), and the official form asks for it in field 0.4. A condition will do where there is no date.",
      examples: [
        "Ends on 31 December 2028 with the framework contract.",
        "When the new case-management system takes over drafting, not later than mid-2029.",
      ],
    },
    "meta.scope": {
      label: "What does this assessment cover, and what does it leave out?",
      why: "A reader must know what the signature covers. What is left out needs its own assessment or a reason.",
      examples: [
        "Covers the drafting of answers in the service desk. Not covered: the telephone system, assessed in 2024.",
        "Covers wards A and B. The research use of the same notes is a separate project with its own assessment.",
      ],
    },
    "desc.nature": {
      label: "Which operations are carried out with the data, step by step? (nature)",
      why: "The law asks for a systematic description (Art. 35(7)(a)). It is the text beside the data-flow map, so tell the story and leave the details to the records.",
      examples: [
        "The mail arrives, the system finds the contract, masks the account number, asks the model for a draft and shows it to the clerk; the clerk's text is archived.",
        "Complaints are read from the mailbox each hour, sorted into nine topics by the model and put into the matching queue; wrong topics are corrected by hand.",
      ],
    },
    "desc.scope": {
      label: "How much data, how often, where and for how long? (scope)",
      why: "Volume, frequency, geography and duration weigh on how serious a risk is, and are printed in EDPB field 1.1.d.",
      examples: [
        "About 2,500 enquiries a day from Germany and Austria, all year round; each with 1 to 5 pages of correspondence.",
        "Some 90 admissions a day in one region; up to ten years of earlier notes per patient may be read.",
      ],
    },
    "desc.context": {
      label: "How do the people stand to you, and would they expect this? (context)",
      why: "Expectation, dependence and public concern decide what people must be told and how heavily an intrusion weighs.",
      examples: [
        "Customers have a long-term contract and expect a human to read their claim; the press has reported on machine-made refusals elsewhere.",
        "Residents cannot choose another municipality; they know that letters are drafted with software, not that a model reads their reasons.",
      ],
    },
    "desc.techniques": {
      label: "Which techniques are used, in plain words?",
      why: "New technology is itself a reason for an assessment. Retrieval, agents, profiling and fine-tuning each bring risks of their own, so name those that are used.",
      examples: [
        "A large language model with retrieval from our policy documents; an agent that can open a ticket; no training with our data.",
        "Classification into nine fixed topics by prompt; no retrieval, no agent, no profile of the sender is built.",
      ],
    },
    "desc.domain": {
      label: "Which field is the system used in?",
      why: "In health, human resources, law and finance, sensitive content is likely even where no field asks for it. The field feeds the risk of special data in free text.",
      examples: [
        "A triage summariser for an emergency ward: choose health.",
        "A drafter for replies to parking-permit requests: choose public service.",
      ],
      options: {
        health: "Health and care",
        hr: "Employment and human resources",
        legal: "Legal work",
        finance: "Banking, insurance and other finance",
        education: "Education",
        publicService: "Public administration",
        general: "Something else",
      },
    },
    "desc.crossBorder": {
      label: "Does it involve several EU or EEA countries? (cross-border processing)",
      why: "A yes decides which authority leads and is a tick box of the official form. It is not yet a transfer to a third country.",
      examples: [
        "Yes: the insurer's branches in Germany and Austria both use the assistant.",
        "No: one hospital, its patients and its staff are all in one Member State.",
      ],
    },
    "desc.staffUse": {
      label: "Do your own staff use the system at work?",
      why: "If they do, they need instructions, and a tool that does not serve them well pushes them to unapproved ones. That is a risk of its own.",
      examples: [
        "Yes: 400 service agents use it for every enquiry.",
        "No: the classifier runs at night and only writes a topic into the queue.",
      ],
    },
    "desc.multiTenant": {
      label: "Do several clients or units that must not see each other's data share the system?",
      why: "Shared caches, indexes and sessions can carry one party's data to another. A yes raises the risk of leakage between users.",
      examples: [
        "Yes: a software house runs one index for thirty law firms, separated by a filter.",
        "No: one municipality runs it for its own housing office only.",
      ],
    },
    "desc.criticality": {
      label: "How badly would people be hit if the system failed or gave nothing for days?",
      why: "Loss of a service can harm people as much as a leak. The answer sets how severe an outage is taken to be.",
      examples: [
        "Letters would arrive two days later and no deadline is missed: choose low.",
        "Emergency admissions would be assessed without the earlier allergies at hand: choose high.",
      ],
      options: { low: "Little: a nuisance", medium: "Noticeably: delays that matter", high: "Badly: health, money or rights at stake" },
    },
    "desc.fallback": {
      label: "Can the work go on without the model, and has that been tried?",
      why: "A tested way to go on lowers the likelihood that an outage harms anybody. A plan that was never tried should be answered with no.",
      examples: [
        "Yes: agents used the old text blocks for a full day in October, without a backlog.",
        "No: the former templates were deleted and nobody has practised triage without the summary.",
      ],
    },
    "meta.references": {
      label: "Which guidelines, standards or earlier assessments did you use?",
      why: "The official form lists them on its technical sheet, so that a reader can see what the judgement is based on.",
      examples: [
        "WP248 rev.01; the regulator's guidance on AI in insurance of 2025; our security concept, version 4.",
        "EDPB Guidelines 07/2020 on controller and processor; the assessment of the telephone system of 2024.",
      ],
    },
  },
  lists: {
    dpiaHistory: {
      title: "Earlier versions of this assessment",
      one: "earlier version",
      intro: "What was signed or drafted before, so that the document shows its own history.",
      questions: {
        version: {
          label: "Which version was it?",
          why: "The version log of the official form (field 0.5) lists it.",
          examples: ["1.0, signed", "0.3, draft for the works council"],
        },
        date: {
          label: "Of what date is it?",
          why: "A reader sees how often the assessment was looked at since the start.",
          examples: ["2026-02-20: day of the signature.", "2026-09-04: day the draft was sent round."],
        },
        change: {
          label: "What changed in it?",
          why: "It tells which parts a reader of the earlier version has to read again.",
          examples: [
            "New model with another retention requirement; recipients and transfers revised.",
            "Second ward added; no change to data or providers.",
          ],
        },
      },
    },
  },
} as const satisfies SectionTexts<typeof description>;
