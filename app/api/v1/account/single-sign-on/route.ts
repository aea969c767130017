import { z } from "zod";
import { change, changeWithoutBody } from "@/app/api/change-request";
import { entered } from "@/app/api/entered";
import { beginOwnSingleSignOn, disconnectSingleSignOn } from "@/lib/services/accounts/single-sign-on";

const schema = z.strictObject({ what: z.enum(["connect", "confirm"]) });

export const POST = change<object, z.infer<typeof schema>>(schema, async ({ person, body }) =>
  entered({ ...(await beginOwnSingleSignOn(person, body)), secondFactor: null }),
);

export const DELETE = changeWithoutBody<object>(({ person }) => disconnectSingleSignOn(person));
