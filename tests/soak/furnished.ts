import type { Places } from "../support/api-cases";

export type House = Readonly<Record<string, string>> & Partial<Places>;

/** What `furnish.ts` has put into the installation. */
export type Furnished = {
  /** Nothing in it, not even an assessment; an assessment without an answer; the worked example with all that hangs on one, and a copy of it. */
  bare: House;
  empty: House;
  full: House;
  /** Cookies: somebody with every role in each house, a reader in the full one, and somebody in none. */
  everyRole: string;
  reader: string;
  nobody: string;
  /** A sign-in link that nobody has used. */
  invitation: string;
  /** A shipped fact that an organisation can take the place of. */
  displaces: string;
  superuserUrl: string;
};

export const furnished = (): Furnished => JSON.parse(process.env.GROUNDWORK_FURNISHED ?? "{}");
