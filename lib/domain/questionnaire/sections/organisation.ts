import { question as q, type SectionStructure, type SectionTexts } from "../question";

export const organisation = {
  id: "organisation",
  questions: {
    "org.ourRole": q(
      "choice",
      "GDPR Arts. 4(7), 4(8), 26",
      ["edpb:0.1", "recipients", "gap:no-joint-arrangement", "risk:role-misqualification"],
      {
        options: ["controller", "jointController", "processor"],
      },
    ),
    "org.inputPack": q("longText", "GDPR Art. 28(3)(f)", ["edpb:6", "outcome"], {
      visibleWhen: { question: "org.ourRole", is: ["processor"] },
    }),
    "org.jointArrangement": q("choice", "GDPR Art. 26", ["edpb:0.1", "key:org.jointArrangement", "gap:no-joint-arrangement"], {
      options: ["inPlace", "drafted", "none"],
      visibleWhen: { question: "org.ourRole", is: ["jointController"] },
    }),
    "org.jointSplit": q("longText", "GDPR Art. 26(1)", ["edpb:0.1", "key:org.jointArrangement"], {
      visibleWhen: { question: "org.ourRole", is: ["jointController"] },
    }),
    "org.jointWhoSigns": q("text", "GDPR Arts. 26, 35(1)", ["edpb:6"], {
      visibleWhen: { question: "org.ourRole", is: ["jointController"] },
    }),
  },
  lists: {
    controllers: {
      prefix: "co",
      nameQuestion: "name",
      questions: {
        name: q("text", "GDPR Arts. 4(7), 30(1)(a)", ["edpb:0.1", "key:org.controllers[]", "art30:a", "recipients"]),
        units: q("text", "GDPR Art. 35(1)", ["edpb:0.1", "key:org.controllers[]"], { required: false }),
        contact: q("longText", "GDPR Arts. 13(1)(a), 30(1)(a)", ["edpb:0.1", "key:org.controllers[]", "art30:a"]),
        country: q("country", "GDPR Arts. 4(16), 44, 56", ["edpb:0.1", "transfers", "criterion:35-4"]),
        representative: q("text", "GDPR Art. 27", ["edpb:0.1", "art30:a"], { required: false, mayNotApply: true }),
        dpoContact: q("text", "GDPR Arts. 37(7), 36(3)(d)", ["edpb:0.1", "key:org.controllers[]", "art30:a"], { mayNotApply: true }),
      },
    },
    processors: {
      prefix: "pr",
      nameQuestion: "name",
      questions: {
        name: q("text", "GDPR Arts. 4(8), 28", ["edpb:0.2", "key:org.processors[]", "recipients"]),
        provider: q("provider", "GDPR Art. 28(1)", ["recipients", "retention"], { required: false }),
        kind: q("choice", "GDPR Art. 4(9)", ["recipients"], {
          options: ["cloudProvider", "modelProvider", "toolVendor", "storeVendor", "itService", "groupCompany", "authority", "other"],
        }),
        role: q("choice", "GDPR Arts. 4(7), 4(8), 28(10)", ["recipients", "risk:role-misqualification", "key:party.items[]"], {
          options: ["processor", "subProcessor", "controller", "jointController", "thirdParty"],
        }),
        tasks: q("longText", "GDPR Art. 28(3)", ["edpb:0.2", "key:org.processors[]"]),
        interests: q("longText", "GDPR Art. 35(7)(a)", ["key:party.items[]"], { required: false }),
        art28Contract: q("choice", "GDPR Art. 28(3)", ["gap:no-processor-contract", "risk:invisible-sub-processing", "edpb:2.3.c"], {
          options: ["signed", "inTerms", "none"],
          visibleWhen: { question: "role", is: ["processor", "subProcessor"] },
        }),
        jointArrangement: q("choice", "GDPR Art. 26", ["gap:no-joint-arrangement"], {
          options: ["inPlace", "drafted", "none"],
          visibleWhen: { question: "role", is: ["jointController"] },
        }),
        country: q("country", "GDPR Arts. 30(1)(e), 44", ["transfers", "recipients", "art30:e"]),
        parentCountry: q("country", "GDPR Arts. 44, 48", ["risk:foreign-authority-access"]),
        subProcessorsReviewedOn: q("date", "GDPR Art. 28(2)", ["risk:invisible-sub-processing"], { mayNotApply: true }),
        subProcessors: q("longText", "GDPR Art. 28(2), (4)", ["edpb:0.2", "risk:invisible-sub-processing"], { required: false }),
        trainingTerms: q("choice", "GDPR Arts. 5(1)(b), 28(3)(a)", ["risk:provider-training"], {
          options: ["prohibitedByContract", "prohibitedByDocumentation", "optOut", "optIn", "permitted"],
        }),
        providerReview: q("yesNo", "GDPR Arts. 5(1)(b), 28", ["risk:provider-disclosure"]),
        ownPurposes: q("yesNo", "GDPR Art. 28(10)", ["risk:role-misqualification"]),
        metadataSharing: q("yesNo", "GDPR Arts. 5(1)(c), 13(1)(e)", ["risk:metadata-disclosure"], {
          visibleWhen: { question: "kind", is: ["cloudProvider"] },
        }),
      },
    },
    contracts: {
      prefix: "ct",
      nameQuestion: "name",
      questions: {
        name: q("text", "GDPR Art. 28(3)", ["edpb:0.2", "annex2:processors"]),
        party: q("reference", "GDPR Art. 28", ["recipients", "edpb:0.2"], { to: ["processors"] }),
        kind: q("choice", "GDPR Arts. 26, 28, 46", ["edpb:0.2"], {
          options: ["dataProcessingAgreement", "serviceTerms", "modelLicence", "jointArrangement", "negotiatedAmendment", "other"],
        }),
        version: q("text", "GDPR Art. 5(2)", ["edpb:0.2"]),
        readOn: q("date", "GDPR Art. 5(2)", ["edpb:0.2", "risk:terms-or-model-change"]),
        negotiated: q("choices", "GDPR Art. 28(3)(a)", ["retention", "recipients", "risk:provider-training"], {
          options: ["noTraining", "zeroRetention", "noHumanReview", "noProviderSharing", "nothing"],
        }),
        negotiatedUntil: q("date", "GDPR Art. 5(2)", ["retention"], {
          required: false,
          visibleWhen: { question: "negotiated", is: ["noTraining", "zeroRetention", "noHumanReview", "noProviderSharing"] },
        }),
        evidence: q("evidence", "GDPR Art. 5(2)", ["edpb:0.2", "retention"], { required: false, disclosure: "internal" }),
      },
    },
    team: {
      prefix: "tm",
      nameQuestion: "name",
      questions: {
        name: q("text", "GDPR Art. 35(1)", ["edpb:0.5", "key:meta.team"], { disclosure: "internal" }),
        role: q("text", "GDPR Art. 35(1)", ["edpb:0.5", "key:meta.team"], { disclosure: "shared" }),
        responsibility: q("choice", "GDPR Arts. 24, 35(1)", ["edpb:0.5", "key:meta.team"], {
          options: ["responsible", "accountable", "consulted", "informed"],
          disclosure: "shared",
        }),
        signs: q("yesNo", "GDPR Arts. 5(2), 24", ["key:decision.signatures[]", "edpb:6"]),
      },
    },
  },
} as const satisfies SectionStructure;

export const organisationEnglish = {
  title: "Who is responsible",
  intro: "Who decides why and how, who works on their behalf, under which contracts, and who is in the team.",
  questions: {
    "org.ourRole": {
      label:
        "Who decides why and how the data are processed: you, you with others, or your client? (controller, joint controller, processor)",
      why: "The answer decides who must make the assessment and sign it. A processor gets an input pack for its client in place of a decision.",
      examples: [
        "We are the insurer and decide what the assistant is for: choose controller.",
        "We run the complaint classifier for banks, on their instructions: choose processor.",
      ],
      options: {
        controller: "We decide alone (controller)",
        jointController: "We decide together with others (joint controller)",
        processor: "We act on a client's instructions (processor)",
      },
    },
    "org.inputPack": {
      label: "Which clients receive this as input for their own assessment, and what did they instruct?",
      why: "As a processor you help the controller with its assessment (Art. 28(3)(f)) and do not decide yourself. The pack is addressed to the clients named here.",
      examples: [
        "Three savings banks; instruction of 1 June: classify incoming complaints, keep nothing longer than 14 days.",
        "The hospital trust; it instructed in-country processing and excluded psychiatry notes.",
      ],
    },
    "org.jointArrangement": {
      label: "Is there an arrangement between you and the others who decide with you? (Art. 26)",
      why: "Without one there is a legality gap that no measure closes: people would not know who answers them.",
      examples: [
        "The two hospitals signed an annex on shared triage in May: choose in place.",
        "Legal has a text, but the university has not signed: choose drafted.",
      ],
      options: { inPlace: "Yes, agreed and in place", drafted: "Drafted, not agreed yet", none: "No" },
    },
    "org.jointSplit": {
      label: "Who does what under the arrangement?",
      why: "Its essence must be available to the people concerned, and EDPB field 0.1 prints the split.",
      examples: [
        "The university runs the model and security; the clinic informs patients and answers their requests.",
        "Each housing office informs its own residents; the association handles breaches and deletion for all.",
      ],
    },
    "org.jointWhoSigns": {
      label: "Whose assessment is this, and who signs for whom?",
      why: "Each controller stays responsible. The sign-off page names who signs for which of them.",
      examples: [
        "One assessment for both; the medical director signs for the clinic, the dean for the university.",
        "Ours only; the partner makes its own from the same annex.",
      ],
    },
  },
  lists: {
    controllers: {
      title: "Controllers",
      one: "controller",
      intro: "Each organisation that decides why and how the data are used.",
      questions: {
        name: {
          label: "What is the organisation's full legal name?",
          why: "It is printed as controller in EDPB field 0.1 and in the record of processing, and is where the map starts to ask who else receives data.",
          examples: ["Nordlicht Versicherung AG", "Gemeente Havenstad"],
        },
        units: {
          label: "Which unit is in charge inside the organisation?",
          why: "A decision needs an owner. The official form asks for the units responsible.",
          examples: ["Customer Service, with IT Operations", "Department of Social Affairs, housing benefit team"],
        },
        contact: {
          label: "Under which address can people reach it?",
          why: "People must be told, and the record under Art. 30(1)(a) holds it.",
          examples: [
            "Nordlicht Versicherung AG, Hafenstrasse 1, 20457 Hamburg, privacy@nordlicht.example",
            "Gemeente Havenstad, Postbus 10, 3000 AA Havenstad, avg@havenstad.example",
          ],
        },
        country: {
          label: "In which country is its main establishment?",
          why: "It decides the lead authority, which national list applies, and from where a transfer starts.",
          examples: [
            "Germany: the board and the claims department sit in Hamburg.",
            "United Kingdom: the group decides from London, so UK law comes in as well.",
          ],
        },
        representative: {
          label: "Who represents it in the EU, if it is established outside?",
          why: "A controller outside the EU that Art. 3(2) covers must name a representative (Art. 27), who is printed in field 0.1.",
          examples: ["Brightwell Representation Ltd, Dublin", "Not applicable: established in the Netherlands."],
        },
        dpoContact: {
          label: "How is its data protection officer reached?",
          why: "The contact goes into the information for people, the record of processing and a consultation of the authority.",
          examples: [
            "dpo@nordlicht.example, +49 40 555 010",
            "Shared officer of the regional association of municipalities, fg@regio.example",
          ],
        },
      },
    },
    processors: {
      title: "Providers and other parties",
      one: "party",
      intro:
        "Everybody outside your organisation who handles the data or could see them: cloud, model provider, tools, stores, consultants.",
      questions: {
        name: {
          label: "What is the party's full legal name?",
          why: "Each party becomes a possible recipient and a row of EDPB field 0.2. The contracting company matters, not the brand.",
          examples: ["Amazon Web Services EMEA SARL", "Lumen Vektor GmbH, operator of the hosted search index"],
        },
        provider: {
          label: "Which provider of the facts register is this, if any?",
          why: "With the link, dated facts about that provider (retention, review, place) are used for recipients. Without it nothing is assumed about the party.",
          examples: [
            "The company that runs the cloud account we call: choose its entry.",
            "A local IT firm without an entry: leave it empty and describe it below.",
          ],
        },
        kind: {
          label: "What kind of party is it?",
          why: "It decides which recipients and which further questions follow; for a cloud provider, for instance, sharing of usage data with others.",
          examples: [
            "It runs the machines on which the model answers: choose cloud provider.",
            "It hosts the vector index of our policy documents: choose provider of a store.",
          ],
          options: {
            cloudProvider: "Cloud provider",
            modelProvider: "Model provider",
            toolVendor: "Provider of a tool the model calls",
            storeVendor: "Provider of a store or database",
            itService: "IT service or consultant",
            groupCompany: "Company of the same group",
            authority: "Public authority",
            other: "Something else",
          },
        },
        role: {
          label: "In which legal role does it act here?",
          why: "A role is proposed from the facts; your answer settles it. A party that decides on purposes of its own is a controller, whatever the contract calls it.",
          examples: [
            "Cloud provider that acts on our instructions under its terms: choose processor.",
            "A provider that keeps prompts for safety research of its own: choose controller and let counsel look.",
          ],
          options: {
            processor: "Works for us on instructions (processor)",
            subProcessor: "Works for our processor (sub-processor)",
            controller: "Decides for itself (controller)",
            jointController: "Decides together with us (joint controller)",
            thirdParty: "Outside both (third party)",
          },
        },
        tasks: {
          label: "What does it do for you with the data?",
          why: "Art. 28(3) wants subject and nature of the work fixed; EDPB field 0.2 prints it.",
          examples: [
            "Runs the model endpoint and the log store in the chosen Regions.",
            "Second-level support for the letter drafter, with remote access to test data only.",
          ],
        },
        interests: {
          label: "What is its own interest in the processing?",
          why: "A party with an interest of its own in the data is more likely to act for its own purposes. Some layouts list the interests of each party.",
          examples: ["Sells computing time; no interest in the content.", "Improves its search product with usage statistics."],
        },
        art28Contract: {
          label: "Is there a data processing contract with it? (Art. 28)",
          why: "Without one there is a legality gap that no measure closes.",
          examples: [
            "The processing annex is part of the service terms we accepted: choose in its terms.",
            "The consultant works on an order form without any annex: choose none.",
          ],
          options: { signed: "Yes, signed separately", inTerms: "Yes, part of its terms", none: "No" },
        },
        jointArrangement: {
          label: "Is there an arrangement with it on who does what? (Art. 26)",
          why: "Two who decide together without an arrangement leave a legality gap.",
          examples: [
            "The research annex with the university hospital is signed: choose in place.",
            "We share the design of the tool but have only talked about duties: choose none.",
          ],
          options: { inPlace: "Yes, agreed and in place", drafted: "Drafted, not agreed yet", none: "No" },
        },
        country: {
          label: "In which country does it handle the data?",
          why: "Outside the EEA, this is a transfer and needs a tool of Chapter V. Remote access from there counts too.",
          examples: [
            "Luxembourg: contracting company, while the Regions are given with each model use.",
            "India: the support team looks into the live system from there.",
          ],
        },
        parentCountry: {
          label: "In which country is its parent company?",
          why: "Authorities there may demand data through the parent even where the data stay in Europe. The answer feeds that risk; it is not itself a transfer.",
          examples: ["United States: the group is listed in Seattle.", "France: family-owned, no parent abroad."],
        },
        subProcessorsReviewedOn: {
          label: "When did you last check its list of sub-processors?",
          why: "You can object to a new sub-processor only if you notice it. An old or missing date raises the risk of unseen recipients.",
          examples: ["2026-11-03: list downloaded and filed.", "2025-04-18: checked at contract signature and not since."],
        },
        subProcessors: {
          label: "Which sub-processors does it use for this work?",
          why: "They receive your data too, and field 0.2 of the official form lists them.",
          examples: [
            "Two group companies for support, Ireland and United States; none for storage.",
            "A content-delivery company for the chat widget; it sees client addresses, not messages.",
          ],
        },
        trainingTerms: {
          label: "What do its terms say about training models with your content?",
          why: "Training with your content would be another purpose. A ban in the contract counts for more than a sentence in documentation that may change.",
          examples: [
            "The signed contract forbids it in clause 7.2: choose forbidden by contract.",
            "A switch in the console stops it, and it is on unless used: choose allowed unless you opt out.",
          ],
          options: {
            prohibitedByContract: "Forbidden by contract",
            prohibitedByDocumentation: "Ruled out in its documentation only",
            optOut: "Allowed unless you opt out",
            optIn: "Only if you opt in",
            permitted: "Allowed",
          },
        },
        providerReview: {
          label: "May its people or its safety systems review your content for its own ends?",
          why: "If so, your content is disclosed to it beyond the service, and it becomes a recipient that people must be told about. What is known of a provider stands in the facts register.",
          examples: [
            "Yes: its terms let safety staff read flagged conversations.",
            "No: the support contract limits access to cases that we open ourselves.",
          ],
        },
        ownPurposes: {
          label: "Does it also use the data for purposes of its own?",
          why: "A processor that sets its own purposes becomes a controller for them (Art. 28(10)), which changes the contract and the legal basis.",
          examples: [
            "Yes: it builds benchmark statistics from our tickets and sells them.",
            "No: it may use the data for nothing but our orders, says clause 3.",
          ],
        },
        metadataSharing: {
          label: "May it pass usage data about your calls to the model provider or others?",
          why: "Who asks which model how often can tell something about people even without content. A yes makes the model provider a possible recipient of that data.",
          examples: [
            "Yes: the terms of the date we read allow passing request attributes to the model's maker.",
            "No: the negotiated amendment rules it out for our account.",
          ],
        },
      },
    },
    contracts: {
      title: "Contracts and terms",
      one: "contract",
      intro: "Which terms were read, which version, on which day, and what was negotiated.",
      questions: {
        name: {
          label: "What is the document called?",
          why: "A statement about a provider is only as good as the text it rests on; this names the text.",
          examples: ["Data processing addendum to the cloud service terms", "Amendment no. 2 to the enterprise agreement"],
        },
        party: {
          label: "With whom is it?",
          why: "What was negotiated counts for this party and for nobody else.",
          examples: ["The cloud provider that holds our account.", "The operator of the hosted vector index."],
        },
        kind: {
          label: "What kind of document is it?",
          why: "Only some kinds meet Art. 28 or Art. 26; a model licence, for example, says nothing on processing for you.",
          examples: [
            "Clauses on instructions, security and deletion: choose data processing agreement.",
            "The licence we accepted at the first call of a model: choose model licence.",
          ],
          options: {
            dataProcessingAgreement: "Data processing agreement (Art. 28)",
            serviceTerms: "General service terms",
            modelLicence: "Model licence",
            jointArrangement: "Joint-controller arrangement (Art. 26)",
            negotiatedAmendment: "Negotiated amendment",
            other: "Something else",
          },
        },
        version: {
          label: "Which version did you read?",
          why: "Terms change several times a year. Without the version nobody can tell later what was agreed.",
          examples: ["Version of 16 June 2026", "No version number; PDF saved with the hash in the evidence"],
        },
        readOn: {
          label: "When was it read?",
          why: "If terms have changed since, the assessment may be out of date; the age of the reading feeds that risk.",
          examples: ["2026-11-10: read by counsel for this assessment.", "2025-02-01: read at procurement, so a new reading is due."],
        },
        negotiated: {
          label: "What did you negotiate beyond the standard terms?",
          why: "A negotiated promise can change who receives data and how long they are kept, but counts only with evidence, and the fact it displaces is shown beside it.",
          examples: [
            "Our account manager confirmed zero retention for one model in an amendment: choose that.",
            "We accepted the standard terms by click: choose nothing.",
          ],
          options: {
            noTraining: "No training with our content",
            zeroRetention: "Nothing is kept (zero retention)",
            noHumanReview: "No people look at our content",
            noProviderSharing: "Nothing is passed to the model provider",
            nothing: "Nothing was negotiated",
          },
        },
        negotiatedUntil: {
          label: "Until when does the negotiated promise hold?",
          why: "After that day the standard terms apply again, and so do the recipients that follow from them.",
          examples: ["2026-12-31: the zero-retention letter ends with the year.", "2028-06-30: same end as the framework contract."],
        },
        evidence: {
          label: "Where is the proof?",
          why: "A promise without a document does not change the result. The file is kept inside and never leaves with the shared editions.",
          examples: ["Scan of the countersigned amendment of 4 May.", "The provider's confirmation mail, saved as PDF with its headers."],
        },
      },
    },
    team: {
      title: "People who make this assessment",
      one: "team member",
      intro: "Who takes part, in which role, and who signs.",
      questions: {
        name: {
          label: "Who is it?",
          why: "The technical sheet (field 0.5) lists the team in the full edition only; names are left out of what is shared.",
          examples: ["Maria Testova", "Jan Voorbeeld"],
        },
        role: {
          label: "What is their function?",
          why: "A reader wants to see that law, technology and the business side were all involved.",
          examples: ["Head of customer service", "Cloud architect"],
        },
        responsibility: {
          label: "What part do they play? (RACI)",
          why: "It shows who does the work, who answers for it, who advises and who is told. Exactly one person should answer for it.",
          examples: [
            "The compliance officer who fills this in: choose does the work.",
            "The data protection officer, who advises: choose is asked.",
          ],
          options: {
            responsible: "Does the work (responsible)",
            accountable: "Answers for it (accountable)",
            consulted: "Is asked (consulted)",
            informed: "Is told (informed)",
          },
        },
        signs: {
          label: "Does this person sign the decision?",
          why: "The sign-off page is made from this. The data protection officer advises and should not sign.",
          examples: ["Yes: the member of the board in charge of operations.", "No: the security officer reviewed chapter 4 only."],
        },
      },
    },
  },
} as const satisfies SectionTexts<typeof organisation>;
