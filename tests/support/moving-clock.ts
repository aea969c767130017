import { clock } from "@/lib/adapters/clock";

/** The application's clock from nine o'clock of a day, a second later each time it is read: what follows is later than what was before. */
export function movingClock(day: string): { moveTo: (moment: string) => void; moveBy: (milliseconds: number) => void; stop: () => void } {
  const systemClock = clock.now;
  let moment = Date.parse(`${day}T09:00:00Z`);
  clock.now = () => {
    moment += 1000;
    return new Date(moment);
  };
  return {
    moveTo: (to) => {
      moment = Date.parse(to);
    },
    moveBy: (milliseconds) => {
      moment += milliseconds;
    },
    stop: () => {
      clock.now = systemClock;
    },
  };
}
