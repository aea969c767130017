import type { Tree } from "./reduce";

/** Overrides of a memory's built-in strategies: that there are some, nothing of what they say. */
const strategyOverrides = (step: "Extraction" | "Consolidation") =>
  Object.fromEntries(
    ["semantic", "userPreference", "summary", "episodic"].map((kind) => [`${kind}${step}Override`, { modelId: "present" as const }]),
  );

const models = [{ "modelArn|arn": "model" }] as const satisfies readonly [Tree];
const guardrailReference = { "guardrailIdentifier|guardrailId": "id", guardrailVersion: "word" } as const satisfies Tree;
const s3Uri = { "s3Uri|uri": "bucket" } as const satisfies Tree;
const filter = {
  type: "word",
  inputAction: "word",
  outputAction: "word",
  inputEnabled: "word",
  outputEnabled: "word",
} as const satisfies Tree;
const piiFilter = { ...filter, action: "word" } as const satisfies Tree;
const training = {
  s3Uri: "bucket",
  invocationLogsConfig: { usePromptResponse: "word", invocationLogSource: s3Uri },
} as const satisfies Tree;

type Kind = {
  /** What is kept; every other value is never read. */
  tree: Tree;
  /** The fields that name the resource, the first that is there counts. */
  identity: readonly string[];
  terraform?: readonly string[];
  cloudFormation?: readonly string[];
};

/**
 * The resources that are read and kept: those of Bedrock and AgentCore, and three neighbours that say how long logs last.
 * Left out on purpose wherever they occur: instructions, prompts, descriptions, tags, environment variables, payloads,
 * roles, secrets' names and networks: they hold people's words or keys and say nothing about where data go.
 */
const resourceKinds = {
  accountDataRetention: { tree: { mode: "word", updatedAt: "word", updated_at: "word" }, identity: [] },
  mantleProject: { tree: { id: "id", name: "name", data_retention: { mode: "word" } }, identity: ["id"] },
  mantleModel: {
    tree: { id: "model", status: "word", data_retention: { mode: "word", source: "word", allowed_modes: ["word"] } },
    identity: ["id"],
  },
  invocationLogging: {
    tree: {
      cloudWatchConfig: { logGroupName: "name", largeDataDeliveryS3Config: { bucketName: "bucket" } },
      s3Config: { bucketName: "bucket" },
      textDataDeliveryEnabled: "word",
      imageDataDeliveryEnabled: "word",
      embeddingDataDeliveryEnabled: "word",
      videoDataDeliveryEnabled: "word",
      audioDataDeliveryEnabled: "word",
    },
    identity: [],
    terraform: ["aws_bedrock_model_invocation_logging_configuration"],
  },
  foundationModel: { tree: { modelId: "model", modelArn: "model" }, identity: ["modelId"] },
  inferenceProfile: {
    tree: {
      inferenceProfileArn: "model",
      inferenceProfileId: "model",
      inferenceProfileName: "name",
      type: "word",
      status: "word",
      models,
      modelSource: { copyFrom: "model" },
      arn: "model",
      id: "model",
      name: "name",
    },
    identity: ["inferenceProfileArn", "arn", "inferenceProfileId", "name", "inferenceProfileName"],
    terraform: ["aws_bedrock_inference_profile", "awscc_bedrock_application_inference_profile"],
    cloudFormation: ["AWS::Bedrock::ApplicationInferenceProfile"],
  },
  customModel: {
    tree: {
      "modelArn|customModelArn": "model",
      "modelName|customModelName": "name",
      jobArn: "arn",
      "baseModelArn|baseModelIdentifier": "model",
      customizationType: "word",
      "modelKmsKeyArn|customModelKmsKeyId": "present",
      trainingDataConfig: training,
      validationDataConfig: { validators: [s3Uri] },
      outputDataConfig: s3Uri,
      customizationConfig: { distillationConfig: { teacherModelConfig: { teacherModelIdentifier: "model" } } },
    },
    identity: ["modelArn", "modelName"],
    terraform: ["aws_bedrock_custom_model"],
  },
  customizationJob: {
    tree: {
      jobArn: "arn",
      jobName: "name",
      "outputModelArn|customModelArn": "model",
      "outputModelName|customModelName": "name",
      baseModelArn: "model",
      customizationType: "word",
      status: "word",
      outputModelKmsKeyArn: "present",
      trainingDataConfig: training,
      validationDataConfig: { validators: [s3Uri] },
      outputDataConfig: s3Uri,
      customizationConfig: { distillationConfig: { teacherModelConfig: { teacherModelIdentifier: "model" } } },
    },
    identity: ["jobArn", "jobName"],
  },
  importedModel: {
    tree: {
      "modelArn|importedModelArn": "model",
      "modelName|importedModelName": "name",
      jobArn: "arn",
      modelArchitecture: "word",
      modelKmsKeyArn: "present",
      modelDataSource: { s3DataSource: s3Uri },
    },
    identity: ["modelArn", "modelName"],
  },
  customModelDeployment: {
    tree: { customModelDeploymentArn: "model", customModelDeploymentName: "name", modelArn: "model", status: "word" },
    identity: ["customModelDeploymentArn"],
  },
  guardrail: {
    tree: {
      "guardrailId|id": "id",
      "guardrailArn|arn": "arn",
      name: "name",
      version: "word",
      status: "word",
      "topicPolicy|topicPolicyConfig": { "topics|topicsConfig|topicsConfigs": [filter] },
      "contentPolicy|contentPolicyConfig": { "filters|filtersConfig|filtersConfigs": [filter] },
      "wordPolicy|wordPolicyConfig": {
        "words|wordsConfig|wordsConfigs": [filter],
        "managedWordLists|managedWordListsConfig|managedWordListsConfigs": [filter],
      },
      "sensitiveInformationPolicy|sensitiveInformationPolicyConfig": {
        "piiEntities|piiEntitiesConfig|piiEntitiesConfigs": [piiFilter],
        "regexes|regexesConfig|regexesConfigs": [piiFilter],
      },
      "contextualGroundingPolicy|contextualGroundingPolicyConfig": { "filters|filtersConfig|filtersConfigs": [{ type: "word" }] },
      "crossRegionDetails|crossRegionConfig": {
        guardrailProfileId: "word",
        "guardrailProfileArn|guardrailProfileIdentifier": "arn",
      },
      kmsKeyArn: "present",
    },
    identity: ["guardrailId", "guardrailArn", "name"],
    terraform: ["aws_bedrock_guardrail", "awscc_bedrock_guardrail"],
    cloudFormation: ["AWS::Bedrock::Guardrail"],
  },
  enforcedGuardrail: {
    tree: {
      configId: "id",
      "guardrailId|guardrailIdentifier": "id",
      guardrailArn: "arn",
      guardrailVersion: "word",
      inputTags: "word",
      owner: "word",
    },
    identity: ["configId", "guardrailId", "guardrailArn"],
    cloudFormation: ["AWS::Bedrock::EnforcedGuardrailConfiguration"],
  },
  provisionedThroughput: {
    tree: {
      "provisionedModelArn|arn": "model",
      provisionedModelName: "name",
      modelArn: "model",
      foundationModelArn: "model",
      status: "word",
      modelUnits: "word",
      commitmentDuration: "word",
    },
    identity: ["provisionedModelArn", "provisionedModelName"],
    terraform: ["aws_bedrock_provisioned_model_throughput"],
  },
  invocationJob: {
    tree: {
      jobArn: "arn",
      jobName: "name",
      modelId: "model",
      status: "word",
      modelInvocationType: "word",
      inputDataConfig: { s3InputDataConfig: { s3Uri: "bucket", s3BucketOwner: "id" } },
      outputDataConfig: { s3OutputDataConfig: { s3Uri: "bucket", s3BucketOwner: "id", s3EncryptionKeyId: "present" } },
    },
    identity: ["jobArn", "jobName"],
    terraform: ["aws_bedrock_model_invocation_job"],
  },
  evaluationJob: {
    tree: {
      jobArn: "arn",
      jobName: "name",
      jobType: "word",
      status: "word",
      applicationType: "word",
      customerEncryptionKeyId: "present",
      evaluationConfig: {
        automated: {
          datasetMetricConfigs: [{ dataset: { datasetLocation: s3Uri } }],
          evaluatorModelConfig: { bedrockEvaluatorModels: [{ modelIdentifier: "model" }] },
        },
        human: {
          humanWorkflowConfig: { flowDefinitionArn: "present" },
          datasetMetricConfigs: [{ dataset: { datasetLocation: s3Uri } }],
        },
      },
      inferenceConfig: {
        models: [{ bedrockModel: { modelIdentifier: "model" } }],
        ragConfigs: [{ knowledgeBaseConfig: { retrieveConfig: { knowledgeBaseId: "id" } } }],
      },
      modelIdentifiers: ["model"],
      outputDataConfig: s3Uri,
    },
    identity: ["jobArn", "jobName"],
    terraform: ["aws_bedrock_evaluation_job"],
  },
  marketplaceEndpoint: {
    tree: { endpointArn: "arn", modelSourceIdentifier: "arn", status: "word", endpointStatus: "word" },
    identity: ["endpointArn"],
  },
  promptRouter: {
    tree: { promptRouterArn: "model", promptRouterName: "name", type: "word", models, fallbackModel: { modelArn: "model" } },
    identity: ["promptRouterArn", "promptRouterName"],
    cloudFormation: ["AWS::Bedrock::IntelligentPromptRouter"],
  },
  useCaseForModelAccess: { tree: { formData: "present" }, identity: [], terraform: ["aws_bedrock_use_case_for_model_access"] },
  modelAgreement: { tree: { modelId: "model" }, identity: ["modelId"], terraform: ["aws_bedrock_foundation_model_agreement"] },
  knowledgeBase: {
    tree: {
      "knowledgeBaseId|id": "id",
      "knowledgeBaseArn|arn": "arn",
      name: "name",
      status: "word",
      knowledgeBaseConfiguration: {
        type: "word",
        vectorKnowledgeBaseConfiguration: {
          embeddingModelArn: "model",
          supplementalDataStorageConfiguration: { "storageLocations|supplementalDataStorageLocations": [{ s3Location: s3Uri }] },
        },
        managedKnowledgeBaseConfiguration: {
          embeddingModelType: "word",
          embeddingModelArn: "model",
          serverSideEncryptionConfiguration: { kmsKeyArn: "present" },
        },
        kendraKnowledgeBaseConfiguration: { kendraIndexArn: "arn" },
        sqlKnowledgeBaseConfiguration: { type: "word", redshiftConfiguration: { queryEngineConfiguration: { type: "word" } } },
      },
      storageConfiguration: {
        type: "word",
        opensearchServerlessConfiguration: { collectionArn: "arn" },
        opensearchManagedClusterConfiguration: { domainArn: "arn", domainEndpoint: "host" },
        pineconeConfiguration: { connectionString: "host" },
        redisEnterpriseCloudConfiguration: { endpoint: "host" },
        rdsConfiguration: { resourceArn: "arn" },
        mongoDbAtlasConfiguration: { endpoint: "host", endpointServiceName: "present" },
        neptuneAnalyticsConfiguration: { graphArn: "arn" },
        s3VectorsConfiguration: { vectorBucketArn: "arn", indexArn: "arn" },
      },
    },
    identity: ["knowledgeBaseId", "knowledgeBaseArn", "name"],
    terraform: ["aws_bedrockagent_knowledge_base", "awscc_bedrock_knowledge_base"],
    cloudFormation: ["AWS::Bedrock::KnowledgeBase"],
  },
  dataSource: {
    tree: {
      dataSourceId: "id",
      knowledgeBaseId: "id",
      name: "name",
      status: "word",
      dataSourceConfiguration: {
        type: "word",
        s3Configuration: { bucketArn: "bucket" },
        webConfiguration: { sourceConfiguration: { urlConfiguration: { seedUrls: [{ url: "host" }] } } },
        confluenceConfiguration: { sourceConfiguration: { hostUrl: "host", hostType: "word" } },
        salesforceConfiguration: { sourceConfiguration: { hostUrl: "host" } },
        sharePointConfiguration: { sourceConfiguration: { hostType: "word" } },
      },
      vectorIngestionConfiguration: {
        parsingConfiguration: { parsingStrategy: "word", bedrockFoundationModelConfiguration: { modelArn: "model" } },
        contextEnrichmentConfiguration: { bedrockFoundationModelConfiguration: { modelArn: "model" } },
        customTransformationConfiguration: { intermediateStorage: { s3Location: s3Uri } },
      },
      dataDeletionPolicy: "word",
      serverSideEncryptionConfiguration: { kmsKeyArn: "present" },
    },
    identity: ["dataSourceId", "name"],
    terraform: ["aws_bedrockagent_data_source", "awscc_bedrock_data_source"],
    cloudFormation: ["AWS::Bedrock::DataSource"],
  },
  agent: {
    tree: {
      "agentId|id": "id",
      agentArn: "arn",
      agentName: "name",
      "agentStatus|status": "word",
      foundationModel: "model",
      idleSessionTTLInSeconds: "word",
      customerEncryptionKeyArn: "present",
      agentCollaboration: "word",
      "guardrailConfiguration|guardrailConfigurations": guardrailReference,
      "memoryConfiguration|memoryConfigurations": { enabledMemoryTypes: ["word"], storageDays: "word" },
      knowledgeBases: [{ knowledgeBaseId: "id" }],
      actionGroups: [
        {
          actionGroupName: "name",
          "parentActionGroupSignature|parentActionSignature": "word",
          actionGroupExecutor: { lambda: "arn", customControl: "word" },
        },
      ],
    },
    identity: ["agentId", "agentArn", "agentName"],
    terraform: ["aws_bedrockagent_agent", "awscc_bedrock_agent"],
    cloudFormation: ["AWS::Bedrock::Agent"],
  },
  agentAlias: {
    tree: { "agentAliasId|id": "id", agentId: "id", "routingConfiguration|routingConfigurations": [{ provisionedThroughput: "model" }] },
    identity: ["agentAliasId"],
    terraform: ["aws_bedrockagent_agent_alias", "awscc_bedrock_agent_alias"],
    cloudFormation: ["AWS::Bedrock::AgentAlias"],
  },
  agentActionGroup: {
    tree: {
      "actionGroupId|id": "id",
      agentId: "id",
      actionGroupName: "name",
      actionGroupState: "word",
      "parentActionSignature|parentActionGroupSignature": "word",
      actionGroupExecutor: { lambda: "arn", customControl: "word" },
      functionSchema: { functions: [{ requireConfirmation: "word" }] },
    },
    identity: ["actionGroupId", "actionGroupName"],
    terraform: ["aws_bedrockagent_agent_action_group"],
  },
  agentKnowledgeBase: {
    tree: { knowledgeBaseId: "id", agentId: "id", knowledgeBaseState: "word" },
    identity: ["knowledgeBaseId"],
    terraform: ["aws_bedrockagent_agent_knowledge_base_association"],
  },
  agentCollaborator: {
    tree: { collaboratorId: "id", agentId: "id", agentDescriptor: { aliasArn: "arn" }, relayConversationHistory: "word" },
    identity: ["collaboratorId"],
    terraform: ["aws_bedrockagent_agent_collaborator"],
  },
  flow: {
    tree: {
      id: "id",
      arn: "arn",
      name: "name",
      status: "word",
      customerEncryptionKeyArn: "present",
      definition: {
        nodes: [
          {
            type: "word",
            configuration: {
              knowledgeBase: { knowledgeBaseId: "id", modelId: "model", guardrailConfiguration: guardrailReference },
              prompt: {
                sourceConfiguration: { inline: { modelId: "model" }, resource: { promptArn: "arn" } },
                guardrailConfiguration: guardrailReference,
              },
              lambdaFunction: { lambdaArn: "arn" },
              storage: { serviceConfiguration: { s3: { bucketName: "bucket" } } },
              retrieval: { serviceConfiguration: { s3: { bucketName: "bucket" } } },
              agent: { agentAliasArn: "arn" },
            },
          },
        ],
      },
    },
    identity: ["id", "arn", "name"],
    terraform: ["aws_bedrockagent_flow", "awscc_bedrock_flow"],
    cloudFormation: ["AWS::Bedrock::Flow"],
  },
  prompt: {
    tree: { id: "id", arn: "arn", name: "name", variants: [{ modelId: "model" }] },
    identity: ["id", "arn", "name"],
    terraform: ["aws_bedrockagent_prompt", "awscc_bedrock_prompt"],
    cloudFormation: ["AWS::Bedrock::Prompt"],
  },
  memory: {
    tree: {
      id: "id",
      arn: "arn",
      name: "name",
      status: "word",
      encryptionKeyArn: "present",
      eventExpiryDuration: "word",
      "strategies|memoryStrategies": [
        {
          type: "word",
          configuration: {
            extraction: { customExtractionConfiguration: strategyOverrides("Extraction") },
            consolidation: { customConsolidationConfiguration: strategyOverrides("Consolidation") },
          },
          semanticMemoryStrategy: { name: "present" },
          summaryMemoryStrategy: { name: "present" },
          userPreferenceMemoryStrategy: { name: "present" },
          customMemoryStrategy: { name: "present" },
          episodicMemoryStrategy: { name: "present" },
        },
      ],
      streamDeliveryResources: {
        "resources|resource": [{ kinesis: { dataStreamArn: "arn", "contentConfigurations|contentConfiguration": [{ level: "word" }] } }],
      },
    },
    identity: ["id", "arn", "name"],
    terraform: ["aws_bedrockagentcore_memory", "awscc_bedrockagentcore_memory"],
    cloudFormation: ["AWS::BedrockAgentCore::Memory"],
  },
  memoryStrategy: {
    tree: { memoryId: "id", type: "word", name: "name" },
    identity: ["name"],
    terraform: ["aws_bedrockagentcore_memory_strategy"],
  },
  gateway: {
    tree: {
      "gatewayId|gatewayIdentifier|id": "id",
      gatewayArn: "arn",
      name: "name",
      protocolType: "word",
      authorizerType: "word",
      kmsKeyArn: "present",
    },
    identity: ["gatewayId", "gatewayArn", "name"],
    terraform: ["aws_bedrockagentcore_gateway", "awscc_bedrockagentcore_gateway"],
    cloudFormation: ["AWS::BedrockAgentCore::Gateway"],
  },
  gatewayTarget: {
    tree: {
      targetId: "id",
      gatewayArn: "arn",
      gatewayIdentifier: "id",
      name: "name",
      targetConfiguration: {
        mcp: {
          openApiSchema: { s3: { uri: "present" }, inlinePayload: "present" },
          smithyModel: { s3: { uri: "present" }, inlinePayload: "present" },
          lambda: { lambdaArn: "arn" },
          mcpServer: { endpoint: "host" },
          apiGateway: { restApiId: "id" },
          connector: { source: { connectorId: "word" } },
        },
        http: {
          agentcoreRuntime: { arn: "arn" },
          passthrough: { endpoint: "host", protocolType: "word" },
          connector: { source: { connectorId: "word" } },
        },
        inference: {
          connector: { source: { connectorId: "word" } },
          provider: { endpoint: "host", operations: [{ models: [{ model: "model" }] }] },
        },
      },
    },
    identity: ["targetId", "name"],
    terraform: ["aws_bedrockagentcore_gateway_target", "awscc_bedrockagentcore_gateway_target"],
    cloudFormation: ["AWS::BedrockAgentCore::GatewayTarget"],
  },
  browser: {
    tree: {
      "browserId|id": "id",
      browserArn: "arn",
      name: "name",
      networkConfiguration: { networkMode: "word" },
      "recording|recordingConfig": { enabled: "word", s3Location: { bucket: "bucket" } },
    },
    identity: ["browserId", "browserArn", "name"],
    terraform: ["aws_bedrockagentcore_browser", "awscc_bedrockagentcore_browser_custom"],
    cloudFormation: ["AWS::BedrockAgentCore::BrowserCustom"],
  },
  codeInterpreter: {
    tree: { "codeInterpreterId|id": "id", codeInterpreterArn: "arn", name: "name", networkConfiguration: { networkMode: "word" } },
    identity: ["codeInterpreterId", "codeInterpreterArn", "name"],
    terraform: ["aws_bedrockagentcore_code_interpreter", "awscc_bedrockagentcore_code_interpreter_custom"],
    cloudFormation: ["AWS::BedrockAgentCore::CodeInterpreterCustom"],
  },
  agentRuntime: {
    tree: {
      "agentRuntimeId|id": "id",
      agentRuntimeArn: "arn",
      agentRuntimeName: "name",
      networkConfiguration: { networkMode: "word" },
      protocolConfiguration: { serverProtocol: "word" },
    },
    identity: ["agentRuntimeId", "agentRuntimeArn", "agentRuntimeName"],
    terraform: ["aws_bedrockagentcore_agent_runtime", "awscc_bedrockagentcore_runtime"],
    cloudFormation: ["AWS::BedrockAgentCore::Runtime"],
  },
  harness: {
    tree: {
      harnessName: "name",
      name: "name",
      model: {
        bedrockModelConfig: { modelId: "model" },
        openAiModelConfig: { modelId: "word" },
        geminiModelConfig: { modelId: "word" },
        liteLlmModelConfig: { modelId: "word" },
      },
    },
    identity: ["harnessName", "name"],
    terraform: ["aws_bedrockagentcore_harness"],
    cloudFormation: ["AWS::BedrockAgentCore::Harness"],
  },
  onlineEvaluation: {
    tree: {
      onlineEvaluationConfigId: "id",
      onlineEvaluationConfigArn: "arn",
      onlineEvaluationConfigName: "name",
      executionStatus: "word",
      dataSourceConfig: { "cloudwatchLogs|cloudWatchLogs": { "logGroupNames|logGroupName": ["name"] } },
    },
    identity: ["onlineEvaluationConfigId", "onlineEvaluationConfigName"],
    terraform: ["aws_bedrockagentcore_online_evaluation_config"],
    cloudFormation: ["AWS::BedrockAgentCore::OnlineEvaluationConfig"],
  },
  apiKeyProvider: {
    tree: { credentialProviderArn: "arn", name: "name" },
    identity: ["name"],
    cloudFormation: ["AWS::BedrockAgentCore::ApiKeyCredentialProvider"],
  },
  oauth2Provider: {
    tree: { credentialProviderArn: "arn", name: "name", credentialProviderVendor: "word" },
    identity: ["name"],
    cloudFormation: ["AWS::BedrockAgentCore::OAuth2CredentialProvider"],
  },
  workloadIdentity: {
    tree: { workloadIdentityArn: "arn", name: "name" },
    identity: ["name"],
    cloudFormation: ["AWS::BedrockAgentCore::WorkloadIdentity"],
  },
  dataAutomationProject: {
    tree: { projectArn: "arn", projectName: "name", projectStage: "word", kmsKeyId: "present" },
    identity: ["projectArn", "projectName"],
    terraform: ["awscc_bedrock_data_automation_project"],
    cloudFormation: ["AWS::Bedrock::DataAutomationProject"],
  },
  infrastructureProject: { tree: { name: "name" }, identity: ["name"], cloudFormation: ["AWS::BedrockMantle::Project"] },
  logGroup: {
    tree: { "name|logGroupName": "name", retentionInDays: "word", "kmsKeyId|kmsKeyArn": "present" },
    identity: ["name"],
    terraform: ["aws_cloudwatch_log_group", "awscc_logs_log_group"],
    cloudFormation: ["AWS::Logs::LogGroup"],
  },
  bucketLifecycle: {
    tree: {
      "bucket|bucketName": "bucket",
      "rule|lifecycleConfiguration": [
        {
          status: "word",
          id: "present",
          expiration: { days: "word" },
          expirationInDays: "word",
          rules: [{ status: "word", expirationInDays: "word", prefix: "present" }],
          filter: { prefix: "present" },
          prefix: "present",
        },
      ],
    },
    identity: ["bucket"],
    terraform: ["aws_s3_bucket_lifecycle_configuration"],
    cloudFormation: ["AWS::S3::Bucket"],
  },
} as const satisfies Readonly<Record<string, Kind>>;

export type ResourceKind = keyof typeof resourceKinds;

/** Kept only where a Bedrock resource of the same import names them. */
export const neighbourKinds: readonly ResourceKind[] = ["logGroup", "bucketLifecycle"];

export const kindOf = (kind: ResourceKind): Kind => resourceKinds[kind];

const byTerraform = new Map<string, ResourceKind>();
const byCloudFormation = new Map<string, ResourceKind>();
for (const [kind, { terraform, cloudFormation }] of Object.entries(resourceKinds as Readonly<Record<string, Kind>>)) {
  for (const type of terraform ?? []) byTerraform.set(type, kind as ResourceKind);
  for (const type of cloudFormation ?? []) byCloudFormation.set(type, kind as ResourceKind);
}

export const kindOfTerraform = (type: string): ResourceKind | undefined => byTerraform.get(type);
export const kindOfCloudFormation = (type: string): ResourceKind | undefined => byCloudFormation.get(type);
