import { Link, Text, View } from "@react-pdf/renderer";
import type { ReactNode } from "react";
import type { Statement, StatementMark } from "@/lib/domain/report/report";
import type { RichText, Run } from "@/lib/domain/report/rich-text";
import { inOrder } from "./in-order";
import { marked, type Role } from "./mark";
import { colours } from "./theme";

type TextStyle = Record<string, unknown>;

const Runs = ({ runs }: { runs: readonly Run[] }): ReactNode =>
  inOrder(runs, (run, index) => {
    const style = run.bold ? { fontWeight: 600 } : {};
    // Runs have no identity of their own; their place in the text is it.
    const key = `${index}`;
    return run.href ? (
      <Link key={key} src={run.href} style={{ ...style, color: colours.accent, textDecoration: "none" }}>
        {run.text}
      </Link>
    ) : run.bold ? (
      <Text key={key} style={style}>
        {run.text}
      </Text>
    ) : (
      run.text
    );
  });

const markColour: Readonly<Record<StatementMark, string>> = {
  notAnswered: colours.open,
  unknown: colours.open,
  undetermined: colours.open,
  notApplicable: colours.quiet,
  withheld: colours.quiet,
};

/** So many blocks and items stand as nodes of their own; a text of more is one node with line breaks, which the layout can always break. */
const mostBlocks = 40;

const countBlocks = (text: RichText): number => text.reduce((sum, block) => sum + (block.kind === "list" ? block.items.length : 1), 0);

const runOn = (text: RichText): readonly Run[] =>
  text.flatMap((block, index): readonly Run[] => {
    const lines =
      block.kind === "paragraph" ? [block.runs] : block.items.map((item, at) => [{ text: block.ordered ? `${at + 1}. ` : "• " }, ...item]);
    return lines.flatMap((line, at) => (index + at > 0 ? [{ text: "\n" }, ...line] : line));
  });

/** Paragraphs and lists of a rich text; `as` is the part that each paragraph plays, none inside a cell. */
function Words({ text, style, as, tight }: { text: RichText; style?: TextStyle; as?: Role; tight?: boolean }): ReactNode {
  if (countBlocks(text) > mostBlocks)
    return (
      <Text style={{ fontSize: 9.2, lineHeight: 1.36, ...style }} {...(as ? marked({ role: as }) : {})}>
        <Runs runs={runOn(text)} />
      </Text>
    );
  return inOrder(text, (block, index) => {
    const key = `${index}`;
    const apart = index > 0 ? { marginTop: tight ? 1 : 3 } : {};
    if (block.kind === "paragraph")
      return (
        <Text
          key={key}
          style={{ fontSize: 9.2, lineHeight: 1.36, ...style, ...apart }}
          orphans={2}
          widows={2}
          {...(as ? marked({ role: as }) : {})}
        >
          <Runs runs={block.runs} />
        </Text>
      );
    return (
      <View key={key} style={apart} {...marked({ role: "L" })}>
        {inOrder(block.items, (item, place) => (
          <View style={{ flexDirection: "row", marginTop: place > 0 ? (tight ? 0.5 : 1.5) : 0 }} {...marked({ role: "LI" })}>
            <Text style={{ fontSize: 9.2, lineHeight: 1.36, ...style, width: block.ordered ? 16 : 10 }} {...marked({ role: "Lbl" })}>
              {block.ordered ? `${place + 1}.` : "•"}
            </Text>
            <Text style={{ fontSize: 9.2, lineHeight: 1.36, ...style, flex: 1 }} {...marked({ role: "LBody" })}>
              <Runs runs={item} />
            </Text>
          </View>
        ))}
      </View>
    );
  });
}

/** One statement; what is open or not known is set apart by a rule at its side and by its own words. */
export function Said({
  statement,
  style,
  as,
  tight,
}: {
  statement: Statement;
  style?: TextStyle;
  as?: Role;
  /** Paragraphs close together, for notes of several short ones. */
  tight?: boolean;
}): ReactNode {
  const words = (
    <Words
      text={statement.text}
      style={{ ...style, ...(statement.mark ? { color: markColour[statement.mark], fontStyle: "italic" } : {}) }}
      {...(as ? { as } : {})}
      {...(tight ? { tight } : {})}
    />
  );
  if (!statement.mark || statement.mark === "notApplicable" || statement.mark === "withheld") return words;
  return <View style={{ borderLeftWidth: 2, borderLeftColor: colours.open, paddingLeft: 5 }}>{words}</View>;
}
