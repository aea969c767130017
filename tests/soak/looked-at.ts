import { type BrowserContext, expect, type Page } from "@playwright/test";
import { sections } from "@/lib/domain/questionnaire/sections";
import { axeViolations, expectToFit } from "../journeys/accessible";
import { address } from "../journeys/journey";
import { filled, pages } from "../support/routes";
import type { House } from "./furnished";

/** Every page of the application, each section of the questionnaire by itself. */
export const everyRoute: readonly string[] = pages().flatMap((route) =>
  route.includes("[sectionId]") ? sections.map(({ id }) => route.replace("[sectionId]", id)) : [route],
);

type Look = { colorScheme: "light" | "dark"; width: number };
/** A large and a small screen, in light and in dark. */
const everyLook: readonly Look[] = [
  { colorScheme: "light", width: 1280 },
  { colorScheme: "dark", width: 1280 },
  { colorScheme: "light", width: 360 },
  { colorScheme: "dark", width: 360 },
];
/** For pages whose content was looked at before, or that are the same everywhere. */
export const twoLooks: readonly Look[] = everyLook.filter(({ colorScheme, width }) => (colorScheme === "light") === width > 360);

/** Signs the browser in by the cookies of a session. */
export async function carry(context: BrowserContext, cookies: string): Promise<void> {
  const url = address();
  await context.addCookies(
    cookies.split("; ").map((cookie) => {
      const [name = "", ...value] = cookie.split("=");
      return { name, value: value.join("="), url };
    }),
  );
}

export const addressOf = (route: string, house: House): string => `${address()}${filled(route, house as Readonly<Record<string, string>>)}`;

/** What folds is open, so that axe sees it. */
export const unfold = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });

/** No violation of WCAG 2.2 AA that axe finds in any of the looks (in the dark: of contrast), and no scrolling sideways at 320 px. */
export async function expectAccessibleIn(page: Page, what: string, looks: readonly Look[] = everyLook): Promise<void> {
  for (const { colorScheme, width } of looks) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width, height: 900 });
    await unfold(page);
    const violations = await axeViolations(page, colorScheme);
    expect
      .soft(
        violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}: ${node.html.slice(0, 200)}`)),
        `${what}, ${colorScheme}, ${width} px`,
      )
      .toEqual([]);
  }
  await expectToFit(page, 320);
}
