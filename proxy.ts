import { type NextRequest, NextResponse } from "next/server";

/** Sets headers, and decides nothing: who may do what is asked in the services. */
const fixed: Readonly<Record<string, string>> = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "X-Frame-Options": "DENY",
  "Permissions-Policy":
    "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(self), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=(), xr-spatial-tracking=()",
};

const policy = (nonce: string, development: boolean): string =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "connect-src 'self'",
  ].join("; ");

export function proxy(request: NextRequest): NextResponse {
  // Tests run the whole permission matrix without this file.
  if (process.env.GROUNDWORK_WITHOUT_PROXY === "1") return NextResponse.next();
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(18))));
  const csp = policy(nonce, process.env.NODE_ENV === "development");
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  const asked = request.nextUrl.clone();
  asked.searchParams.delete("_rsc");
  headers.set("x-groundwork-page", asked.pathname + asked.search);
  headers.set("Content-Security-Policy", csp);
  const response = NextResponse.next({ request: { headers } });
  // Data and files: nothing in them ever runs, also where a browser is made to show one.
  const isData = request.nextUrl.pathname.startsWith("/api/");
  response.headers.set("Content-Security-Policy", isData ? "sandbox; default-src 'none'; frame-ancestors 'none'" : csp);
  for (const [name, value] of Object.entries(fixed)) response.headers.set(name, value);
  if (process.env.PUBLIC_URL?.startsWith("https://"))
    response.headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
  return response;
}

export const config = { matcher: "/:path*" };
