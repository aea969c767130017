/** The words of Groundwork's four values, from 1, as the forms for levels show them. */
export type ScaleWords = { likelihood: readonly string[]; severity: readonly string[] };
