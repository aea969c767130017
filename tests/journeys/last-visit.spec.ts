import { address, expect, test } from "./journey";

test("The founder removes the worked example with one click, and nothing of it is left", async ({ author: page, faults }) => {
  await page.goto(address());
  await page.getByRole("link", { name: /worked example/ }).click();
  await expect(page.getByText("This is the worked example")).toBeVisible();
  const example = page.url();
  await page.getByRole("button", { name: "Remove the example" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Your organisations" })).toBeVisible();
  await expect(page.getByText("DEMO")).toHaveCount(0);
  faults.expect(/status of 404/);
  expect((await page.goto(example))?.status()).toBe(404);
});
