/** What notices are about: people set per group whether it reaches them by mail. */
export const noticeGroups = ["signing", "review", "comments", "responsibility", "conditions", "facts"] as const;
export type NoticeGroup = (typeof noticeGroups)[number];

/** In the middle of a sentence, after a number: “2 about …”. */
export const noticeGroupWords: Readonly<Record<NoticeGroup, string>> = {
  signing: "decisions and signatures asked of you",
  review: "review and decision",
  comments: "comments and proposed wordings",
  responsibility: "what others hand to you, and standing in",
  conditions: "conditions and measures",
  facts: "facts and what is out of date",
};

type Kind = {
  group: NoticeGroup;
  /** The page of the assessment, or of the organisation, that it leads to where a notice names no other place. */
  page: string;
  /** Numbers, days and words of closed lists that the sentence needs; never what people wrote. */
  values: readonly string[];
};

/** Everything that people are told of, once, when it happens. */
export const noticeKinds = {
  reviewAsked: { group: "review", page: "review", values: ["version"] },
  takenBack: { group: "review", page: "review", values: ["version"] },
  sentBack: { group: "review", page: "review", values: ["version"] },
  cleared: { group: "review", page: "review", values: ["version"] },
  decisionAsked: { group: "signing", page: "sign", values: ["version"] },
  signingTurn: { group: "signing", page: "sign", values: ["version"] },
  returnedUndecided: { group: "review", page: "review", values: ["version"] },
  signingDeclined: { group: "review", page: "review", values: ["version"] },
  decided: { group: "review", page: "sign", values: ["version", "act"] },
  signed: { group: "review", page: "sign", values: ["version"] },
  outOfDate: { group: "facts", page: "out-of-date", values: ["version"] },
  mentioned: { group: "comments", page: "review", values: [] },
  commented: { group: "comments", page: "review", values: [] },
  commentAnswered: { group: "comments", page: "review", values: [] },
  wordingProposed: { group: "comments", page: "review", values: [] },
  wordingAccepted: { group: "comments", page: "review", values: [] },
  wordingRefused: { group: "comments", page: "review", values: [] },
  conditionAssigned: { group: "conditions", page: "conditions", values: [] },
  handedOver: {
    group: "responsibility",
    page: "people",
    values: ["whose", "signatures", "standIns", "assessments", "conditions", "threads", "facts"],
  },
  ownerAssigned: { group: "responsibility", page: "overview", values: [] },
  standInAsked: { group: "responsibility", page: "review", values: ["whose", "from", "to"] },
  standInTakenBack: { group: "responsibility", page: "review", values: ["whose"] },
  standInBegins: { group: "responsibility", page: "sign", values: ["whose", "to"] },
  standInTurn: { group: "signing", page: "sign", values: ["whose", "to"] },
  standInEnded: { group: "responsibility", page: "sign", values: ["whose", "to"] },
  standInGone: { group: "responsibility", page: "sign", values: ["standIn", "to"] },
  consultationRecorded: { group: "review", page: "consultation", values: ["event"] },
  consultationTakenBack: { group: "review", page: "consultation", values: ["event"] },
  consultationDue: { group: "review", page: "consultation", values: ["due", "passed"] },
  reviewDue: { group: "review", page: "overview", values: ["due", "passed"] },
  conditionDue: { group: "conditions", page: "conditions", values: ["due", "passed"] },
  measureDue: { group: "conditions", page: "measures", values: ["due", "passed"] },
  factEnding: { group: "facts", page: "calendar", values: ["due", "passed"] },
  sealEnding: { group: "facts", page: "seals", values: ["due", "passed"] },
} as const satisfies Readonly<Record<string, Kind>>;

export type NoticeKind = keyof typeof noticeKinds;
export const isNoticeKind = (word: string): word is NoticeKind => Object.hasOwn(noticeKinds, word);

export type NoticeValues<K extends NoticeKind> = Readonly<Record<(typeof noticeKinds)[K]["values"][number], string | number>>;

/** Values that are ids of people, whose names are looked up for the reader. */
export const peopleInValues = ["whose", "standIn"] as const;

/** The sentence of each kind in the inbox; `by` and `assessment` are looked up for the reader and are not kept in the notice. */
export const noticeEnglish = {
  "notice.reviewAsked": "{by} sent “{assessment}” to legal review.",
  "notice.takenBack": "{by} took “{assessment}” back to draft.",
  "notice.sentBack": "{by} sent “{assessment}” back with reasons.",
  "notice.cleared": "{by} cleared “{assessment}” for the decision.",
  "notice.decisionAsked": "{by} asks you to decide on “{assessment}” and to sign.",
  "notice.signingTurn": "{by} signed “{assessment}”. It is your turn to sign.",
  "notice.returnedUndecided": "{by} sent “{assessment}” back undecided.",
  "notice.signingDeclined": "{by} declined to sign “{assessment}”.",
  "notice.decided":
    "{by} {act, select, approve {approved} approveWithConditions {approved with conditions} reject {rejected} consultAuthority {decided to consult the authority on} other {decided on}} “{assessment}”.",
  "notice.signed": "Everybody named has signed version {version} of “{assessment}”.",
  "notice.outOfDate": "Facts have changed on which the signed version {version} of “{assessment}” rests.",
  "notice.mentioned": "{by} mentioned you in a comment on “{assessment}”.",
  "notice.commented": "{by} commented on “{assessment}”.",
  "notice.commentAnswered": "{by} replied to you in a thread on “{assessment}”.",
  "notice.wordingProposed": "{by} proposed a wording in “{assessment}”.",
  "notice.wordingAccepted": "{by} took over the wording that you proposed in “{assessment}”.",
  "notice.wordingRefused": "{by} did not take over the wording that you proposed in “{assessment}”.",
  "notice.conditionAssigned": "{by} made you the owner of a condition of “{assessment}”.",
  "notice.handedOver": "{by} handed over to you what waited for {whose}: {things}.",
  "notice.ownerAssigned": "{by} made you responsible for “{assessment}”.",
  "notice.standInAsked": "{by} asks you to stand in for {whose} in signing “{assessment}”, from {from, date} to {to, date}.",
  "notice.standInTakenBack": "{by} ended your standing in for {whose} in signing “{assessment}”.",
  "notice.standInBegins": "You stand in for {whose} in signing “{assessment}” until {to, date}. It does not wait for you yet.",
  "notice.standInTurn": "You stand in for {whose} until {to, date}: “{assessment}” waits for you to decide or to sign.",
  "notice.standInEnded": "Your standing in for {whose} in signing “{assessment}” ended on {to, date}.",
  "notice.standInGone": "{standIn} stood in for you in signing “{assessment}” until {to, date}. It is yours again.",
  "notice.consultationRecorded":
    "{by} recorded of the consultation on “{assessment}”: {event, select, sent {the request went to the authority} received {the authority has the request} extended {the authority extended its period} suspended {the authority asked for information, and its period stands still} resumed {the information is there, and the period goes on} advice {the authority’s advice is there} other {something happened}}.",
  "notice.consultationTakenBack":
    "{by} took back what was recorded of the consultation on “{assessment}”: {event, select, received {the receipt} extended {the extension} suspended {that information was asked for} resumed {that the information is there} advice {the advice} other {an entry}}.",
  "notice.consultationDue":
    "The authority’s period for its advice on “{assessment}” {passed, select, yes {ended on} other {ends on}} {due, date}.",
  "notice.reviewDue":
    "“{assessment}” {passed, select, yes {was to be looked at again by} other {is to be looked at again by}} {due, date}.",
  "notice.conditionDue": "A condition of “{assessment}” {passed, select, yes {was due on} other {is due on}} {due, date}.",
  "notice.measureDue": "A planned measure of “{assessment}” {passed, select, yes {was due on} other {is due on}} {due, date}.",
  "notice.factEnding": "A fact of your organisation’s own {passed, select, yes {ended on} other {ends on}} {due, date}.",
  "notice.sealEnding":
    "Your organisation’s certificate for sealing {passed, select, yes {ended on {due, date}: nobody can sign with it} other {ends on {due, date}}}. Bring a new one, or put the installation’s own seal back into use.",
} as const satisfies Readonly<Record<`notice.${NoticeKind}`, string>>;
