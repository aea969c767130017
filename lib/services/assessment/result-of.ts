import { assess } from "@/lib/domain/assess";
import type { AssessmentContent } from "@/lib/domain/assessment/content";
import type { AssessmentResult } from "@/lib/domain/result";
import { currentRegister } from "../facts/current-register";

/** What follows from an assessment with the register of this installation. */
export const resultOf = (content: AssessmentContent): AssessmentResult => assess({ content, register: currentRegister() });
