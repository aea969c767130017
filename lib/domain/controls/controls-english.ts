const texts: Readonly<Record<string, readonly [title: string, says: string]>> = {
  guardrailOnAnswers: [
    "Deny calls without the guardrail (answers)",
    "Denies calls on bedrock-runtime that do not name your guardrail in any version, and closes bedrock-mantle, which guardrails do not reach.",
  ],
  guardrailOnPrompts: [
    "Deny calls without the guardrail (prompts)",
    "Denies calls on bedrock-runtime that do not name your guardrail in any version, and closes bedrock-mantle, which guardrails do not reach.",
  ],
  retentionNone: [
    "Deny every retention mode but none",
    "Nobody in the accounts it is attached to can set another mode than none, for the account or for a project, on either prefix. It changes no mode that is set already.",
  ],
  setRetentionNone: [
    "Set the mode none and read it back",
    "Sets the account’s mode in each Region at hand, for bedrock and for bedrock-mantle, and prints what is then set. The mode holds for one Region only.",
  ],
  reviewModesDenied: [
    "Deny retention modes with human review",
    "Denies the modes aws_review and provider_data_share, for the account and for projects, on either prefix. The modes none, default and inherit stay possible.",
  ],
  approvedModels: [
    "Allow only the models of this assessment",
    "Denies calls of every other model and profile on bedrock-runtime, and every other model on bedrock-mantle. Attach it only where no other workload calls models.",
  ],
  globalDenied: [
    "Deny global profiles and other Regions",
    "Denies calls through global profiles, whose Region reads “unspecified”, and calls in Regions that the answers do not name.",
  ],
  privateEndpoints: ["Create the private endpoints", "Creates an interface endpoint for each service and Region at hand."],
  endpointPolicy: [
    "Let only your own account call through the endpoint",
    "Replaces the endpoint’s default policy, which lets everybody do everything. Attach it to each endpoint.",
  ],
  onlyThroughEndpoints: [
    "Deny calls from outside the endpoint",
    "Denies calls of models that do not come through the endpoint, except those that an AWS service makes for you.",
  ],
  ownKey: [
    "Key policy for logs and files",
    "Lets Bedrock write logs with the key from your own account only, and lets only named roles decrypt. AWS can still read what a model processes in the clear.",
  ],
  loggingWithoutContent: [
    "Log calls without content",
    "Turns off the delivery of content in each Region at hand, or the logs as a whole, and prints what is then set.",
  ],
  loggingSettingsFixed: [
    "Deny changes of the logging settings",
    "Only the named role can change or delete the configuration of invocation logs.",
  ],
  logBucketReaders: [
    "Let only named roles read the logs",
    "Denies reading the log bucket to everybody but the named role, and denies access without TLS.",
  ],
  callingRole: [
    "Rights of the calling role",
    "Lets the role call the models of this assessment and nothing else of Bedrock. Attach it in place of broader rights.",
  ],
  longLivedKeysDenied: ["Deny long-lived API keys", "Denies calls with API keys that do not expire soon, on either prefix."],
  webAccessDenied: ["Deny live access to the web", "Searches stay within the index and cache that AWS holds."],
  aiServicesOptOut: [
    "Opt out of service improvement",
    "Opts all AI services of the organisation out of using content to improve themselves. Bedrock is not among the services that it concerns; other AI services in the flow may be.",
  ],
  deletionByRule: ["Let files end by themselves", "Sets an end for the files of each store at AWS, by the period that is answered."],
  customisationDenied: ["Deny training and import of models", "Denies jobs that put your own data into a model, on either prefix."],
  logGroupsEnd: ["Let log groups end by themselves", "Sets an end for the entries of each log group, by the period that is answered."],
};

export const controlsEnglish: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.entries(texts).flatMap(([id, [title, says]]) => [
      [`control.${id}.title`, title],
      [`control.${id}.says`, says],
    ]),
  ),
  "control.projectsNameTheirMode":
    "On bedrock-mantle it also denies creating or changing a project without naming the mode none, since a missing mode is not none.",
  "control.idsAsAnswered":
    "Model ids stand as they were answered; compare them with the ids and version suffixes that your account prints.",
  "control.destinationsNamed": "With a geographic profile every Region that it routes to must be in the list, or the whole request fails.",
  "control.endpointForEach": "Name the endpoints of bedrock-runtime and of bedrock-mantle; each is its own.",
  "control.noLogsOnMantle": "Calls on bedrock-mantle are in no invocation log: there is nothing to set or deny there.",
  "control.toolsNeedAProxy": "What your own tools send elsewhere is not reached by it; that needs rules in your network.",
  "control.onlyBuckets": "It reaches files in S3. Databases, vector stores and memory have settings of their own.",
  "control.fixedLengths": "CloudWatch takes only certain lengths, such as 7, 14, 30, 60, 90, 180 or 365 days: choose the next shorter one.",
  "control.stops.mantle": "“{name}” is called on bedrock-mantle and would be denied.",
  "control.stops.noGuardrail": "“{name}” is called without a guardrail and would be denied.",
  "control.stops.needsRetention": "The model of “{name}” needs retention: its calls are refused under the mode none.",
  "control.stops.needsReview": "The model of “{name}” needs a mode with review: its calls are refused once that mode is gone.",
  "control.stops.modelOpen": "Which model “{name}” calls is open or not given by its id: it would be denied until its id is in the list.",
  "control.stops.global": "“{name}” is called through a global profile and would be denied.",
  "control.stops.destinationsOpen": "Where “{name}” is processed is not known: its Regions may be missing in the list.",
  "control.stops.customises": "The answers name a job that trains or imports a model: it would be denied.",
  "control.kind.scp": "Service control policy",
  "control.kind.optOutPolicy": "AI services opt-out policy",
  "control.kind.identityPolicy": "IAM policy",
  "control.kind.keyPolicy": "KMS key policy",
  "control.kind.endpointPolicy": "VPC endpoint policy",
  "control.kind.bucketPolicy": "S3 bucket policy",
  "control.kind.commands": "Commands",
  "control.reach.organisation": "Organisation, or the accounts and units that it is attached to",
  "control.reach.account": "Account in {regions, select, none {every Region} other {{regions}}}",
  "control.reach.role": "The role that it is attached to",
  "control.reach.key": "The key",
  "control.reach.endpoint": "The endpoint",
  "control.reach.bucket": "The bucket",
  "control.proves":
    "A text alone proves that the measure is planned. That it is in place is proven by the attached policy as it is in force, together with a call that was denied.",
  "control.notByAws.M-01": "Which fields go into a prompt is decided in the application.",
  "control.notByAws.M-02": "Masking happens in the application before the call.",
  "control.notByAws.M-13": "Which user may see which document is known to the application, not to AWS.",
  "control.notByAws.M-14": "Separation follows from how stores and accounts are laid out; no policy text makes it.",
  "control.notByAws.M-15": "What is taken into a knowledge base is decided in your own pipeline.",
  "control.notByAws.M-16": "Which tools an agent may call is set in the agent and in the rights of each tool.",
  "control.notByAws.M-19": "Hardening against injected instructions happens in prompts and code.",
  "control.notByAws.M-21": "Whether answers rest on sources is a matter of the application and its evaluation.",
  "control.notByAws.M-22": "Evaluation is work, not a setting.",
  "control.notByAws.M-23": "Monitoring is work, not a setting.",
  "control.notByAws.M-30": "Pseudonyms are made in the application, before data leave.",
  "control.notByAws.M-37": "Other services are blocked in your own network and devices.",
  "control.notByAws.M-41": "Testing for fairness is work, not a setting.",
  "control.notByAws.M-43": "Backups and fallbacks follow from the architecture; each service has settings of its own.",
  "control.notByAws.M-46": "Purposes are kept apart by accounts, projects and roles of your own making.",
  "control.notByAws.M-54": "Caches and sessions are keyed by the application.",
  "control.notByAws.M-55": "What a request carries about its user is decided in the application.",
};
