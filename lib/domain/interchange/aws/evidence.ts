import { sentence } from "../../language/sentence";
import type { AwsImport } from "./analyse";

/**
 * What is kept of the files as evidence: of each recognised resource the values that were read, names as pseudonyms unless
 * they were kept, and of the original its SHA-256 and size; at the end what none of them says. A refused file leaves only that
 * it was refused.
 */
export function reducedFiles({ readings, open }: AwsImport, importedOn: string): string {
  const files = readings.map((reading) => ({
    file: reading.name.split("/").at(-1) ?? reading.name,
    original: { kept: false, sha256: reading.sha256, bytes: reading.bytes, ...(reading.writtenOn ? { writtenOn: reading.writtenOn } : {}) },
    ...(reading.refusals.length > 0
      ? { refused: true }
      : {
          recognisedAs: reading.call ?? reading.format ?? "nothing",
          stage: reading.stage,
          droppedResources: reading.dropped,
          resources: reading.resources.map((one) => ({
            kind: one.kind,
            place: one.place,
            ...(one.region ? { region: one.region, regionGivenByAPerson: one.regionTold } : {}),
            values: one.nested,
          })),
        }),
  }));
  const notAnswered = open.map(({ says }) => sentence(says));
  return `${JSON.stringify({ format: "groundwork-aws-evidence", formatVersion: 1, importedOn, files, notAnswered }, null, 1)}\n`;
}
