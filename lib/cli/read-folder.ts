import { createHash } from "node:crypto";
import { readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type AwsFile, awsLimits } from "@/lib/domain/interchange/aws/aws-file";
import { Refused, type Terminal } from "./command";
import { readBytes, reasonOf } from "./read-input";

export type FoundFile = AwsFile & {
  /** Named on the command line itself, not found in a folder. */
  named: boolean;
};

const readable = /\.(?:json|ya?ml|template|txt)$/i;

async function* inFolder(folder: string, shown: string, depth = 0): AsyncGenerator<string> {
  if (depth > 10) return;
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    // Links are not followed, so that a folder is only what lies in it.
    if (entry.isDirectory()) yield* inFolder(join(folder, entry.name), `${shown}/${entry.name}`, depth + 1);
    else if (entry.isFile() && readable.test(entry.name)) yield `${shown}/${entry.name}`;
  }
}

/** The files named and those in folders named, in the order of names; refused when one is missing or they are too many or too large. */
export async function readFiles(terminal: Terminal, paths: readonly string[]): Promise<readonly FoundFile[]> {
  const names: { name: string; named: boolean }[] = [];
  for (const path of paths) {
    const full = resolve(terminal.cwd, path);
    try {
      if ((await stat(full)).isDirectory())
        for await (const name of inFolder(full, path.replace(/\/+$/, ""))) names.push({ name, named: false });
      else names.push({ name: path, named: true });
    } catch (error) {
      throw new Refused(`${path}: ${reasonOf(error)}.`);
    }
    if (names.length > awsLimits.files)
      throw new Refused(`${path}: brings the files to more than ${awsLimits.files}. Import them in several rounds.`);
  }
  const files: FoundFile[] = [];
  let together = 0;
  for (const { name, named } of names) {
    const bytes = await readBytes(terminal, name, awsLimits.fileBytes);
    together += bytes.byteLength;
    if (together > awsLimits.allBytes)
      throw new Refused(`${name}: brings the files together over ${awsLimits.allBytes / 1_000_000} MB. Import them in several rounds.`);
    const { mtime } = await stat(resolve(terminal.cwd, name));
    files.push({
      name,
      named,
      bytes,
      sha256: createHash("sha256").update(bytes).digest("hex"),
      writtenOn: mtime.toISOString().slice(0, 10),
    });
  }
  return files;
}
