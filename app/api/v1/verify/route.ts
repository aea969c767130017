import { bodyBytes, publicRequest } from "@/app/api/change-request";
import { clientAddress } from "@/lib/services/accounts/client-address";
import { atOnce } from "@/lib/services/installation/at-once";
import { refuse } from "@/lib/services/refusal";
import { verifyPdf } from "@/lib/services/signing/verify-pdf";

const largestPdf = 100 * 1024 * 1024;
const limits = {
  each: 4,
  all: 8,
  says: {
    each: "Several documents are being verified from where you are. Wait until they are done, then try again.",
    all: "Many documents are being verified at the moment. Try again in a minute, or verify yours with “dpia verify”.",
  },
};

/** Open to everybody, from Groundwork's own page: what is sent is read and forgotten. Few at once, counted before the file is read. */
export const POST = publicRequest(async (request) => {
  if (request.headers.get("content-type") !== "application/pdf") throw refuse("wrongType", "Send the PDF itself, as application/pdf.");
  return atOnce("verification", clientAddress(request.headers), limits, async () => verifyPdf(await bodyBytes(request, largestPdf)));
});
