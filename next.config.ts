import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // The optimiser decodes images with native code in the web process; Groundwork shows none that people sent.
  images: { unoptimized: true },
  productionBrowserSourceMaps: false,
  serverExternalPackages: [
    "@prisma/client",
    "@prisma/adapter-pg",
    "pg",
    "pg-boss",
    "pino",
    "piscina",
    "better-auth",
    "subset-font",
    "@zxcvbn-ts/core",
    "@zxcvbn-ts/language-common",
  ],
  // Behind a proxy Next keeps only the first 10 MB of a body, silently; evidence and assessment files may have 20,
  // files of AWS together 25.
  experimental: { proxyClientMaxBodySize: "27mb" },
  // Types are checked by tsc, once, in `npm run check`.
  typescript: { ignoreBuildErrors: true },
};

export default config;
