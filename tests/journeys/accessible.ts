import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const criteria = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/**
 * What axe finds against WCAG 2.2 AA on the page, or in its main part, as it stands: everything in light, contrast alone in dark,
 * since only colours differ there. It runs within the page (there are no frames), and what passes is not written out: on large
 * pages that takes longer than looking.
 */
export async function axeViolations(page: Page, colorScheme: "light" | "dark", part: "body" | "main" = "body") {
  const runOnly =
    colorScheme === "light" ? { type: "tag" as const, values: criteria } : { type: "rule" as const, values: ["color-contrast"] };
  const { violations } = await new AxeBuilder({ page })
    .include(part)
    .setLegacyMode()
    .options({ resultTypes: ["violations"], runOnly })
    .analyze();
  return violations;
}

/** The page, or its main part, as it stands passes WCAG 2.2 AA as far as axe can tell: all of it in light, and its contrast in dark too. */
export async function expectAccessible(page: Page, part: "body" | "main" = "body"): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect(
      (await axeViolations(page, colorScheme, part)).map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(" ")}`),
      `${page.url()} in ${colorScheme}`,
    ).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: "light" });
}

/** Texts of more than a few words that stand in less than 70 px, of which one word fills most. */
const squeezed = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll("p, li, td, th, dd, dt, h1, h2, h3, summary, label, span")].flatMap((element) => {
      const { width } = element.getBoundingClientRect();
      // Words for screen readers only, and what is folded away.
      const around = [element, element.closest("thead"), element.parentElement].flatMap((one) => one?.getBoundingClientRect() ?? []);
      if (around.some((one) => one.width <= 1 || one.height <= 1)) return [];
      if (element.closest("details:not([open]) > :not(summary)")) return [];
      const own = [...element.childNodes].flatMap((node) => (node.nodeType === Node.TEXT_NODE ? (node.textContent ?? "").trim() : []));
      return own.join(" ").length > 30 && width < 70 ? `${Math.round(width)} px: ${own.join(" ").slice(0, 60)}` : [];
    }),
  );

/** Nothing makes the page scroll sideways at this width, and no text is squeezed into a strip. */
export async function expectToFit(page: Page, width: number): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize({ width, height: 740 });
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    `${page.url()} at ${width} px`,
  ).toBeLessThanOrEqual(0);
  expect(await squeezed(page), `texts squeezed on ${page.url()} at ${width} px`).toEqual([]);
  if (before) await page.setViewportSize(before);
}
