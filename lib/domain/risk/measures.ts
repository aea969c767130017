/** Families of measures, in the order of the document. */
const measureFamilies = [
  "lessData",
  "lessIdentifiable",
  "separation",
  "accessRights",
  "secureOperation",
  "network",
  "encryption",
  "traceability",
  "retention",
  "backups",
  "supervision",
  "organisation",
  "staff",
  "projects",
  "contracts",
  "thirdParties",
  "fewerRiskSources",
  "breaches",
  "peoplesRights",
  "quality",
] as const;
export type MeasureFamily = (typeof measureFamilies)[number];

type MeasurePhase = "collection" | "use" | "storage" | "sharing" | "deletion";

/**
 * A measure of the catalogue. `severity` and `likelihood` are the levels it may take off at most, on the scales of 1 to 4,
 * once it is implemented and evidenced; a design default, since no regulator publishes such numbers. A risk may allow less.
 */
export type CatalogueMeasure = {
  id: string;
  word: string;
  kind: "technical" | "organisational" | "contractual";
  affects: "likelihood" | "severity" | "both";
  severity: 0 | 1 | 2;
  likelihood: 0 | 1 | 2;
  family: MeasureFamily;
  phases: readonly MeasurePhase[];
  /** GDPR unless said otherwise. */
  articles: readonly string[];
};

const m = <const I extends string, const W extends string>(
  id: I,
  word: W,
  kind: CatalogueMeasure["kind"],
  severity: 0 | 1 | 2,
  likelihood: 0 | 1 | 2,
  family: MeasureFamily,
  phases: readonly MeasurePhase[],
  articles: readonly string[],
) => ({
  id,
  word,
  kind,
  affects: (severity > 0 ? (likelihood > 0 ? "both" : "severity") : "likelihood") as CatalogueMeasure["affects"],
  severity,
  likelihood,
  family,
  phases,
  articles,
});

const every = ["collection", "use", "storage", "sharing", "deletion"] as const;

/** The catalogue of 55 measures with the effect that each may have at most; `domain.md`, "Levels". */
export const measures = [
  m("M-01", "less-data-in-prompts", "technical", 1, 1, "lessData", ["collection", "use"], ["Art. 5(1)(c)", "Art. 25"]),
  m("M-02", "masking-before-the-call", "technical", 1, 1, "lessIdentifiable", ["use", "sharing"], ["Art. 25", "Art. 32(1)(a)"]),
  m("M-03", "output-filter", "technical", 0, 1, "secureOperation", ["use"], ["Art. 5(1)(d)", "Art. 25", "Art. 32"]),
  m("M-04", "input-filter", "technical", 0, 1, "secureOperation", ["collection", "use"], ["Art. 9", "Art. 25", "Art. 32"]),
  m(
    "M-05",
    "no-retention-by-the-service",
    "technical",
    1,
    1,
    "secureOperation",
    ["storage", "sharing"],
    ["Art. 5(1)(e)", "Art. 25(2)", "Art. 28(3)(a)", "Art. 32"],
  ),
  m("M-06", "approved-models-only", "technical", 0, 1, "accessRights", ["use", "sharing"], ["Art. 24", "Art. 28(1)"]),
  m("M-07", "routing-pinned", "technical", 0, 2, "fewerRiskSources", ["use", "sharing"], ["Art. 5(1)(f)", "Art. 44", "Art. 46"]),
  m("M-08", "private-network-path", "technical", 0, 1, "network", ["use", "sharing"], ["Art. 32(1)(b)"]),
  m("M-09", "own-encryption-keys", "technical", 0, 1, "encryption", ["storage"], ["Art. 32(1)(a)"]),
  m("M-10", "no-content-in-logs", "technical", 1, 1, "traceability", ["storage"], ["Art. 5(1)(c)", "Art. 5(1)(e)"]),
  m("M-11", "log-access-limited", "technical", 0, 1, "accessRights", ["storage"], ["Art. 32(1)(b)", "Art. 32(4)"]),
  m("M-12", "least-privilege", "technical", 0, 1, "accessRights", every, ["Art. 32"]),
  m("M-13", "retrieval-by-entitlement", "technical", 0, 2, "accessRights", ["use", "storage"], ["Art. 5(1)(f)", "Art. 25(2)"]),
  m("M-14", "tenant-separation", "technical", 0, 1, "separation", ["use", "storage"], ["Art. 28(3)(a)", "Art. 32"]),
  m(
    "M-15",
    "curated-sources",
    "technical",
    1,
    1,
    "lessData",
    ["collection", "storage", "deletion"],
    ["Art. 5(1)(c)", "Art. 5(1)(d)", "Art. 17"],
  ),
  m("M-16", "tool-allow-list", "technical", 0, 1, "fewerRiskSources", ["use", "sharing"], ["Art. 25(2)", "Art. 32"]),
  m("M-17", "approval-of-actions", "organisational", 1, 1, "organisation", ["use", "sharing"], ["Art. 22(3)", "Art. 25"]),
  m("M-18", "outgoing-traffic-control", "technical", 0, 1, "network", ["sharing"], ["Art. 32"]),
  m("M-19", "injection-hardening", "technical", 0, 1, "secureOperation", ["use"], ["Art. 32(1)(d)"]),
  m("M-20", "human-review-of-outputs", "organisational", 1, 1, "organisation", ["use"], ["Art. 5(1)(d)", "Art. 22"]),
  m("M-21", "grounded-answers", "technical", 0, 1, "quality", ["use"], ["Art. 5(1)(d)"]),
  m("M-22", "evaluation-before-launch", "technical", 0, 1, "supervision", ["use"], ["Art. 5(1)(a)", "Art. 5(1)(d)", "Art. 32(1)(d)"]),
  m("M-23", "monitoring-in-use", "technical", 0, 1, "supervision", ["use"], ["Art. 24", "Art. 32(1)(d)", "Art. 35(11)"]),
  m("M-24", "processor-contract", "contractual", 0, 1, "contracts", ["use", "storage", "sharing"], ["Art. 28(1)", "Art. 28(3)"]),
  m("M-25", "no-training-clause", "contractual", 0, 2, "contracts", ["use", "sharing"], ["Art. 5(1)(b)", "Art. 28(3)(a)"]),
  m("M-26", "improvement-opt-out", "technical", 0, 1, "contracts", ["use", "sharing"], ["Art. 5(1)(b)"]),
  m("M-27", "terms-watch", "organisational", 0, 1, "thirdParties", ["use", "sharing"], ["Art. 24", "Art. 28(3)", "Art. 35(11)"]),
  m("M-28", "sub-processor-watch", "organisational", 0, 1, "thirdParties", ["sharing"], ["Art. 28(2)", "Art. 28(4)"]),
  m("M-29", "transfer-tool-in-place", "contractual", 0, 1, "thirdParties", ["sharing"], ["Arts. 44 to 46", "Art. 13(1)(f)"]),
  m("M-30", "pseudonyms-before-transfer", "technical", 1, 1, "lessIdentifiable", ["sharing"], ["Art. 46", "Art. 32(1)(a)"]),
  m(
    "M-31",
    "layered-notice",
    "organisational",
    0,
    1,
    "peoplesRights",
    ["collection", "use"],
    ["Art. 12", "Art. 13", "Art. 14", "AI Act Art. 50"],
  ),
  m("M-32", "contest-a-decision", "organisational", 1, 1, "peoplesRights", ["use"], ["Art. 15(1)(h)", "Art. 22(3)"]),
  m("M-33", "requests-runbook", "organisational", 1, 1, "peoplesRights", ["use", "storage"], ["Art. 12", "Arts. 15 to 21"]),
  m("M-34", "deletion-by-design", "technical", 1, 1, "retention", ["storage", "deletion"], ["Art. 5(1)(e)", "Art. 17"]),
  m("M-35", "no-personal-training-data", "technical", 1, 2, "lessIdentifiable", ["collection", "use"], ["Art. 5(1)(c)", "Art. 25"]),
  m("M-36", "staff-rules-and-training", "organisational", 0, 1, "staff", ["collection", "use"], ["Art. 29", "Art. 32(4)", "AI Act Art. 4"]),
  m("M-37", "approved-tool-only", "technical", 0, 1, "secureOperation", ["use", "sharing"], ["Art. 32"]),
  m("M-38", "special-data-gate", "organisational", 0, 1, "projects", ["collection", "use"], ["Art. 9", "Art. 10"]),
  m("M-39", "legal-basis-recorded", "organisational", 0, 1, "projects", ["collection", "use"], ["Art. 6", "Art. 6(4)"]),
  m(
    "M-40",
    "vulnerable-people-safeguards",
    "organisational",
    1,
    1,
    "peoplesRights",
    ["collection", "use"],
    ["Art. 8", "Art. 25", "recital 38"],
  ),
  m("M-41", "fairness-testing", "technical", 0, 1, "quality", ["use"], ["Art. 5(1)(a)", "Art. 22", "recital 71"]),
  m("M-42", "breach-plan", "organisational", 1, 0, "breaches", ["storage", "sharing"], ["Art. 33", "Art. 34"]),
  m("M-43", "backup-and-fallback", "technical", 1, 1, "backups", ["use", "storage"], ["Art. 32(1)(b)", "Art. 32(1)(c)"]),
  m("M-44", "exit-plan", "organisational", 1, 1, "thirdParties", ["use", "deletion"], ["Art. 28(3)(g)", "Art. 32(1)(b)"]),
  m("M-45", "staff-representation", "organisational", 1, 1, "organisation", ["use", "storage"], ["Art. 35(9)", "Art. 88"]),
  m("M-46", "purpose-separation", "technical", 0, 1, "separation", ["use", "storage"], ["Art. 5(1)(b)", "Art. 25"]),
  m("M-47", "retention-schedule", "technical", 1, 1, "retention", ["storage", "deletion"], ["Art. 5(1)(e)"]),
  m("M-48", "independent-testing", "organisational", 0, 1, "supervision", ["use", "storage"], ["Art. 32(1)(d)"]),
  m("M-49", "joint-arrangement", "contractual", 0, 1, "thirdParties", ["use", "sharing"], ["Art. 26"]),
  m("M-50", "labelled-output", "organisational", 0, 1, "peoplesRights", ["use"], ["Art. 5(1)(a)", "Art. 12", "AI Act Art. 50"]),
  m("M-51", "lawful-sources", "organisational", 0, 1, "quality", ["collection"], ["Art. 5(1)(a)", "Art. 14"]),
  m(
    "M-52",
    "review-modes-denied",
    "technical",
    0,
    2,
    "secureOperation",
    ["storage", "sharing"],
    ["Art. 5(1)(f)", "Art. 9", "Art. 28(3)(a)"],
  ),
  m("M-53", "secrecy-controls", "contractual", 0, 1, "contracts", ["use", "sharing"], ["Art. 9(3)", "Art. 28(3)(b)"]),
  m("M-54", "caches-per-user", "technical", 0, 1, "separation", ["use", "storage"], ["Art. 5(1)(f)", "Art. 25(2)"]),
  m("M-55", "no-user-identity-in-calls", "technical", 1, 1, "lessIdentifiable", ["use", "sharing"], ["Art. 11", "Art. 25"]),
] as const satisfies readonly CatalogueMeasure[];

export type MeasureId = (typeof measures)[number]["id"];

const byId: ReadonlyMap<string, CatalogueMeasure> = new Map(measures.map((measure) => [measure.id, measure]));

/** The catalogue's measure with that id (`M-05`), or undefined. */
export const catalogueMeasure = (id: string): CatalogueMeasure | undefined => byId.get(id);

/**
 * Measures that change the data, how identifiable it is, whether harm can be undone, or that put a person in charge.
 * Only they may lower severity; encryption or training never does. M-43 does so only where the event is loss.
 */
const lowersSeverity: ReadonlySet<string> = new Set<MeasureId>([
  "M-01",
  "M-02",
  "M-05",
  "M-10",
  "M-15",
  "M-17",
  "M-20",
  "M-30",
  "M-34",
  "M-35",
  "M-43",
  "M-47",
  "M-55",
]);

/** Whether a catalogue measure may lower the severity of a risk whose event is this one. */
export const mayLowerSeverity = (id: string, event: "access" | "modification" | "disappearance" | "none"): boolean =>
  lowersSeverity.has(id) && (id !== "M-43" || event === "disappearance");

type MeasureText = readonly [title: string, how: string, evidence: string];
const texts: Readonly<Record<MeasureId, MeasureText>> = {
  "M-01": [
    "Put less personal data into prompts",
    "Fields that the task does not need are dropped before the call; templates and guidance keep free text short.",
    "The prompt template under version control; a table saying why each field is needed; a sample of reduced prompts.",
  ],
  "M-02": [
    "Mask personal data before the call",
    "Names and identifiers are found and replaced by tokens before the model sees them; the key stays in the EEA in your own account. For you the data stay personal data.",
    "Detection results by kind of data (found and missed); the exported configuration; a record of who holds the key.",
  ],
  "M-03": [
    "Filter what the model answers",
    "A guardrail blocks personal data, harmful text and statements without a source in responses.",
    "The guardrail's configuration and version; results of adversarial tests; figures on blocked responses.",
  ],
  "M-04": [
    "Filter what goes into the model",
    "A guardrail refuses denied topics, special categories of data and attempts to misuse the prompt.",
    "The guardrail's configuration; the set of attack prompts with results.",
  ],
  "M-05": [
    "Keep nothing at the service",
    "The Bedrock data-retention mode is pinned to none for account and project, in every Region used, and a policy prevents changing it. Turning off response storing alone is not enough.",
    "The retention setting read back for each Region; the policy; a dated list of the modes that the model allows.",
  ],
  "M-06": [
    "Allow only reviewed models",
    "A policy lets callers use only the models whose terms were read and approved.",
    "The policy; the register of approved models with dated copies of their terms.",
  ],
  "M-07": [
    "Pin Regions and routing",
    "Calls stay in one Region or within an EU profile; a policy denies the global profile.",
    "The policy on Regions and inference profiles; a log query showing the Regions actually used.",
  ],
  "M-08": [
    "Use a private network path",
    "Calls go through a private endpoint with TLS 1.2 or newer; the calling subnet has no way out to the internet.",
    "The endpoint policy; a scan of the TLS configuration.",
  ],
  "M-09": [
    "Encrypt stores with your own keys",
    "Logs, knowledge bases, custom models and batch files are encrypted with keys that you manage. This does not stop a provider that must read the data in the clear.",
    "The key policy; the encryption settings of each store.",
  ],
  "M-10": [
    "Keep content out of logs",
    "Invocation logging is off, holds metadata only, or is redacted; what is logged is deleted on schedule.",
    "The exported logging configuration; the lifecycle rule; a deletion test.",
  ],
  "M-11": [
    "Limit and record access to logs",
    "Only named roles read logs, each access is recorded, and emergencies need approval.",
    "The access policy; minutes of the last access review; an extract of the access record.",
  ],
  "M-12": [
    "Give every caller the least rights",
    "Each caller has only the rights it needs, with strong sign-in and short-lived credentials.",
    "A report of unused and excessive rights; a report on multi-factor sign-in.",
  ],
  "M-13": [
    "Retrieve only what the user may see",
    "Retrieval checks each user's rights to each document, and refuses where no right is recorded.",
    "A test matrix of users and documents; the schema that carries the rights.",
  ],
  "M-14": [
    "Separate tenants",
    "Each client or group has its own knowledge base, index or account.",
    "The architecture drawing; a test that one tenant cannot reach another's data.",
  ],
  "M-15": [
    "Curate what goes into the knowledge base",
    "Only approved sources are taken in; they are scanned for personal data, cleaned of stale documents, and deletions reach the index.",
    "The ingestion configuration; the scan report; a test that a deletion arrives.",
  ],
  "M-16": [
    "Allow only listed tools",
    "An agent may call only listed tools, with credentials made for each, checked parameters and no writing by default.",
    "The list of tools; the rights of each; the tests of the parameter checks.",
  ],
  "M-17": [
    "Have a person approve actions",
    "A person approves each action that changes something or leaves the organisation before it happens.",
    "The workflow's configuration; a sample of the approval log.",
  ],
  "M-18": [
    "Control what leaves through tools",
    "Tools and browsers reach only listed domains, and outgoing parameters are checked for personal data.",
    "The proxy rules; a test with marked data.",
  ],
  "M-19": [
    "Harden against injected instructions",
    "Foreign content is isolated and marked as untrusted, instructions have a fixed rank, and outputs are encoded.",
    "A report of attacks tried, direct and indirect; the code review.",
  ],
  "M-20": [
    "Have people review outputs that affect someone",
    "A person with time, authority and information checks outputs before they affect anyone. Waving them through does not count (Art. 22).",
    "The procedure; training records; how often reviewers depart from the output.",
  ],
  "M-21": [
    "Ground answers in sources",
    "Answers cite their sources, may say that they do not know, and take facts about people only from the systems of record.",
    "An evaluation of how often statements about people are right.",
  ],
  "M-22": [
    "Evaluate before launch",
    "Accuracy, bias across groups, memorised data and privacy attacks are tested before people rely on the system.",
    "The evaluation report; a description of the test data; who signed it off.",
  ],
  "M-23": [
    "Watch the system in use",
    "Drift, complaints, blocked outputs and incidents are measured, and samples are checked under privacy rules.",
    "The dashboard; minutes of the reviews.",
  ],
  "M-24": [
    "Have a contract with the processor and check it",
    "A data processing agreement is in force and the processor's guarantees were examined.",
    "The agreement with version and date; audit reports; a dated list of sub-processors.",
  ],
  "M-25": [
    "Have training excluded by contract",
    "A clause of the cloud provider and of the model provider excludes training on your content. Statements in documentation only support it.",
    "Dated copies of the terms and of the model licence, with their hash.",
  ],
  "M-26": [
    "Opt out of service improvement",
    "An organisation-wide policy opts other AI services in the flow out of using content to improve themselves.",
    "The opt-out policy.",
  ],
  "M-27": [
    "Watch for changed terms",
    "Terms, retention documents and lists of models under review are watched, and a change starts a new approval.",
    "The record of differences; the history of approvals.",
  ],
  "M-28": [
    "Follow changes of sub-processors",
    "Notices of new sub-processors are subscribed to, assessed and, where needed, objected to.",
    "Proof of the subscription; the assessments made.",
  ],
  "M-29": [
    "Have a transfer tool with its assessment",
    "The transfer rests on adequacy, a listed recipient or signed clauses, with a transfer impact assessment.",
    "A dated proof of the listing; the signed clauses; the assessment.",
  ],
  "M-30": [
    "Pseudonymise before data leave the EEA",
    "Identifiers are replaced before the transfer and only you, in the EEA, hold the key.",
    "The design; a test that people cannot be recognised without the key.",
  ],
  "M-31": [
    "Tell people in layers",
    "The privacy notice names the use of AI, recipients, retention, transfers and logic, and the screen says it at the moment it matters.",
    "The notice with its version; pictures of the screens.",
  ],
  "M-32": [
    "Let people contest decisions",
    "People can reach a human, put their view, contest the decision and get an explanation.",
    "The procedure; a log of cases.",
  ],
  "M-33": [
    "Answer requests across all stores",
    "A runbook says how prompts, logs, knowledge bases, memory and custom models are searched for one person.",
    "The runbook; the record of a test request.",
  ],
  "M-34": [
    "Design deletion in",
    "Memory, sessions and logs expire, an erasure rebuilds the index, and custom models have a rule for retraining or retiring.",
    "The expiry settings; the record of an erasure test.",
  ],
  "M-35": [
    "Do not train on personal data",
    "Fine-tuning uses synthetic or anonymised data only; where that is impossible, duplicates are removed and noise is added.",
    "The origin of each data set; a test for singling out, linking and inference.",
  ],
  "M-36": [
    "Set rules and train staff",
    "Staff know what may not be typed into prompts and what the system cannot do.",
    "The policy; attendance records.",
  ],
  "M-37": [
    "Offer an approved tool and block the others",
    "Staff have an approved tool; services that were not approved are blocked.",
    "The proxy policy; a report of services in use.",
  ],
  "M-38": [
    "Stop special categories without a condition",
    "Data under Arts. 9 or 10 may flow only once the condition is recorded and approved.",
    "The entry in the register; the configuration of the gate.",
  ],
  "M-39": [
    "Record the legal basis for each purpose",
    "Each purpose, further use included, has its basis and, for legitimate interests, the balancing test on file.",
    "The record and the balancing test.",
  ],
  "M-40": [
    "Protect children and other vulnerable people",
    "Age is checked, the notice is simple, and nobody vulnerable is profiled.",
    "The design record; the test.",
  ],
  "M-41": [
    "Test and correct for fairness",
    "Results are compared across groups and differences are corrected.",
    "The fairness report by group; the corrections made.",
  ],
  "M-42": [
    "Have a breach plan that knows AI incidents",
    "The plan covers AI incidents, the 72 hours, and how processors report to you.",
    "The plan; the report of an exercise.",
  ],
  "M-43": [
    "Keep backups and a way without AI",
    "Data can be restored, and the work can be done without the AI service.",
    "The record of a restore test; the fallback procedure.",
  ],
  "M-44": [
    "Be able to leave",
    "Another model can take over and data come back when the contract ends.",
    "The exit plan; the record of a switch tried.",
  ],
  "M-45": [
    "Involve staff representatives",
    "Representatives were involved, and using the data to judge performance is ruled out.",
    "Minutes; the clause.",
  ],
  "M-46": [
    "Bind data to its purpose",
    "Each purpose has its own project and roles, and re-use of prompts and outputs is blocked.",
    "The separation of rights; the labels in the data catalogue.",
  ],
  "M-47": [
    "Enforce a retention schedule",
    "Each store has an end date for its data and deletes by itself.",
    "The schedule; the lifecycle configuration.",
  ],
  "M-48": [
    "Have independents test it",
    "An audit, penetration test or adversarial test takes place at fixed intervals.",
    "The report; the list of what was fixed.",
  ],
  "M-49": [
    "Settle joint control",
    "Joint controllers have agreed who does what, and people can read the essence.",
    "The arrangement; the published essence.",
  ],
  "M-50": ["Label what AI wrote", "Outputs say that AI made them, what they are not, and whom to reach.", "Pictures of the screens."],
  "M-51": [
    "Check where data come from",
    "Training and knowledge data have a recorded origin and a checked licence or lawful source.",
    "The register of origins.",
  ],
  "M-52": [
    "Deny retention modes with human review",
    "A policy denies the modes that let people at the cloud or model provider look at content.",
    "The policy; a call that was denied.",
  ],
  "M-53": [
    "Protect professional secrets",
    "Secret matters are kept out, and the processor is bound to secrecy.",
    "The undertaking; the rules of exclusion.",
  ],
  "M-54": ["Keep caches and sessions apart", "Caches and sessions belong to one user and expire soon.", "The cache configuration."],
  "M-55": [
    "Keep user identity out of calls",
    "Calls carry a random identifier per session, never one of the user.",
    "The schema of the request.",
  ],
};

const families: Readonly<Record<MeasureFamily, string>> = {
  lessData: "Less data",
  lessIdentifiable: "Less identifiable data",
  separation: "Keeping data apart",
  accessRights: "Who may use what",
  secureOperation: "Secure operation",
  network: "Network protection",
  encryption: "Encryption",
  traceability: "Logs",
  retention: "Keeping and deleting",
  backups: "Backups and fallback",
  supervision: "Checks and supervision",
  organisation: "Organisation and people in charge",
  staff: "Staff rules and training",
  projects: "Data protection in projects",
  contracts: "Contracts with processors",
  thirdParties: "Other parties",
  fewerRiskSources: "Fewer sources of risk",
  breaches: "Breaches",
  peoplesRights: "People's rights",
  quality: "Quality and fairness",
};

export const measuresEnglish: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.entries(texts).flatMap(([id, [title, how, evidence]]) => [
      [`measure.${id}.title`, title],
      [`measure.${id}.how`, how],
      [`measure.${id}.evidence`, evidence],
    ]),
  ),
  ...Object.fromEntries(Object.entries(families).map(([family, text]) => [`measure.family.${family}`, text])),
  "measure.kind.technical": "Technical",
  "measure.kind.organisational": "Organisational",
  "measure.kind.contractual": "Contractual",
};
