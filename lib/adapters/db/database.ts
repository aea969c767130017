import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import { environment } from "@/lib/env";
import { log } from "../log";
import { type Prisma, PrismaClient } from "./generated/client";

/** One pool a process, also where a bundler loads this file more than once. */
const held = globalThis as { groundworkPool?: Pool; groundworkDatabase?: PrismaClient };

/** The application's connections: a role that owns nothing and stands under row-level security. */
export function connections(): Pool {
  if (held.groundworkPool) return held.groundworkPool;
  // As long as a transaction may take: on a busy machine a save waits for its turn rather than fail.
  const pool = new Pool({ connectionString: environment().databaseUrl, max: 12, connectionTimeoutMillis: 30_000 });
  // A database that restarts ends idle connections; the next query opens a new one.
  pool.on("error", (error) => log().warn({ code: "code" in error ? error.code : undefined }, "an idle database connection ended"));
  held.groundworkPool = pool;
  return pool;
}

export function database(): PrismaClient {
  // What a failed query was asked with stays out of its message, and so out of every log.
  held.groundworkDatabase ??= new PrismaClient({ adapter: new PrismaPg(connections()), errorFormat: "minimal" });
  return held.groundworkDatabase;
}

export async function disconnect(): Promise<void> {
  await held.groundworkDatabase?.$disconnect();
  await held.groundworkPool?.end();
  delete held.groundworkDatabase;
  delete held.groundworkPool;
}

export type Transaction = Prisma.TransactionClient;

/**
 * A running transaction that takes SQL as tagged templates, every value a parameter. Prisma's transactions are such, and so is
 * the plain one of `sqlInOrganisation`.
 */
export type Statements = {
  $queryRaw<T>(text: TemplateStringsArray, ...values: readonly unknown[]): PromiseLike<T>;
  $executeRaw(text: TemplateStringsArray, ...values: readonly unknown[]): PromiseLike<number>;
};
