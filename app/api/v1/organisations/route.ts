import { z } from "zod";
import { change } from "@/app/api/change-request";
import { filledText } from "@/lib/domain/questionnaire/storable-text";
import { createOrganisation } from "@/lib/services/house/create-organisation";

const schema = z.strictObject({ name: filledText(200, "Please name the organisation.") });

export const POST = change(schema, ({ person, body }) => createOrganisation(person, body));
