import type { Metadata } from "next";
import { type AssessmentParams, requireAssessment } from "@/app/page-access";
import { CopyText } from "@/components/ui/copy-text";
import { PageHeading } from "@/components/ui/page-heading";
import { PageLink } from "@/components/ui/page-link";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { factsInForce } from "@/lib/domain/facts/fact-lookup";
import { suggestedRegions } from "@/lib/domain/facts/models";
import {
  type AwsFeature,
  awsFeatures,
  commandsFor,
  featuresAtHand,
  featureWords,
  regionsAtHand,
  shellSnippet,
} from "@/lib/domain/interchange/aws/commands";
import { listFacts } from "@/lib/services/facts/list-facts";

export const metadata: Metadata = { title: "Commands for the engineer" };

function Regions({ of, chosen }: { of: readonly { code: string; name: string }[]; chosen: readonly string[] }) {
  return (
    <div className="mt-2 grid gap-x-6 sm:grid-cols-2">
      {of.map(({ code, name }) => (
        <label key={code} className="choice text-sm">
          <input type="checkbox" name="region" value={code} defaultChecked={chosen.includes(code)} />
          <span>
            {code} <span className="text-soft">({name})</span>
          </span>
        </label>
      ))}
    </div>
  );
}

type Query = Promise<Readonly<Record<string, string | readonly string[] | undefined>>>;
const listOf = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === "string" ? [value] : value;

export default async function CommandsPage({ params, searchParams }: { params: Promise<AssessmentParams>; searchParams: Query }) {
  const { view, person, base } = await requireAssessment(params);
  const query = await searchParams;
  const register = await listFacts(person, view.organisationId);
  const facts = factsInForce(register, view.content.facts, view.content.asOf, view.content.asOf);
  const asked = query.own !== undefined;
  const atHand = regionsAtHand(view.content);
  const held = suggestedRegions(facts);
  const known = [
    ...held,
    ...atHand.filter((code) => !held.some((one) => one.code === code)).map((code) => ({ code, name: "not in the register" })),
  ];
  const regions = asked ? known.map((one) => one.code).filter((code) => listOf(query.region).includes(code)) : atHand;
  const features: readonly AwsFeature[] = asked
    ? awsFeatures.filter((one) => listOf(query.feature).includes(one))
    : featuresAtHand(view.content);
  const commands = commandsFor(features);
  const near = ({ code }: { code: string }) => atHand.includes(code) || code.startsWith("eu-");
  return (
    <div className="max-w-[52rem]">
      <PageHeading title="Commands for the engineer" above={<PageLink href={`${base}/import-aws`}>Import from AWS</PageLink>}>
        <p>
          They list and describe; none of them changes anything. Run them once in each account that this processing uses, with a role that
          may read, and hand in the folder that they fill.
        </p>
      </PageHeading>
      <form method="get" className="sheet px-4 py-4">
        <input type="hidden" name="own" value="1" />
        <fieldset>
          <legend className="font-semibold">Regions</legend>
          <p className="text-sm text-soft">
            {atHand.length === 0
              ? "The assessment names none yet: choose those that the workload uses."
              : `The assessment names ${atHand.join(", ")}.`}
          </p>
          <Regions of={known.filter(near)} chosen={regions} />
          <details className="mt-1" open={known.some((one) => !near(one) && regions.includes(one.code))}>
            <summary className="text-sm text-accent">All other Regions</summary>
            <Regions of={known.filter((one) => !near(one))} chosen={regions} />
          </details>
        </fieldset>
        <fieldset className="mt-4">
          <legend className="font-semibold">Parts of Bedrock</legend>
          <p className="text-sm text-soft">
            Chosen are those that the assessment describes, and those of which it does not say yet that they are not used.
          </p>
          <div className="mt-2">
            {awsFeatures.map((feature) => (
              <label key={feature} className="choice text-sm">
                <input type="checkbox" name="feature" value={feature} defaultChecked={features.includes(feature)} />
                {featureWords[feature]}
              </label>
            ))}
          </div>
        </fieldset>
        <button type="submit" className="button button-small mt-3">
          Show the commands for these
        </button>
      </form>
      <h2 className="mt-8 text-xl">A script for all of them</h2>
      {regions.length === 0 && (
        <p className="mt-1 text-warn">No Region is chosen: write the Regions in place of REGION, or choose them above.</p>
      )}
      <CopyText text={shellSnippet(regions, features)} label="The script" />
      <h2 className="mt-8 text-xl">Each command, and what it answers</h2>
      <ScrollRegion label="Commands">
        <table className="table mt-2">
          <thead>
            <tr>
              <th scope="col">Command</th>
              <th scope="col">Answers</th>
            </tr>
          </thead>
          <tbody>
            {commands.map(({ command, forEach, answers }) => (
              <tr key={command}>
                <th scope="row" className="font-normal">
                  <code className="break-words">{command}</code>
                  {forEach && (
                    <span className="block text-soft">
                      for each ID that <code>{forEach}</code> names
                    </span>
                  )}
                </th>
                <td>{answers}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="prose-measure mt-4 text-soft">
        Instead of, or beside these: the output of <code>terraform show -json</code>, or the CloudFormation templates. Neither can say which
        data retention mode is set.
      </p>
    </div>
  );
}
