import type { Level } from "@/lib/domain/risk/level";

const levelWords: Readonly<Record<Level, string>> = { low: "Low", medium: "Medium", high: "High", veryHigh: "Very high" };

const fills: Readonly<Record<Level, string>> = { low: "fill-low", medium: "fill-medium", high: "fill-high", veryHigh: "fill-veryhigh" };

/** The shape of a level: circle, triangle, diamond, square, so that no one needs its colour to tell it apart. */
export function LevelShape({ level }: { level: Level }) {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" className={`flex-none stroke-ink ${fills[level]}`} strokeWidth="1.2">
      {level === "low" && <circle cx="8" cy="8" r="5.5" />}
      {level === "medium" && <path d="M8 2 14.5 13.5 1.5 13.5Z" />}
      {level === "high" && <path d="M8 1 15 8 8 15 1 8Z" />}
      {level === "veryHigh" && <rect x="2" y="2" width="12" height="12" />}
    </svg>
  );
}

/** A level as its shape and word; `none` where there is no level. */
export function LevelMark({ level, suggested = false }: { level: Level | null; suggested?: boolean }) {
  if (level === null) return <span className="mark text-soft">Not rated yet</span>;
  return (
    <span className="mark">
      <LevelShape level={level} />
      <span className="font-medium">{levelWords[level]}</span>
      {suggested && <span className="text-soft">suggested</span>}
    </span>
  );
}
