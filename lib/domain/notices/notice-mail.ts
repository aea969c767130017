import { type NoticeGroup, noticeGroups, noticeGroupWords } from "./notice-kinds";

export const digestChoices = ["daily", "weekly", "off"] as const;
export type Digest = (typeof digestChoices)[number];

export type NoticePreference = {
  digest: Digest;
  /** Groups of which nothing is sent by mail; they stay in the application. */
  quiet: readonly NoticeGroup[];
};

export const usualPreference: NoticePreference = { digest: "daily", quiet: [] };

type Mail = { subject: string; text: string };

const closing = (settings: string): string =>
  [
    "Names and texts are not sent by mail. Open the link and sign in to read them.",
    "",
    `Choose what is sent to you, and how often: ${settings}`,
    "",
  ].join("\n");

/** Counts and links, and nothing that anybody wrote: not even the names of organisations and assessments, which are confidential too. */
export function digestMail(
  places: readonly { link: string; counts: Readonly<Partial<Record<NoticeGroup, number>>> }[],
  settings: string,
): Mail {
  const total = places.reduce((sum, { counts }) => sum + noticeGroups.reduce((all, group) => all + (counts[group] ?? 0), 0), 0);
  const lines = places.flatMap(({ link, counts }) => [
    ...noticeGroups.flatMap((group) => (counts[group] ? [`${counts[group]} about ${noticeGroupWords[group]}`] : [])),
    link,
    "",
  ]);
  return {
    subject: total === 1 ? "Groundwork: 1 notification waits for you" : `Groundwork: ${total} notifications wait for you`,
    text: ["Groundwork has told you since the last mail:", "", ...lines, closing(settings)].join("\n"),
  };
}

/** Sent at once. */
export const signingMail = (link: string, settings: string): Mail => ({
  subject: "Groundwork: you are asked to decide or to sign",
  text: ["An assessment waits for your decision or your signature:", "", link, "", closing(settings)].join("\n"),
});
