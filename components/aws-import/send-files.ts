export type PickedFile = { name: string; blob: Blob; writtenOn: string | null };

export type Choices = { regions: Readonly<Record<string, string>>; keepNames: boolean; into: Readonly<Record<string, string>> };

export type Reply<T> = { ok: true; data: T } | { ok: false; message: string };

/** Sends files with the choices of the import; `progress` hears the share sent (0 to 1). Never throws. */
export function sendFiles<T>(
  address: string,
  files: readonly PickedFile[],
  choices: Choices & { accepted?: readonly { id: string; revision: number }[] },
  progress: (share: number) => void,
): Promise<Reply<T>> {
  const form = new FormData();
  form.append("choices", JSON.stringify({ ...choices, files: files.map(({ name, writtenOn }) => ({ name, writtenOn })) }));
  for (const { blob } of files) form.append("files", blob, "file");
  return new Promise((done) => {
    // fetch tells nothing of how much has been sent.
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => progress(event.total > 0 ? event.loaded / event.total : 0));
    request.addEventListener("error", () =>
      done({ ok: false, message: "The server cannot be reached. Check the connection and try again." }),
    );
    request.addEventListener("load", () => {
      const data: unknown = request.response;
      if (request.status >= 200 && request.status < 300) return done({ ok: true, data: data as T });
      const message =
        typeof data === "object" && data !== null && "message" in data
          ? String(data.message)
          : `The server refused this (${request.status}).`;
      done({ ok: false, message });
    });
    request.send(form);
  });
}
