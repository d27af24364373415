/** The values of a draft as they are shown, by their path. */

import { longDate, money, percentPoints } from "../format.js";
import { strings } from "../strings.js";
import { quantityText } from "./lines.js";
import { shownTotal } from "./totals.js";

/** @typedef {{text: string|null, of?: string, testid?: string}} Shown */

/**
 * @param {import("../types.js").Draft} draft
 * @returns {Map<string, Shown>}
 */
export function shownValues(draft) {
  const { currency, discount } = draft;
  const less = discount?.percent
    ? percentPoints(discount.percent)
    : discount && money(`-${draft.discount_total}`, currency);
  /** @type {[string, Shown][]} */
  const values = [
    ["customer_name", { text: draft.customer_name, testid: "draft-customer" }],
    ["customer_address", { text: draft.customer_address }],
    ["customer_email", { text: draft.customer_email }],
    ["customer_tax_id", { text: draft.customer_tax_id }],
    ["invoice_date", { text: draft.invoice_date && longDate(draft.invoice_date) }],
    ["due_date", { text: draft.due_date && longDate(draft.due_date) }],
    ["po_number", { text: draft.po_number }],
    ["line_items", { text: null }],
    ...draft.line_items.flatMap((line, index) => lineValues(line, index, draft)),
    ["discount", { text: less }],
    ["tax_rate", { text: draft.taxes.length > 0 ? money(draft.tax_total, currency) : null }],
    ["total", { text: shownTotal(draft), testid: "draft-total" }],
    ["notes", { text: draft.notes }],
  ];
  return new Map(values);
}

/**
 * @param {import("../types.js").Line} line
 * @param {number} index
 * @param {import("../types.js").Draft} draft
 * @returns {[string, Shown][]}
 */
function lineValues(line, index, { line_items: lines, currency }) {
  const path = `line_items.${index}`;
  const name = line.description ?? strings.paper.line(index + 1);
  const of = lines.length > 1 ? name : undefined;
  const price = line.unit_price === null ? null : money(line.unit_price, currency);
  return [
    [`${path}.description`, { text: line.description, of }],
    [`${path}.quantity`, { text: quantityText(line), of }],
    [`${path}.unit_price`, { text: price, of }],
  ];
}
