import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";

let held: ZxcvbnFactory | undefined;

/**
 * Whether a password is one that is often used, resembles one, or is made of repetitions, sequences, runs on the keyboard or the
 * given words: below 10^8 guesses by the estimate of zxcvbn, whose list of common passwords comes with the package (MIT).
 * Asks nobody: the list lies on this machine.
 */
export function isEasyToGuess(password: string, words: readonly string[]): boolean {
  // Made once, and only where a password is chosen: it takes most of a second.
  held ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  return held.check(password, [...words]).score < 3;
}
