/** Every ICU message by its key; the keys of a file start with its name: `risk.third-country-routing.raised`. */
export const englishMessages: Readonly<Record<string, string>> = {};
