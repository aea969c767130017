import { question as q, type SectionStructure, type SectionTexts } from "../question";

const logs = { question: "kind", is: ["invocationLogs", "applicationLogs"] } as const;
const retrieval = { question: "kind", is: ["knowledgeBase"] } as const;
const memory = { question: "kind", is: ["agentMemory", "sessions"] } as const;

export const storesAndTools = {
  id: "stores-and-tools",
  questions: {
    "logging.invocation": q("choice", "GDPR Arts. 5(1)(c), 5(1)(e)", ["risk:content-in-logs", "map"], {
      options: ["off", "metadataOnly", "redacted", "full"],
    }),
    "logging.cloudTrail": q("choice", "GDPR Arts. 5(1)(e), 88", ["map", "recipients"], {
      options: ["eventHistory", "trail", "trailWithDataEvents"],
      mayNotApply: true,
    }),
    "support.cases": q("choice", "GDPR Arts. 28(3)(a), 44", ["map", "recipients", "transfers"], {
      options: ["none", "withoutContent", "withContent"],
      mayNotApply: true,
    }),
    "logging.traces": q("yesNo", "GDPR Arts. 5(1)(c), 32", ["risk:content-in-logs"]),
    "security.longLivedKeys": q("yesNo", "GDPR Art. 32", ["risk:store-breach"]),
  },
  lists: {
    stores: {
      prefix: "st",
      nameQuestion: "name",
      questions: {
        name: q("text", "GDPR Art. 35(7)(a)", ["map", "edpb:1.3", "key:retention.items[]"]),
        kind: q("choice", "GDPR Art. 5(1)(e)", ["map", "risk:content-in-logs", "risk:profile-building-memory", "risk:purpose-creep"], {
          options: [
            "invocationLogs",
            "applicationLogs",
            "knowledgeBase",
            "agentMemory",
            "sessions",
            "batchFiles",
            "evaluationSet",
            "trainingSet",
            "customModel",
            "files",
            "cache",
            "database",
            "backup",
            "other",
          ],
        }),
        dataItems: q("references", "GDPR Art. 35(7)(a)", ["map", "recipients"], { to: ["dataItems"] }),
        personalData: q("yesNo", "GDPR Art. 4(1)", ["risk:rights-not-exercisable", "risk:store-breach"]),
        writtenBy: q("references", "GDPR Art. 35(7)(a)", ["map"], { to: ["systems", "modelUses", "tools", "customisations"] }),
        readBy: q("references", "GDPR Art. 35(7)(a)", ["map"], { to: ["systems", "modelUses", "tools", "customisations"] }),
        logContent: q("choice", "GDPR Art. 5(1)(c)", ["risk:content-in-logs", "map"], {
          options: ["metadataOnly", "redacted", "full"],
          visibleWhen: logs,
        }),
        userIdentifiable: q("yesNo", "GDPR Arts. 5(1)(b), 88", ["risk:employee-monitoring", "criterion:C3"], { visibleWhen: logs }),
        operator: q("choice", "GDPR Art. 28", ["map", "recipients"], { options: ["ourselves", "aws", "thirdParty"] }),
        vendor: q("reference", "GDPR Art. 28", ["map", "recipients"], {
          to: ["processors"],
          visibleWhen: { question: "operator", is: ["thirdParty"] },
        }),
        product: q("choice", "GDPR Art. 28", ["map", "recipients"], {
          options: [
            "openSearchServerless",
            "openSearchManaged",
            "rds",
            "neptuneAnalytics",
            "s3Vectors",
            "managed",
            "pinecone",
            "mongoDbAtlas",
            "redisEnterpriseCloud",
            "other",
          ],
          visibleWhen: retrieval,
        }),
        region: q("region", "GDPR Arts. 30(1)(e), 44", ["transfers", "map"], { visibleWhen: { question: "operator", is: ["aws"] } }),
        country: q("country", "GDPR Arts. 30(1)(e), 44", ["transfers", "map"], {
          visibleWhen: { question: "operator", is: ["ourselves", "thirdParty"] },
        }),
        retention: q("duration", "GDPR Art. 5(1)(e)", ["retention", "recipients", "edpb:2.2.a", "key:retention.items[]", "art30:f"]),
        deletionAutomatic: q("yesNo", "GDPR Arts. 5(1)(e), 25", ["edpb:2.2.a", "risk:service-retention"]),
        lookupByPerson: q("yesNo", "GDPR Arts. 12, 15", ["risk:rights-not-exercisable"]),
        retrievalAcl: q("choice", "GDPR Arts. 25(2), 32", ["risk:retrieval-over-sharing"], {
          options: ["perUser", "perGroup", "none"],
          visibleWhen: retrieval,
        }),
        shared: q("yesNo", "GDPR Arts. 28(3)(a), 32", ["risk:cross-user-leakage"]),
        contentSources: q("choices", "GDPR Arts. 14, 32", ["risk:indirect-prompt-injection", "map"], {
          options: ["ownFiles", "web", "confluence", "salesforce", "sharePoint", "mailbox", "custom"],
          visibleWhen: retrieval,
        }),
        sourceOperators: q("references", "GDPR Arts. 14, 28", ["map", "recipients"], {
          to: ["processors"],
          required: false,
          visibleWhen: { question: "contentSources", is: ["confluence", "salesforce", "sharePoint", "mailbox", "custom"] },
        }),
        parsing: q("choice", "GDPR Arts. 5(1)(c), 44", ["map", "transfers"], {
          options: ["builtIn", "foundationModel", "dataAutomation"],
          visibleWhen: retrieval,
        }),
        reranking: q("yesNo", "GDPR Art. 5(1)(c)", ["map"], { visibleWhen: retrieval }),
        memoryService: q("choice", "GDPR Arts. 5(1)(e), 28", ["map"], {
          options: ["agentsClassic", "agentCore", "own"],
          visibleWhen: memory,
        }),
        memoryExtraction: q("choice", "GDPR Arts. 5(1)(b), 44", ["map", "transfers"], {
          options: ["crossRegion", "inRegion", "off"],
          visibleWhen: { question: "memoryService", is: ["agentCore"] },
        }),
        encryption: q("choice", "GDPR Art. 32(1)(a)", ["edpb:2.3.e", "risk:store-breach"], { options: ["providerKey", "ownKey", "none"] }),
        whoReads: q("longText", "GDPR Arts. 25(2), 32(4)", ["edpb:2.2.a", "risk:content-in-logs"], { disclosure: "shared" }),
      },
    },
    tools: {
      prefix: "tl",
      nameQuestion: "name",
      questions: {
        name: q("text", "GDPR Art. 35(7)(a)", ["map", "edpb:1.3"]),
        kind: q("choice", "GDPR Arts. 25, 32", ["map", "risk:indirect-prompt-injection", "risk:agent-exfiltration"], {
          options: ["agentAction", "mcpServer", "webSearch", "browser", "codeInterpreter", "email", "otherModel", "dataAutomation", "api"],
        }),
        calledBy: q("references", "GDPR Art. 35(7)(a)", ["map"], { to: ["modelUses"] }),
        dataItems: q("references", "GDPR Art. 5(1)(c)", ["map", "recipients"], { to: ["dataItems"] }),
        external: q("yesNo", "GDPR Arts. 4(9), 28", ["risk:agent-exfiltration", "recipients", "map"]),
        vendor: q("reference", "GDPR Arts. 4(9), 28", ["recipients", "map"], {
          to: ["processors"],
          visibleWhen: { question: "external", is: [true] },
        }),
        country: q("country", "GDPR Art. 44", ["transfers", "map"], { visibleWhen: { question: "external", is: [true] } }),
        reads: q("references", "GDPR Arts. 25(2), 32", ["map"], { to: ["systems", "stores"], required: false }),
        writes: q("yesNo", "GDPR Arts. 5(1)(d), 5(1)(f)", ["risk:agent-modification"]),
        writesTo: q("references", "GDPR Art. 5(1)(d)", ["map", "risk:agent-modification"], {
          to: ["systems", "stores"],
          required: false,
          visibleWhen: { question: "writes", is: [true] },
        }),
        undo: q("yesNo", "GDPR Arts. 5(1)(d), 32(1)(c)", ["risk:agent-modification"], { visibleWhen: { question: "writes", is: [true] } }),
        approval: q("choice", "GDPR Arts. 22(3), 25", ["risk:agent-modification", "risk:agent-exfiltration"], {
          options: ["always", "sometimes", "never"],
        }),
      },
    },
    customisations: {
      prefix: "cu",
      nameQuestion: "name",
      questions: {
        name: q("text", "GDPR Art. 35(7)(a)", ["map", "edpb:1.3"]),
        kind: q(
          "choice",
          "GDPR Arts. 5(1)(b), 17",
          ["risk:unerasable-weights", "risk:live-data-in-evaluation", "risk:vendor-lock-in", "map"],
          {
            options: [
              "fineTuning",
              "continuedPreTraining",
              "distillation",
              "reinforcement",
              "customImport",
              "modelEvaluation",
              "humanEvaluation",
            ],
          },
        ),
        usedBy: q("references", "GDPR Art. 35(7)(a)", ["map", "risk:memorised-data-disclosure"], { to: ["modelUses"] }),
        personalData: q("yesNo", "GDPR Arts. 5(1)(c), 17", ["risk:unerasable-weights", "risk:live-data-in-evaluation"]),
        dataItems: q("references", "GDPR Art. 5(1)(c)", ["map"], {
          to: ["dataItems"],
          visibleWhen: { question: "personalData", is: [true] },
        }),
        usesInvocationLogs: q("yesNo", "GDPR Arts. 5(1)(b), 6(4)", ["risk:purpose-creep", "map"]),
        region: q("region", "GDPR Art. 44", ["map", "transfers"]),
        workers: q("choice", "GDPR Arts. 28, 32(4)", ["risk:live-data-in-evaluation", "recipients"], {
          options: ["ownStaff", "vendor", "awsManaged"],
          visibleWhen: { question: "kind", is: ["humanEvaluation"] },
        }),
        vendor: q("reference", "GDPR Art. 28", ["recipients", "map"], {
          to: ["processors"],
          visibleWhen: { question: "workers", is: ["vendor"] },
        }),
      },
    },
    otherFlows: {
      prefix: "of",
      nameQuestion: "name",
      questions: {
        name: q("text", "GDPR Art. 35(7)(a)", ["map"]),
        from: q("reference", "GDPR Art. 35(7)(a)", ["map"], { to: ["dataSubjects", "systems", "modelUses", "stores", "tools"] }),
        to: q("reference", "GDPR Arts. 4(9), 35(7)(a)", ["map", "recipients"], {
          to: ["systems", "stores", "tools", "processors", "controllers", "dataSubjects"],
        }),
        dataItems: q("references", "GDPR Art. 35(7)(a)", ["map", "recipients"], { to: ["dataItems"] }),
        purpose: q("longText", "GDPR Art. 5(1)(b)", ["map"]),
        country: q("country", "GDPR Arts. 30(1)(e), 44", ["transfers", "map"]),
      },
    },
    phases: {
      prefix: "ph",
      nameQuestion: "phase",
      questions: {
        phase: q("choice", "GDPR Art. 35(7)(a)", ["edpb:1.2", "key:flow.phases[]"], {
          options: ["collection", "use", "storage", "sharing", "deletion"],
        }),
        operations: q("longText", "GDPR Arts. 4(2), 35(7)(a)", ["edpb:1.2", "key:flow.phases[]", "annex2:functionalDescription"]),
        assets: q("longText", "GDPR recital 90; WP248 Annex 2", ["edpb:1.3", "key:asset.items[]", "annex2:assets"], { required: false }),
      },
    },
  },
} as const satisfies SectionStructure;

export const storesAndToolsEnglish = {
  title: "Stores, tools and other flows",
  intro:
    "Where data come to rest, what the model may call, and what else moves. Copies that nobody listed are the ones that nobody deletes.",
  questions: {
    "logging.invocation": {
      label: "Are calls to the model logged, and with what content? (invocation logging)",
      why: "A full log is a second copy of every prompt, often with the caller's identity, kept until someone deletes it. Check each account and Region.",
      examples: [
        "The logging configuration of the account names a bucket and text delivery is on: choose with full content.",
        "The command for the logging configuration prints nothing in every Region we use: choose off.",
      ],
      options: {
        off: "No",
        metadataOnly: "Only who called when (metadata)",
        redacted: "With content, personal data removed",
        full: "With full content",
      },
    },
    "logging.cloudTrail": {
      label: "How long are events about calls kept, which say who called what and from where? (CloudTrail)",
      why: "They hold no prompt, but the caller's role, address and model: data about staff. The account's own history lasts 90 days; a trail keeps them for as long as its store does.",
      examples: [
        "No trail is set up in the account: choose only the event history.",
        "The organisation's trail writes to a bucket of the security team, calls of agents included: choose with data events.",
      ],
      options: {
        eventHistory: "Only the account's event history (90 days)",
        trail: "A trail keeps them longer",
        trailWithDataEvents: "A trail with data events (agents, guardrails, knowledge bases)",
      },
    },
    "support.cases": {
      label: "Do support cases with AWS hold prompts, answers or screenshots of them?",
      why: "What is pasted into a case is read by support staff, who may sit in any country where AWS has people, whatever Region the service runs in.",
      examples: [
        "A guideline forbids it, and cases quote request ids only: choose cases without content.",
        "An engineer attached a failing prompt in May: choose with content.",
      ],
      options: {
        none: "There are no support cases",
        withoutContent: "There are cases, without prompts or answers",
        withContent: "Cases may hold prompts or answers",
      },
    },
    "logging.traces": {
      label: "Do application traces or monitoring tools hold prompts or answers?",
      why: "Traces often go to other tools with longer retention and more readers than the main log. A yes adds to the risk of content in logs.",
      examples: [
        "Yes: the tracing tool records the whole prompt for debugging.",
        "No: spans carry durations and token counts, and a test checks that.",
      ],
    },
    "security.longLivedKeys": {
      label: "Are there access keys that do not expire by themselves?",
      why: "A leaked key opens stores to strangers for as long as it lives. A yes raises the likelihood of a breach.",
      examples: ["Yes: the nightly batch uses an IAM user's key from 2023.", "No: all calls use roles with credentials that last an hour."],
    },
  },
  lists: {
    stores: {
      title: "Stores",
      one: "store",
      intro: "Every place where data remain longer than the moment: logs, indexes, memories, files, copies.",
      questions: {
        name: {
          label: "What is the store called?",
          why: "It becomes an element of the map with its own retention and readers.",
          examples: ["Log bucket of the assistant", "Index of policy documents"],
        },
        kind: {
          label: "What kind of store is it?",
          why: "Each kind brings its own questions and risks: logs hold content, memories build profiles, indexes may show too much.",
          examples: [
            "Bucket that the logging configuration points to: choose logs of calls.",
            "Vectors and passages of the handbook: choose knowledge base.",
          ],
          options: {
            invocationLogs: "Logs of calls to the model",
            applicationLogs: "Logs or traces of the application",
            knowledgeBase: "Knowledge base or vector index",
            agentMemory: "Memory of an agent",
            sessions: "Sessions or conversations",
            batchFiles: "Files of batch jobs",
            evaluationSet: "Evaluation or test set",
            trainingSet: "Training set",
            customModel: "Customised model",
            files: "Files",
            cache: "Cache",
            database: "Database",
            backup: "Backup",
            other: "Something else",
          },
        },
        dataItems: {
          label: "Which data lie in it?",
          why: "What lies here can be read, leaked or asked for; the map shows how it got here.",
          examples: ["Enquiry text, drafts and staff number.", "Handbook passages; no personal data are meant to be in it."],
        },
        personalData: {
          label: "Does it hold personal data?",
          why: "Vectors and summaries of personal texts count too. A yes brings in people's rights and the risk of a breach.",
          examples: [
            "Yes: embeddings were made from closed cases with names in them.",
            "No: only tariff documents, and the import was checked for names.",
          ],
        },
        writtenBy: {
          label: "What writes to it?",
          why: "It draws the arrows into the store; without them the map cannot show how data arrive.",
          examples: ['The use "drafting of replies", through logging.', "The ward system and the nightly export tool."],
        },
        readBy: {
          label: "What reads from it?",
          why: "It draws the arrows out of the store and shows where data go next.",
          examples: [
            "The use that answers questions retrieves passages from it.",
            "Only the evaluation job that compares models each month.",
          ],
        },
        logContent: {
          label: "How much of the content does this log hold?",
          why: "Content in logs is a copy that outlives the conversation; this decides how heavy that risk is.",
          examples: [
            "Prompts and answers up to the size limit are in it: choose full.",
            "A filter removes names and numbers before writing: choose redacted.",
          ],
          options: { metadataOnly: "None, only metadata", redacted: "Content with personal data removed", full: "Full content" },
        },
        userIdentifiable: {
          label: "Can you tell from it which person made a call?",
          why: "If so, staff can be monitored by it, whether or not anybody means to; that counts as a screening criterion.",
          examples: [
            "Yes: each line holds the role session name, which is the staff number.",
            "No: all calls run under one service role without user ids.",
          ],
        },
        operator: {
          label: "Who runs the store?",
          why: "Whoever runs it can be a recipient of all that lies in it.",
          examples: ["A bucket in our cloud account: choose AWS.", "A hosted vector service of a start-up: choose somebody else."],
          options: { ourselves: "We do", aws: "AWS, in our account", thirdParty: "Somebody else" },
        },
        vendor: {
          label: "Which party runs it?",
          why: "That party becomes a recipient with its country, contract and sub-processors.",
          examples: ["The operator of the hosted index, listed among the parties.", "The backup company of the group."],
        },
        product: {
          label: "Which product holds the index?",
          why: "Some products run inside your account, others are services of third parties that receive the text.",
          examples: [
            "`storageConfiguration.type` of the knowledge base says `PINECONE`: choose Pinecone.",
            "A PostgreSQL database in our account with vectors: choose RDS or Aurora.",
          ],
          options: {
            openSearchServerless: "OpenSearch Serverless",
            openSearchManaged: "OpenSearch managed cluster",
            rds: "RDS or Aurora",
            neptuneAnalytics: "Neptune Analytics",
            s3Vectors: "S3 Vectors",
            managed: "Managed by the knowledge-base service itself",
            pinecone: "Pinecone",
            mongoDbAtlas: "MongoDB Atlas",
            redisEnterpriseCloud: "Redis Enterprise Cloud",
            other: "Something else",
          },
        },
        region: {
          label: "In which Region does it lie?",
          why: "The Region stands for a country; outside the EEA it is a transfer.",
          examples: ["`eu-central-1`: same Region as the application.", "`us-east-1`: an old bucket that the batch job still uses."],
        },
        country: {
          label: "In which country does it lie?",
          why: "Outside the EEA it is a transfer that needs a tool of Chapter V.",
          examples: ["Finland: the vendor's contract names the site.", "United States: the free tier offers no other place."],
        },
        retention: {
          label: "How long do data stay in it?",
          why: "The real period of the store is what counts, not the wish. It is compared with the period given for the data.",
          examples: ["90 days: lifecycle rule of the bucket.", "Until deleted: nobody has set an end so far."],
        },
        deletionAutomatic: {
          label: "Are data deleted without anybody having to think of it?",
          why: "What depends on memory is not deleted. A no keeps the risk of keeping too long.",
          examples: ["Yes: expiry is set on the log group and was tested.", "No: the index is rebuilt by hand about twice a year."],
        },
        lookupByPerson: {
          label: "Can you find and remove one person's data in it?",
          why: "Access and erasure need it. A no raises the risk that rights cannot be exercised.",
          examples: [
            "Yes: each passage carries the case number as metadata.",
            "No: the vectors have no reference to the person or the source file.",
          ],
        },
        retrievalAcl: {
          label: "Does the search respect what each user may see?",
          why: "An index read with one service account shows everybody everything. None raises the risk of over-sharing.",
          examples: [
            "Results are filtered by the user's own groups at query time: choose per group.",
            "Any agent's question may return any file of the share: choose none.",
          ],
          options: { perUser: "Yes, per user", perGroup: "Yes, per group", none: "No" },
        },
        shared: {
          label: "Is it shared between users, clients or units?",
          why: "Sharing without separation is how data reach the wrong person.",
          examples: ["Yes: one conversation store for all branches, split by a field.", "No: each law firm has its own index and key."],
        },
        contentSources: {
          label: "Where does its content come from?",
          why: "Content from outside may carry hidden instructions for the model, or data about people who do not know of it.",
          examples: [
            "Pages crawled from tradesmen's websites: choose the web.",
            "Manuals that our editors write and approve: choose our own files.",
          ],
          options: {
            ownFiles: "Our own files",
            web: "The web",
            confluence: "Confluence",
            salesforce: "Salesforce",
            sharePoint: "SharePoint",
            mailbox: "Mailboxes",
            custom: "Another connector",
          },
        },
        sourceOperators: {
          label: "Which parties run those sources?",
          why: "They hold the documents that the index is filled from. Each is a recipient with a contract of its own.",
          examples: ["The company that hosts our wiki, listed among the parties.", "The mail provider, for the shared mailboxes."],
        },
        parsing: {
          label: "What turns the documents into text and passages? (parsing)",
          why: "Parsing by a model or by Data Automation shows whole documents to a further service. Data Automation always works across the Regions of its geography.",
          examples: [
            "`parsingConfiguration` is not set on the data source: choose built in.",
            "Scanned forms are read with `BEDROCK_DATA_AUTOMATION`: choose Data Automation.",
          ],
          options: {
            builtIn: "The built-in parser",
            foundationModel: "A model on Bedrock",
            dataAutomation: "Bedrock Data Automation",
          },
        },
        reranking: {
          label: "Does a further model sort or summarise what the search finds? (reranking)",
          why: "That model then sees the question and every passage found, not only the ones shown.",
          examples: [
            "Yes: twenty passages are sorted by a reranking model, and five go into the prompt.",
            "No: the three nearest passages go into the prompt as they are.",
          ],
        },
        memoryService: {
          label: "Which service keeps the memory or the sessions?",
          why: "Each has its own default period and its own routing; one of them crosses Regions unless told not to.",
          examples: [
            "`memoryConfiguration` of the agent is enabled: choose Bedrock Agents.",
            "Our own table holds the last ten turns: choose our own software.",
          ],
          options: { agentsClassic: "Bedrock Agents (Classic)", agentCore: "AgentCore Memory", own: "Our own software" },
        },
        memoryExtraction: {
          label: "Where are lasting facts drawn from the conversations?",
          why: "By default the service does this in any Region of its geography, which for Europe includes London, and its logs do not say which.",
          examples: [
            "The strategies are the built-in ones, unchanged: choose across Regions.",
            "A built-in strategy with an override names our own model in Frankfurt: choose in our Region.",
          ],
          options: {
            crossRegion: "Across Regions, as by default",
            inRegion: "In our Region only (strategy with overrides)",
            off: "Nowhere: extraction is switched off",
          },
        },
        encryption: {
          label: "How is it encrypted?",
          why: "A key of your own lets you cut off access; no encryption makes any leak a full one. Printed with the security measures.",
          examples: [
            "A customer-managed key with a policy for two roles: choose our own key.",
            "The service encrypts by default and we never looked at keys: choose the provider's key.",
          ],
          options: { providerKey: "With the provider's key", ownKey: "With our own key", none: "Not at all" },
        },
        whoReads: {
          label: "Which people can read it, and on what occasion?",
          why: "Each reader is an inside recipient; the fewer, the smaller the harm of curiosity or a stolen account.",
          examples: [
            "Four engineers on call, after a ticket; each access is logged.",
            "All agents, in the history panel of a case they handle.",
          ],
        },
      },
    },
    tools: {
      title: "Tools the model may use",
      one: "tool",
      intro: "Everything the model can call: actions, servers, search, browser, mail.",
      questions: {
        name: {
          label: "What is the tool called?",
          why: "It becomes an element of the map, and each risk of misuse names it.",
          examples: ["Open a ticket in the customer system", "Web search for spare-part prices"],
        },
        kind: {
          label: "What kind of tool is it?",
          why: "Tools that read from outside can bring in instructions; tools that send can carry data out.",
          examples: [
            "A function of our own that the agent calls: choose action of the agent.",
            "A vendor's server that speaks the Model Context Protocol: choose MCP server.",
          ],
          options: {
            agentAction: "Action of the agent",
            mcpServer: "MCP server",
            webSearch: "Web search",
            browser: "Browser",
            codeInterpreter: "Code interpreter",
            email: "E-mail",
            otherModel: "Another model",
            dataAutomation: "Bedrock Data Automation",
            api: "Another interface (API)",
          },
        },
        calledBy: {
          label: "Which uses of a model can call it?",
          why: "It draws the arrow from the model to the tool.",
          examples: ["The agent that handles address changes.", "Both drafting and research, since they share one tool list."],
        },
        dataItems: {
          label: "Which data can reach it?",
          why: "Count what the model could put into a call, not only what it should. The other end receives it.",
          examples: [
            "Policy number and the new address.",
            "Possibly any part of the enquiry, because the search text is written by the model.",
          ],
        },
        external: {
          label: "Is the other end outside your organisation?",
          why: "Then calling it discloses data to a recipient, and it is a way out for data if the model is tricked.",
          examples: ["Yes: a public search service answers the query.", "No: the function writes into our own case system."],
        },
        vendor: {
          label: "Which party is at the other end?",
          why: "That party becomes a recipient with a role and a contract of its own.",
          examples: ["The operator of the search service, listed among the parties.", "The translation company whose server is attached."],
        },
        country: {
          label: "In which country is the other end?",
          why: "Outside the EEA each call with personal data is a transfer.",
          examples: ["United States: the search service's terms say so.", "Estonia: server of the translation company."],
        },
        reads: {
          label: "What can it read?",
          why: "A tool that reads widely brings much more into the prompt than the question needs.",
          examples: ["The customer system, contracts of the caller only.", "The whole file share of the department."],
        },
        writes: {
          label: "Can it change or create anything?",
          why: "A wrong or tricked call can then alter records about people. A yes opens the risk of unwanted changes.",
          examples: ["Yes: it can change an address and add a note.", "No: it looks up opening hours."],
        },
        writesTo: {
          label: "What can it write to?",
          why: "It draws the arrow to the record that could be changed by mistake.",
          examples: ["The customer system.", "The appointment store of the ward."],
        },
        undo: {
          label: "Can a wrong change be found and undone?",
          why: "If so, errors last less long and harm less.",
          examples: [
            "Yes: every change by the agent is marked and can be reversed for 30 days.",
            "No: a sent message cannot be called back.",
          ],
        },
        approval: {
          label: "Does a person approve before it acts?",
          why: "Approval of each call is the strongest check on an agent; never leaves only limits built into the tool.",
          examples: [
            "The agent's proposal appears with two buttons every time: choose always.",
            "Only payments over 100 euros are shown to a person: choose sometimes.",
          ],
          options: { always: "Always", sometimes: "In some cases", never: "Never" },
        },
      },
    },
    customisations: {
      title: "Training and evaluation",
      one: "customisation",
      intro: "Jobs that adapt or test a model with data: fine-tuning, distillation, import, evaluation.",
      questions: {
        name: {
          label: "What is the job or model called?",
          why: "It becomes an element of the map; what a model has learnt stays in it.",
          examples: ["Fine-tuning on closed complaints, spring", "Monthly comparison of three models"],
        },
        kind: {
          label: "What is done?",
          why: "Training can fix personal data in weights that cannot be erased; evaluation shows live data to more eyes.",
          examples: [
            "A smaller model learns from the answers of a larger one: choose distillation.",
            "Five colleagues rate answers side by side: choose evaluation by people.",
          ],
          options: {
            fineTuning: "Fine-tuning",
            continuedPreTraining: "Continued pre-training",
            distillation: "Distillation",
            reinforcement: "Reinforcement",
            customImport: "Import of our own model",
            modelEvaluation: "Evaluation by machine",
            humanEvaluation: "Evaluation by people",
          },
        },
        usedBy: {
          label: "Which uses of a model run on the result?",
          why: "Through them the model could repeat what it has learnt to others.",
          examples: ["The use that classifies complaints.", "None yet: it is compared with the present model first."],
        },
        personalData: {
          label: "Does the set contain personal data?",
          why: "If so, erasure and minimisation apply to the set and, for training, to the weights.",
          examples: [
            "Yes: 4,000 real complaints with names left in.",
            "No: cases made up by two clerks from memory, checked for likeness.",
          ],
        },
        dataItems: {
          label: "Which data?",
          why: "The map carries them on to the model that results.",
          examples: ["Text of the complaint and its topic.", "Triage notes with dates shifted and names replaced."],
        },
        usesInvocationLogs: {
          label: "Does it take its data from the logs of calls?",
          why: "Logs were kept for another reason; training on them is a change of purpose that needs a ground.",
          examples: [
            "Yes: the job's input is set to prompts and answers from the log bucket.",
            "No: the set was assembled from closed cases by hand.",
          ],
        },
        region: {
          label: "In which Region does the job run?",
          why: "The data are processed there, and outside the EEA that is a transfer.",
          examples: ["`eu-central-1`: beside the data.", "`us-west-2`: the only Region our account offered for this model when we looked."],
        },
        workers: {
          label: "Who are the people who rate or label?",
          why: "They see live content; an outside team is a recipient with a contract of its own.",
          examples: [
            "Two senior agents rate drafts: choose our own staff.",
            "A labelling company in Lithuania was hired: choose a vendor's team.",
          ],
          options: { ownStaff: "Our own staff", vendor: "A vendor's team", awsManaged: "A team arranged by AWS" },
        },
        vendor: {
          label: "Which vendor provides the team?",
          why: "It becomes a recipient of the content shown to its people.",
          examples: ["The labelling company listed among the parties.", "The university institute that runs the blind test."],
        },
      },
    },
    otherFlows: {
      title: "Other flows",
      one: "other flow",
      intro: "What moves in ways that no record above covers. It is marked as stated by a person.",
      questions: {
        name: {
          label: "What moves?",
          why: "The name labels the arrow on the map, which is marked as stated by a person.",
          examples: ["Weekly sample to the quality team on paper", "Screenshots in support tickets"],
        },
        from: {
          label: "From where?",
          why: "It gives the arrow its start, so that the map can follow the data from people to here.",
          examples: ["The service-desk workbench.", "The use that writes triage summaries."],
        },
        to: {
          label: "To where or to whom?",
          why: "If it ends with a party, that party becomes a recipient.",
          examples: ["The audit firm listed among the parties.", "The archive, a store of our own."],
        },
        dataItems: {
          label: "Which data?",
          why: "They are what the other end receives and what is listed there as a recipient's data.",
          examples: ["Twenty drafts a week with the customer's name.", "Part of the screen with a patient number."],
        },
        purpose: {
          label: "What for?",
          why: "A flow without a purpose of its own should not take place.",
          examples: ["The audit firm checks whether replies follow the rules on advice.", "Support needs to see the error message."],
        },
        country: {
          label: "To which country?",
          why: "Outside the EEA it is a transfer that needs a tool of Chapter V.",
          examples: ["Germany: quality team in the same building.", "India: the support centre of the software house."],
        },
      },
    },
    phases: {
      title: "The life of the data, phase by phase",
      one: "phase",
      intro: "From collection to deletion, as the official form wants it (EDPB field 1.2).",
      questions: {
        phase: {
          label: "Which phase?",
          why: "The functional description has five phases; risks are placed in one of them too.",
          examples: ["The customer types the enquiry: choose collection.", "Drafts expire after 30 days: choose deletion."],
          options: { collection: "Collection", use: "Use", storage: "Storage", sharing: "Sharing or transfer", deletion: "Deletion" },
        },
        operations: {
          label: "What happens in this phase?",
          why: "It is printed as the functional description beside the map; a reader should be able to follow one case through.",
          examples: [
            "The web form takes text and attachments; attachments become text; the account number is masked.",
            "A nightly job deletes drafts of cases closed for 30 days and writes how many.",
          ],
        },
        assets: {
          label: "What is relied on in this phase: machines, software, people, paper?",
          why: "EDPB field 1.3 lists assets by phase. Name those whose failure or misuse would hurt somebody.",
          examples: ["Web form, mask service, two on-call engineers.", "Printer on the ward and the folder at the bed."],
        },
      },
    },
  },
} as const satisfies SectionTexts<typeof storesAndTools>;
