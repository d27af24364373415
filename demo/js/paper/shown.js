/** One value of a draft as it is shown. */

import { longDate, money, percent, quantity } from "../format.js";
import { strings } from "../strings.js";
import { countryText, taxIdsText, termsText } from "./worded.js";

/** @typedef {import("../field-types.js").Field} Field */
/** @typedef {import("../types.js").Draft} Draft */
/** @typedef {import("../types.js").Line} Line */

/**
 * @param {Field} field
 * @param {Draft|Line} owner the draft, or a line of it
 * @param {string} currency
 * @returns {string|null} `null` when unknown
 */
export function shownValue({ name, kind }, owner, currency) {
  const value = owner[name] ?? null;
  if (value === null) return null;
  if (kind === "quantity") return withUnit(value, /** @type {Line} */ (owner).unit);
  if (kind === "date") return longDate(value);
  if (kind === "days") return strings.paper.net(value);
  if (kind === "rate") return percent(value);
  if (kind === "terms") return termsText(value);
  if (kind === "country") return countryText(value);
  if (kind === "tax_ids") return taxIdsText(value);
  return kind === "price" ? money(value, currency) : String(value);
}

/** @param {string} count @param {string|null} unit */
const withUnit = (count, unit) => (unit ? `${quantity(count)} ${unit}` : quantity(count));
