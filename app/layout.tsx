import "@fontsource-variable/inter/index.css";
import "@fontsource-variable/source-serif-4/index.css";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";

export const metadata: Metadata = {
  title: { default: "Groundwork", template: "%s · Groundwork" },
  description: "Data protection impact assessments for AI systems on Amazon Bedrock.",
  robots: { index: false, follow: false },
};

export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

/** Reading the request keeps every page dynamic, so that its scripts carry the nonce of the Content-Security-Policy. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  await headers();
  const theme = (await cookies()).get("theme")?.value;
  return (
    <html lang="en" data-theme={theme === "light" || theme === "dark" ? theme : "system"}>
      <body>
        <a
          href="#main"
          className="absolute left-2 top-2 z-50 -translate-y-20 rounded bg-accent px-4 py-2 text-on-accent focus:translate-y-0 focus:text-on-accent"
        >
          Skip to the content
        </a>
        {children}
      </body>
    </html>
  );
}
