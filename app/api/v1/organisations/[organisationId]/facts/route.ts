import { z } from "zod";
import { change } from "@/app/api/change-request";
import { addOwnFact } from "@/lib/services/facts/own-facts";

const plainDate = z.iso.date("Please give a day.");

const schema = z.strictObject({
  displaces: z.string().min(1).max(200),
  claim: z.string().trim().min(1, "Please say it in one sentence.").max(2000),
  value: z.json(),
  standing: z.enum(["contract", "documentation"]),
  source: z.strictObject({
    title: z.string().trim().min(1, "Please name the source.").max(500),
    url: z
      .url({ protocol: /^https$/ })
      .max(1000)
      .optional(),
    date: plainDate.optional(),
  }),
  validFrom: plainDate,
  validTo: plainDate,
  owner: z.string().trim().min(1, "Please name who looks after it.").max(200),
  evidence: z.array(z.string().max(100)).max(20),
});

export const POST = change<{ organisationId: string }, z.infer<typeof schema>>(schema, ({ person, params, body }) =>
  addOwnFact(person, params.organisationId, body),
);
