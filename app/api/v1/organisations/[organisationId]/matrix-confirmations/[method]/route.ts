import { z } from "zod";
import { change, changeWithoutBody } from "@/app/api/change-request";
import { filledText } from "@/lib/domain/questionnaire/storable-text";
import { confirmMatrix, withdrawMatrixConfirmation } from "@/lib/services/assessment/matrix-confirmations";

type Params = { organisationId: string; method: string };

const schema = z.strictObject({
  source: z.strictObject({
    title: filledText(500, "Please name the text that the table was held against."),
    url: z
      .url({ protocol: /^https$/, error: "Please give an address that begins with https." })
      .max(1000)
      .optional(),
    date: z.iso.date("Please give the day of the text."),
  }),
});

export const PUT = change<Params, z.infer<typeof schema>>(schema, ({ person, params, body }) =>
  confirmMatrix(person, params.organisationId, { method: params.method, source: body.source }),
);

export const DELETE = changeWithoutBody<Params>(({ person, params }) =>
  withdrawMatrixConfirmation(person, params.organisationId, params.method),
);
