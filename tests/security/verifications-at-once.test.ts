import { expect, it, vi } from "vitest";
import { POST } from "@/app/api/v1/verify/route";
import { environment } from "@/lib/env";

// No database is asked: nothing here is read as far as that.
vi.stubEnv("DATABASE_APP_URL", "postgresql://nobody@127.0.0.1:1/none");
vi.stubEnv("GROUNDWORK_SECRET", "a secret of this test, long enough");
const { origin } = environment();
const send = (body: ReadableStream<Uint8Array> | string, headers: Record<string, string> = {}): Promise<Response> =>
  POST(
    new Request(`${origin}/api/v1/verify`, {
      method: "POST",
      headers: { origin, "content-type": "application/pdf", ...headers },
      body,
      duplex: "half",
    } as RequestInit),
  );

it("a fifth document beside four that are still arriving is refused with what to do, and taken once one of them is done", async () => {
  const arriving: ReadableStreamDefaultController<Uint8Array>[] = [];
  const four = Array.from({ length: 4 }, () => send(new ReadableStream({ start: (controller) => void arriving.push(controller) })));
  const fifth = await send("%PDF-1.7");
  expect(fifth.status).toBe(429);
  expect(JSON.stringify(await fifth.json())).toContain("Wait until they are done, then try again.");
  for (const controller of arriving) controller.error(new Error("The line broke."));
  await Promise.all(four);
  // Too large a one is past the count and refused for its size.
  expect((await send("x", { "content-length": String(2 ** 30) })).status).toBe(413);
});
