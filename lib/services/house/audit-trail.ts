import { clock } from "@/lib/adapters/clock";
import { appendAudit, auditEntries, type StoredAuditEntry } from "@/lib/adapters/db/audit-chain";
import type { Transaction } from "@/lib/adapters/db/database";
import type { Prisma } from "@/lib/adapters/db/generated/client";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { countedHoldings } from "@/lib/domain/assessment/holdings";
import { versionStateWords } from "@/lib/domain/assessment/lifecycle";
import { may } from "@/lib/domain/assessment/permissions";
import { roleWords } from "@/lib/domain/assessment/roles";
import { startOfChain } from "@/lib/domain/audit/audit-chain";
import { type AuditLine, auditFileText } from "@/lib/domain/audit/audit-file";
import { type AuditGroup, auditKinds, isAuditKind } from "@/lib/domain/audit/audit-kinds";
import { retentionWords } from "@/lib/domain/house/retention";
import { sentence } from "@/lib/domain/language/sentence";
import { csvText } from "@/lib/domain/portfolio/csv";
import type { Membership, SignedInPerson } from "../accounts/signed-in-person";
import { requirePermission } from "../people/membership";
import { namesOf } from "../portfolio/list-assessments";
import { type AuditCheck, checkAuditTrail } from "./check-audit-trail";

/** JSON Lines for verifying elsewhere, CSV for reading in a spreadsheet. */
type AuditFormat = "jsonl" | "csv";

export type ShownEntry = {
  number: number;
  at: string;
  group: AuditGroup | null;
  sentence: string;
  /** Reasons and names that stand beside the entry; null where this person may not read the assessment. */
  words: readonly { name: string; text: string }[] | null;
  clientAddress: string;
  hash: string;
  assessmentId: string | null;
};

/** `from` and `to` are plain dates (UTC), both included; `person` did it, or it was done to them. */
export type AuditFilter = { group?: AuditGroup; person?: string; assessment?: string; from?: string; to?: string; page?: number };

const entriesOfAPage = 50;

const dayAfter = (day: string): Date => new Date(Date.parse(`${day}T00:00:00Z`) + 24 * 3600 * 1000);

const subjectIs = (key: string, value: string): Prisma.AuditEventWhereInput => ({ subject: { path: [key], equals: value } });

/** Keys of a subject that name somebody to whom something was done. */
const peopleKeys = ["added", "removed", "whose", "assignedTo", "owner"] as const;

const matching = (organisationId: string, { group, person, assessment, from, to }: AuditFilter): Prisma.AuditEventWhereInput => ({
  organisationId,
  ...(group ? { kind: { in: Object.keys(auditKinds).filter((kind) => isAuditKind(kind) && auditKinds[kind] === group) } } : {}),
  ...(from || to ? { at: { ...(from ? { gte: new Date(`${from}T00:00:00Z`) } : {}), ...(to ? { lt: dayAfter(to) } : {}) } } : {}),
  AND: [
    ...(person ? [{ OR: [{ personId: person }, ...peopleKeys.map((key) => subjectIs(key, person))] }] : []),
    ...(assessment
      ? [
          {
            OR: [
              subjectIs("assessmentId", assessment),
              // One entry about several.
              { subject: { path: ["concerns"], string_contains: assessment } },
            ],
          },
        ]
      : []),
  ],
});

type Entry = Pick<StoredAuditEntry, "number" | "at" | "kind" | "personId" | "subject" | "personName" | "clientAddress" | "words" | "hash">;

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
const listOf = (value: unknown): readonly string[] =>
  textOf(value)
    .split(" ")
    .filter((word) => word !== "");

const wordsOf = <T extends string>(words: Readonly<Record<T, string>>, key: string): string =>
  Object.hasOwn(words, key) ? words[key as T] : key;

/** Looks up the names that the sentences of these entries need. */
async function teller(transaction: Transaction, organisationId: string, entries: readonly Entry[]): Promise<(entry: Entry) => string> {
  const people = entries.flatMap(({ personId, subject }) => [
    personId,
    ...peopleKeys.map((key) => textOf(subject[key])),
    ...listOf(subject.signers),
  ]);
  const names = await namesOf(people.filter((personId) => personId !== ""));
  const named = await transaction.assessmentProjection.findMany({
    where: { organisationId, assessmentId: { in: [...new Set(entries.map(({ subject }) => textOf(subject.assessmentId)))] } },
    select: { assessmentId: true, name: true },
  });
  const assessments = new Map(named.map(({ assessmentId, name }) => [assessmentId, name]));
  return ({ kind, personId, subject, personName }) => {
    const by = personName || names(personId);
    if (!isAuditKind(kind)) return `${by}: ${kind}.`;
    const assessmentId = textOf(subject.assessmentId);
    const concerned = peopleKeys.map((key) => textOf(subject[key])).find((id) => id !== "");
    return sentence({
      message: `audit.${kind}`,
      values: {
        ...(subject as Readonly<Record<string, string | number>>),
        by,
        assessment: assessments.get(assessmentId) ?? assessmentId,
        person: concerned === undefined ? "nobody" : names(concerned),
        kept: wordsOf(retentionWords, textOf(subject.kind)),
        roleWords: listOf(subject.roles)
          .map((role) => wordsOf(roleWords, role))
          .join(", "),
        fromWords: wordsOf(versionStateWords, textOf(subject.from)),
        toWords: wordsOf(versionStateWords, textOf(subject.to)),
        successor: names(textOf(subject.assignedTo)),
        things: countedHoldings(subject),
        signerNames: listOf(subject.signers).map(names).join(", ") || "nobody",
      },
    });
  };
}

/** What people wrote about an assessment is read only by those who may read assessments. */
const mayReadWords = ({ roles }: Membership, { subject }: Pick<Entry, "subject">): boolean =>
  subject.assessmentId === undefined || may(roles, "readAssessment");

/** A page of the organisation's audit trail, newest first; pages count from 1. */
export async function listAuditTrail(
  person: SignedInPerson,
  organisationId: string,
  filter: AuditFilter = {},
): Promise<{ entries: readonly ShownEntry[]; found: number; page: number; pages: number }> {
  const membership = requirePermission(person, organisationId, "readAuditTrail");
  return inOrganisation(organisationId, async (transaction) => {
    const where = matching(organisationId, filter);
    const found = await transaction.auditEvent.count({ where });
    const pages = Math.max(1, Math.ceil(found / entriesOfAPage));
    const page = Math.min(pages, Math.max(1, Math.floor(filter.page ?? 1) || 1));
    const rows = await transaction.auditEvent.findMany({
      where,
      include: { detail: true },
      orderBy: { number: "desc" },
      skip: (page - 1) * entriesOfAPage,
      take: entriesOfAPage,
    });
    const entries = rows.map(
      (row): Entry => ({
        ...row,
        at: row.at.toISOString(),
        subject: row.subject as Entry["subject"],
        personName: row.detail?.personName ?? "",
        clientAddress: row.detail?.clientAddress ?? "",
        words: (row.detail?.words ?? {}) as Entry["words"],
      }),
    );
    const tell = await teller(transaction, organisationId, entries);
    return {
      found,
      page,
      pages,
      entries: entries.map((entry) => ({
        number: entry.number,
        at: entry.at,
        group: isAuditKind(entry.kind) ? auditKinds[entry.kind] : null,
        sentence: tell(entry),
        words: mayReadWords(membership, entry)
          ? Object.entries(entry.words).flatMap(([name, text]) => (text === "" ? [] : [{ name, text }]))
          : null,
        clientAddress: entry.clientAddress,
        hash: entry.hash,
        assessmentId: textOf(entry.subject.assessmentId) || null,
      })),
    };
  });
}

/** The whole trail recomputed and compared with every head kept elsewhere in the organisation. */
export async function auditState(person: SignedInPerson, organisationId: string): Promise<AuditCheck> {
  requirePermission(person, organisationId, "readAuditTrail");
  return inOrganisation(organisationId, (transaction) => checkAuditTrail(transaction, organisationId));
}

/** The number of the entry that has this hash, or null: for whoever holds a head from a signed document or an earlier export. */
export async function entryWithHead(person: SignedInPerson, organisationId: string, head: string): Promise<number | null> {
  requirePermission(person, organisationId, "readAuditTrail");
  const found = await inOrganisation(organisationId, (transaction) =>
    transaction.auditEvent.findFirst({ where: { organisationId, hash: head.trim().toLowerCase() }, select: { number: true } }),
  );
  return found?.number ?? null;
}

/** Every entry as it is exported; words that `mayRead` refuses are left out. */
async function auditLines(
  transaction: Transaction,
  organisationId: string,
  mayRead: (entry: Pick<Entry, "subject">) => boolean,
): Promise<readonly AuditLine[]> {
  const lines: AuditLine[] = [];
  for await (const entries of auditEntries(transaction, organisationId)) {
    const tell = await teller(transaction, organisationId, entries);
    for (const entry of entries) {
      const { salt, words, personName, clientAddress, ...link } = entry;
      const open = mayRead(entry);
      lines.push({ ...link, says: tell(entry), beside: { personName, clientAddress, salt: open ? salt : "", words: open ? words : {} } });
    }
  }
  return lines;
}

const csvHeader = ["Number", "At (UTC)", "Kind", "Says", "Person", "Name", "Address", "Subject", "Words", "Previous hash", "Hash"];

/** The same for a spreadsheet. */
const auditCsv = (lines: readonly AuditLine[]): string =>
  csvText(
    csvHeader,
    lines.map(({ number, at, kind, says, personId, subject, previousHash, hash, beside }) => [
      number,
      at,
      kind,
      says,
      personId,
      beside.personName,
      beside.clientAddress,
      JSON.stringify(subject),
      Object.entries(beside.words)
        .map(([name, text]) => `${name}: ${text}`)
        .join("; "),
      previousHash,
      hash,
    ]),
  );

/** The whole trail as the file that is exported, with the head that it ends in. */
export async function auditFile(
  transaction: Transaction,
  organisationId: string,
  mayRead: (entry: Pick<Entry, "subject">) => boolean,
  format: AuditFormat = "jsonl",
): Promise<{ text: string; entries: number; head: string; exportedAt: string }> {
  const lines = await auditLines(transaction, organisationId, mayRead);
  const head = lines.at(-1)?.hash ?? startOfChain;
  const exportedAt = clock.now().toISOString();
  return {
    text: format === "csv" ? auditCsv(lines) : auditFileText({ organisationId, exportedAt, entries: lines.length, head }, lines),
    entries: lines.length,
    head,
    exportedAt,
  };
}

/** `GET …/audit/file`: the trail for verifying elsewhere; the chain notes which head was handed out. */
export async function exportAuditTrail(
  person: SignedInPerson,
  organisationId: string,
  format: AuditFormat = "jsonl",
): Promise<{ name: string; text: string }> {
  const membership = requirePermission(person, organisationId, "readAuditTrail");
  return inOrganisation(organisationId, async (transaction) => {
    const { text, entries, head, exportedAt } = await auditFile(
      transaction,
      organisationId,
      (entry) => mayReadWords(membership, entry),
      format,
    );
    await appendAudit(transaction, {
      organisationId,
      kind: "auditTrailExported",
      personId: person.personId,
      personName: person.name,
      subject: { entries, head },
    });
    return { name: `audit-trail-${exportedAt.slice(0, 10)}-${entries}.${format}`, text };
  });
}
