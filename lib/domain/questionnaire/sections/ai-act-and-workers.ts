import { question as q, type SectionStructure, type SectionTexts } from "../question";

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

export const aiActAndWorkersEnglish = {
  title: "AI Act and workers",
  intro: "What the AI Act asks of you beside the GDPR, and how employees are involved where they are concerned.",
  questions: {
    "ai.role": {
      label: "Do you use the AI system, or do you also put it on the market under your name? (deployer, provider)",
      why: "Duties differ. Changing a system's purpose or putting your name on it can make a user a provider; both are printed in field 1.1.d.",
      examples: [
        "We use an assistant built on a bought model in our own service desk: choose user.",
        "We sell the classifier to banks as our product: choose provider.",
      ],
      options: { deployer: "We use it (deployer)", provider: "We supply it (provider)", both: "Both" },
    },
    "ai.riskClass": {
      label: "Into which class of the AI Act does it fall?",
      why: "A forbidden practice must not start; high risk brings duties of its own. Which duties apply from when stands in the law, not here.",
      examples: ["Sorting of applicants: choose high risk.", "A chat that answers questions on tariffs: choose duty to inform."],
      options: {
        prohibited: "Forbidden practice (Art. 5)",
        highRisk: "High risk (Art. 6, Annex III)",
        transparency: "Duty to inform (Art. 50)",
        minimal: "None of these",
      },
    },
    "ai.riskClassReason": {
      label: "Why that class?",
      why: "The class is a judgement that others will check. An exception to high risk has to be documented.",
      examples: [
        "Annex III names selection of staff; the exception for preparatory tasks does not fit, because the tool grades people.",
        "It drafts letters on permits and neither decides nor prepares decisions on benefits.",
      ],
    },
    "ai.art50": {
      label: "How do people learn that they deal with a machine or with generated text?",
      why: "The AI Act asks for it (Art. 50); silence adds to the risk of opaque processing.",
      examples: [
        'The chat opens with "I am a software assistant" and offers a clerk.',
        "Letters name the clerk who checked them; the notice says drafts are generated.",
      ],
    },
    "ai.instructions": {
      label: "Have you got the provider's instructions for use, and do you follow them?",
      why: "They say what the system is fit for; the AI Act wants deployers of high-risk systems to use them in this assessment.",
      examples: [
        "The model card and the vendor's manual are filed and reflected in our limits: choose received and used.",
        "A manual came with the contract and nobody has read it: choose received.",
      ],
      options: { receivedAndUsed: "Received and used here", received: "Received, not used yet", notReceived: "Not received" },
    },
    "ai.friaDuty": {
      label: "Must you also assess the effect on fundamental rights? (AI Act Art. 27)",
      why: "Public bodies, providers of public services and some uses in credit and insurance must. A yes opens six further questions, printed as an annex.",
      examples: [
        "Yes: a municipality uses a high-risk system for housing benefits.",
        "No: a private publisher's HR mail assistant, after counsel looked at it.",
      ],
    },
    "fria.processes": {
      label: "In which of your processes is the system used, and how?",
      why: "First item of Art. 27: the processes in line with the intended purpose.",
      examples: [
        "First sorting of applications for housing benefit; the case worker decides.",
        "Setting of premiums for life insurance, as one of four inputs.",
      ],
    },
    "fria.period": {
      label: "For how long and how often?",
      why: "Second item: the period and frequency of use.",
      examples: [
        "Daily, from March 2027 to the end of the pilot in December.",
        "Once per application, some 6,000 a year, without an end date.",
      ],
    },
    "fria.groups": {
      label: "Which groups of people may be affected?",
      why: "Third item: categories of natural persons and groups in this setting, also those not asked.",
      examples: [
        "Applicants, their children and people who share the flat; many with little German.",
        "People who seek cover, among them those with chronic illness.",
      ],
    },
    "fria.harms": {
      label: "What harm may they suffer?",
      why: "Fourth item: specific risks of harm to these groups, with what the provider has told you.",
      examples: [
        "Benefit comes late or is refused because unusual family forms are misread.",
        "A higher premium through stand-ins for ethnic origin, such as postcode.",
      ],
    },
    "fria.oversight": {
      label: "How do people oversee it?",
      why: "Fifth item: human oversight according to the instructions for use.",
      examples: [
        "Two trained case workers see every application and can switch the tool off for a case.",
        "An actuary reviews outliers each week and can stop the model.",
      ],
    },
    "fria.governance": {
      label: "What happens if harm occurs?",
      why: "Sixth item: measures, internal governance and the way to complain.",
      examples: [
        "Complaints go to the ombudsman of the city, answer within ten days, past cases are reopened.",
        "A committee with legal and medical members meets within two days and may suspend use.",
      ],
    },
    "workers.affected": {
      label: "Are your own workers subject to it, or can it watch them?",
      why: "Employees can hardly object. A yes raises the risk of monitoring and calls for their representation to be told or asked.",
      examples: ["Yes: logs show which agent asked what, and how fast.", "No: it runs without staff, on published documents only."],
    },
    "workers.consulted": {
      label: "How were workers or their representatives informed and heard?",
      why: "Their views belong to EDPB field 5.2, and national law often gives a right of consent.",
      examples: [
        "Works council heard on 12 October; it asked to drop staff numbers from logs, which was done.",
        "Staff meeting on both wards; concern about blame for missed notes; rule added that summaries are no evidence against staff.",
      ],
    },
    "workers.agreement": {
      label: "Is there an agreement on it?",
      why: "An agreement can be a specific rule under Art. 88 and sets limits that the document repeats.",
      examples: ["Works agreement on AI systems of 1 November 2026, section 6", "None yet; talks begin in January"],
    },
  },
  lists: {},
} as const satisfies SectionTexts<typeof aiActAndWorkers>;
