/** What a command writes to and reads from; given in, so that tests need no process. */
export type Terminal = {
  /** Standard output: results only. */
  out(text: string): void;
  /** Standard error: messages. */
  say(text: string): void;
  cwd: string;
  /** Today as a plain date. */
  today(): string;
};

/** 0 done, 1 the input was refused, 2 wrong usage, 3 a verification failed. */
export type ExitCode = 0 | 1 | 2 | 3;

export type Command = {
  /** One line for the list of commands. */
  summary: string;
  usage: string;
  run(args: readonly string[], terminal: Terminal): Promise<ExitCode>;
};

/** The input was refused: said on standard error with the place and what to do. */
export class Refused extends Error {}

/** The command was called in a way it does not understand. */
export class WrongUsage extends Error {}
