// subset-font brings no types.
declare module "subset-font" {
  /** The letters of a font alone, at one place of its axes. */
  export default function subsetFont(
    font: Buffer,
    text: string,
    options: {
      targetFormat: "truetype";
      variationAxes: Readonly<Record<string, number>>;
      noHinting: boolean;
      dropTables: readonly string[];
    },
  ): Promise<Buffer>;
}
