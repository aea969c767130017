import { environment } from "@/lib/env";

/** What the operator calls the single sign-on; null where there is none. */
export const singleSignOnName = (): string | null => environment().singleSignOn?.name ?? null;

/** Names the provider in the table of accounts: an account there is the provider and its subject, never an e-mail address. */
export const providerIdOf = (issuer: string): string => `oidc:${issuer}`;

/** The account at the provider of today's settings, among a person's accounts. */
export const connectionIn = <T extends { providerId: string }>(accounts: readonly T[]): T | undefined => {
  const settings = environment().singleSignOn;
  return settings ? accounts.find(({ providerId }) => providerId === providerIdOf(settings.issuer)) : undefined;
};
