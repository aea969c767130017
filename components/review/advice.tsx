import { Words } from "@/components/reading/said";
import { Notice } from "@/components/ui/notice";
import { PageLink } from "@/components/ui/page-link";
import { dateText } from "@/lib/domain/language/date-text";
import type { Answer } from "@/lib/domain/questionnaire/answer";
import { questionText } from "@/lib/domain/questionnaire/english";
import { parseRichText } from "@/lib/domain/report/rich-text";
import { AdviceForm } from "./advice-form";

type Given = Readonly<Record<string, Answer>>;

const givenValue = (answers: Given, path: string): unknown => {
  const answer = answers[path];
  return answer && "value" in answer ? answer.value : undefined;
};
const textOf = (answers: Given, path: string): string => {
  const value = givenValue(answers, path);
  return typeof value === "string" ? value : "";
};

const followedWords: Readonly<Record<string, string>> = { followed: "Yes", partly: "In part", notFollowed: "No" };

function Said({ label, children }: { label: string; children: string }) {
  return (
    <div className="py-1">
      <dt className="text-sm text-soft">{label}</dt>
      <dd className="prose-measure">
        <Words text={parseRichText(children)} />
      </dd>
    </div>
  );
}

/**
 * The officer's advice with its date, what is made of it, and the views of the people concerned (Arts. 35(2), 35(9)): shown to
 * every reader, with a form for whoever may record it now.
 */
export function Advice({
  answers,
  revisions,
  mayAdvise,
  mayAnswer,
  api,
  base,
  name,
}: {
  answers: Given;
  revisions: Readonly<Record<string, number>>;
  mayAdvise: boolean;
  mayAnswer: boolean;
  api: string;
  base: string;
  /** Of the person reading: who advises is named with the advice. */
  name: string;
}) {
  const field = (path: string) => ({ path, revision: revisions[path] ?? 0 });
  const label = (path: string) => questionText(path)?.label ?? path;
  const designated = givenValue(answers, "dpo.designated");
  const advice = textOf(answers, "dpo.advice");
  const followed = textOf(answers, "dpo.followed");
  const sought = givenValue(answers, "subjects.sought");
  const date = textOf(answers, "dpo.date");
  const reasons = textOf(answers, "dpo.reasons");
  return (
    <section aria-labelledby="advice" className="mt-8">
      <h2 id="advice" className="mb-2 scroll-mt-20 text-xl">
        Advice and views
      </h2>
      {designated === false ? (
        <dl>
          <Said label="No data protection officer is designated (Art. 37)">
            {textOf(answers, "dpo.noneReason") || "The reason is not given yet."}
          </Said>
        </dl>
      ) : advice === "" ? (
        <p className="text-soft">The data protection officer has not given advice on this yet.</p>
      ) : (
        <dl>
          <Said label={`Advice of ${textOf(answers, "dpo.name") || "the data protection officer"}, ${date ? dateText(date) : "no date"}`}>
            {advice}
          </Said>
          <Said label="Is it followed?">{followed === "" ? "Not answered yet" : (followedWords[followed] ?? followed)}</Said>
          {followed !== "followed" && reasons !== "" && <Said label="Reasons">{reasons}</Said>}
        </dl>
      )}
      {mayAdvise && (
        <details className="mt-3" open={advice === "" && designated !== false}>
          <summary className="font-medium">{advice === "" ? "Give your advice …" : "Change your advice …"}</summary>
          <AdviceForm
            address={`${api}/advice`}
            button="Record the advice"
            fields={["dpo.advice", "dpo.date", "dpo.name"].map(field)}
            alsoSays={designated === true ? [] : [{ path: "dpo.designated", revision: revisions["dpo.designated"] ?? 0, value: true }]}
          >
            {designated === false && (
              <Notice tone="warn">
                <p>The author answered that no officer is designated. Recording advice changes that answer to yes.</p>
              </Notice>
            )}
            <div>
              <label htmlFor="dpo.advice" className="mb-1 block font-medium">
                {label("dpo.advice")}
              </label>
              <p className="mb-1 text-sm text-soft">Printed in the document in your own words. You advise; you do not approve.</p>
              <textarea id="dpo.advice" name="dpo.advice" required rows={6} maxLength={64_000} defaultValue={advice} className="field" />
            </div>
            <div className="flex flex-wrap gap-4">
              <div className="basis-48">
                <label htmlFor="dpo.date" className="mb-1 block font-medium">
                  {label("dpo.date")}
                </label>
                <input id="dpo.date" name="dpo.date" type="date" required defaultValue={date} className="field" />
              </div>
              <div className="min-w-48 flex-1">
                <label htmlFor="dpo.name" className="mb-1 block font-medium">
                  {label("dpo.name")}
                </label>
                <input
                  id="dpo.name"
                  name="dpo.name"
                  required
                  maxLength={2000}
                  defaultValue={textOf(answers, "dpo.name") || name}
                  className="field"
                />
              </div>
            </div>
          </AdviceForm>
        </details>
      )}
      {mayAnswer && advice !== "" && designated === true && (
        <details className="mt-3" open={followed === ""}>
          <summary className="font-medium">Say whether the advice is followed …</summary>
          <AdviceForm
            address={`${api}/advice/answer`}
            button="Record what is made of it"
            fields={["dpo.followed", "dpo.reasons"].map(field)}
          >
            <fieldset>
              <legend className="font-medium">{label("dpo.followed")}</legend>
              {Object.entries(followedWords).map(([value, words]) => (
                <label key={value} className="choice">
                  <input type="radio" name="dpo.followed" value={value} required defaultChecked={followed === value} />
                  <span>{words}</span>
                </label>
              ))}
            </fieldset>
            <div>
              <label htmlFor="dpo.reasons" className="mb-1 block font-medium">
                {label("dpo.reasons")}
              </label>
              <p className="mb-1 text-sm text-soft">Needed where it is not followed, or only in part.</p>
              <textarea id="dpo.reasons" name="dpo.reasons" rows={3} maxLength={64_000} defaultValue={reasons} className="field" />
            </div>
          </AdviceForm>
        </details>
      )}
      <dl className="mt-4">
        {sought === true ? (
          <>
            <Said
              label={`Views of the people concerned, ${textOf(answers, "subjects.date") ? dateText(textOf(answers, "subjects.date")) : "no date"}`}
            >
              {textOf(answers, "subjects.views") || "Not written down yet"}
            </Said>
            {textOf(answers, "subjects.departure") !== "" && (
              <Said label="Where they are departed from, and why">{textOf(answers, "subjects.departure")}</Said>
            )}
          </>
        ) : (
          <Said label="Views of the people concerned (Art. 35(9))">
            {sought === false
              ? `Not sought: ${textOf(answers, "subjects.noneReason") || "the reason is not given yet"}`
              : "Whether they were sought is not answered yet."}
          </Said>
        )}
      </dl>
      <p className="mt-2 text-sm">
        <PageLink href={`${base}/sections/consultation-and-decision`}>All answers on advice, views and decision</PageLink>
      </p>
    </section>
  );
}
