import { given, type RecordReading } from "../questionnaire/reading";
import type { Because } from "../reasoning/because";
import { addElement, addFlow, type DraftMap, declare, derivedName, reachVendor } from "./draft-map";
import { answeredBecause, distinctReasons, listed, openPaths } from "./open-answers";

/** People of whom an item names no group. */
const UNNAMED_PEOPLE = "people";
/** The organisation's own staff as readers. */
export const STAFF = "staff";

/** Adds the people of whom an item names no group, once, and gives their id. */
function unnamedPeople(draft: DraftMap): string {
  addElement(draft, {
    id: UNNAMED_PEOPLE,
    kind: "person",
    name: derivedName(draft, "unnamedPeople"),
    column: "people",
    countries: null,
    treatment: [],
    because: [],
  });
  return UNNAMED_PEOPLE;
}

/** The people that an item is about; the unnamed ones, with what is missing, where the answer is open or names none. */
export function peopleOf(
  draft: DraftMap,
  item: RecordReading<"dataItems">,
): { people: readonly string[]; because: readonly Because[]; missing: readonly string[] } {
  const subjects = item.read("dataSubjects");
  const people = listed(subjects).filter((id) => draft.elements.has(id));
  return people.length > 0
    ? { people, because: answeredBecause(subjects), missing: [] }
    : { people: [unnamedPeople(draft)], because: [], missing: [subjects.path] };
}

/** Adds the organisation's staff as readers, once, and gives their id. */
export function reachStaff(draft: DraftMap): string {
  addElement(draft, {
    id: STAFF,
    kind: "organisation",
    name: derivedName(draft, "staff"),
    column: "storesAndRecipients",
    countries: null,
    treatment: [],
    because: [],
  });
  return STAFF;
}

/** How an item comes into the first system: from the person, seen or said by others, or not answered. */
function wayOf(item: RecordReading<"dataItems">): "collection.direct" | "collection.indirect" | "open" {
  const sources = item.read("sources");
  const values = given(sources);
  if (!values) return openPaths(sources).length > 0 ? "open" : "collection.indirect";
  return values.includes("dataSubject") || values.includes("observed") ? "collection.direct" : "collection.indirect";
}

/** Arrows from people into a system: one a group and way, for the items that the system holds. */
function addCollection(draft: DraftMap, system: RecordReading<"systems">, items: ReadonlySet<string>): void {
  const holds = system.read("dataItems");
  for (const id of items) {
    const item = draft.readings.record(id) as RecordReading<"dataItems"> | undefined;
    if (item?.list !== "dataItems") continue;
    const way = wayOf(item);
    const { people, because, missing } = peopleOf(draft, item);
    const sources = item.read("sources");
    for (const person of people)
      addFlow(draft, {
        from: person,
        to: system.id,
        taxonomy: way === "open" ? "collection.direct" : way,
        carries: new Set([id]),
        certainty: way === "open" || missing.length > 0 ? "possible" : "established",
        because: distinctReasons([...answeredBecause(holds), ...because, ...answeredBecause(sources)]),
        missing: [...missing, ...(way === "open" ? openPaths(sources) : [])],
      });
  }
}

/** People, the systems that they use or that hold their data, who runs those and which staff sees them. */
export function addPeopleAndSystems(draft: DraftMap): void {
  for (const group of draft.readings.list("dataSubjects"))
    addElement(draft, {
      id: group.id,
      kind: "person",
      name: group.name,
      column: "people",
      countries: null,
      treatment: [],
      because: answeredBecause(group.read("name")),
    });
  for (const system of draft.readings.list("systems")) {
    const country = system.read("country");
    const where = given(country);
    addElement(draft, {
      id: system.id,
      kind: "system",
      name: system.name,
      column: "systems",
      countries: where ? [where] : null,
      treatment: [],
      because: answeredBecause(system.read("name"), country),
    });
    const items = declare(draft, system.id, system.read("dataItems"));
    const users = system.read("users");
    const usedBy = given(users);
    const meetsPeople = usedBy === undefined || usedBy.some((user) => user !== "noPerson");
    if (items !== "all" && meetsPeople) addCollection(draft, system, items);
    if (usedBy?.includes("staff"))
      addFlow(draft, { from: system.id, to: reachStaff(draft), taxonomy: "audience", because: answeredBecause(users) });
    const operator = system.read("operator");
    if (given(operator) === "ourselves") continue;
    const vendor = reachVendor(draft, system, system.read("vendor"));
    addFlow(draft, {
      from: system.id,
      to: vendor.id,
      taxonomy: "system.operator",
      certainty: given(operator) === "processor" ? "established" : "possible",
      because: [...answeredBecause(operator), ...vendor.because],
      missing: given(operator) === "processor" ? vendor.missing : openPaths(operator),
    });
  }
}
