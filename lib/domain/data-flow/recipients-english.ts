/** Why each recipient is one. */
export const recipientsEnglish: Readonly<Record<string, string>> = {
  "recipient.aws.runs": "{name} runs the model and the services in between ({places}), on our behalf.",
  "recipient.aws.kept":
    "{name} runs the model and the services in between ({places}) and keeps a copy of prompts and answers for its checks against abuse.",
  "recipient.aws.humans":
    "{name} runs the model and the services in between ({places}), keeps a copy of prompts and answers, and its staff may read what its checks mark.",
  "recipient.aws.undetermined":
    "{name} runs the model and the services in between ({places}). Whether it keeps a copy of prompts and answers is not known yet.",
  "recipient.provider.excluded":
    "{name} made the model. By what is documented or agreed and in force on {date, date}, it receives neither prompts nor answers.",
  "recipient.provider.allowed":
    "The terms in force on {date, date} allowed prompts and answers to be given to {name}, which made the model. Whether it happened is not known.",
  "recipient.provider.possible": "Nothing known on {date, date} rules out that {name}, which made the model, receives prompts and answers.",
  "recipient.provider.reportedNot":
    "{name} made the model. It is reported, but was not seen in a document, that on this platform it receives neither prompts nor answers.",
  "recipient.provider.unknown": "The model is not known, so neither is its maker, nor what that maker receives and keeps.",
  "recipient.platform": "{name} runs the platform that the model is called on ({places}) and sees prompts and answers.",
  "recipient.metadata":
    "{name} receives no prompts or answers this way.{useCaseForm, plural, =0 {} other { The form before the first use tells it the company, the intended users and the use.}}{subscription, plural, =0 {} other { It may learn of the subscription that the first call makes.}}{request, plural, =0 {} other { It may be told that and how its model is called; this is reported, and the text of the terms was not seen.}}{billing, plural, =0 {} other { It handles bills and sign-in.}}",
  "recipient.operator": "{name} runs or holds: {places}.",
  "recipient.unnamed": "{places}: run by somebody else, or perhaps so, and not named yet.",
  "recipient.stated": "A person stated that {name} receives data from: {places}.",
  "recipient.authority": "{name} may be told of content that the service has to report by law.",
  "recipient.controller": "{name} receives data from: {places}.",
  "recipient.internal.store": "People of our own organisation can read “{name}”.",
  "recipient.internal.system": "People of our own organisation work with “{name}”.",
  "recipient.internal.callEvents": "People of our own organisation can read in “{name}” who called which model, when and from where.",
  "recipient.internal.answers": "People of our own organisation see answers from “{name}”.",
  "recipient.public": "Answers are shown to anybody, and may hold data about people.",
  "recipient.subjects": "{name} see the answers, which may hold data about somebody else.",
  "recipient.unreached": "{name} is recorded as a party, but no answer says which data reaches it.",
};
