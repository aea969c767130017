import type { Standing } from "@/lib/domain/facts/fact";

export const standingWords: Readonly<Record<Standing, string>> = {
  contract: "Contract",
  documentation: "Documentation",
  reported: "Reported",
  unverified: "Unverified",
  refuted: "Refuted",
};
const looks: Readonly<Record<Standing, string>> = {
  contract: "border-accent bg-accent text-on-accent",
  documentation: "border-accent text-accent",
  reported: "border-edge text-ink",
  unverified: "border-dashed border-warn text-warn",
  refuted: "border-danger text-danger line-through",
};

/** How far a statement can be relied on, as a small labelled mark. */
export function StandingMark({ standing }: { standing: Standing }) {
  return <span className={`tag ${looks[standing]}`}>{standingWords[standing]}</span>;
}
