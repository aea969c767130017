import { partyRecords } from "../data-flow/parties";
import type { FactsInForce } from "../facts/facts-in-force";
import { fieldPath, type ListId } from "../questionnaire/questions";
import { isNo, isOneOf, type Readings, type RecordReading, when } from "../questionnaire/reading";
import { all, any, type Claim } from "../reasoning/claim";
import type { Gap, Recipient, Transfer } from "../result";

export const gapIds = [
  "no-legal-basis",
  "no-art9-condition",
  "no-art10-authority",
  "no-art22-exception",
  "no-processor-contract",
  "no-joint-arrangement",
  "no-transfer-tool",
  "no-information",
] as const;
type GapId = (typeof gapIds)[number];

export type GapModel = {
  readings: Readings;
  facts: FactsInForce;
  recipients: readonly Recipient[];
  transfers: readonly Transfer[];
};

/** One place where a gap can stand: `claim` is true where it is open. `part` picks the sentence, `record` is what it is about. */
type Instance = { record: string | null; name: string; part?: string; claim: Claim; closedBy: readonly string[] };

type GapRule = { id: GapId; article: string; instances(model: GapModel): readonly Instance[] };

const undetermined = (...missing: readonly string[]): Claim => ({ truth: null, because: [], missing });

/** While a list that the gap is about is empty, nothing can be said. */
const whileEmpty = (list: ListId): Instance => ({ record: null, name: "", part: "nothing", claim: undetermined(list), closedBy: [list] });

const perRecord = <L extends ListId>(
  readings: Readings,
  list: L,
  field: string,
  claim: (record: RecordReading<L>) => Claim,
): readonly Instance[] => {
  const records = readings.list(list);
  return records.length === 0
    ? [whileEmpty(list)]
    : records.map((record) => ({
        record: record.id,
        name: record.name,
        claim: claim(record),
        closedBy: [fieldPath(list, record.id, field)],
      }));
};

/** Answered, but in a way that settles nothing yet: the answer is still missing. */
const notSettled = (claim: Claim, path: string): Claim =>
  claim.truth === true ? { truth: null, because: claim.because, missing: [path] } : claim;

/** Art. 6(1): no basis is named, or legitimate interests are but the balancing test failed; not done yet leaves it open. */
function legalBasis(purpose: RecordReading<"purposes">): Claim {
  const basis = purpose.read("legalBasis");
  const balancing = purpose.read("liaOutcome");
  return any(
    isOneOf(basis, "none"),
    all(
      isOneOf(basis, "f-legitimateInterests"),
      any(isOneOf(balancing, "failed"), notSettled(isOneOf(balancing, "notDone"), balancing.path)),
    ),
  );
}

function processorContracts({ readings, facts, recipients }: GapModel): readonly Instance[] {
  const instances = readings.list("processors").map((party): Instance => {
    const contract = party.read("art28Contract");
    return {
      record: party.id,
      name: party.name,
      claim: all(isOneOf(party.read("role"), "processor", "subProcessor"), isOneOf(contract, "none")),
      closedBy: [contract.path],
    };
  });
  const recorded = partyRecords(readings, facts);
  for (const recipient of recipients) {
    if (recipient.certainty === "excluded" || recorded.has(recipient.id)) continue;
    if (recipient.role !== "processor" && recipient.role !== "subProcessor") continue;
    if (readings.record(recipient.id)) continue;
    instances.push({
      record: recipient.id,
      name: recipient.name,
      part: "notRecorded",
      claim: { truth: null, because: recipient.because, missing: ["processors"] },
      closedBy: ["processors"],
    });
  }
  return instances.length === 0 && readings.list("modelUses").length === 0 ? [whileEmpty("modelUses")] : instances;
}

function jointArrangements({ readings }: GapModel): readonly Instance[] {
  const ours = readings.read("org.jointArrangement");
  const instances: Instance[] = [
    {
      record: null,
      name: "",
      claim: all(isOneOf(readings.read("org.ourRole"), "jointController"), isOneOf(ours, "none", "drafted")),
      closedBy: [ours.path],
    },
  ];
  for (const party of readings.list("processors")) {
    const arrangement = party.read("jointArrangement");
    instances.push({
      record: party.id,
      name: party.name,
      part: "with",
      claim: all(isOneOf(party.read("role"), "jointController"), isOneOf(arrangement, "none", "drafted")),
      closedBy: [arrangement.path],
    });
  }
  return instances;
}

function transferTools({ readings, transfers, recipients }: GapModel): readonly Instance[] {
  if (readings.list("modelUses").length === 0 && transfers.length === 0) return [whileEmpty("modelUses")];
  const names = new Map(recipients.map(({ id, name }) => [id, name]));
  return transfers.flatMap((transfer): Instance[] => {
    if (transfer.standing !== "gap" && transfer.standing !== "undetermined") return [];
    const country = transfer.country === "*" || transfer.country === "anywhere" ? null : transfer.country;
    const tool = transfer.toolRecord === null ? "transferTools" : fieldPath("transferTools", transfer.toolRecord, "tool");
    return [
      {
        record: transfer.id,
        name: `${names.get(transfer.to) ?? readings.record(transfer.to)?.name ?? transfer.to}${country === null ? "" : ` (${country})`}`,
        ...(country === null ? { part: transfer.country === null ? "unplaced" : "anywhere" } : {}),
        claim: { truth: transfer.standing === "gap" ? true : null, because: transfer.because, missing: transfer.missing },
        closedBy: transfer.country === null && transfer.missing.length > 0 ? transfer.missing : [tool],
      },
    ];
  });
}

/** Arts. 13 and 14: no notice is planned, or data from elsewhere are used and those people are not told. */
function information({ readings }: GapModel): readonly Instance[] {
  const notice = readings.read("notice.planned");
  const fromElsewhere = readings.read("notice.art14");
  const told = isNo(fromElsewhere);
  const items = readings.list("dataItems");
  const elsewhere = (): Claim =>
    items.length === 0
      ? undetermined("dataItems")
      : any(...items.map((item) => when(item.read("sources"), (sources) => sources.some((source) => source !== "dataSubject"))));
  return [
    {
      record: null,
      name: "",
      claim: any(isOneOf(notice, "none"), told.truth === false ? told : all(told, elsewhere())),
      closedBy: [notice.path, fromElsewhere.path],
    },
  ];
}

const gapRules: readonly GapRule[] = [
  {
    id: "no-legal-basis",
    article: "GDPR Art. 6(1)",
    instances: ({ readings }) => [
      ...perRecord(readings, "purposes", "legalBasis", legalBasis),
      ...readings.list("secondaryUses").map((use): Instance => {
        const ground = use.read("ground");
        return { record: use.id, name: use.name, part: "secondary", claim: isOneOf(ground, "none"), closedBy: [ground.path] };
      }),
    ],
  },
  {
    id: "no-art9-condition",
    article: "GDPR Art. 9(2)",
    instances: ({ readings }) =>
      perRecord(readings, "dataItems", "art9Condition", (item) =>
        all(isOneOf(item.read("categories"), "art9"), isOneOf(item.read("art9Condition"), "none")),
      ),
  },
  {
    id: "no-art10-authority",
    article: "GDPR Art. 10",
    instances: ({ readings }) =>
      perRecord(readings, "dataItems", "art10Authority", (item) =>
        all(isOneOf(item.read("categories"), "art10"), isOneOf(item.read("art10Authority"), "none")),
      ),
  },
  {
    id: "no-art22-exception",
    article: "GDPR Art. 22(2)",
    instances: ({ readings }) =>
      perRecord(readings, "modelUses", "art22Exception", (use) =>
        all(
          isOneOf(use.read("decisionMode"), "solelyAutomated"),
          isOneOf(use.read("decisionEffect"), "legalOrSimilar"),
          isOneOf(use.read("art22Exception"), "none"),
        ),
      ),
  },
  { id: "no-processor-contract", article: "GDPR Art. 28(3)", instances: processorContracts },
  { id: "no-joint-arrangement", article: "GDPR Art. 26", instances: jointArrangements },
  { id: "no-transfer-tool", article: "GDPR Chapter V, Art. 44", instances: transferTools },
  { id: "no-information", article: "GDPR Arts. 13, 14", instances: information },
];

/**
 * The legality gaps that are open or cannot be ruled out yet, in the order of the table. No score, no measure lowers one;
 * only a changed answer closes it. A list that is still empty leaves its gap undetermined, naming the list.
 */
export function gapsOf(model: GapModel): readonly Gap[] {
  return gapRules.flatMap((rule) =>
    rule.instances(model).flatMap(({ record, name, part, claim, closedBy }): Gap[] => {
      if (claim.truth === false) return [];
      const state = claim.truth === null ? "undetermined" : "open";
      const key = part === "nothing" ? "nothing" : part ? `${part}.${state}` : state;
      return [
        {
          id: record === null ? rule.id : `${rule.id}@${record}`,
          gap: rule.id,
          state,
          recordId: record,
          article: rule.article,
          says: { message: `gap.${rule.id}.${key}`, values: { name } },
          because: claim.because,
          closedBy,
          missing: claim.missing,
        },
      ];
    }),
  );
}

export const gapsEnglish: Readonly<Record<string, string>> = {
  "gap.no-legal-basis.title": "No legal basis for a purpose",
  "gap.no-legal-basis.open": "No legal basis for the purpose “{name}”: nothing in Art. 6(1) is named, or the balancing test failed.",
  "gap.no-legal-basis.undetermined": "Not known yet whether the purpose “{name}” has a legal basis.",
  "gap.no-legal-basis.secondary.open": "No ground for the further use “{name}”: it is neither compatible nor based on consent or law.",
  "gap.no-legal-basis.secondary.undetermined": "Not known yet whether the further use “{name}” has a ground.",
  "gap.no-legal-basis.nothing": "Not known yet: no purpose is recorded.",
  "gap.no-art9-condition.title": "No condition for special categories of data",
  "gap.no-art9-condition.open": "“{name}” holds special categories of data, and no condition of Art. 9(2) is met.",
  "gap.no-art9-condition.undetermined":
    "Not known yet whether “{name}” holds special categories of data, or which condition of Art. 9(2) is met.",
  "gap.no-art9-condition.nothing": "Not known yet: no data item is recorded.",
  "gap.no-art10-authority.title": "No authority for data on crimes",
  "gap.no-art10-authority.open": "“{name}” holds data on crimes or convictions without official authority or a law that allows it.",
  "gap.no-art10-authority.undetermined": "Not known yet whether “{name}” holds data on crimes, or what allows it.",
  "gap.no-art10-authority.nothing": "Not known yet: no data item is recorded.",
  "gap.no-art22-exception.title": "No exception for automated decisions",
  "gap.no-art22-exception.open":
    "“{name}” decides about people without a human, with legal or similar effect, and no exception of Art. 22(2) is met.",
  "gap.no-art22-exception.undetermined": "Not known yet whether “{name}” decides about people on its own, or which exception allows it.",
  "gap.no-art22-exception.nothing": "Not known yet: no use of a model is recorded.",
  "gap.no-processor-contract.title": "No contract with a processor",
  "gap.no-processor-contract.open": "{name} processes data as a processor without a contract under Art. 28(3).",
  "gap.no-processor-contract.undetermined":
    "Not known yet whether {name} is a processor, or whether a contract under Art. 28(3) is in force.",
  "gap.no-processor-contract.notRecorded.open": "{name} processes data as a processor without a contract under Art. 28(3).",
  "gap.no-processor-contract.notRecorded.undetermined":
    "{name} processes data as a processor, as follows from the other answers, but is not recorded as a party, so nothing is known of a contract.",
  "gap.no-processor-contract.nothing": "Not known yet: no use of a model is recorded.",
  "gap.no-joint-arrangement.title": "No arrangement between joint controllers",
  "gap.no-joint-arrangement.open": "You are joint controllers, and no arrangement under Art. 26 is in place.",
  "gap.no-joint-arrangement.undetermined": "Not known yet whether there are joint controllers, or whether the arrangement is in place.",
  "gap.no-joint-arrangement.with.open": "{name} is a joint controller, and no arrangement under Art. 26 is in place.",
  "gap.no-joint-arrangement.with.undetermined": "Not known yet whether {name} is a joint controller with an arrangement in place.",
  "gap.no-transfer-tool.title": "No tool for a transfer",
  "gap.no-transfer-tool.open": "Data go to {name} outside the EEA, and nothing in Chapter V of the GDPR allows it yet.",
  "gap.no-transfer-tool.undetermined": "Not known yet what allows the transfer to {name}.",
  "gap.no-transfer-tool.anywhere.open":
    "Data may go to countries that nobody can list in advance ({name}), and no tool covers all of them.",
  "gap.no-transfer-tool.anywhere.undetermined":
    "Data may go to countries that nobody can list in advance ({name}); not known yet what allows each transfer.",
  "gap.no-transfer-tool.unplaced.open": "Where {name} has the data is not known, and the tool recorded does not protect them everywhere.",
  "gap.no-transfer-tool.unplaced.undetermined":
    "Not known yet in which country {name} has the data, so neither whether that is a transfer, nor what allows it.",
  "gap.no-transfer-tool.nothing": "Not known yet: no use of a model is recorded.",
  "gap.no-information.title": "People are not told",
  "gap.no-information.open": "Some people are not told that their data are used, and no notice under Arts. 13 or 14 is planned for them.",
  "gap.no-information.undetermined": "Not known yet whether the people concerned are told.",
};
