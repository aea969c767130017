/** Kinds of keys and tokens with the pattern of each; anchored on fixed words, so that no text makes them slow. */
const patterns = [
  ["awsAccessKey", /(?:^|[^A-Z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Z0-9])/],
  ["bedrockApiKey", /(?:^|[^A-Za-z0-9])(?:ABSK[A-Za-z0-9+/]{40}|bedrock-api-key-[A-Za-z0-9+/]{20})/],
  ["privateKey", /-----BEGIN [A-Z ]{0,40}PRIVATE KEY/],
  ["token", /(?:^|[^A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,2000}\.eyJ[A-Za-z0-9_-]{8}/],
  ["token", /(?:^|[^A-Za-z0-9])(?:ghp|gho|ghs|ghu|github_pat|glpat|xox[abprs]|sk-ant|sk-proj|pcsk|hf)[-_][A-Za-z0-9_-]{20}/],
  ["token", /(?:^|[^A-Za-z0-9])sk-[A-Za-z0-9]{32}/],
  ["token", /[Bb]earer [A-Za-z0-9._~+/-]{20}/],
  ["password", /:\/\/[^/\s:@]{1,200}:[^/\s@]{1,200}@/],
  ["password", /(?:password|passwd|pwd|secret|token|api_?key)\s{0,3}[=:]\s{0,3}["']?[^\s"'&;]{6}/i],
  ["password", /[?&](?:X-Amz-Signature|X-Amz-Security-Token|sig|access_token)=[^&\s]{6}/i],
] as const;

export type SecretKind = (typeof patterns)[number][0];

/** The kind of key, token or password that a text holds, or null. What is found is never printed. */
export function findSecret(text: string): SecretKind | null {
  if (text.length < 8) return null;
  // A secret starts near the front of the fields that are kept; a longer text is looked at in windows that overlap.
  for (let at = 0; at < text.length; at += 3_500) {
    const part = text.slice(at, at + 4_000);
    const found = patterns.find(([, pattern]) => pattern.test(part));
    if (found) return found[0];
  }
  return null;
}
