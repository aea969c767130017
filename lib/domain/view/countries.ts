/** Codes that ISO 3166-1 leaves to users, or that name no country although Intl has words for them. */
const notCountries = new Set(["AC", "CP", "CQ", "DG", "EA", "IC", "TA", "EU", "EZ", "UN", "QO", "ZZ", "XA", "XB"]);

/** Every country that the platform knows by ISO 3166-1 alpha-2 code, by its name in the language. */
export function countries(language = "en"): readonly { code: string; name: string }[] {
  const names = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .flatMap((code) => {
      const name = notCountries.has(code) ? undefined : names.of(code);
      // Intl maps retired codes (SU, DD) to today's country; the canonical locale tells them apart.
      return name && new Intl.Locale(`und-${code}`).region === code ? [{ code, name }] : [];
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, language));
}
