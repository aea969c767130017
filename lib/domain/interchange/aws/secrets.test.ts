import { describe, expect, it } from "vitest";
import { findSecret } from "./secrets";

describe("findSecret", () => {
  it.each([
    ["AKIAINVENTED00000001", "awsAccessKey"],
    ["name-ASIAINVENTED00000001-x", "awsAccessKey"],
    ["-----BEGIN RSA PRIVATE KEY-----", "privateKey"],
    ["https://someone:invented-word@db.example.org", "password"],
    ["https://x.example.org/?token=invented1234", "password"],
    [`eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJpbnZlbnRlZCJ9.${"a".repeat(20)}`, "token"],
    [`ghp_${"a".repeat(30)}`, "token"],
    [`ABSK${"A".repeat(60)}`, "bedrockApiKey"],
    [`${"x".repeat(3_990)}AKIAINVENTED00000001`, "awsAccessKey"],
  ])("finds the secret in %s", (text, kind) => expect(findSecret(text)).toBe(kind));

  it.each([
    "arn:aws:bedrock:eu-west-1:210987654321:agent/AGINVENT01",
    "eu.anthropic.claude-sonnet-4-6",
    "/aws/bedrock/modelinvocations",
    "parcel-desk-token-service",
    "cluster0.abcde.mongodb.net",
    "BAKIAINVENTED00000001",
  ])("finds none in %s", (text) => expect(findSecret(text)).toBeNull());

  it("takes no longer for a long text than its length", () => {
    const since = performance.now();
    expect(findSecret("password ".repeat(7_000))).toBeNull();
    expect(performance.now() - since).toBeLessThan(1_000);
  });
});
