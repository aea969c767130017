import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import type { DpiaReport, LevelMark, ReportBlock, ReportSection, Statement, TableRow } from "@/lib/domain/report/report";
import type { Run } from "@/lib/domain/report/rich-text";

const { resolve } = createRequire(import.meta.url);
const font = (folder: string, name: string): string => pathToFileURL(resolve(`@expo-google-fonts/noto-sans/${folder}/${name}.ttf`)).href;

const text = (words: string): string =>
  words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

const run = ({ text: words, bold, href }: Run): string => {
  const inner = bold ? `<b>${text(words)}</b>` : text(words);
  return href ? `<a href="${text(href)}">${inner}</a>` : inner;
};

const said = ({ text: rich }: Statement): string =>
  rich
    .map((block) =>
      block.kind === "paragraph"
        ? `<p>${block.runs.map(run).join("")}</p>`
        : `<${block.ordered ? "ol" : "ul"}>${block.items.map((item) => `<li>${item.map(run).join("")}</li>`).join("")}</${block.ordered ? "ol" : "ul"}>`,
    )
    .join("");

const level = (mark: LevelMark | null): string =>
  mark ? `<span class="level ${mark.level}">${text(mark.label)}</span> ${text(mark.standing ?? "")}` : "";

const row = ({ cells, note, id }: TableRow): string =>
  `<tr${id ? ` id="${text(id)}"` : ""}>${cells
    .map((cell) => `<td>${said(cell)}${(cell.levels ?? []).map(level).join(" ")}${text(cell.standing ?? "")}</td>`)
    .join("")}</tr>${note ? `<tr><td colspan="${cells.length}">${said(note)}</td></tr>` : ""}`;

const definitions = (rows: readonly { label: string; statement: Statement }[]): string =>
  `<table class="definitions">${rows.map(({ label, statement }) => `<tr><th scope="row">${text(label)}</th><td>${said(statement)}</td></tr>`).join("")}</table>`;

const items = (statements: readonly Statement[]): string => `<ul>${statements.map((one) => `<li>${said(one)}</li>`).join("")}</ul>`;

function diagram({ drawing, alt, caption }: Extract<ReportBlock, { kind: "diagram" }>): string {
  const bands = drawing.bands.map(
    ({ caption: title, x, y, width, height }) =>
      `<rect x="${x}" y="${y}" width="${width}" height="${height}" class="band"/><text x="${x + 7}" y="${y + 13}">${text(title)}</text>`,
  );
  const flows = drawing.flows.map(
    ({ d, head, label, labelBox: { x, y, width, height } }) =>
      `<path d="${d}" class="flow"/><polygon points="${head}"/><rect x="${x}" y="${y}" width="${width}" height="${height}" class="box"/><text x="${x + 4}" y="${y + height - 2}">${text(label)}</text>`,
  );
  const boxes = drawing.elements.map(
    ({ x, y, width, height, lines }) =>
      `<rect x="${x}" y="${y}" width="${width}" height="${height}" class="box"/>${lines.map((line, row) => `<text x="${x + 8}" y="${y + 16 + row * 16}">${text(line)}</text>`).join("")}`,
  );
  return `<figure><svg viewBox="0 0 ${drawing.width} ${drawing.height}" role="img" aria-label="${text(alt)}">${bands.join("")}${flows.join("")}${boxes.join("")}</svg><figcaption>${text(caption)}</figcaption></figure>`;
}

function heatMap({ matrix, points, caption, alt }: Extract<ReportBlock, { kind: "heatMap" }>): string {
  const size = 90;
  const cells = matrix.flatMap((line, likelihood) =>
    line.map(
      (one, severity) =>
        `<rect x="${severity * size}" y="${(3 - likelihood) * size}" width="${size}" height="${size}" class="cell ${one}"/>`,
    ),
  );
  const marks = points.map(
    ({ number, inherent }, index) =>
      `<text x="${(inherent.severity - 1) * size + 6 + (index % 4) * 20}" y="${(4 - inherent.likelihood) * size + 16 + (index % 5) * 15}">${text(number)}</text>`,
  );
  return `<figure><svg viewBox="0 0 ${4 * size} ${4 * size}" role="img" aria-label="${text(alt)}" style="width:60%">${cells.join("")}${marks.join("")}</svg><figcaption>${text(caption)}</figcaption></figure>`;
}

const share = (columns: readonly { weight: number }[], weight: number): number =>
  (100 * weight) / columns.reduce((sum, column) => sum + column.weight, 0);

function block(one: ReportBlock): string {
  switch (one.kind) {
    case "heading":
      return `<h${one.level + 1} id="${text(one.id)}"${one.newPage ? ' class="new-page"' : ""}>${text(`${one.number ?? ""} ${one.text}`)}</h${one.level + 1}>`;
    case "paragraph":
      return said(one.statement);
    case "definitions":
      return definitions(one.rows);
    case "table":
      return `<table class="${one.density ?? ""}"><caption>${text(one.caption ?? "")}</caption><thead><tr>${one.columns.map((column) => `<th scope="col" style="width:${share(one.columns, column.weight)}%">${text(column.label)}</th>`).join("")}</tr></thead><tbody>${one.rows.map(row).join("")}</tbody></table>${one.rows.length === 0 ? `<p>${text(one.empty)}</p>` : ""}`;
    case "list":
      return items(one.items);
    case "notice":
      return `<aside><b>${text(one.title)}</b>${items(one.items)}</aside>`;
    case "diagram":
      return diagram(one);
    case "heatMap":
      return heatMap(one);
    case "signOff":
      return `<table>${one.rows.map(({ role, name }) => `<tr><th scope="row">${text(role)}</th><td>${said(name)}</td></tr>`).join("")}</table>`;
    default:
      return wordsIn(one)
        .map((words) => `<p>${text(words)}</p>`)
        .join("");
  }
}

const section = ({ id, number, title, blocks }: ReportSection): string =>
  `<section><h1 class="new-page" id="${text(id)}">${text(`${number ?? ""} ${title}`)}</h1>${blocks.map(block).join("")}</section>`;

const style = `
@font-face { font-family: Noto; src: url(${font("400Regular", "NotoSans_400Regular")}); }
@font-face { font-family: Noto; font-weight: 600; src: url(${font("600SemiBold", "NotoSans_600SemiBold")}); }
@font-face { font-family: Noto; font-style: italic; src: url(${font("400Regular_Italic", "NotoSans_400Regular_Italic")}); }
body { font: 9.2pt/1.42 Noto; color: #1d2a30; margin: 0 }
b, th, h1, h2, h3, h4 { font-weight: 600 } p { margin: 0 0 4pt }
h1 { font-size: 18pt } h2 { font-size: 14pt } h3 { font-size: 11.5pt } h4 { font-size: 10pt }
.new-page { break-before: page }
table { width: 100%; table-layout: fixed; border-collapse: collapse; margin: 6pt 0; font-size: 8pt }
th, td { border-bottom: .6pt solid #c9cfd2; text-align: left; vertical-align: top; padding: 3pt 4pt; overflow-wrap: anywhere }
thead { display: table-header-group; background: #e8eeee } tr { break-inside: avoid }
.dense { font-size: 7.5pt } .compact { font-size: 7pt } .compact td { padding: 1pt 3pt }
.definitions th { width: 30% }
aside { border-left: 2pt solid #7a5200; background: #fdf6e6; padding: 6pt; margin: 6pt 0 }
.card { border: .6pt solid #c9cfd2; padding: 6pt; margin: 8pt 0 } figure { break-inside: avoid; margin: 8pt 0 }
svg { width: 100%; max-height: 22cm; font: 11px Noto } .band { fill: #f6f7f5 } .box { fill: #fff; stroke: #1d2a30 } .flow { fill: none; stroke: #0d4f5c }
.low { background: #e4efe9; fill: #e4efe9 } .medium { background: #f4dfa0; fill: #f4dfa0 } .high { background: #dd8b4e; fill: #dd8b4e } .veryHigh { background: #8a2331; fill: #8a2331; color: #fff }
`;

/** The same content as the document, laid out plainly: what a browser would be given to print. For comparison only. */
export function reportAsHtml({ meta, summary, contentsTitle, sections }: DpiaReport): string {
  const contents = sections.map(({ id, number, title, blocks }) => {
    const inner = blocks.flatMap((one) => (one.kind === "heading" && one.level === 1 ? [one] : []));
    return `<li><a href="#${text(id)}">${text(`${number ?? ""} ${title}`)}</a><ul>${inner.map((one) => `<li><a href="#${text(one.id)}">${text(`${one.number ?? ""} ${one.text}`)}</a></li>`).join("")}</ul></li>`;
  });
  return `<!doctype html><html lang="${text(meta.language)}"><head><meta charset="utf-8"><title>${text(meta.title)}</title><style>${style}</style></head><body>
<h1>${text(meta.processingName)}</h1><p>${text(meta.controller)}</p><table class="definitions">${meta.particulars.map(({ label, value }) => `<tr><th scope="row">${text(label)}</th><td>${text(value)}</td></tr>`).join("")}</table><p>${text(meta.credit)}</p>
<h1 class="new-page">${text(summary.title)}</h1><p>${text(summary.outcome.label)} ${level(summary.outcome.level)}</p>${said(summary.outcome.statement)}${said(summary.whatIsDone)}
${definitions(summary.recipients.map(({ name, statement }) => ({ label: name, statement })))}${summary.highestRisks.map((risk) => `<p><a href="${text(risk.link)}">${text(`${risk.number} ${risk.title}`)}</a> ${risk.levels.map(level).join(" ")}</p>${said(risk.statement)}`).join("")}${items(summary.gaps)}${items(summary.conditions)}${items(summary.openPoints)}
<h1 class="new-page">${text(contentsTitle)}</h1><ul>${contents.join("")}</ul>
${sections.map(section).join("")}</body></html>`;
}

const plain = (block: Statement["text"][number]): string =>
  block.kind === "paragraph"
    ? block.runs.map((one) => one.text).join("")
    : block.items.map((item) => item.map((one) => one.text).join("")).join("\n");

const printed = new Set(["title", "label", "caption", "text", "name", "act"]);

/** Every printed word in a part of a report, in order. */
function wordsIn(part: unknown): readonly string[] {
  if (Array.isArray(part)) return part.flatMap(wordsIn);
  if (typeof part !== "object" || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) => {
    if (key === "restsOn" || key === "drawing") return [];
    if (key === "text" && Array.isArray(value)) return [value.map(plain).join("\n")];
    return typeof value === "string" ? (printed.has(key) ? [value] : []) : wordsIn(value);
  });
}

/** Every word of the report in order, for a measure of drawing text alone. */
export const wordsOf = (report: DpiaReport): readonly string[] => wordsIn([report.summary, report.sections]);
