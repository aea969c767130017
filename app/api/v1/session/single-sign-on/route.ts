import { z } from "zod";
import { changeBeforeSignIn } from "@/app/api/change-request";
import { entered } from "@/app/api/entered";
import { ownPath } from "@/app/own-path";
import { beginSingleSignOn } from "@/lib/services/accounts/single-sign-on";

const schema = z.strictObject({ goTo: z.string().max(4000), invitation: z.string().min(20).max(100).optional() });

export const POST = changeBeforeSignIn(schema, async ({ body }) =>
  entered({ ...(await beginSingleSignOn({ ...body, goTo: ownPath(body.goTo) })), secondFactor: null }),
);
