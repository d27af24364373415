/** An invoice with made-up content, to see what the settings do. */

import { invoicePaper } from "../paper/paper.js";
import { more } from "../more-strings.js";

const { settings } = more;

/**
 * A round amount with as many decimals as the currency has.
 * @param {string} whole
 * @param {string} currency
 */
function round(whole, currency) {
  const { maximumFractionDigits: digits } = new Intl.NumberFormat("en", {
    style: "currency",
    currency,
  }).resolvedOptions();
  return digits ? `${whole}.${"0".repeat(digits)}` : whole;
}

/** @param {number} days */
const daysFromNow = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** @param {import("../types.js").Profile} profile @param {string} number */
export function samplePaper(profile, number) {
  const currency = profile.currency ?? "USD";
  const nothing = round("0", currency);
  const sum = round("6000", currency);
  const terms = profile.default_terms_days;
  /** @type {import("../types.js").Draft} */
  const draft = {
    customer_name: settings.sampleCustomer,
    customer_email: null,
    customer_address: null,
    customer_tax_id: null,
    currency,
    invoice_date: daysFromNow(0),
    due_date: terms === null ? null : daysFromNow(terms),
    terms_days: terms,
    line_items: [
      {
        description: settings.sampleLine,
        quantity: "40",
        unit: settings.sampleUnit,
        unit_price: round("150", currency),
        taxable: true,
        tax_rate: null,
        amount: sum,
      },
    ],
    tax_rate: null,
    discount: null,
    subtotal: sum,
    discount_total: nothing,
    taxes: [],
    tax_total: nothing,
    total: sum,
    notes: profile.notes,
    po_number: null,
  };
  const drawing = { missing: new Set(), provenance: {}, disputed: {}, offer: null };
  return invoicePaper({ draft, number, seller: profile, mark: null }, drawing);
}
