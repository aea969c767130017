import { Text } from "@react-pdf/renderer";
import type { ReactNode } from "react";
import type { ReportBlock } from "@/lib/domain/report/report";

type Diagram = Extract<ReportBlock, { kind: "diagram" }>;

export function DataFlowFigure({ block }: { block: Diagram }): ReactNode {
  return <Text>{block.caption}</Text>;
}
