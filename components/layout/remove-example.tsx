"use client";
import { useState } from "react";
import { callApi } from "@/components/ui/call-api";

/** One click takes the example away; `npm start` can bring nothing of it back, so what it was is said first. */
export function RemoveExample({ organisationId }: { organisationId: string }) {
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <p className="mt-2">
      <button
        type="button"
        className="button button-small"
        onClick={async () => {
          const reply = await callApi("DELETE", `/api/v1/organisations/${organisationId}`);
          if (reply.ok) location.assign("/");
          else setProblem(reply.message);
        }}
      >
        Remove the example
      </button>
      {problem && (
        <span role="alert" className="ml-3 text-danger">
          {problem}
        </span>
      )}
    </p>
  );
}
