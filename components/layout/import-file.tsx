"use client";
import { useState } from "react";
import { callApi } from "@/components/ui/call-api";

type Problem = { path: string; message: string };

/** Reads an assessment file, or the one inside a Groundwork PDF; a refusal names every place. */
export function ImportFile({ organisationId }: { organisationId: string }) {
  const [problem, setProblem] = useState<string | null>(null);
  const [places, setPlaces] = useState<readonly Problem[]>([]);
  const [busy, setBusy] = useState(false);
  const send = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (!file) return;
    setBusy(true);
    setProblem(null);
    setPlaces([]);
    const isPdf = file.name.toLowerCase().endsWith(".pdf");
    const reply = await callApi<{ assessmentId: string }>(
      "POST",
      `/api/v1/organisations/${organisationId}/assessments/import`,
      new Blob([await file.arrayBuffer()], { type: isPdf ? "application/pdf" : "application/json" }),
    );
    if (reply.ok) return location.assign(`/o/${organisationId}/assessments/${reply.data.assessmentId}/overview`);
    setBusy(false);
    input.value = "";
    setProblem(reply.message);
    const data = reply.data as { problems?: readonly Problem[] } | null;
    setPlaces(data?.problems ?? []);
  };
  return (
    <details className="mt-8">
      <summary className="text-accent">Import an assessment file or a Groundwork PDF</summary>
      <div className="mt-3 max-w-2xl">
        <label htmlFor="import-file" className="mb-1 block font-medium">
          Assessment file (.json) or PDF
        </label>
        <input
          id="import-file"
          type="file"
          accept=".json,.pdf,application/json,application/pdf"
          disabled={busy}
          className="max-w-full text-sm file:mr-3 file:min-h-8 file:rounded file:border file:border-edge file:bg-sheet file:px-3 file:text-ink"
          onChange={(event) => void send(event.currentTarget)}
        />
        <p className="mt-1 text-sm text-soft">It becomes a new assessment; nothing that is here already changes.</p>
        {busy && <p role="status">Reading the file …</p>}
        {problem && (
          <div role="alert" className="mt-3 rounded border-l-4 border-danger bg-danger-pale px-4 py-3">
            <p className="font-semibold">Not imported. {problem}</p>
            <ul className="mt-1 ml-5 list-disc text-sm">
              {places.slice(0, 20).map((one) => (
                <li key={`${one.path} ${one.message}`}>
                  <code>{one.path}</code>: {one.message}
                </li>
              ))}
              {places.length > 20 && <li>… and {places.length - 20} more places</li>}
            </ul>
          </div>
        )}
      </div>
    </details>
  );
}
