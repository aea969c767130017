"use client";
import { useRef } from "react";
import { PageLink } from "@/components/ui/page-link";
import { SignOut } from "./sign-out";
import { ThemeChoice } from "./theme-choice";

/** What concerns the signed-in person and no page: the account, the colours, and signing out. Closes when the focus or Escape leaves it. */
export function PersonMenu({ person }: { person: string }) {
  const menu = useRef<HTMLDetailsElement>(null);
  const close = () => menu.current?.removeAttribute("open");
  return (
    <details
      ref={menu}
      className="relative ml-auto"
      onBlur={(event) => {
        if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) close();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        close();
        menu.current?.querySelector("summary")?.focus();
      }}
    >
      <summary className="flex min-h-8 list-none items-center gap-1 text-sm [&::-webkit-details-marker]:hidden">
        <span className="max-w-[12rem] truncate">{person}</span>
        <span aria-hidden="true" className="text-soft">
          ▾
        </span>
      </summary>
      <div className="sheet absolute right-0 z-40 mt-2 flex w-max flex-col gap-3 p-4 shadow-lg">
        <PageLink href="/account" className="flex min-h-8 items-center text-sm">
          Your account
        </PageLink>
        <ThemeChoice />
        <SignOut />
      </div>
    </details>
  );
}
