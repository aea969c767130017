import { z } from "zod";
import { change, read } from "@/app/api/change-request";
import { roles } from "@/lib/domain/assessment/roles";
import { filledText } from "@/lib/domain/questionnaire/storable-text";
import { addPerson, listPeople } from "@/lib/services/people/people";

type Params = { organisationId: string };

const schema = z.strictObject({
  email: z.email("This is no e-mail address.").max(320),
  name: filledText(200, "Please give a name."),
  roles: z.array(z.enum(roles)).min(1, "Please choose at least one role.").max(roles.length),
});

export const GET = read<Params>(async ({ person, params }) => ({ people: await listPeople(person, params.organisationId) }));

export const POST = change<Params, z.infer<typeof schema>>(schema, ({ person, params, body }) =>
  addPerson(person, params.organisationId, body),
);
