import { assess } from "@/lib/domain/assess";
import type { AssessmentContent } from "@/lib/domain/assessment/content";
import { baseRegister } from "@/lib/domain/facts/base-register";
import type { AssessmentResult } from "@/lib/domain/result";

/** What follows from an assessment with the register of this installation. */
export const resultOf = (content: AssessmentContent): AssessmentResult => assess({ content, register: baseRegister });
