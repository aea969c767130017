/** The words of the AWS import: names of what it finds, why a file is refused, what a file says and what no file can say. */
export const awsImportEnglish: Readonly<Record<string, string>> = {
  "aws.name.agent": "Agent {id}",
  "aws.name.profile": "Calls through the application profile {id}",
  "aws.name.provisioned": "Reserved capacity {id}",
  "aws.name.deployment": "Deployment {id} of a customised model",
  "aws.name.flow": "Flow {id}{number, plural, one {} other {, model #}}",
  "aws.name.harness": "Agent harness {id}",
  "aws.name.embedding": "Embeddings for the knowledge base {id}",
  "aws.name.parsing": "Reading of documents from the source {id}",
  "aws.name.enrichment": "Enrichment of passages from the source {id}",
  "aws.name.batch": "Batch jobs with {id}",
  "aws.name.logBucket": "Logs of calls in the bucket {id}",
  "aws.name.logGroup": "Logs of calls in the log group {id}",
  "aws.name.knowledgeBase": "Knowledge base {id}",
  "aws.name.agentMemory": "Memory of the agent {id}",
  "aws.name.memoryEvents": "Memory {id}: events",
  "aws.name.memoryExtracted": "Memory {id}: what is drawn out of the events",
  "aws.name.batchInput": "Batch input in the bucket {id}",
  "aws.name.batchOutput": "Batch output in the bucket {id}",
  "aws.name.trainingSet": "Training data in the bucket {id}",
  "aws.name.customModelStore": "Customised model {id}",
  "aws.name.evaluationSet": "Evaluation data in the bucket {id}",
  "aws.name.evaluationOutput": "Results of evaluations in the bucket {id}",
  "aws.name.recordings": "Browser recordings in the bucket {id}",
  "aws.name.customModel": "Customisation {id}",
  "aws.name.importedModel": "Imported model {id}",
  "aws.name.evaluation": "Evaluation {id}",
  "aws.name.onlineEvaluation": "Ongoing evaluation {id}",
  "aws.name.action": "Action {id}",
  "aws.name.target": "Gateway target {id}",
  "aws.name.browser": "Browser {id}",
  "aws.name.codeInterpreter": "Code interpreter {id}",
  "aws.name.runtime": "Agent runtime {id}",

  "aws.refusal.fileTooLarge": "is larger than {most} MB; split it or export fewer resources",
  "aws.refusal.yamlTooLarge": "is larger than a template can be; export it as JSON",
  "aws.refusal.encoding": "is neither UTF-8 nor UTF-16 text; save the output as plain text and try again",
  "aws.refusal.json": "is not JSON from here on; run the command again with --output json and keep its whole output",
  "aws.refusal.notJson": "is neither JSON nor a CloudFormation template in YAML; run the command with --output json",
  "aws.refusal.yaml": "cannot be read as a CloudFormation template from here on; check the indentation or export it as JSON",
  "aws.refusal.depth": "is nested more than {most} levels deep, which no reply of AWS is",
  "aws.refusal.values": "holds more than {most} values; export fewer resources at once",
  "aws.refusal.resources": "holds more than {most} resources of Bedrock; split it",
  "aws.refusal.rawState": "is a raw Terraform state, which holds secrets; run “terraform show -json” and hand in what it prints",
  "aws.refusal.list": "is a list without the reply around it; run the command without --query",
  "aws.refusal.templateText": "holds a template as text; save the template itself and hand that in",
  "aws.refusal.unknownShape": "has the shape of no reply that is known here; the page “which commands to run” lists those that are",
  "aws.refusal.secret":
    "holds what looks like {kind, select, awsAccessKey {an AWS access key} bedrockApiKey {a Bedrock API key} privateKey {a private key} token {an access token} other {a password}}; take it out of the file, and change it, because it now stands in a file",
  "aws.refusal.text": "holds a text of more than {most} letters or with letters that cannot be stored, where a name or id belongs",
  "aws.refusal.tooManyFiles": "is one file too many: at most {most} are taken at once",
  "aws.refusal.tooMuch": "brings the files together over {most} MB; import them in two rounds",
  "aws.refusal.sameName": "has the same name and content as a file before it; it was read once",

  "aws.note.empty":
    "is empty. If it is the reply on invocation logging, logging is off in that Region: answer that question yourself, or use the commands of the page, which write it down",
  "aws.note.incomplete": "is one page of several; run the command without --max-items, so that nothing is missing",
  "aws.note.availableOnly": "says what could be used; that is no statement of what is used, so nothing is taken over from it by itself",
  "aws.note.listedOnly": "names what exists; how each is set up stands in the reply about it alone",
  "aws.note.plan": "is a plan: it says what would be set up, not what is",
  "aws.note.template": "is a template: it says what is asked for; whether it is set up so, it does not say",
  "aws.note.noRetention":
    "cannot say which data retention mode is set: Terraform and CloudFormation have no resource for it. Run the command get-account-data-retention in each Region",
  "aws.note.noLogging":
    "cannot say whether calls are logged: CloudFormation has no resource for it. Run get-model-invocation-logging-configuration in each Region",
  "aws.note.dropped":
    "{count, plural, one {holds one other resource, which was dropped unread} other {holds # other resources, which were dropped unread}}",
  "aws.note.unresolved":
    "leaves {count, plural, one {one value} other {# values}} to parameters or functions of the template, for example at {place}",
  "aws.note.nothing": "was recognised and says nothing about where data go",
  "aws.note.noRegion": "does not name its Region; give it, so that what depends on it can be taken over",
  "aws.note.gone": "was taken over from {file} on {date, date} and is not in these files any more. Check whether “{name}” still exists",

  "aws.ask.modelBehind":
    "Which model stands behind “{name}”? The file names a resource of the account’s own, whose description is not among these files.",
  "aws.ask.applicationProfile":
    "The account has an application inference profile {name} for {model}{global, select, yes { that may run in any commercial Region} other {}}. Is it called in this processing? A list does not say so.",
  "aws.ask.customBehindCapacity": "The reserved capacity “{name}” runs a customised model: which data was it trained with?",
  "aws.ask.marketplaceEndpoint":
    "The account has an endpoint of a marketplace model ({name}). Is it called in this processing, and who makes the model?",
  "aws.ask.promptRouter": "The account has a prompt router “{name}”, which chooses between models. Is it called in this processing?",
  "aws.ask.prompt": "The account keeps a prompt “{name}” for {models}. Is it used in this processing, and through which profile?",
  "aws.ask.flowGuardrail": "The flow “{name}” applies a guardrail: on the input, the output or both?",
  "aws.ask.flowNodes": "The flow “{name}” has other steps ({kinds}). What do they read, write or call?",
  "aws.ask.otherPlatform": "The agent harness “{name}” can call a model of another provider. Describe that use with its own platform.",
  "aws.ask.unknownMode": "The retention mode “{mode}” is not known here. Look up what it means before you answer.",
  "aws.ask.modeWithoutUse": "The retention mode in {region} is {mode}, but no use of a model in that Region is described yet.",
  "aws.ask.standingAuthorisation":
    "In {region} the account allows provider_data_share. That is a standing authorisation to disclose, not proof that anything is or was shared. Is it still wanted, and since when is it set?",
  "aws.ask.inherits": "In {region} the account has no mode of its own (inherit): the model’s default counts.",
  "aws.ask.projectMode": "The project “{name}” on bedrock-mantle has the retention mode {mode}. Which use of a model belongs to it?",
  "aws.ask.modeRefused":
    "The mode {mode} is not among those that {model} allows ({allowed}): calls would be refused. One of the two answers is not up to date.",
  "aws.ask.logRetention": "How long are the logs in “{name}” kept, and who may read them? The logging configuration does not say.",
  "aws.ask.whoInLogs":
    "Can you tell from the logs of calls which person made a call? Each entry holds the identity of the caller as AWS knows it.",
  "aws.ask.loggingOffSomewhere": "Logging is off in {regions}. Is it off in every Region and account that this processing calls from?",
  "aws.ask.storeCountry": "In which country does the store behind the knowledge base “{name}” lie? Its address does not say.",
  "aws.ask.storeVendor":
    "With which party is the contract on the store behind the knowledge base “{name}”? Add it under the parties and name it in the store.",
  "aws.ask.storeUnknown": "The knowledge base “{name}” uses the store {type}, which is not known here. What is it, and who runs it?",
  "aws.ask.supplementalStore": "The knowledge base “{name}” also keeps images or extracts in a bucket. Add it as a store.",
  "aws.ask.structuredSource":
    "The knowledge base “{name}” reads from {type, select, SQL {a database} other {a search index}} of yours. Add that as a store or system.",
  "aws.ask.sourceOfWhich": "To which knowledge base does the source “{name}” belong?",
  "aws.ask.knowledgeBaseFile":
    "Where does the knowledge base lie that “{name}” feeds? Hand in the reply of bedrock-agent get-knowledge-base.",
  "aws.ask.sourceType": "The source “{name}” is of the type {type}, which is not known here. Where does its content come from?",
  "aws.ask.sourceOutside":
    "The source “{name}” is read from outside ({type}). Who runs that end, and were the people whose data lie there told?",
  "aws.ask.dataAutomation":
    "The source “{name}” is read by Bedrock Data Automation, which processes across Regions. Is that described among the flows?",
  "aws.ask.deletionPolicyRetain": "When the source “{name}” is removed, its passages stay in the index (RETAIN). How are they deleted?",
  "aws.ask.intermediateStore": "The source “{name}” keeps intermediate results in a bucket. Add it as a store.",
  "aws.ask.getEach": "How “{name}” is set up is not among these files. Hand in the reply of {command} for it.",
  "aws.ask.guardrailFile":
    "The agent “{name}” applies a guardrail whose description is not among these files, so that the side it works on is not known. Hand in the reply of bedrock get-guardrail.",
  "aws.ask.memoryDays": "How many days does the memory of the agent “{name}” last? The file does not say.",
  "aws.ask.computerUse": "“{name}” lets the model operate a computer. What can it reach from there?",
  "aws.ask.lambdaBehind":
    "What does the function behind the action “{name}” read, write and call, and is any of that outside your organisation?",
  "aws.ask.actionBehind": "Who carries out the action “{name}”, what can it write to, and is the other end outside your organisation?",
  "aws.ask.agentModel": "Which model does the agent “{name}” call? The file does not say.",
  "aws.ask.collaborators": "The agent “{name}” works with other agents. Hand in the reply of bedrock-agent list-agent-collaborators.",
  "aws.ask.collaborator": "Another agent ({name}) takes part. Which model does it call, and whose agent is it?",
  "aws.ask.collaboratorHistory":
    "Another agent ({name}) takes part and receives the whole conversation. Which model does it call, and whose agent is it?",
  "aws.ask.whoseKnowledgeBase": "Which use of a model reads the knowledge base “{name}”?",
  "aws.ask.guardrailUse":
    "Which uses of a model apply the guardrail “{name}”, and on which side?{crosses, select, yes { It may be evaluated in other Regions.} other {}}",
  "aws.ask.guardrailMasks":
    "The guardrail “{name}” masks {kinds, plural, one {one kind} other {# kinds}} of personal data. On which calls, and before or after the model?",
  "aws.ask.guardrailEnforced":
    "A guardrail is enforced for the account in {region}. On which side does it work for the uses described here?",
  "aws.ask.bucketOwners": "Input and output of the batch jobs with {name} lie in buckets of two different accounts. Whose are they?",
  "aws.ask.bucketRegion": "In which Region does the bucket “{name}” lie, and how long do files stay in it?",
  "aws.ask.customisationType": "The customisation “{name}” is of the type {type}, which is not known here.",
  "aws.ask.trainingFromLogs":
    "Do the training data of “{name}” come from logs of calls? The file names a bucket or nothing, which does not say.",
  "aws.ask.trainingData":
    "Do the training data of “{name}” hold personal data, and for which purpose were they collected? No file says that.",
  "aws.ask.teacher": "“{name}” learns from answers of {model}. Was that model called with personal data?",
  "aws.ask.importedModel": "Where does the imported model “{name}” come from, and which data was it trained with?",
  "aws.ask.workers": "Who are the people who rate answers in “{name}”: own staff, a vendor’s team or a team arranged by AWS?",
  "aws.ask.evaluationSets": "Which data does the evaluation “{name}” use? The list does not say; bedrock get-evaluation-job does.",
  "aws.ask.memoryExtracted":
    "How long is kept what the memory “{name}” draws out of conversations, and may that be processed in another Region? The expiry of events does not say.",
  "aws.ask.memoryStream":
    "The memory “{name}” is also sent to a stream, {level, select, metadata {without its content} other {with its content}}. Where does that end?",
  "aws.ask.targetKind": "What is behind the gateway target “{name}”? Its kind is not known here.",
  "aws.ask.targetOtherModel": "The gateway target “{name}” calls a model outside Bedrock. Describe that use with its own platform.",
  "aws.ask.targetEnd": "Who is at the other end of the gateway target “{name}”, and which data can reach it?",
  "aws.ask.openGateway": "The gateway “{name}” asks nobody to sign in. Is that meant?",
  "aws.ask.gatewayTargets": "What can be reached through the gateway “{name}”? Hand in the reply of get-gateway-target for each target.",
  "aws.ask.publicNetwork": "“{name}” has open access to the internet. What may it send out?",
  "aws.ask.recordings": "The browser “{name}” records sessions. Where do the recordings lie, and for how long?",
  "aws.ask.toolListed": "The account has a code interpreter “{name}”. Is it used in this processing?",
  "aws.ask.runtimeModels":
    "Which models does the agent runtime “{name}” call, and what does it keep? Its own code decides that, no file says it.",
  "aws.ask.onlineEvaluation": "“{name}” evaluates live traces. Do they hold prompts and answers of people?",
  "aws.ask.signsInWith": "Agents can sign in to a service of {vendor} for a person. What can they read and write there?",
  "aws.ask.apiKeys": "Agents hold a key for an outside service ({name}). Which service is that?",
  "aws.ask.dataAutomationProjects":
    "The account has {count, plural, one {a project} other {# projects}} of Bedrock Data Automation, which processes across Regions. Is it used in this processing?",
  "aws.ask.useCaseForm":
    "A form on the use case was sent to a model provider. What does it say about this processing? Its content is not kept here.",
  "aws.ask.contradiction":
    "Two files disagree{scope, select, once {} other { on “{name}”}}. {question} One says {first}, the other {second}; neither was taken over.",
};
