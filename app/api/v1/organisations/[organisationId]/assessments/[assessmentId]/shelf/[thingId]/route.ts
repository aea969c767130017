import { z } from "zod";
import { change, changeWithoutBody } from "@/app/api/change-request";
import { putOnShelf, takeOverChanges } from "@/lib/services/shelf/shelf-copies";

type Params = { organisationId: string; assessmentId: string; thingId: string };

const schema = z.strictObject({
  revision: z.int().min(1),
  fields: z.array(z.string().max(100)).max(100),
  baseRevisions: z.record(z.string().max(100), z.int().min(0)),
});

/** Takes over what changed on the shelf, field by field. */
export const PUT = change<Params, z.infer<typeof schema>>(schema, ({ person, params, body }) =>
  takeOverChanges(person, params.organisationId, params.assessmentId, params.thingId, body),
);

/** Puts a record or a measure of the assessment onto the shelf. */
export const POST = changeWithoutBody<Params>(({ person, params }) =>
  putOnShelf(person, params.organisationId, params.assessmentId, params.thingId),
);
