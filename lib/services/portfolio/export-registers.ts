import { today } from "@/lib/adapters/clock";
import { appendAudit } from "@/lib/adapters/db/audit-chain";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { sha256 } from "@/lib/adapters/identifiers";
import { versionStateWords } from "@/lib/domain/assessment/lifecycle";
import { type CsvCell, csvText } from "@/lib/domain/portfolio/csv";
import type { Register } from "@/lib/domain/portfolio/register-entry";
import { countriesWords, recipientKindWords, roleOfRecipientWords } from "@/lib/domain/view/outcome-words";
import { levelText, stateText } from "@/lib/domain/view/register-words";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { requirePermission } from "../people/membership";
import { type ListFilter, listAssessments } from "./list-assessments";
import { allEntries, type RegisterFilter, type RegisterRow } from "./registers";

type Table = { header: readonly string[]; rows: readonly (readonly CsvCell[])[] };

const where = ({ assessment, assessmentState, assessmentId }: RegisterRow): readonly CsvCell[] => [
  assessment,
  versionStateWords[assessmentState],
  assessmentId,
];
const whereHeader = ["Assessment", "State of the assessment", "Assessment id"];

type Tables = { readonly [R in Register]: { header: readonly string[]; cells: (row: RegisterRow<R>) => readonly CsvCell[] } };

const tables: Tables = {
  recipients: {
    header: [
      "Recipient",
      "Certainty",
      "Kind",
      "Role",
      "Role settled",
      "Receives",
      "Countries",
      "Kept",
      "People may read it",
      "Says",
      "Facts",
    ],
    cells: ({ entry: { name, state, detail } }) => [
      name,
      stateText(state),
      recipientKindWords[detail.kind],
      roleOfRecipientWords[detail.role],
      detail.roleSettled ? "yes" : "no, proposed",
      detail.receives.join("; "),
      countriesWords(detail.countries),
      detail.kept,
      detail.humanReview ? "yes" : "no",
      detail.says,
      detail.facts.join(" "),
    ],
  },
  risks: {
    header: ["Risk", "Place", "State", "Level", "Highest it could be", "Likelihood", "Severity", "Level confirmed", "Says"],
    cells: ({ entry: { name, state, level, worst, likelihood, severity, detail } }) => [
      name,
      detail.place,
      stateText(state),
      levelText(level),
      levelText(worst),
      likelihood,
      severity,
      detail.confirmed ? "yes" : "no, suggested",
      detail.says,
    ],
  },
  gaps: {
    header: ["Gap", "State", "Article", "Place"],
    cells: ({ entry: { name, state, detail } }) => [name, stateText(state), detail.article, detail.place],
  },
  measures: {
    header: ["Measure", "Catalogue", "Status", "Owner", "Due", "Overdue", "Condition", "Pieces of evidence"],
    cells: ({ isOverdue, entry: { name, state, due, detail } }) => [
      name,
      detail.catalogue,
      stateText(state),
      detail.owner,
      due,
      isOverdue ? "yes" : "no",
      detail.condition ? "yes" : "no",
      detail.evidence,
    ],
  },
};

async function audited(person: SignedInPerson, organisationId: string, what: string, { header, rows }: Table) {
  const text = csvText(header, rows);
  await inOrganisation(organisationId, (transaction) =>
    appendAudit(transaction, {
      organisationId,
      kind: "registerExported",
      personId: person.personId,
      personName: person.name,
      subject: { register: what, rows: rows.length, sha256: sha256(text) },
    }),
  );
  return { fileName: `${what}-${today()}.csv`, text };
}

async function registerTable<R extends Register>(
  person: SignedInPerson,
  organisationId: string,
  register: R,
  filter: RegisterFilter,
): Promise<Table> {
  const { header, cells } = tables[register] as Tables[R];
  const rows = await allEntries(person, organisationId, register, filter);
  return { header: [...header, ...whereHeader], rows: rows.map((row) => [...cells(row as RegisterRow<R>), ...where(row)]) };
}

/** `GET …/registers/{register}`: every entry that matches, as a CSV file. Audited. */
export async function exportRegister(
  person: SignedInPerson,
  organisationId: string,
  register: Register,
  filter: RegisterFilter,
): Promise<{ fileName: string; text: string }> {
  requirePermission(person, organisationId, "exportRegisters");
  return audited(person, organisationId, register, await registerTable(person, organisationId, register, filter));
}

/** `GET …/assessments/csv`: the list as it is filtered, as a CSV file. Audited. */
export async function exportList(
  person: SignedInPerson,
  organisationId: string,
  filter: ListFilter,
): Promise<{ fileName: string; text: string }> {
  requirePermission(person, organisationId, "exportRegisters");
  const assessments = await listAssessments(person, organisationId, filter);
  return audited(person, organisationId, "assessments", {
    header: [
      "Assessment",
      "Version",
      "State",
      "Level",
      "Could be higher",
      "Open gaps",
      "Open questions",
      "Next review",
      "Responsible",
      "Recipients",
      "Changed",
      "Changed by",
      "Assessment id",
    ],
    rows: assessments.map((one) => [
      one.name,
      one.versionNumber,
      versionStateWords[one.state],
      levelText(one.level),
      one.levelIsAtLeast ? "yes" : "no",
      one.openGaps,
      one.openQuestions,
      one.nextReview,
      one.owner ? `${one.owner.name}${one.owner.left ? " (has left)" : ""}` : null,
      one.recipients.map(({ name, certainty }) => `${name} (${certainty})`).join("; "),
      one.changedAt.slice(0, 10),
      one.changedBy,
      one.assessmentId,
    ]),
  });
}
