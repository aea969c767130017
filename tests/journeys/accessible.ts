import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

export const criteria = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** The page, or its main part, as it stands passes WCAG 2.2 AA as far as axe can tell: all of it in light, and its contrast in dark too. */
export async function expectAccessible(page: Page, part: "body" | "main" = "body"): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const axe = new AxeBuilder({ page }).include(part);
    const { violations } = await (colorScheme === "light" ? axe.withTags(criteria) : axe.withRules(["color-contrast"])).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(" ")}`),
      `${page.url()} in ${colorScheme}`,
    ).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: "light" });
}

/** Nothing makes the page scroll sideways at this width. */
export async function expectToFit(page: Page, width: number): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize({ width, height: 740 });
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    `${page.url()} at ${width} px`,
  ).toBeLessThanOrEqual(0);
  if (before) await page.setViewportSize(before);
}
