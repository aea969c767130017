import { Document, Page, Text, View } from "@react-pdf/renderer";
import type { ReactElement, ReactNode } from "react";
import { dateText } from "@/lib/domain/language/date-text";
import type { PrintedReport, ReportSection, ReportSummary, Statement } from "@/lib/domain/report/report";
import { Block } from "./blocks";
import { inOrder } from "./in-order";
import { LevelLabel } from "./level-mark";
import { marked } from "./mark";
import { page } from "./page-size";
import { base, colours } from "./theme";
import { Said } from "./words";

const Furniture = ({ report }: { report: PrintedReport }): ReactNode => (
  <>
    <View
      fixed
      style={{
        position: "absolute",
        top: 26,
        left: page.side,
        right: page.side,
        flexDirection: "row",
        borderBottomWidth: 0.6,
        borderBottomColor: colours.line,
        paddingBottom: 4,
      }}
      {...marked({ role: "Artifact" })}
    >
      <Text style={{ flex: 1, paddingRight: 14, fontSize: 7.5, color: colours.quiet, maxLines: 1, textOverflow: "ellipsis" }}>
        {report.meta.processingName}
      </Text>
      <Text style={{ fontSize: 7.5, color: colours.quiet, fontWeight: 600 }}>
        {`${report.meta.statusLabel} · version ${report.meta.version} · ${report.meta.editionLabel}`}
      </Text>
    </View>
    <View fixed style={{ position: "absolute", top: page.height - 34, left: page.side, width: 380 }} {...marked({ role: "Artifact" })}>
      <Text
        style={{ fontSize: 7, color: colours.quiet }}
      >{`Facts as of ${dateText(report.meta.asOf, report.meta.language)} · content ${report.meta.contentHash.slice(0, 16)}`}</Text>
    </View>
  </>
);

function Cover({ report }: { report: PrintedReport }): ReactNode {
  const { meta } = report;
  return (
    <Page size="A4" style={base.page} experimentalPagination>
      <View style={{ marginTop: 84 }}>
        <Text style={{ fontSize: 9.5, color: colours.accent, fontWeight: 600, letterSpacing: 0.6 }} {...marked({ role: "P" })}>
          {meta.title}
        </Text>
        <Text
          style={{ fontSize: 26, fontWeight: 600, lineHeight: 1.2, marginTop: 8 }}
          {...marked({ role: "H1", outline: { title: meta.processingName, level: 1 } })}
        >
          {meta.processingName}
        </Text>
        <Text style={{ fontSize: 12.5, marginTop: 10 }} {...marked({ role: "P" })}>
          {meta.controller}
        </Text>
      </View>
      {meta.watermark ? (
        <View
          style={{
            marginTop: 18,
            alignSelf: "flex-start",
            borderWidth: 1.2,
            borderColor: colours.open,
            paddingHorizontal: 8,
            paddingVertical: 3,
          }}
          {...marked({ role: "Sect" })}
        >
          <Text style={{ color: colours.open, fontWeight: 600, fontSize: 9 }}>{meta.watermark}</Text>
        </View>
      ) : null}
      <View style={{ marginTop: 30, borderBottomWidth: 0.6, borderBottomColor: colours.line }} {...marked({ role: "Table" })}>
        {inOrder(meta.particulars, (particular, index) => (
          <View
            key={particular.label}
            style={{
              flexDirection: "row",
              borderTopWidth: index === 0 ? 1 : 0.6,
              borderTopColor: index === 0 ? colours.accent : colours.line,
              paddingVertical: 4,
            }}
            {...marked({ role: "TR" })}
          >
            <View style={{ width: 150 }} {...marked({ role: "TH", scope: "Row" })}>
              <Text style={{ color: colours.quiet, fontSize: 8.8 }}>{particular.label}</Text>
            </View>
            <View style={{ flex: 1 }} {...marked({ role: "TD" })}>
              <Text style={{ fontSize: 8.8 }}>{particular.value}</Text>
            </View>
          </View>
        ))}
      </View>
      <View style={{ position: "absolute", bottom: 62, left: page.side, right: page.side }} {...marked({ role: "Sect" })}>
        <Text style={{ fontSize: 8, color: colours.quiet }}>{meta.editionNote}</Text>
        <Text style={{ fontSize: 8, color: colours.quiet, marginTop: 4 }}>{meta.credit}</Text>
      </View>
    </Page>
  );
}

const SummaryBlock = ({ title, children }: { title: string; children: ReactNode }): ReactNode => (
  <View style={{ marginTop: 7 }}>
    <Text style={{ fontSize: 8.6, fontWeight: 600, color: colours.accent, marginBottom: 1.5 }} {...marked({ role: "H2" })}>
      {title}
    </Text>
    {children}
  </View>
);

const Statements = ({ items, numbered }: { items: readonly Statement[]; numbered?: boolean }): ReactNode =>
  items.length === 0 ? null : (
    <View {...marked({ role: "L" })}>
      {inOrder(items, (item, index) => (
        <View style={{ flexDirection: "row" }} {...marked({ role: "LI" })}>
          <Text style={{ width: numbered ? 15 : 10, fontSize: 8.1, lineHeight: 1.32 }} {...marked({ role: "Lbl" })}>
            {numbered ? `${index + 1}.` : "•"}
          </Text>
          <View style={{ flex: 1 }} {...marked({ role: "LBody" })}>
            <Said statement={item} style={{ fontSize: 8.1, lineHeight: 1.32 }} />
          </View>
        </View>
      ))}
    </View>
  );

function Summary({ report, summary }: { report: PrintedReport; summary: ReportSummary }): ReactNode {
  const small = { fontSize: 8.1, lineHeight: 1.32 };
  return (
    <Page size="A4" style={base.page} experimentalPagination>
      <Furniture report={report} />
      <Text
        style={{ fontSize: 16, fontWeight: 600, color: colours.accent, lineHeight: 1.25 }}
        {...marked({ role: "H1", anchor: "summary", outline: { title: summary.title, level: 1 } })}
      >
        {summary.title}
      </Text>
      <View
        style={{ flexDirection: "row", backgroundColor: colours.informationPaper, padding: 7, marginTop: 6 }}
        {...marked({ role: "Sect" })}
      >
        <View style={{ width: 118, paddingRight: 8 }} {...marked({ role: "Sect" })}>
          <Text style={{ fontSize: 7.6, color: colours.quiet }}>{summary.outcome.label}</Text>
          <LevelLabel mark={summary.outcome.level} />
        </View>
        <View style={{ flex: 1 }}>
          <Said statement={summary.outcome.statement} style={small} as="P" />
          <View style={{ marginTop: 2 }}>
            <Said statement={summary.decision} style={small} as="P" />
          </View>
        </View>
      </View>
      <SummaryBlock title="What is done">
        <Said statement={summary.whatIsDone} style={small} as="P" />
      </SummaryBlock>
      <SummaryBlock title="Who receives what">
        {summary.recipients.length === 0 ? null : (
          <View {...marked({ role: "Table" })}>
            {summary.recipients.map((recipient) => (
              <View
                key={recipient.name}
                style={{ flexDirection: "row", borderTopWidth: 0.5, borderTopColor: colours.line, paddingVertical: 1.2 }}
                {...marked({ role: "TR" })}
              >
                <View style={{ width: 130, paddingRight: 6 }} {...marked({ role: "TH", scope: "Row" })}>
                  <Text style={{ ...small, fontWeight: 600 }}>{recipient.name}</Text>
                </View>
                <View style={{ flex: 1 }} {...marked({ role: "TD" })}>
                  <Said statement={recipient.statement} style={small} />
                </View>
              </View>
            ))}
          </View>
        )}
        {summary.moreRecipients ? <Said statement={summary.moreRecipients} style={{ ...small, color: colours.quiet }} as="P" /> : null}
      </SummaryBlock>
      <SummaryBlock title="The highest risks">
        {summary.noRisks ? <Said statement={summary.noRisks} style={small} as="P" /> : null}
        {summary.highestRisks.map((risk) => (
          <View
            key={risk.number}
            style={{ flexDirection: "row", borderTopWidth: 0.5, borderTopColor: colours.line, paddingVertical: 1.5 }}
            {...marked({ role: "Sect" })}
          >
            <View style={{ width: 130, paddingRight: 6 }} {...marked({ role: "Sect" })}>
              {inOrder(risk.levels, (level, _index) => (
                <LevelLabel mark={level} compact />
              ))}
            </View>
            <View style={{ flex: 1 }} {...marked({ role: "Sect" })}>
              <Text style={{ ...small, fontWeight: 600 }}>{`${risk.number} ${risk.title}`}</Text>
              <Said statement={risk.statement} style={small} as="P" />
            </View>
          </View>
        ))}
      </SummaryBlock>
      <SummaryBlock title="Legal gaps">
        <Statements items={summary.gaps} />
      </SummaryBlock>
      <SummaryBlock title="Conditions">
        <Statements items={summary.conditions} numbered />
        {summary.moreConditions ? <Said statement={summary.moreConditions} style={small} as="P" /> : null}
      </SummaryBlock>
      <SummaryBlock title="Open points">
        <Statements items={summary.openPoints} />
      </SummaryBlock>
    </Page>
  );
}

type Entry = { id: string; number: string | null; text: string; level: number };

const entriesOf = (sections: readonly ReportSection[]): readonly Entry[] =>
  sections.flatMap((section) =>
    section.blocks.flatMap((block) =>
      block.kind === "heading" && block.level < 3 ? [{ id: block.id, number: block.number, text: block.text, level: block.level }] : [],
    ),
  );

const Contents = ({ report, title }: { report: PrintedReport; title: string }): ReactNode => (
  <Page size="A4" style={base.page} experimentalPagination>
    <Furniture report={report} />
    <Text
      style={{ fontSize: 16, fontWeight: 600, color: colours.accent, marginBottom: 6, lineHeight: 1.25 }}
      {...marked({ role: "H1", anchor: "contents", outline: { title, level: 1 } })}
    >
      {title}
    </Text>
    <View {...marked({ role: "TOC" })}>
      {entriesOf(report.sections).map((entry) => (
        <View key={entry.id} wrap={false} {...marked({ role: "TOCI" })}>
          <View
            style={{ flexDirection: "row", paddingTop: entry.level === 1 ? 4 : 0.4, lineHeight: 1.3 }}
            {...marked({ role: "Link", linkTo: entry.id, alt: entry.text })}
          >
            <View style={{ width: 46, paddingLeft: entry.level === 1 ? 0 : 10 }}>
              {entry.number ? (
                <Text style={{ fontSize: entry.level === 1 ? 9.2 : 8.6, fontWeight: entry.level === 1 ? 600 : 400, lineHeight: 1.3 }}>
                  {entry.number}
                </Text>
              ) : null}
            </View>
            <Text style={{ flex: 1, fontSize: entry.level === 1 ? 9.2 : 8.6, fontWeight: entry.level === 1 ? 600 : 400, lineHeight: 1.3 }}>
              {entry.text}
            </Text>
            <View style={{ width: 40, height: 11 }} {...marked({ pageOf: entry.id })} />
          </View>
        </View>
      ))}
    </View>
  </Page>
);

/** The whole document: cover, the page for the person who decides, contents, then the sections in order. */
export const ReportDocument = ({ report }: { report: PrintedReport }): ReactElement => (
  <Document title={report.meta.processingName} language={report.meta.language}>
    <Cover report={report} />
    {report.summary && <Summary report={report} summary={report.summary} />}
    {report.contentsTitle !== null && <Contents report={report} title={report.contentsTitle} />}
    <Page size="A4" style={base.page} experimentalPagination>
      <Furniture report={report} />
      {report.sections.flatMap((section) =>
        inOrder(section.blocks, (block, index) => <Block key={`${section.id}:${index}`} block={block} />),
      )}
    </Page>
  </Document>
);
