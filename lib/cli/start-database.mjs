import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { installationSecrets, kept } from "./start-secret.mjs";
import { Sentence } from "./start-sentence.mjs";

/** The checkout that this file stands in, compiled or not. */
export function installationRoot() {
  for (let folder = path.dirname(fileURLToPath(import.meta.url)); ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, "prisma/schema.prisma"))) return folder;
    if (folder === path.dirname(folder)) throw new Sentence("The folder of Groundwork was not found: run the command from its checkout.");
  }
}

/** The installation's database: the embedded one of the data folder, started or taken over, or the one of DATABASE_URL. */
export async function openDatabase({ data, databaseUrl, databaseAppUrl, say = () => undefined }) {
  const { APP, startPostgres } = await import("./start-postgres.mjs");
  if (!databaseUrl) {
    const server = await startPostgres({ directory: path.join(data, "postgres"), tell: say });
    say(server.adopted ? "The database was still running and is taken over" : "The database runs");
    const { ownerUrl, appUrl, adopted, pid, stop } = server;
    return { ownerUrl, appUrl, appRole: APP, adopted, pid, stop };
  }
  const { checkAppUrl, makeAppRole } = await import("./start-migrate.mjs");
  const stop = async () => undefined;
  if (!URL.canParse(databaseUrl))
    throw new Sentence("DATABASE_URL is no address: write it as postgresql://user:password@host:5432/database.");
  if (databaseAppUrl) {
    if (!URL.canParse(databaseAppUrl))
      throw new Sentence("DATABASE_APP_URL is no address: write it as postgresql://user:password@host:5432/database.");
    await checkAppUrl(databaseAppUrl);
    return {
      ownerUrl: databaseUrl,
      appUrl: databaseAppUrl,
      appRole: decodeURIComponent(new URL(databaseAppUrl).username),
      adopted: true,
      stop,
    };
  }
  const password = kept(path.join(data, "app-role-password"), () => randomBytes(24).toString("base64url"));
  const { appUrl } = await makeAppRole({ url: databaseUrl, role: APP, password });
  return { ownerUrl: databaseUrl, appUrl, appRole: APP, adopted: true, stop };
}

/** Where the server of this installation listens when it runs, by its settings. */
export function addressFromSettings() {
  const port = Number(process.env.PORT ?? 3000);
  return { port, address: process.env.PUBLIC_URL ?? `http://localhost:${port}` };
}

/** The settings of the installation in this checkout, from the environment and `.env`; and its data folder. */
export function installationFolder(root = installationRoot()) {
  const file = path.join(root, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
  const data = path.resolve(root, process.env.GROUNDWORK_DATA ?? "data");
  if (!process.env.DATABASE_URL && !existsSync(path.join(data, "postgres", "made")))
    throw new Sentence(`There is no installation in ${data}: start Groundwork once with "npm start", or set DATABASE_URL.`);
  mkdirSync(data, { recursive: true, mode: 0o711 });
  return data;
}

/**
 * For a command that needs the installation's database without its server: sets the environment that the services read,
 * does the work, and stops an embedded database that was not running before. Throws a `Sentence` where there is none.
 * @template T
 * @param {(given: { ownerUrl: string }) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withDatabase(work, root = installationRoot()) {
  const data = installationFolder(root);
  const database = await openDatabase({ data, databaseUrl: process.env.DATABASE_URL, databaseAppUrl: process.env.DATABASE_APP_URL });
  // Links lead to where the server runs now, if it does.
  const running = path.join(data, "running.json");
  if (existsSync(running)) process.env.PORT ??= String(JSON.parse(readFileSync(running, "utf8")).port);
  process.env.DATABASE_APP_URL = database.appUrl;
  const { secret, previous } = installationSecrets(data);
  process.env.GROUNDWORK_SECRET = secret;
  process.env.GROUNDWORK_SECRET_PREVIOUS = previous ?? "";
  process.env.LOG_LEVEL ??= "silent";
  try {
    const { migrate } = await import("./start-migrate.mjs");
    await migrate({ url: database.ownerUrl, directory: path.join(root, "prisma/migrations"), appRole: database.appRole });
    return await work({ ownerUrl: database.ownerUrl });
  } finally {
    if (!database.adopted) await database.stop();
  }
}
