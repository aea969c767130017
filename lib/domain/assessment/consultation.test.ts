import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Consultation,
  type ConsultationEvent,
  consultationClock,
  consultationHeld,
  consultationOf,
  nextConsultationEvents,
} from "./consultation";

const sent: Consultation = {
  authority: "An invented authority",
  reference: "DSB-1/2026",
  sentOn: "2026-11-24",
  level: "high",
  receivedOn: "2026-11-25",
  extension: null,
  suspensions: [],
  advice: null,
};
const clock = (given: Partial<Consultation>, asOf = "2026-12-01") => consultationClock({ ...sent, ...given }, asOf);
const advice = { on: "2027-01-08", says: "Mask first.", file: null };

describe("the period of Art. 36(2)", () => {
  test("is eight weeks from receipt, the day of receipt not counted", () => {
    expect(clock({})).toMatchObject({ state: "running", ends: "2027-01-20", weeks: 8, daysLeft: 50, suspendedDays: 0 });
  });

  test("counts from the day of sending, and says so, while receipt is not known", () => {
    expect(clock({ receivedOn: null })).toMatchObject({ state: "notReceived", ends: "2027-01-19" });
  });

  test("is fourteen weeks once the authority told of the extension, in time until one month after receipt", () => {
    const told = (toldOn: string) => clock({ extension: { toldOn, reasons: "Complex." } });
    expect(told("2026-12-25")).toMatchObject({ ends: "2027-03-03", weeks: 14, extensionToldBy: "2026-12-25", extensionLate: false });
    expect(told("2026-12-26").extensionLate).toBe(true);
  });

  test("tells of an extension until the last day of a shorter month, and not on a weekend", () => {
    expect(clock({ receivedOn: "2027-01-31" }).extensionToldBy).toBe("2027-03-01");
    expect(clock({ receivedOn: "2026-12-31" }).extensionToldBy).toBe("2027-02-01");
    expect(clock({ receivedOn: "2026-10-31" }).extensionToldBy).toBe("2026-11-30");
  });

  test("that ends on a weekend ends with the next working day (Regulation 1182/71)", () => {
    expect(clock({ receivedOn: "2026-11-28" }).ends).toBe("2027-01-25");
    expect(clock({ receivedOn: "2026-11-29" }).ends).toBe("2027-01-25");
  });

  test("stands still while information is awaited, and goes on with the days that were left", () => {
    const stopped = clock({ suspensions: [{ from: "2026-12-05", to: null }] }, "2026-12-15");
    expect(stopped).toMatchObject({ state: "suspended", ends: null, suspendedDays: 10, daysLeft: 46 });
    const again = clock({ suspensions: [{ from: "2026-12-05", to: "2026-12-15" }] }, "2026-12-15");
    expect(again).toMatchObject({ state: "running", ends: "2027-02-01", suspendedDays: 10 });
  });

  test("is over the day after its last one, and with the advice", () => {
    expect(clock({}, "2027-01-20").state).toBe("running");
    expect(clock({}, "2027-01-21")).toMatchObject({ state: "ended", daysLeft: 0 });
    expect(clock({ advice }).state).toBe("advised");
  });

  test("never ends earlier for a stop or an extension", () => {
    const date = fc.integer({ min: 0, max: 40 }).map((days) => new Date(Date.UTC(2026, 10, 26 + days)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 60 }), fc.boolean(), (from, length, isExtended) => {
        const to = new Date(Date.parse(`${from}T00:00:00Z`) + length * 86_400_000).toISOString().slice(0, 10);
        const more = clock({
          suspensions: [{ from, to }],
          extension: isExtended ? { toldOn: "2026-12-01", reasons: "" } : null,
        });
        return (more.ends ?? "") >= "2027-01-20";
      }),
      { seed: 36, numRuns: 300 },
    );
  });
});

test("a high level can be decided on after the advice or the end of the period, not on a higher one than was asked about", () => {
  const held = (given: Partial<Consultation>, level: "medium" | "high" | "veryHigh", asOf: string) =>
    consultationHeld({ ...sent, ...given }, level, asOf);
  expect(held({}, "high", "2026-12-20")).toBe(false);
  expect(held({ advice }, "high", "2027-01-09")).toBe(true);
  expect(held({ advice }, "veryHigh", "2027-01-09")).toBe(false);
  expect(held({}, "high", "2027-01-21")).toBe(true);
  expect(held({ receivedOn: null }, "high", "2027-06-01")).toBe(false);
  expect(consultationHeld(undefined, "high", "2027-06-01")).toBe(false);
});

describe("what was recorded", () => {
  let entry = 0;
  const event = (kind: ConsultationEvent["kind"], on: string, note = ""): ConsultationEvent => {
    entry += 1;
    return {
      entry,
      kind,
      on,
      authority: "An invented authority",
      reference: "1",
      note,
      level: kind === "sent" ? "high" : null,
      file: null,
    };
  };
  const first = [event("sent", "2026-11-24"), event("received", "2026-11-25"), event("suspended", "2026-12-01")];

  test("gives the running consultation, and starts anew with each request", () => {
    const resumed = [...first, event("resumed", "2026-12-08"), event("advice", "2027-01-12", "Mask first.")];
    expect(consultationOf(resumed)).toMatchObject({
      receivedOn: "2026-11-25",
      suspensions: [{ from: "2026-12-01", to: "2026-12-08" }],
      advice: { on: "2027-01-12", says: "Mask first." },
    });
    expect(consultationOf([...resumed, event("sent", "2027-02-01")])).toMatchObject({
      sentOn: "2027-02-01",
      advice: null,
      suspensions: [],
    });
    expect(consultationOf([])).toBeNull();
  });

  test("says what can come next", () => {
    expect(nextConsultationEvents([])).toEqual([]);
    expect(nextConsultationEvents(first.slice(0, 1))).toEqual(["received", "advice"]);
    expect(nextConsultationEvents(first.slice(0, 2))).toEqual(["extended", "suspended", "advice"]);
    expect(nextConsultationEvents(first)).toEqual(["extended", "resumed", "advice"]);
    expect(nextConsultationEvents([...first, event("extended", "2026-12-02")])).toEqual(["resumed", "advice"]);
    expect(nextConsultationEvents([...first, event("advice", "2026-12-09")])).toEqual(["advice"]);
  });
});
