import { Circle, Path, Polygon, Rect, Svg, Text, View } from "@react-pdf/renderer";
import type { ReactNode } from "react";
import type { LevelMark } from "@/lib/domain/report/report";
import { marked } from "./mark";
import { levelColours } from "./theme";

/** The shape of a level, so that it is told apart without colour: circle, triangle, diamond, square; a ring where not known. */
function Shape({ level, size }: { level: LevelMark["level"]; size: number }): ReactNode {
  const colour = levelColours[level].ink;
  const shape =
    level === "low" ? (
      <Circle cx={5} cy={5} r={3.6} fill="none" stroke={colour} strokeWidth={1.4} />
    ) : level === "medium" ? (
      <Polygon points="5,1 9.4,8.8 0.6,8.8" fill={colour} />
    ) : level === "high" ? (
      <Polygon points="5,0.4 9.6,5 5,9.6 0.4,5" fill={colour} />
    ) : level === "veryHigh" ? (
      <Rect x={0.8} y={0.8} width={8.4} height={8.4} fill={colour} />
    ) : (
      <Path d="M 1.5 5 L 8.5 5" stroke={colour} strokeWidth={1.6} fill="none" />
    );
  return (
    <Svg viewBox="0 0 10 10" style={{ width: size, height: size }} {...marked({ role: "Artifact" })}>
      {shape}
    </Svg>
  );
}

/** A level as a small label: its shape, its word, how likely and how severe, and whether it is only suggested. */
export function LevelLabel({ mark, compact }: { mark: LevelMark; compact?: boolean }): ReactNode {
  const { fill, ink } = levelColours[mark.level];
  const axes = mark.likelihood && mark.severity ? `L${mark.likelihood} S${mark.severity}` : null;
  return (
    <View style={{ marginBottom: 2 }}>
      <View
        style={{
          flexDirection: "row",
          alignItems: "center",
          alignSelf: "flex-start",
          backgroundColor: fill,
          borderRadius: 2,
          paddingHorizontal: 4,
          paddingVertical: 1,
        }}
      >
        <Shape level={mark.level} size={7} />
        <Text style={{ color: ink, fontWeight: 600, fontSize: compact ? 7.4 : 8, marginLeft: 3 }}>
          {axes ? `${mark.label} · ${axes}` : mark.label}
        </Text>
      </View>
      {mark.standing ? <Text style={{ fontSize: 6.8, color: "#5b6670" }}>{mark.standing}</Text> : null}
    </View>
  );
}
