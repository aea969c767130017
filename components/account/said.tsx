export type Saying = { ok: boolean; words: string };

/** What came of the last thing that was done here, read out where it stands. */
export function Said({ said }: { said: Saying | null }) {
  if (!said) return null;
  return (
    <p role={said.ok ? "status" : "alert"} className={said.ok ? "" : "text-danger"}>
      {said.words}
    </p>
  );
}
