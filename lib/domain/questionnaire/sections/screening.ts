import { question as q, type SectionStructure, type SectionTexts } from "../question";

export const screening = {
  id: "screening",
  questions: {
    "screen.evaluation": q("yesNo", "WP248 criterion 1", ["criterion:C1"]),
    "screen.automatedDecision": q("yesNo", "WP248 criterion 2; GDPR Art. 22", ["criterion:C2"]),
    "screen.monitoring": q("yesNo", "WP248 criterion 3", ["criterion:C3"]),
    "screen.sensitiveData": q("yesNo", "WP248 criterion 4; GDPR Arts. 9, 10", ["criterion:C4"]),
    "screen.people": q("number", "WP248 criterion 5; GDPR recital 91", ["criterion:C5", "key:desc.scope"], { unit: "people" }),
    "screen.largeScaleThreshold": q("number", "WP248 criterion 5", ["criterion:C5"], {
      unit: "people",
      required: false,
      disclosure: "shared",
    }),
    "screen.combining": q("yesNo", "WP248 criterion 6", ["criterion:C6"]),
    "screen.vulnerable": q("yesNo", "WP248 criterion 7", ["criterion:C7"]),
    "screen.notInnovative": q("longText", "WP248 criterion 8", ["criterion:C8"], { required: false }),
    "screen.preventsRight": q("yesNo", "WP248 criterion 9", ["criterion:C9"]),
    "screen.systematicEvaluation": q("yesNo", "GDPR Art. 35(3)(a)", ["criterion:35-3-a"]),
    "screen.largeScaleSpecial": q("yesNo", "GDPR Art. 35(3)(b)", ["criterion:35-3-b"]),
    "screen.publicMonitoring": q("yesNo", "GDPR Art. 35(3)(c)", ["criterion:35-3-c"]),
    "screen.countries": q("countries", "GDPR Art. 35(4)", ["criterion:35-4", "edpb:1.1.d"]),
    "meta.reasons": q("choices", "GDPR Art. 35(1), (3), (4)", ["edpb:0.5", "key:meta.reasons[]"], {
      options: ["article35_3", "nationalLaw", "criteria", "beneficial", "change"],
      required: false,
    }),
    "screen.exemption": q("yesNo", "GDPR Art. 35(5), (10)", ["criterion:35-10"], { required: false }),
    "screen.exemptionReason": q("longText", "GDPR Art. 35(5), (10)", ["criterion:35-10"], {
      visibleWhen: { question: "screen.exemption", is: [true] },
    }),
    "screen.rebuttal": q("longText", "WP248, section III.B", ["criterion:rebuttal"], { required: false }),
    "screen.rebuttalDpo": q("longText", "WP248, section III.B; GDPR Art. 35(2)", ["criterion:rebuttal"], {
      required: false,
      disclosure: "shared",
    }),
  },
  lists: {
    nationalChecks: {
      prefix: "nc",
      nameQuestion: "country",
      questions: {
        country: q("country", "GDPR Art. 35(4)", ["criterion:35-4"]),
        items: q("choices", "GDPR Art. 35(4)", ["criterion:35-4"], {
          options: [
            "biometric",
            "genetic",
            "healthLargeScale",
            "location",
            "employeeMonitoring",
            "creditScoring",
            "accessProfiling",
            "childrenProfiling",
            "connectedDevices",
            "combining",
            "thirdPartyCollection",
            "innovativeTechnology",
            "whistleblowing",
            "professionalSecrecy",
            "aiInteraction",
            "none",
          ],
          offeredFor: "country",
          required: false,
        }),
        result: q("choice", "GDPR Art. 35(4)", ["criterion:35-4"], { options: ["listed", "notListed"] }),
        item: q("text", "GDPR Art. 35(4)", ["criterion:35-4"], { visibleWhen: { question: "result", is: ["listed"] } }),
        checkedBy: q("text", "GDPR Art. 5(2)", ["criterion:35-4"], { disclosure: "internal" }),
        checkedOn: q("date", "GDPR Art. 5(2)", ["criterion:35-4"]),
        link: q("text", "GDPR Art. 5(2)", ["criterion:35-4"], { required: false }),
      },
    },
  },
} as const satisfies SectionStructure;

export const screeningEnglish = {
  title: "Is an assessment required?",
  intro:
    "About twenty short questions show whether the law requires an assessment, and why. A negative result is kept as a record with its reasons.",
  questions: {
    "screen.evaluation": {
      label: "Does the system evaluate or score people, or predict something about them? (evaluation or scoring)",
      why: "A yes counts as the first of the nine European criteria; two criteria usually make an assessment mandatory. Ranking, sentiment about a named person and profiling all count.",
      examples: [
        "Yes: an HR mail assistant sorts applications into strong, fair and weak matches.",
        "No: the assistant translates leaflets and never sees anything about a particular person.",
      ],
    },
    "screen.automatedDecision": {
      label: "Does the output decide something important for a person, with nobody really checking it? (automated decision)",
      why: "A yes counts as the second criterion and points to the strict rules of Art. 22. A person who always clicks the suggestion through is not a real check.",
      examples: [
        "Yes: a bank's complaint classifier refuses refunds below 50 euros without anybody reading the case.",
        "No: the triage summary is one page that the nurse reads beside the full record before she decides.",
      ],
    },
    "screen.monitoring": {
      label: "Are people observed or tracked over time, online, at work or in a place? (systematic monitoring)",
      why: "A yes counts as the third criterion. Logs that show what each employee asked the system can be monitoring even where nobody intended it.",
      examples: [
        "Yes: call transcripts of every service agent are summarised each week by name.",
        "No: usage is counted per department and no log names a member of staff.",
      ],
    },
    "screen.sensitiveData": {
      label: "Will sensitive or very personal data be processed, also by people typing it into free text?",
      why: "A yes counts as the fourth criterion: health and the other categories of Art. 9, offences, location, money, private messages. Free text often holds such data although no field asks for it.",
      examples: [
        "Yes: customers of the insurer describe illnesses in the chat when they report a claim.",
        "No: the tool only rewrites published opening hours and tariff tables.",
      ],
    },
    "screen.people": {
      label: "How many people's data will be processed in a year, roughly? (large scale)",
      why: "The number is compared with the threshold below for the fifth criterion, and stands in the description of the scope. A careful estimate is enough.",
      examples: [
        "120000: policy holders who contacted the service desk last year.",
        "850: staff and applicants of one hospital whose mail HR answers.",
      ],
    },
    "screen.largeScaleThreshold": {
      label: "From how many people on do you call processing large-scale?",
      why: "The law gives no number, so the threshold is your own setting and the document says so. Some authorities publish their own figures.",
      examples: [
        "10000: the organisation's data protection policy uses this figure.",
        "5000: most of the people concerned are patients, so we set it lower.",
      ],
    },
    "screen.combining": {
      label: "Are data brought together that were collected for different purposes, or by different organisations? (matching or combining)",
      why: "A yes counts as the sixth criterion. A prompt that draws on several systems combines their data even if nothing is stored.",
      examples: [
        "Yes: the assistant reads the customer file, the mailbox and bought-in address data for one answer.",
        "No: the letter drafter sees only the application that it answers.",
      ],
    },
    "screen.vulnerable": {
      label: "Are some of the people in a weaker position towards you? (vulnerable people)",
      why: "A yes counts as the seventh criterion. Children, patients, employees, applicants for benefits and asylum seekers can hardly refuse or object.",
      examples: [
        "Yes: the municipality drafts letters to people who claim housing benefit.",
        "No: the tool serves purchasing managers of other companies in their professional role.",
      ],
    },
    "screen.notInnovative": {
      label: "If you hold that this use is not new technology, why? (criterion 8)",
      why: "The eighth criterion is taken as met for generative AI. A reason given here argues it away and is printed with the result.",
      examples: [
        "The model only corrects spelling, as the word processor has done here for fifteen years; nothing else is sent to it.",
        "The classifier is a small rule-based model used since 2014; the generative part has been switched off.",
      ],
    },
    "screen.preventsRight": {
      label: "Can the result keep people from a right, a service or a contract?",
      why: "A yes counts as the ninth criterion. It covers being delayed or steered away, not only being refused.",
      examples: [
        "Yes: callers whose request the assistant calls unfounded are not put through to a person.",
        "No: the summary changes how quickly a file is read, and every file is still decided on its merits.",
      ],
    },
    "screen.systematicEvaluation": {
      label: "Are people evaluated systematically and extensively by machine, and are weighty decisions based on it? (Art. 35(3)(a))",
      why: "A yes makes an assessment mandatory by the text of the law itself, whatever the criteria say.",
      examples: [
        "Yes: all loan applicants are profiled by the model and its score leads to approval or refusal.",
        "No: the model drafts the wording of a decision that a case worker has already taken.",
      ],
    },
    "screen.largeScaleSpecial": {
      label: "Are health or other special data, or data on offences, processed on a large scale? (Art. 35(3)(b))",
      why: "A yes makes an assessment mandatory by the text of the law. Data of a single doctor's patients or a single lawyer's clients normally do not count as large-scale.",
      examples: [
        "Yes: a hospital group summarises the notes of all emergency admissions.",
        "No: health data appear now and then in letters to a small foundation, some forty a year.",
      ],
    },
    "screen.publicMonitoring": {
      label: "Is a place open to the public watched systematically and on a large scale? (Art. 35(3)(c))",
      why: "A yes makes an assessment mandatory by the text of the law. Describing camera pictures with a model is included.",
      examples: [
        "Yes: pictures from cameras on the station forecourt are described by the model to spot crowding.",
        "No: the only input is text that people send to the city's contact form.",
      ],
    },
    "screen.countries": {
      label: "In which countries are you established, are the people concerned, or does processing take place?",
      why: "Each authority publishes a list of operations that require an assessment. One hit in any of these countries is enough; where no list is held, the check stays open until you fill it in.",
      examples: [
        "Germany, Austria: the insurer sells in both, and the service desk is in Vienna.",
        "Netherlands: municipality, residents and the Region used are all within reach of one authority's list.",
      ],
    },
    "meta.reasons": {
      label: "Why is this assessment made?",
      why: "The official form asks for the reasons. They are printed on its technical sheet, beside the result of the screening.",
      examples: [
        "Two criteria are met and the model is being replaced: choose criteria and change.",
        "Nothing forces us, but the works council asked for it: choose beneficial.",
      ],
      options: {
        article35_3: "The law names this case (Art. 35(3))",
        nationalLaw: "A national list or law requires it",
        criteria: "Two or more of the nine criteria are met",
        beneficial: "Not required, but useful",
        change: "The processing or its risk has changed",
      },
    },
    "screen.exemption": {
      label: "Does an exemption free you from an assessment?",
      why: "It may: where the authority lists the operation as exempt, or where the law behind the task was itself assessed. A hit on a list of mandatory cases overrides the first kind.",
      examples: [
        "Yes: the registration act was assessed when it was made, and national law asks for no second assessment.",
        "No: the exempt list covers payroll, but not when a model profiles the employees.",
      ],
    },
    "screen.exemptionReason": {
      label: "Which exemption is it, and why does it fit?",
      why: "Without the reference nobody can check the exemption, and the record of not making an assessment would rest on nothing.",
      examples: [
        "Section 12 of the regional school act; the impact assessment of March 2024 covers reports on pupils, including drafting by machine.",
        "Item 4 of the authority's exempt list (supplier administration); no profiling, no special data, as the answers above show.",
      ],
    },
    "screen.rebuttal": {
      label: "Two or more criteria are met: if you still hold that the risk is not high, why?",
      why: "The guidelines allow this, but ask that the reasons be written down. The reason closes the screening only together with the data protection officer's view.",
      examples: [
        "Sensitive data and new technology are both ticked, but it concerns three researchers who agreed, for two weeks, with synthetic test notes as the rule.",
        "Employees are concerned and the technology is new; yet the tool only formats the internal phone list, and no prompt holds anything else.",
      ],
    },
    "screen.rebuttalDpo": {
      label: "What does the data protection officer say about going without an assessment?",
      why: "Departing from the two-criteria rule is recorded together with this view. Until it is here, the result stays: required.",
      examples: [
        "I agree for the pilot of two weeks, and ask to be consulted again before any other team joins.",
        "I do not agree: free text from patients cannot be ruled out, so an assessment should be made.",
      ],
    },
  },
  lists: {
    nationalChecks: {
      title: "Checks of national lists",
      one: "check of a national list",
      intro:
        "For each country concerned, say which of the items held apply, who looked the list up, when, and what came out. No list is held as a whole.",
      questions: {
        country: {
          label: "Whose list was checked?",
          why: "The check closes the open criterion of this country and of no other.",
          examples: ["Portugal: 3,000 of the people concerned live there.", "Iceland: the branch in Reykjavik uses the tool."],
        },
        items: {
          label: "Which of the items held for this country apply?",
          why: "Offered is what is held of this country’s list; the standing of each item is shown below. One that applies makes an assessment mandatory. Items are never the whole list: that none applies closes nothing until somebody has looked the list up.",
          examples: [
            "Employees are monitored: the transcripts of all agents are rated each week.",
            "None of those held: letters to suppliers are drafted from the supplier file only.",
          ],
          options: {
            biometric: "Biometric identification",
            genetic: "Genetic data",
            healthLargeScale: "Health data on a large scale",
            location: "Location is tracked",
            employeeMonitoring: "Employees are monitored",
            creditScoring: "Creditworthiness is scored, or blacklists are shared",
            accessProfiling: "Profiling decides on access to services",
            childrenProfiling: "Children’s data for marketing or profiling",
            connectedDevices: "Connected devices report on people",
            combining: "Datasets are combined",
            thirdPartyCollection: "Data come from third parties, unseen by people",
            innovativeTechnology: "Innovative technology, AI included, and one more of the nine criteria",
            whistleblowing: "Whistleblowing",
            professionalSecrecy: "Professional secrecy on a large scale",
            aiInteraction: "AI steers the interaction with people or evaluates them",
            none: "None of those held for this country",
          },
        },
        result: {
          label: "Is the processing on the list of cases that require an assessment?",
          why: "If it is listed, an assessment is mandatory. If not, this criterion no longer counts for the country.",
          examples: [
            "Item 7 names AI used to assess job applicants, and we do that: choose listed.",
            "We read all twelve items and none fits drafting of letters: choose not listed.",
          ],
          options: { listed: "Yes, it is listed", notListed: "No, it is not listed" },
        },
        item: {
          label: "Which item of the list fits?",
          why: "The item is printed as the reason why the assessment is required.",
          examples: [
            "Item 7: use of innovative technology together with data of vulnerable people.",
            "No. 3: large-scale processing of health data by hospitals.",
          ],
        },
        checkedBy: {
          label: "Who looked it up?",
          why: "A reader of the full document can ask this person. The name is left out of the editions that leave the house.",
          examples: ["Legal department, privacy counsel", "Outside counsel in Lisbon, instructed by the data protection officer"],
        },
        checkedOn: {
          label: "When was it looked up?",
          why: "Lists change. The date tells at the next review whether somebody has to look again.",
          examples: [
            "2026-10-12: when the project was approved.",
            "2026-11-02: repeated after the pilot was extended to a second country.",
          ],
        },
        link: {
          label: "Where is the list published?",
          why: "The link lets a reader repeat the check. It is printed as given and never opened by the software.",
          examples: ["https://authority.example/dpia-list-2024.pdf", "Official Journal of the country, no. 118 of 2019, page 44"],
        },
      },
    },
  },
} as const satisfies SectionTexts<typeof screening>;
