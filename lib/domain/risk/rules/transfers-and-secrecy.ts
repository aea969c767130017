import { given, isOneOf, type RecordReading } from "../../questionnaire/reading";
import { all, any, type Claim } from "../../reasoning/claim";
import type { Transfer } from "../../result";
import type { RiskModel, RiskRule, RiskTexts } from "../rule";
import { axis, axisBecause, effect } from "./axis";
import { categoryAt, itemsOfRecipient, severityByData } from "./data-severity";
import { parentOutsideEea } from "./parent-country";
import { perModel } from "./per-model";
import { referenced } from "./references";
import { keptByService, reviewByPeople } from "./service-retention-claims";
import { receivesContent, vendorRecords } from "./vendor";

type ModelUse = RecordReading<"modelUses">;

const transfersInto = perModel((model) => {
  const byCountry = new Map<Transfer["country"], Transfer[]>();
  for (const transfer of model.transfers) {
    const held = byCountry.get(transfer.country);
    if (held) held.push(transfer);
    else byCountry.set(transfer.country, [transfer]);
  }
  return byCountry;
});

/** The transfers into a country that this use causes; all into that country where none names the use or who runs it. */
function transfersOf(model: RiskModel, place: ModelUse, country: string) {
  const into = transfersInto(model).get(country);
  if (!into) return [];
  const ours = new Set(["aws", place.id, `host:${place.id}`, given(place.read("operator"))]);
  const named = into.filter(({ to }) => ours.has(to));
  return named.length > 0 ? named : into;
}

/**
 * Adequacy, or the Data Privacy Framework for a listed importer, with nothing open: then a country counts like the EEA.
 * A country without any transfer in the result lies inside the EEA.
 */
function withoutAdequacy(model: RiskModel, place: ModelUse, country: string): Claim {
  return any(
    ...transfersOf(model, place, country).map(({ tool, standing, because, missing }): Claim => {
      if (standing === "undetermined" || tool === "undetermined") return { truth: null, because, missing };
      return { truth: !(standing === "covered" && (tool === "adequacy" || tool === "dpf")), because, missing: [] };
    }),
  );
}

function leavesProtectedArea(model: RiskModel, place: ModelUse): Claim {
  const destinations = model.destinations.get(place.id);
  if (!destinations) return { truth: null, because: [], missing: [place.read("platform").path] };
  const { countries, because, missing } = destinations;
  if (countries === null) return { truth: null, because, missing };
  if (countries === "*" || countries === "anywhere") return { truth: true, because, missing: [] };
  const claim = any(...countries.map((country) => withoutAdequacy(model, place, country)));
  return { ...claim, because: [...because, ...claim.because] };
}

const failedAssessments = perModel((model) =>
  model.readings
    .list("transferTools")
    .map((tool) => tool.read("tiaConclusion"))
    .filter((conclusion) => isOneOf(conclusion, "notEffective").truth === true),
);

/**
 * By destinations and transfers as computed, so that a platform outside Bedrock is judged by the same measure. The
 * catalogue's 2, for a profile pinned inside the EEA, is the state in which the rule stays quiet; raised it is always 4.
 */
export const thirdCountryRouting = {
  id: "third-country-routing",
  catalogueNumber: "R-06",
  scope: "modelUse",
  track: "byDesign",
  event: "none",
  phase: "use",
  source: "design",
  harm: ["lossOfRights", "lossOfControl", "secrecyLoss"],
  linddun: ["Nc", "D2"],
  articles: ["GDPR Art. 44", "GDPR Art. 46", "GDPR Art. 13(1)(f)", "GDPR Art. 5(1)(f)"],
  needs: [
    "modelUses.inferenceRouting",
    "modelUses.sourceRegion",
    "modelUses.destinationRegions",
    "modelUses.platform",
    "modelUses.platformCountry",
    "transferTools.tiaConclusion",
  ],
  measures: [effect("M-07", 0, 2), effect("M-29", 0, 0), effect("M-30", 0, 0), effect("M-02", 0, 0)],
  raised: (model, place) => any(isOneOf(place.read("inferenceRouting"), "global"), leavesProtectedArea(model, place)),
  likelihood(model, place) {
    const routing = place.read("inferenceRouting");
    return isOneOf(routing, "global").truth === true
      ? axis("third-country-routing", 4, "anyRegion", [routing])
      : axisBecause("third-country-routing", 4, "outsideEea", leavesProtectedArea(model, place).because);
  },
  severity(model, place) {
    const failed = failedAssessments(model);
    return failed.length > 0
      ? axis("third-country-routing", 4, "protectionFails", failed)
      : severityByData(model, model.dataItemsAt(place.id), 3, 4);
  },
} as const satisfies RiskRule<"modelUse">;

/** Inference needs the text in clear, so encryption takes nothing off (EDPB Recommendations 01/2020, use case 6). */
export const foreignAuthorityAccess = {
  id: "foreign-authority-access",
  catalogueNumber: "R-07",
  scope: "recipient",
  track: "abnormalEvent",
  event: "access",
  phase: "sharing",
  source: "authority",
  harm: ["lossOfRights", "secrecyLoss", "sensitiveExposure"],
  linddun: ["D2"],
  articles: ["GDPR Art. 44", "GDPR Art. 46", "GDPR Art. 48", "GDPR Art. 5(1)(f)"],
  needs: ["processors.parentCountry", "transferTools.importer", "transferTools.tiaConclusion"],
  measures: [
    effect("M-29", 0, 1),
    effect("M-30", 0, 1),
    effect("M-02", 0, 1),
    effect("M-01", 0, 1),
    effect("M-05", 0, 1),
    effect("M-24", 0, 1),
  ],
  raised: (model, place) => all(receivesContent(place), parentOutsideEea(model, place)),
  likelihood(model, place) {
    const importers = new Set(vendorRecords(model, place).map(({ id }) => id));
    const conclusions = model.readings
      .list("transferTools")
      .filter((tool) => importers.has(given(tool.read("importer")) ?? ""))
      .map((tool) => tool.read("tiaConclusion"));
    const unlikely = conclusions.length > 0 && conclusions.every((one) => isOneOf(one, "noReasonToBelieve").truth === true);
    return unlikely
      ? axis("foreign-authority-access", 1, "assessedUnlikely", conclusions)
      : axis("foreign-authority-access", 2, "notAssessed", conclusions);
  },
  severity: (model, place) => severityByData(model, itemsOfRecipient(model, place), 3, 4),
} as const satisfies RiskRule<"recipient">;

/** Where masking took the confidential text out before the call, the rule stays quiet. */
export const secrecyBreach = {
  id: "secrecy-breach",
  catalogueNumber: "R-35",
  scope: "modelUse",
  track: "byDesign",
  event: "access",
  phase: "use",
  source: "supplier",
  harm: ["secrecyLoss", "reputation", "distress"],
  linddun: ["D2"],
  articles: ["GDPR Art. 9(3)", "GDPR Art. 5(1)(f)", "GDPR Art. 32"],
  needs: ["dataItems.categories", "modelUses.dataItems"],
  measures: [effect("M-53", 0, 1), effect("M-52", 0, 2), effect("M-05", 0, 1), effect("M-02", 0, 1), effect("M-38", 0, 1)],
  raised: (model, place) => categoryAt(model, place, "communications", "professionalSecret"),
  likelihood(model, place) {
    const review = reviewByPeople(model, place);
    const kept = keptByService(model, place);
    if (review.truth === false && kept.truth === false) return axisBecause("secrecy-breach", 2, "nothingKept", kept.because);
    return review.truth === true
      ? axisBecause("secrecy-breach", 3, "readByOthers", review.because)
      : axisBecause("secrecy-breach", 3, "keptByOthers", kept.because);
  },
  severity(model, place) {
    const items = referenced(model, place.read("dataItems"), "dataItems").map((item) => item.read("categories"));
    return axis("secrecy-breach", 4, "confidential", items);
  },
} as const satisfies RiskRule<"modelUse">;

export const transfersAndSecrecyTexts = {
  "third-country-routing": {
    title: "Processing outside the EEA through routing",
    threat:
      "Requests are sent to data centres in countries where European data protection does not reach and no decision says that protection there is equal.",
    harm: "People's data are handled where they may have no authority to turn to and no court that helps them, and where others may look at the data by law.",
    raised: "Requests of {place} can be processed outside the EEA, in a country without a full adequacy decision for this importer.",
    quiet: "{place} is processed inside the EEA, or only where an adequacy decision covers the importer.",
    reasons: {
      anyRegion: "Global routing may send each request to any commercial Region; it happens in ordinary operation.",
      outsideEea:
        "At least one place of processing lies outside the EEA without a full adequacy decision; it happens in ordinary operation.",
      protectionFails: "The transfer impact assessment concluded that protection there is not effective.",
    },
  },
  "foreign-authority-access": {
    title: "Access by authorities of another country",
    threat:
      "An authority orders the recipient, or its parent company abroad, to hand over content. The company can read the content while it works on it, so encryption does not prevent that.",
    harm: "A foreign authority learns what people wrote, for aims they cannot foresee, and they are not told and have little means to object.",
    raised: "{place} can read content, and its parent company sits outside the EEA.",
    quiet: "{place} receives no content, or its parent company sits inside the EEA.",
    reasons: {
      assessedUnlikely: "The transfer impact assessment found no reason to believe that such laws are applied to these data in practice.",
      notAssessed: "No assessment on record finds that such orders are not to be expected in practice.",
    },
  },
  "secrecy-breach": {
    title: "Breach of professional secrecy or of confidential communication",
    threat:
      "Text that is under professional secrecy, or part of private communication, reaches companies and people who are not bound to keep it.",
    harm: "Patients, clients or callers find that what they confided did not stay with the person they confided it to, and may no longer dare to speak openly.",
    raised: "{place} handles confidential communication, or data under professional secrecy, that the service can read.",
    quiet: "No confidential communication and no data under professional secrecy reach {place} in readable form.",
    reasons: {
      nothingKept: "The service keeps nothing and nobody there reviews it, so it takes an error or an attack.",
      readByOthers: "People at the company that runs the service may read what is flagged.",
      keptByOthers: "The service keeps copies, or it is not known that it does not.",
      confidential: "Confidence once broken cannot be restored, and the duty of secrecy is protected by criminal law in many countries.",
    },
  },
} satisfies Record<string, RiskTexts>;
