/** What a decision needs on record: a description, why there is no officer (Art. 37), why nobody was asked (Art. 35(9)). */
export const decisionAnswers = {
  "desc.nature": "Answers letters of customers.",
  "dpo.designated": false,
  "dpo.noneReason": "Twelve people; Art. 37 does not oblige.",
  "subjects.sought": false,
  "subjects.noneReason": "A panel was held in June.",
} as const;

/** Answers as a page sends them that has seen none before. */
export const firstSaves = (answers: Readonly<Record<string, unknown>>) =>
  Object.entries(answers).map(([path, value], index) => ({
    path,
    answer: { value: value as string | boolean },
    baseRevision: 0,
    saveNumber: index + 1,
  }));
