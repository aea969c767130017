/** One line of a worksheet. `stopper`: its value alone sets the severity where it is the highest. `mayBeAbsent`: 0 says that there is none. */
export type WorksheetField = {
  id: string;
  part: "likelihood" | "severity" | "factor" | "sideEffect";
  stopper?: true;
  mayBeAbsent?: true;
};

/**
 * What a method asks a person to rate for each risk, and how the level follows. `means`: likelihood and severity are the means of
 * their criteria in bands, severity not below its highest stopper. `factors`: the highest factor, one level more where several
 * share it; side effects count with the matrix of their likelihood and impact.
 */
export type WorksheetForm =
  | { rule: "means"; fields: readonly WorksheetField[]; bands: readonly [number, number, number] }
  | {
      rule: "factors";
      fields: readonly WorksheetField[];
      sideEffects: { likelihood: string; severity: string };
      /** So many factors at the highest level raise it by one. */
      accumulation: number;
    };
