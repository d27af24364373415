/** A value as it is typed into a field, and back in the form the API takes. */

import { el } from "../dom.js";
import { decimalMark, shiftPoint } from "../format.js";
import { plainNumber } from "../numbers.js";
import { fieldAt, itemOf, wordFor } from "../paper/described.js";
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
  const { kind, name = "" } = fieldAt(path) ?? {};
  const item = itemOf(path);
  if (item?.whole) return "";
  const owner = item ? draft[item.list][item.index] : draft;
  if (item?.list === "charges" && name === "amount") return editedPart(owner);
  if (kind === "rate" && !item) {
    return points(draft.taxes[0]?.rate ?? draft.tax_rate ?? "0");
  }
  const value = owner?.[name] ?? null;
  if (value === null) return "";
  const edited = EDITED[kind ?? ""];
  return edited ? edited(value) : String(value);
}

/** @param {string} rate a fraction @returns {string} in percent */
const points = (rate) => localNumber(shiftPoint(rate, 2));

/** @param {{percent?: string|null, amount?: string|null}|null} part */
function editedPart(part) {
  const { percent, amount } = part ?? {};
  return percent ? `${localNumber(percent)}%` : localNumber(amount ?? "");
}

/** @param {{name: string|null, rate: string}} tax */
const editedTax = ({ name, rate }) => `${name ?? ""} ${points(rate)}%`.trim();

/** @type {Record<string, (value: any) => string>} */
const EDITED = {
  quantity: localNumber,
  base: localNumber,
  price: localNumber,
  amount: localNumber,
  rate: points,
  discount: editedPart,
  taxes: (taxes) => taxes.map(editedTax).join(", "),
  withholding: editedTax,
  terms: (value) => chosenText("terms", value),
  tax_ids: taxIdLines,
};

/**
 * What was typed, or why it can't be meant.
 * @param {string} path
 * @param {string} typed
 * @returns {Read}
 */
export function readTyped(path, typed) {
  const { kind, name, removable } = fieldAt(path) ?? {};
  const item = itemOf(path);
  const text = typed.trim();
  if (!text && kind === "taxes") return { value: [] };
  if (!text) return removable ? { value: null } : { fault: strings.edit.empty };
  if (item?.whole) return charged(text);
  const ofCharge = item?.list === "charges" && name === "amount";
  const read = READ[ofCharge ? "discount" : (kind ?? "")];
  const value = read ? read(text) : text;
  const fault = FAULTS[kind ?? ""] ?? strings.edit.notNumber;
  return value === null ? { fault } : { value };
}

/** @type {Record<string, string>} what to write instead, where it is no number */
const FAULTS = {
  taxes: strings.edit.notNamed,
  withholding: strings.edit.notNamed,
  tax_ids: strings.edit.notTaxId,
};

/** "Shipping 12.50" or "Card fee 3%" @param {string} text @returns {Read} */
function charged(text) {
  const found = /^(.+?)\s+(\S+\s?%?)$/.exec(text);
  const part = found && /** @type {object|null} */ (READ.discount(found[2]));
  return found && part
    ? { value: { description: found[1], ...part } }
    : { fault: strings.edit.charge };
}

/** @type {Record<string, (text: string) => Value>} `null` where it is no number */
const READ = {
  quantity: plainNumber,
  base: plainNumber,
  price: plainNumber,
  amount: plainNumber,
  days: (text) => (/^\d{1,5}$/.test(text) ? Number(text) : null),
  rate: (text) => {
    const number = plainNumber(withoutSign(text));
    return number && shiftPoint(number, -2);
  },
  terms: (text) => JSON.parse(text),
  tax_ids: readTaxIds,
  discount: (text) => {
    const number = plainNumber(withoutSign(text));
    return number && (text.endsWith("%") ? { percent: number } : { amount: number });
  },
  flag: (text) => text === "true",
  withholding: (text) => named(text),
  taxes: (text) => {
    // A comma may be a decimal mark: taxes end with their sign.
    const taxes = text.split(/(?<=%)\s*[,;]\s*/).map(named);
    return taxes.every(Boolean) ? /** @type {any} */ (taxes) : null;
  },
};

/** "IRPF 15%" @param {string} text @returns {{name: string, rate: string}|null} */
function named(text) {
  const found = /^(.+?)\s+([\d.,]+)\s*%?$/.exec(text.trim());
  const number = found && plainNumber(found[2]);
  return found && number ? { name: found[1], rate: shiftPoint(number, -2) } : null;
}

/** @param {string} text */
const withoutSign = (text) => text.replace(/\s*%$/, "");

/** @type {Record<string, string[]>} what a value of a kind is chosen from */
const CHOICES = {
  flag: ["true", "false"],
  category: ["standard", "zero", "exempt", "reverse_charge", "outside_scope"],
};

/**
 * @param {string} path
 * @param {string} value as it is edited
 * @returns {any} the form element
 */
export function control(path, value) {
  const { kind = "" } = fieldAt(path) ?? {};
  if (CHOICES[kind]) return choice(kind, value);
  if (CHOSEN.has(kind)) return chooser(kind, value);
  if (kind === "lines" || kind === "tax_ids")
    return el("textarea", { class: "input", rows: 3, value });
  const type = kind === "date" || kind === "email" ? kind : "text";
  // Not for a discount: it may need the sign for percent.
  const mode = ["quantity", "price", "rate", "days", "base"].includes(kind) ? "decimal" : null;
  return el("input", { class: "input", type, inputmode: mode, autocomplete: "off", value });
}

/** @param {string} kind @param {string} value */
function choice(kind, value) {
  const words = { true: strings.edit.yes, false: strings.edit.no };
  const node = el(
    "select",
    { class: "input" },
    ...CHOICES[kind].map((each) => el("option", { value: each }, words[each] ?? wordFor(each))),
  );
  if (value) node.value = value;
  return node;
}
