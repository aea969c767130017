import type { FactsInForce } from "../facts/facts-in-force";
import { given, type Readings, type RecordReading } from "../questionnaire/reading";
import type { Because, Message } from "../reasoning/because";
import type { Recipient, RecipientKind } from "../result";
import type { DataFlowMap, Destinations, Element, Flow, ModelUseRetention } from "./map";
import { answeredBecause, distinctReasons, openPaths } from "./open-answers";
import { AWS, type PartyRecord, partyRecords } from "./parties";
import { STAFF } from "./people-and-systems";
import { platformFact } from "./platform";
import { providerSharing, UNKNOWN_PROVIDER } from "./provider-sharing";
import { type Hop, hopsInto, indexMap, itemsLength, lengthOf, longest, type MapIndex } from "./recipient-hops";
import { CALL_EVENTS } from "./service-flows";
import { UNDESCRIBED_LOGS } from "./store-flows";

type Inputs = {
  readings: Readings;
  facts: FactsInForce;
  map: DataFlowMap;
  index: MapIndex;
  retention: ReadonlyMap<string, ModelUseRetention>;
  destinations: ReadonlyMap<string, Destinations>;
  parties: ReadonlyMap<string, readonly PartyRecord[]>;
};

const METADATA = ":metadata";
const SUBJECTS = "subjects:";
const INTERNAL = "internal:";

/** The element of the map that stands for a recipient: where its path ends. */
export const elementOfRecipient = (recipientId: string): string =>
  recipientId.endsWith(METADATA)
    ? recipientId.slice(0, -METADATA.length)
    : recipientId.startsWith(SUBJECTS)
      ? recipientId.slice(SUBJECTS.length)
      : recipientId.startsWith(INTERNAL)
        ? recipientId.slice(INTERNAL.length)
        : recipientId;

const says = (key: string, values: Readonly<Record<string, string | number>>): Message => ({ message: `recipient.${key}`, values });
const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];

function countriesOf(
  hops: readonly Hop[],
  records: readonly PartyRecord[],
): { countries: Recipient["countries"]; missing: readonly string[] } {
  const missing = unique(hops.flatMap((hop) => (hop.countries === null ? hop.missing : [])));
  for (const open of ["anywhere", "*"] as const) if (hops.some(({ countries }) => countries === open)) return { countries: open, missing };
  const recorded = records.flatMap((record) => given(record.read("country")) ?? []);
  const known = unique([...hops.flatMap(({ countries }) => (Array.isArray(countries) ? countries : [])), ...recorded]);
  return { countries: known.length > 0 ? known : null, missing };
}

/** The role that the matrix of `dpia-law.md` 7.1 proposes, and the one that a person settled in a record. */
function roleOf(
  proposed: Recipient["role"],
  records: readonly PartyRecord[],
): { role: Recipient["role"]; roleSettled: boolean; because: readonly Because[]; missing: readonly string[] } {
  const roles = records.map((record) => record.read("role"));
  const answered = unique(roles.flatMap((reading) => given(reading) ?? []));
  const [settled] = answered;
  if (settled !== undefined && answered.length === 1)
    return { role: settled, roleSettled: true, because: answeredBecause(...roles), missing: [] };
  if (answered.length > 1)
    return { role: "undetermined", roleSettled: false, because: answeredBecause(...roles), missing: roles.map(({ path }) => path) };
  const ownPurposes = records.map((record) => record.read("ownPurposes"));
  if (ownPurposes.some((reading) => given(reading) === true))
    return { role: "undetermined", roleSettled: false, because: answeredBecause(...ownPurposes), missing: openPaths(...roles) };
  return { role: proposed, roleSettled: false, because: [], missing: openPaths(...roles) };
}

/** A processor of ours; of our client where we are one ourselves (row T6 of the matrix). */
function workingFor(readings: Readings): "processor" | "subProcessor" {
  return given(readings.read("org.ourRole")) === "processor" ? "subProcessor" : "processor";
}

function kindOf(
  id: string,
  element: Element,
  records: readonly PartyRecord[],
  role: Recipient["role"],
  hops: readonly Hop[],
): RecipientKind {
  if (element.kind === "authority") return "authority";
  const recorded = records.map((record) => given(record.read("kind"))).find((kind) => kind !== undefined);
  if (recorded === "authority") return "authority";
  if (id === AWS) return role === "subProcessor" ? "subProcessor" : "processor";
  if (id.startsWith("provider:") && hops.some(({ flow }) => flow.from.startsWith("host:"))) return "modelProvider";
  if (recorded === "modelProvider") return "modelProvider";
  if (recorded === "toolVendor" || hops.every(({ flow }) => flow.taxonomy === "tool.operator")) return "toolVendor";
  if (role === "controller" || role === "jointController" || role === "subProcessor") return role;
  return "processor";
}

/** Every platform that the model's maker could receive content from is said to give it none; no document was seen that excludes it. */
const saidNotToReceive = (hops: readonly Hop[], { readings, facts }: Inputs): boolean =>
  hops.every(({ flow }) => {
    const use = readings.record(flow.from.replace(/^host:/, ""));
    if (flow.taxonomy !== "provider.content" || use?.list !== "modelUses") return false;
    const said = platformFact(use as unknown as RecordReading<"modelUses">, "providerReceivesContent", readings, facts);
    return said.state === "known" && said.value === false;
  });

/** What the arrows into a company say of its part: the sentence, the proposed role and who looks at the data. */
function partOf(
  id: string,
  hops: readonly Hop[],
  inputs: Inputs,
): { key: string; proposed: Recipient["role"]; access: Recipient["access"]; because: readonly Because[] } {
  const { readings, retention } = inputs;
  const uses = hops.flatMap(({ flow }) => (flow.from.startsWith("host:") ? (retention.get(flow.from.slice(5)) ?? []) : []));
  const workers = hops.some(({ flow }) => flow.taxonomy === "evaluation");
  if (id === AWS) {
    const humans = uses.filter(({ review }) => review === "awsHumans");
    const supported = hops.some(({ flow }) => flow.taxonomy === "support" && flow.certainty === "established");
    const access: Recipient["access"] = humans.length > 0 || workers || supported ? ["automated", "humanReview"] : ["automated"];
    const because = humans.flatMap((use) => use.because);
    const proposed = workingFor(readings);
    if (humans.length > 0) return { key: "aws.humans", proposed, access, because };
    if (uses.some(({ outcome }) => outcome === "undetermined")) return { key: "aws.undetermined", proposed, access, because };
    if (uses.some(({ outcome }) => outcome === "kept")) return { key: "aws.kept", proposed, access, because };
    return { key: "aws.runs", proposed, access, because };
  }
  if (id === UNKNOWN_PROVIDER) return { key: "provider.unknown", proposed: "undetermined", access: ["automated"], because: [] };
  if (hops.some(({ flow }) => flow.taxonomy === "inference.operator")) {
    const read = uses.filter(({ review }) => review === "operatorHumans");
    return {
      key: id.startsWith("vendor:") ? "unnamed" : "platform",
      proposed: workingFor(readings),
      access: read.length > 0 ? ["automated", "humanReview"] : ["automated"],
      because: read.flatMap((use) => use.because),
    };
  }
  if (hops.some(({ flow }) => flow.taxonomy === "provider.content")) {
    const allowed = uses.filter(({ review }) => review === "provider");
    return allowed.length > 0
      ? {
          key: "provider.allowed",
          proposed: "controller",
          access: ["automated", "humanReview"],
          because: allowed.flatMap((use) => use.because),
        }
      : saidNotToReceive(hops, inputs)
        ? { key: "provider.reportedNot", proposed: "undetermined", access: ["automated"], because: [] }
        : { key: "provider.possible", proposed: "undetermined", access: ["automated"], because: [] };
  }
  const access: Recipient["access"] = workers ? ["automated", "humanReview"] : ["automated"];
  if (id.startsWith("vendor:")) return { key: "unnamed", proposed: "undetermined", access, because: [] };
  const stated = hops.length > 0 && hops.every(({ flow }) => flow.taxonomy === "stated");
  return stated
    ? { key: "stated", proposed: "undetermined", access, because: [] }
    : { key: "operator", proposed: workingFor(readings), access, because: [] };
}

/** Where a recipient's data comes from, as words of the assessment: names of elements. */
function placesOf(hops: readonly Hop[], index: MapIndex): string {
  const names = unique(hops.map(({ flow }) => index.element(flow.from)?.name ?? flow.from));
  return names.length > 5 ? `${names.slice(0, 5).join(", ")}, …` : names.join(", ");
}

function partyRecipient(element: Element, inputs: Inputs): Recipient | null {
  const { readings, index } = inputs;
  const records = inputs.parties.get(element.id) ?? [];
  const hops = hopsInto(element.id, index, readings, inputs.retention, inputs.destinations, records);
  if (hops.length === 0) return null;
  const established = hops.some(({ flow }) => flow.certainty === "established" && flow.dataItems.length > 0);
  const nothingNamed = hops.every(({ flow }) => flow.dataItems.length === 0);
  const part = partOf(element.id, hops, inputs);
  const role = element.kind === "authority" ? roleOf("thirdParty", records) : roleOf(part.proposed, records);
  const where = countriesOf(hops, records);
  const derivedAuthority = element.kind === "authority" && records.length === 0;
  const length = longest(hops.map((hop) => hop.retention));
  return {
    id: element.id,
    name: element.name,
    kind: kindOf(element.id, element, records, role.role, hops),
    role: role.role,
    roleSettled: role.roleSettled,
    receives: unique(hops.flatMap(({ flow }) => flow.dataItems)),
    countries: derivedAuthority ? element.countries : where.countries,
    access: derivedAuthority ? ["humanReview"] : part.access,
    retention: length,
    certainty: established ? "established" : "possible",
    says: says(derivedAuthority ? "authority" : part.key, { name: element.name, places: placesOf(hops, index), date: inputs.facts.asOf }),
    because: distinctReasons([
      ...records.flatMap((record) => answeredBecause(record.read("name"), record.read("provider"))),
      ...role.because,
      ...part.because,
      ...hops.flatMap(({ flow }) => flow.because),
      ...element.because,
    ]),
    missing: unique([
      ...(nothingNamed ? ["dataItems"] : []),
      ...role.missing,
      ...(derivedAuthority ? [] : where.missing),
      ...(length.kind === "undetermined" ? length.missing : []),
      ...(established ? [] : hops.flatMap(({ flow }) => flow.missing)),
      ...(element.id.startsWith("vendor:") ? hops.flatMap(({ flow }) => flow.missing) : []),
    ]),
    path: index.pathTo(element.id),
  };
}

/** Makers of models that a fact or a clause rules out as recipients of content: shown as excluded, with what excludes them. */
function excludedProviders(inputs: Inputs, present: ReadonlySet<string>): readonly Recipient[] {
  const found = new Map<string, Recipient>();
  for (const use of inputs.readings.list("modelUses")) {
    if (given(use.read("platform")) !== "bedrock") continue;
    const sharing = providerSharing(use, inputs.retention.get(use.id), inputs.readings, inputs.parties, inputs.facts);
    if (sharing.state !== "excluded" || present.has(sharing.id)) continue;
    const held = found.get(sharing.id);
    if (held) {
      found.set(sharing.id, { ...held, because: distinctReasons([...held.because, ...sharing.because]) });
      continue;
    }
    const records = inputs.parties.get(sharing.id) ?? [];
    const role = roleOf("thirdParty", records);
    const name = sharing.name ?? sharing.id;
    found.set(sharing.id, {
      id: sharing.id,
      name,
      kind: "modelProvider",
      role: role.role,
      roleSettled: role.roleSettled,
      receives: [],
      countries: null,
      access: [],
      retention: { kind: "none" },
      certainty: "excluded",
      says: says("provider.excluded", { name, date: inputs.facts.asOf }),
      because: distinctReasons([...sharing.because, ...role.because]),
      missing: [],
      path: [],
    });
  }
  return [...found.values()];
}

/** Companies that learn of requests, subscriptions, forms or bills, without prompts and answers, where a fact says so. */
function metadataRecipients(inputs: Inputs): readonly Recipient[] {
  const found = new Map<string, Flow[]>();
  for (const flow of inputs.map.flows) {
    if (flow.metadata === undefined || inputs.index.element(flow.to)?.kind !== "party") continue;
    if (inputs.index.pathTo(flow.from).length === 0) continue;
    const held = found.get(flow.to);
    if (held) held.push(flow);
    else found.set(flow.to, [flow]);
  }
  return [...found].map(([to, flows]): Recipient => {
    const name = inputs.index.element(to)?.name ?? to;
    const told = unique(flows.flatMap(({ metadata }) => metadata ?? []));
    const established = flows.some(({ certainty }) => certainty === "established");
    const flag = (kind: string): number => Number(told.includes(kind));
    return {
      id: `${to}${METADATA}`,
      name,
      kind: to === AWS ? workingFor(inputs.readings) : "modelProvider",
      role: "undetermined",
      roleSettled: false,
      receives: told.map((kind) => `metadata:${kind}`),
      countries: null,
      access: ["automated"],
      retention: { kind: "undetermined", missing: [] },
      certainty: established ? "established" : "possible",
      says: says("metadata", {
        name,
        request: flag("request"),
        subscription: flag("subscription"),
        useCaseForm: flag("useCaseForm"),
        billing: flag("billing"),
      }),
      because: distinctReasons(flows.flatMap(({ because }) => because)),
      missing: established ? [] : unique(flows.flatMap(({ missing }) => missing)),
      path: [...inputs.index.pathTo(flows[0]?.from ?? ""), to],
    };
  });
}

/** Our own people who can read the events about calls: data about those who call. */
function callEventReaders(inputs: Inputs): readonly Recipient[] {
  const element = inputs.index.element(CALL_EVENTS);
  const flows = inputs.index.into(CALL_EVENTS);
  const from = flows.find((flow) => inputs.index.pathTo(flow.from).length > 0)?.from;
  if (!element || from === undefined) return [];
  const ourRole = inputs.readings.read("org.ourRole");
  const role = given(ourRole) ?? "undetermined";
  const length = longest(flows.map(({ kept }) => kept ?? { kind: "undetermined", missing: [] }));
  return [
    {
      id: `${INTERNAL}${CALL_EVENTS}`,
      name: element.name,
      kind: "internal",
      role,
      roleSettled: role !== "undetermined",
      receives: ["metadata:caller"],
      countries: element.countries,
      access: ["humanReview"],
      retention: length,
      certainty: "established",
      says: says("internal.callEvents", { name: element.name }),
      because: distinctReasons([...flows.flatMap(({ because }) => because), ...answeredBecause(ourRole)]),
      missing: unique([...openPaths(ourRole), ...(length.kind === "undetermined" ? length.missing : [])]),
      path: [...inputs.index.pathTo(from), CALL_EVENTS],
    },
  ];
}

/** The organisation's own people who can read a store or use a system. */
function internalRecipients(inputs: Inputs): readonly Recipient[] {
  const { readings, index, map } = inputs;
  const ourRole = readings.read("org.ourRole");
  const role = given(ourRole) ?? "undetermined";
  const present = new Map<string, string[]>();
  for (const { element, dataItem } of map.presences) {
    const held = present.get(element);
    if (held) held.push(dataItem);
    else present.set(element, [dataItem]);
  }
  const toStaff = new Map<string, Flow[]>();
  for (const flow of index.into(STAFF)) toStaff.set(flow.from, [...(toStaff.get(flow.from) ?? []), flow]);
  return map.elements.flatMap((element): Recipient[] => {
    const items = present.get(element.id) ?? [];
    if (items.length === 0) return [];
    const record = readings.record(element.id);
    const store = record?.list === "stores" ? (record as unknown as RecordReading<"stores">) : null;
    const ownStore = store ? given(store.read("operator")) !== "thirdParty" : element.id === UNDESCRIBED_LOGS;
    if (!toStaff.has(element.id) && !ownStore) return [];
    if (element.kind !== "store" && element.kind !== "system") return [];
    const retention = store?.read("retention");
    const kept = retention ? given(retention) : undefined;
    const said = store?.read("whoReads");
    const length = kept
      ? lengthOf(kept)
      : element.kind === "system"
        ? itemsLength(readings, items)
        : ({ kind: "undetermined", missing: retention ? [retention.path] : ["stores"] } as const);
    const reasons = toStaff.get(element.id) ?? [];
    const onlyAnswers = element.kind === "system" && reasons.every(({ taxonomy }) => taxonomy === "output.audience");
    const receives = onlyAnswers ? unique(reasons.flatMap(({ dataItems }) => dataItems)) : items;
    if (receives.length === 0) return [];
    return [
      {
        id: `${INTERNAL}${element.id}`,
        name: element.name,
        kind: "internal",
        role,
        roleSettled: role !== "undetermined",
        receives,
        countries: element.countries,
        access: ["humanReview"],
        retention: length,
        certainty: reasons.length > 0 ? "established" : "possible",
        says: says(element.kind === "store" ? "internal.store" : onlyAnswers ? "internal.answers" : "internal.system", {
          name: element.name,
        }),
        because: distinctReasons([
          ...reasons.flatMap(({ because }) => because),
          ...(store ? answeredBecause(store.read("operator"), store.read("retention")) : element.because),
          ...answeredBecause(ourRole),
        ]),
        missing: unique([
          ...openPaths(ourRole),
          ...(said ? openPaths(said) : []),
          ...(length.kind === "undetermined" ? length.missing : []),
        ]),
        path: index.pathTo(element.id),
      },
    ];
  });
}

/** People and the public as readers of answers, which may hold data about others. */
function audiences(inputs: Inputs): readonly Recipient[] {
  return inputs.map.elements.flatMap((element): Recipient[] => {
    if (element.kind !== "person" && element.kind !== "public") return [];
    const flows = inputs.index.into(element.id).filter(({ dataItems }) => dataItems.length > 0);
    const [first] = flows;
    if (!first) return [];
    const person = element.kind === "person";
    const path = person ? [...inputs.index.pathTo(first.from), element.id] : inputs.index.pathTo(element.id);
    return [
      {
        id: person ? `${SUBJECTS}${element.id}` : element.id,
        name: element.name,
        kind: "public",
        role: "thirdParty",
        roleSettled: false,
        receives: unique(flows.flatMap(({ dataItems }) => dataItems)),
        countries: null,
        access: ["humanReview"],
        retention: { kind: "untilDeleted" },
        certainty: !person && flows.some(({ certainty }) => certainty === "established") ? "established" : "possible",
        says: says(person ? "subjects" : "public", { name: element.name }),
        because: distinctReasons(flows.flatMap(({ because }) => because)),
        missing: unique(flows.flatMap(({ missing }) => missing)),
        path,
      },
    ];
  });
}

/** Controllers that a stated flow reaches: joint ones, other ones, or ourselves. */
function controllerRecipients(inputs: Inputs): readonly Recipient[] {
  const ourRole = inputs.readings.read("org.ourRole");
  return inputs.map.elements.flatMap((element): Recipient[] => {
    if (element.kind !== "organisation" || element.id === STAFF) return [];
    const hops = hopsInto(element.id, inputs.index, inputs.readings, inputs.retention, inputs.destinations, []);
    if (hops.length === 0) return [];
    const role = given(ourRole);
    const where = countriesOf(hops, []);
    const countries = where.countries ?? element.countries;
    return [
      {
        id: element.id,
        name: element.name,
        kind: role === "jointController" ? "jointController" : role === "controller" ? "internal" : "controller",
        role: role === "jointController" ? "jointController" : "controller",
        roleSettled: role !== undefined,
        receives: unique(hops.flatMap(({ flow }) => flow.dataItems)),
        countries,
        access: ["humanReview"],
        retention: itemsLength(inputs.readings, unique(hops.flatMap(({ flow }) => flow.dataItems))),
        certainty: hops.some(({ flow }) => flow.certainty === "established") ? "established" : "possible",
        says: says("controller", { name: element.name, places: placesOf(hops, inputs.index) }),
        because: distinctReasons([...hops.flatMap(({ flow }) => flow.because), ...answeredBecause(ourRole)]),
        missing: unique([...openPaths(ourRole), ...(countries === null ? where.missing : [])]),
        path: inputs.index.pathTo(element.id),
      },
    ];
  });
}

/** Parties that a person recorded and that no arrow reaches: named, with what they get still to be said. */
function unreachedParties(inputs: Inputs, present: ReadonlySet<string>): readonly Recipient[] {
  return [...inputs.parties].flatMap(([id, records]): Recipient[] => {
    const [record] = records;
    if (!record || present.has(id)) return [];
    const kind = given(record.read("kind"));
    const role = roleOf("undetermined", records);
    const country = given(record.read("country"));
    return [
      {
        id,
        name: record.name,
        kind:
          kind === "authority" || kind === "modelProvider" || kind === "toolVendor"
            ? kind
            : role.role === "controller" || role.role === "jointController" || role.role === "subProcessor"
              ? role.role
              : "processor",
        role: role.role,
        roleSettled: role.roleSettled,
        receives: [],
        countries: country ? [country] : null,
        access: [],
        retention: { kind: "undetermined", missing: ["otherFlows"] },
        certainty: "possible",
        says: says("unreached", { name: record.name }),
        because: distinctReasons([...answeredBecause(record.read("name"), record.read("country")), ...role.because]),
        missing: unique(["otherFlows", ...role.missing]),
        path: [],
      },
    ];
  });
}

/**
 * Who receives which data, where, for how long and on whose word: computed from the map, never typed. Ids are `aws`,
 * `provider:…` (with `:metadata` for request data without content), the record's own, `vendor:…` for an operator not yet
 * named, `internal:…`, `subjects:…`, `public`, `authority:…`. Reviewers at AWS are a kind of access by AWS. Excluded only
 * with the fact or clause that excludes; roles are proposed by the matrix of `dpia-law.md` 7.1 and settled in a record.
 */
export function recipientsOf(
  readings: Readings,
  facts: FactsInForce,
  map: DataFlowMap,
  retention: ReadonlyMap<string, ModelUseRetention>,
  destinations: ReadonlyMap<string, Destinations>,
): readonly Recipient[] {
  const inputs: Inputs = { readings, facts, map, index: indexMap(map), retention, destinations, parties: partyRecords(readings, facts) };
  const parties = map.elements.flatMap((element) =>
    element.kind === "party" || element.kind === "authority" ? (partyRecipient(element, inputs) ?? []) : [],
  );
  const reached = new Set(parties.map(({ id }) => id));
  const excluded = excludedProviders(inputs, reached);
  for (const { id } of excluded) reached.add(id);
  const derivedFirst = [...parties].sort((a, b) => Number(b.id === AWS) - Number(a.id === AWS));
  return [
    ...derivedFirst,
    ...controllerRecipients(inputs),
    ...internalRecipients(inputs),
    ...audiences(inputs),
    ...metadataRecipients(inputs),
    ...callEventReaders(inputs),
    ...unreachedParties(inputs, reached),
    ...excluded,
  ];
}
