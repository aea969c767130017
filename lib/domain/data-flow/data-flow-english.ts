/** The names of what no record names, and how each kind of arrow reads in a sentence. */
export const dataFlowEnglish: Readonly<Record<string, string>> = {
  "dataFlow.name.unnamedPeople": "People (group not named)",
  "dataFlow.name.staff": "Own staff",
  "dataFlow.name.public": "The public",
  "dataFlow.name.unnamedOperator": "Whoever runs “{name}” (not named)",
  "dataFlow.name.unknownProvider": "Maker of a model that is not known",
  "dataFlow.name.undescribedLogs": "Invocation logs (no store described)",
};
