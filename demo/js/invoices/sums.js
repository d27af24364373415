/** Sums of what the list shows, one a currency, exact: on integers, never on floating point. */

/** @typedef {import("../types.js").Invoice} Invoice */
/** @typedef {{currency: string, total: string, count: number}} Sum */

/**
 * @param {Invoice[]} invoices
 * @returns {Sum[]} by currency; cancelled ones bill nothing
 */
export function sumsOf(invoices) {
  /** @type {Map<string, Sum>} */
  const sums = new Map();
  for (const { status, data } of invoices) {
    if (status === "cancelled") continue;
    const { currency, total } = data;
    const before = sums.get(currency) ?? { currency, total: "0", count: 0 };
    sums.set(currency, { currency, total: add(before.total, total), count: before.count + 1 });
  }
  return [...sums.values()].sort((one, other) => one.currency.localeCompare(other.currency));
}

/** Two plain decimals, neither negative. @param {string} one @param {string} other */
export function add(one, other) {
  const places = Math.max(decimals(one), decimals(other));
  const sum = (scaled(one, places) + scaled(other, places)).toString().padStart(places + 1, "0");
  return places ? `${sum.slice(0, -places)}.${sum.slice(-places)}` : sum;
}

/** @param {string} text */
const decimals = (text) => (text.split(".")[1] ?? "").length;

/** @param {string} text @param {number} places */
function scaled(text, places) {
  const [whole, part = ""] = text.split(".");
  return BigInt(whole + part.padEnd(places, "0"));
}
