import { z } from "zod";

const loopback = ["localhost", "127.0.0.1", "::1"];

const schema = z
  .object({
    NODE_ENV: z.string().default("production"),
    PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
    HOST: z.string().default("localhost"),
    PUBLIC_URL: z.url().optional(),
    DATABASE_APP_URL: z.string().min(1, "DATABASE_APP_URL is missing: start Groundwork with npm start, which sets it."),
    GROUNDWORK_SECRET: z
      .string()
      .min(32, "GROUNDWORK_SECRET is missing or shorter than 32 characters: start with npm start, or set a random one."),
    GROUNDWORK_BUILD_DIRECTORY: z.string().default(".build"),
    TRUSTED_PROXY: z.enum(["0", "1"]).default("0"),
    TIMESTAMP_URL: z.url({ protocol: /^https?$/ }).optional(),
    TIMESTAMP_AUTHORITY_FILE: z.string().min(1).optional(),
    GROUNDWORK_FACTS_PUBLISHERS: z.string().min(1).optional(),
    SMTP_URL: z
      .url({ protocol: /^smtps?$/, error: "SMTP_URL must be an address such as smtps://user:password@mail.example.org:465." })
      .optional(),
    MAIL_FROM: z.email("MAIL_FROM must be one e-mail address.").optional(),
    LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
  })
  .refine((values) => loopback.includes(values.HOST) || values.PUBLIC_URL?.startsWith("https://"), {
    message: "HOST is not loopback, so PUBLIC_URL must be set to the https address under which people reach Groundwork.",
  })
  .refine((values) => (values.TIMESTAMP_URL === undefined) === (values.TIMESTAMP_AUTHORITY_FILE === undefined), {
    message: "TIMESTAMP_URL needs TIMESTAMP_AUTHORITY_FILE, a PEM file with the service's authority, and the other way round.",
  })
  .refine((values) => (values.SMTP_URL === undefined) === (values.MAIL_FROM === undefined), {
    message: "SMTP_URL needs MAIL_FROM, the address that mail is sent from, and the other way round.",
  });

export type Environment = {
  development: boolean;
  /** Scheme, host and port that people use: origin checks, cookies and links follow from it. */
  origin: string;
  /** Every origin that a request may name. */
  allowedOrigins: readonly string[];
  secure: boolean;
  databaseUrl: string;
  secret: string;
  buildDirectory: string;
  /** Whether the last entry of X-Forwarded-For comes from a proxy of ours. */
  trustedProxy: boolean;
  /** A time-stamp service (RFC 3161) for signatures, and the file with the authority that its certificate must lead to. */
  timeStamps: { url: string; authorityFile: string } | null;
  /** The server that takes mail and the address it is sent from; null: no mail is sent, and everything works without. */
  mail: { server: string; from: string } | null;
  /** A file with the publishers of facts whom the operator trusts; none is shipped. */
  factsPublishersFile: string | null;
  logLevel: string;
};

let checked: Environment | undefined;

/** The settings, read from the environment once and checked. Throws one sentence for a wrong one. */
export function environment(): Environment {
  if (checked) return checked;
  const parsed = schema.safeParse(process.env);
  if (!parsed.success) throw new Error(parsed.error.issues.map((issue) => issue.message).join(" "));
  const values = parsed.data;
  const origin = new URL(values.PUBLIC_URL ?? `http://localhost:${values.PORT}`).origin;
  checked = {
    development: values.NODE_ENV === "development",
    origin,
    allowedOrigins: values.PUBLIC_URL ? [origin] : [origin, `http://127.0.0.1:${values.PORT}`, `http://[::1]:${values.PORT}`],
    secure: origin.startsWith("https://"),
    databaseUrl: values.DATABASE_APP_URL,
    secret: values.GROUNDWORK_SECRET,
    buildDirectory: values.GROUNDWORK_BUILD_DIRECTORY,
    trustedProxy: values.TRUSTED_PROXY === "1",
    timeStamps:
      values.TIMESTAMP_URL && values.TIMESTAMP_AUTHORITY_FILE
        ? { url: values.TIMESTAMP_URL, authorityFile: values.TIMESTAMP_AUTHORITY_FILE }
        : null,
    mail: values.SMTP_URL && values.MAIL_FROM ? { server: values.SMTP_URL, from: values.MAIL_FROM } : null,
    factsPublishersFile: values.GROUNDWORK_FACTS_PUBLISHERS ?? null,
    logLevel: values.LOG_LEVEL,
  };
  return checked;
}
