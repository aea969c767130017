import { Text, View } from "@react-pdf/renderer";
import type { ReactNode } from "react";
import type { ReportBlock, Statement } from "@/lib/domain/report/report";
import { DataFlowFigure } from "./data-flow-figure";
import { HeatMapFigure } from "./heat-map";
import { inOrder } from "./in-order";
import { marked } from "./mark";
import { piecesOf } from "./pieces";
import { QrCode } from "./qr-code";
import { isShort, ReportTable } from "./table";
import { colours } from "./theme";
import { Said } from "./words";

type Of<K extends ReportBlock["kind"]> = Extract<ReportBlock, { kind: K }>;

function Heading({ block }: { block: Of<"heading"> }): ReactNode {
  const size = [0, 16, 11.5, 9.8][block.level] ?? 10;
  const above = [0, block.newPage ? 0 : 22, 12, 8][block.level] ?? 8;
  return (
    <View
      wrap={false}
      style={{ marginTop: above, marginBottom: block.level === 1 ? 8 : 3, flexDirection: "row" }}
      minPresenceAhead={block.level === 1 ? 28 : 12}
      {...(block.newPage ? { break: true } : {})}
      {...marked({
        role: `H${block.level}` as "H1" | "H2" | "H3",
        anchor: block.id,
        ...(block.level < 3 ? { outline: { title: block.number ? `${block.number} ${block.text}` : block.text, level: block.level } } : {}),
      })}
    >
      {block.number ? (
        <Text style={{ width: block.level === 1 ? 34 : 42, fontSize: size, fontWeight: 600, color: colours.accent, lineHeight: 1.25 }}>
          {block.number}
        </Text>
      ) : null}
      <Text style={{ flex: 1, fontSize: size, fontWeight: 600, color: block.level === 3 ? colours.ink : colours.accent, lineHeight: 1.25 }}>
        {block.text}
      </Text>
    </View>
  );
}

const Definitions = ({ rows }: { rows: readonly { label: string; statement: Statement }[] }): ReactNode => (
  <View style={{ marginBottom: 8, borderBottomWidth: 0.6, borderBottomColor: colours.line }} {...marked({ role: "Table" })}>
    {inOrder(rows, (row, _index) => (
      <View
        wrap={!isShort(row.statement.text)}
        style={{ flexDirection: "row", borderTopWidth: 0.6, borderTopColor: colours.line }}
        {...marked({ role: "TR" })}
      >
        <View style={{ width: 128, paddingVertical: 3, paddingRight: 8 }} {...marked({ role: "TH", scope: "Row" })}>
          <Text style={{ fontSize: 8.3, color: colours.quiet, fontWeight: 600 }}>{row.label}</Text>
        </View>
        <View style={{ flex: 1, paddingVertical: 3 }} {...marked({ role: "TD" })}>
          <Said statement={row.statement} style={{ fontSize: 8.8 }} />
        </View>
      </View>
    ))}
  </View>
);

const noticeColours = {
  gap: { paper: colours.gapPaper, ink: colours.gap },
  open: { paper: colours.openPaper, ink: colours.open },
  information: { paper: colours.informationPaper, ink: colours.accent },
} as const;

function Notice({ block }: { block: Of<"notice"> }): ReactNode {
  const { paper, ink } = noticeColours[block.tone];
  return (
    <View
      wrap={!isShort(...block.items.map((item) => item.text))}
      style={{
        backgroundColor: paper,
        borderLeftWidth: 3,
        borderLeftColor: ink,
        paddingVertical: 6,
        paddingHorizontal: 9,
        marginVertical: 5,
      }}
      {...marked({ role: "Sect" })}
    >
      <Text style={{ fontWeight: 600, color: ink, fontSize: 9.2 }} minPresenceAhead={20} {...marked({ role: "P" })}>
        {block.title}
      </Text>
      {inOrder(block.items, (item, _index) => (
        <View style={{ marginTop: 3 }}>
          <Said statement={item} style={{ fontSize: 8.8 }} as="P" />
        </View>
      ))}
    </View>
  );
}

const ListBlock = ({ block, from }: { block: Of<"list">; from: number }): ReactNode => (
  <View style={{ marginBottom: 6 }} {...marked({ role: "L" })}>
    {inOrder(block.items, (item, index) => (
      <View style={{ flexDirection: "row", marginTop: 2 }} {...marked({ role: "LI" })}>
        <Text style={{ width: block.ordered ? 20 : 12 }} {...marked({ role: "Lbl" })}>
          {block.ordered ? `${from + index + 1}.` : "•"}
        </Text>
        <View style={{ flex: 1 }} {...marked({ role: "LBody" })}>
          <Said statement={item} />
        </View>
      </View>
    ))}
  </View>
);

const SignOff = ({ block }: { block: Of<"signOff"> }): ReactNode => (
  <View style={{ marginTop: 6 }}>
    {inOrder(block.rows, (row, _index) => (
      <View
        wrap={false}
        style={{ flexDirection: "row", borderTopWidth: 0.7, borderTopColor: colours.line, minHeight: 58, paddingVertical: 5 }}
      >
        <View style={{ width: 190, paddingRight: 8 }}>
          <Text style={{ fontWeight: 600, fontSize: 8.8 }}>{row.role}</Text>
          <Said statement={row.name} style={{ fontSize: 8.4 }} as="P" />
        </View>
        <View style={{ flex: 1, justifyContent: "flex-end" }}>
          <View style={{ borderBottomWidth: 0.6, borderBottomColor: colours.quiet }} />
          <Text style={{ fontSize: 7.2, color: colours.quiet }}>Signature</Text>
        </View>
        <View style={{ width: 92, marginLeft: 12, justifyContent: "flex-end" }}>
          <View style={{ borderBottomWidth: 0.6, borderBottomColor: colours.quiet }} />
          <Text style={{ fontSize: 7.2, color: colours.quiet }}>Date</Text>
        </View>
      </View>
    ))}
  </View>
);

const Verification = ({ block }: { block: Of<"verification"> }): ReactNode => (
  <View style={{ flexDirection: "row", marginTop: 6, alignItems: "center" }} wrap={false}>
    <View {...marked({ role: "Figure", alt: `QR code that leads to ${block.address}` })}>
      <QrCode text={block.address} size={64} />
    </View>
    <View style={{ flex: 1, marginLeft: 10 }}>
      <Said statement={block.statement} style={{ fontSize: 8 }} as="P" />
    </View>
  </View>
);

/** One block of a report, printed. */
export const Block = ({ block }: { block: ReportBlock }): ReactNode =>
  inOrder(piecesOf(block), ({ block: piece, from }) => <Piece block={piece} from={from} />);

function Piece({ block, from }: { block: ReportBlock; from: number }): ReactNode {
  switch (block.kind) {
    case "heading":
      return <Heading block={block} />;
    case "paragraph":
      return (
        <View style={{ marginBottom: 5 }} {...(block.style === "small" ? { minPresenceAhead: 10 } : {})}>
          <Said
            statement={block.statement}
            style={block.style === "lead" ? { fontSize: 10 } : block.style === "small" ? { fontSize: 8, color: colours.quiet } : {}}
            as="P"
          />
        </View>
      );
    case "definitions":
      return <Definitions rows={block.rows} />;
    case "table":
      return <ReportTable table={block} from={from} />;
    case "list":
      return <ListBlock block={block} from={from} />;
    case "notice":
      return <Notice block={block} />;
    case "diagram":
      return <DataFlowFigure block={block} />;
    case "heatMap":
      return <HeatMapFigure block={block} />;
    case "verification":
      return <Verification block={block} />;
    case "signOff":
      return <SignOff block={block} />;
  }
}
