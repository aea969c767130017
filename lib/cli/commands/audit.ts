import { parseArgs } from "node:util";
import { type AuditFileCheck, checkAuditFile } from "@/lib/domain/audit/audit-file";
import { auditProblemWords } from "@/lib/domain/audit/audit-problem-words";
import { type Command, Refused, WrongUsage } from "../command";
import { readBytes } from "../read-input";

const largestFile = 500_000_000;

type Readable = Extract<AuditFileCheck, { readable: true }>;

const holds = ({ broken, whole, changedWords, heads }: Readable): boolean =>
  broken === null && whole && changedWords.length === 0 && Object.values(heads).every((number) => number !== null);

function told(check: Readable): string {
  const { head, reached, broken, whole, changedWords, heads } = check;
  return [
    `Audit trail of ${head.organisationId}, exported at ${head.exportedAt}`,
    broken === null
      ? `The chain holds from entry 1 to entry ${reached.number}; its head is ${reached.head}`
      : `Line ${broken.line}: ${auditProblemWords({ code: "chain", number: broken.number, fault: broken.fault })}`,
    ...(broken === null && !whole
      ? [`The file says that it ends with entry ${head.entries} and the head ${head.head}: it was cut off or added to.`]
      : []),
    ...changedWords.map(({ number }) => auditProblemWords({ code: "words", number })),
    ...Object.entries(heads).map(([hash, number]) =>
      number === null
        ? `No entry has the hash ${hash}: the trail was cut off or written anew since then.`
        : `Entry ${number} has the hash ${hash}`,
    ),
    "",
  ].join("\n");
}

export const auditCommand: Command = {
  summary: "whether an exported audit trail is whole and unchanged; --head: whether a head kept elsewhere is in it; works offline",
  usage: "dpia audit verify FILE [--head HASH]… [--json]",
  async run(args, terminal) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { head: { type: "string", multiple: true, default: [] }, json: { type: "boolean", default: false } },
    });
    const [what, file, ...rest] = positionals;
    if (what !== "verify" || !file || rest.length > 0) throw new WrongUsage("audit verify takes one exported file.");
    const wrong = values.head.find((head) => !/^[0-9a-f]{64}$/i.test(head));
    if (wrong !== undefined) throw new WrongUsage(`--head takes a hash of 64 hexadecimal digits; got “${wrong}”.`);
    const text = new TextDecoder().decode(await readBytes(terminal, file, largestFile));
    const check = checkAuditFile(
      text,
      values.head.map((head) => head.toLowerCase()),
    );
    if (!check.readable) throw new Refused(`${file}, line ${check.line}: ${check.message}`);
    terminal.out(values.json ? `${JSON.stringify(check, null, 2)}\n` : told(check));
    return holds(check) ? 0 : 3;
  },
};
