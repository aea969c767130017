import { G, Path, Polygon, Rect, Svg, Text, View } from "@react-pdf/renderer";
import type { ReactNode } from "react";
import type { ReportBlock } from "@/lib/domain/report/report";
import { svgText } from "./heat-map";
import { inOrder } from "./in-order";
import { marked } from "./mark";
import { colours, contentWidth } from "./theme";

type Diagram = Extract<ReportBlock, { kind: "diagram" }>;

/** The tallest drawing that leaves room for its caption on a page. */
const tallest = 660;
const lettersALine = 20;

/** A name over at most three lines of a box. */
function lines(name: string): readonly string[] {
  const rows: string[] = [];
  for (const word of name.split(" ")) {
    const last = rows.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= lettersALine) rows[rows.length - 1] = `${last} ${word}`;
    else rows.push(word.length > lettersALine ? `${word.slice(0, lettersALine - 1)}…` : word);
  }
  return rows.length <= 3
    ? rows
    : [
        ...rows.slice(0, 2),
        `${rows
          .slice(2)
          .join(" ")
          .slice(0, lettersALine - 2)}…`,
      ];
}

/** Room for the numbers of the flows that share a line. */
const labelWidth = (numbers: readonly number[]): number => Math.max(19, numbers.join(", ").length * 6.4 + 8);

/** The last point of a curve and the point that it comes from, for the arrow's head. */
function headOf(d: string): string {
  const numbers = (d.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
  const [fromX = 0, fromY = 0, x = 0, y = 0] = numbers.slice(-4);
  const angle = Math.atan2(y - fromY, x - fromX);
  const point = (turn: number, length: number) =>
    `${(x - Math.cos(angle + turn) * length).toFixed(2)},${(y - Math.sin(angle + turn) * length).toFixed(2)}`;
  return `${x},${y} ${point(0.42, 9)} ${point(-0.42, 9)}`;
}

/** The map as lines and boxes from the same coordinates as on screen, scaled to the page. */
export function DataFlowFigure({ block }: { block: Diagram }): ReactNode {
  const { drawing } = block;
  // Curves between boxes of the last column bend out beyond the drawing's own width.
  const width = drawing.width + 60;
  const scale = Math.min(contentWidth / width, tallest / drawing.height);
  return (
    <View wrap={false} style={{ marginBottom: 8, alignItems: "center" }}>
      <Svg
        viewBox={`0 0 ${width} ${drawing.height}`}
        style={{ width: width * scale, height: drawing.height * scale }}
        {...marked({ role: "Figure", alt: block.alt })}
      >
        {inOrder(drawing.columns, (column) => (
          <Text x={column.x} y={22} {...svgText(15)} fill={colours.accent}>
            {column.title}
          </Text>
        ))}
        {inOrder(drawing.bands, (band, index) => (
          <G>
            <Rect
              x={4}
              y={band.y}
              width={drawing.width - 8}
              height={band.height}
              fill={index % 2 === 0 ? colours.band : "#ffffff"}
              stroke={colours.line}
              strokeWidth={0.8}
            />
            <Text x={16} y={band.y + 18} {...svgText(13)} fill={colours.quiet}>
              {band.title === "Not known" ? "Country not known" : band.title}
            </Text>
          </G>
        ))}
        {inOrder(drawing.flows, (flow) => (
          <G>
            <Path d={flow.d} fill="none" stroke={colours.quiet} strokeWidth={1.2} {...(flow.possible ? { strokeDasharray: "6 5" } : {})} />
            <Polygon points={headOf(flow.d)} fill={colours.quiet} />
          </G>
        ))}
        {inOrder(drawing.elements, (element) => {
          const name = lines(element.name);
          return (
            <G>
              <Rect
                x={element.x}
                y={element.y}
                width={drawing.box.width}
                height={drawing.box.height}
                rx={5}
                ry={5}
                fill="#ffffff"
                stroke={colours.accent}
                strokeWidth={1.1}
              />
              {inOrder(name, (line, index) => (
                <Text
                  x={element.x + drawing.box.width / 2}
                  y={element.y + drawing.box.height / 2 + 5 + (index - (name.length - 1) / 2) * 16}
                  {...svgText(13.5)}
                  textAnchor="middle"
                  fill={colours.ink}
                >
                  {line}
                </Text>
              ))}
            </G>
          );
        })}
        {inOrder(drawing.flows, (flow) => (
          <G>
            <Rect
              x={flow.labelX - labelWidth(flow.numbers) / 2}
              y={flow.labelY - 9}
              width={labelWidth(flow.numbers)}
              height={18}
              rx={9}
              ry={9}
              fill="#ffffff"
              stroke={colours.quiet}
              strokeWidth={0.8}
            />
            <Text x={flow.labelX} y={flow.labelY + 4.2} {...svgText(11.5)} textAnchor="middle" fill={colours.ink}>
              {flow.numbers.join(", ")}
            </Text>
          </G>
        ))}
      </Svg>
      <Text
        style={{ fontSize: 8, lineHeight: 1.3, color: colours.quiet, alignSelf: "flex-start", marginTop: 3 }}
        {...marked({ role: "Caption" })}
      >
        {block.caption}
      </Text>
    </View>
  );
}
