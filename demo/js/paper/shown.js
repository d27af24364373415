/** One value of a draft as it is shown. */

import { longDate, money, percent, percentPoints, quantity } from "../format.js";
import { strings } from "../strings.js";
import { wordFor } from "./described.js";
import { countryText, taxIdsText, termsText } from "./worded.js";

/** @typedef {import("../field-types.js").Field} Field */
/** @typedef {import("../types.js").Line} Line */

/**
 * @param {Field} field
 * @param {any} owner the draft, or an item of one of its lists
 * @param {string} currency
 * @returns {string|null} `null` when unknown
 */
export function shownValue({ name, kind }, owner, currency) {
  const value = owner[name] ?? null;
  if (value === null) return null;
  if (kind === "quantity") return withUnit(value, /** @type {Line} */ (owner).unit);
  if (kind === "date") return longDate(value);
  if (kind === "days") return strings.paper.net(value);
  if (name === "unit_price") return priced(/** @type {Line} */ (owner), currency);
  const written = WRITTEN[kind];
  return written ? written(value, currency) : String(value);
}

/** @type {Record<string, (value: any, currency: string) => string|null>} by the field's kind */
const WRITTEN = {
  rate: (value) => percent(value),
  percent: (value) => percentPoints(value),
  price: money,
  amount: money,
  base: (value) => quantity(value),
  discount: ({ percent: points, amount }, currency) =>
    points ? percentPoints(points) : money(amount, currency),
  category: (value) => wordFor(value),
  flag: (value) => (value ? strings.edit.yes : strings.edit.no),
  taxes: (taxes) => taxes.map(namedTax).join(", ") || null,
  withholding: (value) => namedTax(value),
  terms: termsText,
  country: countryText,
  tax_ids: taxIdsText,
};

/** @param {{name: string|null, rate: string}} tax */
const namedTax = ({ name, rate }) => `${name ?? wordFor("withholding")} ${percent(rate)}`;

/** @param {Line} line @param {string} currency "€480.00 per 1,000" where it is for several */
function priced({ unit_price: price, price_base_quantity: base }, currency) {
  const each = money(price ?? "0", currency);
  if (!base || Number(base) === 1) return each;
  return wordFor("per").replace("{price}", each).replace("{count}", quantity(base));
}

/** @param {string} count @param {string|null} unit */
const withUnit = (count, unit) => (unit ? `${quantity(count)} ${unit}` : quantity(count));
