import Link from "next/link";
import type { ComponentProps } from "react";

/**
 * A link to another page of ours. Nothing is fetched ahead: a page of an assessment is computed when it is asked for, and some
 * twenty links in sight would each ask for one.
 */
export function PageLink(props: ComponentProps<typeof Link>) {
  return <Link prefetch={false} {...props} />;
}
