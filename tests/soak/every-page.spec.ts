import { expect, type Locator, type Page } from "@playwright/test";
import pg from "pg";
import { versionStates } from "@/lib/domain/assessment/lifecycle";
import { test } from "../journeys/journey";
import { type Furnished, furnished, type House } from "./furnished";
import { addressOf, carry, everyRoute, expectAccessibleIn, twoLooks, unfold } from "./looked-at";

/** Pages that only lead on to another one. */
const leadsOn = ["/o/[organisationId]", "/o/[organisationId]/assessments/[assessmentId]"];
/** Pages that are there only where the operator named an identity provider; the journey that signs in by one looks at them. */
const withSingleSignOn = ["/account/confirm", "/sign-in/return"];
/** Pages for people who are not signed in; whoever is may be led on. */
const outside = ["/sign-in", "/sign-in/new-password", "/welcome", "/verify"];
/** What a page of the full house must be asked with. */
const asked: Readonly<Record<string, (places: Furnished) => string>> = {
  "/o/[organisationId]/facts/new": ({ displaces }) => `?displaces=${encodeURIComponent(displaces)}`,
  "/o/[organisationId]/shelf/new": () => "?kind=processors",
};
/** Pages that are there only where something is, so that a house without it has none. */
const absentWhenEmpty = ["/facts", "/o/[organisationId]/facts/new", "/o/[organisationId]/shelf/new", "/o/[organisationId]/shelf/[entryId]"];
const isAboutAnAssessment = (route: string): boolean => route.includes("[assessmentId]");
const routes = everyRoute.filter((route) => !leadsOn.includes(route) && !withSingleSignOn.includes(route));

const fullAddress = (route: string): string =>
  route === "/welcome" ? furnished().invitation : `${addressOf(route, furnished().full)}${asked[route]?.(furnished()) ?? ""}`;

async function expectPage(page: Page, url: string): Promise<void> {
  const response = await page.goto(url);
  expect(response?.status(), url).toBe(200);
  expect(new URL(page.url()).pathname, "a page that leads on elsewhere needs a place in `leadsOn` or `outside`").toBe(
    new URL(url).pathname,
  );
  await expect(page.locator("h1").first()).toBeVisible();
}

test("every page leads somewhere, and every address of the lists above is a page", () => {
  expect(routes.length).toBeGreaterThan(35);
  expect(
    [...leadsOn, ...withSingleSignOn, ...outside, ...Object.keys(asked), ...absentWhenEmpty].filter((route) => !everyRoute.includes(route)),
  ).toEqual([]);
});

test.describe("full", () => {
  for (const route of routes)
    test(route, async ({ page, context, faults }) => {
      faults.watch(context);
      const { everyRole } = furnished();
      if (!outside.includes(route)) await carry(context, everyRole);
      await expectPage(page, fullAddress(route));
      await expectAccessibleIn(page, `${route}, full`);
    });
});

test.describe("empty", () => {
  for (const route of routes)
    test(route, async ({ page, context, faults }) => {
      const { bare, empty, everyRole, nobody } = furnished();
      faults.watch(context);
      if (absentWhenEmpty.includes(route)) faults.expect(/status of 404/);
      const house: House = isAboutAnAssessment(route) ? empty : bare;
      if (!outside.includes(route)) await carry(context, route.includes("[organisationId]") ? everyRole : nobody);
      if (absentWhenEmpty.includes(route)) await page.goto(addressOf(route, house));
      else await expectPage(page, addressOf(route, house));
      await expect(page.locator("h1").first()).toBeVisible();
      await expectAccessibleIn(page, `${route}, empty`);
    });
});

test.describe("to somebody who may only read", () => {
  for (const route of routes.filter(isAboutAnAssessment))
    test(route, async ({ page, context }) => {
      const { full, reader } = furnished();
      await carry(context, reader);
      await page.goto(addressOf(route, full));
      await expect(page.locator("h1").first()).toBeVisible();
      await expectAccessibleIn(page, `${route}, read`, twoLooks);
    });
});

test.describe("what is named is not there", () => {
  for (const route of everyRoute.filter((one) => one.includes("[")))
    test(route, async ({ page, context }) => {
      const { full, everyRole } = furnished();
      await carry(context, everyRole);
      const last = [...route.matchAll(/\[(\w+)\]/g)].at(-1)?.[1] ?? "";
      const response = await page.goto(addressOf(route, { ...full, [last]: "none-of-these" } as House));
      expect(response?.status()).toBe(404);
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
      await expectAccessibleIn(page, `${route}, not there`, twoLooks);
    });
});

/** Puts something into each field of a form that must have something. */
async function fillIn(form: Locator): Promise<void> {
  const fields = form.locator(":is(input, select, textarea):visible:enabled");
  for (const field of await fields.all()) {
    const { tag, type, value } = await field.evaluate((element) => ({
      tag: element.tagName,
      type: element.getAttribute("type") ?? "text",
      value: (element as HTMLInputElement).value,
    }));
    if (tag === "SELECT") {
      const options = await field.locator("option:enabled").evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
      if (value === "") await field.selectOption(options.find((one) => one !== "") ?? options[0] ?? "");
    } else if (type === "checkbox" || type === "radio") await field.check({ force: true });
    else if (type === "file") await field.setInputFiles({ name: "a.json", mimeType: "application/json", buffer: Buffer.from("{}") });
    else if (value === "")
      await field.fill(
        type === "email"
          ? "ada@example.org"
          : type === "url"
            ? "https://example.org/text"
            : type === "date"
              ? "2027-01-01"
              : type === "number"
                ? "2"
                : "An invented sentence, long enough.",
      );
  }
}

const problem =
  '[role="alert"]:visible:not(:empty), [role="status"].text-danger:visible:not(:empty), [aria-live] .text-danger:visible, main .text-danger:visible:text("Not saved")';

test.describe("the server refuses what is sent", () => {
  for (const route of routes)
    test(route, async ({ page, context }) => {
      const { everyRole } = furnished();
      if (!outside.includes(route)) await carry(context, everyRole);
      await context.route(/\/api\/v1\//, (asked) =>
        asked.request().method() === "GET"
          ? asked.continue()
          : asked.fulfill({
              status: 400,
              json: { refused: "invalid", message: "An invented refusal that names the place and what to do." },
            }),
      );
      await expectPage(page, fullAddress(route));
      await unfold(page);
      const forms = await page.locator('main form[method="post"]:visible').count();
      const text = page.locator("main textarea:visible:enabled").first();
      let refused = 0;
      // Forms with the same button are alike: a list of measures has one for each.
      const sent = new Set<string>();
      for (let index = 0; index < forms; index += 1) {
        const form = page.locator('main form[method="post"]:visible').nth(index);
        await form.locator("fieldset:enabled").first().waitFor();
        const send = form.locator('button[type="submit"]:visible').first();
        const label = (await send.count()) === 0 ? null : await send.textContent();
        if (label === null || sent.has(label)) continue;
        sent.add(label);
        await fillIn(form);
        if (!(await send.isEnabled())) continue;
        await send.click();
        refused += 1;
      }
      if (refused === 0 && (await text.count()) > 0 && route.includes("/sections/")) {
        await text.fill("An invented sentence that the server will not take.");
        await text.blur();
        refused += 1;
      }
      if (refused > 0) await expect(page.locator(problem).first()).toBeVisible();
      await expectAccessibleIn(page, `${route}, refused`);
    });
});

test.describe
  .serial("in every state of the version", () => {
    const shown = ["overview", "sections/description", "measures", "document", "review", "sign", "out-of-date"];
    for (const state of versionStates)
      test(state, async ({ page, context }) => {
        const { full, everyRole, superuserUrl } = furnished();
        const client = new pg.Client({ connectionString: superuserUrl });
        await client.connect();
        // Another copy of the example, so that the tests beside this one keep their draft.
        const assessmentId = full.copyId ?? "";
        await client.query("update version set state = $1 where assessment_id = $2", [state, assessmentId]);
        await client.query("update assessment set change_number = change_number + 1 where assessment_id = $1", [assessmentId]);
        await client.end();
        await carry(context, everyRole);
        for (const part of shown) {
          await expectPage(page, addressOf(`/o/[organisationId]/assessments/[assessmentId]/${part}`, { ...full, assessmentId }));
          await expectAccessibleIn(page, `${part}, ${state}`, twoLooks);
        }
      });
  });
