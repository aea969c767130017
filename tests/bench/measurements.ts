import { assessing } from "./assess";
import { awsImport } from "./aws-import";
import { catchUp } from "./catch-up";
import { clicks } from "./clicks";
import type { Measurement } from "./figure";
import { list } from "./list";
import { pages } from "./pages";
import { pdf } from "./pdf";
import { saves } from "./saves";
import { signIn } from "./sign-in";
import { signing } from "./signing";
import { start } from "./start";

export const measurements: readonly Measurement[] = [
  assessing,
  pdf,
  saves,
  list,
  catchUp,
  awsImport,
  signing,
  signIn,
  pages,
  clicks,
  start,
];
