export type ApiReply<T> = { ok: true; status: number; data: T } | { ok: false; status: number; message: string; data: unknown };

const fallback: Readonly<Record<number, string>> = {
  0: "The server cannot be reached. Check the connection and try again.",
  401: "You are signed out. Sign in and try again.",
  403: "Your role does not allow this.",
  404: "This no longer exists, or you may not see it.",
  413: "The file is too large.",
  429: "Too many attempts. Wait a minute and try again.",
};

const messageOf = (status: number, data: unknown): string => {
  if (typeof data === "object" && data !== null) {
    const body = data as { message?: unknown; error?: unknown };
    if (typeof body.message === "string") return body.message;
    if (typeof body.error === "string") return body.error;
    if (typeof body.error === "object" && body.error !== null && "message" in body.error && typeof body.error.message === "string")
      return body.error.message;
  }
  return fallback[status] ?? `The server refused this (${status}).`;
};

/** Browsers refuse a request that outlives its page when it is longer than 64 KiB. */
const longestKeepalive = 60_000;

/** Calls our API and gives its reply, or a sentence that says what went wrong; never throws. Status 0: not reached. */
export async function callApi<T>(
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  body?: unknown,
  options?: { keepalive?: boolean },
): Promise<ApiReply<T>> {
  const isForm = body instanceof FormData || body instanceof Blob;
  const json = body === undefined || isForm ? "" : JSON.stringify(body);
  try {
    const response = await fetch(path, {
      method,
      credentials: "same-origin",
      ...(options?.keepalive && new Blob([json]).size <= longestKeepalive ? { keepalive: true } : {}),
      ...(body === undefined
        ? {}
        : isForm
          ? { body: body as FormData | Blob }
          : { body: json, headers: { "content-type": "application/json" } }),
    });
    const data: unknown = response.headers.get("content-type")?.includes("json") ? await response.json() : null;
    return response.ok
      ? { ok: true, status: response.status, data: data as T }
      : { ok: false, status: response.status, message: messageOf(response.status, data), data };
  } catch {
    return { ok: false, status: 0, message: fallback[0] ?? "", data: null };
  }
}
