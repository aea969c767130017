import type { Standing } from "@/lib/domain/facts/fact";
import type { LevelMark } from "@/lib/domain/report/report";
import { families } from "./fonts";
import { page } from "./page-size";

/** Paper, ink, one accent; the levels differ in lightness as well as in hue. */
export const colours = {
  ink: "#1d2a30",
  quiet: "#5b6670",
  note: "#3d4a51",
  accent: "#0d4f5c",
  line: "#c9cfd2",
  head: "#e8eeee",
  band: "#f6f7f5",
  gap: "#7a1f2b",
  gapPaper: "#fbf0ef",
  open: "#7a5200",
  openPaper: "#fdf6e6",
  informationPaper: "#eef4f4",
} as const;

export const levelColours: Readonly<Record<LevelMark["level"], { fill: string; ink: string }>> = {
  none: { fill: "#ffffff", ink: "#5b6670" },
  low: { fill: "#e4efe9", ink: "#1d4b3a" },
  medium: { fill: "#f4dfa0", ink: "#5a3f00" },
  high: { fill: "#dd8b4e", ink: "#3d1b00" },
  veryHigh: { fill: "#8a2331", ink: "#ffffff" },
  undetermined: { fill: "#e6e8ea", ink: "#3a444b" },
};

/** How a fact stands, beside its word. */
export const standingColours: Readonly<Record<Standing, string>> = {
  contract: "#1d4b3a",
  documentation: "#0d4f5c",
  reported: "#5a3f00",
  unverified: "#5b6670",
  refuted: "#8a2331",
};

export const contentWidth = page.width - 2 * page.side;

export const base = {
  page: {
    paddingTop: page.top,
    paddingBottom: page.bottom,
    paddingHorizontal: page.side,
    fontFamily: families,
    fontSize: 9.2,
    lineHeight: 1.42,
    color: colours.ink,
  },
} as const;
