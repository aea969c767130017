import type { ReactNode } from "react";
import { type AssessmentParams, requireAssessment, staleOfPage } from "@/app/page-access";
import { AutosaveProvider } from "@/components/questionnaire/autosave-context";
import { FollowsPanel } from "@/components/questionnaire/follows-panel";
import { TaskList } from "@/components/questionnaire/task-list";
import { versionStateWords } from "@/lib/domain/assessment/lifecycle";
import { whatFollows } from "@/lib/domain/assessment/what-follows";
import { allSectionTexts } from "@/lib/domain/questionnaire/english";
import { progressOf } from "@/lib/domain/questionnaire/progress";
import { readAnswers } from "@/lib/domain/questionnaire/reading";
import { sections } from "@/lib/domain/questionnaire/sections";
import { riskTitles } from "@/lib/domain/view/risk-words";

export async function generateMetadata({ params }: { params: Promise<AssessmentParams> }) {
  // The layout says itself what cannot be shown and why; the page needs a name all the same.
  const opened = await requireAssessment(params).catch(() => null);
  if (!opened) return { title: "Page not available" };
  const { view } = opened;
  return { title: { default: view.name, template: `%s · ${view.name} · Groundwork` } };
}

export default async function AssessmentLayout({ children, params }: { children: ReactNode; params: Promise<AssessmentParams> }) {
  const { view, base } = await requireAssessment(params);
  const stale = (await staleOfPage(params)).find((one) => !one.confirmed);
  const texts = allSectionTexts();
  const progress = progressOf(view.content, readAnswers(view.content));
  const follows = whatFollows(view.result);
  const titles = Object.fromEntries(view.content.ownRisks.map((risk) => [risk.id, risk.title]));
  return (
    <AutosaveProvider
      organisationId={view.organisationId}
      assessmentId={view.assessmentId}
      follows={follows}
      riskTitles={{ ...riskTitles, ...titles }}
    >
      {/* A page with something wide on it marks that with `data-wide`: what follows then stands in the bar below, as on a phone. */}
      <div className="group/workspace mx-auto max-w-[100rem] px-4 md:grid md:grid-cols-[15rem_minmax(0,1fr)] md:gap-8 lg:grid-cols-[15rem_minmax(0,1fr)_21rem] lg:has-[[data-wide]]:grid-cols-[15rem_minmax(0,1fr)]">
        <TaskList
          base={base}
          name={view.name}
          state={versionStateWords[view.version.state]}
          version={view.version.number}
          outOfDate={stale ? (stale.kept ? "A kept state is out of date" : `Version ${stale.version} is out of date`) : null}
          sections={sections.map((section, index) => {
            const one = progress[index];
            return {
              id: section.id,
              title: texts[index]?.title ?? section.id,
              answered: one?.answered ?? 0,
              total: one?.required ?? 0,
              unknown: one?.unknown ?? 0,
              problems: one?.problems.length ?? 0,
            };
          })}
        />
        <main id="main" className="min-w-0 pb-32 md:pt-2">
          {children}
        </main>
        <FollowsPanel riskTitles={{ ...riskTitles, ...titles }} />
      </div>
    </AutosaveProvider>
  );
}
