import type { MeasureState } from "../assessment/content";
import { isObject, type Json, own } from "../interchange/aws/aws-file";
import { recogniseCall } from "../interchange/aws/calls";
import type { Message } from "../reasoning/because";
import type { MeasureId } from "../risk/measures";

/** What one pasted output shows, reduced to what a proposal rests on: no account numbers, names or keys. */
export type Shown =
  | { shows: "accountRetention"; mode: string }
  | { shows: "logging"; delivered: readonly string[] }
  /** A policy whose statements deny retention modes: all but `none`, or those with review; on these prefixes. */
  | { shows: "policy"; denies: "allButNone" | "reviewModes"; prefixes: readonly string[] }
  | { shows: "attachment"; targets: number }
  | { shows: "deniedCall"; call: string; day: string | null };

/** Where and when the outputs were taken, as the person says: the reach of what they show. */
export type ProposalReach = { account: string; regions: readonly string[]; day: string };

export type StatusProposal = {
  measure: MeasureId;
  status: MeasureState;
  says: Message;
  reach: ProposalReach;
  /** What keeps it from a higher status. */
  missing: readonly Message[];
};

const retentionActions: Readonly<Record<string, readonly string[]>> = {
  bedrock: ["bedrock:PutAccountDataRetention"],
  "bedrock-mantle": ["bedrock-mantle:PutAccountDataRetention", "bedrock-mantle:CreateProject", "bedrock-mantle:UpdateProject"],
};
const listOf = (value: Json | undefined): readonly string[] =>
  typeof value === "string" ? [value] : Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
const says = (key: string, values: Message["values"] = {}): Message => ({ message: `control.proposal.${key}`, values });

/** Which prefixes a policy shuts, for every action that sets a mode, by a deny that nothing but the mode conditions. */
function deniedModes(policy: Json): readonly Shown[] {
  const statements = own(policy, "Statement");
  const all = Array.isArray(statements) ? statements : isObject(statements) ? [statements] : [];
  const found: Record<"allButNone" | "reviewModes", string[]> = { allButNone: [], reviewModes: [] };
  for (const [prefix, actions] of Object.entries(retentionActions)) {
    const key = `${prefix}:DataRetentionMode`;
    for (const statement of all) {
      const named = listOf(own(statement, "Action")).map((action) => action.toLowerCase());
      const covers = actions.every(
        (action) => named.includes(action.toLowerCase()) || named.includes(`${prefix}:*`) || named.includes("*"),
      );
      const condition = own(statement, "Condition");
      if (own(statement, "Effect") !== "Deny" || !covers || !isObject(condition)) continue;
      // A further condition would leave a way open that this does not look into.
      const operators = Object.entries(condition);
      const [only] = operators;
      if (operators.length !== 1 || !only || !isObject(only[1]) || Object.keys(only[1]).length !== 1) continue;
      const [operator, keys] = only;
      const modes = listOf(own(keys, key));
      if (operator === "StringNotEquals" && modes.length === 1 && modes[0] === "none") found.allButNone.push(prefix);
      const review = modes.includes("aws_review") && modes.includes("provider_data_share");
      if ((operator === "StringEquals" || operator === "ForAnyValue:StringEquals") && review) found.reviewModes.push(prefix);
    }
  }
  return (["allButNone", "reviewModes"] as const).flatMap((denies): readonly Shown[] =>
    found[denies].length > 0 ? [{ shows: "policy", denies, prefixes: [...new Set(found[denies])] }] : [],
  );
}

const parsed = (text: Json | undefined): Json => {
  if (typeof text !== "string") return text ?? null;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
};

/** A denied attempt to set a mode in a CloudTrail event; nothing where the call went through or is another one. */
function deniedCall(event: Json): readonly Shown[] {
  const name = own(event, "eventName");
  const source = own(event, "eventSource");
  const error = own(event, "errorCode");
  if (typeof name !== "string" || typeof source !== "string" || typeof error !== "string") return [];
  const prefix = source.replace(/\.amazonaws\.com$/, "");
  if (!/^(Client\.)?(AccessDenied|AccessDeniedException|UnauthorizedOperation)$/.test(error)) return [];
  if (!retentionActions[prefix]?.includes(`${prefix}:${name}`)) return [];
  const time = own(event, "eventTime");
  return [{ shows: "deniedCall", call: `${prefix}:${name}`, day: typeof time === "string" ? time.slice(0, 10) : null }];
}

/**
 * What a pasted output shows of the measures on retention and logging, by its shape: the account's retention mode, the
 * logging configuration, a policy (its text, or `describe-policy`), its targets, CloudTrail events of a denied call.
 * Empty where it shows nothing of the kind.
 */
export function shownBy(json: Json): readonly Shown[] {
  if (!isObject(json)) return Array.isArray(json) ? json.flatMap(deniedCall) : [];
  if (Array.isArray(own(json, "Statement")) || isObject(own(json, "Statement"))) return deniedModes(json);
  const described = own(own(json, "Policy"), "Content");
  if (described !== undefined) return deniedModes(parsed(described));
  const targets = own(json, "Targets");
  if (Array.isArray(targets)) return targets.length > 0 ? [{ shows: "attachment", targets: targets.length }] : [];
  const records = own(json, "Records");
  if (Array.isArray(records)) return records.flatMap(deniedCall);
  const events = own(json, "Events");
  if (Array.isArray(events)) return events.flatMap((event) => deniedCall(parsed(own(event, "CloudTrailEvent"))));
  if (own(json, "eventName") !== undefined) return deniedCall(json);
  const call = recogniseCall(json);
  const item = call?.items[0]?.json;
  if (call?.call.kind === "accountDataRetention") {
    const mode = own(item, "mode");
    return typeof mode === "string" ? [{ shows: "accountRetention", mode }] : [];
  }
  if (call?.call.kind === "invocationLogging") {
    const kinds = ["text", "image", "embedding", "video", "audio"];
    const logs = own(item, "s3Config") !== undefined || own(item, "cloudWatchConfig") !== undefined;
    // Where a kind is not named, AWS delivers it: silence is no proof.
    return [{ shows: "logging", delivered: logs ? kinds.filter((kind) => own(item, `${kind}DataDeliveryEnabled`) !== false) : [] }];
  }
  return [];
}

/**
 * The status that the outputs together support for each measure; a person confirms it. A policy text alone proves *planned*;
 * the policy, its attachment and a denied call on both prefixes prove *implemented*; a setting that is read back, without what holds it, *partial*.
 */
export function statusProposals(shown: readonly Shown[], reach: ProposalReach): readonly StatusProposal[] {
  const proposals: StatusProposal[] = [];
  const attached = shown.some((one) => one.shows === "attachment");
  const denied = new Set(shown.flatMap((one) => (one.shows === "deniedCall" ? [one.call.split(":")[0] ?? ""] : [])));
  const enforced = (denies: "allButNone" | "reviewModes") => {
    const prefixes = new Set(shown.flatMap((one) => (one.shows === "policy" && one.denies === denies ? one.prefixes : [])));
    const open = Object.keys(retentionActions).filter((prefix) => !prefixes.has(prefix));
    const untried = Object.keys(retentionActions).filter((prefix) => !denied.has(prefix));
    return {
      text: prefixes.size > 0,
      whole: open.length === 0 && attached && untried.length === 0,
      missing: [
        ...open.map((prefix) => says("prefixOpen", { prefix })),
        ...(attached ? [] : [says("notAttached")]),
        ...untried.map((prefix) => says("notTried", { prefix })),
      ],
    };
  };

  const modes = shown.flatMap((one) => (one.shows === "accountRetention" ? [one.mode] : []));
  const none = modes.length > 0 && modes.every((mode) => mode === "none");
  const pinned = enforced("allButNone");
  if (none || pinned.text) {
    const status: MeasureState = none && pinned.whole ? "implemented" : none || pinned.whole ? "partial" : "planned";
    proposals.push({
      measure: "M-05",
      status,
      says: says(status === "planned" ? "policyOnly" : none && pinned.whole ? "noneHeld" : none ? "noneSet" : "policyHeld"),
      reach,
      missing: [...(none ? [] : [says("modeNotShown")]), ...(pinned.whole ? [] : pinned.text ? pinned.missing : [says("noPolicy")])],
    });
  }
  const review = enforced("reviewModes");
  if (review.text)
    proposals.push({
      measure: "M-52",
      status: review.whole ? "implemented" : "planned",
      says: says(review.whole ? "policyHeld" : "policyOnly"),
      reach,
      missing: review.missing,
    });
  const logging = shown.flatMap((one) => (one.shows === "logging" ? [one.delivered] : []));
  if (logging.length > 0 && logging.every((delivered) => delivered.length === 0))
    proposals.push({ measure: "M-10", status: "partial", says: says("noContent"), reach, missing: [says("deletionNotShown")] });
  return proposals;
}

/** What contradicts a measure in the outputs, in words: a mode other than none, content that is delivered. */
export function contradictingOutputs(shown: readonly Shown[]): readonly Message[] {
  return shown.flatMap((one): readonly Message[] => {
    if (one.shows === "accountRetention" && one.mode !== "none") return [says("otherMode", { mode: one.mode })];
    if (one.shows === "logging" && one.delivered.length > 0) return [says("contentDelivered", { kinds: one.delivered.join(", ") })];
    return [];
  });
}

/** The evidence that is kept: what the outputs show and its reach; twelve digits in a row are no account's name. */
export function evidenceText(measure: string, shown: readonly Shown[], reach: ProposalReach): string {
  const account = reach.account.replace(/\d{12}/g, "[account]");
  return `${JSON.stringify({ note: "Reduced by Groundwork to what the proposal rests on; the outputs themselves are not kept.", measure, reach: { ...reach, account }, shown }, null, 2)}\n`;
}

export const statusProposalsEnglish: Readonly<Record<string, string>> = {
  "control.proposal.policyOnly": "A policy text alone proves that the measure is planned.",
  "control.proposal.noneSet": "The mode none is read back; nothing yet keeps it from being changed.",
  "control.proposal.noneHeld": "The mode none is read back, the policy is attached, and a call to change it was denied on both prefixes.",
  "control.proposal.policyHeld": "The policy is attached, and a call against it was denied on both prefixes.",
  "control.proposal.noContent": "The logging configuration delivers no content.",
  "control.proposal.prefixOpen": "The policy leaves the prefix {prefix} open.",
  "control.proposal.notAttached": "That the policy is attached is not shown (list-targets-for-policy).",
  "control.proposal.notTried": "No denied call on {prefix} is shown (a CloudTrail event with AccessDenied).",
  "control.proposal.modeNotShown": "The mode that is set is not shown (get-account-data-retention).",
  "control.proposal.noPolicy": "No policy that denies other modes is shown.",
  "control.proposal.deletionNotShown": "That logs end by themselves is not shown; other Regions are not either.",
  "control.proposal.otherMode": "The account is set to the mode {mode}: this speaks against the measure “Keep nothing at the service”.",
  "control.proposal.contentDelivered": "The logs receive {kinds}: this speaks against the measure “Keep content out of logs”.",
};
