import { createElement, Fragment, type ReactNode } from "react";

/** Draws a list whose items have no identity but their place: a document is drawn once, so React needs no keys. */
export const inOrder = <T>(items: readonly T[], draw: (item: T, index: number) => ReactNode): ReactNode =>
  createElement(Fragment, null, ...items.map(draw));
