import { bodyBytes, publicRequest } from "@/app/api/change-request";
import { refuse } from "@/lib/services/refusal";
import { verifyPdf } from "@/lib/services/signing/verify-pdf";

const largestPdf = 100 * 1024 * 1024;

/** Open to everybody, from Groundwork's own page: what is sent is read and forgotten. */
export const POST = publicRequest(async (request) => {
  if (request.headers.get("content-type") !== "application/pdf") throw refuse("wrongType", "Send the PDF itself, as application/pdf.");
  return verifyPdf(await bodyBytes(request, largestPdf));
});
