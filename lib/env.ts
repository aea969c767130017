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
    GROUNDWORK_SECRET_PREVIOUS: z
      .string()
      .transform((value) => (value === "" ? undefined : value))
      .pipe(
        z
          .string()
          .min(32, "GROUNDWORK_SECRET_PREVIOUS is shorter than 32 characters: give the secret used before, or leave it out.")
          .optional(),
      )
      .optional(),
    GROUNDWORK_BUILD_DIRECTORY: z.string().default(".build"),
    TRUSTED_PROXY: z.enum(["0", "1"]).default("0"),
    TIMESTAMP_URL: z.url({ protocol: /^https?$/ }).optional(),
    TIMESTAMP_AUTHORITY_FILE: z.string().min(1).optional(),
    SMTP_URL: z
      .url({ protocol: /^smtps?$/, error: "SMTP_URL must be an address such as smtps://user:password@mail.example.org:465." })
      .optional(),
    MAIL_FROM: z.email("MAIL_FROM must be one e-mail address.").optional(),
    OIDC_ISSUER: z.url({ protocol: /^https?$/, error: "OIDC_ISSUER must be the address of the identity provider." }).optional(),
    OIDC_CLIENT_ID: z.string().min(1).optional(),
    OIDC_CLIENT_SECRET: z.string().min(1).optional(),
    OIDC_NAME: z.string().trim().min(1).max(60).default("single sign-on"),
    OIDC_SECOND_FACTOR: z.enum(["0", "1"]).default("0"),
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
  })
  .refine(
    ({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET }) => new Set([!OIDC_ISSUER, !OIDC_CLIENT_ID, !OIDC_CLIENT_SECRET]).size === 1,
    {
      message: "Single sign-on needs OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET, all three.",
    },
  )
  .refine(({ OIDC_ISSUER }) => !OIDC_ISSUER || OIDC_ISSUER.startsWith("https:") || loopback.includes(new URL(OIDC_ISSUER).hostname), {
    message: "OIDC_ISSUER must be an https address; only a provider on this machine may do without.",
  });

export type SingleSignOn = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What people call it: it stands on buttons. */
  name: string;
  /** Whether the provider asks everybody for a second factor, as the operator says. */
  asksForSecondFactor: boolean;
};

export type Environment = {
  development: boolean;
  /** Scheme, host and port that people use: origin checks, cookies and links follow from it. */
  origin: string;
  /** Every origin that a request may name. */
  allowedOrigins: readonly string[];
  secure: boolean;
  databaseUrl: string;
  /** Encrypts what is kept secret, and signs session cookies. */
  secret: string;
  /** The secret before it, for reading only; null: none is given. */
  previousSecret: string | null;
  buildDirectory: string;
  /** Whether the last entry of X-Forwarded-For comes from a proxy of ours. */
  trustedProxy: boolean;
  /** A time-stamp service (RFC 3161) for signatures, and the file with the authority that its certificate must lead to. */
  timeStamps: { url: string; authorityFile: string } | null;
  /** The server that takes mail and the address it is sent from; null: no mail is sent, and everything works without. */
  mail: { server: string; from: string } | null;
  /** The one identity provider that people may sign in with; null: none. */
  singleSignOn: SingleSignOn | null;
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
    previousSecret: values.GROUNDWORK_SECRET_PREVIOUS ?? null,
    buildDirectory: values.GROUNDWORK_BUILD_DIRECTORY,
    trustedProxy: values.TRUSTED_PROXY === "1",
    timeStamps:
      values.TIMESTAMP_URL && values.TIMESTAMP_AUTHORITY_FILE
        ? { url: values.TIMESTAMP_URL, authorityFile: values.TIMESTAMP_AUTHORITY_FILE }
        : null,
    mail: values.SMTP_URL && values.MAIL_FROM ? { server: values.SMTP_URL, from: values.MAIL_FROM } : null,
    singleSignOn:
      values.OIDC_ISSUER && values.OIDC_CLIENT_ID && values.OIDC_CLIENT_SECRET
        ? {
            // One spelling, because accounts are kept under it.
            issuer: new URL(values.OIDC_ISSUER).href,
            clientId: values.OIDC_CLIENT_ID,
            clientSecret: values.OIDC_CLIENT_SECRET,
            name: values.OIDC_NAME,
            asksForSecondFactor: values.OIDC_SECOND_FACTOR === "1",
          }
        : null,
    logLevel: values.LOG_LEVEL,
  };
  return checked;
}

/** A file with the publishers of facts whom the operator trusts; none is shipped. Read apart: a command without a database needs it too. */
export const factsPublishersFile = (): string | null => process.env["GROUNDWORK_FACTS_PUBLISHERS"] || null;
