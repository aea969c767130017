import { parseArgs } from "node:util";
import { assessmentJsonSchema } from "@/lib/domain/interchange/assessment-json-schema";
import { resultJsonSchema } from "@/lib/domain/interchange/result-json";
import { whatIfJsonSchema } from "@/lib/domain/interchange/what-if-json";
import { type Command, WrongUsage } from "../command";

const schemas = { assessment: assessmentJsonSchema, result: resultJsonSchema, "what-if": whatIfJsonSchema } as const;

export const schemaCommand: Command = {
  summary: "the JSON Schema (2020-12) of an assessment file, or of what “assess --json” or “what-if --json” prints",
  usage: "dpia schema [--of assessment|result|what-if]",
  async run(args, terminal) {
    const { values } = parseArgs({ args: [...args], options: { of: { type: "string", default: "assessment" } } });
    const schema = Object.entries(schemas).find(([name]) => name === values.of)?.[1];
    if (!schema) throw new WrongUsage(`--of takes ${Object.keys(schemas).join(", ")}; got “${values.of}”.`);
    terminal.out(`${JSON.stringify(schema(), null, 2)}\n`);
    return 0;
  },
};
