/** A request as AWS sees it: one action on one resource, with the context keys that the service publishes. */
export type PolicyRequest = { action: string; resource?: string; context?: Readonly<Record<string, string | readonly string[]>> };
type Block = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
type Statement = {
  Effect: "Allow" | "Deny";
  Action: string | readonly string[];
  Resource?: string | readonly string[];
  NotResource?: string | readonly string[];
  Condition?: Block;
};
type Policy = { Statement: readonly Statement[] };

const listOf = (value: string | readonly string[]): readonly string[] => (typeof value === "string" ? [value] : value);
const pattern = (text: string): RegExp =>
  new RegExp(
    `^${text
      .replace(/[.+^${}()|[\]\\]/g, "\\$&")
      .replaceAll("*", ".*")
      .replaceAll("?", ".")}$`,
    "s",
  );
const like = (text: string, value: string): boolean => pattern(text).test(value);

/** One operator over the values of a key; an absent key makes the negated operators true, as AWS documents. */
function holds(operator: string, wanted: readonly string[], value: string | readonly string[] | undefined): boolean {
  if (operator.startsWith("ForAnyValue:")) {
    const held = value === undefined ? [] : listOf(value);
    return held.some((one) => holds(operator.slice("ForAnyValue:".length), wanted, one));
  }
  if (operator === "Null") return wanted.includes(String(value === undefined));
  if (operator.endsWith("IfExists")) return value === undefined || holds(operator.slice(0, -"IfExists".length), wanted, value);
  const one = value === undefined ? undefined : (listOf(value)[0] ?? "");
  switch (operator) {
    case "StringEquals":
      return one !== undefined && wanted.includes(one);
    case "StringNotEquals":
      return one === undefined || !wanted.includes(one);
    case "Bool":
      return one !== undefined && wanted.includes(one);
    case "StringLike":
    case "ArnLike":
      return one !== undefined && wanted.some((text) => like(text, one));
    case "StringNotLike":
    case "ArnNotLike":
      return one === undefined || !wanted.some((text) => like(text, one));
    default:
      throw new Error(`The evaluator does not know the operator ${operator}`);
  }
}

const conditionHolds = (block: Block | undefined, context: NonNullable<PolicyRequest["context"]>): boolean =>
  Object.entries(block ?? {}).every(([operator, keys]) =>
    Object.entries(keys).every(([key, wanted]) => holds(operator, listOf(wanted), context[key])),
  );

function applies(statement: Statement, { action, resource = "*", context = {} }: PolicyRequest): boolean {
  const named = listOf(statement.Action).some((text) => pattern(text.toLowerCase()).test(action.toLowerCase()));
  const on = statement.NotResource
    ? !listOf(statement.NotResource).some((text) => like(text, resource))
    : listOf(statement.Resource ?? "*").some((text) => like(text, resource));
  return named && on && conditionHolds(statement.Condition, context);
}

/** What the policies together decide: an explicit deny wins, else an allow is needed; nothing said is denied implicitly. */
export function decide(policies: readonly Policy[], request: PolicyRequest): "denied" | "allowed" | "not allowed" {
  const statements = policies.flatMap((policy) => policy.Statement).filter((statement) => applies(statement, request));
  if (statements.some(({ Effect }) => Effect === "Deny")) return "denied";
  return statements.some(({ Effect }) => Effect === "Allow") ? "allowed" : "not allowed";
}

/** What an organisation attaches beside a service control policy. */
export const fullAccess: Policy = { Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] };
