/**
 * What the page says to the assistant in the user's name: sentences that the engine understands,
 * in its language and not the page's.
 */

export const YES = "Yes, create it";
export const UNDO = "undo";
export const STILL_NEEDED = "What do you still need?";
export const TERMS = ["Net 15", "Net 30", "Due on receipt"];

/** Beginnings for the user to finish. */
export const BEGINNINGS = {
  addLine: "Also add ",
  due: "The due date is ",
  note: "Add a note saying ",
};

/** Fields as the engine knows them, where that is not their name. */
const NAMES = {
  customer_name: "customer",
  customer_email: "customer's email",
  customer_address: "customer's address",
  customer_tax_id: "customer's tax ID",
  unit_price: "price",
  tax_rate: "tax",
  notes: "note",
  po_number: "PO number",
};

/** @param {string} name */
const nameOf = (name) => NAMES[name] ?? name.replaceAll("_", " ");

/**
 * The beginning of an answer to what is missing.
 * @param {string} name of the field
 * @param {string} [of] the line it belongs to
 */
export function answerBeginning(name, of) {
  const fixed = { customer_name: "It's for ", line_items: "Add ", due_date: "It's due " };
  return fixed[name] ?? `The ${nameOf(name)}${of ? ` of ${of}` : ""} is `;
}

/**
 * A change as a sentence. Empty text takes the value away.
 * @param {string} path of the value in the draft
 * @param {string} text plain: no group separators, dates as 2026-03-09
 * @param {import("./types.js").Draft} draft
 */
export function change(path, text, draft) {
  const name = path.split(".").at(-1) ?? path;
  if (name === "tax_rate") return text ? `Change the tax to ${text}%` : "No tax";
  if (!text) return `Remove the ${nameOf(name)}`;
  if (name === "notes") {
    const quoted = `Add a note saying "${text}"`;
    return draft.notes ? `Remove the note. ${quoted}` : quoted;
  }
  const [, index] = /^line_items\.(\d+)/.exec(path) ?? [];
  if (index === undefined) return `Change the ${nameOf(name)} to ${text}`;
  const line = Number(index);
  if (name === "description") return `Change the description of line ${line + 1} to "${text}"`;
  return `Change the ${nameOf(name)} ${lineName(draft, line)}to ${text}`;
}

/** @param {number} line counted from 0 */
export const removeLine = (line) => `Remove line ${line + 1}`;

/**
 * A line by what it bills, if no other is called the same; else by its place.
 * @param {import("./types.js").Draft} draft
 * @param {number} index
 */
function lineName({ line_items: lines }, index) {
  if (lines.length === 1) return "";
  const { description } = lines[index];
  const alone = lines.filter((line) => line.description === description).length === 1;
  return description && alone ? `of ${description} ` : `of line ${index + 1} `;
}
