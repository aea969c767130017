import { z } from "zod";
import { change, download, read } from "@/app/api/change-request";
import { storableText } from "@/lib/domain/questionnaire/storable-text";
import { prepareDocument } from "@/lib/services/document/prepare-document";
import { preparedPdf } from "@/lib/services/signing/signed-documents";

type Params = { organisationId: string; assessmentId: string };

const schema = z.strictObject({
  act: z.enum(["approve", "approveWithConditions", "reject"]),
  reason: storableText(64_000).trim(),
  /** Whether the comments and what became of them are printed as an annex. */
  comments: z.boolean().optional(),
});

export const GET = read<Params>(async ({ person, params }) => {
  const { fileName, pdf } = await preparedPdf(person, params.organisationId, params.assessmentId);
  return download(pdf, { name: fileName, type: "application/pdf" });
});

export const POST = change<Params, z.infer<typeof schema>>(schema, ({ person, params, body }) =>
  prepareDocument(person, params.organisationId, params.assessmentId, { ...body, comments: body.comments === true }),
);
