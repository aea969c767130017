import { question as q, type SectionStructure, type SectionTexts } from "../question";

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

export const safeguardsEnglish = {
  title: "Principles and safeguards",
  intro:
    "For each principle: what you do, how well it works, and whether it is in place. Only what is in place with evidence lowers a risk.",
  questions: {
    "measure.fairness": {
      label: "What makes the processing lawful and fair?",
      why: "First row of the official table (EDPB 2.3.a). Fair means no tricks, no hidden disadvantage, no group treated worse.",
      examples: [
        "Answers compared for six groups of names each quarter; no difference beyond chance in September; implemented.",
        "Customers who write in broken German get the same length of answer; sample of 100 planned for spring.",
      ],
    },
    "measure.transparency": {
      label: "What makes it transparent?",
      why: "People and staff should be able to see that a model is used and how. Feeds the row on transparency.",
      examples: [
        'Each draft sent carries the line "prepared with software, checked by" and a name; implemented.',
        "A public page describes model, provider and limits; online at launch; planned.",
      ],
    },
    "measure.purposeLimitation": {
      label: "What keeps data from being used for something else?",
      why: "Logs and transcripts tempt to reuse. Technical limits count for more than rules.",
      examples: [
        "Separate account for logs, no access for analytics; export blocked by policy; implemented.",
        "New uses need a form and the officer's opinion; in the handbook, not in the system; partial.",
      ],
    },
    "measure.minimisation": {
      label: "What keeps the amount of data small?",
      why: "What is not sent cannot leak or be kept by others; this is often the strongest measure.",
      examples: [
        "Mask service for names, numbers and addresses; 97 of 100 found in the test set; implemented.",
        "Context limited to the last three mails instead of the whole mailbox; planned for release 2.4.",
      ],
    },
    "measure.accuracy": {
      label: "What keeps data and output accurate?",
      why: "Models err fluently. Say how errors are noticed before they hurt somebody.",
      examples: [
        "Every statement in the summary links to its source note; nurses check the three marked fields; implemented.",
        "Weekly sample of 200 topics; alert under 95 %; implemented.",
      ],
    },
    "measure.storageLimitation": {
      label: "What makes sure that data are deleted in time?",
      why: "Each copy needs an automatic end: logs, sessions, batch files, caches, backups.",
      examples: [
        "Lifecycle rules of 30 days on all three buckets, checked by configuration rule; implemented.",
        "Batch output deleted by hand after import; job planned for January; partial.",
      ],
    },
    "measure.integrity": {
      label: "What protects data from strangers and from change? (integrity and confidentiality)",
      why: "It sums up access and protection for the table of principles; the details belong to the security row.",
      examples: [
        "Least-privilege roles, own key, private endpoints; access review in October without findings; implemented.",
        "Writing tools limited to two fields, with approval; log of changes; implemented.",
      ],
    },
    "measure.accountability": {
      label: "How can you show all this?",
      why: "You must be able to prove it (Art. 5(2)). Evidence with date and owner is what an authority asks for.",
      examples: [
        "Monthly report on modes, Regions and logs, filed with hash; owner: cloud team; implemented.",
        "Training records of all agents; 380 of 400 done; partial.",
      ],
    },
    "measure.byDesign": {
      label: "How is protection built in and set as default? (Art. 25)",
      why: "EDPB field 2.3.d. Default settings decide more than instructions, because most people never change them.",
      examples: [
        "Retention mode none and in-Region routing are the template's defaults; other values need two approvals; implemented.",
        "Attachments are left out of the prompt unless the agent adds one; implemented.",
      ],
    },
    "measure.security": {
      label: "Which security measures are taken? (Art. 32)",
      why: "EDPB field 2.3.e and the record of processing (Art. 30(1)(g)) want a general description. Leave out details that would help an attacker.",
      examples: [
        "Own keys, single sign-on with second factor, private endpoints, yearly penetration test, alerts on unusual reads; implemented.",
        "Incident drill for leaked prompts held in June; keys without expiry still to be removed; partial.",
      ],
    },
    "plan.monitoring": {
      label: "How will you see, after launch, that measures work and risks stay as assessed?",
      why: "EDPB field 4.2.c wants a plan with times and owners. Without one a rising risk is noticed by those it hurts.",
      examples: [
        "Monthly: override rate, mask hits, refused calls; quarterly: terms and sub-processors; owner: head of service, report to the officer.",
        "Two wards for three months, then a count of corrected summaries; stop if more than 2 of 100 miss an allergy.",
      ],
    },
  },
  lists: {
    codes: {
      title: "Codes of conduct and certificates",
      one: "code or certificate",
      intro: "Approved codes and certifications that apply to this processing.",
      questions: {
        name: {
          label: "Which code or certificate?",
          why: "Following an approved code is taken into account (Art. 35(8)) and printed in EDPB field 1.4.",
          examples: [
            "Code of conduct of the national insurers' association",
            "Certification of the data centre under an approved Art. 42 scheme",
          ],
        },
        explanation: {
          label: "What does it cover here, and what not?",
          why: "A certificate for the data centre says nothing about your prompts. Readers need to see its reach.",
          examples: [
            "Covers handling of health data in claims; silent on language models.",
            "Covers hosting in two sites; the index operator is not included.",
          ],
        },
        standing: {
          label: "Is it required, or just helpful?",
          why: "The official form asks which of the two it is.",
          examples: ["Membership obliges us to follow it: choose required.", "We follow it because patients trust it: choose helpful."],
          options: { required: "Required", beneficial: "Helpful" },
        },
      },
    },
    frameworks: {
      title: "Other law that applies",
      one: "other law",
      intro: "Secrecy, sector, employment and security law beside the GDPR, and who checked it.",
      questions: {
        name: {
          label: "Which law or rule?",
          why: "Processing against another law is not lawful under the GDPR either.",
          examples: ["Criminal code, section on professional secrets", "Regulation (EU) 2022/2554 (DORA)"],
        },
        effect: {
          label: "What does it demand here?",
          why: "Its demands are printed beside the legal basis; they may forbid a provider, a country or a form of contract.",
          examples: [
            "Helpers who can see patient data must be bound to secrecy in writing, the cloud provider included.",
            "Outsourcing register, exit plan and audit rights for the cloud contract.",
          ],
        },
        checkedBy: {
          label: "Who checked it?",
          why: "It shows on whose judgement the statement rests. Kept to the full edition.",
          examples: ["Outside counsel, health law", "Compliance, outsourcing officer"],
        },
        checkedOn: {
          label: "When?",
          why: "Law changes; the date tells whether to look again at a review.",
          examples: ["2026-09-30: before the pilot.", "2026-11-15: after the new guidance for banks came out."],
        },
      },
    },
  },
} as const satisfies SectionTexts<typeof safeguards>;
