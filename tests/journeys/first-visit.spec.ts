import { expectAccessible, expectToFit } from "./accessible";
import { fillFirstForm } from "./first-form";
import { expect, founderState, test } from "./journey";

test("The first person opens the printed link, names an organisation and finds an empty list", async ({ signedOut: page }) => {
  await page.goto(process.env.GROUNDWORK_LINK ?? "");
  await expectAccessible(page);
  await expectToFit(page, 320);
  await fillFirstForm(page);
  await expect(page).toHaveURL(/\/o\/or-[a-z0-9]+\/assessments$/);
  await expect(page.getByRole("button", { name: "Start an assessment" })).toBeVisible();
  await expectAccessible(page);
  await expectToFit(page, 320);
  await page.context().storageState({ path: founderState });
});
