import type { z } from "zod";
import type { RefusalReply } from "@/lib/domain/assessment/change-reply";
import { unsafeShape, unstorableText } from "@/lib/domain/assessment/unsafe-shape";
import { environment } from "@/lib/env";
import { personAndCookies } from "@/lib/services/accounts/current-person";
import type { SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import { reportFault } from "@/lib/services/installation/report-fault";
import { notFound, Refusal, refuse } from "@/lib/services/refusal";

const statuses: Readonly<Record<Refusal["reply"]["refused"], number>> = {
  invalid: 400,
  signedOut: 401,
  notAllowed: 403,
  // Allowed once the person has shown again who they are.
  confirmIdentity: 403,
  notFound: 404,
  conflict: 409,
  referred: 409,
  closed: 409,
  tooLarge: 413,
  wrongType: 415,
  tooMany: 429,
  failed: 500,
};

const megabyte = 1024 * 1024;
/** A list of changes with long texts fits; files have their own limits. */
const usualBytes = 2 * megabyte;

/** Cross-site requests carry somebody else's Origin, or none from old tools: neither changes anything. */
function checkOrigin(request: Request): void {
  const origin = request.headers.get("origin");
  const site = request.headers.get("sec-fetch-site");
  if (!origin || !environment().allowedOrigins.includes(origin) || (site !== null && site !== "same-origin"))
    throw refuse("notAllowed", "This request does not come from Groundwork's own pages.");
}

/** The body, refused before it is read where it says that it is too long, and at the limit where it does not say. */
export async function bodyBytes(request: Request, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () => refuse("tooLarge", `This is larger than ${Math.round(most / megabyte)} MB.`);
  const declared = Number(request.headers.get("content-length") ?? 0);
  if (declared > most) throw tooLarge();
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.byteLength;
    if (length > most) {
      await reader.cancel();
      throw tooLarge();
    }
    chunks.push(part.value);
  }
  if (length < declared) throw refuse("invalid", "The file did not arrive whole. Send it again.");
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

/** The body as text; JSON only. */
export async function bodyText(request: Request, most: number): Promise<string> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim();
  if (type !== "application/json") throw refuse("wrongType", "The request must be JSON.");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await bodyBytes(request, most));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw refuse("invalid", "The text is not UTF-8.");
  }
}

async function parsedBody<T>(request: Request, schema: z.ZodType<T>, textsElsewhere = false): Promise<T> {
  const text = await bodyText(request, usualBytes);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw refuse("invalid", "The request is not JSON.");
  }
  const unsafe = unsafeShape(json) ?? (textsElsewhere ? null : unstorableText(json));
  if (unsafe) throw refuse("invalid", `${unsafe.path}: ${unsafe.message}`, [unsafe]);
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.slice(0, 50).map((issue) => ({ path: issue.path.join("/"), message: issue.message }));
  throw refuse("invalid", problems[0] ? `${problems[0].path}: ${problems[0].message}` : "The request does not fit.", problems);
}

const headers = { "cache-control": "private, no-store", "x-content-type-options": "nosniff" };

const answer = (body: unknown, status = 200): Response =>
  body instanceof Response
    ? body
    : body === undefined
      ? new Response(null, { status: 204, headers })
      : Response.json(body, { status, headers });

async function replying(request: Request, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) return answer(error.reply, statuses[error.reply.refused]);
    const id = reportFault(error, { method: request.method, path: new URL(request.url).pathname });
    const reply: RefusalReply = {
      refused: "failed",
      message: `Something went wrong here; nothing was saved. Whoever runs the server finds it as ${id}.`,
    };
    return answer(reply, 500);
  }
}

async function signedIn(request: Request): Promise<{ person: SignedInPerson; cookies: readonly string[] }> {
  const found = await personAndCookies(request.headers);
  if (!found) throw refuse("signedOut", "You are signed out. Sign in and try again; what you typed is still here.");
  return found;
}

type Context<P> = { params: Promise<P> };

const idPattern = /^[A-Za-z0-9@:._-]{1,200}$/;

/** What the address names. Anything that no id of ours looks like names nothing, and reaches no query. */
async function placesOf<P>({ params }: Context<P>): Promise<P> {
  const places = await params;
  if (Object.values(places ?? {}).some((id) => typeof id !== "string" || !idPattern.test(id))) throw notFound();
  return places;
}
type Work<P, T> = (given: { person: SignedInPerson; params: P; body: T; request: Request }) => Promise<unknown>;

const withCookies = (response: Response, cookies: readonly string[]): Response => {
  for (const cookie of cookies) response.headers.append("set-cookie", cookie);
  return response;
};

/**
 * The one door for changes: own origin, who, the body by its schema; may they, and the audit, are the service's.
 * `textsCheckedByService`: answers are checked one by one there, so that a refusal names the question.
 */
export const change =
  <P, T>(schema: z.ZodType<T>, work: Work<P, T>, { textsCheckedByService = false } = {}) =>
  (request: Request, context: Context<P>): Promise<Response> =>
    replying(request, async () => {
      checkOrigin(request);
      const { person, cookies } = await signedIn(request);
      const body = await parsedBody(request, schema, textsCheckedByService);
      return withCookies(answer(await work({ person, params: await placesOf(context), body, request })), cookies);
    });

/** The same for a change without a JSON body: files, and what the address says in full. */
export const changeWithoutBody =
  <P>(work: Work<P, undefined>) =>
  (request: Request, context: Context<P>): Promise<Response> =>
    replying(request, async () => {
      checkOrigin(request);
      const { person, cookies } = await signedIn(request);
      return withCookies(answer(await work({ person, params: await placesOf(context), body: undefined, request })), cookies);
    });

/** What only reads. */
export const read =
  <P>(work: Work<P, undefined>) =>
  (request: Request, context: Context<P>): Promise<Response> =>
    replying(request, async () => {
      const { person, cookies } = await signedIn(request);
      return withCookies(answer(await work({ person, params: await placesOf(context), body: undefined, request })), cookies);
    });

/** A change by somebody who is not signed in yet: signing in and out, and the first visit by a link. */
export const changeBeforeSignIn =
  <T>(schema: z.ZodType<T> | null, work: (given: { body: T; request: Request }) => Promise<unknown>) =>
  (request: Request): Promise<Response> =>
    replying(request, async () => {
      checkOrigin(request);
      const body = schema ? await parsedBody(request, schema) : (undefined as T);
      return answer(await work({ body, request }));
    });

/** What everybody may send from Groundwork's own pages, signed in or not; nothing is changed by it. */
export const publicRequest =
  (work: (request: Request) => Promise<unknown>) =>
  (request: Request): Promise<Response> =>
    replying(request, async () => {
      checkOrigin(request);
      return answer(await work(request));
    });

/** What everybody may read, signed in or not. */
export const publicRead =
  (work: () => Promise<unknown>) =>
  (request: Request): Promise<Response> =>
    replying(request, async () => answer(await work()));

/** A file to save: never shown in the browser. */
export function download(
  bytes: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | string,
  { name, type }: { name: string; type: string },
): Response {
  // RFC 6266: a plain name for old readers, the full one percent-encoded.
  const plain = name.replace(/[^A-Za-z0-9._-]/g, "_");
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
  return new Response(bytes, {
    headers: {
      ...headers,
      "content-type": type,
      "content-disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
      "content-security-policy": "sandbox; default-src 'none'",
    },
  });
}
