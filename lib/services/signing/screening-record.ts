import { today } from "@/lib/adapters/clock";
import { auditHead } from "@/lib/adapters/db/audit-chain";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { newId, sha256 } from "@/lib/adapters/identifiers";
import { writeAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import { buildScreeningRecord } from "@/lib/domain/report/build-screening-record";
import { environment } from "@/lib/env";
import { confirmIdentity, type Proof } from "../accounts/confirm-identity";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { changeAssessment, nothingWritten } from "../assessment/change-assessment";
import { openAssessment } from "../assessment/get-assessment";
import { resultOf } from "../assessment/result-of";
import { keepPrepared } from "../document/keep-prepared";
import { printDocument } from "../document/print-document";
import { currentRegister } from "../facts/current-register";
import { refuse } from "../refusal";
import { addRevision, writeFrozen } from "./sign-document";

const act = "notRequired";

/** `POST …/screening-record`: makes the short record of a screening that was closed as “not required”, to be read and signed. */
export async function prepareScreeningRecord(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
): Promise<{ sha256: string }> {
  const { stored, content, membership } = await openAssessment(person, organisationId, assessmentId, "signScreening");
  const { number } = stored.version;
  const { head, reason } = await inOrganisation(organisationId, async (transaction) => ({
    head: await auditHead(transaction, organisationId),
    reason: (
      await transaction.version.findUniqueOrThrow({
        where: { organisationId_assessmentId_number: { organisationId, assessmentId, number } },
        select: { stateReason: true },
      })
    ).stateReason,
  }));
  const canonical = writeAssessmentFile(content);
  const contentHash = sha256(canonical);
  const result = resultOf(content);
  const code = newId("dv");
  const report = buildScreeningRecord({
    content,
    result,
    register: currentRegister(),
    reason,
    documentMeta: {
      version: String(number),
      status: "notRequired",
      madeOn: today(),
      contentHash,
      organisation: membership.organisationName,
      reference: assessmentId,
      demonstration: membership.demo,
      signing: { signers: [person.name], verifyAt: `${environment().origin}/verify`, code, auditHead: head, severalDuties: [] },
    },
  });
  const bytes = await printDocument(report, new TextEncoder().encode(canonical));
  return keepPrepared(
    { organisationId, assessmentId, versionNumber: number, personId: person.personId },
    {
      act,
      reason,
      changeNumber: stored.changeNumber,
      code,
      bytes,
      report,
      canonical,
      contentHash,
      registerVersion: result.registerVersion,
      method: content.method,
    },
  );
}

/** `POST …/screening-record/signature`: signs the record that was read; the version stays closed, and a changed answer opens it. */
export async function signScreeningRecord(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  { sha256: read, ...proof }: { sha256: string } & Proof,
): Promise<{ sha256: string }> {
  await confirmIdentity(person, proof);
  let signed = "";
  await changeAssessment(person, organisationId, assessmentId, "signScreening", async (context) => {
    const { transaction, stored, by } = context;
    const place = { organisationId, assessmentId, versionNumber: stored.version.number };
    const prepared = await transaction.preparedDocument.findUnique({
      where: { organisationId_assessmentId_versionNumber_personId: { ...place, personId: by } },
    });
    if (!prepared || prepared.sha256 !== read || prepared.act !== act || Number(prepared.changeNumber) !== stored.changeNumber - 1)
      throw refuse("invalid", "Something changed since you read the record. Have it made again, read it, and sign then.");
    const latest = await writeFrozen(context, prepared, act);
    signed = await addRevision(context, person, latest, "");
    await transaction.preparedDocument.deleteMany({ where: place });
    return { stored, writes: nothingWritten };
  });
  return { sha256: signed };
}
