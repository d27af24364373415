/** Quick replies that fit where the conversation stands. */

import { BEGINNINGS, STILL_NEEDED, TERMS, YES } from "../phrases.js";
import { strings } from "../strings.js";

const { quick } = strings;

/**
 * @typedef {object} Suggestion
 * @property {string} label
 * @property {string} [say] sent as it is
 * @property {string} [prompt] put into the composer, to be finished by the user
 * @property {"invoice"|"new"} [go]
 * @property {boolean} [lead] the one to expect
 */

/** @type {Record<string, Suggestion[]>} */
const ANSWERS = {
  due_date: TERMS.map((say, index) => ({ label: quick.terms[index], say })),
};

/** @type {Suggestion[]} */
const CHANGES = [
  { label: quick.yes, say: YES, lead: true },
  { label: quick.addLine, prompt: BEGINNINGS.addLine },
  { label: quick.changeDue, prompt: BEGINNINGS.due },
  { label: quick.note, prompt: BEGINNINGS.note },
];

/**
 * @param {import("./conversation.js").Conversation} conversation
 * @returns {Suggestion[]}
 */
export function suggestionsFor({ state, missing, messages, problem }) {
  const startOver = { label: strings.app.newInvoice, go: /** @type {const} */ ("new") };
  if (problem) return problem.step === "load" ? [startOver] : [];
  if (messages.length === 0) return [];
  if (state === "review") return CHANGES;
  if (state === "completed")
    return [{ label: strings.chat.seeInvoice, go: "invoice", lead: true }, startOver];
  if (state === "cancelled") return [startOver];
  const asked = missing[0]?.split(".").at(-1) ?? "";
  const open = missing.length > 1 ? [{ label: quick.stillNeeded, say: STILL_NEEDED }] : [];
  return [...(ANSWERS[asked] ?? []), ...open];
}
