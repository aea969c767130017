import { defineConfig } from "prisma/config";

// `prisma migrate deploy` works where Prisma's own engine can be fetched; Groundwork itself migrates without it.
export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://localhost:5432/groundwork" },
});
