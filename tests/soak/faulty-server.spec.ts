import { expect } from "@playwright/test";
import pg from "pg";
import { test } from "../journeys/journey";
import { furnished } from "./furnished";
import { addressOf, carry, everyRoute, expectAccessibleIn, twoLooks } from "./looked-at";

const client = () => new pg.Client({ connectionString: furnished().superuserUrl });
const renamed = async (from: string, to: string): Promise<void> => {
  const connection = client();
  await connection.connect();
  await connection.query(`alter table ${from} rename to ${to}`);
  await connection.end();
};

test.beforeAll(() => renamed("membership", "membership_away"));
test.afterAll(() => renamed("membership_away", "membership"));

test.describe
  .serial("the server is broken", () => {
    // Without single sign-on the way back from it is not there, and reads nothing.
    for (const route of everyRoute.filter((one) => one !== "/sign-in/return"))
      test(route, async ({ page, context }) => {
        const { full, everyRole } = furnished();
        await carry(context, everyRole);
        const response = await page.goto(addressOf(route, full));
        // What reads nobody's membership is shown as ever.
        if (response?.status() !== 200) {
          expect(response?.status()).toBe(500);
          await expect(page.getByRole("heading", { level: 1, name: "This page could not be shown" })).toBeVisible();
        }
        await expectAccessibleIn(page, `${route}, broken`, twoLooks);
      });
  });
