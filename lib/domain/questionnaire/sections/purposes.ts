import { question as q, type SectionStructure, type SectionTexts } from "../question";

export const purposesSection = {
  id: "purposes",
  questions: {
    "legal.purposeLimitation": q("longText", "GDPR Arts. 5(1)(b), 6(4)", ["key:legal.purposeLimitation", "edpb:1.1.c"], {
      mayNotApply: true,
    }),
  },
  lists: {
    purposes: {
      prefix: "pu",
      nameQuestion: "name",
      questions: {
        name: q("text", "GDPR Arts. 5(1)(b), 30(1)(b)", ["edpb:1.1.b", "key:purpose.items[]", "art30:b"]),
        description: q("longText", "GDPR Arts. 5(1)(b), 35(7)(a)", ["edpb:1.1.b", "key:purpose.items[]", "annex2:purposes"]),
        benefit: q("longText", "GDPR Art. 35(7)(b)", ["key:purpose.items[]", "edpb:3.3"], { required: false }),
        dataItems: q("references", "GDPR Art. 5(1)(c)", ["edpb:1.1.b", "key:purpose.items[]", "gap:no-art9-condition"], {
          to: ["dataItems"],
        }),
        dataWhy: q("longText", "GDPR Art. 5(1)(c)", ["edpb:1.1.b", "key:purpose.items[]"]),
        area: q("choice", "WP248 criterion 1; GDPR recital 71", ["risk:biased-output", "criterion:C1"], {
          options: [
            "hrScreening",
            "performance",
            "credit",
            "insurance",
            "benefits",
            "education",
            "housing",
            "profiling",
            "personalisation",
            "other",
          ],
        }),
        infers: q("yesNo", "GDPR Arts. 4(4), 9", ["risk:special-category-exposure"]),
        gatesAccess: q("yesNo", "WP248 criterion 9", ["criterion:C9"]),
        legalBasis: q(
          "choice",
          "GDPR Art. 6(1)",
          ["edpb:2.1.a", "key:legal.basis[]", "gap:no-legal-basis", "risk:failed-balancing", "annex2:lawfulness"],
          {
            options: ["a-consent", "b-contract", "c-legalObligation", "d-vitalInterests", "e-publicTask", "f-legitimateInterests", "none"],
          },
        ),
        basisJustification: q("longText", "GDPR Art. 6(1)", ["edpb:2.1.a", "key:legal.basis[]"]),
        liaInterest: q("longText", "GDPR Art. 6(1)(f); recital 47", ["edpb:2.1.a", "key:legal.basis[]", "risk:failed-balancing"], {
          visibleWhen: { question: "legalBasis", is: ["f-legitimateInterests"] },
        }),
        liaNecessity: q("longText", "GDPR Art. 6(1)(f)", ["edpb:2.1.a", "key:legal.basis[]", "risk:failed-balancing"], {
          visibleWhen: { question: "legalBasis", is: ["f-legitimateInterests"] },
        }),
        liaBalance: q("longText", "GDPR Art. 6(1)(f)", ["edpb:2.1.a", "key:legal.basis[]", "risk:failed-balancing"], {
          visibleWhen: { question: "legalBasis", is: ["f-legitimateInterests"] },
        }),
        liaOutcome: q("choice", "GDPR Art. 6(1)(f)", ["risk:failed-balancing", "edpb:2.1.a"], {
          options: ["passed", "failed", "notDone"],
          visibleWhen: { question: "legalBasis", is: ["f-legitimateInterests"] },
        }),
      },
    },
    secondaryUses: {
      prefix: "su",
      nameQuestion: "name",
      questions: {
        name: q("text", "GDPR Art. 6(4)", ["edpb:1.1.c", "key:purpose.secondary[]", "risk:purpose-creep"]),
        dataItems: q("references", "GDPR Art. 6(4)", ["edpb:1.1.c", "risk:purpose-creep"], { to: ["dataItems"] }),
        ground: q("choice", "GDPR Art. 6(4)", ["edpb:1.1.c", "risk:purpose-creep"], { options: ["compatible", "consent", "law", "none"] }),
        link: q("longText", "GDPR Art. 6(4)(a)", ["edpb:1.1.c"], { visibleWhen: { question: "ground", is: ["compatible"] } }),
        context: q("longText", "GDPR Art. 6(4)(b)", ["edpb:1.1.c"], { visibleWhen: { question: "ground", is: ["compatible"] } }),
        nature: q("longText", "GDPR Art. 6(4)(c)", ["edpb:1.1.c"], { visibleWhen: { question: "ground", is: ["compatible"] } }),
        consequences: q("longText", "GDPR Art. 6(4)(d)", ["edpb:1.1.c"], { visibleWhen: { question: "ground", is: ["compatible"] } }),
        safeguards: q("longText", "GDPR Art. 6(4)(e)", ["edpb:1.1.c"], { visibleWhen: { question: "ground", is: ["compatible"] } }),
      },
    },
  },
} as const satisfies SectionStructure;

export const purposesEnglish = {
  title: "Purposes and legal basis",
  intro: "What the data are used for, on which legal basis, and whether anything is used for something else later.",
  questions: {
    "legal.purposeLimitation": {
      label: "Taken together: are the data used only for what they were collected for?",
      why: "The finding on purpose limitation stands in the document, before the single uses. Where data are used for something else, the test follows below.",
      examples: [
        "Yes: enquiries are answered, which is why people wrote; testing with real mail was dropped for that reason.",
        "Mostly: patient notes serve treatment; the monthly quality sample was checked under Art. 6(4) and is listed below.",
      ],
    },
  },
  lists: {
    purposes: {
      title: "Purposes",
      one: "purpose",
      intro: "One record for each purpose that has its own legal basis.",
      questions: {
        name: {
          label: "What is the purpose, in a few words?",
          why: "Purposes must be specific. Each gets its own legal basis, data and necessity, and goes into the record of processing.",
          examples: ["Answer customers' questions on their policy", "Order emergency admissions by urgency"],
        },
        description: {
          label: "What is to be achieved, and for whom?",
          why: "A reader has to be able to judge later uses against this text, so say also what is not intended.",
          examples: [
            "Customers get a correct answer within a day instead of four; the assistant does not judge claims.",
            "The triage nurse gets the earlier history on one page; the category is still set by the nurse.",
          ],
        },
        benefit: {
          label: "Who gains what from it?",
          why: "Proportionality weighs the benefit against the intrusion. Gains for the people themselves weigh more than savings.",
          examples: [
            "Answers in plain language, in four languages; about 20 minutes saved per case.",
            "Known risks of a patient are seen in the first minute, also at night.",
          ],
        },
        dataItems: {
          label: "Which data are needed for this purpose?",
          why: "It ties data to purposes; special data in a purpose without a condition show as a gap.",
          examples: [
            "Enquiry text and contract data for drafting the reply.",
            "Referral letter, allergies and current medication for the summary, nothing on family.",
          ],
        },
        dataWhy: {
          label: "Why these data and not fewer?",
          why: "EDPB field 1.1.b asks for the justification per purpose; it is the first place a regulator looks for excess.",
          examples: [
            "The tariff and the cover decide the answer; name and birth date are put in after the draft.",
            "Medication older than a year was tested and made no difference, so it is not sent.",
          ],
        },
        area: {
          label: "Which area does it touch?",
          why: "In some areas biased output does special harm, and evaluating people counts as a screening criterion.",
          examples: ["Sorting of incoming applications: choose selection of staff.", "Drafting replies on parking permits: choose other."],
          options: {
            hrScreening: "Selection of staff",
            performance: "Judging performance at work",
            credit: "Credit",
            insurance: "Insurance terms or claims",
            benefits: "Public benefits",
            education: "Education and exams",
            housing: "Housing",
            profiling: "Building profiles of people",
            personalisation: "Tailoring content or offers",
            other: "None of these",
          },
        },
        infers: {
          label: "Does the model draw conclusions about people that they did not state?",
          why: "Inferred health, mood or belief can be special data that nobody asked for. A yes raises that risk.",
          examples: [
            "Yes: the classifier marks senders as distressed or likely to leave.",
            "No: the prompt asks for a draft only and forbids remarks on the writer.",
          ],
        },
        gatesAccess: {
          label: "Does the result open or close the way to a service, a contract or a benefit?",
          why: "A yes meets the ninth screening criterion and makes errors weigh more.",
          examples: [
            "Yes: only claims that the assistant calls complete go on to payment.",
            "No: every letter is sent; the tool only proposes the wording.",
          ],
        },
        legalBasis: {
          label: "On which legal basis? (Art. 6(1))",
          why: "Without a basis there is a legality gap that no measure closes. Legitimate interests call for the three-step test below.",
          examples: [
            "The insurer answers questions on an existing policy: choose contract.",
            "The municipality writes decisions under the housing act: choose public task.",
          ],
          options: {
            "a-consent": "Consent (a)",
            "b-contract": "Contract with the person (b)",
            "c-legalObligation": "Legal obligation (c)",
            "d-vitalInterests": "Vital interests (d)",
            "e-publicTask": "Public task (e)",
            "f-legitimateInterests": "Legitimate interests (f)",
            none: "None found yet",
          },
        },
        basisJustification: {
          label: "Why does this basis carry the use of a model, and not only the task itself?",
          why: "The task may be covered while doing it with a language model in a cloud is not. EDPB field 2.1.a wants the reasons.",
          examples: [
            "Replying is part of the contract; drafting by model is needed at 2,500 enquiries a day, and the customer may ask for a clerk.",
            "Section 4 of the act sets the task; the ministry's circular of 2026 admits drafting aids under human sign-off.",
          ],
        },
        liaInterest: {
          label: "First step: which interest do you pursue, and whose is it?",
          why: "The interest must be lawful, clear and real. It is also told to the people concerned.",
          examples: [
            "The bank's interest in sending complaints to the right team on the same day.",
            "Our interest, and that of staff, in relieving agents of routine letters.",
          ],
        },
        liaNecessity: {
          label: "Second step: why is it necessary, and what milder way was tried?",
          why: "If a milder way serves as well, the interest does not carry.",
          examples: [
            "Keyword rules sorted 61 % rightly in the trial, the model 94 %; names are masked in both.",
            "Text blocks alone left a backlog of three weeks in spring.",
          ],
        },
        liaBalance: {
          label: "Third step: why do the people's interests not outweigh yours?",
          why: "Expectations, sensitivity and safeguards are weighed. A failed or missing balance raises a risk and may leave no basis.",
          examples: [
            "Senders expect sorting by software; the topic has no effect on the outcome, and objecting sends the mail to a person.",
            "Applicants do not expect it and depend on us; we therefore left scoring out and only draft confirmations.",
          ],
        },
        liaOutcome: {
          label: "What was the result of the test?",
          why: "A test failed or not made feeds the risk of a failed balancing; only a passed one supports the basis.",
          examples: [
            "Counsel signed the three steps on 2 October: choose passed.",
            "The interest is written down, the weighing is not: choose not done.",
          ],
          options: { passed: "Passed: our interest carries", failed: "Failed: the people's interests prevail", notDone: "Not done yet" },
        },
      },
    },
    secondaryUses: {
      title: "Other uses of the same data",
      one: "further use",
      intro: "Uses beyond the first purpose: testing, statistics, training, another department.",
      questions: {
        name: {
          label: "What else are the data used for?",
          why: "Each further use needs a ground of its own; unplanned ones are the risk of purpose creep.",
          examples: ["Weekly statistics on topics of complaints", "Test set for comparing models, from closed cases"],
        },
        dataItems: {
          label: "Which data?",
          why: "The test depends on how sensitive they are and on what they were collected for.",
          examples: ["Topic and date only, no text.", "Two hundred enquiry texts with names replaced."],
        },
        ground: {
          label: "What allows the further use?",
          why: "Compatible, by consent, or by law. Without any of them the use feeds the risk of purpose creep and should stop.",
          examples: [
            "Statistics for the same service, with aggregated figures: choose compatible.",
            "Marketing would like the transcripts and nobody asked customers: choose none.",
          ],
          options: {
            compatible: "Compatible with the first purpose (Art. 6(4))",
            consent: "Consent of the people",
            law: "A law",
            none: "None",
          },
        },
        link: {
          label: "How closely is it linked to the first purpose?",
          why: "The first factor of the test: the closer the link, the easier the further use.",
          examples: [
            "Close: samples show whether the replies themselves are right.",
            "Loose: training plans for staff have little to do with a customer's question.",
          ],
        },
        context: {
          label: "In what setting were the data collected, and what would people expect?",
          why: "The second factor: the relationship and what people can reasonably foresee.",
          examples: [
            "Customers in a contract expect quality checks and are told of them in the notice.",
            "Patients speak in confidence and expect use for their treatment only.",
          ],
        },
        nature: {
          label: "How sensitive are the data?",
          why: "The third factor: special data and offences make a further use hard to justify.",
          examples: [
            "Ordinary contract data; texts that mention illness are sorted out before.",
            "Health notes throughout, so only aggregated counts are used.",
          ],
        },
        consequences: {
          label: "What could it mean for the people?",
          why: "The fourth factor: good, bad or no effect on the individual.",
          examples: [
            "None for the individual: figures are published in tables of at least ten cases.",
            "Agents could be compared by speed; we therefore remove staff numbers.",
          ],
        },
        safeguards: {
          label: "Which safeguards are there?",
          why: "The fifth factor: pseudonymisation, access limits and deletion can tip the balance.",
          examples: [
            "Names replaced before the set is built; access for two testers; deleted after 90 days.",
            "Computed in the log store itself, only totals leave it.",
          ],
        },
      },
    },
  },
} as const satisfies SectionTexts<typeof purposesSection>;
