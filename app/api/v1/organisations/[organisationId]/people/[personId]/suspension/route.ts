import { z } from "zod";
import { change, changeWithoutBody } from "@/app/api/change-request";
import { suspensionReason } from "@/lib/domain/house/suspension-reason";
import { restoreAccess, suspendAccess } from "@/lib/services/people/suspend-access";

type Params = { organisationId: string; personId: string };

const schema = z.strictObject({ reason: suspensionReason.optional() });

export const PUT = change<Params, z.infer<typeof schema>>(schema, ({ person, params, body: { reason = "" } }) =>
  suspendAccess(person, params.organisationId, params.personId, reason),
);

export const DELETE = changeWithoutBody<Params>(({ person, params }) => restoreAccess(person, params.organisationId, params.personId));
