import { writeAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import { approvableContent } from "./approvable-content";

// The journeys' loader reads no JSON modules, so they have the file printed.
process.stdout.write(writeAssessmentFile(approvableContent({ high: process.argv.slice(2) })));
