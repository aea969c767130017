import type { ControlSource } from "./control";

const guide = (page: string, title: string): ControlSource => ({
  title: `Amazon Bedrock User Guide, ${title}`,
  url: `https://docs.aws.amazon.com/bedrock/latest/userguide/${page}`,
  read: "2026-11-23",
  standing: "documentation",
});

/** The pages that the texts rest on, with the day on which they were read. */
export const controlSources = {
  dataRetention: guide("data-retention.html", "data retention: enforcing with IAM"),
  globalProfiles: guide("global-cross-region-inference.html", "global cross-Region inference"),
  profiles: guide("inference-profiles-prereq.html", "prerequisites for inference profiles"),
  endpoints: guide("vpc-interface-endpoints.html", "interface VPC endpoints"),
  logging: guide("model-invocation-logging.html", "model invocation logging"),
  guardrails: guide("guardrails-permissions.html", "permissions for guardrails"),
  webSearch: guide("web-search.html", "web search"),
  projects: guide("security-iam-projects.html", "IAM policies for projects"),
  mantleActions: {
    title: "Service Authorization Reference, Amazon Bedrock Powered by AWS Mantle",
    url: "https://docs.aws.amazon.com/service-authorization/latest/reference/list_bedrock-mantle.html",
    read: "2026-11-25",
    standing: "documentation",
  },
  bedrockActions: {
    title: "Service Authorization Reference, Amazon Bedrock",
    url: "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html",
    read: "2026-11-25",
    standing: "documentation",
  },
  kms: {
    title: "AWS KMS Developer Guide, key policies",
    url: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html",
    read: "2026-11-25",
    standing: "unverified",
  },
  lifecycle: {
    title: "Amazon S3 User Guide, lifecycle; CloudWatch Logs, retention",
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html",
    read: "2026-11-25",
    standing: "unverified",
  },
  optOut: {
    title: "AWS Organizations User Guide, AI services opt-out policies",
    url: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_ai-opt-out.html",
    read: "2026-11-23",
    standing: "unverified",
  },
} as const satisfies Readonly<Record<string, ControlSource>>;
