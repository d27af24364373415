/** How an invoice with made-up content looks with the settings as they stand in the form. */

import { Picture } from "../compose/picture.js";
import { isRecording } from "../connection.js";
import { el } from "../dom.js";
import { useLocale } from "../format.js";
import { more } from "../more-strings.js";
import { emptyDraft, invoicePaper } from "../paper/paper.js";
import { knownProfile } from "../profile.js";

const { settings } = more;

const DAYS_TO_PAY = 30;
const QUANTITY = "40";
const PRICE = "150";
const SUM = "6000";

/** @typedef {import("../types.js").Draft} Draft */
/** @typedef {import("../types.js").Profile} Profile */

export class Sample {
  constructor() {
    this.list = el("div", {});
    const onshown = () => this.#showFace();
    this.picture = new Picture({ onshown, onfailed: onshown });
    this.picture.image.alt = settings.sample;
    this.node = el("div", { class: "sample-paper", inert: true }, this.picture.node);
    this.drawn = "";
  }

  /** @param {Profile} profile @param {string} number what the first one looks like */
  show(profile, number) {
    this.list.replaceChildren(samplePaper(profile, number));
    const wanted = { invoice_data: sampleData(profile), profile };
    const same = this.drawn === JSON.stringify(wanted);
    this.drawn = JSON.stringify(wanted);
    if (!isRecording() && !same) void this.picture.sketch(wanted);
    this.#showFace();
  }

  /** As printed; as a list where nothing can print it. */
  #showFace() {
    const printable = !isRecording() && !this.picture.failed;
    this.node.replaceChildren(printable ? this.picture.node : this.list);
  }
}

/** @param {Profile} profile @returns {Partial<Draft>} what the settings don't say */
function sampleData(profile) {
  const line = { description: settings.sampleLine, quantity: QUANTITY, unit: settings.sampleUnit };
  /** @type {any} */
  const data = {
    customer_name: settings.sampleCustomer,
    line_items: [{ ...line, unit_price: PRICE }],
  };
  return profile.default_terms_days === null ? { ...data, terms_days: DAYS_TO_PAY } : data;
}

/** @param {number} days */
const daysFromNow = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/**
 * A whole amount with as many decimals as the currency has.
 * @param {string} whole
 * @param {string} currency
 */
function amountOf(whole, currency) {
  const { maximumFractionDigits: digits } = new Intl.NumberFormat("en", {
    style: "currency",
    currency,
  }).resolvedOptions();
  return digits ? `${whole}.${"0".repeat(digits)}` : whole;
}

/** @param {Profile} profile @param {string} number */
function samplePaper(profile, number) {
  const empty = emptyDraft(profile);
  const [line] = sampleData(profile).line_items ?? [];
  const price = amountOf(PRICE, empty.currency);
  const total = amountOf(SUM, empty.currency);
  const terms = profile.default_terms_days ?? DAYS_TO_PAY;
  const draft = {
    ...empty,
    customer_name: settings.sampleCustomer,
    invoice_date: daysFromNow(0),
    due_date: daysFromNow(terms),
    terms_days: terms,
    line_items: [{ ...line, unit_price: price, taxable: true, tax_rate: null, amount: total }],
    subtotal: total,
    total,
    notes: profile.notes,
  };
  const drawing = { missing: new Set(), provenance: {}, disputed: {}, offer: null };
  useLocale(profile.locale);
  const paper = invoicePaper({ draft, number, seller: profile, mark: null }, drawing);
  useLocale(knownProfile()?.locale);
  return paper;
}
