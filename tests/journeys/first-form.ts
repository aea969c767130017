import type { Page } from "@playwright/test";
import { founder } from "./journey";

/** Fills in what the first person is asked at the end of the printed link. */
export async function fillFirstForm(page: Page): Promise<void> {
  await page.getByLabel("Your name").fill(founder.name);
  await page.getByLabel("Your e-mail").fill(founder.email);
  await page.getByLabel("Password").fill(founder.password);
  await page.getByLabel("Your organisation's name").fill("Testhaus");
  await page.getByRole("button", { name: "Set up and start" }).click();
}
