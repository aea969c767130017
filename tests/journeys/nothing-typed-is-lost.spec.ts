import { fillFirstForm } from "./first-form";
import { GroundworkServer } from "./groundwork-server";
import { address, expect, founder, question, test } from "./journey";

const nature = "desc.nature";
const section = "sections/description";
const unreachable = /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|ERR_SOCKET_NOT_CONNECTED/;

test("Somebody types while offline: a banner counts what is not saved, and it is saved by itself once the line is back", async ({
  author: page,
  house,
  faults,
}) => {
  faults.expect(unreachable);
  await page.goto(house.page(section));
  await page.context().setOffline(true);
  await question(page, nature).locator("textarea").fill("Written in a train");
  await question(page, "desc.scope").locator("textarea").fill("and in a tunnel");
  await page.keyboard.press("Tab");
  await expect(page.getByText("You are offline. 2 answers not saved yet")).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByText("You are offline.")).toBeHidden();
  await expect.poll(() => house.answer(nature)).toEqual({ value: "Written in a train" });
  await expect.poll(() => house.answer("desc.scope")).toEqual({ value: "and in a tunnel" });
  await page.reload();
  await expect(question(page, nature).locator("textarea")).toHaveValue("Written in a train");
});

test("The server is killed while a save is under way and started again: every acknowledged answer is there, and the last text is saved", async ({
  browser,
  faults,
}) => {
  // Makes a database of its own, and starts twice.
  test.slow();
  faults.expect(unreachable, /Failed to load resource/);
  const server = await GroundworkServer.inNewFolder();
  try {
    await server.start();
    const context = await browser.newContext();
    faults.watch(context);
    const page = await context.newPage();
    await page.goto(server.firstLink);
    await fillFirstForm(page);
    await page.getByRole("button", { name: "Start an assessment" }).click();
    await page.keyboard.type("Letters");
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: /^What is done/ }).click();
    const acknowledged = page.waitForResponse((reply) => reply.url().endsWith("/changes") && reply.status() === 200);
    await question(page, "desc.scope").locator("textarea").fill("Acknowledged before the blow");
    await acknowledged;
    const underWay = page.waitForRequest((request) => request.url().endsWith("/changes"));
    await question(page, nature).locator("textarea").fill("Under way when the server was killed");
    await underWay;
    await server.kill();
    await question(page, nature).locator("textarea").fill("Under way when the server was killed, and written on");
    await expect(page.getByText("Not saved: retrying")).toBeVisible();
    await server.start();
    await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible({ timeout: 40_000 });
    await page.reload();
    await expect(question(page, nature).locator("textarea")).toHaveValue("Under way when the server was killed, and written on");
    await expect(question(page, "desc.scope").locator("textarea")).toHaveValue("Acknowledged before the blow");
    await context.close();
  } finally {
    await server.stop();
  }
});

test("Somebody is signed out while typing: a dialog asks to sign in on the spot, and the text is saved", async ({
  author: page,
  house,
  personWith,
  faults,
}) => {
  faults.expect(/status of 401/);
  const writer = await personWith(["author"]);
  await writer.goto(house.page(section));
  const elsewhere = await writer.context().newPage();
  await elsewhere.goto(house.list);
  await elsewhere.getByRole("banner").getByText("Ben Second").click();
  await elsewhere.getByRole("button", { name: "Sign out" }).click();
  await elsewhere.waitForURL(/\/sign-in/);
  await question(writer, nature).locator("textarea").fill("Typed after the session had ended");
  const dialog = writer.getByRole("dialog", { name: "You have been signed out" });
  await expect(dialog).toContainText("1 answer not saved yet");
  await dialog.getByLabel("Password").fill("not the password at all");
  await dialog.getByRole("button", { name: "Sign in and save" }).click();
  await expect(dialog.getByRole("alert")).toContainText("not right");
  await dialog.getByLabel("Password").fill(founder.password);
  await dialog.getByRole("button", { name: "Sign in and save" }).click();
  await expect(dialog).toBeHidden();
  await expect(writer.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
  expect(await house.answer(nature)).toEqual({ value: "Typed after the session had ended" });
  await page.goto(house.page(section));
  await expect(question(page, nature).locator("textarea")).toHaveValue("Typed after the session had ended");
});

test("Somebody types and at once goes Back, follows a link or closes the page: the text is there when they return", async ({
  author: page,
  house,
}) => {
  await page.goto(house.list);
  await page.getByRole("link", { name: "Letter drafter" }).click();
  await page.getByRole("link", { name: /^What is done/ }).click();
  const text = () => question(page, nature).locator("textarea");

  await text().fill("Typed, then Back");
  await page.goBack();
  await expect(page).toHaveURL(/\/overview$/);
  await page.goForward();
  await expect(text()).toHaveValue("Typed, then Back");
  await expect.poll(() => house.answer(nature)).toEqual({ value: "Typed, then Back" });

  await text().fill("Typed, then a link to another section");
  await page.getByRole("link", { name: /^Purposes and legal basis/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Purposes and legal basis" })).toBeVisible();
  await expect.poll(() => house.answer(nature)).toEqual({ value: "Typed, then a link to another section" });

  await page.goBack();
  await text().fill("Typed, then a link out of the assessment");
  await page.getByRole("link", { name: "Assessments", exact: true }).click();
  await expect(page).toHaveURL(house.list);
  await expect.poll(() => house.answer(nature)).toEqual({ value: "Typed, then a link out of the assessment" });

  const second = await page.context().newPage();
  await second.goto(house.page(section));
  await question(second, nature).locator("textarea").fill("Typed, then the page closed");
  second.on("dialog", (dialog) => void dialog.accept());
  await second.close({ runBeforeUnload: true });
  await expect.poll(() => house.answer(nature)).toEqual({ value: "Typed, then the page closed" });
});

test("A save that is overtaken by a later one never brings the older text back", async ({ author: page, house }) => {
  await page.goto(house.page(section));
  let release = (): void => undefined;
  const held = new Promise<void>((done) => {
    release = done;
  });
  let requests = 0;
  await page.route("**/changes", async (route) => {
    requests += 1;
    if (requests === 1) await held;
    await route.continue();
  });
  const first = page.waitForRequest((request) => request.url().endsWith("/changes"));
  await question(page, nature).locator("textarea").fill("The first text");
  await first;
  await question(page, nature).locator("textarea").fill("The second text");
  // Leaving does not wait for the save that is under way.
  await page.getByRole("link", { name: "Assessments", exact: true }).click();
  await expect.poll(() => house.answer(nature)).toEqual({ value: "The second text" });
  const late = page.waitForResponse((reply) => reply.url().endsWith("/changes"));
  release();
  expect((await late).status()).toBe(200);
  expect(await house.answer(nature)).toEqual({ value: "The second text" });
});

test("A page that is not ready to save yet takes no text that it would lose, and no password either", async ({
  author: page,
  house,
  browser,
  faults,
}) => {
  let release = (): void => undefined;
  const held = new Promise<void>((done) => {
    release = done;
  });
  await page.route("**/_next/static/**/*.js", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(house.page(section), { waitUntil: "commit" });
  const text = question(page, nature).locator("textarea");
  await expect(text).toBeDisabled();
  release();
  await expect(text).toBeEnabled();

  // Without its script the browser would send the form itself, with the password in the address.
  const context = await browser.newContext({ javaScriptEnabled: false });
  faults.watch(context);
  const bare = await context.newPage();
  await bare.goto(`${address()}/sign-in`);
  await expect(bare.getByLabel("Password")).toBeDisabled();
  await context.close();
});
