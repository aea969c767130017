import type { ConflictReply, ReferredReply, RefusalReply } from "@/lib/domain/assessment/change-reply";

/** A refusal that the person can act on; everything else that is thrown is a fault and shows only its id. */
export class Refusal extends Error {
  constructor(readonly reply: RefusalReply | ConflictReply | ReferredReply) {
    super(reply.message);
    this.name = "Refusal";
  }
}

export const refuse = (refused: RefusalReply["refused"], message: string, problems?: RefusalReply["problems"]): Refusal =>
  new Refusal({ refused, message, ...(problems ? { problems } : {}) });

/** What may not be seen is not found; nobody learns that it exists. */
export const notFound = (): Refusal => refuse("notFound", "This page or entry does not exist, or you have no access to it.");
