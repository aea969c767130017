import { type APIRequestContext, type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import type { Role } from "@/lib/domain/assessment/roles";
import type { Answer } from "@/lib/domain/questionnaire/answer";

export { expect } from "@playwright/test";

export const address = (): string => process.env.GROUNDWORK_ADDRESS ?? "";
/** Where the first visit leaves the founder's session for the journeys after it. */
export const founderState = ".build/journeys/founder.json";
export const founder = { name: "Ana Prober", email: "ana@example.org", password: "four unrelated words here" };
export const examplePath = "/o/or-demo0000000000000000000000/assessments/as-demo0000000000000000000000";

/** Errors of the page, its console and its Content-Security-Policy; a journey fails on any that it does not expect. */
class Faults {
  private readonly seen: string[] = [];
  private readonly expected: RegExp[] = [];

  watch(context: BrowserContext): void {
    context.on("console", (message) => {
      if (message.type() === "error") this.seen.push(`${message.page()?.url()}: ${message.text()} (${message.location().url})`);
    });
    context.on("weberror", (error) => this.seen.push(`${error.page()?.url()}: ${error.error().message}`));
  }

  /** A browser writes each refused request into its console; this journey provokes one. */
  expect(...patterns: readonly RegExp[]): void {
    this.expected.push(...patterns);
  }

  check(): void {
    expect(
      this.seen.filter((one) => !this.expected.some((pattern) => pattern.test(one))),
      "errors in the browser's console",
    ).toEqual([]);
  }
}

type HistoryEntry = { answer: Answer | null; by: string; refused: boolean };

/** An organisation made for one journey, with an empty assessment in it. */
export class House {
  constructor(
    private readonly request: APIRequestContext,
    readonly organisationId: string,
    readonly assessmentId: string,
  ) {}

  get list(): string {
    return `${address()}/o/${this.organisationId}/assessments`;
  }

  page(part: string): string {
    return `${this.list}/${this.assessmentId}/${part}`;
  }

  api(part: string): string {
    return `${address()}/api/v1/organisations/${this.organisationId}/assessments/${this.assessmentId}/${part}`;
  }

  /** What the server holds as the answer now; undefined where there is none. */
  async answer(path: string): Promise<Answer | null | undefined> {
    return (await this.history(path)).find((one) => !one.refused)?.answer;
  }

  async history(path: string): Promise<readonly HistoryEntry[]> {
    const reply = await this.request.get(this.api(`history?path=${encodeURIComponent(path)}`));
    expect(reply.status()).toBe(200);
    return (await reply.json()).history;
  }

  /** Adds a person with these roles; gives the e-mail and the sign-in link. */
  async invite(name: string, roles: readonly Role[]): Promise<{ email: string; link: string }> {
    const email = `${name.toLowerCase().replaceAll(" ", ".")}.${this.organisationId.slice(-6)}@example.org`;
    const reply = await this.request.post(`${address()}/api/v1/organisations/${this.organisationId}/people`, {
      headers: { origin: address() },
      data: { email, name, roles },
    });
    expect(reply.status()).toBe(200);
    return { email, link: (await reply.json()).signInLink };
  }
}

type Journey = {
  faults: Faults;
  house: House;
  /** A window of the founder's, who is administrator and author. */
  author: Page;
  /** An empty window of somebody newly added with these roles, signed in. */
  personWith: (roles: readonly Role[], name?: string) => Promise<Page>;
  /** Another window of the founder's, in a browser of its own. */
  secondWindow: () => Promise<Page>;
  /** A window in which nobody is signed in. */
  signedOut: Page;
};

async function newHouse(request: APIRequestContext): Promise<House> {
  const post = async (path: string, data: object) => {
    const reply = await request.post(`${address()}/api/v1/organisations${path}`, { headers: { origin: address() }, data });
    expect(reply.status()).toBe(200);
    return reply.json();
  };
  const { organisationId } = await post("", { name: "Testhaus" });
  const { assessmentId } = await post(`/${organisationId}/assessments`, { name: "Letter drafter" });
  return new House(request, organisationId, assessmentId);
}

export const test = base.extend<Journey>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern
  faults: async ({}, use) => {
    const faults = new Faults();
    await use(faults);
    faults.check();
  },
  house: async ({ playwright }, use) => {
    const request = await playwright.request.newContext({ storageState: founderState });
    await use(await newHouse(request));
    await request.dispose();
  },
  author: async ({ browser, faults }, use) => {
    const context = await browser.newContext({ storageState: founderState, acceptDownloads: true });
    faults.watch(context);
    await use(await context.newPage());
    await context.close();
  },
  secondWindow: async ({ browser, faults }, use) => {
    const opened: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext({ storageState: founderState });
      opened.push(context);
      faults.watch(context);
      return context.newPage();
    });
    for (const context of opened) await context.close();
  },
  signedOut: async ({ browser, faults }, use) => {
    const context = await browser.newContext();
    faults.watch(context);
    await use(await context.newPage());
    await context.close();
  },
  personWith: async ({ browser, faults, house }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (roles, name = "Ben Second") => {
      const { link } = await house.invite(name, roles);
      const context = await browser.newContext();
      opened.push(context);
      faults.watch(context);
      // The form at the end of the link has a journey of its own.
      const data = { token: new URL(link).searchParams.get("token"), name, password: founder.password };
      const welcome = await context.request.post(`${address()}/api/v1/welcome`, { headers: { origin: address() }, data });
      expect(welcome.status()).toBe(200);
      return context.newPage();
    });
    for (const context of opened) await context.close();
  },
});

/** The frame of one question. */
export const question = (page: Page, path: string) => page.locator(`[id="${path}"]`);
