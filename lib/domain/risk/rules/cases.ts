import { at, type Case, trainingFact } from "./case-content";
import type { RiskRuleId } from "./index";

type Cases = { raised: readonly [Case, ...Case[]]; quiet: readonly [Case, ...Case[]]; undetermined: readonly [Case, ...Case[]] };

const unknown = { unknown: true } as const;
const ordinary = { name: "Name", categories: ["ordinary"] };
const health = { name: "Illness", categories: ["art9"] };
const confidential = { name: "Letters to counsel", categories: ["professionalSecret"] };
const cloud = { name: "Example Cloud", provider: "aws", kind: "cloudProvider", role: "processor" };
const maker = { id: "provider:examplemaker", name: "Example Maker", kind: "modelProvider", role: "thirdParty" } as const;
const bedrock = { platform: "bedrock" };
const item = [at("dataItems")];
const use = at("modelUses");

/** What each rule must say yes, no and "not known yet" to; the type asks for all three of every rule. */
export const cases: Readonly<Record<RiskRuleId, Cases>> = {
  "provider-training": {
    raised: [
      { name: "terms that permit training", recipients: [{}], records: { processors: [{ ...cloud, trainingTerms: "permitted" }] } },
      {
        name: "a promise in the documentation only",
        recipients: [{}],
        records: { processors: [{ ...cloud, trainingTerms: "prohibitedByDocumentation" }] },
      },
      {
        name: "terms that somebody looked for and does not know",
        recipients: [{}],
        records: { processors: [{ ...cloud, trainingTerms: unknown }] },
      },
      { name: "a fact that the maker trains unless one objects", recipients: [maker], facts: [trainingFact("optOut")] },
      {
        name: "a negotiated clause without evidence",
        recipients: [{}],
        records: {
          processors: [{ ...cloud, trainingTerms: "optOut" }],
          contracts: [{ name: "Amendment", party: at("processors"), negotiated: ["noTraining"] }],
        },
      },
    ],
    quiet: [
      {
        name: "a contract that rules training out",
        recipients: [{}],
        records: { processors: [{ ...cloud, trainingTerms: "prohibitedByContract" }] },
      },
      {
        name: "a recipient of details of use only",
        recipients: [{ receives: ["metadata:request"] }],
        records: { processors: [{ ...cloud, trainingTerms: "permitted" }] },
      },
      { name: "an authority", recipients: [{ id: "authority:example", kind: "authority" }] },
      {
        name: "a negotiated clause with evidence",
        recipients: [{}],
        records: {
          processors: [{ ...cloud, trainingTerms: "optOut" }],
          contracts: [{ name: "Amendment", party: at("processors"), negotiated: ["noTraining"], evidence: ["ev-amendment"] }],
        },
      },
    ],
    undetermined: [
      { name: "nobody said what the terms are", recipients: [{}], records: { processors: [cloud] } },
      { name: "the company is not on record", recipients: [maker] },
    ],
  },
  "provider-disclosure": {
    raised: [
      { name: "the maker's own interface", records: { modelUses: [{ platform: "providerApi" }] } },
      {
        name: "a mode that authorises sharing, with a model that keeps content",
        records: { modelUses: [bedrock], processors: [{ ...cloud, providerReview: false }] },
        retention: { setMode: "provider_data_share", outcome: "kept" },
      },
      { name: "terms that let the maker review", records: { modelUses: [bedrock], processors: [{ ...cloud, providerReview: true }] } },
    ],
    quiet: [
      {
        name: "a mode that authorises sharing, with a model that keeps nothing",
        records: { modelUses: [bedrock], processors: [{ ...cloud, providerReview: false }] },
        retention: { setMode: "provider_data_share", outcome: "nothingKept", standingAuthorisation: true },
      },
      { name: "own machines", records: { modelUses: [{ platform: "ownMachines" }] } },
      {
        name: "a negotiated clause against sharing, with evidence",
        records: {
          modelUses: [bedrock],
          processors: [{ ...cloud, providerReview: false }],
          contracts: [{ name: "Amendment", party: at("processors"), negotiated: ["noProviderSharing"], evidence: ["ev-amendment"] }],
        },
        retention: { setMode: "provider_data_share", outcome: "kept" },
      },
    ],
    undetermined: [
      { name: "nobody said whether the maker may review", records: { modelUses: [bedrock], processors: [cloud] } },
      { name: "no organisation is on record", records: { modelUses: [bedrock] } },
      { name: "the platform is open", records: { modelUses: [{ name: "Chat" }], processors: [{ ...cloud, providerReview: true }] } },
    ],
  },
  "cloud-human-review": {
    raised: [
      {
        name: "a model whose flagged content people review",
        records: { modelUses: [bedrock] },
        retention: { outcome: "kept", review: "awsHumans" },
      },
    ],
    quiet: [
      {
        name: "a mode that allows review, with a model that keeps nothing",
        records: { modelUses: [bedrock] },
        retention: { setMode: "aws_review" },
      },
      { name: "automated review only", records: { modelUses: [bedrock] }, retention: { outcome: "kept", review: "automated" } },
    ],
    undetermined: [
      {
        name: "the requirement of the model is not known",
        records: { modelUses: [bedrock] },
        retention: { outcome: "undetermined", review: "undetermined" },
      },
      { name: "a call that would be refused", records: { modelUses: [bedrock] }, retention: { outcome: "callRefused" } },
    ],
  },
  "service-retention": {
    raised: [
      {
        name: "a model that requires retention",
        records: { modelUses: [bedrock] },
        retention: { outcome: "kept", retention: { kind: "days", days: 30 } },
      },
      {
        name: "responses stored by default",
        records: { modelUses: [bedrock] },
        retention: { apart: [{ what: "storedResponses", retention: { kind: "days", days: 30 }, because: [] }] },
      },
    ],
    quiet: [
      {
        name: "a permissive mode with a model that keeps nothing",
        records: { modelUses: [bedrock] },
        retention: { setMode: "aws_review" },
      },
      { name: "own machines", records: { modelUses: [{ platform: "ownMachines" }] }, retention: { outcome: "undetermined" } },
      {
        name: "only the safety exceptions that hold for everyone",
        records: { modelUses: [bedrock] },
        retention: { apart: [{ what: "safetyExceptions", retention: { kind: "untilDeleted" }, because: [] }] },
      },
    ],
    undetermined: [
      { name: "the requirement of the model is not known", records: { modelUses: [bedrock] }, retention: { outcome: "undetermined" } },
      {
        name: "another platform of which little is known",
        records: { modelUses: [{ platform: "otherCloud" }] },
        retention: { outcome: "notBedrock", retention: { kind: "undetermined", missing: [] } },
      },
    ],
  },
  "content-in-logs": {
    raised: [
      { name: "full logging of calls", answers: { "logging.invocation": "full" } },
      {
        name: "a log store with full content",
        answers: { "logging.invocation": "off", "logging.traces": false },
        records: { stores: [{ kind: "applicationLogs", logContent: "full" }] },
      },
    ],
    quiet: [{ name: "logging off and traces without content", answers: { "logging.invocation": "off", "logging.traces": false } }],
    undetermined: [{ name: "nobody knows what traces hold", answers: { "logging.invocation": "metadataOnly", "logging.traces": unknown } }],
  },
  "third-country-routing": {
    raised: [
      {
        name: "global routing",
        records: { modelUses: [{ ...bedrock, inferenceRouting: "global" }] },
        destinations: { regions: "*", countries: "*" },
      },
      {
        name: "a destination reached under standard clauses",
        records: { modelUses: [{ ...bedrock, inferenceRouting: "geographic" }] },
        destinations: { countries: ["US"] },
        transfers: [{ tool: "scc", standing: "covered" }],
      },
    ],
    quiet: [
      { name: "one Region inside the EEA", records: { modelUses: [{ ...bedrock, inferenceRouting: "inRegion" }] } },
      {
        name: "a listed importer with nothing open",
        records: { modelUses: [{ ...bedrock, inferenceRouting: "geographic" }] },
        destinations: { countries: ["US"] },
        transfers: [{ tool: "dpf", standing: "covered" }],
      },
    ],
    undetermined: [
      {
        name: "destinations that are not known",
        records: { modelUses: [{ ...bedrock, inferenceRouting: "geographic" }] },
        destinations: { regions: null, countries: null, missing: [`modelUses/${use}/destinationRegions`] },
      },
      { name: "the routing is open", records: { modelUses: [bedrock] } },
    ],
  },
  "foreign-authority-access": {
    raised: [{ name: "a parent outside the EEA", recipients: [{}], records: { processors: [{ ...cloud, parentCountry: "US" }] } }],
    quiet: [
      { name: "a parent inside the EEA", recipients: [{}], records: { processors: [{ ...cloud, parentCountry: "DE" }] } },
      {
        name: "a company without content",
        recipients: [{ receives: ["metadata:request"] }],
        records: { processors: [{ ...cloud, parentCountry: "US" }] },
      },
    ],
    undetermined: [
      { name: "the parent's country is open", recipients: [{}], records: { processors: [cloud] } },
      { name: "a company of which there is no record and no fact", recipients: [{ id: "provider:nobodyknown" }] },
      {
        name: "a country of which the register says nothing",
        recipients: [{}],
        records: { processors: [{ ...cloud, parentCountry: "ZZ" }] },
      },
    ],
  },
  "invisible-sub-processing": {
    raised: [
      {
        name: "a review more than a year old",
        recipients: [{}],
        records: { processors: [{ ...cloud, art28Contract: "signed", subProcessorsReviewedOn: "2025-11-22" }] },
      },
      {
        name: "no contract",
        recipients: [{}],
        records: { processors: [{ ...cloud, art28Contract: "none", subProcessorsReviewedOn: "2026-10-01" }] },
      },
    ],
    quiet: [
      {
        name: "a review of this year under a contract",
        recipients: [{}],
        records: { processors: [{ ...cloud, art28Contract: "inTerms", subProcessorsReviewedOn: "2025-11-23" }] },
      },
      {
        name: "no sub-processors",
        recipients: [{}],
        records: { processors: [{ ...cloud, art28Contract: "signed", subProcessorsReviewedOn: { notApplicable: "It has none." } }] },
      },
    ],
    undetermined: [
      { name: "nobody said when the list was read", recipients: [{}], records: { processors: [{ ...cloud, art28Contract: "signed" }] } },
    ],
  },
  "terms-or-model-change": {
    raised: [{ name: "any model that others run", records: { modelUses: [bedrock] } }],
    quiet: [{ name: "own machines", records: { modelUses: [{ platform: "ownMachines" }] } }],
    undetermined: [{ name: "the platform is open", records: { modelUses: [{ name: "Chat" }] } }],
  },
  "purpose-creep": {
    raised: [
      {
        name: "a declared second use",
        records: { purposes: [{ name: "Answers" }], secondaryUses: [{ name: "Statistics", ground: "compatible" }] },
      },
      {
        name: "two purposes and a log",
        records: { purposes: [{ name: "Answers" }, { name: "Quality" }], stores: [{ kind: "invocationLogs" }] },
      },
      { name: "logs used for tuning", records: { purposes: [{ name: "Answers" }], customisations: [{ usesInvocationLogs: true }] } },
    ],
    quiet: [{ name: "one purpose and a log", records: { purposes: [{ name: "Answers" }], stores: [{ kind: "invocationLogs" }] } }],
    undetermined: [{ name: "a log, and purposes not yet named", records: { stores: [{ kind: "invocationLogs" }] } }],
  },
  "excessive-data-in-prompts": {
    raised: [
      { name: "free text", records: { modelUses: [{ freeText: true }] } },
      { name: "records of the customer file", records: { modelUses: [{ freeText: false, contextSources: ["crm"] }] } },
    ],
    quiet: [{ name: "a fixed form without context", records: { modelUses: [{ freeText: false, contextSources: ["none"] }] } }],
    undetermined: [{ name: "the context is open", records: { modelUses: [{ freeText: false }] } }],
  },
  "special-category-exposure": {
    raised: [
      { name: "health data in clear", records: { dataItems: [health], modelUses: [{ dataItems: item }] } },
      {
        name: "free text in health care",
        answers: { "desc.domain": "health" },
        records: { dataItems: [ordinary], modelUses: [{ dataItems: item, freeText: true, purposes: [] }] },
      },
      {
        name: "a purpose that infers",
        records: {
          dataItems: [ordinary],
          purposes: [{ infers: true }],
          modelUses: [{ dataItems: item, freeText: false, purposes: [at("purposes")] }],
        },
      },
    ],
    quiet: [
      {
        name: "ordinary data in a fixed form",
        records: { dataItems: [ordinary], modelUses: [{ dataItems: item, freeText: false, purposes: [] }] },
      },
      {
        name: "health data masked before the call",
        form: "masked",
        records: { dataItems: [health], modelUses: [{ dataItems: item, freeText: false, purposes: [] }] },
      },
    ],
    undetermined: [
      {
        name: "data of unsaid category",
        records: { dataItems: [{ name: "Notes" }], modelUses: [{ dataItems: item, freeText: false, purposes: [] }] },
      },
      { name: "the data are open", records: { modelUses: [{ freeText: false, purposes: [] }] } },
    ],
  },
  "inaccurate-output": {
    raised: [{ name: "output about people", records: { modelUses: [{ outputAboutPerson: true }] } }],
    quiet: [{ name: "output about machines", records: { modelUses: [{ outputAboutPerson: false }] } }],
    undetermined: [{ name: "nobody said so", records: { modelUses: [{ outputAboutPerson: unknown }] } }],
  },
  "automated-decision": {
    raised: [
      {
        name: "a refusal by machine alone",
        records: { modelUses: [{ decisionMode: "solelyAutomated", decisionEffect: "legalOrSimilar" }] },
      },
      {
        name: "reviewers who never depart from it",
        records: {
          modelUses: [{ decisionMode: "humanInLoop", decisionEffect: "legalOrSimilar", reviewsMeasured: 400, overrideRate: 0.5 }],
        },
      },
    ],
    quiet: [
      { name: "help for a person who decides", records: { modelUses: [{ decisionMode: "assistive", decisionEffect: "legalOrSimilar" }] } },
      { name: "a decision without serious effect", records: { modelUses: [{ decisionMode: "solelyAutomated", decisionEffect: "none" }] } },
      {
        name: "reviewers who do judge",
        records: { modelUses: [{ decisionMode: "humanInLoop", decisionEffect: "legalOrSimilar", reviewsMeasured: 400, overrideRate: 7 }] },
      },
    ],
    undetermined: [
      {
        name: "too few reviews measured",
        records: { modelUses: [{ decisionMode: "humanInLoop", decisionEffect: "legalOrSimilar", reviewsMeasured: 40, overrideRate: 0 }] },
      },
      { name: "the effect is open", records: { modelUses: [{ decisionMode: "solelyAutomated" }] } },
    ],
  },
  "biased-output": {
    raised: [
      { name: "scores", records: { modelUses: [{ outputScores: true }] } },
      {
        name: "screening of applicants",
        records: { purposes: [{ area: "hrScreening" }], modelUses: [{ outputScores: false, purposes: [at("purposes")] }] },
      },
    ],
    quiet: [
      {
        name: "no scores, another area",
        records: { purposes: [{ area: "other" }], modelUses: [{ outputScores: false, purposes: [at("purposes")] }] },
      },
    ],
    undetermined: [
      {
        name: "the area is open",
        records: { purposes: [{ name: "Answers" }], modelUses: [{ outputScores: false, purposes: [at("purposes")] }] },
      },
    ],
  },
  "opaque-processing": {
    raised: [
      { name: "a notice silent on AI", answers: { "notice.mentionsAi": false } },
      {
        name: "data from public sources without notice",
        answers: { "notice.mentionsAi": true, "notice.art14": false },
        records: { dataItems: [{ sources: ["public"] }] },
      },
    ],
    quiet: [
      {
        name: "a notice that says so, and data from the people themselves",
        answers: { "notice.mentionsAi": true, "notice.art14": false },
        records: { dataItems: [{ sources: ["dataSubject"] }] },
      },
    ],
    undetermined: [{ name: "nobody has read the notice", answers: { "notice.mentionsAi": unknown, "notice.art14": true } }],
  },
  "rights-not-exercisable": {
    raised: [{ name: "personal data that cannot be searched", records: { stores: [{ personalData: true, lookupByPerson: false }] } }],
    quiet: [
      { name: "no personal data", records: { stores: [{ personalData: false, lookupByPerson: false }] } },
      { name: "search by person", records: { stores: [{ personalData: true, lookupByPerson: true }] } },
    ],
    undetermined: [
      { name: "nobody knows whether it can be searched", records: { stores: [{ personalData: true, lookupByPerson: unknown }] } },
    ],
  },
  "unerasable-weights": {
    raised: [
      { name: "fine-tuning on personal data", records: { customisations: [{ kind: "fineTuning", personalData: true }] } },
      { name: "reinforcement on personal data", records: { customisations: [{ kind: "reinforcement", personalData: true }] } },
    ],
    quiet: [
      { name: "no customisation" },
      {
        name: "an evaluation, which leaves the model as it is",
        records: { customisations: [{ kind: "modelEvaluation", personalData: true }] },
      },
      { name: "invented training data", records: { customisations: [{ kind: "fineTuning", personalData: false }] } },
    ],
    undetermined: [
      { name: "nobody knows what the set holds", records: { customisations: [{ kind: "fineTuning", personalData: unknown }] } },
    ],
  },
  "memorised-data-disclosure": {
    raised: [
      { name: "answers to customers", records: { modelUses: [{ outputAudience: ["dataSubjects"] }] } },
      {
        name: "a model tuned on personal data",
        records: {
          modelUses: [{ outputAudience: ["staff"] }],
          customisations: [{ kind: "fineTuning", personalData: true, usedBy: [use] }],
        },
      },
    ],
    quiet: [
      { name: "a general model for staff", records: { modelUses: [{ outputAudience: ["staff"] }] } },
      {
        name: "a tuned model that another use runs",
        records: {
          modelUses: [{ outputAudience: ["staff"] }],
          customisations: [{ kind: "fineTuning", personalData: true, usedBy: [at("modelUses", 2)] }],
        },
      },
    ],
    undetermined: [
      { name: "the readers are open", records: { modelUses: [{ name: "Chat" }] } },
      {
        name: "nobody answered which use runs a model tuned on personal data",
        records: { modelUses: [{ outputAudience: ["staff"] }], customisations: [{ kind: "fineTuning", personalData: true }] },
      },
      {
        name: "nobody knows which use runs a model tuned on personal data",
        records: {
          modelUses: [{ outputAudience: ["staff"] }],
          customisations: [{ kind: "fineTuning", personalData: true, usedBy: unknown }],
        },
      },
    ],
  },
  "unlawfully-trained-model": {
    raised: [{ name: "any model", records: { modelUses: [{ model: "examplemaker.model-1" }] } }],
    quiet: [{ name: "no model in use" }],
    undetermined: [{ name: "a model that is not named", records: { modelUses: [{ name: "Chat" }] } }],
  },
  "direct-prompt-injection": {
    raised: [
      { name: "outsiders who write", records: { modelUses: [{ inputSources: ["outsiders"] }] } },
      {
        name: "a system open to customers",
        records: { systems: [{ users: ["customers"] }], modelUses: [{ inputSources: ["systems"], system: at("systems") }] },
      },
    ],
    quiet: [
      { name: "staff only", records: { systems: [{ users: ["staff"] }], modelUses: [{ inputSources: ["staff"], system: at("systems") }] } },
    ],
    undetermined: [{ name: "the writers are open", records: { systems: [{ users: ["staff"] }], modelUses: [{ system: at("systems") }] } }],
  },
  "indirect-prompt-injection": {
    raised: [
      {
        name: "a knowledge base",
        records: { modelUses: [{ contextSources: ["none"] }], stores: [{ kind: "knowledgeBase", readBy: [use] }] },
      },
      { name: "a browser", records: { modelUses: [{ contextSources: ["none"] }], tools: [{ kind: "browser", calledBy: [use] }] } },
      { name: "messages in the prompt", records: { modelUses: [{ contextSources: ["mailbox"] }] } },
    ],
    quiet: [
      { name: "no outside text", records: { modelUses: [{ contextSources: ["crm"] }] } },
      {
        name: "a knowledge base that another use reads",
        records: { modelUses: [{ contextSources: ["none"] }], stores: [{ kind: "knowledgeBase", readBy: [at("modelUses", 2)] }] },
      },
    ],
    undetermined: [
      {
        name: "nobody said who reads the knowledge base",
        records: { modelUses: [{ contextSources: ["none"] }], stores: [{ kind: "knowledgeBase" }] },
      },
    ],
  },
  "agent-exfiltration": {
    raised: [{ name: "a tool run by others", records: { tools: [{ external: true }] } }],
    quiet: [{ name: "a tool of our own", records: { tools: [{ external: false }] } }],
    undetermined: [{ name: "nobody said who runs it", records: { tools: [{ kind: "api" }] } }],
  },
  "agent-modification": {
    raised: [{ name: "a tool that writes", records: { tools: [{ writes: true }] } }],
    quiet: [{ name: "a tool that reads", records: { tools: [{ writes: false }] } }],
    undetermined: [{ name: "nobody said what it may do", records: { tools: [{ kind: "api" }] } }],
  },
  "retrieval-over-sharing": {
    raised: [
      { name: "no check of rights", records: { stores: [{ kind: "knowledgeBase", retrievalAcl: "none" }] } },
      { name: "groups only", records: { stores: [{ kind: "knowledgeBase", retrievalAcl: "perGroup" }] } },
    ],
    quiet: [
      { name: "each user's rights checked", records: { stores: [{ kind: "knowledgeBase", retrievalAcl: "perUser" }] } },
      { name: "a backup", records: { stores: [{ kind: "backup" }] } },
    ],
    undetermined: [
      { name: "nobody knows how rights are checked", records: { stores: [{ kind: "knowledgeBase", retrievalAcl: unknown }] } },
    ],
  },
  "cross-user-leakage": {
    raised: [
      { name: "several customers", answers: { "desc.multiTenant": true } },
      { name: "a shared store", answers: { "desc.multiTenant": false }, records: { stores: [{ kind: "database", shared: true }] } },
      {
        name: "caching of prompts",
        answers: { "desc.multiTenant": false },
        records: { modelUses: [{ ...bedrock, promptCaching: "implicit" }] },
      },
    ],
    quiet: [
      {
        name: "one customer and nothing shared",
        answers: { "desc.multiTenant": false },
        records: { stores: [{ kind: "database", shared: false }] },
      },
    ],
    undetermined: [{ name: "nobody said so", answers: { "desc.multiTenant": unknown } }],
  },
  "profile-building-memory": {
    raised: [{ name: "a memory", records: { stores: [{ kind: "agentMemory" }] } }],
    quiet: [{ name: "a backup", records: { stores: [{ kind: "backup" }] } }],
    undetermined: [{ name: "the kind is open", records: { stores: [{ name: "Store" }] } }],
  },
  "re-identification": {
    raised: [
      {
        name: "pseudonyms and two sources",
        records: { modelUses: [{ treatment: ["pseudonymised"], contextSources: ["crm", "transcripts"] }] },
      },
    ],
    quiet: [
      { name: "one source", records: { modelUses: [{ treatment: ["pseudonymised"], contextSources: ["crm"] }] } },
      { name: "names as they are", records: { modelUses: [{ treatment: ["none"], contextSources: ["crm", "transcripts"] }] } },
    ],
    undetermined: [{ name: "the sources are open", records: { modelUses: [{ treatment: ["pseudonymised"] }] } }],
  },
  "store-breach": {
    raised: [
      { name: "personal data", records: { stores: [{ personalData: true }] } },
      { name: "long-lived keys and unsaid content", answers: { "security.longLivedKeys": true }, records: { stores: [{ name: "Store" }] } },
    ],
    quiet: [{ name: "no personal data", answers: { "security.longLivedKeys": true }, records: { stores: [{ personalData: false }] } }],
    undetermined: [
      { name: "nobody said what it holds", answers: { "security.longLivedKeys": false }, records: { stores: [{ name: "Store" }] } },
    ],
  },
  "service-loss": {
    raised: [
      { name: "no other way", answers: { "desc.criticality": "low", "desc.fallback": false } },
      { name: "people who depend on it", answers: { "desc.criticality": "high", "desc.fallback": true } },
    ],
    quiet: [{ name: "another way, and people who can wait", answers: { "desc.criticality": "low", "desc.fallback": true } }],
    undetermined: [{ name: "nobody said how much people depend on it", answers: { "desc.fallback": true } }],
  },
  "shadow-ai": {
    raised: [
      { name: "staff use", answers: { "desc.staffUse": true } },
      { name: "a system for staff", answers: { "desc.staffUse": false }, records: { systems: [{ users: ["staff"] }] } },
    ],
    quiet: [{ name: "customers only", answers: { "desc.staffUse": false }, records: { systems: [{ users: ["customers"] }] } }],
    undetermined: [{ name: "nobody said so" }],
  },
  "employee-monitoring": {
    raised: [
      {
        name: "logs with names of employees",
        records: { dataSubjects: [{ category: "employee" }], stores: [{ kind: "invocationLogs", userIdentifiable: true }] },
      },
      {
        name: "logs with names where staff use the system",
        answers: { "desc.staffUse": true },
        records: { stores: [{ kind: "invocationLogs", userIdentifiable: true }] },
      },
    ],
    quiet: [
      {
        name: "logs without names",
        answers: { "desc.staffUse": true },
        records: { stores: [{ kind: "invocationLogs", userIdentifiable: false }] },
      },
      { name: "a backup", answers: { "desc.staffUse": true }, records: { stores: [{ kind: "backup" }] } },
    ],
    undetermined: [
      { name: "nobody knows what logs show", answers: { "desc.staffUse": true }, records: { stores: [{ kind: "invocationLogs" }] } },
    ],
  },
  "vulnerable-people": {
    raised: [{ name: "patients", records: { dataSubjects: [{ category: "customer" }, { category: "patient" }] } }],
    quiet: [{ name: "customers", records: { dataSubjects: [{ category: "customer" }] } }],
    undetermined: [
      { name: "nobody said whose data" },
      { name: "a group of unsaid kind", records: { dataSubjects: [{ name: "Callers" }] } },
    ],
  },
  "over-reliance": {
    raised: [
      { name: "the public reads", records: { modelUses: [{ outputAudience: ["public"] }] } },
      { name: "advice on money for staff", records: { modelUses: [{ outputAudience: ["staff"], adviceDomains: ["finance"] }] } },
    ],
    quiet: [{ name: "no advice, staff only", records: { modelUses: [{ outputAudience: ["staff"], adviceDomains: ["none"] }] } }],
    undetermined: [{ name: "the advice is open", records: { modelUses: [{ outputAudience: ["staff"] }] } }],
  },
  "secrecy-breach": {
    raised: [{ name: "letters to counsel", records: { dataItems: [confidential], modelUses: [{ dataItems: item }] } }],
    quiet: [
      { name: "ordinary data", records: { dataItems: [ordinary], modelUses: [{ dataItems: item }] } },
      { name: "letters masked before the call", form: "masked", records: { dataItems: [confidential], modelUses: [{ dataItems: item }] } },
    ],
    undetermined: [{ name: "data of unsaid category", records: { dataItems: [{ name: "Notes" }], modelUses: [{ dataItems: item }] } }],
  },
  "role-misqualification": {
    raised: [
      {
        name: "a role nobody could tell",
        recipients: [{ role: "undetermined" }],
        records: { processors: [{ ...cloud, ownPurposes: false }] },
      },
      { name: "a processor with purposes of its own", recipients: [{}], records: { processors: [{ ...cloud, ownPurposes: true }] } },
    ],
    quiet: [
      { name: "a processor without purposes of its own", recipients: [{}], records: { processors: [{ ...cloud, ownPurposes: false }] } },
      {
        name: "a controller on record as such",
        recipients: [{ role: "controller" }],
        records: { processors: [{ ...cloud, ownPurposes: true }] },
      },
    ],
    undetermined: [{ name: "nobody said whether it has purposes of its own", recipients: [{}], records: { processors: [cloud] } }],
  },
  "failed-balancing": {
    raised: [
      { name: "a test not done", records: { purposes: [{ legalBasis: "f-legitimateInterests", liaOutcome: "notDone" }] } },
      { name: "a test that failed", records: { purposes: [{ legalBasis: "f-legitimateInterests", liaOutcome: "failed" }] } },
    ],
    quiet: [
      { name: "another basis", records: { purposes: [{ legalBasis: "b-contract" }] } },
      { name: "no basis, which is a gap", records: { purposes: [{ legalBasis: "none" }] } },
      {
        name: "a test passed and written down",
        records: {
          purposes: [
            {
              legalBasis: "f-legitimateInterests",
              liaOutcome: "passed",
              liaInterest: "Speed.",
              liaNecessity: "Nothing milder.",
              liaBalance: "Little effect.",
            },
          ],
        },
      },
    ],
    undetermined: [
      { name: "the basis is open", records: { purposes: [{ name: "Answers" }] } },
      {
        name: "a test passed but not written down",
        records: { purposes: [{ legalBasis: "f-legitimateInterests", liaOutcome: "passed", liaInterest: "Speed." }] },
      },
    ],
  },
  "live-data-in-evaluation": {
    raised: [
      { name: "an evaluation on real cases", records: { customisations: [{ kind: "modelEvaluation", personalData: true }] } },
      { name: "a stored set of real cases", records: { stores: [{ kind: "evaluationSet", personalData: true }] } },
    ],
    quiet: [{ name: "an evaluation on invented cases", records: { customisations: [{ kind: "modelEvaluation", personalData: false }] } }],
    undetermined: [{ name: "nobody knows what the set holds", records: { stores: [{ kind: "evaluationSet" }] } }],
  },
  "metadata-disclosure": {
    raised: [
      {
        name: "a cloud that tells the maker",
        recipients: [{ ...maker, receives: ["metadata:request"] }],
        records: { processors: [{ ...cloud, metadataSharing: true }] },
      },
    ],
    quiet: [
      { name: "a cloud that does not", recipients: [maker], records: { processors: [{ ...cloud, metadataSharing: false }] } },
      { name: "the cloud itself", recipients: [{}], records: { processors: [{ ...cloud, metadataSharing: true }] } },
      {
        name: "a maker that learns of the subscription only",
        recipients: [{ ...maker, receives: ["metadata:subscription"] }],
        records: { processors: [{ ...cloud, metadataSharing: true }] },
      },
    ],
    undetermined: [
      { name: "nobody said so", recipients: [maker], records: { processors: [cloud] } },
      { name: "no cloud on record", recipients: [maker] },
    ],
  },
  "vendor-lock-in": {
    raised: [
      { name: "no other model", records: { modelUses: [{ modelAlternatives: 0 }] } },
      { name: "an own model", records: { modelUses: [{ modelAlternatives: 3 }], customisations: [{ kind: "fineTuning", usedBy: [use] }] } },
    ],
    quiet: [{ name: "another model at hand", records: { modelUses: [{ modelAlternatives: 1 }] } }],
    undetermined: [{ name: "nobody counted", records: { modelUses: [{ name: "Chat" }] } }],
  },
};
