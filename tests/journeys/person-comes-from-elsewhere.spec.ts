import type { BrowserContext } from "@playwright/test";
import { IdentityProvider } from "../support/identity-provider";
import { type MailServer, startMailServer } from "../support/mail-server";
import { expectAccessible, expectToFit } from "./accessible";
import { GroundworkServer } from "./groundwork-server";
import { expect, founder, test } from "./journey";

/** An installation of its own, whose operator has set up mail and single sign-on. */
let provider: IdentityProvider;
let mail: MailServer;
let server: GroundworkServer;

test.beforeAll(async () => {
  provider = await IdentityProvider.start();
  mail = await startMailServer();
  server = await GroundworkServer.inNewFolder({
    SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
    MAIL_FROM: "groundwork@example.org",
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.clientId,
    OIDC_CLIENT_SECRET: provider.clientSecret,
    OIDC_NAME: "Invented login",
  });
  await server.start();
});
test.afterAll(async () => {
  await server.stop();
  await mail.stop();
  await provider.stop();
});

/** The link in a message, whose lines are folded. */
const linkIn = (source: string): string =>
  /http:\/\/localhost:\d+\/welcome\?token=[\w-]+/.exec(source.replaceAll("=\r\n", "").replaceAll("=3D", "="))?.[0] ?? "";

test("Somebody invited by mail comes in by single sign-on, and the founder gets a new password by mail", async ({ browser, faults }) => {
  faults.expect(/status of 401/);
  const contexts: BrowserContext[] = [];
  const newPage = async () => {
    const context = await browser.newContext();
    contexts.push(context);
    faults.watch(context);
    return context.newPage();
  };
  const page = await newPage();
  await page.goto(server.firstLink);
  await page.getByLabel("Your name").fill(founder.name);
  await page.getByLabel("Your e-mail").fill(founder.email);
  await page.getByLabel("Password").fill(founder.password);
  await page.getByLabel("Your organisation's name").fill("Testhaus");
  await page.getByRole("button", { name: "Set up and start" }).click();
  await page.getByRole("link", { name: "People", exact: true }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Ida Invited");
  await page.getByRole("textbox", { name: "E-mail" }).fill("ida@example.org");
  await page.getByRole("group", { name: "Roles" }).last().getByLabel("Author").check();
  await page.getByRole("button", { name: "Add and send the invitation" }).click();
  await expect(page.getByRole("status").filter({ hasText: "An invitation was sent to ida@example.org" })).toBeVisible();
  await expectAccessible(page);

  const ida = await newPage();
  provider.whoIsThere = "ida-at-the-provider";
  const invitation = linkIn((await mail.next()).source);
  await page.goto(invitation);
  await expect(page.getByText("This link is for ida@example.org, and you are signed in as")).toBeVisible();
  await expectAccessible(page);
  await ida.goto(invitation);
  await expectAccessible(ida);
  await expectToFit(ida, 320);
  await ida.getByRole("button", { name: "Continue with Invented login" }).click();
  await expect(ida.getByRole("button", { name: "Start an assessment" })).toBeVisible();
  await ida.goto(`${server.address}/account`);
  await expect(ida.getByText("Your account at Invented login signs you in here.")).toBeVisible();
  await expectAccessible(ida);
  await expectToFit(ida, 320);
  await ida.locator("header summary").click();
  await ida.getByRole("button", { name: "Sign out" }).click();
  await ida.waitForURL("**/sign-in");

  // A link that was followed while signed out is where one comes out.
  await ida.goto(`${server.address}/facts`);
  await ida.getByRole("button", { name: "Sign in with Invented login" }).click();
  await expect(ida.getByRole("heading", { name: "Facts register" })).toBeVisible();

  const stranger = await newPage();
  provider.whoIsThere = "a-stranger-at-the-provider";
  await stranger.goto(`${server.address}/sign-in`);
  await expectAccessible(stranger);
  await expectToFit(stranger, 320);
  await stranger.getByRole("button", { name: "Sign in with Invented login" }).click();
  await expect(stranger.getByRole("alert").filter({ hasText: "Nobody here is connected" })).toBeVisible();
  expect(new URL(stranger.url()).search).toBe("");
  await expectAccessible(stranger);
  await stranger.getByRole("link", { name: "Back to signing in" }).click();

  await stranger.getByRole("link", { name: "The password is lost" }).click();
  await stranger.getByLabel("E-mail").fill(founder.email);
  await expectAccessible(stranger);
  await expectToFit(stranger, 320);
  await stranger.getByRole("button", { name: "Send the link" }).click();
  await expect(stranger.getByRole("status").filter({ hasText: "a link is on its way" })).toBeVisible();
  await stranger.goto(linkIn((await mail.next()).source));
  await stranger.getByLabel("Password").fill(`${founder.password} anew`);
  await stranger.getByRole("button", { name: "Set the password and sign in" }).click();
  await expect(stranger.getByRole("heading", { name: "Your organisations" })).toBeVisible();
  await page.goto(`${server.address}/account`);
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  for (const context of contexts) await context.close();
});
