import { LevelMark } from "@/components/ui/level-mark";
import type { Level } from "@/lib/domain/risk/level";
import { levelAtWorst } from "@/lib/domain/view/register-words";

/** The level of a risk in a register; what is undetermined, and what could be higher, says how high it could be. */
export function RegisterLevel({ level, worst, suggested = false }: { level: Level | null; worst: Level; suggested?: boolean }) {
  const { stands, couldBe } = levelAtWorst(level, worst);
  return (
    <span>
      {level === null ? <span className="font-medium text-warn">{stands}</span> : <LevelMark level={level} suggested={suggested} />}
      {couldBe && <span className="block text-soft">{couldBe}</span>}
    </span>
  );
}
