/** Sums of what the list shows, one a currency, exact: on integers, never on floating point. */

/** @typedef {import("../types.js").Invoice} Invoice */
/** @typedef {{currency: string, total: string, due: string, count: number}} Sum */

/**
 * @param {Invoice[]} invoices
 * @returns {Sum[]} by currency: what was billed less what was credited, and what of it is due;
 *   cancelled ones bill nothing, and credit notes count with their invoices
 */
export function sumsOf(invoices) {
  /** @type {Map<string, Sum>} */
  const sums = new Map();
  for (const invoice of invoices) {
    if (invoice.kind === "credit_note" || invoice.status === "cancelled") continue;
    const { currency, total } = invoice.data;
    const before = sums.get(currency) ?? { currency, total: "0", due: "0", count: 0 };
    const issued = invoice.status !== "draft";
    sums.set(currency, {
      currency,
      total: add(before.total, invoice.credit_notes.map((note) => note.total).reduce(subtract, total)),
      due: issued ? add(before.due, invoice.amount_due) : before.due,
      count: before.count + 1,
    });
  }
  return [...sums.values()].sort((one, other) => one.currency.localeCompare(other.currency));
}

/** Two plain decimals. @param {string} one @param {string} other */
export const add = (one, other) => together(one, other, (a, b) => a + b);

/** Two plain decimals. @param {string} one @param {string} other */
export const subtract = (one, other) => together(one, other, (a, b) => a - b);

/**
 * @param {string} one
 * @param {string} other
 * @param {(one: bigint, other: bigint) => bigint} work
 */
function together(one, other, work) {
  const places = Math.max(decimals(one), decimals(other));
  const units = work(scaled(one, places), scaled(other, places));
  const sign = units < 0n ? "-" : "";
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, "0");
  return sign + (places ? `${digits.slice(0, -places)}.${digits.slice(-places)}` : digits);
}

/** @param {string} text */
const decimals = (text) => (text.split(".")[1] ?? "").length;

/** @param {string} text @param {number} places */
function scaled(text, places) {
  const [whole, part = ""] = text.split(".");
  return BigInt(whole + part.padEnd(places, "0"));
}

/** Whether it is anything but nothing. @param {string} amount a plain decimal */
export const isMoney = (amount) => /[1-9]/.test(amount);
