import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright";
import { disconnect } from "@/lib/adapters/db/database";
import { exampleContent } from "@/lib/domain/assessment/example";
import { sections } from "@/lib/domain/questionnaire/sections";
import { browserFlags } from "../support/browser-flags";
import type { Figure, Machine, Measurement } from "./figure";
import { joinDatabaseOf, newAssessments, type SignedInAuthor, signedInAuthors } from "./people";
import { dataFolder, type RunningServer, startServer } from "./server";
import { median, ms } from "./statistics";

/** The section with the most fields on its page: every question, and every question of every record of the example. */
const longestSection = (): string => {
  const fields = sections.map((section) => ({
    id: section.id,
    count:
      Object.keys(section.questions).length +
      Object.entries(section.lists ?? {}).reduce(
        (sum, [list, { questions }]) =>
          sum + (exampleContent.records[list as keyof typeof exampleContent.records]?.length ?? 0) * Object.keys(questions).length,
        0,
      ),
  }));
  return fields.reduce((longest, one) => (one.count > longest.count ? one : longest)).id;
};

/** A browser that has seen nothing yet, with the cookie of somebody who is signed in. */
async function coldBrowser(executablePath: string, server: RunningServer, author: SignedInAuthor) {
  const profile = await mkdtemp(join(tmpdir(), "groundwork-bench-profile-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: browserFlags,
    viewport: { width: 1280, height: 900 },
  });
  // The compiler that runs the bench wraps named functions in a call of its own, which a page does not know.
  await context.addInitScript({ content: "globalThis.__name ??= (given) => given;" });
  const [name = "", value = ""] = author.cookie.split(/=(.*)/s);
  await context.addCookies([{ name, value, url: server.address }]);
  return {
    context,
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/** Bytes of script that a page transfers when nothing is cached, compressed as the server sends them. */
async function scriptBytes(context: BrowserContext, address: string): Promise<number> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  const scripts = new Set<string>();
  let bytes = 0;
  session.on("Network.responseReceived", ({ requestId, type }) => {
    if (type === "Script") scripts.add(requestId);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  const response = await page.goto(address, { waitUntil: "networkidle" });
  if (!response?.ok()) throw new Error(`${address} gave ${response?.status()}`);
  await page.close();
  return bytes;
}

/** Milliseconds from the navigation's start until the first control stands on the page, and until it answers. */
async function firstControl(context: BrowserContext, address: string): Promise<{ visible: number; answers: number }> {
  const page = await context.newPage();
  await page.addInitScript(() => {
    const times = { visible: 0, answers: 0 };
    Object.assign(window, { firstControl: times });
    const look = () => {
      const control = document.querySelector("main form input, main form textarea, main form select");
      if (control && times.visible === 0 && control.getClientRects().length > 0) times.visible = performance.now();
      // React has taken the control over once its properties hang on the element.
      if (control && Object.keys(control).some((key) => key.startsWith("__reactProps"))) times.answers = performance.now();
      if (times.answers === 0) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.goto(address);
  await page.waitForFunction(() => (window as unknown as { firstControl: { answers: number } }).firstControl.answers > 0);
  return page.evaluate(() => (window as unknown as { firstControl: { visible: number; answers: number } }).firstControl);
}

/** Milliseconds from each key, and each click on a choice, to the next painted frame, as the browser's Event Timing tells them. */
async function interactions(page: Page, address: string): Promise<readonly number[]> {
  await page.addInitScript(() => {
    const longest = new Map<number, number>();
    Object.assign(window, { interactions: longest });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEventTiming & { interactionId: number })[])
        if (entry.interactionId > 0) longest.set(entry.interactionId, Math.max(longest.get(entry.interactionId) ?? 0, entry.duration));
    }).observe({ type: "event", durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  });
  await page.goto(address, { waitUntil: "networkidle" });
  const fields = page.locator("main form textarea:visible, main form input[type=text]:visible");
  const count = Math.min(3, await fields.count());
  for (let index = 0; index < count; index += 1) {
    await fields.nth(index).click();
    // Faster than anyone types; saves go off in the pauses between the fields.
    await page.keyboard.type(" It answers people who ask about their invented contract.", { delay: 60 });
    await page.waitForResponse((response) => response.url().includes("/changes"));
  }
  const choices = page.locator("main form input[type=radio]:visible");
  for (let index = 0; index < Math.min(4, await choices.count()); index += 1) await choices.nth(index).click();
  return page.evaluate(() => [...(window as unknown as { interactions: Map<number, number> }).interactions.values()]);
}

async function measure({ browser: executablePath }: Machine): Promise<readonly Figure[]> {
  const server = await startServer(await dataFolder());
  try {
    await joinDatabaseOf(server);
    const { organisationId, authors } = await signedInAuthors(server, 1);
    const [author] = authors;
    if (!author) throw new Error("Nobody is signed in");
    const [assessmentId = ""] = await newAssessments(organisationId, exampleContent, 1);
    const base = `${server.address}/o/${organisationId}/assessments/${assessmentId}`;
    const longest = longestSection();
    const questionPage = `${base}/sections/${longest}`;

    const first: { visible: number; answers: number }[] = [];
    for (let round = 0; round < 5; round += 1) {
      const { context, close } = await coldBrowser(executablePath, server, author);
      first.push(await firstControl(context, `${base}/sections/screening`));
      await close();
    }
    const { context, close } = await coldBrowser(executablePath, server, author);
    try {
      const bytes = { question: await scriptBytes(context, questionPage), others: [] as { page: string; bytes: number }[] };
      for (const page of ["overview", "data-flow", "recipients", "gaps", "risks", "measures", "facts", "document"])
        bytes.others.push({ page, bytes: await scriptBytes(context, `${base}/${page}`) });
      bytes.others.push({ page: "list", bytes: await scriptBytes(context, `${server.address}/o/${organisationId}/assessments`) });
      bytes.others.push({ page: "facts register", bytes: await scriptBytes(context, `${server.address}/facts`) });
      const worst = bytes.others.reduce((most, one) => (one.bytes > most.bytes ? one : most));
      const times = await interactions(await context.newPage(), questionPage);
      const inp = Math.max(0, ...times);
      const visible = median(first.map((one) => one.visible));
      const kB = (value: number): string => `${Math.round(value / 1000)} kB`;
      return [
        {
          what: "JavaScript of the question page",
          figure: kB(bytes.question),
          bar: "≤ 230 kB (aim 200)",
          reference: "CNIL PIA 1.65 MB, Dutch form 2.85 MB (published trial)",
          holds: bytes.question <= 230_000,
          on: `as transferred, compressed, nothing cached; section “${longest}”`,
        },
        {
          what: "JavaScript of the other pages, the largest",
          figure: kB(worst.bytes),
          bar: "≤ 200 kB",
          reference: `${worst.page}; ${bytes.others.length} pages, the smallest ${kB(Math.min(...bytes.others.map((one) => one.bytes)))}`,
          holds: worst.bytes <= 200_000,
          on: "as transferred, compressed, nothing cached",
        },
        {
          what: "first control on the question page, cold profile",
          figure: ms(visible),
          bar: "< 1,000 ms",
          reference: `answers after ${ms(median(first.map((one) => one.answers)))}; CNIL PIA 1.25 to 2.5 s, Dutch form 1.6 to 4.0 s (published trial)`,
          holds: visible < 1000,
          on: "screening section, loopback, a fresh profile each of 5 times, median",
        },
        {
          what: "typing in the longest section: INP",
          figure: times.length === 0 ? "< 16 ms" : ms(inp),
          bar: "≤ 100 ms",
          reference: `slowest of all keys and clicks; ${times.length} took 16 ms or more`,
          holds: inp <= 100,
          on: `Event Timing, section “${longest}” of the worked example, three fields and four choices`,
        },
      ];
    } finally {
      await close();
    }
  } finally {
    await disconnect();
    await server.stop();
  }
}

export const pages: Measurement = { name: "pages", measure };
