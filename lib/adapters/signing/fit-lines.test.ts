import { describe, expect, it } from "vitest";
import { fitLines, lineHeight } from "./fit-lines";

// Every letter is half as wide as it is high.
const widthOf = (text: string, size: number): number => (text.length * size) / 2;
const room = { width: 230, height: 38 };

describe("the small lines of a signature's block", () => {
  it("stay as they are, in the largest size, where they have room", () => {
    const lines = ["Approved, 26 November 2026", "not a qualified signature."];
    expect(fitLines(lines, room, widthOf)).toEqual({ size: 6.5, lines });
  });

  it("are broken between words and all set in one smaller size where names are long; no word is lost", () => {
    const lines = [
      "Approved with conditions, 26 November 2026, 12:27 UTC, time as stated by this server",
      `Electronic signature of Sam Signer, sealed with the certificate of ${"Federation of Invented Insurers ".repeat(5).trim()};`,
      "not a qualified signature.",
      "Certificate 572ec8e73eb86e3faa1013ae830fcf7455a967d8",
    ];
    const fitted = fitLines(lines, room, widthOf);
    expect(fitted.size).toBeLessThan(6.5);
    expect(fitted.lines.join(" ")).toBe(lines.join(" "));
    expect(fitted.lines.length * fitted.size * lineHeight).toBeLessThanOrEqual(room.height);
    for (const line of fitted.lines) expect(widthOf(line, fitted.size)).toBeLessThanOrEqual(room.width);
  });

  it("keep a word that is wider than the room whole", () => {
    expect(fitLines(["x".repeat(200)], room, widthOf)).toEqual({ size: 6.5, lines: ["x".repeat(200)] });
  });
});
