import type { AxisSteps, Method } from "./method";

const four: AxisSteps = [1, 2, 3, 4];
/** Our 3 and 4 are both the top step of a scale of three (scoring-methods.json, downscale 4to3). */
const three: AxisSteps = [1, 2, 3, 3];
/** What domain.md, "Levels", lays down for every method. */
const common = {
  severityFloor: { 4: "high" },
  modulationLimit: 1,
  capPerAxis: 2,
  axisFloor: 1,
  order: ["matrix", "modulation", "severityFloor"],
  aggregate: "maximum",
} as const;

/** The table of the EDPB expert report and of the AEPD, as a calculator of a third party shows it. */
const tiltedToSeverity = [
  ["low", "low", "medium", "veryHigh"],
  ["low", "medium", "high", "veryHigh"],
  ["low", "high", "veryHigh", "veryHigh"],
  ["medium", "high", "veryHigh", "veryHigh"],
] as const;

const threeByThree = [
  ["low", "low", "low"],
  ["low", "medium", "high"],
  ["low", "high", "high"],
] as const;

/** The scoring methods held, the default first. A correction of one is a new version with its own id. */
export const methods: readonly [Method, ...Method[]] = [
  {
    ...common,
    id: "groundwork-default@1",
    way: "table",
    matrix: [
      ["low", "low", "medium", "high"],
      ["low", "medium", "high", "veryHigh"],
      ["medium", "high", "high", "veryHigh"],
      ["medium", "high", "veryHigh", "veryHigh"],
    ],
    steps: { likelihood: four, severity: four },
    standing: { scales: "own", matrix: "own" },
    worksheet: null,
    sources: [{ title: "Recommended method of the product, 4 by 4", url: null, date: "2026-11-23", standing: "own" }],
  },
  {
    ...common,
    id: "ico-3x3@1",
    way: "table",
    // Written with likelihood in rows; the table is the same either way round.
    matrix: threeByThree,
    steps: { likelihood: three, severity: three },
    standing: { scales: "secondary", matrix: "background" },
    worksheet: null,
    sources: [
      {
        title: "ICO, sample DPIA template, steps 5 and 6, in copies",
        url: "https://ico.org.uk",
        date: "2026-11-23",
        standing: "secondary",
      },
      { title: "Cells of the table: not held against the ICO's guidance", url: null, date: "2026-11-23", standing: "background" },
    ],
  },
  {
    ...common,
    id: "rijk-3x3@1",
    way: "table",
    matrix: threeByThree,
    steps: { likelihood: three, severity: three },
    standing: { scales: "primary", matrix: "primary" },
    worksheet: null,
    sources: [
      {
        title: "Rijksmodel DPIA 3.0, picture of the risk matrix and form definition, revision 56b7cb89",
        url: "https://github.com/MinBZK/par-dpia-form",
        date: "2026-08-22",
        standing: "primary",
      },
    ],
  },
  {
    ...common,
    id: "cnil-map@1",
    way: "zones",
    matrix: [
      ["low", "low", "high", "high"],
      ["low", "low", "high", "high"],
      ["medium", "medium", "veryHigh", "veryHigh"],
      ["medium", "medium", "veryHigh", "veryHigh"],
    ],
    steps: { likelihood: four, severity: four },
    standing: { scales: "primary", matrix: "background" },
    worksheet: null,
    sources: [
      {
        title: "CNIL PIA software 4.1.0: the two scales of four and the map without labelled cells",
        url: "https://github.com/LINCnil/pia",
        date: "2026-04-24",
        standing: "primary",
      },
      {
        title: "Four zones of treatment, as the CNIL's guides of 2012 and 2018 are known",
        url: null,
        date: "2026-11-23",
        standing: "background",
      },
    ],
  },
  {
    ...common,
    id: "dsk-product@1",
    way: "product",
    // Product of the steps: up to 3 low, 4 to 8 risk, from 9 high.
    matrix: [
      ["low", "low", "low", "medium"],
      ["low", "medium", "medium", "medium"],
      ["low", "medium", "high", "high"],
      ["medium", "medium", "high", "high"],
    ],
    steps: { likelihood: four, severity: four },
    standing: { scales: "secondary", matrix: "secondary" },
    worksheet: null,
    sources: [
      {
        title: "DSK Kurzpapier 18 and SDM: scales and product as a German file of a third party gives them; the figure was not seen",
        url: null,
        date: "2026-11-23",
        standing: "secondary",
      },
    ],
  },
  {
    ...common,
    id: "edpb-llm-report@1",
    way: "worksheet",
    matrix: tiltedToSeverity,
    steps: { likelihood: four, severity: four },
    standing: { scales: "primary", matrix: "secondary" },
    worksheet: {
      rule: "means",
      fields: [
        { id: "frequency", part: "likelihood" },
        { id: "exposure", part: "likelihood" },
        { id: "precedents", part: "likelihood" },
        { id: "surroundings", part: "likelihood" },
        { id: "robustness", part: "likelihood" },
        { id: "dataQuality", part: "likelihood" },
        { id: "oversight", part: "likelihood" },
        { id: "right", part: "severity", stopper: true },
        { id: "data", part: "severity", stopper: true },
        { id: "people", part: "severity", stopper: true },
        { id: "purpose", part: "severity", stopper: true },
        { id: "scale", part: "severity", stopper: true },
        { id: "domain", part: "severity" },
        { id: "reversibility", part: "severity", stopper: true },
        { id: "duration", part: "severity", stopper: true },
        { id: "velocity", part: "severity" },
        { id: "transparency", part: "severity" },
        { id: "ripple", part: "severity" },
      ],
      bands: [1.5, 2.5, 3.5],
    },
    sources: [
      {
        title:
          "AI Privacy Risks & Mitigations: Large Language Models, expert report for the EDPB (April 2025, not the EDPB’s position), pages 59 and 86, in an online copy",
        url: null,
        date: "2026-11-23",
        standing: "primary",
      },
      { title: "Cells of the table: seen in a calculator of a third party only", url: null, date: "2026-11-23", standing: "secondary" },
    ],
  },
  {
    ...common,
    id: "aepd-factors@1",
    way: "worksheet",
    matrix: tiltedToSeverity,
    steps: { likelihood: four, severity: four },
    standing: { scales: "primary", matrix: "background" },
    worksheet: {
      rule: "factors",
      fields: [
        { id: "purposes", part: "factor", mayBeAbsent: true },
        { id: "dataTypes", part: "factor", mayBeAbsent: true },
        { id: "extent", part: "factor", mayBeAbsent: true },
        { id: "people", part: "factor", mayBeAbsent: true },
        { id: "technical", part: "factor", mayBeAbsent: true },
        { id: "collection", part: "factor", mayBeAbsent: true },
        { id: "sideEffectLikelihood", part: "sideEffect", mayBeAbsent: true },
        { id: "sideEffectSeverity", part: "sideEffect", mayBeAbsent: true },
        { id: "controller", part: "factor", mayBeAbsent: true },
        { id: "communications", part: "factor", mayBeAbsent: true },
        { id: "breaches", part: "factor", mayBeAbsent: true },
      ],
      sideEffects: { likelihood: "sideEffectLikelihood", severity: "sideEffectSeverity" },
      accumulation: 2,
    },
    sources: [
      {
        title: "AEPD, Evalúa-Riesgo: groups of factors and four levels",
        url: "https://evalua-riesgo.aepd.es/index_en.html",
        date: "2026-11-23",
        standing: "primary",
      },
      {
        title: "AEPD, Gestión del riesgo (2021): table and accumulation as generally known, not held against the guide",
        url: null,
        date: "2026-11-23",
        standing: "background",
      },
    ],
  },
];

export const defaultMethod: Method = methods[0];

/** The method with that id, or null where it is not held. */
export const methodById = (id: string): Method | null => methods.find((method) => method.id === id) ?? null;
