import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseRichText, plainText, printable } from "./rich-text";

describe("long answers", () => {
  it("keep paragraphs, lists, bold and links to https and mail", () => {
    const text = parseRichText(
      "Read **this** first.\n\n- one\n- two [terms](https://aws.amazon.com/terms)\n\n1. a\n2. b\n\n[write](mailto:dpo@example.org)",
    );
    expect(text.map(({ kind }) => kind)).toEqual(["paragraph", "list", "list", "paragraph"]);
    expect(text[0]).toEqual({ kind: "paragraph", runs: [{ text: "Read " }, { text: "this", bold: true }, { text: " first." }] });
    expect(JSON.stringify(text)).toContain('"href":"https://aws.amazon.com/terms"');
    expect(JSON.stringify(text)).toContain('"href":"mailto:dpo@example.org"');
  });

  it.each([
    "[x](javascript:alert(1))",
    "[x](http://example.org)",
    "[x](data:text/html,hi)",
    "[x](https://user:pass@example.org)",
    "[x](#part-0)",
  ])("leave %s as it was typed", (source) => {
    const text = parseRichText(source);
    expect(JSON.stringify(text)).not.toContain("href");
    expect(plainText(text)).toBe(source);
  });

  it("treat HTML as text", () => {
    expect(plainText(parseRichText("<script>alert(1)</script>"))).toBe("<script>alert(1)</script>");
  });

  it("lose control characters, direction marks and lone surrogates, and nothing else", () => {
    expect(printable("a\u0000b\u202ec\ud800d\r\ne\tf")).toBe("abcd\ne f");
    expect(printable("Č Ž ő ș Ω Я ≤ → שלום")).toBe("Č Ž ő ș Ω Я ≤ → שלום");
  });

  it("never throw, and link nowhere but to https and mail", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (source) => {
        for (const href of JSON.stringify(parseRichText(source)).matchAll(/"href":"([^"]*)"/g))
          expect(href[1]).toMatch(/^(https:|mailto:)/i);
      }),
      { seed: 23, numRuns: 300 },
    );
  });
});
