import { assess } from "../assess";
import { baseRegister } from "../facts/base-register";
import type { AssessmentContent, Confirmation, OwnRisk, RiskDecision } from "./content";

type Stage = keyof RiskDecision;
type Entered = Omit<Confirmation, "madeOn" | "at"> & { on: string; stages: readonly Stage[]; madeOn?: string };

const all: readonly Stage[] = ["inherent", "residual", "projected"];
const security = { by: "Jorun Askevall", on: "2026-11-17", stages: all } as const;
const legal = { by: "Tomasz Verdnik", on: "2026-11-18", stages: all } as const;

/** What the people of the worked example confirmed, changed, or decided on facts that have changed since. */
const entered: readonly (readonly [risk: string, Entered])[] = [
  [
    "direct-prompt-injection@mu-assistant",
    {
      ...security,
      reason: "Red-team test of October: 371 of 400 attacks stopped; the two open bypasses reach only the attacker’s own conversation.",
    },
  ],
  [
    "direct-prompt-injection@mu-embedding",
    { ...security, reason: "An embedding gives no text back; what it finds is filtered as in the chat." },
  ],
  [
    "store-breach@st-convstore",
    { ...security, reason: "Key policy and access review seen; penetration test of May without high findings." },
  ],
  [
    "store-breach@st-invoklogs",
    { ...security, reason: "Same keys and roles as the conversation store; full texts stay until condition 3 is met." },
  ],
  [
    "unlawfully-trained-model",
    { ...legal, reason: "What the makers publish was read on 2 October 2026; nothing points to policyholders’ data." },
  ],
  [
    "invisible-sub-processing@pr-quillbase",
    { ...legal, reason: "The vendor’s list was asked for with the draft contract and has not come." },
  ],
  [
    "metadata-disclosure@provider:anthropic:metadata",
    {
      ...legal,
      modulation: -1,
      reason:
        "What is passed on names Velmora’s product and no person; the session number is opaque. One step lower, until AWS answers the question of 4 November.",
    },
  ],
  [
    "biased-output@mu-embedding",
    {
      by: "Mara Lindenqvist",
      on: "2026-11-19",
      stages: ["inherent"],
      likelihood: 2,
      severity: 2,
      reason:
        "The embedding orders passages of the policy wording; no sentence about a person comes from it. Errors show as a missing passage.",
    },
  ],
  [
    "service-retention@mu-summaries",
    {
      by: "Mara Lindenqvist",
      on: "2026-09-15",
      stages: ["inherent"],
      reason: "Batch files were then kept for 30 days, so that the contact centre could read a summary again.",
      madeOn: "made-when-batch-files-were-kept-for-30-days",
    },
  ],
];

/** A risk that the catalogue does not hold; the consumer council raised it. */
export const exampleOwnRisks: readonly OwnRisk[] = [
  {
    id: "own@alone-at-night",
    title: "Left alone with bad news at night",
    description:
      "A person asks at night whether a serious illness is covered and reads a refusal when nobody can be reached until morning.",
    track: "byDesign",
    event: "none",
    phase: "use",
    source: "design",
    harm: "Distress, and a decision about treatment taken on a text that nobody explains.",
    likelihood: 2,
    severity: 3,
    reason: "The consumer council knows of two such evenings with the letter service; the chat hands over only from 7 to 21 h.",
    articles: ["GDPR Art. 5(1)(a)", "GDPR Art. 25"],
  },
];

/**
 * The decisions of the worked example, each made on today's results but the one that names other facts. A later stage rests on
 * what was decided at an earlier one, so results are taken again until the marks stand still.
 */
export function exampleDecisions(undecided: AssessmentContent): AssessmentContent["decisions"] {
  let decisions: Record<string, RiskDecision> = {};
  for (const _stage of all) {
    const { risks } = assess({ content: { ...undecided, decisions }, register: baseRegister });
    const hashes = new Map(risks.map(({ id, inputsHash }) => [id, inputsHash]));
    decisions = Object.fromEntries(
      entered.map(([risk, { on, stages, madeOn, ...rest }]): [string, RiskDecision] => {
        const confirmation: Confirmation = { ...rest, at: `${on}T09:00:00Z`, madeOn: madeOn ?? hashes.get(risk) ?? "" };
        return [risk, Object.fromEntries(stages.map((stage) => [stage, confirmation]))];
      }),
    );
  }
  return decisions;
}
