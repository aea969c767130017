import { G, Path, Polygon, Rect, Svg, Text, View } from "@react-pdf/renderer";
import type { ReactNode } from "react";
import type { ReportBlock } from "@/lib/domain/report/report";
import { svgText } from "./heat-map";
import { inOrder } from "./in-order";
import { marked } from "./mark";
import { colours, contentWidth } from "./theme";

type Diagram = Extract<ReportBlock, { kind: "diagram" }>;

/** The tallest drawing that leaves room for its heading and caption on a page; a taller figure would push the page's own lines away. */
const tallest = 640;
/** The drawing may reach into the page's margins: every point of width makes it easier to read. */
const bleed = 26;

/** The map as lines and boxes from the same coordinates as on screen, scaled to the page. */
export function DataFlowFigure({ block }: { block: Diagram }): ReactNode {
  const { drawing } = block;
  const scale = Math.min((contentWidth + 2 * bleed) / drawing.width, tallest / drawing.height);
  return (
    <View wrap={false} style={{ marginBottom: 8, marginHorizontal: -bleed, alignItems: "center" }}>
      <Svg
        viewBox={`0 0 ${drawing.width} ${drawing.height}`}
        style={{ width: drawing.width * scale, height: drawing.height * scale }}
        {...marked({ role: "Figure", alt: block.alt })}
      >
        {inOrder(drawing.columns, (column) => (
          <Text x={column.x} y={20} {...svgText(14.5)} fill={colours.accent}>
            {column.title}
          </Text>
        ))}
        {inOrder(drawing.bands, (band) => (
          <G>
            <Rect
              x={band.x}
              y={band.y}
              width={band.width}
              height={band.height}
              rx={5}
              ry={5}
              fill={colours.band}
              stroke={colours.line}
              strokeWidth={0.8}
            />
            <Text x={band.x + 7} y={band.y + 13} {...svgText(11.5)} fill={colours.quiet}>
              {band.caption}
            </Text>
          </G>
        ))}
        {inOrder(drawing.flows, (flow) => (
          <G>
            <Path d={flow.d} fill="none" stroke={colours.quiet} strokeWidth={1.1} {...(flow.possible ? { strokeDasharray: "5 4" } : {})} />
            <Polygon points={flow.head} fill={colours.quiet} />
          </G>
        ))}
        {inOrder(drawing.elements, (element) => {
          const rows = element.lines.length + (element.sub === null ? 0 : 1);
          const line = (index: number) => element.y + element.height / 2 + 4.8 + (index - (rows - 1) / 2) * 16;
          return (
            <G>
              <Rect
                x={element.x}
                y={element.y}
                width={element.width}
                height={element.height}
                rx={4}
                ry={4}
                fill="#ffffff"
                stroke={colours.accent}
                strokeWidth={1}
              />
              {inOrder(element.lines, (text, index) => (
                <Text x={element.x + 8} y={line(index)} {...svgText(13.5)} fill={colours.ink}>
                  {text}
                </Text>
              ))}
              {element.sub === null ? null : (
                <Text x={element.x + 8} y={line(rows - 1)} {...svgText(11.5)} fill={colours.accent}>
                  {`${element.inside} → ${element.sub}`}
                </Text>
              )}
            </G>
          );
        })}
        {inOrder(drawing.flows, ({ label, labelBox }) => (
          <G>
            <Rect
              x={labelBox.x}
              y={labelBox.y}
              width={labelBox.width}
              height={labelBox.height}
              rx={labelBox.height / 2}
              ry={labelBox.height / 2}
              fill="#ffffff"
              stroke={colours.line}
              strokeWidth={0.8}
            />
            <Text
              x={labelBox.x + labelBox.width / 2}
              y={labelBox.y + labelBox.height - 2.4}
              {...svgText(10.5)}
              textAnchor="middle"
              fill={colours.ink}
            >
              {label}
            </Text>
          </G>
        ))}
      </Svg>
      <Text
        style={{ fontSize: 8, lineHeight: 1.3, color: colours.quiet, alignSelf: "flex-start", marginTop: 3, marginLeft: bleed }}
        {...marked({ role: "Caption" })}
      >
        {block.caption}
      </Text>
    </View>
  );
}
