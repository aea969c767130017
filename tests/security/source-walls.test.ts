import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const sources = execFileSync("git", ["ls-files", "app", "components", "lib", "templates", "proxy.ts"], { encoding: "utf8" })
  .split("\n")
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file));
const filesWith = (pattern: RegExp): readonly string[] => sources.filter((file) => pattern.test(readFileSync(file, "utf8")));

describe("the source", () => {
  it("has no server action: every change goes through /api/v1", () => {
    expect(filesWith(/^\s*["']use server["']/m)).toEqual([]);
  });

  it("reads the environment in one place", () => {
    expect(filesWith(/process\.env\b/).filter((file) => !["lib/env.ts", "proxy.ts"].includes(file))).toEqual([]);
  });

  it("writes no unchecked SQL and no unchecked HTML", () => {
    expect(filesWith(/\$(?:queryRawUnsafe|executeRawUnsafe)\b/)).toEqual([]);
    expect(filesWith(/dangerouslySetInnerHTML/)).toEqual([]);
  });

  it("reaches the database from adapters, services and the command line's tasks only", () => {
    expect(filesWith(/from "@\/lib\/adapters\/db/).filter((file) => !/^lib\/(adapters|services|cli)\//.test(file))).toEqual([]);
  });
});
