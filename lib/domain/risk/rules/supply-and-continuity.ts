import { given, isNo, isOneOf, when } from "../../questionnaire/reading";
import { all, any, type Claim } from "../../reasoning/claim";
import type { Recipient } from "../../result";
import type { Axis, RiskModel, RiskRule, RiskTexts } from "../rule";
import { axis, axisBecause, effect } from "./axis";
import { customModelOf } from "./custom-models";
import { itemsOfRecipient, severityByData } from "./data-severity";
import { perModel } from "./per-model";
import { isVendor, receivesContent, recorded, vendorRecords } from "./vendor";

/** The day twelve months before a plain date. */
const yearBefore = (date: string): string => `${Number(date.slice(0, 4)) - 1}${date.slice(4)}`;

/**
 * "Not applicable" to the date of review says that there are no sub-processors. A missing contract under Art. 28 is a gap of
 * its own; here it is rated because nothing then obliges the company to name whom it passes data to.
 */
export const invisibleSubProcessing = {
  id: "invisible-sub-processing",
  catalogueNumber: "R-08",
  scope: "recipient",
  track: "byDesign",
  event: "none",
  phase: "sharing",
  source: "supplier",
  harm: ["lossOfControl", "lossOfRights"],
  linddun: ["U", "Nc"],
  articles: ["GDPR Art. 28(2)", "GDPR Art. 28(4)", "GDPR Art. 13(1)(e)", "GDPR Art. 30(1)(d)"],
  needs: ["processors.subProcessorsReviewedOn", "processors.art28Contract", "processors.subProcessors"],
  measures: [effect("M-28", 0, 1), effect("M-24", 0, 1), effect("M-27", 0, 1), effect("M-31", 0, 1)],
  raised: (model, place) =>
    all(
      receivesContent(place),
      recorded(model, place, (organisation) =>
        any(
          when(organisation.read("subProcessorsReviewedOn"), (date) => date < yearBefore(model.asOf)),
          isOneOf(organisation.read("art28Contract"), "none"),
        ),
      ),
    ),
  likelihood(model, place) {
    const lists = vendorRecords(model, place).map((organisation) => organisation.read("subProcessors"));
    return lists.length > 0 && lists.every(({ state }) => state === "answered")
      ? axis("invisible-sub-processing", 3, "listMayBeOld", lists)
      : axis("invisible-sub-processing", 3, "noList", lists);
  },
  severity: (model, place) => severityByData(model, itemsOfRecipient(model, place), 2, 3),
} as const satisfies RiskRule<"recipient">;

const termsReadLately = perModel((model): Axis => {
  const read = model.readings.list("contracts").map((contract) => contract.read("readOn"));
  const lately = read.length > 0 && read.every((date) => when(date, (on) => on >= yearBefore(model.asOf)).truth === true);
  return axis("terms-or-model-change", 3, lately ? "readLately" : "notReadLately", read);
});

/** Always for a model that others run; on own machines nobody else changes model or terms. Reading the terms lately does not stop them from changing. */
export const termsOrModelChange = {
  id: "terms-or-model-change",
  catalogueNumber: "R-09",
  scope: "modelUse",
  track: "abnormalEvent",
  event: "none",
  phase: "use",
  source: "supplier",
  harm: ["lossOfControl", "wrongDecision", "serviceDenied"],
  linddun: ["Nc", "U"],
  articles: ["GDPR Art. 24", "GDPR Art. 28(3)", "GDPR Art. 35(11)"],
  needs: ["modelUses.platform", "contracts.readOn"],
  measures: [effect("M-27", 0, 1), effect("M-44", 0, 1), effect("M-06", 0, 1)],
  raised: (_model, place) => isOneOf(place.read("platform"), "bedrock", "claudePlatformOnAws", "providerApi", "otherCloud", "other"),
  likelihood: (model) => termsReadLately(model),
  severity: (model, place) => severityByData(model, model.dataItemsAt(place.id), 2, 3),
} as const satisfies RiskRule<"modelUse">;

/**
 * Rated once: no model on the market comes with proof of how its training data were gathered, whoever made it, the cloud
 * provider included (EDPB Opinion 28/2024). Quiet only where no model is used.
 */
export const unlawfullyTrainedModel = {
  id: "unlawfully-trained-model",
  catalogueNumber: "R-20",
  scope: "assessment",
  track: "byDesign",
  event: "none",
  phase: "collection",
  source: "supplier",
  harm: ["lossOfControl", "lossOfRights"],
  linddun: ["Nc"],
  articles: ["GDPR Art. 5(1)(a)", "GDPR Art. 5(2)", "GDPR Art. 6"],
  needs: ["modelUses.model"],
  measures: [effect("M-06", 0, 1), effect("M-51", 0, 1), effect("M-24", 0, 1)],
  raised: (model) => any(...model.readings.list("modelUses").map((use) => when(use.read("model"), () => true))),
  likelihood: (model) => axis("unlawfully-trained-model", 2, "notKnown", modelsUsed(model)),
  severity: (model) => axis("unlawfully-trained-model", 2, "indirect", modelsUsed(model)),
} as const satisfies RiskRule<"assessment">;

const modelsUsed = (model: RiskModel) => model.readings.list("modelUses").map((use) => use.read("model"));

/** */
export const serviceLoss = {
  id: "service-loss",
  catalogueNumber: "R-30",
  scope: "assessment",
  track: "abnormalEvent",
  event: "disappearance",
  phase: "use",
  source: "failure",
  harm: ["serviceDenied", "financialLoss", "distress"],
  linddun: ["Nc"],
  articles: ["GDPR Art. 32(1)(b)", "GDPR Art. 32(1)(c)"],
  needs: ["desc.criticality", "desc.fallback"],
  measures: [effect("M-43", 1, 1), effect("M-44", 0, 1)],
  raised: (model) => any(isOneOf(model.readings.read("desc.criticality"), "high"), isNo(model.readings.read("desc.fallback"))),
  likelihood: (model) => axis("service-loss", 2, "outages", [model.readings.read("desc.fallback")]),
  severity(model) {
    const criticality = model.readings.read("desc.criticality");
    return isOneOf(criticality, "high").truth === false
      ? axis("service-loss", 2, "peopleCanWait", [criticality])
      : axis("service-loss", 3, given(criticality) ? "peopleDepend" : "criticalityOpen", [criticality]);
  },
} as const satisfies RiskRule<"assessment">;

const roleMatters = (recipient: Recipient): boolean =>
  isVendor(recipient) || recipient.kind === "controller" || recipient.kind === "jointController";

/** A company that only gets to know of us (Art. 28 does not apply) has no role to be mistaken about; it is left out here. */
function touchesData(recipient: Recipient): Claim {
  if (!roleMatters(recipient)) return { truth: false, because: recipient.because, missing: [] };
  return isVendor(recipient)
    ? receivesContent(recipient)
    : { truth: recipient.certainty !== "excluded", because: recipient.because, missing: [] };
}

/** Per recipient whose role nobody could tell, or that acts on its own account while it is on record as a processor. */
export const roleMisqualification = {
  id: "role-misqualification",
  catalogueNumber: "R-36",
  scope: "recipient",
  track: "byDesign",
  event: "none",
  phase: "sharing",
  source: "terms",
  harm: ["lossOfRights", "lossOfControl"],
  linddun: ["Nc"],
  articles: ["GDPR Art. 4(7)", "GDPR Art. 4(8)", "GDPR Art. 26", "GDPR Art. 28", "GDPR Art. 5(2)"],
  needs: ["processors.role", "processors.ownPurposes", "org.ourRole"],
  measures: [effect("M-24", 0, 1), effect("M-49", 0, 1), effect("M-39", 0, 1), effect("M-27", 0, 1)],
  raised(model, place) {
    const undecided: Claim = { truth: place.role === "undetermined", because: place.because, missing: [] };
    const processor: Claim = { truth: place.role === "processor" || place.role === "subProcessor", because: place.because, missing: [] };
    const ownAccount = all(
      processor,
      recorded(model, place, (organisation) => when(organisation.read("ownPurposes"), (own) => own)),
    );
    return all(touchesData(place), any(undecided, ownAccount));
  },
  likelihood(model, place) {
    const ourRole = model.readings.read("org.ourRole");
    const reason = place.role === "undetermined" ? "roleOpen" : given(ourRole) === "processor" ? "chain" : "actsForItself";
    return axis("role-misqualification", 3, reason, [ourRole, ...vendorRecords(model, place).map((one) => one.read("ownPurposes"))]);
  },
  severity: (model, place) => severityByData(model, itemsOfRecipient(model, place), 2, 3),
} as const satisfies RiskRule<"recipient">;

/** */
export const vendorLockIn = {
  id: "vendor-lock-in",
  catalogueNumber: "R-40",
  scope: "modelUse",
  track: "abnormalEvent",
  event: "none",
  phase: "use",
  source: "supplier",
  harm: ["lossOfControl", "serviceDenied"],
  linddun: ["Nc"],
  articles: ["GDPR Art. 24", "GDPR Art. 25", "GDPR Art. 32"],
  needs: ["modelUses.modelAlternatives", "customisations.kind", "customisations.usedBy"],
  measures: [effect("M-44", 0, 1), effect("M-06", 0, 1)],
  raised: (model, place) =>
    any(
      when(place.read("modelAlternatives"), (count) => count === 0),
      customModelOf(model, place),
    ),
  likelihood(model, place) {
    const custom = customModelOf(model, place);
    return custom.truth === true
      ? axisBecause("vendor-lock-in", 3, "ownModel", custom.because)
      : axis("vendor-lock-in", 3, "noAlternative", [place.read("modelAlternatives")]);
  },
  severity: (_model, place) => axis("vendor-lock-in", 2, "treatmentLate", [place.read("modelAlternatives")]),
} as const satisfies RiskRule<"modelUse">;

export const supplyAndContinuityTexts = {
  "invisible-sub-processing": {
    title: "Companies behind the supplier that nobody sees",
    threat: "The supplier passes data to further companies, or changes them, and nobody on our side notices.",
    harm: "People's data reach companies that nobody told them about, so they cannot ask there, object there or hold them to account.",
    raised: "Nobody has checked within the last twelve months whom {place} passes data to, or no contract obliges it to say.",
    quiet: "{place} receives no content, or its sub-processors were reviewed within the last twelve months under a contract.",
    reasons: {
      listMayBeOld: "There is a list, but without a recent review or a contract it may no longer be true.",
      noList: "No list of the further companies is on record.",
    },
  },
  "terms-or-model-change": {
    title: "Terms or model changed by the supplier",
    threat:
      "The supplier changes its terms, what it keeps, how the model behaves, or withdraws the model, and the assessment no longer describes what happens.",
    harm: "People's data are handled differently from what they were told, or answers about them become worse, before anybody on our side has looked at it again.",
    raised: "{place} runs a model under terms that its supplier can change by itself.",
    quiet: "{place} runs on own machines: nobody else changes the model or its terms.",
    reasons: {
      readLately: "The terms on record were read within the last twelve months, but such terms have changed several times within one year.",
      notReadLately:
        "It is not on record for every contract that somebody read it within the last twelve months, and such terms change often.",
    },
  },
  "unlawfully-trained-model": {
    title: "Model built on unlawfully gathered data",
    threat:
      "The maker of the model may have used personal data for training without a legal ground, and the fault may reach down to those who use the model.",
    harm: "People whose data were taken for training have no say in it, and each further use of the model continues that.",
    raised: "A model made by others is used; how its training data were gathered is not proven.",
    quiet: "No model is used.",
    reasons: {
      notKnown: "Makers publish little about their training data; nothing on record shows that they were gathered unlawfully.",
      indirect: "Those whose data were used for training are affected indirectly; the data are seldom recognisable.",
    },
  },
  "service-loss": {
    title: "Loss of the service that people depend on",
    threat: "The model, the Region or the knowledge base fails or is withdrawn, and there is no other way to do the work.",
    harm: "People who need an answer, a benefit or help in time do not get it, or their records are gone.",
    raised: "People depend on the service to a high degree, or there is no other way to do the work without it.",
    quiet: "People do not depend on the service to a high degree, and the work can be done without it.",
    reasons: {
      outages: "Outages and withdrawals of models are unusual, but they have happened.",
      peopleCanWait: "People are put to trouble and delay, which they can overcome.",
      peopleDepend: "People depend on an answer in time and suffer serious disadvantage without it.",
      criticalityOpen: "It is not yet known how much people depend on the service; until then the higher value stands.",
    },
  },
  "role-misqualification": {
    title: "Unclear who answers for the data",
    threat: "A company is treated as one that only follows our instructions although it decides for itself, or its role was never settled.",
    harm: "People who ask for their data, or complain, are sent from one company to the other, and nobody answers for what happened.",
    raised:
      "It is not settled in what role {place} acts, or it uses content for purposes of its own although it is on record as a processor.",
    quiet: "The role of {place} is clear, and it does not use content for purposes of its own as a processor.",
    reasons: {
      roleOpen: "Its role could not be told from what is on record.",
      chain: "We act on the instructions of others ourselves, so its own purposes go beyond what we may allow.",
      actsForItself: "It uses content for purposes of its own, so it is likely to count as a controller (GDPR Art. 28(10)).",
    },
  },
  "vendor-lock-in": {
    title: "No way out of this model",
    threat:
      "When a risk becomes known, the model cannot be replaced in time, because there is no other one or it was shaped to our own data.",
    harm: "People stay exposed to a risk that everybody knows, because stopping or changing the service takes too long.",
    raised: "No other approved model could take over from {place}, or it rests on a model shaped to our own data.",
    quiet: "Another approved model could take over from {place}, and it does not rest on a model shaped to our own data.",
    reasons: {
      noAlternative: "No other approved model is on record that could take over.",
      ownModel: "A model shaped to our own data cannot be moved to another supplier.",
      treatmentLate: "Harm lasts longer than it would need to; it seldom begins here.",
    },
  },
} satisfies Record<string, RiskTexts>;
