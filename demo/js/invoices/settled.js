/** What became of an issued invoice: its payments, its credit notes, and what is still due. */

import { isRecording } from "../connection.js";
import { button, el } from "../dom.js";
import { money, moment, shortDate } from "../format.js";
import { more } from "../more-strings.js";
import { askToTakeBack } from "./payment.js";
import { isMoney } from "./sums.js";

const { settle } = more;

/** @typedef {import("../types.js").Invoice} Invoice */

/**
 * @param {Invoice} invoice
 * @param {(invoice: Invoice) => void} onchange
 * @returns {HTMLElement|null} nothing for what nothing became of
 */
export function settledPart(invoice, onchange) {
  const { payments, credit_notes: notes, credited_invoice: of } = invoice;
  if (of) {
    const link = invoiceLink(of.invoice_id, of.number);
    return el("p", { class: "settled-of" }, settle.creditOf, " ", link);
  }
  if (payments.length + notes.length === 0) return null;
  return el(
    "section",
    { class: "settled", "aria-label": settle.title, "data-testid": "settled" },
    el(
      "ul",
      { class: "settled-list" },
      ...payments.map((payment) => paymentEntry(invoice, payment, onchange)),
      ...notes.map((note) => noteEntry(invoice, note)),
    ),
    el("dl", { class: "settled-sums" }, ...sums(invoice)),
  );
}

/**
 * @param {Invoice} invoice
 * @param {import("../types.js").RecordedPayment} payment
 * @param {(invoice: Invoice) => void} onchange
 */
function paymentEntry(invoice, payment, onchange) {
  const { taken_back: gone } = payment;
  const what = payment.amount.startsWith("-") ? settle.refund : settle.payment;
  const amount = money(payment.amount, invoice.data.currency);
  const told = [shortDate(payment.date), payment.method, payment.note].filter(Boolean).join(" · ");
  const back = async () => {
    const changed = await askToTakeBack(invoice, payment);
    if (changed) onchange(changed);
  };
  return el(
    "li",
    { class: `settled-entry ${gone ? "gone" : ""}`, "data-testid": "payment" },
    el("span", { class: "settled-what" }, what),
    el(
      "span",
      { class: "muted" },
      told,
      gone && el("span", { class: "settled-gone" }, takenBack(gone)),
    ),
    el("span", { class: "settled-amount" }, amount),
    !gone && !isRecording()
      ? button(settle.takeBack, back, { kind: "small", testid: `take-back-${payment.payment}` })
      : el("span", {}),
  );
}

/** @param {{at: string, by: string, why: string|null}} gone */
const takenBack = ({ at, why }) => settle.takenBack(moment(at), why ?? "");

/** @param {Invoice} invoice @param {import("../types.js").CreditNote} note */
const noteEntry = (invoice, note) =>
  el(
    "li",
    { class: "settled-entry", "data-testid": "credit-note" },
    el("span", { class: "settled-what" }, settle.creditNote),
    el(
      "span",
      { class: "muted" },
      invoiceLink(note.invoice_id, note.number),
      ` · ${shortDate(note.date)}`,
    ),
    el("span", { class: "settled-amount" }, money(note.payable, invoice.data.currency)),
    el("span", {}),
  );

/** @param {string} id @param {string} number */
const invoiceLink = (id, number) =>
  // Of credit notes a recording has only the number.
  isRecording()
    ? number
    : el("a", { class: "quiet-link", href: `#/i/${encodeURIComponent(id)}` }, number);

/** @param {Invoice} invoice */
function sums(invoice) {
  const { data, amount_paid: paid, amount_credited: credited } = invoice;
  const { amount_due: due, amount_to_refund: refund } = invoice;
  const entry = (/** @type {string} */ label, /** @type {string} */ amount, name = "") =>
    el(
      "div",
      { class: `settled-sum ${name}` },
      el("dt", {}, label),
      el("dd", { "data-testid": name || null }, money(amount, data.currency)),
    );
  return [
    isMoney(credited) && entry(settle.credited, credited),
    entry(settle.paid, paid),
    isMoney(refund)
      ? entry(settle.toRefund, refund, "amount-to-refund")
      : entry(settle.due, due, "amount-due"),
  ].filter(Boolean);
}
