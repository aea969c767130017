import type { AssessmentContent } from "../assessment/content";
import type { AwsImport, FileReport } from "../interchange/aws/analyse";
import { type Proposal, type ProposedRecord, recordsOfThings } from "../interchange/aws/proposals";
import { replacedBy } from "../interchange/aws/take-over";
import { sentence } from "../language/sentence";
import type { Answer } from "../questionnaire/answer";
import { answerText, namesIn } from "../questionnaire/describe-answer";
import { listText, questionText } from "../questionnaire/english";
import { type ListId, recordList, sectionIdOf, singleQuestion } from "../questionnaire/questions";
import { originText, presentOriginText } from "./origin-words";

export type ImportedFileView = {
  name: string;
  /** What it was recognised as, in words; null where it was refused or is empty. */
  recognisedAs: string | null;
  regions: readonly string[];
  gave: number;
  refusals: readonly { place: string; message: string }[];
  notes: readonly string[];
};

export type ProposalView = {
  id: string;
  label: string;
  proposed: string;
  present: string | null;
  /** Where the present answer came from, when a file gave it. */
  presentOrigin: string | null;
  state: Proposal["state"];
  /** Somebody answered otherwise themselves: replaced only where a person chooses it. */
  overrules: boolean;
  /** The file, and the place in it. */
  origin: string;
  field: string;
  /** Revision of the present answer, sent back with the acceptance. */
  revision: number;
};

export type ProposedRecordView = {
  /** Null: questions asked once. */
  thing: string | null;
  title: string;
  kind: string;
  /** The record it fills; null for a new one. */
  recordId: string | null;
  /** No file shows that it is used: not chosen unless the person does. */
  setUpOnly: boolean;
  /** Records of the list that it could fill instead. */
  candidates: readonly { id: string; name: string }[];
  proposals: readonly ProposalView[];
};

/** Everything the page of an import shows, as plain words. */
export type AwsImportView = {
  files: readonly ImportedFileView[];
  regionQuestions: readonly { group: string; files: readonly string[]; given: string | null; suggested: string | null }[];
  records: readonly ProposedRecordView[];
  missing: readonly { text: string; section: string; path: string }[];
  open: readonly { text: string; file: string | null }[];
  /** Answers that are as the files say. */
  unchanged: number;
};

const formats = {
  terraformState: "Terraform state",
  terraformPlan: "Terraform plan",
  cloudFormation: "CloudFormation template",
} as const;

/** What a file was recognised as, in words: the command that prints it, or the kind of infrastructure file. */
export const recognisedAs = ({ call, format }: Pick<FileReport, "call" | "format">): string | null =>
  call !== null
    ? call.startsWith("bedrock-mantle ")
      ? call
      : `aws ${call}`
    : format === null || format === "call"
      ? null
      : formats[format];

/** An import in words, beside the present answers. `revisions` are those of the present answers by path. */
export function awsImportView(done: AwsImport, content: AssessmentContent, revisions: Readonly<Record<string, number>>): AwsImportView {
  const held = namesIn(content);
  const things = new Map(done.proposals.records.map((one) => [one.thing, one.name]));
  const nameOf = (id: string): string => things.get(id) ?? held(id);
  const view = (proposal: Proposal, list: ListId | null): ProposalView => {
    const structure = list === null ? singleQuestion(proposal.field) : recordList(list)?.questions[proposal.field];
    const words = list === null ? questionText(proposal.field) : listText(list).questions[proposal.field];
    if (!structure || !words) throw new Error(`No question ${proposal.field}`);
    const value: Answer = {
      value:
        proposal.refers.length > 0 ? [...((proposal.value as readonly string[] | null) ?? []), ...proposal.refers] : (proposal.value ?? ""),
    };
    return {
      id: proposal.id,
      label: words.label,
      proposed: answerText(structure, words, value, nameOf),
      present: proposal.present ? answerText(structure, words, proposal.present, nameOf) : null,
      presentOrigin: proposal.presentOrigin ? presentOriginText(proposal.presentOrigin) : null,
      state: proposal.state,
      overrules: replacedBy(proposal) === "answered",
      origin: originText(proposal.origin),
      field: proposal.origin.field,
      revision: proposal.path === null ? 0 : (revisions[proposal.path] ?? 0),
    };
  };
  const taken = recordsOfThings(done.proposals.records);
  const record = (one: ProposedRecord): ProposedRecordView => ({
    thing: one.thing,
    title: one.name,
    kind: listText(one.list).one,
    recordId: one.recordId,
    setUpOnly: one.basis === "setUp",
    candidates:
      one.recordId === null || one.byChoice
        ? (content.records[one.list] ?? [])
            .filter(({ id }) => id === one.recordId || !taken.has(id))
            .map(({ id }) => ({ id, name: held(id) }))
        : [],
    proposals: one.proposals.map((proposal) => view(proposal, one.list)),
  });
  const records = [
    ...(done.proposals.single.length > 0
      ? [
          {
            thing: null,
            title: "The assessment as a whole",
            kind: "",
            recordId: null,
            setUpOnly: false,
            candidates: [],
            proposals: done.proposals.single.map((one) => view(one, null)),
          },
        ]
      : []),
    ...done.proposals.records.map(record),
  ];
  return {
    files: done.files.map((file) => ({
      name: file.name,
      recognisedAs: recognisedAs(file),
      regions: file.regions,
      gave: file.gave,
      refusals: file.refusals.map(({ place, says }) => ({ place, message: sentence(says) })),
      notes: file.notes.map((one) => sentence(one)),
    })),
    regionQuestions: done.regionQuestions,
    records,
    missing: done.missing.map(({ path, says }) => ({ text: sentence(says), section: sectionIdOf(path.split("/")[0] ?? "") ?? "", path })),
    open: done.open.map(({ says, file }) => ({ text: sentence(says), file: file === null ? null : (done.files[file]?.name ?? null) })),
    unchanged: records.flatMap((one) => one.proposals).filter((one) => one.state === "same").length,
  };
}
