import type { MatrixConfirmation } from "../assessment/content";
import { dateText } from "../language/date-text";
import { sentence } from "../language/sentence";
import type { Level, Scale } from "../risk/level";
import { type Method, stepOf } from "../risk/method";
import { methodEnglish } from "../risk/method-english";
import { defaultMethod, methodById } from "../risk/method-table";
import type { ScaleWords } from "./scale-words";

const say = (key: string, values: Readonly<Record<string, string | number>> = {}): string => sentence({ message: `method.${key}`, values });
const has = (key: string): boolean => Object.hasOwn(methodEnglish, `method.${key}`);

export const levelWords = (level: Level): string => say(`level.${level}`);
/** What the method's makers call a level; null where they call it as we do. */
export const ownLevelWords = (method: Method, level: Level): string | null =>
  has(`${method.id}.level.${level}`) ? say(`${method.id}.level.${level}`) : null;

/** The word of a step of the method's own scale. */
export const stepWords = (method: Method, axis: "likelihood" | "severity", step: number): string =>
  say(method.id === defaultMethod.id ? `${axis}.${step}` : `${method.id}.${axis}.${step}`);

/** A value of Groundwork's four as the method calls it. */
export const valueWords = (method: Method, axis: "likelihood" | "severity", value: Scale): string =>
  stepWords(method, axis, stepOf(method, axis, value));

/** Each of Groundwork's four values in our words and, where the method calls it otherwise, in its own. */
export function scaleWords(method: Method): ScaleWords {
  const of = (axis: "likelihood" | "severity") =>
    ([1, 2, 3, 4] as const).map((value) => {
      const own = valueWords(method, axis, value);
      return method.id === defaultMethod.id || method.worksheet ? own : `${say(`${axis}.${value}`)}: ${own}`;
    });
  return { likelihood: of("likelihood"), severity: of("severity") };
}

/** The number of steps of an axis, from 1 up. */
export const stepsOf = (method: Method, axis: "likelihood" | "severity"): readonly number[] =>
  Array.from({ length: Math.max(...method.steps[axis]) }, (_, index) => index + 1);

/** The name of a method; one that is not held shows as its id. */
export const methodName = (id: string): string => (methodById(id) ? say(`${id}.name`) : id);

export const methodText = (method: Method, part: "by" | "note" | "stages"): string => say(`${method.id}.${part}`);
export const standingText = (standing: Method["standing"]["matrix"]): string => say(`standing.${standing}`);
export const floorText = (): string => say("floor");
export const consultationText = (): string => say("consultation");
export const unconfirmedText = (): string => say("matrix.unconfirmed");
export const ratingWords = (value: 0 | 1 | 2 | 3 | 4): string => say(`rating.${value}`);
export const partWords = (part: "likelihood" | "severity" | "factor" | "sideEffect"): string => say(`part.${part}`);
export const fieldWords = (method: Method, field: string): { label: string; meaning: string } => ({
  label: say(`${method.id}.field.${field}`),
  meaning: say(`${method.id}.field.${field}.meaning`),
});
export const stopperText = (): string => say("stopper");

/** Who held the matrix against which source. */
export const confirmedText = ({ by, at, source }: MatrixConfirmation): string =>
  say("matrix.confirmed", { by, source: source.title, date: dateText(source.date), on: dateText(at.slice(0, 10)) });

/** How Groundwork's four values become the method's steps, in one sentence; null where each is its own step. */
export function scaleText(method: Method): string | null {
  const axes = (["likelihood", "severity"] as const).map((axis) => {
    const told = stepsOf(method, axis).map((step) => {
      const values = ([1, 2, 3, 4] as const).filter((value) => stepOf(method, axis, value) === step);
      return `${values.join(" and ")} → ${stepWords(method, axis, step)}`;
    });
    return `${axis}: ${told.join(", ")}`;
  });
  return Math.max(...method.steps.likelihood) === 4 ? null : axes.join("; ");
}
