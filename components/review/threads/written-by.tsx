const shown = (instant: string): string =>
  new Date(instant).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });

/** Who wrote something, and when; times are those of the server, in UTC, the same for everybody who reads. */
export const WrittenBy = ({ by, at, edited = false }: { by: string; at: string; edited?: boolean }) => (
  <p className="text-sm">
    <span className="font-semibold">{by}</span>{" "}
    <span className="text-soft">
      <time dateTime={at}>{shown(at)} UTC</time>
      {edited && " · edited"}
    </span>
  </p>
);
