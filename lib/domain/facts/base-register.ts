import { z } from "zod";
import { eventSchema, type Fact, type FactEvent, type FactsRegister, factSchema } from "./fact";
import adequacy from "./register/adequacy.json";
import events from "./register/events.json";
import featuresAndAgreements from "./register/features-and-agreements.json";
import flows from "./register/flows.json";
import models from "./register/models.json";
import nationalLists from "./register/national-lists.json";
import platforms from "./register/platforms.json";
import prices from "./register/prices.json";
import providerSharing from "./register/provider-sharing.json";
import providers from "./register/providers.json";
import regions from "./register/regions.json";
import retentionModes from "./register/retention-modes.json";
import retentionRequirements from "./register/retention-requirements.json";
import routes from "./register/routes.json";

/** The register's files by theme, in the order in which their facts are listed. */
const files: readonly unknown[] = [
  retentionModes,
  retentionRequirements,
  providerSharing,
  models,
  providers,
  regions,
  routes,
  platforms,
  prices,
  adequacy,
  featuresAndAgreements,
  flows,
  nationalLists,
];

let facts: readonly Fact[] | undefined;
let dated: readonly FactEvent[] | undefined;

/**
 * The facts that Groundwork ships, checked against `factSchema` when first read. Throws a `ZodError` if a shipped file is
 * broken. `recordedOn` is the day since which a statement counts as known: on which its source could be read, or, where the source
 * states no start and nothing was seen that says otherwise, 2026-06-01, where the register's history begins (decision 55).
 */
export const baseRegister: FactsRegister = {
  version: "2026-11-26.1",
  get facts() {
    facts ??= files.flatMap((file) => z.array(factSchema).parse(file));
    return facts;
  },
  get events() {
    dated ??= z.array(eventSchema).parse(events);
    return dated;
  },
};
