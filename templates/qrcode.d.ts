// qrcode brings no types; this is the one function that is used.
declare module "qrcode" {
  export function create(
    text: string,
    options: { errorCorrectionLevel: "L" | "M" | "Q" | "H" },
  ): { modules: { size: number; get(row: number, column: number): number } };
}
