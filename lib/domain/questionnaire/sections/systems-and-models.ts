import { question as q, type SectionStructure, type SectionTexts } from "../question";

const onBedrock = { question: "platform", is: ["bedrock"] } as const;
const elsewhere = { question: "platform", is: ["claudePlatformOnAws", "providerApi", "otherCloud", "other"] } as const;
const retentionModes = ["none", "default", "aws_review", "provider_data_share", "inherit"] as const;

export const systemsAndModels = {
  id: "systems-and-models",
  questions: {},
  lists: {
    systems: {
      prefix: "sy",
      nameQuestion: "name",
      questions: {
        name: q("text", "GDPR Art. 35(7)(a)", ["map", "edpb:1.3", "key:asset.items[]"]),
        description: q("longText", "GDPR Art. 35(7)(a)", ["edpb:1.3", "key:asset.items[]"], { required: false }),
        users: q("choices", "GDPR Arts. 29, 32(4)", ["map", "risk:direct-prompt-injection", "risk:shadow-ai"], {
          options: ["staff", "customers", "public", "noPerson"],
        }),
        operator: q("choice", "GDPR Art. 28", ["map", "recipients"], { options: ["ourselves", "processor"] }),
        vendor: q("reference", "GDPR Art. 28", ["map", "recipients"], {
          to: ["processors"],
          visibleWhen: { question: "operator", is: ["processor"] },
        }),
        dataItems: q("references", "GDPR Art. 35(7)(a)", ["map"], { to: ["dataItems"] }),
        country: q("country", "GDPR Arts. 30(1)(e), 44", ["map", "transfers"]),
        assetKinds: q("choices", "GDPR recital 90; WP248 Annex 2", ["edpb:1.3", "annex2:assets"], {
          options: ["hardwareOrNetwork", "software", "apiOrModel", "personnel", "site", "organisational"],
          required: false,
        }),
      },
    },
    modelUses: {
      prefix: "mu",
      nameQuestion: "name",
      questions: {
        name: q("text", "GDPR Art. 35(7)(a)", ["map", "edpb:1.3", "key:asset.items[]"]),
        system: q("reference", "GDPR Art. 35(7)(a)", ["map"], { to: ["systems"] }),
        purposes: q("references", "GDPR Art. 5(1)(b)", ["map", "risk:purpose-creep"], { to: ["purposes"] }),
        dataItems: q("references", "GDPR Art. 5(1)(c)", ["map", "recipients"], { to: ["dataItems"] }),
        platform: q("choice", "GDPR Arts. 28, 44", ["map", "recipients", "retention"], {
          options: ["bedrock", "claudePlatformOnAws", "providerApi", "otherCloud", "ownMachines", "other"],
        }),
        operator: q("reference", "GDPR Art. 28", ["recipients", "map"], { to: ["processors"], visibleWhen: elsewhere }),
        platformCountry: q("country", "GDPR Art. 44", ["transfers", "recipients"], { visibleWhen: elsewhere }),
        model: q("model", "GDPR Art. 28(1); AI Act Art. 26", ["retention", "recipients", "risk:unlawfully-trained-model", "edpb:1.3"]),
        endpoint: q("choice", "GDPR Arts. 5(1)(e), 32", ["retention", "map"], { options: ["runtime", "mantle"], visibleWhen: onBedrock }),
        api: q("choice", "GDPR Art. 25(2)", ["retention"], {
          options: ["invokeOrConverse", "responses", "chatCompletionsOrMessages"],
          visibleWhen: onBedrock,
        }),
        responsesStore: q("yesNo", "GDPR Arts. 5(1)(e), 25(2)", ["retention", "risk:service-retention"], {
          visibleWhen: { question: "api", is: ["responses"] },
        }),
        sourceRegion: q("region", "GDPR Arts. 30(1)(e), 44", ["transfers", "retention", "key:location.items[]"], {
          visibleWhen: onBedrock,
        }),
        inferenceRouting: q("choice", "GDPR Arts. 44, 46", ["transfers", "risk:third-country-routing", "key:location.items[]"], {
          options: ["inRegion", "geographic", "global"],
          visibleWhen: onBedrock,
        }),
        inferenceProfile: q("text", "GDPR Art. 44", ["transfers"], {
          required: false,
          visibleWhen: { question: "inferenceRouting", is: ["geographic", "global"] },
          disclosure: "shared",
        }),
        destinationRegions: q("regions", "GDPR Art. 44", ["transfers"], {
          required: false,
          visibleWhen: { question: "inferenceRouting", is: ["geographic"] },
        }),
        throughput: q("choice", "GDPR Art. 35(7)(a)", ["map", "risk:service-retention"], {
          options: ["onDemand", "batch", "provisioned", "marketplaceEndpoint"],
          visibleWhen: onBedrock,
        }),
        managedPrompts: q("choice", "GDPR Arts. 5(1)(c), 5(1)(e)", ["map"], {
          options: ["none", "withoutPersonalData", "withPersonalData"],
          visibleWhen: onBedrock,
        }),
        projectRetentionMode: q("choice", "GDPR Arts. 5(1)(e), 28(3)(a)", ["retention"], {
          options: retentionModes,
          visibleWhen: { question: "endpoint", is: ["mantle"] },
        }),
        accountRetentionMode: q("choice", "GDPR Arts. 5(1)(e), 28(3)(a)", ["retention"], {
          options: retentionModes,
          visibleWhen: onBedrock,
        }),
        promptCaching: q("choice", "GDPR Art. 5(1)(e)", ["retention", "risk:cross-user-leakage"], {
          options: ["off", "fiveMinutes", "oneHour", "implicit"],
          visibleWhen: onBedrock,
        }),
        guardrails: q("choice", "GDPR Arts. 25, 32", ["map", "edpb:1.3"], {
          options: ["none", "input", "output", "both"],
          visibleWhen: onBedrock,
        }),
        guardrailCrossRegion: q("yesNo", "GDPR Art. 44", ["transfers", "map"], {
          visibleWhen: { question: "guardrails", is: ["input", "output", "both"] },
        }),
        treatment: q("choices", "GDPR Arts. 25, 32(1)(a)", ["map", "risk:re-identification"], {
          options: ["masked", "pseudonymised", "endUserIdRemoved", "none"],
        }),
        treatedDataItems: q("references", "GDPR Arts. 25, 32(1)(a)", ["map"], {
          to: ["dataItems"],
          visibleWhen: { question: "treatment", is: ["masked", "pseudonymised"] },
        }),
        freeText: q("yesNo", "GDPR Arts. 5(1)(c), 9", ["risk:excessive-data-in-prompts", "risk:special-category-exposure"]),
        contextSources: q("choices", "GDPR Art. 5(1)(c)", ["risk:excessive-data-in-prompts", "risk:re-identification", "criterion:C6"], {
          options: ["crm", "mailbox", "fileShare", "transcripts", "database", "web", "other", "none"],
        }),
        inputSources: q("choices", "GDPR Art. 32", ["risk:direct-prompt-injection"], { options: ["staff", "outsiders", "systems"] }),
        outputAboutPerson: q("yesNo", "GDPR Art. 5(1)(d)", ["risk:inaccurate-output"]),
        outputScores: q("yesNo", "GDPR Art. 22; recital 71", ["risk:biased-output", "criterion:C1"]),
        outputAudience: q(
          "choices",
          "GDPR Arts. 5(1)(a), 25",
          ["risk:memorised-data-disclosure", "risk:over-reliance", "map", "recipients"],
          { options: ["staff", "dataSubjects", "public", "systems"] },
        ),
        adviceDomains: q("choices", "GDPR Art. 5(1)(a)", ["risk:over-reliance"], { options: ["health", "legal", "finance", "none"] }),
        decisionMode: q("choice", "GDPR Art. 22(1)", ["risk:automated-decision", "criterion:C2", "gap:no-art22-exception"], {
          options: ["none", "assistive", "humanInLoop", "solelyAutomated"],
        }),
        decisionEffect: q("choice", "GDPR Art. 22(1)", ["risk:automated-decision", "criterion:C2", "gap:no-art22-exception"], {
          options: ["none", "legalOrSimilar"],
          visibleWhen: { question: "decisionMode", is: ["assistive", "humanInLoop", "solelyAutomated"] },
        }),
        art22Exception: q("choice", "GDPR Art. 22(2)", ["gap:no-art22-exception", "edpb:2.3.b"], {
          options: ["a-contract", "b-law", "c-explicitConsent", "none"],
          visibleWhen: { question: "decisionMode", is: ["solelyAutomated"] },
        }),
        reviewsMeasured: q("number", "GDPR Art. 22; WP251", ["risk:automated-decision"], {
          unit: "reviews",
          visibleWhen: { question: "decisionMode", is: ["humanInLoop"] },
        }),
        overrideRate: q("number", "GDPR Art. 22; WP251", ["risk:automated-decision", "criterion:C2"], {
          unit: "%",
          visibleWhen: { question: "decisionMode", is: ["humanInLoop"] },
        }),
        modelAlternatives: q("number", "GDPR Arts. 24, 32", ["risk:vendor-lock-in"], { unit: "models" }),
      },
    },
  },
} as const satisfies SectionStructure;

export const systemsAndModelsEnglish = {
  title: "Systems and models",
  intro:
    "Which systems call which model, where, with which settings, and what the output is used for. Most technical answers can be read from the account.",
  questions: {},
  lists: {
    systems: {
      title: "Systems",
      one: "system",
      intro: "The applications that people use or that call a model.",
      questions: {
        name: {
          label: "What is the system called?",
          why: "It becomes an element of the data-flow map between people and models.",
          examples: ["Service-desk workbench", "Ward information system"],
        },
        description: {
          label: "What does it do here?",
          why: "EDPB field 1.3 describes the means; one or two lines suffice.",
          examples: [
            "Web application in which agents read enquiries and edit drafts.",
            "Receives referral letters, collects earlier notes and asks for the summary.",
          ],
        },
        users: {
          label: "Who uses it directly?",
          why: "Outsiders who write prompts can try to trick the model; staff without guidance turn to other tools. Both are risks.",
          examples: ["A chat window on the public website: choose the public.", "A nightly batch that nobody talks to: choose nobody."],
          options: {
            staff: "Our staff",
            customers: "Customers or clients who sign in",
            public: "Anybody",
            noPerson: "Nobody, it runs by itself",
          },
        },
        operator: {
          label: "Who runs it?",
          why: "If somebody else does, that party receives all data that pass through it.",
          examples: [
            "Our data centre team in the basement of building 2: choose ourselves.",
            "A software house hosts it for us: choose a provider.",
          ],
          options: { ourselves: "We do", processor: "A provider, for us" },
        },
        vendor: {
          label: "Which provider runs it?",
          why: "The provider becomes a recipient, with its country and its contract.",
          examples: ["The software house listed among the parties.", "The regional computing centre of the municipalities."],
        },
        dataItems: {
          label: "Which data does it handle?",
          why: "From here the map follows each item to models, stores and recipients.",
          examples: ["Enquiry text, contract data and staff number.", "Referral letter, notes and medication; no billing data."],
        },
        country: {
          label: "In which country does it run?",
          why: "A place outside the EEA makes a transfer even before any model is called.",
          examples: ["Germany: two sites of our own.", "United Kingdom: the group's shared platform."],
        },
        assetKinds: {
          label: "What does it consist of? (supporting assets)",
          why: "The official form lists assets by type, and Annex 2 of the guidelines wants them identified.",
          examples: [
            "Own servers and an application: choose hardware and software.",
            "A service bought over the internet that calls a model: choose software and API or model.",
          ],
          options: {
            hardwareOrNetwork: "Hardware or network",
            software: "Software",
            apiOrModel: "API or model",
            personnel: "People",
            site: "Buildings or rooms",
            organisational: "Paper and procedures",
          },
        },
      },
    },
    modelUses: {
      title: "Uses of a model",
      one: "use of a model",
      intro: "One record for each way a model is called: another model, Region, endpoint or purpose is another record.",
      questions: {
        name: {
          label: "What do you call this use?",
          why: "Risks, recipients and transfers are given for each use by this name.",
          examples: ["Drafting of replies", "Embedding of policy documents"],
        },
        system: {
          label: "Which system makes the call?",
          why: "It draws the arrow from the system to the model.",
          examples: ["The service-desk workbench.", "The ward information system, through its integration server."],
        },
        purposes: {
          label: "Which purposes does it serve?",
          why: "A use that serves no stated purpose is a sign of purpose creep.",
          examples: ["Answering questions on policies, nothing else.", "Both triage and the discharge letter, which are two purposes."],
        },
        dataItems: {
          label: "Which data are sent to the model?",
          why: "What is sent can be kept, looked at or moved to where the model runs; everything that follows starts here.",
          examples: [
            "Enquiry text and extracts of the contract, without name and account.",
            "All notes of the current stay, with diagnoses.",
          ],
        },
        platform: {
          label: "On which platform does the model run?",
          why: "Similar names hide different processors: the cloud's own service, the model maker's service in the cloud's shop, the maker's API. Recipients, retention and contract follow from it.",
          examples: [
            "Calls go to `bedrock-runtime` with an AWS role: choose Amazon Bedrock.",
            "Open weights on two servers in our cellar: choose own machines.",
          ],
          options: {
            bedrock: "Amazon Bedrock",
            claudePlatformOnAws: "Claude Platform on AWS (not Bedrock)",
            providerApi: "The model provider's own API",
            otherCloud: "Another cloud",
            ownMachines: "Our own machines",
            other: "Something else",
          },
        },
        operator: {
          label: "Which party operates that platform?",
          why: "It becomes a recipient of the prompts and needs a contract.",
          examples: ["The model maker's Irish company, listed among the parties.", "The other cloud's European contracting company."],
        },
        platformCountry: {
          label: "In which country does that platform process the prompts?",
          why: "Outside the EEA it is a transfer. If the provider leaves it open, answer that you do not know; an open place is not taken as safe.",
          examples: ["United States: the contract names two sites there.", "Sweden: the region we booked, confirmed in the order form."],
        },
        model: {
          label: "Which model is called?",
          why: "Models differ in what must be kept and who may look. The facts register says what is in force for this one; for an unknown model it is undetermined, not none.",
          examples: [
            "The model id in our configuration, such as `anthropic.claude-…`.",
            "An embedding model used only for search, as a record of its own.",
          ],
        },
        endpoint: {
          label: "Which endpoint is called?",
          why: "The two endpoints differ in settings for retention, logging and guardrails; a rule for one may not cover the other.",
          examples: [
            "The SDK calls `bedrock-runtime.eu-central-1.amazonaws.com`: choose runtime.",
            "An OpenAI-style client points at the `bedrock-mantle` address: choose mantle.",
          ],
          options: { runtime: "bedrock-runtime", mantle: "bedrock-mantle" },
        },
        api: {
          label: "Which kind of call is used?",
          why: "Some kinds can store conversations on the service's side; storing is asked next.",
          examples: [
            "The code uses `Converse`: choose InvokeModel or Converse.",
            "The code sends `previous_response_id`: choose Responses.",
          ],
          options: {
            invokeOrConverse: "InvokeModel or Converse",
            responses: "Responses",
            chatCompletionsOrMessages: "Chat Completions or Messages",
          },
        },
        responsesStore: {
          label: "May the service store the responses? (store)",
          why: "Stored responses are a copy apart from the retention mode. If the setting was never touched, look up what applies; do not assume it is off.",
          examples: [
            "Yes: the parameter is not set in our code, and the register says what then happens.",
            "No: every call sends `store: false`, checked by a test.",
          ],
        },
        sourceRegion: {
          label: "From which Region are the calls made? (source Region)",
          why: "Retention settings hold per Region, and routing starts here. It is where the data enter the service.",
          examples: ["`eu-central-1`: the application runs in Frankfurt.", "`eu-west-1`: chosen because the index is in Ireland."],
        },
        inferenceRouting: {
          label: "Where may the service run the call? (inference routing)",
          why: "Routing decides the countries in which prompts are processed and in which kept copies may lie. Outside the EEA each is a transfer that needs a tool.",
          examples: [
            "We call `global.anthropic…` from Frankfurt: choose global.",
            "We call the plain model id and nothing else is allowed by policy: choose in the source Region.",
          ],
          options: {
            inRegion: "Only in the source Region",
            geographic: "Within a geography (for example eu.)",
            global: "In any commercial Region (global.)",
          },
        },
        inferenceProfile: {
          label: "What is the id of the inference profile?",
          why: "The id lets an engineer check the routing and lets the facts register give the Regions it covers.",
          examples: ["`eu.anthropic.claude-…`", "`global.anthropic.claude-…`"],
        },
        destinationRegions: {
          label: "Which Regions may it be routed to?",
          why: "Each Region stands for a country in the list of transfers. Give them as your account lists them; otherwise the register's list for the geography is used.",
          examples: [
            "`eu-central-1`, `eu-west-3`, `eu-north-1`: read from the profile's model ARNs.",
            "`eu-west-1` and `eu-west-2`: so the United Kingdom is one of the destinations.",
          ],
        },
        throughput: {
          label: "How is the capacity used?",
          why: "Batch jobs read and write files with all prompts in them, a further copy that someone must delete.",
          examples: [
            "Each enquiry is sent as it comes: choose on demand.",
            "All complaints of the day are sent at night as one file: choose batch.",
          ],
          options: {
            onDemand: "On demand",
            batch: "In batches, as files",
            provisioned: "Reserved capacity (provisioned)",
            marketplaceEndpoint: "A Marketplace model on an endpoint in our account",
          },
        },
        managedPrompts: {
          label: "Are prompts or flows kept in Bedrock itself? (prompt management, flows, prompt optimisation)",
          why: "They stay there until somebody deletes them. Sample cases in a template or in an optimisation job are a copy that is easily forgotten.",
          examples: [
            "The template sits in prompt management with placeholders only: choose without personal data.",
            "An optimisation job was given twenty real enquiries: choose with personal data.",
          ],
          options: {
            none: "No",
            withoutPersonalData: "Yes, without personal data",
            withPersonalData: "Yes, with personal data",
          },
        },
        projectRetentionMode: {
          label: "Which retention mode is set for the project?",
          why: "The first mode that is not inherit counts: project, then account, then the model's default. The facts register says what the mode means today.",
          examples: [
            "`get project` shows `data_retention.mode: none`: choose none.",
            "Nobody has set anything on the project: choose inherit.",
          ],
          options: {
            none: "none (nothing may be kept)",
            default: "default (what the model asks by default)",
            aws_review: "aws_review (AWS may keep and review)",
            provider_data_share: "provider_data_share (the model provider may receive)",
            inherit: "inherit (no opinion, the next level decides)",
          },
        },
        accountRetentionMode: {
          label: "Which retention mode is set for the account in this Region?",
          why: "The mode holds for one Region and does not spread. A mode more permissive than the model needs is a standing permission and is reported as such.",
          examples: [
            "`get-account-data-retention` in Frankfurt prints `aws_review`: choose it.",
            "The command prints `inherit` in Ireland although Frankfurt has a mode: choose inherit.",
          ],
          options: {
            none: "none (nothing may be kept)",
            default: "default (what the model asks by default)",
            aws_review: "aws_review (AWS may keep and review)",
            provider_data_share: "provider_data_share (the model provider may receive)",
            inherit: "inherit (no opinion, the model's default decides)",
          },
        },
        promptCaching: {
          label: "Are prompts cached?",
          why: "A cache is a short-lived copy and, where shared by mistake, a way for data to reach another user. Some models cache without being asked; the register says which.",
          examples: [
            "The code marks the system prompt with a cache point: choose five minutes.",
            "The model caches by itself and nothing in our code asks for it: choose implicit.",
          ],
          options: { off: "No", fiveMinutes: "About five minutes", oneHour: "About an hour", implicit: "By the model itself (implicit)" },
        },
        guardrails: {
          label: "Are guardrails applied?",
          why: "A filter in front can stop or mask personal data; one behind can stop harmful output. A filter is itself a step of processing on the map.",
          examples: [
            "Names and account numbers are masked before the call, nothing is checked after: choose on input.",
            "We rely on the prompt alone: choose none.",
          ],
          options: { none: "No", input: "On the input", output: "On the output", both: "On both" },
        },
        guardrailCrossRegion: {
          label: "May the guardrail run in another Region?",
          why: "A guardrail profile can route prompts to other Regions even if the model stays in one.",
          examples: ["Yes: the guardrail has a profile id in its `crossRegionDetails`.", "No: that part of the configuration is empty."],
        },
        treatment: {
          label: "What is done to the data before the call?",
          why: "Masking and pseudonyms change what everybody further along receives. They count only for the items named next.",
          examples: [
            "A service replaces names and policy numbers by tokens and puts them back afterwards: choose pseudonymised.",
            "The whole mail goes in as it came: choose nothing.",
          ],
          options: {
            masked: "Parts are blacked out (masked)",
            pseudonymised: "Replaced by tokens (pseudonymised)",
            endUserIdRemoved: "The user's id is removed",
            none: "Nothing",
          },
        },
        treatedDataItems: {
          label: "Which data are treated that way?",
          why: "Only these travel on in masked or replaced form on the map; free text rarely counts as fully masked.",
          examples: ["Name, policy number and account number.", "Patient number only; the notes go in clear."],
        },
        freeText: {
          label: "Can people type or paste anything into the prompt?",
          why: "Free text brings in data nobody planned for, often health or third parties. A yes raises the risks of excess and of special data.",
          examples: [
            "Yes: customers describe the accident in their own words.",
            "No: the prompt is built from four fields with fixed values.",
          ],
        },
        contextSources: {
          label: "From where is content added to the prompt?",
          why: "Each source widens what the model sees; sources collected for different purposes count as combining in the screening.",
          examples: [
            "Contract data and the last ten mails are added: choose customer system and mailbox.",
            "Only the typed question is sent: choose none.",
          ],
          options: {
            crm: "Customer or case system",
            mailbox: "Mailbox",
            fileShare: "File share",
            transcripts: "Call or meeting transcripts",
            database: "Database",
            web: "The web",
            other: "Something else",
            none: "Nowhere",
          },
        },
        inputSources: {
          label: "Who can put text into the prompt?",
          why: "People outside can hide instructions in what they write (prompt injection). The more who can, the likelier it is.",
          examples: [
            "Letters of residents are read in: choose outsiders.",
            "Agents write, and a ticket system adds fields: choose staff and systems.",
          ],
          options: { staff: "Our staff", outsiders: "People outside", systems: "Other systems" },
        },
        outputAboutPerson: {
          label: "Does the output say something about an identifiable person?",
          why: "Models can state wrong things fluently. Where that is about a person, accuracy becomes a risk to them.",
          examples: [
            "Yes: the summary names illnesses and medication of the patient.",
            "No: the output is a general explanation of a tariff.",
          ],
        },
        outputScores: {
          label: "Does the output rank, score or grade people?",
          why: "Scores can discriminate and count as evaluation in the screening.",
          examples: ["Yes: applications are graded from A to D.", "No: complaints are sorted by topic, not by who wrote them."],
        },
        outputAudience: {
          label: "Who sees or uses the output?",
          why: "They are recipients of whatever the model may reveal, and people may rely on it too much.",
          examples: [
            "Agents edit every draft, then customers get it: choose staff and the people concerned.",
            "A queue reads the topic and nobody sees it: choose other systems.",
          ],
          options: { staff: "Our staff", dataSubjects: "The people concerned", public: "The public", systems: "Other systems" },
        },
        adviceDomains: {
          label: "Does it give advice in a sensitive field?",
          why: "Bad advice on health, law or money harms people who follow it; the risk of over-reliance depends on this.",
          examples: [
            "The chat explains which treatment a tariff pays for and is asked about symptoms too: choose health.",
            "It only tells opening hours and forms: choose none.",
          ],
          options: { health: "Health", legal: "Law", finance: "Money", none: "None of these" },
        },
        decisionMode: {
          label: "What part does the output play in decisions about people?",
          why: "A decision by machine alone that weighs heavily is forbidden without an exception (Art. 22). A person counts only if they really can and do decide otherwise.",
          examples: [
            "The nurse reads the summary among other things: choose helps a person.",
            "Refunds under 50 euros are refused by the output itself: choose decides alone.",
          ],
          options: {
            none: "None",
            assistive: "It helps a person who decides",
            humanInLoop: "It proposes, a person confirms each one",
            solelyAutomated: "It decides alone",
          },
        },
        decisionEffect: {
          label: "How heavily does the decision weigh on the person?",
          why: "Only decisions with legal or similarly serious effect fall under Art. 22(1); for those an exception is needed.",
          examples: [
            "An invitation to interview is refused: choose legal or similarly serious.",
            "The order in which mails are read on the same day: choose no serious effect.",
          ],
          options: { none: "No serious effect", legalOrSimilar: "Legal or similarly serious effect" },
        },
        art22Exception: {
          label: "Which exception allows deciding by machine alone? (Art. 22(2))",
          why: "With none there is a legality gap that no measure closes; the decision must then go to a person.",
          examples: [
            "A statute on automatic tax refunds, with the right to a human check: choose law.",
            "It was simply quicker that way: choose none.",
          ],
          options: {
            "a-contract": "Necessary for a contract (a)",
            "b-law": "Authorised by law with safeguards (b)",
            "c-explicitConsent": "Explicit consent (c)",
            none: "None",
          },
        },
        reviewsMeasured: {
          label: "On how many confirmed cases does your figure for overriding rest?",
          why: "It shows whether the human check was measured at all; a rate from a handful of cases proves little.",
          examples: ["1800: all cases of September.", "40: one afternoon's sample in the pilot, too few to rely on."],
        },
        overrideRate: {
          label: "In how many of 100 cases did people decide otherwise than proposed?",
          why: "A rate near zero suggests that proposals are waved through, which makes the decision automatic in substance.",
          examples: ["7: mostly topics mixed up between two departments.", "0.1: the team lead doubts that proposals are read at all."],
        },
        modelAlternatives: {
          label: "How many other models have you tested that could take over?",
          why: "Who depends on one model cannot leave when terms or behaviour get worse. Zero raises that risk.",
          examples: [
            "2: one from another provider and one with open weights, both passed the test set.",
            "0: prompts are tuned to one model and nothing else was tried.",
          ],
        },
      },
    },
  },
} as const satisfies SectionTexts<typeof systemsAndModels>;
