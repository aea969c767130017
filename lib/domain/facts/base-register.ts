import { z } from "zod";
import { eventSchema, type Fact, type FactEvent, type FactsRegister, factSchema } from "./fact";
import events from "./register/events.json";

const files: readonly unknown[] = [];

let facts: readonly Fact[] | undefined;
let dated: readonly FactEvent[] | undefined;

/** The facts that Groundwork ships, checked against `factSchema` when first read. Throws a `ZodError` if a shipped file is broken. */
export const baseRegister: FactsRegister = {
  version: "2026-11-23.1",
  get facts() {
    facts ??= files.flatMap((file) => z.array(factSchema).parse(file));
    return facts;
  },
  get events() {
    dated ??= z.array(eventSchema).parse(events);
    return dated;
  },
};
