/** Said wherever comments can be put into a document. */
export const privilegeWarning =
  "Whoever receives the document reads them. Advice of a lawyer may be protected from disclosure only as long as it is not handed on: ask your lawyer first.";
