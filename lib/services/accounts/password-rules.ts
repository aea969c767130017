import { longestPassword, shortestPassword } from "@/lib/adapters/auth/auth";
import { isEasyToGuess } from "@/lib/adapters/auth/password-strength";
import { refuse } from "../refusal";

const problem = (message: string) => refuse("invalid", message, [{ path: "password", message }]);

/** Refuses a password that is too short, too long or easy to guess; `own` is what others may know of the person: name, e-mail, house. */
export function checkPassword(password: string, own: readonly string[]): void {
  if (password.length < shortestPassword)
    throw problem(`Please choose at least ${shortestPassword} characters; a sentence of several words is easy to remember.`);
  if (password.length > longestPassword) throw problem(`Please use at most ${longestPassword} characters.`);
  const words = ["groundwork", ...own, ...own.flatMap((one) => one.split(/[\s@.]+/))].filter((word) => word !== "");
  const rest = words
    .filter((word) => word.length > 3)
    .reduce((left, word) => left.replaceAll(word.toLowerCase(), ""), password.toLowerCase());
  if (rest.length < 8 || isEasyToGuess(password, words))
    throw problem(
      "This password is easy to guess: it is one that many use, repeats itself, or is made of your name, e-mail or the product's name. A sentence of several words of your own is better.",
    );
}
