/** The values of a draft as they are shown, by their path. */

import { longDate, money, percent, percentPoints, quantity } from "../format.js";
import { strings } from "../strings.js";
import { LINE_FIELDS } from "../fields.js";
import { placedIn } from "./described.js";
import { shownTotal } from "./totals.js";

/** @typedef {import("../fields.js").Field} Field */
/** @typedef {import("../types.js").Draft} Draft */
/** @typedef {import("../types.js").Line} Line */
/** @typedef {{text: string|null, of?: string, testid?: string}} Shown */

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
  return kind === "price" ? money(value, currency) : String(value);
}

/** @param {string} count @param {string|null} unit */
const withUnit = (count, unit) => (unit ? `${quantity(count)} ${unit}` : quantity(count));

/**
 * @param {Draft} draft
 * @returns {Map<string, Shown>}
 */
export function shownValues(draft) {
  const { currency } = draft;
  /** @type {(place: Field["place"]) => [string, Shown][]} */
  const valuesIn = (place) =>
    placedIn(place).map((field) => [field.name, { text: shownValue(field, draft, currency) }]);
  /** @type {[string, Shown][]} */
  const values = [
    ...valuesIn("customer"),
    ...valuesIn("facts"),
    ["line_items", { text: null }],
    ...draft.line_items.flatMap((line, index) => lineValues(line, index, draft)),
    ["discount", { text: discountText(draft) }],
    ["tax_rate", { text: draft.taxes.length > 0 ? money(draft.tax_total, currency) : null }],
    ["total", { text: shownTotal(draft), testid: "draft-total" }],
    ...valuesIn("closing"),
  ];
  const shown = new Map(values);
  shown.set("customer_name", { text: draft.customer_name, testid: "draft-customer" });
  return shown;
}

/** @param {Draft} draft */
function discountText({ currency, discount, discount_total: total }) {
  if (!discount) return null;
  return discount.percent ? percentPoints(discount.percent) : money(`-${total}`, currency);
}

/**
 * @param {Line} line
 * @param {number} index
 * @param {Draft} draft
 * @returns {[string, Shown][]}
 */
function lineValues(line, index, { line_items: lines, currency }) {
  const name = line.description ?? strings.paper.line(index + 1);
  const of = lines.length > 1 ? name : undefined;
  return LINE_FIELDS.map((field) => [
    `line_items.${index}.${field.name}`,
    { text: shownValue(field, line, currency), of },
  ]);
}
