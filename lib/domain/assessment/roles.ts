/** Roles of a person in one organisation; one person may hold several. */
export const roles = ["author", "legalReviewer", "dpo", "signer", "administrator", "reader"] as const;
export type Role = (typeof roles)[number];

export const roleWords: Readonly<Record<Role, string>> = {
  author: "Author",
  legalReviewer: "Legal reviewer",
  dpo: "Data protection officer",
  signer: "Signer",
  administrator: "Administrator",
  reader: "Reader",
};
