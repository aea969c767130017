/** The name under which the assessment file travels inside a document. */
export const attachmentName = "assessment.json";
