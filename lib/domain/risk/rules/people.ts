import { isOneOf, isYes } from "../../questionnaire/reading";
import { all, any } from "../../reasoning/claim";
import type { RiskModel, RiskRule, RiskTexts } from "../rule";
import { axis, effect } from "./axis";
import { perModel } from "./per-model";
import { emptyList } from "./references";

/** */
export const shadowAi = {
  id: "shadow-ai",
  catalogueNumber: "R-31",
  scope: "assessment",
  track: "abnormalEvent",
  event: "access",
  phase: "use",
  source: "staff",
  harm: ["secrecyLoss", "lossOfControl"],
  linddun: ["D2", "Nc"],
  articles: ["GDPR Art. 32(4)", "GDPR Art. 29", "GDPR Art. 24"],
  needs: ["desc.staffUse", "systems.users"],
  measures: [effect("M-36", 0, 1), effect("M-37", 0, 1), effect("M-23", 0, 1)],
  raised: (model) =>
    any(
      isYes(model.readings.read("desc.staffUse")),
      ...model.readings.list("systems").map((system) => isOneOf(system.read("users"), "staff")),
    ),
  likelihood: (model) => axis("shadow-ai", 3, "habit", [model.readings.read("desc.staffUse")]),
  severity: (model) => axis("shadow-ai", 3, "outOfReach", [model.readings.read("desc.staffUse")]),
} as const satisfies RiskRule<"assessment">;

const employeesConcerned = perModel((model) =>
  any(
    isYes(model.readings.read("workers.affected")),
    isYes(model.readings.read("desc.staffUse")),
    ...model.readings.list("dataSubjects").map((subject) => isOneOf(subject.read("category"), "employee")),
  ),
);

/** Staff who use the system are employees whose prompts are logged, also where nobody listed them as data subjects. */
export const employeeMonitoring = {
  id: "employee-monitoring",
  catalogueNumber: "R-32",
  scope: "store",
  track: "byDesign",
  event: "none",
  phase: "storage",
  source: "design",
  harm: ["disadvantage", "unwantedProfiling", "distress"],
  linddun: ["D1", "N", "U"],
  articles: ["GDPR Art. 5(1)(b)", "GDPR Art. 6", "GDPR Art. 88"],
  needs: ["dataSubjects.category", "stores.userIdentifiable", "workers.affected", "desc.staffUse"],
  measures: [effect("M-10", 1, 1), effect("M-55", 1, 1), effect("M-45", 0, 1), effect("M-46", 0, 1)],
  raised: (model, place) => all(isYes(place.read("userIdentifiable")), employeesConcerned(model)),
  likelihood: (_model, place) => axis("employee-monitoring", 3, "traceAtHand", [place.read("userIdentifiable")]),
  severity: (model) => axis("employee-monitoring", 3, "imbalance", [model.readings.read("workers.affected")]),
} as const satisfies RiskRule<"store">;

/** */
export const vulnerablePeople = {
  id: "vulnerable-people",
  catalogueNumber: "R-33",
  scope: "assessment",
  track: "byDesign",
  event: "none",
  phase: "use",
  source: "design",
  harm: ["vulnerableExploited", "distress", "disadvantage"],
  linddun: ["U", "Nc"],
  articles: ["GDPR Art. 8", "GDPR Art. 6(1)(f)", "GDPR recital 38", "GDPR Art. 25"],
  needs: ["dataSubjects.category"],
  measures: [effect("M-40", 0, 1), effect("M-31", 0, 1), effect("M-20", 0, 1), effect("M-04", 0, 1)],
  raised(model) {
    const subjects = model.readings.list("dataSubjects");
    if (subjects.length === 0) return emptyList("dataSubjects");
    return any(...subjects.map((subject) => isOneOf(subject.read("category"), "child", "patient", "asylumSeeker", "elderly")));
  },
  likelihood: (model) => axis("vulnerable-people", 3, "regularlyAffected", categories(model)),
  severity: (model) => axis("vulnerable-people", 4, "lessAbleToDefend", categories(model)),
} as const satisfies RiskRule<"assessment">;

const categories = (model: RiskModel) => model.readings.list("dataSubjects").map((subject) => subject.read("category"));

export const peopleTexts = {
  "shadow-ai": {
    title: "Staff use AI tools nobody approved",
    threat: "Members of staff paste personal data into tools of their own choice, because those are at hand or easier to use.",
    harm: "People's data reach companies without contract, limit or trace, and nobody can tell them where.",
    raised: "Members of staff use the system, so they work with personal data and AI side by side.",
    quiet: "No member of staff uses the system.",
    reasons: {
      habit: "Where AI is part of the work, other tools are tried as well.",
      outOfReach: "What was pasted elsewhere is out of our reach.",
    },
  },
  "employee-monitoring": {
    title: "Staff are watched through logs",
    threat: "Logs show which member of staff wrote what and when, and can be used to judge performance or conduct.",
    harm: "Employees feel watched, stop asking and can be put at a disadvantage by what was logged for another reason.",
    raised: "{place} shows which person wrote a prompt, and employees are among those people.",
    quiet: "{place} does not show which person wrote a prompt, or no employees are concerned.",
    reasons: {
      traceAtHand: "The trace is at hand for everyone who may read the log.",
      imbalance: "Employees depend on their employer and can hardly object.",
    },
  },
  "vulnerable-people": {
    title: "Children and other people in need of protection",
    threat: "The people concerned understand less of what happens, trust more, or depend on the answer.",
    harm: "Children, patients, asylum seekers or old people are misled, pressed or harmed more than others, and can defend themselves less.",
    raised: "Children, patients, asylum seekers or old people are among those concerned.",
    quiet: "No children, patients, asylum seekers or old people are among those concerned.",
    reasons: {
      regularlyAffected: "They are among those whose data are handled in ordinary operation.",
      lessAbleToDefend: "They can defend themselves less, and harm reaches deeper.",
    },
  },
} satisfies Record<string, RiskTexts>;
