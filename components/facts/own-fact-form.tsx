"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { callApi } from "@/components/ui/call-api";
import { EvidenceUpload } from "@/components/ui/evidence-upload";
import { LiveForm } from "@/components/ui/live-form";
import type { EvidenceItem } from "@/lib/domain/assessment/evidence-item";
import type { Fact } from "@/lib/domain/facts/fact";
import type { FactValueField } from "@/lib/domain/view/fact-value-view";
import { ValueFields } from "./value-fields";

/** Adds an organisation's own fact in the place of another: sentence, value, source, days, owner and evidence. */
export function OwnFactForm({
  organisationId,
  displaces,
  value: held,
  fields,
  countries,
}: {
  organisationId: string;
  displaces: string;
  value: Fact["value"];
  fields: readonly FactValueField[];
  countries: readonly { code: string; name: string }[];
}) {
  const router = useRouter();
  const api = `/api/v1/organisations/${organisationId}/facts`;
  const [value, setValue] = useState<Fact["value"]>(held);
  const [evidence, setEvidence] = useState<readonly EvidenceItem[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    const url = text("sourceUrl");
    const date = text("sourceDate");
    const reply = await callApi("POST", api, {
      displaces,
      claim: text("claim"),
      value,
      standing: text("standing"),
      source: { title: text("sourceTitle"), ...(url ? { url } : {}), ...(date ? { date } : {}) },
      validFrom: text("validFrom"),
      validTo: text("validTo"),
      owner: text("owner"),
      evidence: evidence.map(({ id }) => id),
    });
    if (reply.ok) router.push(`/facts?organisation=${organisationId}&own=1`);
    else setProblem(reply.message);
  };
  return (
    <LiveForm onSubmit={submit} className="mt-8 space-y-5">
      <label className="block font-medium">
        What holds for you, in one sentence
        <textarea name="claim" required rows={3} maxLength={2000} className="field mt-1" />
      </label>
      <fieldset className="sheet px-5 py-4">
        <legend className="px-1 font-medium">Its value</legend>
        <p className="mb-4 text-sm text-soft">
          As the fact says it whose place it takes; change what differs for you. Results follow from it.
        </p>
        <ValueFields fields={fields} value={value} onChange={setValue} countries={countries} />
      </fieldset>
      <label className="block font-medium">
        What it rests on
        <select name="standing" className="field mt-1" defaultValue="contract">
          <option value="contract">A contract</option>
          <option value="documentation">Documentation</option>
        </select>
      </label>
      <label className="block font-medium">
        Source
        <input name="sourceTitle" required maxLength={500} className="field mt-1" placeholder="Amendment no. 3, clause 4.2" />
      </label>
      <div className="grid gap-4 sm:grid-cols-2">
        <label className="block font-medium">
          Address of the source <span className="font-normal text-soft">(optional, https)</span>
          <input name="sourceUrl" type="url" pattern="https://.*" maxLength={1000} className="field mt-1" />
        </label>
        <label className="block font-medium">
          Date of the source <span className="font-normal text-soft">(optional)</span>
          <input name="sourceDate" type="date" className="field mt-1" />
        </label>
        <label className="block font-medium">
          In force from
          <input name="validFrom" type="date" required className="field mt-1" />
        </label>
        <label className="block font-medium">
          Until (not including)
          <input name="validTo" type="date" required className="field mt-1" />
        </label>
      </div>
      <label className="block font-medium">
        Who looks after it
        <input name="owner" required maxLength={200} className="field mt-1" />
      </label>
      <div>
        <p className="font-medium">Evidence</p>
        {evidence.length > 0 && (
          <ul className="mt-1 list-disc pl-5 text-sm">
            {evidence.map((item) => (
              <li key={item.id}>{item.name}</li>
            ))}
          </ul>
        )}
        <EvidenceUpload api={api} onAdded={(item) => setEvidence((before) => [...before, item])} />
      </div>
      <button type="submit" className="button button-main">
        Add this fact
      </button>
      {problem && (
        <p role="alert" className="text-danger">
          {problem}
        </p>
      )}
    </LiveForm>
  );
}
