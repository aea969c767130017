/** What a file must be recognised as, every answer that it must yield and no other (names apart), and what is asked. */
type Expected = { is: string; yields: readonly string[]; asks: readonly string[] };

/** The invented files in `tests/aws-files`: one for each call that is recognised, and infrastructure files. */
export const inventedFiles: Readonly<Record<string, Expected>> = {
  "bedrock-agent.get-agent-action-group.json": {
    is: "bedrock-agent get-agent-action-group",
    yields: ["tools 1 kind = agentAction", "tools 1 approval = always"],
    asks: ["lambdaBehind"],
  },
  "bedrock-agent.get-agent.json": {
    is: "bedrock-agent get-agent",
    yields: ["modelUses 1 platform = bedrock", "modelUses 1 model = eu.amazon.nova-lite-v1:0", "modelUses 1 sourceRegion = eu-west-1", "modelUses 1 inferenceRouting = geographic", "modelUses 1 inferenceProfile = eu.amazon.nova-lite-v1:0", "stores 1 kind = agentMemory", "stores 1 writtenBy = modelUses 1", "stores 1 readBy = modelUses 1", "stores 1 operator = aws", "stores 1 region = eu-west-1", "stores 1 retention = {\"amount\":30,\"unit\":\"days\"}", "stores 1 deletionAutomatic = true", "stores 1 memoryService = agentsClassic", "stores 1 encryption = ownKey"],
    asks: ["guardrailFile"],
  },
  "bedrock-agent.get-data-source.json": {
    is: "bedrock-agent get-data-source",
    yields: ["stores 1 kind = knowledgeBase", "stores 1 writtenBy = modelUses 1", "stores 1 contentSources = [\"sharePoint\"]", "stores 1 parsing = foundationModel", "modelUses 1 platform = bedrock", "modelUses 1 model = eu.amazon.nova-lite-v1:0", "modelUses 1 sourceRegion = eu-west-1", "modelUses 1 inferenceRouting = geographic", "modelUses 1 inferenceProfile = eu.amazon.nova-lite-v1:0"],
    asks: ["knowledgeBaseFile", "sourceOutside", "deletionPolicyRetain"],
  },
  "bedrock-agent.get-flow.json": {
    is: "bedrock-agent get-flow",
    yields: ["modelUses 1 platform = bedrock", "modelUses 1 model = amazon.nova-lite-v1:0", "modelUses 1 sourceRegion = eu-west-1", "modelUses 1 inferenceRouting = inRegion"],
    asks: ["flowNodes"],
  },
  "bedrock-agent.get-knowledge-base.json": {
    is: "bedrock-agent get-knowledge-base",
    yields: ["stores 1 kind = knowledgeBase", "stores 1 writtenBy = modelUses 1", "stores 1 operator = thirdParty", "stores 1 product = redisEnterpriseCloud", "stores 1 country = IE", "modelUses 1 platform = bedrock", "modelUses 1 model = amazon.titan-embed-text-v2:0", "modelUses 1 sourceRegion = eu-west-1", "modelUses 1 inferenceRouting = inRegion"],
    asks: ["storeVendor"],
  },
  "bedrock-agent.get-prompt.json": {
    is: "bedrock-agent get-prompt",
    yields: [],
    asks: ["prompt"],
  },
  "bedrock-agent.list-agent-action-groups.json": {
    is: "bedrock-agent list-agent-action-groups",
    yields: ["tools 1 kind = agentAction"],
    asks: ["actionBehind"],
  },
  "bedrock-agent.list-agent-aliases.json": {
    is: "bedrock-agent list-agent-aliases",
    yields: [],
    asks: [],
  },
  "bedrock-agent.list-agent-collaborators.json": {
    is: "bedrock-agent list-agent-collaborators",
    yields: [],
    asks: ["collaboratorHistory"],
  },
  "bedrock-agent.list-agent-knowledge-bases.json": {
    is: "bedrock-agent list-agent-knowledge-bases",
    yields: [],
    asks: ["whoseKnowledgeBase"],
  },
  "bedrock-agent.list-agents.json": {
    is: "bedrock-agent list-agents",
    yields: [],
    asks: ["getEach"],
  },
  "bedrock-agent.list-data-sources.json": {
    is: "bedrock-agent list-data-sources",
    yields: [],
    asks: ["getEach"],
  },
  "bedrock-agent.list-flows.json": {
    is: "bedrock-agent list-flows",
    yields: [],
    asks: ["getEach"],
  },
  "bedrock-agent.list-knowledge-bases.json": {
    is: "bedrock-agent list-knowledge-bases",
    yields: [],
    asks: ["getEach"],
  },
  "bedrock-agent.list-prompts.json": {
    is: "bedrock-agent list-prompts",
    yields: [],
    asks: [],
  },
  "bedrock-agentcore-control.get-agent-runtime.json": {
    is: "bedrock-agentcore-control get-agent-runtime",
    yields: ["systems 1 country = IE"],
    asks: ["runtimeModels"],
  },
  "bedrock-agentcore-control.get-browser.json": {
    is: "bedrock-agentcore-control get-browser",
    yields: ["tools 1 kind = browser", "stores 1 kind = files", "stores 1 writtenBy = tools 1", "stores 1 operator = aws"],
    asks: ["publicNetwork", "bucketRegion"],
  },
  "bedrock-agentcore-control.get-code-interpreter.json": {
    is: "bedrock-agentcore-control get-code-interpreter",
    yields: ["tools 1 kind = codeInterpreter"],
    asks: ["publicNetwork"],
  },
  "bedrock-agentcore-control.get-gateway-target.json": {
    is: "bedrock-agentcore-control get-gateway-target",
    yields: ["tools 1 kind = mcpServer"],
    asks: ["targetEnd"],
  },
  "bedrock-agentcore-control.get-gateway.json": {
    is: "bedrock-agentcore-control get-gateway",
    yields: [],
    asks: ["gatewayTargets"],
  },
  "bedrock-agentcore-control.get-memory.json": {
    is: "bedrock-agentcore-control get-memory",
    yields: ["stores 1 kind = agentMemory", "stores 1 operator = aws", "stores 1 region = eu-west-1", "stores 1 retention = {\"amount\":60,\"unit\":\"days\"}", "stores 1 deletionAutomatic = true", "stores 1 memoryService = agentCore", "stores 1 encryption = ownKey", "stores 2 kind = agentMemory", "stores 2 operator = aws", "stores 2 region = eu-west-1", "stores 2 memoryService = agentCore", "stores 2 encryption = ownKey"],
    asks: ["memoryExtracted"],
  },
  "bedrock-agentcore-control.list-agent-runtimes.json": {
    is: "bedrock-agentcore-control list-agent-runtimes",
    yields: [],
    asks: ["runtimeModels"],
  },
  "bedrock-agentcore-control.list-api-key-credential-providers.json": {
    is: "bedrock-agentcore-control list-api-key-credential-providers",
    yields: [],
    asks: ["apiKeys"],
  },
  "bedrock-agentcore-control.list-browsers.json": {
    is: "bedrock-agentcore-control list-browsers",
    yields: [],
    asks: ["getEach"],
  },
  "bedrock-agentcore-control.list-code-interpreters.json": {
    is: "bedrock-agentcore-control list-code-interpreters",
    yields: [],
    asks: ["toolListed"],
  },
  "bedrock-agentcore-control.list-gateway-targets.json": {
    is: "bedrock-agentcore-control list-gateway-targets",
    yields: [],
    asks: ["getEach"],
  },
  "bedrock-agentcore-control.list-gateways.json": {
    is: "bedrock-agentcore-control list-gateways",
    yields: [],
    asks: ["gatewayTargets"],
  },
  "bedrock-agentcore-control.list-memories.json": {
    is: "bedrock-agentcore-control list-memories",
    yields: [],
    asks: ["getEach"],
  },
  "bedrock-agentcore-control.list-oauth2-credential-providers.json": {
    is: "bedrock-agentcore-control list-oauth2-credential-providers",
    yields: [],
    asks: ["signsInWith"],
  },
  "bedrock-agentcore-control.list-online-evaluation-configs.json": {
    is: "bedrock-agentcore-control list-online-evaluation-configs",
    yields: ["customisations 1 kind = modelEvaluation"],
    asks: ["onlineEvaluation"],
  },
  "bedrock-agentcore-control.list-workload-identities.json": {
    is: "bedrock-agentcore-control list-workload-identities",
    yields: [],
    asks: [],
  },
  "bedrock-data-automation.get-data-automation-project.json": {
    is: "bedrock-data-automation get-data-automation-project",
    yields: [],
    asks: ["dataAutomationProjects"],
  },
  "bedrock-data-automation.list-data-automation-projects.json": {
    is: "bedrock-data-automation list-data-automation-projects",
    yields: [],
    asks: ["dataAutomationProjects"],
  },
  "bedrock-mantle.data-retention.json": {
    is: "bedrock-mantle GET /v1/data_retention",
    yields: [],
    asks: ["modeWithoutUse"],
  },
  "bedrock-mantle.model.json": {
    is: "bedrock-mantle GET /v1/models/{id}",
    yields: [],
    asks: [],
  },
  "bedrock-mantle.models.json": {
    is: "bedrock-mantle GET /v1/models",
    yields: [],
    asks: [],
  },
  "bedrock-mantle.project.json": {
    is: "bedrock-mantle GET /v1/organization/projects/{id}",
    yields: [],
    asks: ["projectMode"],
  },
  "bedrock-mantle.projects.json": {
    is: "bedrock-mantle GET /v1/organization/projects",
    yields: [],
    asks: ["projectMode"],
  },
  "bedrock.get-account-data-retention.json": {
    is: "bedrock get-account-data-retention",
    yields: [],
    asks: ["modeWithoutUse"],
  },
  "bedrock.get-custom-model.json": {
    is: "bedrock get-custom-model",
    yields: ["customisations 1 kind = distillation", "customisations 1 usesInvocationLogs = true", "customisations 1 region = eu-west-1", "stores 1 kind = customModel", "stores 1 writtenBy = customisations 1", "stores 1 operator = aws", "stores 1 region = eu-west-1", "stores 1 encryption = ownKey"],
    asks: ["teacher", "trainingData"],
  },
  "bedrock.get-evaluation-job.json": {
    is: "bedrock get-evaluation-job",
    yields: ["customisations 1 kind = humanEvaluation", "customisations 1 region = eu-west-1", "stores 1 kind = evaluationSet", "stores 1 readBy = customisations 1", "stores 1 operator = aws", "stores 2 kind = evaluationSet", "stores 2 writtenBy = customisations 1", "stores 2 operator = aws", "stores 2 encryption = ownKey"],
    asks: ["workers", "bucketRegion", "bucketRegion"],
  },
  "bedrock.get-foundation-model-availability.json": {
    is: "bedrock get-foundation-model-availability",
    yields: [],
    asks: [],
  },
  "bedrock.get-foundation-model.json": {
    is: "bedrock get-foundation-model",
    yields: [],
    asks: [],
  },
  "bedrock.get-guardrail.json": {
    is: "bedrock get-guardrail",
    yields: [],
    asks: ["guardrailUse", "guardrailMasks"],
  },
  "bedrock.get-imported-model.json": {
    is: "bedrock get-imported-model",
    yields: ["customisations 1 kind = customImport", "customisations 1 region = eu-west-1"],
    asks: ["importedModel"],
  },
  "bedrock.get-inference-profile.json": {
    is: "bedrock get-inference-profile",
    yields: [],
    asks: [],
  },
  "bedrock.get-marketplace-model-endpoint.json": {
    is: "bedrock get-marketplace-model-endpoint",
    yields: [],
    asks: ["marketplaceEndpoint"],
  },
  "bedrock.get-model-customization-job.json": {
    is: "bedrock get-model-customization-job",
    yields: ["customisations 1 kind = distillation", "customisations 1 usesInvocationLogs = true", "customisations 1 region = eu-west-1", "stores 1 kind = customModel", "stores 1 writtenBy = customisations 1", "stores 1 operator = aws", "stores 1 region = eu-west-1", "stores 1 encryption = ownKey"],
    asks: ["teacher", "trainingData"],
  },
  "bedrock.get-model-invocation-job.json": {
    is: "bedrock get-model-invocation-job",
    yields: ["modelUses 1 platform = bedrock", "modelUses 1 model = amazon.nova-lite-v1:0", "modelUses 1 api = invokeOrConverse", "modelUses 1 sourceRegion = eu-west-1", "modelUses 1 inferenceRouting = inRegion", "modelUses 1 throughput = batch", "stores 1 kind = batchFiles", "stores 1 writtenBy = modelUses 1", "stores 1 readBy = modelUses 1", "stores 1 operator = aws", "stores 1 encryption = ownKey"],
    asks: ["bucketRegion"],
  },
  "bedrock.get-model-invocation-logging-configuration.json": {
    is: "bedrock get-model-invocation-logging-configuration",
    yields: ["logging.invocation = full", "stores 1 kind = invocationLogs", "stores 1 logContent = full", "stores 1 operator = aws", "stores 1 region = eu-west-1", "stores 2 kind = invocationLogs", "stores 2 logContent = full", "stores 2 operator = aws", "stores 2 region = eu-west-1"],
    asks: ["logRetention", "logRetention", "whoInLogs"],
  },
  "bedrock.get-prompt-router.json": {
    is: "bedrock get-prompt-router",
    yields: [],
    asks: ["promptRouter"],
  },
  "bedrock.get-provisioned-model-throughput.json": {
    is: "bedrock get-provisioned-model-throughput",
    yields: ["modelUses 1 platform = bedrock", "modelUses 1 model = amazon.nova-lite-v1:0", "modelUses 1 sourceRegion = eu-west-1", "modelUses 1 inferenceRouting = inRegion", "modelUses 1 throughput = provisioned"],
    asks: [],
  },
  "bedrock.get-use-case-for-model-access.json": {
    is: "bedrock get-use-case-for-model-access",
    yields: [],
    asks: ["useCaseForm"],
  },
  "bedrock.list-custom-model-deployments.json": {
    is: "bedrock list-custom-model-deployments",
    yields: ["modelUses 1 platform = bedrock", "modelUses 1 model = amazon.nova-lite-v1:0", "modelUses 1 sourceRegion = eu-west-1", "modelUses 1 inferenceRouting = inRegion"],
    asks: [],
  },
  "bedrock.list-custom-models.json": {
    is: "bedrock list-custom-models",
    yields: ["customisations 1 kind = distillation", "customisations 1 region = eu-west-1", "stores 1 kind = customModel", "stores 1 writtenBy = customisations 1", "stores 1 operator = aws", "stores 1 region = eu-west-1"],
    asks: ["trainingFromLogs", "trainingData"],
  },
  "bedrock.list-enforced-guardrails-configuration.json": {
    is: "bedrock list-enforced-guardrails-configuration",
    yields: [],
    asks: ["guardrailEnforced"],
  },
  "bedrock.list-evaluation-jobs.json": {
    is: "bedrock list-evaluation-jobs",
    yields: ["customisations 1 kind = humanEvaluation", "customisations 1 region = eu-west-1"],
    asks: ["workers", "evaluationSets"],
  },
  "bedrock.list-foundation-model-agreement-offers.json": {
    is: "bedrock list-foundation-model-agreement-offers",
    yields: [],
    asks: [],
  },
  "bedrock.list-foundation-models.json": {
    is: "bedrock list-foundation-models",
    yields: [],
    asks: [],
  },
  "bedrock.list-guardrails.json": {
    is: "bedrock list-guardrails",
    yields: [],
    asks: ["guardrailUse"],
  },
  "bedrock.list-imported-models.json": {
    is: "bedrock list-imported-models",
    yields: ["customisations 1 kind = customImport", "customisations 1 region = eu-west-1"],
    asks: ["importedModel"],
  },
  "bedrock.list-inference-profiles.json": {
    is: "bedrock list-inference-profiles",
    yields: [],
    asks: [],
  },
  "bedrock.list-marketplace-model-endpoints.json": {
    is: "bedrock list-marketplace-model-endpoints",
    yields: [],
    asks: ["marketplaceEndpoint"],
  },
  "bedrock.list-model-customization-jobs.json": {
    is: "bedrock list-model-customization-jobs",
    yields: ["customisations 1 kind = fineTuning", "customisations 1 region = eu-west-1", "stores 1 kind = customModel", "stores 1 writtenBy = customisations 1", "stores 1 operator = aws", "stores 1 region = eu-west-1"],
    asks: ["trainingFromLogs", "trainingData"],
  },
  "bedrock.list-model-import-jobs.json": {
    is: "bedrock list-model-import-jobs",
    yields: ["customisations 1 kind = customImport", "customisations 1 region = eu-west-1"],
    asks: ["importedModel"],
  },
  "bedrock.list-model-invocation-jobs.json": {
    is: "bedrock list-model-invocation-jobs",
    yields: ["modelUses 1 platform = bedrock", "modelUses 1 model = amazon.nova-lite-v1:0", "modelUses 1 api = invokeOrConverse", "modelUses 1 sourceRegion = eu-west-1", "modelUses 1 inferenceRouting = inRegion", "modelUses 1 throughput = batch"],
    asks: [],
  },
  "bedrock.list-prompt-routers.json": {
    is: "bedrock list-prompt-routers",
    yields: [],
    asks: ["promptRouter"],
  },
  "bedrock.list-provisioned-model-throughputs.json": {
    is: "bedrock list-provisioned-model-throughputs",
    yields: ["modelUses 1 platform = bedrock", "modelUses 1 model = amazon.nova-lite-v1:0", "modelUses 1 sourceRegion = eu-west-1", "modelUses 1 inferenceRouting = inRegion", "modelUses 1 throughput = provisioned"],
    asks: [],
  },
  "bedrock.put-account-data-retention.json": {
    is: "bedrock get-account-data-retention",
    yields: [],
    asks: ["modeWithoutUse"],
  },
  "cloudformation.json": {
    is: "cloudFormation",
    yields: ["stores 1 kind = knowledgeBase", "stores 1 writtenBy = modelUses 1", "stores 1 operator = aws", "stores 1 product = openSearchServerless", "stores 1 contentSources = [\"ownFiles\"]", "modelUses 1 platform = bedrock", "modelUses 1 model = amazon.titan-embed-text-v2:0", "modelUses 1 sourceRegion = eu-west-1", "modelUses 1 inferenceRouting = inRegion", "stores 2 kind = agentMemory", "stores 2 operator = aws", "stores 2 region = eu-west-1", "stores 2 retention = {\"amount\":60,\"unit\":\"days\"}", "stores 2 deletionAutomatic = true", "stores 2 memoryService = agentCore", "stores 3 kind = agentMemory", "stores 3 operator = aws", "stores 3 region = eu-west-1", "stores 3 memoryService = agentCore"],
    asks: ["agentModel", "memoryExtracted"],
  },
  "cloudformation.yaml": {
    is: "cloudFormation",
    yields: ["stores 1 kind = knowledgeBase", "stores 1 writtenBy = modelUses 1", "stores 1 operator = thirdParty", "stores 1 product = pinecone", "stores 1 country = IE", "stores 1 contentSources = [\"confluence\"]", "modelUses 1 platform = bedrock", "modelUses 1 model = amazon.titan-embed-text-v2:0", "modelUses 1 sourceRegion = eu-west-1", "modelUses 1 inferenceRouting = inRegion"],
    asks: ["storeVendor", "sourceOutside"],
  },
  "logging-off.json": {
    is: "bedrock get-model-invocation-logging-configuration",
    yields: [],
    asks: ["loggingOffSomewhere"],
  },
  "terraform-plan.json": {
    is: "terraformPlan",
    yields: ["stores 1 kind = knowledgeBase", "stores 1 writtenBy = modelUses 1", "stores 1 operator = thirdParty", "stores 1 product = pinecone", "stores 1 country = US", "stores 1 contentSources = [\"web\"]", "modelUses 1 platform = bedrock", "modelUses 1 model = amazon.titan-embed-text-v2:0", "modelUses 1 sourceRegion = eu-west-1", "modelUses 1 inferenceRouting = inRegion", "modelUses 2 platform = bedrock", "modelUses 2 model = eu.amazon.nova-lite-v1:0", "modelUses 2 sourceRegion = eu-west-1", "modelUses 2 inferenceRouting = geographic", "modelUses 2 inferenceProfile = eu.amazon.nova-lite-v1:0"],
    asks: ["storeVendor", "sourceOutside"],
  },
  "terraform-state.json": {
    is: "terraformState",
    yields: ["logging.invocation = full", "stores 1 kind = knowledgeBase", "stores 1 writtenBy = modelUses 1", "stores 1 readBy = modelUses 2", "stores 1 operator = aws", "stores 1 product = s3Vectors", "stores 1 region = eu-west-1", "modelUses 1 platform = bedrock", "modelUses 1 model = amazon.titan-embed-text-v2:0", "modelUses 1 sourceRegion = eu-west-1", "modelUses 1 inferenceRouting = inRegion", "modelUses 2 platform = bedrock", "modelUses 2 model = eu.amazon.nova-lite-v1:0", "modelUses 2 sourceRegion = eu-west-1", "modelUses 2 inferenceRouting = geographic", "modelUses 2 inferenceProfile = eu.amazon.nova-lite-v1:0", "stores 2 kind = agentMemory", "stores 2 writtenBy = modelUses 2", "stores 2 readBy = modelUses 2", "stores 2 operator = aws", "stores 2 region = eu-west-1", "stores 2 retention = {\"amount\":30,\"unit\":\"days\"}", "stores 2 deletionAutomatic = true", "stores 2 memoryService = agentsClassic", "stores 3 kind = invocationLogs", "stores 3 logContent = full", "stores 3 operator = aws", "stores 3 region = eu-west-1", "stores 3 retention = {\"amount\":90,\"unit\":\"days\"}", "stores 3 deletionAutomatic = true", "stores 4 kind = invocationLogs", "stores 4 logContent = full", "stores 4 operator = aws", "stores 4 region = eu-west-1", "stores 4 retention = {\"amount\":30,\"unit\":\"days\"}", "stores 4 deletionAutomatic = true"],
    asks: ["whoInLogs"],
  },
};

/** The recorded and hand-written replies beside the checkout; the list of batch jobs is counted in its own test. */
export const recordedFiles: Readonly<Record<string, Expected>> = {
  "bedrock-agent.get-agent.1.json": {
    is: "bedrock-agent get-agent",
    yields: ["modelUses 1 platform = bedrock", "modelUses 1 model = anthropic.claude-v2", "modelUses 1 sourceRegion = us-east-1", "modelUses 1 inferenceRouting = inRegion"],
    asks: [],
  },
  "bedrock-agent.get-knowledge-base.1.json": {
    is: "bedrock-agent get-knowledge-base",
    yields: ["stores 1 kind = knowledgeBase", "stores 1 writtenBy = modelUses 1", "stores 1 operator = aws", "stores 1 product = openSearchServerless", "stores 1 region = us-east-1", "modelUses 1 platform = bedrock", "modelUses 1 model = amazon.titan-embed-text-v1", "modelUses 1 sourceRegion = us-east-1", "modelUses 1 inferenceRouting = inRegion"],
    asks: [],
  },
  "bedrock-agent.list-agents.1.json": {
    is: "bedrock-agent list-agents",
    yields: [],
    asks: ["getEach", "getEach", "getEach"],
  },
  "bedrock-agent.list-knowledge-bases.1.json": {
    is: "bedrock-agent list-knowledge-bases",
    yields: [],
    asks: ["getEach"],
  },
  "get-custom-model.1.json": {
    is: "bedrock get-custom-model",
    yields: ["customisations 1 region = us-east-1", "stores 1 kind = trainingSet", "stores 1 readBy = customisations 1", "stores 1 operator = aws", "stores 2 kind = customModel", "stores 2 writtenBy = customisations 1", "stores 2 operator = aws", "stores 2 region = us-east-1"],
    asks: ["trainingFromLogs", "bucketRegion", "trainingData"],
  },
  "get-evaluation-job.1.json": {
    is: "bedrock get-evaluation-job",
    yields: ["customisations 1 kind = modelEvaluation", "customisations 1 region = us-east-1", "stores 1 kind = evaluationSet", "stores 1 writtenBy = customisations 1", "stores 1 operator = aws"],
    asks: ["bucketRegion"],
  },
  "get-guardrail.1.json": {
    is: "bedrock get-guardrail",
    yields: [],
    asks: ["guardrailUse"],
  },
  "get-model-customization-job.1.json": {
    is: "bedrock get-model-customization-job",
    yields: ["customisations 1 kind = fineTuning", "customisations 1 region = us-east-1", "stores 1 kind = trainingSet", "stores 1 readBy = customisations 1", "stores 1 operator = aws", "stores 2 kind = customModel", "stores 2 writtenBy = customisations 1", "stores 2 operator = aws", "stores 2 region = us-east-1", "stores 2 encryption = ownKey"],
    asks: ["trainingFromLogs", "bucketRegion", "trainingData"],
  },
  "get-model-invocation-job.1.json": {
    is: "bedrock get-model-invocation-job",
    yields: ["modelUses 1 platform = bedrock", "modelUses 1 model = amazon.nova-micro-v1:0", "modelUses 1 sourceRegion = us-east-1", "modelUses 1 inferenceRouting = inRegion", "modelUses 1 throughput = batch", "stores 1 kind = batchFiles", "stores 1 readBy = modelUses 1", "stores 1 operator = aws", "stores 2 kind = batchFiles", "stores 2 writtenBy = modelUses 1", "stores 2 operator = aws"],
    asks: ["bucketRegion", "bucketRegion"],
  },
  "get-model-invocation-logging-configuration.1.json": {
    is: "bedrock get-model-invocation-logging-configuration",
    yields: ["logging.invocation = full", "stores 1 kind = invocationLogs", "stores 1 logContent = full", "stores 1 operator = aws", "stores 1 region = eu-west-1"],
    asks: ["logRetention", "whoInLogs"],
  },
  "list-custom-models.1.json": {
    is: "bedrock list-custom-models",
    yields: ["customisations 1 region = us-east-1", "stores 1 kind = customModel", "stores 1 writtenBy = customisations 1", "stores 1 operator = aws", "stores 1 region = us-east-1"],
    asks: ["trainingFromLogs", "trainingData"],
  },
  "list-evaluation-jobs.1.json": {
    is: "bedrock list-evaluation-jobs",
    yields: ["customisations 1 kind = modelEvaluation", "customisations 1 region = us-east-1", "customisations 2 kind = modelEvaluation", "customisations 2 region = us-east-1"],
    asks: ["evaluationSets", "evaluationSets"],
  },
  "list-foundation-models.1.json": {
    is: "bedrock list-foundation-models",
    yields: [],
    asks: [],
  },
  "list-guardrails.1.json": {
    is: "bedrock list-guardrails",
    yields: [],
    asks: ["guardrailUse"],
  },
  "list-inference-profiles.1.json": {
    is: "bedrock list-inference-profiles",
    yields: [],
    asks: ["applicationProfile", "applicationProfile"],
  },
  "list-model-customization-jobs.1.json": {
    is: "bedrock list-model-customization-jobs",
    yields: ["customisations 1 kind = fineTuning", "customisations 1 region = us-east-1", "stores 1 kind = customModel", "stores 1 writtenBy = customisations 1", "stores 1 operator = aws", "stores 1 region = us-east-1"],
    asks: ["trainingFromLogs", "trainingData"],
  },
  "cloudformation-template.json": {
    is: "cloudFormation",
    yields: ["stores 1 kind = knowledgeBase", "stores 1 contentSources = [\"web\"]", "modelUses 1 platform = bedrock", "modelUses 1 model = eu.anthropic.claude-sonnet-4-6", "modelUses 1 sourceRegion = eu-west-1", "modelUses 1 inferenceRouting = geographic", "modelUses 1 inferenceProfile = eu.anthropic.claude-sonnet-4-6", "stores 2 kind = agentMemory", "stores 2 writtenBy = modelUses 1", "stores 2 readBy = modelUses 1", "stores 2 operator = aws", "stores 2 region = eu-west-1", "stores 2 retention = {\"amount\":30,\"unit\":\"days\"}", "stores 2 deletionAutomatic = true", "stores 2 memoryService = agentsClassic", "stores 3 kind = agentMemory", "stores 3 operator = aws", "stores 3 region = eu-west-1", "stores 3 retention = {\"amount\":90,\"unit\":\"days\"}", "stores 3 deletionAutomatic = true", "stores 3 memoryService = agentCore"],
    asks: ["knowledgeBaseFile", "sourceOutside"],
  },
  "get-account-data-retention.eu-central-1.json": {
    is: "bedrock get-account-data-retention",
    yields: [],
    asks: ["modeWithoutUse"],
  },
  "get-account-data-retention.us-east-1.legacy.json": {
    is: "bedrock get-account-data-retention",
    yields: [],
    asks: ["modeWithoutUse", "standingAuthorisation"],
  },
  "get-agent.memory.json": {
    is: "bedrock-agent get-agent",
    yields: ["modelUses 1 platform = bedrock", "modelUses 1 model = eu.anthropic.claude-sonnet-4-6", "modelUses 1 sourceRegion = eu-central-1", "modelUses 1 inferenceRouting = geographic", "modelUses 1 inferenceProfile = eu.anthropic.claude-sonnet-4-6", "stores 1 kind = agentMemory", "stores 1 writtenBy = modelUses 1", "stores 1 readBy = modelUses 1", "stores 1 operator = aws", "stores 1 region = eu-central-1", "stores 1 retention = {\"amount\":365,\"unit\":\"days\"}", "stores 1 deletionAutomatic = true", "stores 1 memoryService = agentsClassic"],
    asks: ["guardrailFile"],
  },
  "get-data-source.confluence.json": {
    is: "bedrock-agent get-data-source",
    yields: ["stores 1 kind = knowledgeBase", "stores 1 writtenBy = modelUses 1", "stores 1 contentSources = [\"confluence\"]", "stores 1 parsing = foundationModel", "modelUses 1 platform = bedrock", "modelUses 1 model = eu.anthropic.claude-sonnet-4-6", "modelUses 1 sourceRegion = eu-central-1", "modelUses 1 inferenceRouting = geographic", "modelUses 1 inferenceProfile = eu.anthropic.claude-sonnet-4-6"],
    asks: ["knowledgeBaseFile", "sourceOutside", "deletionPolicyRetain"],
  },
  "get-guardrail.pii.json": {
    is: "bedrock get-guardrail",
    yields: [],
    asks: ["guardrailUse", "guardrailMasks"],
  },
  "get-inference-profile.eu.json": {
    is: "bedrock get-inference-profile",
    yields: [],
    asks: [],
  },
  "get-inference-profile.global.json": {
    is: "bedrock get-inference-profile",
    yields: [],
    asks: [],
  },
  "get-knowledge-base.pinecone.json": {
    is: "bedrock-agent get-knowledge-base",
    yields: ["stores 1 kind = knowledgeBase", "stores 1 writtenBy = modelUses 1", "stores 1 operator = thirdParty", "stores 1 product = pinecone", "stores 1 country = US", "modelUses 1 platform = bedrock", "modelUses 1 model = cohere.embed-multilingual-v3", "modelUses 1 sourceRegion = eu-central-1", "modelUses 1 inferenceRouting = inRegion"],
    asks: ["storeVendor"],
  },
  "get-memory.agentcore.json": {
    is: "bedrock-agentcore-control get-memory",
    yields: ["stores 1 kind = agentMemory", "stores 1 operator = aws", "stores 1 region = eu-central-1", "stores 1 retention = {\"amount\":90,\"unit\":\"days\"}", "stores 1 deletionAutomatic = true", "stores 1 memoryService = agentCore", "stores 2 kind = agentMemory", "stores 2 operator = aws", "stores 2 region = eu-central-1", "stores 2 memoryService = agentCore", "stores 2 memoryExtraction = crossRegion"],
    asks: ["memoryExtracted"],
  },
  "get-model-invocation-logging-configuration.full.json": {
    is: "bedrock get-model-invocation-logging-configuration",
    yields: ["logging.invocation = full", "stores 1 kind = invocationLogs", "stores 1 logContent = full", "stores 1 operator = aws", "stores 1 region = eu-west-1", "stores 2 kind = invocationLogs", "stores 2 logContent = full", "stores 2 operator = aws", "stores 2 region = eu-west-1", "stores 3 kind = invocationLogs", "stores 3 logContent = full", "stores 3 operator = aws", "stores 3 region = eu-west-1"],
    asks: ["logRetention", "logRetention", "logRetention", "whoInLogs"],
  },
  "list-provisioned-model-throughputs.json": {
    is: "bedrock list-provisioned-model-throughputs",
    yields: ["modelUses 1 platform = bedrock", "modelUses 1 model = amazon.nova-lite-v1:0", "modelUses 1 sourceRegion = eu-central-1", "modelUses 1 inferenceRouting = inRegion", "modelUses 1 throughput = provisioned"],
    asks: [],
  },
  "mantle.data_retention.json": {
    is: "bedrock-mantle GET /v1/data_retention",
    yields: [],
    asks: ["modeWithoutUse"],
  },
  "mantle.models.json": {
    is: "bedrock-mantle GET /v1/models",
    yields: [],
    asks: [],
  },
  "terraform-show.json": {
    is: "terraformState",
    yields: ["logging.invocation = full", "modelUses 1 (set up) platform = bedrock", "modelUses 1 (set up) model = anthropic.claude-sonnet-4-6", "modelUses 1 (set up) sourceRegion = eu-central-1", "modelUses 1 (set up) inferenceRouting = geographic", "modelUses 1 (set up) destinationRegions = [\"eu-central-1\",\"eu-north-1\",\"eu-south-1\",\"eu-south-2\",\"eu-west-1\",\"eu-west-3\"]", "stores 1 kind = knowledgeBase", "stores 1 writtenBy = modelUses 2", "stores 1 operator = thirdParty", "stores 1 product = mongoDbAtlas", "modelUses 2 platform = bedrock", "modelUses 2 model = amazon.titan-embed-text-v2:0", "modelUses 2 sourceRegion = eu-central-1", "modelUses 2 inferenceRouting = inRegion", "stores 2 kind = invocationLogs", "stores 2 logContent = full", "stores 2 operator = aws", "stores 2 region = eu-central-1"],
    asks: ["storeCountry", "storeVendor", "guardrailUse", "guardrailMasks", "guardrailUse", "logRetention", "whoInLogs"],
  },
};
