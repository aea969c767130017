import type { Metadata } from "next";
import { type AssessmentParams, requireAssessment } from "@/app/page-access";
import { AwsImport } from "@/components/aws-import/aws-import";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { PageLink } from "@/components/ui/page-link";
import { closedReason, may } from "@/lib/domain/assessment/permissions";
import { factsInForce } from "@/lib/domain/facts/fact-lookup";
import { suggestedRegions } from "@/lib/domain/facts/models";
import { versionToCompareWith } from "@/lib/services/aws/compare-aws-configuration";
import { listFacts } from "@/lib/services/facts/list-facts";

export const metadata: Metadata = { title: "Import from AWS" };

export default async function ImportFromAwsPage({ params }: { params: Promise<AssessmentParams> }) {
  const { view, person, base } = await requireAssessment(params);
  const register = await listFacts(person, view.organisationId);
  const facts = factsInForce(register, view.content.facts, view.content.asOf, view.content.asOf);
  const regions = suggestedRegions(facts).map(({ code, name }) => ({ code, name }));
  const roles = person.memberships.find((one) => one.organisationId === view.organisationId)?.roles ?? [];
  const signed = await versionToCompareWith(person, view.organisationId, view.assessmentId);
  const compares = signed !== null && !view.may.importAwsConfiguration && view.may.compareAwsConfiguration;
  return (
    <div className="max-w-[52rem]">
      <PageHeading title="Import from AWS">
        <p>
          Hand in what AWS prints about the workload, and answer only what it cannot say. Groundwork needs no access to AWS: an engineer
          runs <PageLink href={`${base}/import-aws/commands`}>these read-only commands</PageLink>.
        </p>
      </PageHeading>
      {view.may.importAwsConfiguration || compares ? (
        <>
          <Notice>
            <p>
              Read are replies of <code>aws … --output json</code> on Bedrock and AgentCore, of bedrock-mantle,{" "}
              <code>terraform show -json</code> and CloudFormation templates. Of each only what says where data go; everything else is
              dropped unread. A file that holds a key or password is refused.
            </p>
          </Notice>
          {compares ? (
            <Notice tone="accent" title={`Version ${signed} is signed`}>
              <p>
                The files are compared with it, and nothing of it changes. What they show otherwise marks it as out of date, with the
                statements and levels concerned.
              </p>
            </Notice>
          ) : (
            signed !== null && (
              <Notice>
                <p>What you take over is also compared with version {signed}, which stays in force until this one is signed.</p>
              </Notice>
            )
          )}
          <AwsImport regions={regions} comparesWith={compares ? signed : null} />
        </>
      ) : (
        <Notice tone="warn">
          <p>
            {may(roles, "importAwsConfiguration")
              ? closedReason(view.version.state)
              : "An author, or an administrator who may read this assessment, can import here."}
          </p>
        </Notice>
      )}
    </div>
  );
}
