import { describe, expect, it } from "vitest";
import { pseudonyms } from "./pseudonyms";
import { reduce } from "./reduce";

const key = "ab".repeat(16);
const names = pseudonyms(key, false);

describe("pseudonyms", () => {
  it("are the same each time, other for another text and under another key", () => {
    expect(names.of("claims")).toBe(pseudonyms(key, false).of("claims"));
    expect(names.of("claims")).not.toBe(names.of("claim"));
    expect(names.of("claims")).not.toBe(pseudonyms("cd".repeat(16), false).of("claims"));
    expect(names.account("210987654321")).toMatch(/^account-[0-9a-z]{6}$/);
  });

  it("leave the text where names are kept", () => expect(pseudonyms(key, true).of("claims")).toBe("claims"));
});

describe("what is kept of a value", () => {
  const kept = (leaf: Parameters<typeof reduce>[0][string], value: string, by = names) =>
    reduce({ a: leaf }, { a: value }, { place: "", names: by }).values.get("a")?.value;

  it("a model's public id stays, what the account made does not", () => {
    expect(kept("model", "arn:aws:bedrock:eu-west-1::foundation-model/amazon.nova-lite-v1:0")).toBe(
      "arn:aws:bedrock:eu-west-1::foundation-model/amazon.nova-lite-v1:0",
    );
    expect(kept("model", "arn:aws:bedrock:eu-west-1:210987654321:inference-profile/eu.amazon.nova-lite-v1:0")).toMatch(
      /^arn:aws:bedrock:eu-west-1:account-\w{6}:inference-profile\/eu\.amazon\.nova-lite-v1:0$/,
    );
    expect(kept("model", "arn:aws:bedrock:eu-west-1:210987654321:application-inference-profile/secretname")).toMatch(
      /application-inference-profile\/id-\w{8}$/,
    );
    expect(kept("model", "arn:aws:bedrock:eu-west-1:210987654321:custom-model/amazon.nova-lite-v1:0/secretname")).toMatch(
      /custom-model\/amazon\.nova-lite-v1:0\/id-\w{8}$/,
    );
  });

  it("of a host the known end and the Region stay, of another nothing", () => {
    expect(kept("host", "https://hr-abc.svc.us-east-1-aws.pinecone.io/x?y")).toMatch(/^id-\w{8}\.svc\.us-east-1-aws\.pinecone\.io$/);
    expect(kept("host", "https://intranet.example.org/path")).toMatch(/^id-\w{8}$/);
    expect(kept("host", "https://intranet.example.org/path?q=1", pseudonyms(key, true))).toBe("intranet.example.org");
  });

  it("a fixed word is kept, a sentence in its place is not", () => {
    expect(kept("word", "SESSION_SUMMARY")).toBe("SESSION_SUMMARY");
    expect(kept("word", "words of a person")).toBeUndefined();
  });

  it("what is marked sensitive is never read, at any depth", () => {
    const tree = { a: { b: "name" }, c: ["name"] } as const;
    const json = { a: [{ b: "x" }], c: ["y", "z"] };
    expect(reduce(tree, json, { place: "", names, sensitive: { a: [{ b: true }], c: [false, true] } }).nested).toEqual({
      c: [names.of("y")],
    });
    expect(reduce(tree, json, { place: "", names, sensitive: true }).nested).toEqual({});
  });

  it("one tree reads the three notations, and keeps the place as it is written", () => {
    const tree = { storageConfiguration: { type: "word" } } as const;
    const places = [
      { storageConfiguration: { type: "RDS" } },
      { storage_configuration: [{ type: "RDS" }] },
      { StorageConfiguration: { Type: "RDS" } },
    ].map((json) => {
      const { value, place } = reduce(tree, json, { place: "r", names }).values.get("storageConfiguration.type") ?? {};
      return `${place}=${value}`;
    });
    expect(places).toEqual(["r.storageConfiguration.type=RDS", "r.storage_configuration[0].type=RDS", "r.StorageConfiguration.Type=RDS"]);
  });
});
