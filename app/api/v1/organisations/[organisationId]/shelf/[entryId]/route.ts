import { z } from "zod";
import { change, changeWithoutBody } from "@/app/api/change-request";
import type { Answers } from "@/lib/domain/questionnaire/answer";
import { changeShelfEntry, removeFromShelf } from "@/lib/services/shelf/shelf";

type Params = { organisationId: string; entryId: string };

const schema = z.strictObject({ answers: z.record(z.string().max(100), z.unknown()), baseRevision: z.int().min(1) });

export const PUT = change<Params, z.infer<typeof schema>>(
  schema,
  ({ person, params, body }) =>
    changeShelfEntry(person, params.organisationId, params.entryId, {
      answers: body.answers as Answers,
      baseRevision: body.baseRevision,
    }),
  { textsCheckedByService: true },
);

export const DELETE = changeWithoutBody<Params>(({ person, params }) => removeFromShelf(person, params.organisationId, params.entryId));
