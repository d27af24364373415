/**
 * What the page says to the assistant in the user's name: sentences that the engine understands,
 * in its language and not the page's.
 */

export const YES = "Yes, create it";
export const RIGHT = "Yes, that's right";
export const STILL_NEEDED = "What do you still need?";

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
