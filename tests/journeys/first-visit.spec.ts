import { expectAccessible, expectToFit } from "./accessible";
import { expect, founder, founderState, test } from "./journey";

test("The first person opens the printed link, names an organisation and finds an empty list", async ({ browser, faults }) => {
  const context = await browser.newContext();
  faults.watch(context);
  const page = await context.newPage();
  await page.goto(process.env.GROUNDWORK_LINK ?? "");
  await expectAccessible(page);
  await expectToFit(page, 320);
  await page.getByLabel("Your name").fill(founder.name);
  await page.getByLabel("Your e-mail").fill(founder.email);
  await page.getByLabel("Password").fill(founder.password);
  await page.getByLabel("Your organisation's name").fill("Testhaus");
  await page.getByRole("button", { name: "Set up and start" }).click();
  await expect(page).toHaveURL(/\/o\/or-[a-z0-9]+\/assessments$/);
  await expect(page.getByRole("button", { name: "Start an assessment" })).toBeVisible();
  await expectAccessible(page);
  await expectToFit(page, 320);
  await context.storageState({ path: founderState });
  await context.close();
});
