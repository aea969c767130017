import { storableText } from "../questionnaire/storable-text";

/** Why a member's access is suspended, in at most 500 characters; empty where nobody says. */
export const suspensionReason = storableText(500).trim();
