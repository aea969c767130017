import type { ModelUseRetention } from "../../data-flow/map";
import { isOneOf, type RecordReading } from "../../questionnaire/reading";
import { all, any, type Claim } from "../../reasoning/claim";
import type { RiskModel } from "../rule";

/** Claims that follow the computed retention of a model use (`domain.md`, "Retention on Bedrock"), not the set mode. */

type ModelUse = RecordReading<"modelUses">;

const runByOthers = (place: ModelUse): Claim =>
  isOneOf(place.read("platform"), "bedrock", "claudePlatformOnAws", "providerApi", "otherCloud", "other");

/** Undetermined, naming what the retention lacks; the model where it names nothing. A refused call contradicts itself: it leaves the question open too. */
const open = (retention: ModelUseRetention | undefined, place: ModelUse): Claim => ({
  truth: null,
  because: retention?.because ?? [],
  missing: retention && retention.missing.length > 0 ? retention.missing : [place.read("model").path],
});

const known = (retention: ModelUseRetention, truth: boolean): Claim => ({ truth, because: retention.because, missing: [] });

/** People at the company that runs the model, or at the model's maker, may read what is kept. */
export function reviewByPeople(model: RiskModel, place: ModelUse): Claim {
  const retention = model.retention.get(place.id);
  const review =
    !retention || retention.outcome === "callRefused" || retention.review === "undetermined"
      ? open(retention, place)
      : known(retention, retention.review === "awsHumans" || retention.review === "operatorHumans" || retention.review === "provider");
  return all(runByOthers(place), review);
}

/** Longer-lived copies beside the service's own: stored responses and batch files. Caches last minutes; safety exceptions are in every case. */
function keptApart(retention: ModelUseRetention): Claim {
  return any(
    ...retention.apart
      .filter(({ what }) => what === "storedResponses" || what === "batchFiles")
      .map(
        ({ retention: length, because }): Claim => ({
          truth: length.kind === "undetermined" ? null : length.kind !== "none",
          because,
          missing: length.kind === "undetermined" ? length.missing : [],
        }),
      ),
  );
}

/** The service keeps content after the answer: by the model's requirement, or as stored responses or batch files. */
export function keptByService(model: RiskModel, place: ModelUse): Claim {
  const retention = model.retention.get(place.id);
  if (!retention) return all(runByOthers(place), open(retention, place));
  const own =
    retention.outcome === "nothingKept"
      ? known(retention, false)
      : retention.outcome === "kept"
        ? known(retention, true)
        : retention.outcome === "notBedrock" && retention.retention.kind !== "undetermined"
          ? known(retention, retention.retention.kind !== "none")
          : open(retention, place);
  return all(runByOthers(place), any(own, keptApart(retention)));
}

/** Kept content that nobody deletes by a set day, or whose end is not known. */
export function keptWithoutEnd(model: RiskModel, place: ModelUse): boolean {
  const retention = model.retention.get(place.id);
  if (!retention) return true;
  const lengths = [retention.retention, ...retention.apart.filter(({ what }) => what !== "safetyExceptions").map((copy) => copy.retention)];
  return lengths.some(({ kind }) => kind === "untilDeleted" || kind === "undetermined");
}
