import type { ReactNode } from "react";
import type { DpiaReport, ReportSummary, Statement } from "@/lib/domain/report/report";
import { type Beside, PrintedBlock } from "./printed-block";
import { atPlace, PrintedLevel, Said } from "./said";

const SummaryPart = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="mt-5">
    <h3 className="mb-1 text-lg">{title}</h3>
    {children}
  </section>
);

const Statements = ({ items, ordered = false }: { items: readonly Statement[]; ordered?: boolean }) => {
  const List = ordered ? "ol" : "ul";
  if (items.length === 0) return null;
  return (
    <List className={`ml-6 space-y-1 ${ordered ? "list-decimal" : "list-disc"}`}>
      {atPlace(items, (item, key) => (
        <li key={key}>
          <Said statement={item} />
        </li>
      ))}
    </List>
  );
};

/** The page for the person who decides, as page 2 of the document prints it. */
function Summary({ summary }: { summary: ReportSummary }) {
  return (
    <section aria-labelledby="summary" className="sheet mt-10 px-5 py-5 sm:px-7">
      <h2 id="summary" className="scroll-mt-24 text-2xl">
        {summary.title}
      </h2>
      <div className="mt-4 rounded bg-accent-pale px-4 py-3">
        <p className="text-sm text-soft">{summary.outcome.label}</p>
        <PrintedLevel mark={summary.outcome.level} />
        <Said statement={summary.outcome.statement} />
        <Said statement={summary.decision} />
      </div>
      <SummaryPart title="What is done">
        <Said statement={summary.whatIsDone} />
      </SummaryPart>
      <SummaryPart title="Who receives what">
        <dl>
          {summary.recipients.map(({ name, statement }) => (
            <div
              key={name}
              className="grid grid-cols-[minmax(0,1fr)] gap-x-5 border-t border-rule py-1.5 sm:grid-cols-[11rem_minmax(0,1fr)]"
            >
              <dt className="font-semibold">{name}</dt>
              <dd>
                <Said statement={statement} />
              </dd>
            </div>
          ))}
        </dl>
        {summary.moreRecipients && <Said statement={summary.moreRecipients} />}
      </SummaryPart>
      <SummaryPart title="The highest risks">
        {summary.noRisks && <Said statement={summary.noRisks} />}
        {summary.highestRisks.map((risk) => (
          <div key={risk.number} className="border-t border-rule py-2">
            {risk.levels.map((level) => (
              <PrintedLevel key={level.label} mark={level} />
            ))}
            <p>
              <a href={risk.link} className="font-semibold">
                {risk.number} {risk.title}
              </a>
            </p>
            <Said statement={risk.statement} />
          </div>
        ))}
      </SummaryPart>
      <SummaryPart title="Legal gaps">
        <Statements items={summary.gaps} />
      </SummaryPart>
      <SummaryPart title="Conditions">
        <Statements items={summary.conditions} ordered />
        {summary.moreConditions && <Said statement={summary.moreConditions} />}
      </SummaryPart>
      <SummaryPart title="Open points">
        <Statements items={summary.openPoints} />
      </SummaryPart>
    </section>
  );
}

/** Parts and headings, with the headings of each part folded below it. */
function Contents({ report }: { report: DpiaReport }) {
  return (
    <nav aria-label={report.contentsTitle} className="mt-8 no-print">
      <h2 className="mb-2 font-sans text-base font-semibold">{report.contentsTitle}</h2>
      <ol className="border-t border-rule">
        <li className="border-b border-rule py-1.5">
          <a href="#summary" className="inline-block min-h-6">
            {report.summary.title}
          </a>
        </li>
        {report.sections.map(({ id, blocks }) => {
          const headings = blocks.flatMap((block) => (block.kind === "heading" && block.level < 3 ? [block] : []));
          const [first, ...rest] = headings;
          if (!first) return null;
          return (
            <li key={id} className="border-b border-rule py-1.5">
              <a href={`#${first.id}`} className="inline-block min-h-6 font-medium">
                {first.number && <span className="inline-block min-w-7">{first.number} </span>}
                {first.text}
              </a>
              {rest.length > 0 && (
                <details className="ml-7 text-sm">
                  <summary className="text-soft">
                    {rest.length} {rest.length === 1 ? "heading" : "headings"}
                    <span className="sr-only"> of “{first.text}”</span>
                  </summary>
                  <ol className="mt-1 space-y-1">
                    {rest.map((heading) => (
                      <li key={heading.id}>
                        <a href={`#${heading.id}`} className="inline-block min-h-6">
                          {heading.number && `${heading.number} `}
                          {heading.text}
                        </a>
                      </li>
                    ))}
                  </ol>
                </details>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

/** The document as a page: cover, contents, the page for the person who decides, then its sections in order. */
export function PrintedReport({ report, beside }: { report: DpiaReport; beside: Beside }) {
  const { meta } = report;
  return (
    <article className="font-serif leading-relaxed">
      <header className="pt-6">
        <p className="font-sans text-sm font-semibold text-accent">{meta.title}</p>
        <h1 className="mt-1 text-3xl">{meta.processingName}</h1>
        <p className="mt-2 text-lg">{meta.controller}</p>
        {meta.watermark && <p className="mt-3 inline-block border border-warn px-2 font-sans text-sm text-warn">{meta.watermark}</p>}
        <dl className="mt-5 border-b border-rule font-sans text-sm">
          {meta.particulars.map(({ label, value }) => (
            <div
              key={label}
              className="grid grid-cols-[minmax(0,1fr)] gap-x-5 border-t border-rule py-1 sm:grid-cols-[11rem_minmax(0,1fr)]"
            >
              <dt className="text-soft">{label}</dt>
              <dd className="break-words">{value}</dd>
            </div>
          ))}
        </dl>
        <p className="mt-3 font-sans text-sm text-soft">{meta.editionNote}</p>
        <p className="mt-1 font-sans text-sm text-soft">{meta.credit}</p>
      </header>
      <Contents report={report} />
      <Summary summary={report.summary} />
      {report.sections.map((section) =>
        atPlace(section.blocks, (block, key, index) => (
          <PrintedBlock key={`${section.id} ${key}`} block={block} section={section.id} index={index} beside={beside} />
        )),
      )}
    </article>
  );
}
