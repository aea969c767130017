import { z } from "zod";
import { change, changeWithoutBody } from "@/app/api/change-request";
import { roles } from "@/lib/domain/assessment/roles";
import { changeRoles, removePerson } from "@/lib/services/people/people";

type Params = { organisationId: string; personId: string };

const schema = z.strictObject({ roles: z.array(z.enum(roles)).min(1, "Please choose at least one role.").max(roles.length) });

export const PUT = change<Params, z.infer<typeof schema>>(schema, ({ person, params, body }) =>
  changeRoles(person, params.organisationId, params.personId, body.roles),
);

export const DELETE = changeWithoutBody<Params>(({ person, params }) => removePerson(person, params.organisationId, params.personId));
