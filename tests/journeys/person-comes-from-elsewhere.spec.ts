import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { BrowserContext, Page } from "@playwright/test";
import pg from "pg";
import { decisionAnswers, firstSaves } from "../support/decision-answers";
import { IdentityProvider } from "../support/identity-provider";
import { type MailServer, startMailServer } from "../support/mail-server";
import { expectAccessible, expectToFit } from "./accessible";
import { fillFirstForm } from "./first-form";
import { GroundworkServer } from "./groundwork-server";
import { expect, founder, test } from "./journey";
import { usePasskeyDevice } from "./passkey-device";

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

/** As if the last sign-in were an hour ago. */
async function letTimePass(): Promise<void> {
  const { superuser, port } = JSON.parse(await readFile(join(server.data, "postgres/connection.json"), "utf8"));
  const client = new pg.Client({ connectionString: `postgresql://postgres:${superuser}@127.0.0.1:${port}/groundwork` });
  await client.connect();
  await client.query("update session set confirmed_at = now() - interval '1 hour'");
  await client.end();
}

/** An assessment whose rejection the founder, who holds every role needed, has before her to sign. */
async function waitingForSignature(page: Page, organisationId: string, name: string): Promise<string> {
  const ask = async (method: string, path: string, data: object) => {
    const reply = await page.request.fetch(`${server.address}/api/v1/organisations/${organisationId}${path}`, {
      method,
      headers: { origin: server.address },
      data,
    });
    expect({ path, status: reply.status() }).toEqual({ path, status: method === "PUT" ? 204 : 200 });
    return reply.status() === 204 ? {} : reply.json();
  };
  const { people } = await (await page.request.get(`${server.address}/api/v1/organisations/${organisationId}/people`)).json();
  const me = people.find((one: { name: string }) => one.name === founder.name).personId;
  await ask("PUT", `/people/${me}`, { roles: ["author", "administrator", "legalReviewer", "signer"] });
  await ask("PUT", "/house/four-eyes", { fourEyes: "oneMayHoldSeveral" });
  const { assessmentId } = await ask("POST", "/assessments", { name });
  const at = `/assessments/${assessmentId}`;
  await ask("POST", `${at}/changes`, { client: "page-of-the-journey", changes: firstSaves(decisionAnswers) });
  for (const transition of ["submitForReview", "clear"]) await ask("POST", `${at}/state`, { transition, reason: "" });
  await ask("PUT", `${at}/signers`, { signers: [me] });
  await ask("POST", `${at}/state`, { transition: "askForDecision", reason: "" });
  await ask("POST", `${at}/prepared`, { act: "reject", reason: "Not like this." });
  return `${server.address}/o/${organisationId}${at}/sign`;
}

/** Opens the page, confirms that the document was read, and chooses how to show once more who is there. */
async function chooseProof(page: Page, address: string, way: string): Promise<() => Promise<void>> {
  await letTimePass();
  await page.goto(address);
  await page.getByLabel("I have read this document and want to sign it.").check();
  await page.getByRole("radio", { name: way, exact: true }).check();
  return () => page.getByRole("button", { name: "Reject and sign", exact: true }).click();
}

test("Somebody invited by mail comes in by single sign-on; the founder gets a new password by mail, and signs with it, with a passkey and by single sign-on", async ({
  browser,
  faults,
}) => {
  // A signature without a proof, and with a wrong password, is refused.
  faults.expect(/status of 40[13]/);
  const contexts: BrowserContext[] = [];
  const newPage = async () => {
    const context = await browser.newContext();
    contexts.push(context);
    faults.watch(context);
    return context.newPage();
  };
  const page = await newPage();
  await page.goto(server.firstLink);
  await fillFirstForm(page);
  await page.getByRole("link", { name: "People", exact: true }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Ida Invited");
  const organisationId = new URL(page.url()).pathname.split("/")[2] ?? "";
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

  const chief = stranger;
  provider.whoIsThere = "ana-at-the-provider";
  await chief.goto(`${server.address}/account`);
  await chief.getByRole("button", { name: "Connect Invented login" }).click();
  await expect(chief.getByText("Your account at Invented login signs you in here.")).toBeVisible();
  await usePasskeyDevice(chief);
  await chief.getByLabel("Name of the new passkey").fill("Work laptop");
  await chief.getByRole("button", { name: "Add a passkey" }).click();
  await expect(chief.getByRole("region", { name: "Passkeys" }).getByRole("listitem")).toContainText("Work laptop");
  const signed = chief.getByText(`Version 1, signed by ${founder.name}`);

  const elsewhere = await waitingForSignature(chief, organisationId, "Signed from elsewhere");
  const signElsewhere = await chooseProof(chief, elsewhere, "Invented login");
  await expectAccessible(chief);
  await expectToFit(chief, 320);
  await signElsewhere();
  await expect(chief.getByRole("alert").filter({ hasText: "Please show once more that it is you" })).toBeVisible();
  const opened = chief.context().waitForEvent("page");
  await chief.getByRole("link", { name: "Confirm with Invented login in a new tab" }).click();
  const tab = await opened;
  await tab.getByRole("button", { name: "Confirm with Invented login" }).click();
  await expect(tab.getByRole("heading", { name: "Confirmed" })).toBeVisible();
  await tab.close();
  await signElsewhere();
  await expect(signed).toBeVisible();

  const signByPasskey = await chooseProof(chief, await waitingForSignature(chief, organisationId, "Signed by passkey"), "Passkey");
  await signByPasskey();
  await expect(signed).toBeVisible();

  const signByPassword = await chooseProof(chief, await waitingForSignature(chief, organisationId, "Signed by password"), "Password");
  await chief.getByLabel("Your password, once more").fill(founder.password);
  await signByPassword();
  await expect(chief.getByRole("alert").filter({ hasText: "The password is not right" })).toBeVisible();
  await chief.getByLabel("Your password, once more").fill(`${founder.password} anew`);
  await signByPassword();
  await expect(signed).toBeVisible();
  for (const context of contexts) await context.close();
});
