/** A value as it is typed into a field, and back in the form the API takes. */

import { el } from "../dom.js";
import { decimalMark, shiftPoint } from "../format.js";
import { plainNumber } from "../numbers.js";
import { fieldAt, lineOf, nameOf } from "../paper/described.js";
import { readTaxIds, taxIdLines } from "../paper/worded.js";
import { strings } from "../strings.js";
import { chooser, chosenText } from "./choosing.js";

/** Kinds that are chosen from a list. */
const CHOSEN = new Set(["terms", "country"]);

/** @typedef {import("../types.js").Draft} Draft */
/** @typedef {import("./edits.js").Value} Value */
/** @typedef {{value: Value}|{fault: string}} Read */

/** @param {string} number plain @returns {string} as the locale writes it, not grouped */
const localNumber = (number) => number.replace(".", decimalMark());

/** @param {Draft} draft @param {string} path @returns {string} the value as it is edited */
export function editable(draft, path) {
  const { kind } = fieldAt(path) ?? {};
  if (kind === "rate") {
    return localNumber(shiftPoint(draft.taxes[0]?.rate ?? draft.tax_rate ?? "0", 2));
  }
  if (kind === "discount") {
    const { percent, amount } = draft.discount ?? {};
    return percent ? `${localNumber(percent)}%` : localNumber(amount ?? "");
  }
  const line = lineOf(path);
  const owner = line === null ? draft : draft.line_items[line];
  if (kind && CHOSEN.has(kind)) return chosenText(kind, owner[nameOf(path)]);
  if (kind === "tax_ids") return taxIdLines(owner[nameOf(path)] ?? []);
  const text = owner[nameOf(path)] ?? "";
  return kind === "quantity" || kind === "price" ? localNumber(text) : text;
}

/**
 * What was typed, or why it can't be meant.
 * @param {string} path
 * @param {string} typed
 * @returns {Read}
 */
export function readTyped(path, typed) {
  const { kind, removable } = fieldAt(path) ?? {};
  const text = typed.trim();
  if (!text) return removable ? { value: null } : { fault: strings.edit.empty };
  const read = READ[kind ?? ""];
  const value = read ? read(text) : text;
  const fault = kind === "tax_ids" ? strings.edit.notTaxId : strings.edit.notNumber;
  return value === null ? { fault } : { value };
}

/** @type {Record<string, (text: string) => Value>} `null` where it is no number */
const READ = {
  quantity: plainNumber,
  price: plainNumber,
  days: (text) => (/^\d{1,5}$/.test(text) ? Number(text) : null),
  rate: (text) => {
    const points = plainNumber(withoutSign(text));
    return points && shiftPoint(points, -2);
  },
  terms: (text) => JSON.parse(text),
  tax_ids: readTaxIds,
  discount: (text) => {
    const number = plainNumber(withoutSign(text));
    return number && (text.endsWith("%") ? { percent: number } : { amount: number });
  },
};

/** @param {string} text */
const withoutSign = (text) => text.replace(/\s*%$/, "");

/**
 * @param {string} path
 * @param {string} value as it is edited
 * @returns {any} the form element
 */
export function control(path, value) {
  const { kind } = fieldAt(path) ?? {};
  if (kind === "lines" || kind === "tax_ids")
    return el("textarea", { class: "input", rows: 3, value });
  if (kind && CHOSEN.has(kind)) return chooser(kind, value);
  const type = kind === "date" || kind === "email" ? kind : "text";
  // Not for a discount: it may need the sign for percent.
  const mode = ["quantity", "price", "rate", "days"].includes(kind ?? "") ? "decimal" : null;
  return el("input", { class: "input", type, inputmode: mode, autocomplete: "off", value });
}
