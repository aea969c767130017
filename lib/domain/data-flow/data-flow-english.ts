const items =
  "{count, plural, =0 {nothing about people, as answered} other {{items}{more, plural, =0 {} one { and one more item} other { and # more items}}}}";
const place =
  "{where, select, none {} anyRegion { (any commercial Region)} anywhere { (anywhere its operator chooses)} several { ({place} countries)} other { ({place})}}";
const possible = "{certainty, select, possible {possibly: } other {}}";

/** The names of what no record names, and how each kind of arrow reads in a sentence. */
export const dataFlowEnglish: Readonly<Record<string, string>> = {
  "dataFlow.name.unnamedPeople": "People (group not named)",
  "dataFlow.name.staff": "Own staff",
  "dataFlow.name.public": "The public",
  "dataFlow.name.unnamedOperator": "Whoever runs “{name}” (not named)",
  "dataFlow.name.unknownProvider": "Maker of a model that is not known",
  "dataFlow.name.undescribedLogs": "Invocation logs (no store described)",
  "dataFlow.flow.plain": `${possible}from {from} to {to}${place}: ${items}.`,
  "dataFlow.flow.indirect": `${possible}about {from}, from others or by observation, into {to}${place}: ${items}.`,
  "dataFlow.flow.unrecorded": `${possible}about {from}, in a way that nobody has recorded, into {to}${place}: ${items}.`,
  "dataFlow.flow.readers": `${possible}{to} read in {from}: ${items}.`,
  "dataFlow.flow.operator": `${possible}{to} runs {from} and so holds: ${items}.`,
  "dataFlow.flow.guardrails": `${possible}{to} checks, for {from}, by guardrails: ${items}.`,
  "dataFlow.flow.caching": `${possible}{to} keeps, for a short time, the beginnings of prompts to {from}: ${items}.`,
  "dataFlow.flow.abuse": `${possible}kept or passed on by checks against abuse, from {from} to {to}: ${items}.`,
  "dataFlow.flow.provider": `${possible}prompts and answers of {from} reach {to}, which made the model: ${items}.`,
  "dataFlow.flow.metadata": `${possible}{to} is told that {from} is called, without prompts and answers.`,
};
