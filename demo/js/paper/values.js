/** The values of a draft as they are shown, by their path. */

import { money, percentPoints } from "../format.js";
import { strings } from "../strings.js";
import { LINE_FIELDS } from "../fields.js";
import { fieldAt, placedIn } from "./described.js";
import { shownValue } from "./shown.js";
import { shownTotal } from "./totals.js";

/** @typedef {import("../field-types.js").Field} Field */
/** @typedef {import("../types.js").Draft} Draft */
/** @typedef {import("../types.js").Line} Line */
/** @typedef {{text: string|null, of?: string, testid?: string}} Shown */

/**
 * @param {Draft} draft
 * @returns {Map<string, Shown>}
 */
export function shownValues(draft) {
  const { currency } = draft;
  /** @type {(place: Field["place"]) => [string, Shown][]} */
  const valuesIn = (place) =>
    placedIn(place).map((field) => [field.name, { text: shownValue(field, draft, currency) }]);
  /** @type {(name: string) => [string, Shown]} */
  const sumValue = (name) => {
    const described = fieldAt(name);
    return [name, { text: described ? shownValue(described, draft, currency) : null }];
  };
  /** @type {[string, Shown][]} */
  const values = [
    ...valuesIn("customer"),
    ...valuesIn("facts"),
    ["line_items", { text: null }],
    ...draft.line_items.flatMap((line, index) => lineValues(line, index, draft)),
    ["discount", { text: discountText(draft) }],
    ["tax_rate", { text: draft.taxes.length > 0 ? money(draft.tax_total, currency) : null }],
    ...["further_taxes", "tax_category", "tax_reason", "withholding"].map(sumValue),
    ...draft.charges.map(
      ({ description, total }, index) =>
        /** @type {[string, Shown]} */ ([
          `charges.${index}.amount`,
          { text: total && money(total, currency), of: description ?? undefined },
        ]),
    ),
    ...draft.payments.map(
      ({ amount }, index) =>
        /** @type {[string, Shown]} */ ([
          `payments.${index}.amount`,
          { text: amount && money(`-${amount}`, currency) },
        ]),
    ),
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
