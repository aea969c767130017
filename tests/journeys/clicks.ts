import type { Locator, Page } from "@playwright/test";

/**
 * Counts what a person has to press on a page: pointer activations and their keyboard equivalents (Enter, Space on a
 * control, a choice made in a list). Typing text and moving with Tab are not counted.
 */
export async function countClicks(page: Page): Promise<() => number> {
  let clicks = 0;
  await page.exposeFunction("countClick", () => {
    clicks += 1;
  });
  await page.addInitScript(() => {
    const count = () => (window as unknown as { countClick: () => void }).countClick();
    const writes = (target: EventTarget | null) =>
      target instanceof HTMLTextAreaElement ||
      (target instanceof HTMLInputElement && !["radio", "checkbox", "button"].includes(target.type));
    let byPointer = false;
    let chosenIn: EventTarget | null = null;
    document.addEventListener(
      "pointerdown",
      () => {
        byPointer = true;
        count();
      },
      true,
    );
    document.addEventListener(
      "keydown",
      (event) => {
        byPointer = false;
        if (event.key === "Enter" && !(event.target instanceof HTMLTextAreaElement)) count();
        if (event.key === " " && !writes(event.target)) count();
      },
      true,
    );
    document.addEventListener(
      "change",
      (event) => {
        // Each letter that is typed in a closed list changes it; the choice is one.
        if (event.target instanceof HTMLSelectElement && !byPointer && event.target !== chosenIn) count();
        chosenIn = event.target;
      },
      true,
    );
  });
  return () => clicks;
}

/** Moves the focus with Tab, or back with Shift and Tab, as somebody without a mouse does, until it is in the control. */
export async function tabTo(control: Locator): Promise<void> {
  const page = control.page();
  for (let presses = 0; presses < 80; presses += 1) {
    const way = await control.evaluate((element) => {
      const { activeElement } = document;
      if (element === activeElement) return null;
      return activeElement && element.compareDocumentPosition(activeElement) & Node.DOCUMENT_POSITION_FOLLOWING ? "Shift+Tab" : "Tab";
    });
    if (way === null) return;
    await page.keyboard.press(way);
  }
  throw new Error(`Tab does not lead to ${control}`);
}

export async function typeInto(control: Locator, text: string): Promise<void> {
  await tabTo(control);
  await control.page().keyboard.type(text);
}
