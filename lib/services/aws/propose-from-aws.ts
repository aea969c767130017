import { today } from "@/lib/adapters/clock";
import type { AssessmentContent } from "@/lib/domain/assessment/content";
import { factsInForce } from "@/lib/domain/facts/fact-lookup";
import { type AwsImport, proposeFrom } from "@/lib/domain/interchange/aws/analyse";
import type { FileReading } from "@/lib/domain/interchange/aws/recognise";
import { currentRegister } from "../facts/current-register";
import type { AwsImportChoices } from "./read-aws-files";

/** What files of AWS propose beside a content, with the facts that hold for it. */
export const proposeFromAws = (
  readings: readonly FileReading[],
  content: AssessmentContent,
  { regions, into }: AwsImportChoices,
): AwsImport =>
  proposeFrom(readings, {
    content,
    facts: factsInForce(currentRegister(), content.facts, content.asOf, content.asOf),
    importedOn: today(),
    regions,
    into,
  });
