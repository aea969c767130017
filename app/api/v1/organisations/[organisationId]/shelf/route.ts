import { z } from "zod";
import { change, read } from "@/app/api/change-request";
import type { Answers } from "@/lib/domain/questionnaire/answer";
import { shelfKinds } from "@/lib/domain/shelf/shelf-kinds";
import { addToShelf, readShelf } from "@/lib/services/shelf/shelf";

const schema = z.strictObject({ kind: z.enum(shelfKinds), answers: z.record(z.string().max(100), z.unknown()) });

export const GET = read<{ organisationId: string }>(({ person, params }) => readShelf(person, params.organisationId));

export const POST = change<{ organisationId: string }, z.infer<typeof schema>>(
  schema,
  ({ person, params, body }) => addToShelf(person, params.organisationId, { kind: body.kind, answers: body.answers as Answers }),
  { textsCheckedByService: true },
);
