import { refuse } from "../refusal";
import { takeChallenge, tryChallenge } from "./identity-challenges";
import { takeSecondFactor } from "./second-factor";
import { type SignInWay, startSession } from "./start-session";

const mostAttempts = 5;
const over = () => refuse("signedOut", "This took too long, or too many codes were wrong. Sign in again from the beginning.");

/** `POST /api/v1/session/second-factor`: the code that was asked for after the first factor; five attempts, then all begins anew. */
export async function answerSecondFactor(
  { challenge, code }: { challenge: string; code: string },
  requestHeaders: Headers,
): Promise<{ headers: Headers }> {
  const asked = await tryChallenge("secondFactor", challenge, mostAttempts);
  if (!asked?.personId) throw over();
  await takeSecondFactor(asked.personId, code);
  if (!(await takeChallenge("secondFactor", challenge))) throw over();
  const { way } = asked.value as { way: SignInWay };
  return { headers: await startSession(asked.personId, { way, twoFactors: true }, requestHeaders) };
}
