import { z } from "zod";
import { awsLimits } from "@/lib/domain/interchange/aws/aws-file";
import { isRegion } from "@/lib/domain/interchange/aws/model-reference";
import type { HandedFile } from "@/lib/services/aws/read-aws-files";
import { refuse } from "@/lib/services/refusal";
import { bodyBytes } from "./change-request";

const text = z.string().max(500);
const fileSchema = z.strictObject({ name: text.min(1), writtenOn: z.iso.date().nullable() });
const schema = z.strictObject({
  files: z.array(fileSchema).min(1).max(awsLimits.files),
  regions: z.record(text, z.string().refine(isRegion, "is no Region")),
  keepNames: z.boolean(),
  into: z.record(text, z.string().max(100)),
  accepted: z
    .array(z.strictObject({ id: z.string().max(1_000), revision: z.int().min(0) }))
    .max(20_000)
    .optional(),
});

/** Room for the form around the files. */
const mostBytes = awsLimits.allBytes + 1_500_000;

/** The files and choices of an import: a form with the choices as JSON and the files in their order. */
export async function handedFiles(request: Request): Promise<{ files: readonly HandedFile[]; choices: z.infer<typeof schema> }> {
  const type = request.headers.get("content-type") ?? "";
  if (!type.startsWith("multipart/form-data")) throw refuse("wrongType", "The files must come as a form.");
  const body = await bodyBytes(request, mostBytes);
  let form: FormData;
  try {
    form = await new Response(body, { headers: { "content-type": type } }).formData();
  } catch {
    throw refuse("invalid", "The form did not arrive whole. Send it again.");
  }
  const given = form.get("choices");
  let json: unknown;
  try {
    json = JSON.parse(typeof given === "string" ? given : "");
  } catch {
    throw refuse("invalid", "The choices of the import are not JSON.");
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw refuse("invalid", `The choices of the import do not fit: ${issue?.path.join("/") ?? ""} ${issue?.message ?? ""}`);
  }
  const blobs = form.getAll("files").filter((one): one is File => typeof one !== "string");
  if (blobs.length !== parsed.data.files.length) throw refuse("invalid", "The files did not arrive whole. Send them again.");
  const files: HandedFile[] = [];
  for (const [index, blob] of blobs.entries()) {
    const described = parsed.data.files[index];
    if (described) files.push({ ...described, bytes: new Uint8Array(await blob.arrayBuffer()) });
  }
  return { files, choices: parsed.data };
}
