import { performance } from "node:perf_hooks";
import { Certificate } from "pkijs";
import { issueSeal, makeAuthority } from "@/lib/adapters/signing/certificates";
import { ownBuffer } from "@/lib/adapters/signing/crypto-engine";
import { sealDocument } from "@/lib/adapters/signing/seal-document";
import { readVerification } from "@/lib/services/signing/verification";
import { renderDocument, stopRendering } from "@/templates/render-document";
import { signaturePlace } from "@/templates/signature-places";
import type { Figure, Measurement } from "./figure";
import { attachment, pagesOf, reportOf } from "./pdf";
import { median, ms } from "./statistics";

const rounds = 7;
const people = ["Sam Signer", "Bea Board", "Cem Chair"];

async function measure(): Promise<readonly Figure[]> {
  try {
    const pdf = new Uint8Array(await renderDocument(reportOf(1.4), attachment));
    const pages = await pagesOf(pdf);
    const now = new Date();
    const authority = await makeAuthority({ installation: "the bench", now });
    const seal = { ...(await issueSeal({ authority, organisation: "Bench", now })), chain: [authority.certificate] };
    const sign = (given: Uint8Array, index: number) =>
      sealDocument({
        pdf: given,
        seal,
        field: `signature-${index + 1}`,
        signer: people[index] ?? "",
        reason: "Approved",
        lines: [people[index] ?? "", "Approved"],
        place: signaturePlace(index),
        at: now,
        timeStamps: null,
      });
    // The processor's time beside the clock's: other work on the machine lengthens the second far more than the first.
    const timed = async (work: () => Promise<unknown>): Promise<{ time: number; cpu: number }> => {
      const times: number[] = [];
      const cpu: number[] = [];
      for (let round = 0; round <= rounds; round += 1) {
        const since = performance.now();
        const used = process.cpuUsage();
        await work();
        const { user, system } = process.cpuUsage(used);
        // The first one warms up.
        if (round === 0) continue;
        times.push(performance.now() - since);
        cpu.push((user + system) / 1000);
      }
      return { time: median(times), cpu: median(cpu) };
    };
    const signing = await timed(() => sign(pdf, 0));
    let signed: Uint8Array = pdf;
    for (const index of people.keys()) signed = await sign(signed, index);
    const trust = { authorities: [Certificate.fromBER(ownBuffer(authority.certificate))], revocationLists: [] };
    const { signatures } = await readVerification(signed, trust, null);
    if (signatures.length !== people.length || signatures.some(({ problems }) => problems.length > 0))
      throw new Error("The signatures of the bench do not hold");
    const verifying = await timed(() => readVerification(signed, trust, null));
    const on = ({ cpu }: { cpu: number }) =>
      `${pages} pages, ${Math.round(signed.length / 1000)} kB, in process, median of ${rounds}; processor ${ms(cpu)}`;
    return [
      {
        what: "signing a document, without time stamp",
        figure: ms(signing.time),
        bar: "< 1,500 ms",
        reference: "",
        holds: signing.time < 1500,
        on: on(signing),
      },
      {
        what: "verifying a document with three signatures",
        figure: ms(verifying.time),
        bar: "< 1,000 ms",
        reference: `${pages} pages`,
        holds: verifying.time < 1000,
        on: on(verifying),
      },
    ];
  } finally {
    await stopRendering();
  }
}

export const signing: Measurement = { name: "signing", measure };
