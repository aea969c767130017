import type { Fact } from "../facts/fact";
import type { FactsInForce } from "../facts/facts-in-force";

export type Adequacy = {
  /**
   * `eea`: no transfer. `adequate`: a Commission decision covers the whole country. `partial`: one covers part of it, see
   * `scope`. `none`: the register lists the country as without one, by the list of decisions. `unknown`: facts are missing or disagree.
   */
  kind: "eea" | "adequate" | "partial" | "none" | "unknown";
  /** Whom or what the decision covers; null where that is everything or nothing. */
  scope: string | null;
  facts: readonly Fact[];
};

const unknown = (facts: readonly Fact[]): Adequacy => ({ kind: "unknown", scope: null, facts });

/**
 * Whether data may go to a country (ISO 3166-1 alpha-2, any case) under GDPR Art. 45, from the register's facts on EEA
 * membership, adequacy decisions and the day to which the list of decisions was read. A country without a decision is
 * `none` only while the register holds the complete list; otherwise, and for `*`, it is `unknown`.
 */
export function adequacyOf(country: string, facts: FactsInForce): Adequacy {
  const code = country.trim().toUpperCase();
  const membership = facts.find("country", code, "eeaMember");
  if (membership.state === "contradictory") return unknown(membership.facts);
  if (membership.state === "known" && membership.value === true) return { kind: "eea", scope: null, facts: membership.facts };
  const decision = facts.find("country", code, "adequacyDecision");
  if (decision.state === "contradictory") return unknown(decision.facts);
  if (decision.state === "known") {
    const value = decision.value;
    if (value === null || typeof value !== "object" || Array.isArray(value)) return unknown(decision.facts);
    const scope = typeof value.scope === "string" ? value.scope : null;
    if (value.covers === "all") return { kind: "adequate", scope: null, facts: decision.facts };
    if (value.covers === "part") return { kind: "partial", scope, facts: decision.facts };
    return unknown(decision.facts);
  }
  const list = facts.find("regime", "adequacyDecisions", "listComplete");
  if (!/^[A-Z]{2}$/.test(code) || list.state !== "known" || list.value !== true) return unknown(list.facts);
  return { kind: "none", scope: null, facts: list.facts };
}
