import { type Command, type ExitCode, Refused, type Terminal, WrongUsage } from "./command";
import { adminCommand } from "./commands/admin";
import { assessCommand } from "./commands/assess";
import { auditCommand } from "./commands/audit";
import { compareCommand } from "./commands/compare";
import { controlsCommand } from "./commands/controls";
import { doctorCommand } from "./commands/doctor";
import { exampleCommand } from "./commands/example";
import { extractCommand } from "./commands/extract";
import { factsCommand } from "./commands/facts";
import { importCommand } from "./commands/import";
import { renderCommand } from "./commands/render";
import { schemaCommand } from "./commands/schema";
import { verifyCommand } from "./commands/verify";
import { whatIfCommand } from "./commands/what-if";

const commands: Readonly<Record<string, Command>> = {
  assess: assessCommand,
  "what-if": whatIfCommand,
  compare: compareCommand,
  controls: controlsCommand,
  import: importCommand,
  render: renderCommand,
  extract: extractCommand,
  verify: verifyCommand,
  audit: auditCommand,
  example: exampleCommand,
  schema: schemaCommand,
  facts: factsCommand,
  admin: adminCommand,
  doctor: doctorCommand,
};

const overview = (): string =>
  [
    "Groundwork: data protection impact assessments for AI systems on Amazon Bedrock",
    "",
    ...Object.values(commands).map((command) => `  ${command.usage}\n      ${command.summary}`),
    "",
    "Exit codes: 0 done, 1 the input was refused, 2 wrong usage, 3 a verification failed.",
    "",
  ].join("\n");

const isUsageError = (error: unknown): error is Error =>
  error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");

/** Runs one command line. Bad input and wrong usage are said in words; anything else is a bug and is thrown. */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (!name || name === "help" || name === "--help" || name === "-h") {
    (name ? terminal.out : terminal.say)(overview());
    return name ? 0 : 2;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    terminal.say(`There is no command “${name}”.\n\n${overview()}`);
    return 2;
  }
  if (rest.includes("--help") || rest.includes("-h")) {
    terminal.out(`${command.usage}\n${command.summary}\n`);
    return 0;
  }
  try {
    return await command.run(rest, terminal);
  } catch (error) {
    if (error instanceof Refused) {
      terminal.say(error.message);
      return 1;
    }
    if (error instanceof WrongUsage || isUsageError(error)) {
      terminal.say(`${error.message}\n${command.usage}`);
      return 2;
    }
    throw error;
  }
}
