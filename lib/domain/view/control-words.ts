import type { Control } from "../controls/control";
import { sentence } from "../language/sentence";

/** What a text reaches, in words. */
export const reachWords = ({ reach }: Pick<Control, "reach">): string =>
  sentence({
    message: `control.reach.${reach.scope}`,
    values: { regions: reach.regions.length === 0 ? "none" : reach.regions.join(", ") },
  });
