import { PrismaPg } from "@prisma/adapter-pg";
import { environment } from "@/lib/env";
import { type Prisma, PrismaClient } from "./generated/client";

/** One pool a process, also where a bundler loads this file more than once. */
const held = globalThis as { groundworkDatabase?: PrismaClient };

/** The application's connection: a role that owns nothing and stands under row-level security. */
export function database(): PrismaClient {
  held.groundworkDatabase ??= new PrismaClient({ adapter: new PrismaPg({ connectionString: environment().databaseUrl, max: 12 }) });
  return held.groundworkDatabase;
}

export async function disconnect(): Promise<void> {
  await held.groundworkDatabase?.$disconnect();
  delete held.groundworkDatabase;
}

export type Transaction = Prisma.TransactionClient;
