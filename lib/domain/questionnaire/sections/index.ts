import { aiActAndWorkers } from "./ai-act-and-workers";
import { consultationAndDecision } from "./consultation-and-decision";
import { description } from "./description";
import { necessityAndRights } from "./necessity-and-rights";
import { organisation } from "./organisation";
import { peopleAndData } from "./people-and-data";
import { purposesSection } from "./purposes";
import { safeguards } from "./safeguards";
import { screening } from "./screening";
import { storesAndTools } from "./stores-and-tools";
import { systemsAndModels } from "./systems-and-models";
import { transfersSection } from "./transfers";

/** The sections of the questionnaire in the order on screen; screening comes first. */
export const sections = [
  screening,
  description,
  organisation,
  peopleAndData,
  purposesSection,
  systemsAndModels,
  storesAndTools,
  transfersSection,
  necessityAndRights,
  safeguards,
  aiActAndWorkers,
  consultationAndDecision,
] as const;

export type Section = (typeof sections)[number];
export type SectionId = Section["id"];
