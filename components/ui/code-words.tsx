import { Fragment } from "react";

/** A sentence in which what is typed at AWS stands between backticks, with that as code. */
export function CodeWords({ text }: { text: string }) {
  const parts = text.split("`");
  return parts.map((part, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one fixed sentence
    index % 2 === 1 ? <code key={index}>{part}</code> : <Fragment key={index}>{part}</Fragment>,
  );
}
