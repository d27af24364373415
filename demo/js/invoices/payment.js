/** Ask what was paid on an invoice, and why a payment is taken back. */

import { ask } from "../dialog.js";
import { el } from "../dom.js";
import { asApiError } from "../feedback.js";
import { capital, decimalMark, money } from "../format.js";
import { once } from "../idempotency.js";
import { more } from "../more-strings.js";
import { plainNumber } from "../numbers.js";
import { strings } from "../strings.js";
import { fault, labelled, lineInput, today } from "./asking.js";
import { recordPayment, takeBack } from "./requests.js";
import { isMoney } from "./sums.js";

const { settle } = more;

/** @typedef {import("../types.js").Invoice} Invoice */
/** @typedef {{amount: string, date: string, method: string, note: string}} Typed */
/** @typedef {Record<string, string>} Faults  by field; the one without a name is of all */

/**
 * @param {Invoice} invoice
 * @returns {Promise<Invoice|null>} the invoice with its payment; `null` when none was recorded
 */
export function askForPayment(invoice) {
  const { amount_due: due, amount_to_refund: refund } = invoice;
  // Written as the reader's locale does, so that it is read as it was meant: 12.500 may be thousands.
  const amount = (isMoney(due) ? due : `-${refund}`).replace(".", decimalMark());
  return question(invoice, { amount, date: today(), method: "", note: "" }, {});
}

/**
 * @param {Invoice} invoice
 * @param {Typed} typed
 * @param {Faults} faults of the attempt before
 * @returns {Promise<Invoice|null>}
 */
async function question(invoice, typed, faults) {
  const amount = lineInput("pay-amount", typed.amount, { inputmode: "decimal" });
  const date = lineInput("pay-date", typed.date, { type: "date", max: today() });
  const method = lineInput("pay-method", typed.method, { list: "pay-methods" });
  const note = lineInput("pay-note", typed.note);
  const { currency } = invoice.data;
  const body = el(
    "div",
    { class: "dialog-fields" },
    labelled(settle.amount(currency), amount, faults.amount),
    labelled(settle.date, date, faults.date),
    labelled(settle.method, method, faults.method),
    el(
      "datalist",
      { id: "pay-methods" },
      settle.methods.map((value) => el("option", { value })),
    ),
    labelled(settle.note, note, faults.note),
    fault(faults[""]),
  );
  const sure = await ask({
    title: settle.payTitle(invoice.invoice_number ?? ""),
    text: isMoney(invoice.amount_due)
      ? settle.payText(money(invoice.amount_due, currency))
      : settle.refundText(money(invoice.amount_to_refund, currency)),
    body,
    confirm: settle.payConfirm,
    refuse: strings.edit.cancel,
  });
  if (!sure) return null;
  const now = {
    amount: amount.value.trim(),
    date: date.value,
    method: method.value.trim(),
    note: note.value.trim(),
  };
  const sign = /^[-−]/.test(now.amount) ? "-" : "";
  const plain = plainNumber(now.amount.replace(/^[-−]/, ""));
  if (plain === null) return question(invoice, now, { amount: strings.edit.notNumber });
  try {
    const body = { ...given(now), amount: sign + plain };
    const { invoice_id: id, version } = invoice;
    return await once(`pay ${id} ${version}`, (key) => recordPayment(id, body, key));
  } catch (failure) {
    return question(invoice, now, faultsOf(failure));
  }
}

/**
 * @param {Invoice} invoice
 * @param {import("../types.js").RecordedPayment} payment
 * @param {string} [why]
 * @param {Faults} [faults]
 * @returns {Promise<Invoice|null>} the invoice less its payment; `null` when it stays
 */
export async function askToTakeBack(invoice, payment, why = "", faults = {}) {
  const reason = lineInput("take-back-why", why);
  const sure = await ask({
    title: settle.takeBackTitle(money(payment.amount, invoice.data.currency)),
    text: settle.takeBackText,
    body: el(
      "div",
      { class: "dialog-fields" },
      labelled(settle.why, reason, faults.why),
      fault(faults[""]),
    ),
    confirm: settle.takeBack,
    refuse: strings.dialog.keep,
    danger: true,
  });
  if (!sure) return null;
  const now = reason.value.trim();
  try {
    const { invoice_id: id } = invoice;
    const body = { payment: payment.payment, why: now || null };
    return await once(`take back ${id} ${payment.payment}`, (key) => takeBack(id, body, key));
  } catch (failure) {
    return askToTakeBack(invoice, payment, now, faultsOf(failure));
  }
}

/** @param {Typed} typed what was left empty is left out */
const given = (typed) => Object.fromEntries(Object.entries(typed).filter(([, value]) => value));

/** @param {unknown} failure @returns {Faults} */
export function faultsOf(failure) {
  const { fields, detail } = asApiError(failure);
  const told = fields.map(({ field, message }) => [field, capital(message)]);
  return told.length > 0 ? Object.fromEntries(told) : { "": detail };
}
