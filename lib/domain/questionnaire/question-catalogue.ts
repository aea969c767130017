import { type AnyQuestionText, allSectionTexts } from "./english";
import type { QuestionStructure, RecordListStructure, SectionStructure } from "./question";
import { sections } from "./sections";

const asked = (structure: QuestionStructure): string => {
  const notes = [
    structure.required ? "required" : "optional",
    ...(structure.unit === undefined ? [] : [`unit: ${structure.unit}`]),
    ...(structure.to === undefined ? [] : [`points to: ${structure.to.join(", ")}`]),
    ...(structure.mayNotApply ? ["may not apply"] : []),
    ...(structure.offeredFor === undefined ? [] : [`offered: what is held for ${structure.offeredFor}`]),
    ...(structure.disclosure === "public" ? [] : [`disclosure: ${structure.disclosure}`]),
  ];
  return `${structure.kind}, ${notes.join("; ")}`;
};

function questionLines(heading: string, key: string, structure: QuestionStructure, text: AnyQuestionText | undefined): readonly string[] {
  if (!text) throw new Error(`No text for the question ${key}`);
  const { visibleWhen } = structure;
  return [
    `${heading} ${text.label}`,
    "",
    `- Key: \`${key}\` (${asked(structure)})`,
    ...(visibleWhen ? [`- Asked when: \`${visibleWhen.question}\` is ${visibleWhen.is.map((one) => `\`${one}\``).join(" or ")}`] : []),
    `- Article: ${structure.article}`,
    `- Why: ${text.why}`,
    ...(structure.options ?? []).map((option) => `- Option \`${option}\`: ${text.options?.[option] ?? option}`),
    `- Example: ${text.examples[0]}`,
    `- Example: ${text.examples[1]}`,
    `- Used by: ${structure.consumers.map((one) => `\`${one}\``).join(", ")}`,
    "",
  ];
}

/**
 * `docs/questions.md`: every section, question and list of the questionnaire as Markdown, with kind, article, why, examples and
 * who uses the answer. The same text for the same questionnaire.
 */
export function questionCatalogue(): string {
  const structures: readonly SectionStructure[] = sections;
  const texts = allSectionTexts();
  const countOf = (section: SectionStructure): number =>
    Object.keys(section.questions).length + Object.values(section.lists).reduce((sum, list) => sum + Object.keys(list.questions).length, 0);
  const lines: string[] = [
    "# The questions",
    "",
    "Generated from `lib/domain/questionnaire`; do not edit. To renew it: `npx vitest run lib/domain/questionnaire/question-catalogue.test.ts -u`.",
    "",
    `${structures.reduce((sum, section) => sum + countOf(section), 0)} questions in ${structures.length} sections. ` +
      "All names of people and organisations in the examples are invented.",
    "",
  ];
  structures.forEach((section, index) => {
    const words = texts[index];
    if (!words) throw new Error(`No text for the section ${section.id}`);
    lines.push(`## ${index + 1}. ${words.title}`, "", words.intro, "");
    for (const [key, structure] of Object.entries(section.questions))
      lines.push(...questionLines("###", key, structure, words.questions[key]));
    for (const [id, list] of Object.entries<RecordListStructure>(section.lists)) {
      const listWords = words.lists[id];
      if (!listWords) throw new Error(`No text for the list ${id}`);
      lines.push(`### List: ${listWords.title}`, "", `${listWords.intro} Key: \`${id}\`; one record: ${listWords.one}.`, "");
      for (const [field, structure] of Object.entries(list.questions))
        lines.push(...questionLines("####", `${id}.${field}`, structure, listWords.questions[field]));
    }
  });
  return `${lines.join("\n").trimEnd()}\n`;
}
