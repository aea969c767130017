import { becauseOf, given, isOneOf, type RecordReading, when } from "../../questionnaire/reading";
import { any, type Claim } from "../../reasoning/claim";
import type { Recipient } from "../../result";
import type { Scale } from "../level";
import type { Axis, RiskModel } from "../rule";
import { perModel } from "./per-model";

/** A data item at a place, in the form in which it is there. */
export type ItemAtPlace = ReturnType<RiskModel["dataItemsAt"]>[number];

/** Whoever holds it can read it: clear text, and embeddings, from which text can be recovered. */
const isReadable = ({ form }: ItemAtPlace): boolean => form === "clear" || form === "embedded";

const gravity = perModel(() => new Map<string, Claim>());

/** Special categories and criminal convictions (Arts. 9, 10), data under professional secrecy, data of children (recital 38). */
function isGrave(model: RiskModel, item: RecordReading<"dataItems">): Claim {
  const known = gravity(model);
  const held = known.get(item.id);
  if (held) return held;
  const subjects = given(item.read("dataSubjects")) ?? [];
  const children = subjects.flatMap((id) => {
    const subject = model.readings.record(id);
    return subject?.list === "dataSubjects"
      ? [isOneOf((subject as unknown as RecordReading<"dataSubjects">).read("category"), "child")]
      : [];
  });
  const claim = any(isOneOf(item.read("categories"), "art9", "art10", "professionalSecret"), ...children);
  known.set(item.id, claim);
  return claim;
}

const names = (items: readonly ItemAtPlace[]): string => [...new Set(items.map(({ item }) => item.name))].join(", ");

/** What decides the severity at a place, whatever the two values: several rules ask it of the same place. */
type Picture = Pick<Axis, "says" | "because"> & { isUpper: boolean };

const pictureOf = (key: string, isUpper: boolean, from: readonly ItemAtPlace[]): Picture => ({
  isUpper,
  says: { message: `risk.data-severity.${key}`, values: { items: names(from) } },
  because: from.map(({ item }) => becauseOf(item.read("categories"))),
});

function drawPicture(model: RiskModel, items: readonly ItemAtPlace[]): Picture {
  if (items.length === 0) return pictureOf("unknownData", true, []);
  const readable = items.filter(isReadable);
  const grave = readable.filter(({ item }) => isGrave(model, item).truth === true);
  if (grave.length > 0) return pictureOf("graveData", true, grave);
  const open = readable.filter(({ item }) => isGrave(model, item).truth === null);
  if (open.length > 0) return pictureOf("openCategories", true, open);
  const treated = items.filter(({ item }) => isGrave(model, item).truth !== false);
  if (treated.length > 0) return pictureOf("treatedData", false, treated);
  return pictureOf("ordinaryData", false, items);
}

const pictures = perModel(() => new WeakMap<readonly ItemAtPlace[], Picture>());

/**
 * Severity by the data that are at a place: the upper value where grave data can be read there, and where it is not known
 * which data are there or of what category they are; the lower one where the data are ordinary, or masked or pseudonymised.
 */
export function severityByData(model: RiskModel, items: readonly ItemAtPlace[], lower: Scale, upper: Scale): Axis {
  const drawn = pictures(model);
  let picture = drawn.get(items);
  if (!picture) {
    picture = drawPicture(model, items);
    drawn.set(items, picture);
  }
  return { value: picture.isUpper ? upper : lower, says: picture.says, because: picture.because };
}

/** The data items that a recipient receives, in the form known at its element of the map, else as clear text. */
export function itemsOfRecipient(model: RiskModel, recipient: Recipient): readonly ItemAtPlace[] {
  const present = model.dataItemsAt(recipient.id);
  if (present.length > 0) return present;
  return recipient.receives.flatMap((id) => {
    const record = model.readings.record(id);
    return record?.list === "dataItems" ? [{ item: record as unknown as RecordReading<"dataItems">, form: "clear" as const }] : [];
  });
}

/** Every data item that is at one of the elements. */
export const itemsAt = (model: RiskModel, elements: readonly { id: string }[]): readonly ItemAtPlace[] =>
  elements.flatMap(({ id }) => model.dataItemsAt(id));

/** Every data item of the assessment, as clear text: for rules that concern all of it. */
export const allItems = (model: RiskModel): readonly ItemAtPlace[] =>
  model.readings.list("dataItems").map((item) => ({ item, form: "clear" as const }));

/**
 * Data of one of the categories can be read, or is pseudonymised, at a model use. Undetermined while the categories of an
 * item there are open, or while nobody said which data the use handles. Masked data count as removed.
 */
export function categoryAt(
  model: RiskModel,
  place: RecordReading<"modelUses">,
  ...categories: readonly ("art9" | "art10" | "communications" | "professionalSecret")[]
): Claim {
  const items = model.dataItemsAt(place.id);
  const claims = items.filter(({ form }) => form !== "masked").map(({ item }) => isOneOf(item.read("categories"), ...categories));
  const masked = items
    .filter(({ form }) => form === "masked")
    .map(({ item }): Claim => ({ truth: false, because: [becauseOf(item.read("categories"))], missing: [] }));
  const stated =
    items.length > 0 ? [] : [when(place.read("dataItems"), (ids) => ids.length > 0)].map((claim) => ({ ...claim, truth: null }));
  const open = stated.map((claim): Claim => ({ ...claim, missing: [place.read("dataItems").path] }));
  return any(...claims, ...masked, ...open);
}

export const dataSeverityEnglish: Readonly<Record<string, string>> = {
  "risk.data-severity.graveData":
    "Data of special categories, on criminal convictions, under professional secrecy or about children can be read here ({items}); people are hurt more, and for longer, when such data get out.",
  "risk.data-severity.openCategories":
    "It is not yet known of what category some data here are ({items}); until then the higher value stands.",
  "risk.data-severity.unknownData": "It is not yet known which data are here; until then the higher value stands.",
  "risk.data-severity.treatedData":
    "The sensitive data here ({items}) are masked or pseudonymised before they arrive, which keeps the harm lower as long as that works.",
  "risk.data-severity.ordinaryData": "Only data of ordinary categories are here ({items}).",
};
