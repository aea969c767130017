import type { Page } from "@playwright/test";
import { TOTP } from "otpauth";
import { expectAccessible, expectToFit } from "./accessible";
import { address, expect, founder, test } from "./journey";
import { usePasskeyDevice } from "./passkey-device";

const signOut = async (page: Page): Promise<void> => {
  await page.locator("header summary").click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL("**/sign-in");
};

const givePassword = async (page: Page, email: string): Promise<void> => {
  await page.goto(`${address()}/sign-in`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(founder.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
};

const giveCode = async (page: Page, code: string): Promise<void> => {
  await page.getByLabel("Code", { exact: true }).fill(code);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
};

test("A person protects the account: an app with codes, a recovery code, a session ended elsewhere, and a passkey", async ({
  house,
  personWith,
  browser,
  faults,
}) => {
  faults.expect(/status of 403/);
  const page = await personWith(["author"], "Pat Protected");
  const email = `pat.protected.${house.organisationId.slice(-6)}@example.org`;
  await page.goto(house.list);
  await page.locator("header summary").click();
  await page.getByRole("link", { name: "Your account" }).click();
  await expect(page.getByRole("heading", { name: "Your account" })).toBeVisible();
  await expectAccessible(page);
  await expectToFit(page, 320);

  await page.getByRole("button", { name: "Set up an app" }).click();
  await expect(page.getByRole("img", { name: /^QR code/ })).toBeVisible();
  const letters = (await page.locator("code").innerText()).replaceAll(" ", "");
  const app = new TOTP({ secret: letters });
  await page.getByLabel("Give the code that the app shows now").fill("000000");
  await page.getByRole("button", { name: "Set the app up" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "This code is not right" })).toBeVisible();
  await expectAccessible(page);
  await expectToFit(page, 320);
  await page.getByLabel("Give the code that the app shows now").fill(app.generate());
  await page.getByRole("button", { name: "Set the app up" }).click();
  await expect(page.getByRole("heading", { name: "Your recovery codes, shown only now" })).toBeFocused();
  const recoveryCodes = await page.locator("li.select-all").allInnerTexts();
  expect(recoveryCodes).toHaveLength(10);
  await expect(page.getByText("10 recovery codes are left.")).toBeVisible();
  await expectAccessible(page);
  await expectToFit(page, 320);
  await page.reload();
  await expect(page.getByText(recoveryCodes[0] ?? "")).toHaveCount(0);

  // The code of this half-minute was used to set the app up; the next one counts already.
  await signOut(page);
  await givePassword(page, email);
  await expect(page.getByLabel("Code", { exact: true })).toBeFocused();
  await expectAccessible(page);
  await expectToFit(page, 320);
  await giveCode(page, app.generate({ timestamp: Date.now() + 30_000 }));
  await page.waitForURL(house.list);

  await signOut(page);
  await givePassword(page, email);
  await giveCode(page, recoveryCodes[0] ?? "");
  await page.waitForURL(house.list);

  const context = await browser.newContext();
  faults.watch(context);
  const elsewhere = await context.newPage();
  await givePassword(elsewhere, email);
  await giveCode(elsewhere, recoveryCodes[0] ?? "");
  await expect(elsewhere.getByRole("alert").filter({ hasText: "used already" })).toBeVisible();
  await giveCode(elsewhere, recoveryCodes[1] ?? "");
  await elsewhere.waitForURL(house.list);

  await page.goto(`${address()}/account`);
  await expect(page.getByText("8 recovery codes are left.")).toBeVisible();
  const sessions = page.getByRole("region", { name: "Where you are signed in" });
  await expect(sessions.getByRole("listitem")).toHaveCount(2);
  await sessions.getByRole("button", { name: /^End the session of/ }).click();
  await expect(sessions.getByText("The session is ended.")).toBeVisible();
  await expect(sessions.getByRole("listitem")).toHaveCount(1);
  await elsewhere.goto(house.list);
  await expect(elsewhere.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await context.close();

  await usePasskeyDevice(page);
  await page.getByLabel("Name of the new passkey").fill("Work laptop");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  const passkeys = page.getByRole("region", { name: "Passkeys" });
  await expect(passkeys.getByRole("listitem")).toContainText("Work laptop");
  await expectAccessible(page);
  await expectToFit(page, 320);
  await signOut(page);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.waitForURL(house.list);
  await page.goto(`${address()}/account`);
  await expect(passkeys.getByRole("listitem")).toContainText("last used on");
  await passkeys.getByRole("button", { name: "Remove the passkey Work laptop" }).click();
  await expect(passkeys.getByRole("listitem")).toHaveCount(0);
});

test("A member is led to a second factor where the organisation asks for one, and comes back in with it", async ({
  house,
  personWith,
  faults,
}) => {
  faults.expect(/status of 400/);
  const chief = await personWith(["administrator"], "Cleo Chief");
  const member = await personWith(["author"], "Mia Member");
  const people = `${address()}/o/${house.organisationId}/people`;
  const setUp = async (page: Page): Promise<void> => {
    await page.getByRole("button", { name: "Set up an app" }).click();
    const app = new TOTP({ secret: (await page.locator("code").innerText()).replaceAll(" ", "") });
    await page.getByLabel("Give the code that the app shows now").fill(app.generate());
    await page.getByRole("button", { name: "Set the app up" }).click();
    await expect(page.getByRole("heading", { name: "Your recovery codes, shown only now" })).toBeVisible();
  };
  await chief.goto(people);
  await chief.getByRole("button", { name: "Ask every member for a second factor" }).click();
  await expect(chief.getByRole("alert").filter({ hasText: "of your own" })).toBeVisible();
  await chief.goto(`${address()}/account`);
  await setUp(chief);
  await chief.goto(people);
  await chief.getByRole("button", { name: "Ask every member for a second factor" }).click();
  await expect(chief.getByText("Every member has to show a second factor")).toBeVisible();
  await expectAccessible(chief);

  await member.goto(house.list);
  await expect(member.getByText("A second factor is asked for")).toBeVisible();
  await expectAccessible(member);
  await expectToFit(member, 320);
  await setUp(member);
  await member.goto(house.list);
  await expect(member.getByRole("link", { name: "Letter drafter" })).toBeVisible();
});
