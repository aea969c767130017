import type { Disposition } from "./thread";

export const dispositionWords: Readonly<Record<Disposition, string>> = {
  adopted: "Taken up: the text was changed",
  answered: "Answered: nothing had to be changed",
  notTaken: "Not taken up",
};
