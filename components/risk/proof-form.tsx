"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState } from "react";
import { useWorkspace } from "@/components/questionnaire/autosave-context";
import { newRecordId } from "@/components/questionnaire/new-record-id";
import { callApi } from "@/components/ui/call-api";
import type { ChangeReply } from "@/lib/domain/assessment/change-reply";
import type { EvidenceItem } from "@/lib/domain/assessment/evidence-item";
import type { Measure, MeasureState } from "@/lib/domain/assessment/measure";
import {
  contradictingOutputs,
  evidenceText,
  type ProposalReach,
  type Shown,
  type StatusProposal,
  shownBy,
  statusProposals,
  statusProposalsEnglish,
} from "@/lib/domain/controls/status-proposals";
import { dateText } from "@/lib/domain/language/date-text";
import type { Message } from "@/lib/domain/reasoning/because";

const statuses: Readonly<Record<MeasureState, string>> = { planned: "planned", partial: "partly in place", implemented: "in place" };

/** These sentences hold plain placeholders only, so that the browser needs no message format for them. */
const inWords = ({ message, values }: Message): string =>
  Object.entries(values).reduce(
    (text, [key, value]) => text.replaceAll(`{${key}}`, String(value)),
    statusProposalsEnglish[message] ?? message,
  );

/** The JSON documents in a text, one after another as commands print them; null where one of them is no JSON. */
function documentsIn(text: string): readonly unknown[] | null {
  const documents: unknown[] = [];
  let rest = text.trim();
  while (rest !== "") {
    let found = false;
    for (let end = rest.indexOf("}") + 1; end > 0; end = rest.indexOf("}", end) + 1) {
      try {
        documents.push(JSON.parse(rest.slice(0, end)));
      } catch {
        continue;
      }
      rest = rest.slice(end).trim();
      found = true;
      break;
    }
    if (!found) return null;
  }
  return documents;
}

const order: readonly MeasureState[] = ["planned", "partial", "implemented"];

/** What the measure stands at now, and whether confirming would take something back. */
function Present({ held, proposed }: { held: TakenMeasure | undefined; proposed: MeasureState }) {
  if (!held) return <p className="text-sm text-soft">Not taken here yet: confirming takes it.</p>;
  const { status } = held.measure;
  if (order.indexOf(proposed) >= order.indexOf(status)) return <p className="text-sm text-soft">Stands here as {statuses[status]}.</p>;
  return (
    <p className="text-sm text-warn">
      Stands here as {statuses[status]}. What is shown supports less: confirming sets it back to {statuses[proposed]}.
    </p>
  );
}

type Seen = { shown: readonly Shown[]; reach: ProposalReach; proposals: readonly StatusProposal[]; against: readonly Message[] };
export type TakenMeasure = { measure: Measure; revision: number };

/** Takes what AWS printed, proposes the status it supports with its reach, and saves it with its evidence once a person confirms. */
export function ProofForm({
  api,
  regions,
  today,
  taken,
  titles,
  risks,
}: {
  api: string;
  regions: readonly string[];
  today: string;
  /** Measures of the catalogue that are taken here, by their id in it. */
  taken: Readonly<Record<string, TakenMeasure>>;
  titles: Readonly<Record<string, string>>;
  /** The rules that a measure of the catalogue is listed for. */
  risks: Readonly<Record<string, readonly string[]>>;
}) {
  const router = useRouter();
  const { take } = useWorkspace();
  const id = useId();
  const [seen, setSeen] = useState<Seen | null>(null);
  const [state, setState] = useState<{ busy: boolean; message: string; problem: boolean }>({ busy: false, message: "", problem: false });
  const look = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    const problem = (message: string) => {
      setSeen(null);
      setState({ busy: false, message, problem: true });
    };
    const documents = documentsIn(text("output"));
    if (documents === null) return problem("This is not JSON. Run the command with --output json and paste all that it prints.");
    const where = text("regions")
      .split(/[\s,]+/)
      .filter((one) => one !== "");
    if (text("account") === "" || where.length === 0 || text("day") === "")
      return problem("Name the account, the Regions and the day: they are the reach of what the output shows.");
    if (/\d{12}/.test(text("account"))) return problem("Give the account a name that people know it by; its number is not kept.");
    if (text("day") > today) return problem("This day is still to come.");
    const shown = documents.flatMap((one, index) => shownBy(one as never, index));
    if (shown.length === 0)
      return problem("Nothing in it speaks of a measure that AWS can enforce: no setting, no such policy, no denied call.");
    const reach: ProposalReach = { account: text("account"), regions: where, day: text("day") };
    setSeen({ shown, reach, proposals: statusProposals(shown, reach), against: contradictingOutputs(shown) });
    setState({ busy: false, message: "", problem: false });
  };
  const confirm = async (proposal: StatusProposal) => {
    if (!seen) return;
    setState({ busy: true, message: "", problem: false });
    const evidence = await callApi<EvidenceItem>(
      "POST",
      `${api}/evidence?name=${encodeURIComponent(`proof-${proposal.measure}-${proposal.reach.day}.json`)}`,
      new Blob([evidenceText(proposal.measure, seen.shown, seen.reach)], { type: "application/octet-stream" }),
    );
    if (!evidence.ok) return setState({ busy: false, message: evidence.message, problem: true });
    const held = taken[proposal.measure];
    const measure: Measure = held
      ? { ...held.measure, status: proposal.status, evidence: [...held.measure.evidence, evidence.data.id] }
      : {
          id: newRecordId("me"),
          catalogue: proposal.measure,
          role: "additional",
          status: proposal.status,
          risks: risks[proposal.measure] ?? [],
          evidence: [evidence.data.id],
        };
    const reply = await callApi<ChangeReply>("PUT", `${api}/measures/${measure.id}`, { measure, baseRevision: held?.revision ?? 0 });
    if (!reply.ok) return setState({ busy: false, message: reply.message, problem: true });
    setSeen({ ...seen, proposals: seen.proposals.filter((one) => one !== proposal) });
    setState({ busy: false, message: `${titles[proposal.measure]}: ${statuses[proposal.status]}, with its evidence.`, problem: false });
    take(reply.data);
    router.refresh();
  };
  return (
    <form onSubmit={look} className="sheet space-y-4 px-4 py-4">
      <label className="block" htmlFor={`${id}-output`}>
        <span className="mb-1 block text-sm font-medium">What AWS printed</span>
        <textarea
          id={`${id}-output`}
          name="output"
          rows={5}
          className="field font-mono"
          spellCheck={false}
          aria-describedby={`${id}-hint`}
        />
      </label>
      <p id={`${id}-hint`} className="text-sm text-soft">
        One or several outputs, one after another: a policy or <code>describe-policy</code> with its <code>list-targets-for-policy</code>,
        CloudTrail events of a denied call; settings as <code>get-account-data-retention</code>,{" "}
        <code>get-model-invocation-logging-configuration</code>, <code>get-guardrail</code>, <code>describe-vpc-endpoints</code>,{" "}
        <code>describe-key</code>, <code>get-key-policy</code>, <code>get-bucket-encryption</code>, <code>get-bucket-policy</code>,{" "}
        <code>get-bucket-lifecycle-configuration</code>, <code>describe-log-groups</code> and <code>describe-effective-policy</code> print
        them. It is read in this window; only what a proposal rests on is kept, without account numbers.
      </p>
      <div className="grid gap-4 sm:grid-cols-3">
        <label className="block text-sm" htmlFor={`${id}-account`}>
          <span className="mb-1 block font-medium">Name of the account</span>
          <input id={`${id}-account`} name="account" className="field" maxLength={100} autoComplete="off" />
        </label>
        <label className="block text-sm" htmlFor={`${id}-regions`}>
          <span className="mb-1 block font-medium">Regions</span>
          <input
            id={`${id}-regions`}
            name="regions"
            className="field"
            maxLength={300}
            autoComplete="off"
            defaultValue={regions.join(", ")}
          />
        </label>
        <label className="block text-sm" htmlFor={`${id}-day`}>
          <span className="mb-1 block font-medium">Taken on</span>
          <input id={`${id}-day`} name="day" type="date" className="field" max={today} />
        </label>
      </div>
      <button type="submit" className="button" disabled={state.busy}>
        See what it supports
      </button>
      {seen && (
        <div className="space-y-3">
          {seen.against.map((message) => (
            <p key={inWords(message)} className="border-l-4 border-danger px-3">
              {inWords(message)} If that measure is taken here, check its status above.
            </p>
          ))}
          {seen.proposals.map((proposal) => (
            <article key={proposal.measure} className="rounded border border-rule px-3 py-2">
              <h3 className="font-sans text-base font-semibold">
                {titles[proposal.measure]} <span className="text-sm font-normal text-soft">{proposal.measure}</span>: proposed as{" "}
                {statuses[proposal.status]}
              </h3>
              <p className="text-sm">{inWords(proposal.says)}</p>
              <p className="text-sm text-soft">
                Reach: {proposal.reach.account}, {proposal.reach.regions.join(", ")}, {dateText(proposal.reach.day)}
              </p>
              <Present held={taken[proposal.measure]} proposed={proposal.status} />
              {proposal.missing.length > 0 && (
                <ul className="list-disc pl-5 text-sm text-warn">
                  {proposal.missing.map((message) => (
                    <li key={inWords(message)}>{inWords(message)}</li>
                  ))}
                </ul>
              )}
              <button type="button" className="button button-small mt-2" disabled={state.busy} onClick={() => void confirm(proposal)}>
                Confirm: {statuses[proposal.status]}
              </button>
            </article>
          ))}
        </div>
      )}
      <p role="status" className={state.problem ? "text-danger" : "text-soft"}>
        {state.message}
      </p>
    </form>
  );
}
