import { runCommand } from "./run";

const write = (stream: NodeJS.WriteStream, text: string): void => {
  stream.write(text);
};

/** The entry that the launcher calls; the only place of the command line that touches the process and the clock. */
export async function run(args: readonly string[], given: { cwd: string }): Promise<number> {
  try {
    return await runCommand(args, {
      out: (text) => write(process.stdout, text),
      say: (text) => write(process.stderr, `${text}\n`),
      cwd: given.cwd,
      today: () => new Date().toISOString().slice(0, 10),
    });
  } catch (error) {
    write(
      process.stderr,
      `Groundwork failed at something that is not your input: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    return 1;
  }
}
