import { Notice } from "@/components/ui/notice";
import { PageLink } from "@/components/ui/page-link";
import type { UnprintableLine } from "@/lib/domain/view/unprintable-words";

/** Which letters the document prints as codes, and where they were written; nothing where there are none. */
export function UnprintableNotice({ lines, base }: { lines: readonly UnprintableLine[]; base: string }) {
  if (lines.length === 0) return null;
  return (
    <Notice tone="warn" title="Some letters cannot be printed">
      <p>
        The fonts of the document do not hold them. It prints the code of each in its place, such as [character U+0E01], and the attached
        data keep the text. To let everybody read it, write it in other letters too.
      </p>
      <ul className="mt-2 ml-5 list-disc">
        {lines.map(({ label, to, letters }) => (
          <li key={`${to} ${label}`} className="wrap-anywhere">
            {to === null ? label : <PageLink href={`${base}/${to}`}>{label}</PageLink>}: <span className="text-soft">{letters}</span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
