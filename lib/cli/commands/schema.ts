import { parseArgs } from "node:util";
import { assessmentJsonSchema } from "@/lib/domain/interchange/assessment-json-schema";
import { resultJsonSchema } from "@/lib/domain/interchange/result-json";
import { type Command, WrongUsage } from "../command";

export const schemaCommand: Command = {
  summary: "the JSON Schema (2020-12) of an assessment file, or of what “assess --json” prints",
  usage: "dpia schema [--of assessment|result]",
  async run(args, terminal) {
    const { values } = parseArgs({ args: [...args], options: { of: { type: "string", default: "assessment" } } });
    if (values.of !== "assessment" && values.of !== "result") throw new WrongUsage(`--of takes assessment or result; got “${values.of}”.`);
    terminal.out(`${JSON.stringify(values.of === "assessment" ? assessmentJsonSchema() : resultJsonSchema(), null, 2)}\n`);
    return 0;
  },
};
