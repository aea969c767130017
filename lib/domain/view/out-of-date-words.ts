import type { AssessmentContent } from "../assessment/content";
import type { OutOfDate } from "../assessment/out-of-date";
import type { ConfigurationChange } from "../interchange/aws/observed-configuration";
import { answerText, namesIn } from "../questionnaire/describe-answer";
import { listText, questionText } from "../questionnaire/english";
import { recordList, singleQuestion } from "../questionnaire/questions";
import { originText } from "./origin-words";

/** What changed, counted, in one or two sentences. */
export function whatChangedWords({ facts, configuration }: OutOfDate): string {
  const answers = configuration.changes.length + configuration.gone.length;
  return [
    facts.length === 0 ? "" : `${facts.length === 1 ? "A fact" : `${facts.length} facts`} that it rests on changed since.`,
    answers === 0 ? "" : `Files of AWS show ${answers === 1 ? "one setting" : `${answers} settings`} otherwise than it says.`,
  ]
    .filter(Boolean)
    .join(" ");
}

const absent: readonly string[] = ["none", "notApplicable"];

/** Risks whose standing differs for a reader: one that did not apply and is not there, or the other way round, was none before and is none now. */
export const movedForReaders = ({ levels }: OutOfDate): OutOfDate["levels"] =>
  levels.filter(({ before, after }) => !absent.includes(before.state) || !absent.includes(after.state));

export type ConfigurationLine = { path: string; label: string; was: string | null; now: string; origin: string; field: string };

/** Of each thing, what files of AWS show otherwise: what it was, what it is, and where that stands. */
export function configurationWords(
  changes: readonly ConfigurationChange[],
  content: AssessmentContent,
): readonly { name: string; isNew: boolean; lines: readonly ConfigurationLine[] }[] {
  const held = namesIn(content);
  const things = new Map<string, { name: string; isNew: boolean; lines: ConfigurationLine[] }>();
  // A new thing that another answer names is called as the files call it.
  const newNames = new Map(changes.flatMap((one) => (one.newRecord ? [[one.path.split("/")[1] ?? "", one.name] as const] : [])));
  const nameOf = (id: string): string => newNames.get(id) ?? held(id);
  for (const change of changes) {
    const { list, field } = change;
    const structure = list === null ? singleQuestion(field) : recordList(list)?.questions[field];
    const words = list === null ? questionText(field) : listText(list).questions[field];
    if (!structure || !words) continue;
    const thing = list === null ? "" : change.path.split("/").slice(0, 2).join("/");
    const kind = list === null ? "" : listText(list).one;
    const name = list === null ? "The assessment as a whole" : `${change.name} (${kind})`;
    const one = things.get(thing) ?? { name, isNew: change.newRecord, lines: [] };
    one.lines.push({
      path: change.path,
      label: words.label,
      was: change.was ? answerText(structure, words, change.was, nameOf) : null,
      now: answerText(structure, words, { value: change.now }, nameOf),
      origin: originText(change.origin),
      field: change.origin.field,
    });
    things.set(thing, one);
  }
  return [...things.values()];
}
