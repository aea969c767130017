/** Why something was not done, told to a screen reader as soon as it appears. */
export function Problem({ text }: { text: string | null }) {
  if (text === null) return null;
  return (
    <p role="alert" className="mt-2 text-danger">
      {text}
    </p>
  );
}
