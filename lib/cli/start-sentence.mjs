/** A failure that one sentence explains, with what to do; shown without a stack trace. */
export class Sentence extends Error {
  constructor(message, options) {
    super(message, options);
    this.name = "Sentence";
  }
}
