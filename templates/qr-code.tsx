import { Path, Svg } from "@react-pdf/renderer";
import { create } from "qrcode";
import type { ReactNode } from "react";

const quietZone = 4;

/** A QR code as one path, with the quiet zone of four modules that readers need; `size` in points. */
export function QrCode({ text, size }: { text: string; size: number }): ReactNode {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const whole = modules.size + 2 * quietZone;
  let path = "";
  for (let row = 0; row < modules.size; row += 1)
    for (let column = 0; column < modules.size; column += 1)
      if (modules.get(row, column)) path += `M${column + quietZone} ${row + quietZone}h1v1h-1z`;
  return (
    <Svg width={size} height={size} viewBox={`0 0 ${whole} ${whole}`}>
      <Path d={path} fill="#000000" />
    </Svg>
  );
}
