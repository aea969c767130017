import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const filesNamed = (folder: string, name: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === name)
    .sort();

const verbs = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** Every operation of the API, as the folders and files say: `PUT /api/v1/organisations/[organisationId]/…`. */
export function apiOperations(): readonly string[] {
  return filesNamed("app/api", "route.ts").flatMap((file) => {
    const source = readFileSync(path.join("app/api", file), "utf8");
    const exported = verbs.filter((verb) => new RegExp(`export (?:const|function|async function) ${verb}\\b`).test(source));
    if (exported.length === 0) throw new Error(`${file} exports no operation that this test recognises`);
    return exported.map((verb) => `${verb} /api/${path.dirname(file)}`);
  });
}

/** Every page by its folder: `/o/[organisationId]/people`. */
export const pages = (): readonly string[] =>
  filesNamed("app", "page.tsx").map((file) => (path.dirname(file) === "." ? "/" : `/${path.dirname(file)}`));

/** The address of a route with its places filled in. */
export const filled = (route: string, places: Readonly<Record<string, string>>): string =>
  route.replace(/\[(\w+)\]/g, (_, name: string) => {
    const value = places[name];
    if (value === undefined) throw new Error(`${route} needs ${name}`);
    return encodeURIComponent(value);
  });
