import { question as q, type SectionStructure, type SectionTexts } from "../question";

export const peopleAndData = {
  id: "people-and-data",
  questions: {},
  lists: {
    dataSubjects: {
      prefix: "ds",
      nameQuestion: "name",
      questions: {
        name: q("text", "GDPR Arts. 30(1)(c), 35(7)(a)", ["edpb:1.1.d", "map", "art30:c"]),
        category: q(
          "choice",
          "GDPR recital 75; WP248 criterion 7",
          ["criterion:C7", "risk:vulnerable-people", "risk:employee-monitoring", "criterion:C3"],
          {
            options: [
              "customer",
              "employee",
              "applicant",
              "child",
              "patient",
              "elderly",
              "benefitClaimant",
              "asylumSeeker",
              "student",
              "public",
              "other",
            ],
          },
        ),
        count: q("number", "GDPR recital 91", ["criterion:C5", "key:desc.scope", "edpb:1.1.d"], { unit: "people" }),
        relationship: q("longText", "GDPR recitals 47, 90", ["key:desc.context", "edpb:1.1.d"], { required: false }),
      },
    },
    dataItems: {
      prefix: "di",
      nameQuestion: "name",
      questions: {
        name: q("text", "GDPR Arts. 4(1), 30(1)(c)", ["edpb:1.1.a", "key:data.items[]", "map", "art30:c"]),
        explanation: q("longText", "GDPR Art. 35(7)(a)", ["edpb:1.1.a", "key:data.items[]"], { required: false }),
        dataSubjects: q("references", "GDPR Art. 30(1)(c)", ["map", "key:data.items[]"], { to: ["dataSubjects"] }),
        categories: q(
          "choices",
          "GDPR Arts. 9, 10; WP248 criterion 4",
          [
            "edpb:1.1.a",
            "criterion:C4",
            "risk:special-category-exposure",
            "risk:secrecy-breach",
            "gap:no-art9-condition",
            "gap:no-art10-authority",
          ],
          {
            options: [
              "ordinary",
              "sensitive",
              "art9",
              "art10",
              "nationalId",
              "location",
              "financial",
              "communications",
              "professionalSecret",
            ],
          },
        ),
        art9Types: q("choices", "GDPR Art. 9(1)", ["edpb:1.1.a"], {
          options: [
            "health",
            "racialOrEthnicOrigin",
            "politicalOpinions",
            "religionOrBelief",
            "tradeUnion",
            "genetic",
            "biometric",
            "sexLife",
          ],
          visibleWhen: { question: "categories", is: ["art9"] },
        }),
        art9Condition: q("choice", "GDPR Art. 9(2)", ["edpb:2.1.b", "key:legal.art9[]", "gap:no-art9-condition"], {
          options: [
            "a-explicitConsent",
            "b-employmentLaw",
            "c-vitalInterests",
            "d-notForProfit",
            "e-madePublic",
            "f-legalClaims",
            "g-publicInterest",
            "h-healthCare",
            "i-publicHealth",
            "j-research",
            "none",
          ],
          visibleWhen: { question: "categories", is: ["art9"] },
        }),
        art9Justification: q("longText", "GDPR Art. 9(2)", ["edpb:2.1.b", "key:legal.art9[]"], {
          visibleWhen: { question: "categories", is: ["art9"] },
        }),
        art10Authority: q("choice", "GDPR Art. 10", ["edpb:2.1.b", "gap:no-art10-authority"], {
          options: ["officialAuthority", "authorisedByLaw", "none"],
          visibleWhen: { question: "categories", is: ["art10"] },
        }),
        art10Justification: q("longText", "GDPR Art. 10", ["edpb:2.1.b"], { visibleWhen: { question: "categories", is: ["art10"] } }),
        sources: q("choices", "GDPR Art. 14(2)(f)", ["risk:opaque-processing", "key:data.items[]", "map"], {
          options: ["dataSubject", "thirdParty", "public", "observed", "inferred"],
        }),
        originalPurpose: q("text", "GDPR Arts. 5(1)(b), 6(4)", ["key:data.items[]", "criterion:C6"], { required: false }),
        need: q("longText", "GDPR Art. 5(1)(c)", ["edpb:2.2.a", "key:min.items[]", "annex2:minimisation"]),
        recipientsWhy: q("longText", "GDPR Arts. 5(1)(c), 13(1)(e)", ["edpb:2.2.a", "key:min.items[]"], { required: false }),
        retention: q("duration", "GDPR Art. 5(1)(e)", ["edpb:2.2.a", "key:retention.items[]", "art30:f", "annex2:storageLimitation"]),
        retentionWhy: q("longText", "GDPR Art. 5(1)(e)", ["edpb:2.2.a", "key:retention.items[]"]),
        quality: q("longText", "GDPR Art. 5(1)(d)", ["edpb:2.2.b", "key:quality.items[]"], { mayNotApply: true }),
        qualityWhy: q("longText", "GDPR Art. 5(1)(d)", ["edpb:2.2.b", "key:quality.items[]"], { required: false }),
      },
    },
  },
} as const satisfies SectionStructure;

export const peopleAndDataEnglish = {
  title: "People and their data",
  intro:
    "Whose data are processed, which data, why each is needed and how long it is kept. Name each item once; it is offered wherever it is needed.",
  questions: {},
  lists: {
    dataSubjects: {
      title: "Groups of people",
      one: "group of people",
      intro: "Everybody whose data may pass through, also people who are only mentioned.",
      questions: {
        name: {
          label: "What do you call this group?",
          why: "Each group starts the data-flow map and is a category of people in the record of processing.",
          examples: ["Policy holders who report a claim", "Relatives mentioned in referral letters"],
        },
        category: {
          label: "Which kind of people are they?",
          why: "Some kinds are in a weaker position; they count as vulnerable in the screening and raise the severity of several risks.",
          examples: [
            "People whose mail the HR assistant drafts replies to while they apply: choose applicants.",
            "Patients of any age on the ward: choose patients, and add a second group for children.",
          ],
          options: {
            customer: "Customers",
            employee: "Employees",
            applicant: "Job applicants",
            child: "Children",
            patient: "Patients",
            elderly: "Elderly people",
            benefitClaimant: "People who claim benefits",
            asylumSeeker: "Asylum seekers",
            student: "Pupils or students",
            public: "The general public",
            other: "Others",
          },
        },
        count: {
          label: "How many people of this group a year, roughly?",
          why: "The number decides on large scale and is printed with the scope. The more people, the heavier an incident weighs.",
          examples: ["95000: contracts with at least one enquiry in 2025.", "1200: applications received by HR each year."],
        },
        relationship: {
          label: "How do they stand to you, and what may they expect?",
          why: "What people can reasonably expect weighs in the balance of interests and in the judgement of proportionality.",
          examples: [
            "Long-standing customers who expect a clerk; many are over seventy.",
            "Relatives do not know that they are mentioned and have no dealings with us.",
          ],
        },
      },
    },
    dataItems: {
      title: "Data",
      one: "data item",
      intro: "One record for each kind of data that is treated alike. Free text is an item of its own.",
      questions: {
        name: {
          label: "What do you call this kind of data?",
          why: "The name appears in the map, with every recipient, and in EDPB field 1.1.a.",
          examples: ["Free text of the enquiry", "Diagnoses from earlier stays"],
        },
        explanation: {
          label: "What exactly does it contain?",
          why: "A name alone rarely tells a reader what is inside; two lines do.",
          examples: [
            "Up to 4,000 characters as typed by the customer, with attachments turned into text.",
            "Codes and short texts of the last ten years, with date and ward.",
          ],
        },
        dataSubjects: {
          label: "Whom is it about?",
          why: "It ties data to people, so that the map can say whose data reach whom.",
          examples: [
            "The enquiry text is about policy holders and about injured third parties.",
            "Staff number and time stamp are about service agents only.",
          ],
        },
        categories: {
          label: "How sensitive is it?",
          why: "Special data and offences need a legal condition of their own and raise the severity of risks; a missing condition is a legality gap. Tick what is likely to occur, not only what you ask for.",
          examples: [
            "Enquiry texts in which customers mention illnesses: choose ordinary and special category.",
            "Account number and missed payments: choose financial.",
          ],
          options: {
            ordinary: "Ordinary",
            sensitive: "Sensitive in daily life",
            art9: "Special category (Art. 9)",
            art10: "Convictions and offences (Art. 10)",
            nationalId: "National identity number",
            location: "Location",
            financial: "Financial",
            communications: "Private communications",
            professionalSecret: "Under professional secrecy",
          },
        },
        art9Types: {
          label: "Which special categories?",
          why: "Each type is printed beside the item; some, such as health and genetic data, are regulated further by national law.",
          examples: [
            "Pain and medication in the triage note: choose health.",
            "Sick notes that name a union-run clinic: choose health and trade union.",
          ],
          options: {
            health: "Health",
            racialOrEthnicOrigin: "Racial or ethnic origin",
            politicalOpinions: "Political opinions",
            religionOrBelief: "Religion or belief",
            tradeUnion: "Trade union membership",
            genetic: "Genetic data",
            biometric: "Biometric data to identify a person",
            sexLife: "Sex life or sexual orientation",
          },
        },
        art9Condition: {
          label: "Which exception allows you to process it? (Art. 9(2))",
          why: "Special data are forbidden unless an exception fits. With none there is a legality gap that no measure closes.",
          examples: [
            "Triage summaries made under a duty of secrecy in the hospital: choose health care.",
            "Health details that customers type unasked, without any consent: choose none until it is solved.",
          ],
          options: {
            "a-explicitConsent": "Explicit consent (a)",
            "b-employmentLaw": "Employment and social law (b)",
            "c-vitalInterests": "Vital interests (c)",
            "d-notForProfit": "Members of a not-for-profit body (d)",
            "e-madePublic": "Made public by the person (e)",
            "f-legalClaims": "Legal claims (f)",
            "g-publicInterest": "Substantial public interest by law (g)",
            "h-healthCare": "Health or social care (h)",
            "i-publicHealth": "Public health (i)",
            "j-research": "Research or statistics (j)",
            none: "None of these",
          },
        },
        art9Justification: {
          label: "Why does that exception fit here?",
          why: "EDPB field 2.1.b wants the reasons for each item; the letter alone convinces nobody.",
          examples: [
            "Treatment on the basis of section 22 of the national act; every reader of the summary is bound by professional secrecy.",
            "Customers tick a separate box before they describe an injury, and can report by telephone instead.",
          ],
        },
        art10Authority: {
          label: "What allows you to process data on offences? (Art. 10)",
          why: "Only official authority or a law may. With neither there is a legality gap.",
          examples: [
            "The prosecution service summarises its own files: choose official authority.",
            "HR asks for certificates out of habit and no statute says so: choose none.",
          ],
          options: {
            officialAuthority: "Official authority controls it",
            authorisedByLaw: "A law allows it, with safeguards",
            none: "Neither",
          },
        },
        art10Justification: {
          label: "Which authority or which law?",
          why: "The reference is printed in field 2.1.b, so that a reader can look it up.",
          examples: [
            "Section 30a of the childcare act requires a certificate for staff on wards with children.",
            "The court's registry keeps the files under the code of criminal procedure.",
          ],
        },
        sources: {
          label: "Where does it come from?",
          why: "Where data do not come from the person, people must be told the source (Art. 14). Data that a model infers are included.",
          examples: [
            "Notes by the referring doctor: choose somebody else.",
            "The topic that the classifier gives to a complaint: choose inferred.",
          ],
          options: {
            dataSubject: "From the person",
            thirdParty: "From somebody else",
            public: "From public sources",
            observed: "Observed (use, logs, sensors)",
            inferred: "Inferred by people or a model",
          },
        },
        originalPurpose: {
          label: "What was it first collected for?",
          why: "Another purpose now needs the compatibility test of Art. 6(4), and combining purposes counts in the screening.",
          examples: ["Handling of the insurance contract", "Treatment of the patient at an earlier stay"],
        },
        need: {
          label: "Why is it needed? What would not work without it?",
          why: "Only necessary data may be used (Art. 5(1)(c)). The answer is the core of EDPB field 2.2.a; if nothing would break, leave the item out.",
          examples: [
            "Without the wording of the enquiry no fitting reply can be drafted; the address is not needed and is removed before.",
            "Earlier allergies change the urgency; the occupation does not and is left out.",
          ],
        },
        recipientsWhy: {
          label: "Why do the recipients need it?",
          why: "Recipients are computed; the reason why they may have it is yours to give, and is printed beside them.",
          examples: [
            "The cloud provider has to see clear text while the model answers.",
            "The index operator stores passages of policy documents, where names should not occur at all.",
          ],
        },
        retention: {
          label: "How long do you keep it in this processing?",
          why: "Every item needs an end (Art. 5(1)(e)). The period goes into the record of processing and is compared with the stores.",
          examples: [
            "30 days: drafts are deleted once the case is closed.",
            "10 years: the triage page becomes part of the patient record.",
          ],
        },
        retentionWhy: {
          label: "Why that long, and who deletes it?",
          why: "A period without a reason is arbitrary, and one without an owner is not kept. Field 2.2.a prints both.",
          examples: [
            "Complaints about a reply arrive within four weeks; a nightly job owned by IT Operations deletes the drafts.",
            "The law on patient records sets ten years; the archive destroys yearly.",
          ],
        },
        quality: {
          label: "How accurate must it be, and how do you measure that?",
          why: "Wrong data lead to wrong treatment of people. EDPB field 2.2.b asks for a metric or threshold for each item where it matters.",
          examples: [
            "At most 2 of 100 summaries may miss an allergy; fifty are read against the record each month.",
            "Topics must be right in 95 % of a weekly sample of 200 complaints.",
          ],
        },
        qualityWhy: {
          label: "Why is that accurate enough?",
          why: "The threshold should follow from what an error does to people.",
          examples: [
            "A missed allergy is caught by the nurse's own question, which stays mandatory.",
            "A wrong topic costs one working day, since the team passes it on.",
          ],
        },
      },
    },
  },
} as const satisfies SectionTexts<typeof peopleAndData>;
