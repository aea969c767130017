"use client";
import { useEffect, useState } from "react";

const themes = { system: "As the system", light: "Light", dark: "Dark" } as const;
type Theme = keyof typeof themes;

/** Light, dark, or as the system; kept in a cookie so that the server draws the page right at once. */
export function ThemeChoice() {
  const [theme, setTheme] = useState<Theme>("system");
  useEffect(() => {
    const held = document.documentElement.dataset.theme;
    if (held === "light" || held === "dark") setTheme(held);
  }, []);
  return (
    <label className="flex items-center justify-between gap-3 text-sm text-soft">
      Colours
      <select
        className="field min-h-[32px] w-auto py-0 pl-2 pr-6 text-sm"
        value={theme}
        onChange={(event) => {
          const next = event.target.value as Theme;
          setTheme(next);
          document.documentElement.dataset.theme = next;
          // biome-ignore lint/suspicious/noDocumentCookie: a display setting, read by the server to draw the page without a flash
          document.cookie = `theme=${next}; path=/; max-age=31536000; samesite=lax`;
        }}
      >
        {Object.entries(themes).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
