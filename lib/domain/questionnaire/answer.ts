/** Money with its currency (ISO 4217) and the day the figure was taken. */
export type Money = { amount: number; currency: string; date: string };

/** A length of time; `untilDeleted` where nobody set an end. */
export type Duration = { amount: number; unit: "minutes" | "hours" | "days" | "months" | "years" } | "untilDeleted";

type MeasureStatus = "planned" | "partial" | "implemented";

/** One row of the official tables of measures (Art. 5 principles, rights, other requirements); `status` is null until chosen. */
export type MeasureRow = { measures: string; effectiveness: string; status: MeasureStatus | null };

export type AnswerValue = string | boolean | number | readonly string[] | Money | Duration | MeasureRow;

/** What was answered. No entry means not answered; both that and `unknown` leave the rules undetermined. */
export type Answer = { value: AnswerValue } | { unknown: true; note?: string } | { notApplicable: string };

export type Answers = Readonly<Record<string, Answer>>;

/** The entry of the organisation's shelf that a copy was taken from: as it stood in `revision`, on that plain date. */
export type ShelfLink = { entry: string; revision: number; takenOn: string };

export type AssessmentRecord = {
  id: string;
  answers: Answers;
  /** What an imported record stands for, as a pseudonym: a later import finds it again. */
  importedFrom?: string;
  shelf?: ShelfLink;
};
