import type { ReportSection } from "./report";
import { answer, answersTogether, definition, heading, paragraph, part, type ReportContext } from "./report-context";

/** EDPB 5.1 and 5.2: the advice of the data protection officer, the views of the people concerned, and others heard. */
export function partFive(context: ReportContext): ReportSection {
  return {
    id: "part-5",
    number: "5",
    title: "Advice and views",
    blocks: [
      part("part-5", "5", "Advice and views"),
      heading("5.1", "5.1", "Advice of the data protection officer"),
      {
        kind: "definitions",
        rows: [
          definition(context, "DPO designated", "dpo.designated"),
          definition(context, "Why there is none (Art. 37)", "dpo.noneReason"),
          definition(context, "Name", "dpo.name"),
          definition(context, "Advice", "dpo.advice"),
          definition(context, "Date", "dpo.date"),
          definition(context, "How it was followed", "dpo.followed"),
          definition(context, "Reasons for departing from it", "dpo.reasons"),
        ].filter(({ statement }) => statement.mark !== "notApplicable"),
      },
      heading("5.2", "5.2", "Views of the people concerned"),
      {
        kind: "definitions",
        rows: [
          definition(context, "Views sought", "subjects.sought"),
          definition(context, "What they said", "subjects.views"),
          definition(context, "Date", "subjects.date"),
          definition(context, "Where it was departed from", "subjects.departure"),
          definition(context, "Why they were not sought", "subjects.noneReason"),
          {
            label: "Workers",
            statement: answersTogether(context, [
              { label: "Affected", path: "workers.affected" },
              { label: "Consulted", path: "workers.consulted" },
              { label: "Agreement", path: "workers.agreement" },
            ]),
          },
          definition(context, "Others heard", "consult.others"),
        ].filter(({ statement }) => statement.mark !== "notApplicable"),
      },
      ...(context.readings.read("org.ourRole").state === "answered" && context.readings.read("org.inputPack").state === "answered"
        ? [paragraph(answer(context, "org.inputPack"))]
        : []),
    ],
  };
}
