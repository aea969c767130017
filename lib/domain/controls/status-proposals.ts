import type { MeasureState } from "../assessment/measure";
import { isObject, type Json, own } from "../interchange/aws/aws-file";
import type { Message } from "../reasoning/because";
import type { MeasureId } from "../risk/measures";
import type { EnforceableMeasure } from "./control-generators";
import { type GuardId, guards, guardsOf, guardsTriedBy } from "./proof-guards";
import { type SettingId, settingsShownBy } from "./proof-settings";

/** What one pasted output shows, reduced to what a proposal rests on: no account numbers, names or keys. */
export type Shown =
  | { shows: "setting"; setting: SettingId; holds: boolean; detail: string }
  /** A policy whose statements deny what a guard names, on these prefixes. `inForce`: it was read from the bucket or key itself. */
  | { shows: "policy"; denies: GuardId; prefixes: readonly string[]; inForce: boolean; output: number }
  /** The text of an opt-out policy: nothing of it is in effect yet. */
  | { shows: "optOutText" }
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

const says = (key: string, values: Message["values"] = {}): Message => ({ message: `control.proposal.${key}`, values });

const parsed = (text: Json | undefined): Json => {
  if (typeof text !== "string") return text ?? null;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
};

/** A denied call in a CloudTrail event; nothing where it went through, is no call of a guard, or merely lacked a permission. */
function deniedCall(event: Json): readonly Shown[] {
  const name = own(event, "eventName");
  const source = own(event, "eventSource");
  const error = own(event, "errorCode");
  if (typeof name !== "string" || typeof source !== "string" || typeof error !== "string") return [];
  if (!/^(Client\.)?(AccessDenied|AccessDeniedException|UnauthorizedOperation)$/.test(error)) return [];
  // Where AWS says why, it must be a denial: whoever was never allowed proves nothing about a policy.
  const why = own(event, "errorMessage");
  if (typeof why === "string" && /not authorized/i.test(why) && !/explicit deny/i.test(why)) return [];
  // The action that was denied can be another than the call: a key is refused while a model is called.
  const denied = typeof why === "string" ? /perform:? ([a-z0-9-]+:[A-Za-z]+)/.exec(why)?.[1] : undefined;
  const call = denied ?? `${source.replace(/\.amazonaws\.com$/, "")}:${name}`;
  if (guardsTriedBy(call).length === 0) return [];
  const time = own(event, "eventTime");
  return [{ shows: "deniedCall", call, day: typeof time === "string" ? time.slice(0, 10) : null }];
}

const policyShown = (policy: Json, inForce: boolean, output: number): readonly Shown[] =>
  guardsOf(policy).map(({ guard, prefixes }): Shown => ({ shows: "policy", denies: guard, prefixes, inForce, output }));

/**
 * What a pasted output shows of the measures that AWS can enforce, by its shape: a setting that is read back, a policy (its text,
 * `describe-policy`, or as it is read from a bucket or key), its targets, CloudTrail events of a denied call. `output` tells several
 * pasted outputs apart. Empty where it shows nothing of the kind.
 */
export function shownBy(json: Json, output = 0): readonly Shown[] {
  if (!isObject(json)) return Array.isArray(json) ? json.flatMap(deniedCall) : [];
  if (Array.isArray(own(json, "Statement")) || isObject(own(json, "Statement"))) return policyShown(json, false, output);
  const policy = own(json, "Policy");
  // A bucket or a key gives its policy as a text; an organisation as an object that holds one.
  if (typeof policy === "string") return policyShown(parsed(policy), true, output);
  const described = own(policy, "Content");
  const content = described === undefined ? json : parsed(described);
  if (own(own(own(own(content, "services"), "default"), "opt_out_policy"), "@@assign") === "optOut") return [{ shows: "optOutText" }];
  if (described !== undefined) return policyShown(content, false, output);
  const targets = own(json, "Targets");
  if (Array.isArray(targets)) return targets.length > 0 ? [{ shows: "attachment", targets: targets.length }] : [];
  const records = own(json, "Records");
  if (Array.isArray(records)) return records.flatMap(deniedCall);
  const events = own(json, "Events");
  if (Array.isArray(events)) return events.flatMap((event) => deniedCall(parsed(own(event, "CloudTrailEvent"))));
  if (own(json, "eventName") !== undefined) return deniedCall(json);
  return settingsShownBy(json).map((one): Shown => ({ shows: "setting", ...one }));
}

/**
 * By measure, the guards that hold it and the settings that show it. `atMost` where even both together show a part only, with the
 * sentence that says which part is not shown.
 */
const proofs: Readonly<
  Record<EnforceableMeasure, { guards: readonly GuardId[]; settings: readonly SettingId[]; atMost?: "partial"; rest?: string }>
> = {
  "M-03": { guards: ["withoutGuardrail"], settings: ["guardrailOnAnswers"] },
  "M-04": { guards: ["withoutGuardrail"], settings: ["guardrailOnPrompts"] },
  "M-05": { guards: ["allButNone"], settings: ["modeNone"] },
  "M-06": { guards: ["otherModels"], settings: [] },
  "M-07": { guards: ["globalProfiles", "otherRegions"], settings: [] },
  "M-08": { guards: ["outsideEndpoints"], settings: ["privateEndpoints"] },
  "M-09": { guards: ["keyReaders"], settings: ["ownKey"], rest: "otherStores" },
  "M-10": { guards: ["loggingSettings"], settings: ["noContentLogged"], rest: "deletionNotShown" },
  "M-11": { guards: ["logReaders"], settings: [], rest: "otherLogs" },
  "M-12": { guards: ["longLivedKeys"], settings: [], atMost: "partial", rest: "rolesNotShown" },
  "M-18": { guards: ["webAccess"], settings: [], atMost: "partial", rest: "otherTraffic" },
  "M-26": { guards: [], settings: ["optedOut"], rest: "childrenNotShown" },
  "M-34": { guards: [], settings: ["filesEnd"], rest: "otherStores" },
  "M-35": { guards: ["customisation"], settings: [] },
  "M-47": { guards: [], settings: ["logGroupsEnd"], rest: "otherStores" },
  "M-52": { guards: ["reviewModes"], settings: [] },
};

type Held = { text: boolean; whole: boolean; missing: readonly Message[] };

/** Whether a guard is shut on every prefix, in force, and was tried. */
function heldBy(guard: GuardId, shown: readonly Shown[]): Held {
  const policies = shown.filter((one) => one.shows === "policy");
  const mine = policies.filter((one) => one.denies === guard);
  const shut = new Set(mine.flatMap(({ prefixes }) => prefixes));
  const { actions } = guards[guard];
  const open = Object.keys(actions).filter((prefix) => !shut.has(prefix));
  const calls = shown.flatMap((one) => (one.shows === "deniedCall" ? [one.call] : []));
  const untried = Object.entries(actions).filter(([, all]) => !all.some((action) => calls.includes(action)));
  // A list of targets names no policy: with several policies it does not say which of them is attached.
  const texts = new Set(policies.filter(({ inForce }) => !inForce).map(({ output }) => output));
  const readInPlace = mine.length > 0 && mine.every(({ inForce }) => inForce);
  const attached = readInPlace || (texts.size <= 1 && shown.some((one) => one.shows === "attachment"));
  const ambiguous = !readInPlace && texts.size > 1 && shown.some((one) => one.shows === "attachment");
  const missing = [
    ...open.map((prefix) => says("prefixOpen", { prefix })),
    ...(attached ? [] : [says(ambiguous ? "whichAttached" : "notAttached")]),
    ...untried.map(([prefix]) => says("notTried", { prefix })),
  ];
  return { text: mine.length > 0, whole: mine.length > 0 && missing.length === 0, missing };
}

/** A denied call that more than one of the shown policies could have denied speaks for none of them. */
function sharedCalls(shown: readonly Shown[]): ReadonlySet<string> {
  const outputs = (call: string) =>
    new Set(shown.flatMap((one) => (one.shows === "policy" && guardsTriedBy(call).includes(one.denies) ? [one.output] : [])));
  return new Set(shown.flatMap((one) => (one.shows === "deniedCall" && outputs(one.call).size > 1 ? [one.call] : [])));
}

/**
 * The status that the outputs together support for each measure; a person confirms it. A policy text alone proves *planned*; the
 * policy in force and a denied call on every prefix prove *implemented*; a setting that is read back, without what holds it, *partial*.
 */
export function statusProposals(shown: readonly Shown[], reach: ProposalReach): readonly StatusProposal[] {
  const shared = sharedCalls(shown);
  const counted = shown.filter((one) => one.shows !== "deniedCall" || !shared.has(one.call));
  return Object.entries(proofs).flatMap(([measure, { guards: wanted, settings, atMost, rest }]): readonly StatusProposal[] => {
    const held = wanted.map((guard) => heldBy(guard, counted));
    const whole = held.length > 0 && held.every((one) => one.whole);
    const text = held.some((one) => one.text) || (measure === "M-26" && shown.some((one) => one.shows === "optOutText"));
    const stated = settings.map((setting) => shown.flatMap((one) => (one.shows === "setting" && one.setting === setting ? [one] : [])));
    const set = stated.length > 0 && stated.every((all) => all.length > 0 && all.every(({ holds }) => holds));
    const against = stated.some((all) => all.some(({ holds }) => !holds));
    if (!text && !set) return [];
    if (against && !whole && !text) return [];
    const full: MeasureState = whole && (settings.length === 0 || set) ? "implemented" : whole || set ? "partial" : "planned";
    const status: MeasureState = full === "implemented" && atMost ? atMost : full;
    const missing = [
      ...(settings.length === 0 || set ? [] : settings.map((setting) => says(`notShown.${setting}`))),
      ...(whole || wanted.length === 0
        ? []
        : text
          ? [...new Map(held.flatMap((one) => one.missing).map((one) => [JSON.stringify(one), one])).values()]
          : [says("noPolicy")]),
      ...(whole || shared.size === 0 || !text ? [] : [says("couldBeAnother")]),
      ...(rest !== undefined && status !== "planned" ? [says(rest)] : []),
    ];
    const key = status === "planned" ? "policyOnly" : set && whole ? "setAndHeld" : set ? `set.${settings[0] ?? ""}` : "policyHeld";
    return [{ measure: measure as MeasureId, status, says: says(key), reach, missing }];
  });
}

/** What contradicts a measure in the outputs, in words: a mode other than none, content that is delivered, what never ends. */
export const contradictingOutputs = (shown: readonly Shown[]): readonly Message[] =>
  shown.flatMap((one) => (one.shows === "setting" && !one.holds ? [says(`against.${one.setting}`, { detail: one.detail })] : []));

/** The evidence that is kept: what the outputs show and its reach; twelve digits in a row are no account's name. */
export function evidenceText(measure: string, shown: readonly Shown[], reach: ProposalReach): string {
  const account = reach.account.replace(/\d{12}/g, "[account]");
  return `${JSON.stringify({ note: "Reduced by Groundwork to what the proposal rests on; the outputs themselves are not kept.", measure, reach: { ...reach, account }, shown }, null, 2)}\n`;
}

export const statusProposalsEnglish: Readonly<Record<string, string>> = {
  "control.proposal.policyOnly": "A policy text alone proves that the measure is planned.",
  "control.proposal.policyHeld": "The policy is in force, and a call against it was denied.",
  "control.proposal.setAndHeld": "The setting is read back, the policy that holds it is in force, and a call against it was denied.",
  "control.proposal.set.modeNone": "The mode none is read back.",
  "control.proposal.set.noContentLogged": "The logging configuration delivers no content.",
  "control.proposal.set.guardrailOnAnswers": "A guardrail that works on answers is ready.",
  "control.proposal.set.guardrailOnPrompts": "A guardrail that works on prompts is ready.",
  "control.proposal.set.privateEndpoints": "Private endpoints with a policy of their own are available.",
  "control.proposal.set.ownKey": "A key of your own encrypts what is shown.",
  "control.proposal.set.optedOut": "The opt-out of every AI service is in effect for the account.",
  "control.proposal.set.filesEnd": "A rule ends every file of the bucket.",
  "control.proposal.set.logGroupsEnd": "Every log group that is shown ends its entries.",
  "control.proposal.prefixOpen": "The policy leaves the prefix {prefix} open.",
  "control.proposal.notAttached": "That the policy is attached is not shown (list-targets-for-policy).",
  "control.proposal.whichAttached":
    "Several policies are shown, and the list of targets does not say which of them is attached: paste each with its own.",
  "control.proposal.notTried": "No denied call on {prefix} is shown (a CloudTrail event with AccessDenied).",
  "control.proposal.couldBeAnother":
    "The denied call could be the work of another policy that is shown: paste each policy with its own call.",
  "control.proposal.noPolicy": "No policy that keeps it so is shown.",
  "control.proposal.notShown.modeNone": "The mode that is set is not shown (get-account-data-retention).",
  "control.proposal.notShown.noContentLogged": "The logging configuration is not shown (get-model-invocation-logging-configuration).",
  "control.proposal.notShown.guardrailOnAnswers": "A guardrail that works on answers is not shown (get-guardrail).",
  "control.proposal.notShown.guardrailOnPrompts": "A guardrail that works on prompts is not shown (get-guardrail).",
  "control.proposal.notShown.privateEndpoints": "Private endpoints with a policy of their own are not shown (describe-vpc-endpoints).",
  "control.proposal.notShown.ownKey": "A key of your own is not shown (describe-key, get-bucket-encryption).",
  "control.proposal.notShown.optedOut": "That the policy is in effect is not shown (describe-effective-policy).",
  "control.proposal.notShown.filesEnd": "The rules of the bucket are not shown (get-bucket-lifecycle-configuration).",
  "control.proposal.notShown.logGroupsEnd": "The ends of the log groups are not shown (describe-log-groups).",
  "control.proposal.deletionNotShown": "That logs end by themselves is not shown; other Regions are not either.",
  "control.proposal.otherStores": "It shows the stores that it names, no others: paste one output for each.",
  "control.proposal.otherLogs": "It shows this bucket; logs elsewhere (CloudWatch, other buckets) are not shown.",
  "control.proposal.rolesNotShown": "That each role may call only what it needs is not shown.",
  "control.proposal.otherTraffic": "Other ways out (tools, network) are not shown.",
  "control.proposal.childrenNotShown": "That no account below can change it is not shown.",
  "control.proposal.against.modeNone":
    "The account is set to the mode {detail}: this speaks against the measure “Keep nothing at the service”.",
  "control.proposal.against.noContentLogged":
    "The logging configuration does not switch off {detail}: this speaks against the measure “Keep content out of logs”.",
  "control.proposal.against.privateEndpoints":
    "The endpoint of {detail} is not available with private names, or its policy lets everybody do everything.",
  "control.proposal.against.ownKey": "The key is not one of your own that is enabled ({detail}).",
  "control.proposal.against.optedOut": "The policy in effect does not opt out of: {detail}.",
  "control.proposal.against.filesEnd": "Files of the bucket do not end: {detail}.",
  "control.proposal.against.logGroupsEnd": "Log groups: {detail}.",
};
