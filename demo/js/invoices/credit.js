/** Ask what of an invoice to credit: all that is left, an amount, or some of its lines. */

import { ask } from "../dialog.js";
import { el } from "../dom.js";
import { money, quantity } from "../format.js";
import { once } from "../idempotency.js";
import { more } from "../more-strings.js";
import { plainNumber } from "../numbers.js";
import { strings } from "../strings.js";
import { fault, labelled, lineInput } from "./asking.js";
import { faultsOf } from "./payment.js";
import { createCreditNote } from "./requests.js";
import { subtract } from "./sums.js";

const { settle } = more;

/** @typedef {import("../types.js").Invoice} Invoice */
/** @typedef {"all"|"amount"|"lines"} Part */
/** @typedef {{part: Part, amount: string, lines: string[], reason: string}} Typed */

/**
 * @param {Invoice} invoice
 * @returns {Promise<Invoice|null>} the credit note; `null` when none was made
 */
export const askForCredit = (invoice) =>
  question(invoice, { part: "all", amount: "", lines: [], reason: "" }, {});

/**
 * @param {Invoice} invoice
 * @param {Typed} typed
 * @param {Record<string, string>} faults
 * @returns {Promise<Invoice|null>}
 */
async function question(invoice, typed, faults) {
  const left = money(subtract(invoice.data.total, invoice.amount_credited), invoice.data.currency);
  const amount = lineInput("credit-amount", typed.amount, { inputmode: "decimal" });
  const lines = linesLeft(invoice).map((most, index) =>
    lineInput(`credit-line-${index + 1}`, typed.lines[index] ?? "", {
      inputmode: "decimal",
      placeholder: settle.ofMost(quantity(most)),
      disabled: most === "0",
    }),
  );
  const reason = lineInput("credit-reason", typed.reason);
  /** @type {Record<Part, HTMLElement>} */
  const shown = {
    all: el("p", { class: "muted" }, settle.creditAllText(left)),
    amount: labelled(settle.amountWithTax(invoice.data.currency), amount, faults.amount),
    lines: el(
      "div",
      { class: "dialog-fields credit-lines" },
      ...lineFields(invoice, lines, faults),
    ),
  };
  const show = (/** @type {Part} */ part) => {
    typed.part = part;
    for (const [name, node] of Object.entries(shown)) node.hidden = name !== part;
  };
  const body = el(
    "div",
    { class: "dialog-fields" },
    choices(typed.part, show),
    ...Object.values(shown),
    labelled(settle.reason, reason, faults.reason),
    fault(faults[""]),
  );
  show(typed.part);
  const sure = await ask({
    title: settle.creditTitle(invoice.invoice_number ?? ""),
    text: settle.creditText,
    body,
    confirm: settle.creditConfirm,
    refuse: strings.dialog.keep,
    danger: true,
  });
  if (!sure) return null;
  const now = {
    part: typed.part,
    amount: amount.value.trim(),
    lines: lines.map((line) => line.value.trim()),
    reason: reason.value.trim(),
  };
  return send(invoice, now);
}

/** @param {Invoice} invoice @param {Typed} typed */
async function send(invoice, typed) {
  const { body, wrong } = wish(typed);
  if (wrong) return question(invoice, typed, wrong);
  const { invoice_id: id, version } = invoice;
  try {
    const request = { ...body, reason: typed.reason || null, version };
    return await once(`credit ${id} ${version}`, (key) => createCreditNote(id, request, key));
  } catch (failure) {
    return question(invoice, typed, onLines(faultsOf(failure), body));
  }
}

/**
 * @param {Typed} typed
 * @returns {{body: {amount?: string, lines?: {line: number, quantity: string}[]},
 *   wrong?: Record<string, string>}}
 */
function wish({ part, amount, lines }) {
  if (part === "all") return { body: {} };
  if (part === "amount") {
    const plain = plainNumber(amount);
    if (plain) return { body: { amount: plain } };
    return { body: {}, wrong: { amount: strings.edit.notNumber } };
  }
  const chosen = lines
    .map((text, index) => ({ line: index + 1, text }))
    .filter(({ text }) => text !== "");
  if (chosen.length === 0) return { body: {}, wrong: { "": settle.chooseLines } };
  const read = chosen.map(({ line, text }) => ({ line, quantity: plainNumber(text) }));
  const bad = read.filter((each) => each.quantity === null);
  if (bad.length > 0) {
    const wrong = bad.map(({ line }) => [`line ${line}`, strings.edit.notNumber]);
    return { body: {}, wrong: Object.fromEntries(wrong) };
  }
  return {
    body: { lines: read.map(({ line, quantity }) => ({ line, quantity: quantity ?? "" })) },
  };
}

/**
 * What the API says of an entry of its list, at the line that it was about.
 * @param {Record<string, string>} faults
 * @param {{lines?: {line: number}[]}} body
 */
function onLines(faults, { lines = [] }) {
  const moved = Object.entries(faults).map(([field, message]) => {
    const index = /^lines\.(\d+)\./.exec(field)?.[1];
    if (index !== undefined) return [`line ${lines[Number(index)]?.line}`, message];
    return [field === "amount" && lines.length > 0 ? "" : field, message];
  });
  return Object.fromEntries(moved);
}

/**
 * @param {Invoice} invoice
 * @param {HTMLInputElement[]} inputs
 * @param {Record<string, string>} faults
 */
const lineFields = (invoice, inputs, faults) =>
  inputs.map((input, index) => {
    const { description, unit } = invoice.data.line_items[index];
    const name = `${index + 1}. ${description ?? ""}${unit ? ` (${unit})` : ""}`;
    return labelled(name, input, faults[`line ${index + 1}`]);
  });

/** @param {Part} chosen @param {(part: Part) => void} onchoose */
const choices = (chosen, onchoose) =>
  el(
    "fieldset",
    { class: "segments" },
    el("legend", { class: "visually-hidden" }, settle.part),
    ...Object.entries(settle.parts).map(([part, label]) =>
      el(
        "label",
        { class: "segment" },
        el("input", {
          type: "radio",
          name: "credit-part",
          value: part,
          checked: part === chosen,
          "data-testid": `credit-${part}`,
          onchange: () => onchoose(/** @type {Part} */ (part)),
        }),
        el("span", {}, label),
      ),
    ),
  );

/** The quantity of each line that no credit note was about yet. @param {Invoice} invoice */
function linesLeft({ data, credit_notes: notes }) {
  const gone = notes.flatMap((note) => note.lines ?? []);
  return data.line_items.map((line, index) =>
    gone
      .filter((each) => each.line === index + 1)
      .reduce((most, each) => subtract(most, each.quantity), line.quantity ?? "0"),
  );
}
