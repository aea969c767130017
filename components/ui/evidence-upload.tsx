"use client";
import { useId, useState } from "react";
import type { EvidenceItem } from "@/lib/domain/assessment/evidence-item";
import { callApi } from "./call-api";

const LARGEST = 20_000_000;

/** Uploads one file of at most 20 MB as evidence. */
export function EvidenceUpload({
  api,
  inputId,
  onAdded,
  whole = false,
}: {
  api: string;
  /** `api` is the whole address that takes the file, not the thing that has evidence. */
  whole?: boolean;
  inputId?: string | undefined;
  onAdded: (item: EvidenceItem) => void;
}) {
  const own = useId();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const upload = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (!file) return;
    if (file.size > LARGEST) return setProblem("This file is larger than 20 MB. Add a shorter extract of it.");
    setBusy(true);
    setProblem(null);
    const reply = await callApi<EvidenceItem>(
      "POST",
      `${api}${whole ? "" : "/evidence"}?name=${encodeURIComponent(file.name)}`,
      new Blob([await file.arrayBuffer()], { type: "application/octet-stream" }),
    );
    setBusy(false);
    input.value = "";
    if (reply.ok) onAdded(reply.data);
    else setProblem(reply.message);
  };
  return (
    <div className="mt-2">
      <label htmlFor={inputId ?? own} className="mb-1 block text-sm font-medium">
        Add a file as evidence
      </label>
      <input
        id={inputId ?? own}
        type="file"
        className="max-w-full text-sm file:mr-3 file:min-h-8 file:rounded file:border file:border-edge file:bg-sheet file:px-3 file:text-ink"
        accept=".pdf,.png,.jpg,.jpeg,.docx,.xlsx,.txt,.csv,.json"
        disabled={busy}
        onChange={(event) => void upload(event.currentTarget)}
      />
      <p className="mt-1 text-sm text-soft">PDF, picture, Word, Excel, text, CSV or JSON; up to 20 MB. It stays on this server.</p>
      <p role="status" className="text-sm text-danger">
        {busy ? <span className="text-soft">Uploading …</span> : problem}
      </p>
    </div>
  );
}
