import { Circle, G, Line, Rect, Svg, Text, View } from "@react-pdf/renderer";
import type { ReactNode } from "react";
import type { ReportBlock } from "@/lib/domain/report/report";
import { families } from "./fonts";
import { marked } from "./mark";
import { colours, levelColours } from "./theme";

type HeatMap = Extract<ReportBlock, { kind: "heatMap" }>;
type Point = HeatMap["points"][number];

/** Text inside a drawing takes its font from attributes, not from the page. */
export const svgText = (fontSize: number): object => ({ fontFamily: families, fontSize });

/** The map is as large with three steps as with four. */
const map = { width: 368, height: 248 };
const left = 74;
const top = 6;

/** Where the marks of one cell stand: rows, left to right. */
function placesIn(
  points: readonly { number: string; likelihood: number; severity: number }[],
  { cell, rows }: { cell: { width: number; height: number }; rows: number },
): ReadonlyMap<string, { x: number; y: number }> {
  const taken = new Map<string, number>();
  const places = new Map<string, { x: number; y: number }>();
  for (const point of points) {
    const key = `${point.likelihood}:${point.severity}`;
    const nth = taken.get(key) ?? 0;
    taken.set(key, nth + 1);
    const perRow = Math.floor((cell.width - 6) / 14.4);
    places.set(point.number, {
      x: left + (point.severity - 1) * cell.width + 10 + (nth % perRow) * 14.4,
      y: top + (rows - point.likelihood) * cell.height + 12 + Math.floor(nth / perRow) * 14,
    });
  }
  return places;
}

/**
 * Likelihood against severity: each risk as a ring where it starts and a filled dot where it stands with the measures in place,
 * joined by a line where the two differ. The number in the mark is the risk's number in the register.
 */
export function HeatMapFigure({ block }: { block: HeatMap }): ReactNode {
  const rows = block.likelihoodLabels.length;
  const columns = block.severityLabels.length;
  const cell = { width: map.width / columns, height: map.height / rows };
  const upwards = Array.from({ length: rows }, (_, index) => rows - index);
  const across = Array.from({ length: columns }, (_, index) => index + 1);
  const inherent = placesIn(
    block.points.map((point) => ({ number: `i${point.number}`, ...point.inherent })),
    { cell, rows },
  );
  const moved = block.points.filter(
    (point) =>
      point.residual && (point.residual.likelihood !== point.inherent.likelihood || point.residual.severity !== point.inherent.severity),
  );
  const all = placesIn(
    [
      ...block.points.map((point) => ({ number: `i${point.number}`, ...point.inherent })),
      ...moved.flatMap((point) => (point.residual ? [{ number: `r${point.number}`, ...point.residual }] : [])),
    ],
    { cell, rows },
  );
  const place = (key: string) => all.get(key) ?? inherent.get(key) ?? { x: 0, y: 0 };
  const digits = (point: Point) => point.number.replace(/^\D+/, "");
  return (
    <View wrap={false} style={{ marginVertical: 6 }}>
      <Svg
        viewBox={`0 0 ${left + map.width + 4} ${top + map.height + 30}`}
        style={{ width: 440, height: 276 }}
        {...marked({ role: "Figure", alt: block.alt })}
      >
        {upwards.map((likelihood) =>
          across.map((severity) => {
            const level = block.matrix[likelihood - 1]?.[severity - 1] ?? "low";
            const x = left + (severity - 1) * cell.width;
            const y = top + (rows - likelihood) * cell.height;
            return (
              <G key={`${likelihood}${severity}`}>
                <Rect
                  x={x}
                  y={y}
                  width={cell.width}
                  height={cell.height}
                  fill={levelColours[level].fill}
                  stroke="#ffffff"
                  strokeWidth={1.5}
                />
                <Text x={x + cell.width - 5} y={y + cell.height - 5} {...svgText(6.5)} textAnchor="end" fill={levelColours[level].ink}>
                  {block.levelLabels[level]}
                </Text>
              </G>
            );
          }),
        )}
        {upwards.map((likelihood) => (
          <Text
            key={`l${likelihood}`}
            x={4}
            y={top + (rows - likelihood) * cell.height + cell.height / 2}
            {...svgText(7.5)}
            fill={colours.ink}
          >
            {`${likelihood} ${block.likelihoodLabels[likelihood - 1] ?? ""}`}
          </Text>
        ))}
        {across.map((severity) => (
          <Text
            key={`s${severity}`}
            x={left + (severity - 1) * cell.width + 4}
            y={top + map.height + 12}
            {...svgText(7.5)}
            fill={colours.ink}
          >
            {`${severity} ${block.severityLabels[severity - 1] ?? ""}`}
          </Text>
        ))}
        {moved.map((point) => {
          const from = place(`i${point.number}`);
          const to = place(`r${point.number}`);
          return <Line key={`m${point.number}`} x1={from.x} y1={from.y} x2={to.x} y2={to.y} stroke={colours.ink} strokeWidth={0.5} />;
        })}
        {block.points.map((point) => {
          const at = place(`i${point.number}`);
          const stays = !moved.includes(point) && point.residual !== null;
          return (
            <G key={`i${point.number}`}>
              <Circle cx={at.x} cy={at.y} r={6.2} fill={stays ? colours.accent : "#ffffff"} stroke={colours.accent} strokeWidth={1.1} />
              <Text
                x={at.x - (digits(point).length > 1 ? 3.6 : 1.8)}
                y={at.y + 2.2}
                {...svgText(6.2)}
                fill={stays ? "#ffffff" : colours.ink}
              >
                {digits(point)}
              </Text>
            </G>
          );
        })}
        {moved.map((point) => {
          const at = place(`r${point.number}`);
          return (
            <G key={`r${point.number}`}>
              <Circle cx={at.x} cy={at.y} r={6.2} fill={colours.accent} />
              <Text x={at.x - (digits(point).length > 1 ? 3.6 : 1.8)} y={at.y + 2.2} {...svgText(6.2)} fill="#ffffff">
                {digits(point)}
              </Text>
            </G>
          );
        })}
      </Svg>
      <Text style={{ fontSize: 8, color: colours.quiet }} {...marked({ role: "Caption" })}>
        {block.caption}
      </Text>
    </View>
  );
}
