/** Quick replies that fit where the conversation stands. */

import { BEGINNINGS, RIGHT, STILL_NEEDED, YES } from "../phrases.js";
import { fieldAt, lineOf, nameOf } from "../paper/described.js";
import { strings } from "../strings.js";

const { quick } = strings;

/**
 * @typedef {object} Suggestion
 * @property {string} label
 * @property {string} [say] sent as it is
 * @property {import("../types.js").Edit[]} [edits] values to set
 * @property {string} [prompt] put into the composer, to be finished by the user
 * @property {"invoice"|"new"} [go]
 * @property {boolean} [lead] the one to expect
 */

/** @type {Suggestion[]} */
const TERMS = [15, 30, 0].map((days, index) => ({
  label: quick.terms[index],
  edits: [{ kind: "set_dates", terms_days: days }],
}));

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
export function suggestionsFor(conversation) {
  const { state, missing, messages, problem } = conversation;
  const startOver = { label: strings.app.newInvoice, go: /** @type {const} */ ("new") };
  if (problem) return problem.step === "load" ? [startOver] : [];
  // Nothing has been asked yet.
  if (!messages.some(({ role }) => role === "assistant")) return [];
  if (state === "review") return CHANGES;
  if (state === "completed")
    return [{ label: strings.chat.seeInvoice, go: "invoice", lead: true }, startOver];
  if (state === "cancelled") return [startOver];
  // Nothing is missing, but a figure is in doubt.
  if (missing.length === 0) return [{ label: quick.right, say: RIGHT }];
  const terms = missing[0] === "due_date" ? TERMS : [];
  const open = missing.length > 1 ? [{ label: quick.stillNeeded, say: STILL_NEEDED }] : [];
  return [...settling(conversation), ...terms, ...open];
}

/**
 * A value that was refused can be let be where the invoice is complete without it.
 * @param {import("./conversation.js").Conversation} conversation
 * @returns {Suggestion[]}
 */
function settling({ missing: [path = ""], disputed, draft }) {
  const line = lineOf(path);
  const owner = line === null ? draft : draft?.line_items[line];
  const dispensable = owner?.[nameOf(path)] != null || fieldAt(path)?.removable;
  if (!(path in disputed) || !dispensable) return [];
  return [{ label: quick.letBe, edits: [{ kind: "settle_value", field: path }] }];
}
