import { sentence } from "../language/sentence";
import { countryName } from "../questionnaire/describe-answer";
import type { AssessmentResult, Recipient, Risk, ScreeningResult } from "../result";
import type { Level } from "../risk/level";
import { countriesConcerned } from "../screening/national-lists";

/** The result in the few words that the panel beside the form shows; small enough to travel with each save. */
export type WhatFollows = {
  /** `countries`: those whose national lists the screening is concerned with. */
  screening: { verdict: ScreeningResult["verdict"]; text: string; countries: readonly { code: string; name: string }[] };
  outcome: AssessmentResult["outcome"];
  gaps: readonly { id: string; state: "open" | "undetermined"; text: string; closedBy: readonly string[]; missing: readonly string[] }[];
  recipients: readonly { id: string; name: string; kind: Recipient["kind"]; certainty: Recipient["certainty"]; text: string }[];
  /** Raised and undetermined ones; `level` is the one that the decision rests on. */
  risks: readonly {
    id: string;
    rule: string;
    placeName: string | null;
    state: Risk["state"];
    level: Level | null;
    confirmed: boolean;
    text: string;
    missing: readonly string[];
  }[];
  /** `paths`: the answers that a finding is about. */
  findings: readonly { id: string; text: string; paths: readonly string[] }[];
  openQuestions: readonly string[];
};

/** The summary of a result, in the words of the language. */
export function whatFollows(result: AssessmentResult, language = "en"): WhatFollows {
  const say = (message: Risk["says"]) => sentence(message, language);
  return {
    screening: {
      verdict: result.screening.verdict,
      text: say(result.screening.says),
      countries: countriesConcerned(result.screening).map((code) => ({ code, name: countryName(code) })),
    },
    outcome: result.outcome,
    gaps: result.gaps.map(({ id, state, says, closedBy, missing }) => ({ id, state, text: say(says), closedBy, missing })),
    recipients: result.recipients
      .filter((recipient) => recipient.certainty !== "excluded")
      .map(({ id, name, kind, certainty, says }) => ({ id, name, kind, certainty, text: say(says) })),
    risks: result.risks
      .filter((risk) => risk.state !== "notApplicable")
      .map((risk) => {
        const rated = risk[result.outcome.restsOn];
        return {
          id: risk.id,
          rule: risk.rule,
          placeName: risk.placeName,
          state: risk.state,
          level: rated?.effective.level ?? null,
          confirmed: rated?.confirmed != null && !rated.confirmed.stale,
          text: say(risk.says),
          missing: risk.missing,
        };
      }),
    findings: result.findings.map(({ id, says, because }) => ({
      id,
      text: say(says),
      paths: because.flatMap((reason) => (reason.kind === "answer" ? [reason.path] : [])),
    })),
    openQuestions: result.openQuestions,
  };
}
