/** The described field that a path in the draft leads to. */

import { CHARGE_FIELDS, INVOICE_FIELDS, LINE_FIELDS, PAYMENT_FIELDS } from "../fields.js";
import { language } from "../strings.js";
import { labelIn, wordIn } from "./labels.js";

/** @typedef {import("../field-types.js").Field} Field */

/** @param {string} path @returns {string} */
export const nameOf = (path) => path.split(".").at(-1) ?? path;

/** @type {Record<string, Field[]>} by the name of the list in a draft */
const ITEM_FIELDS = {
  line_items: LINE_FIELDS,
  charges: CHARGE_FIELDS,
  payments: PAYMENT_FIELDS,
};

/**
 * The item a path leads to, from 0; `whole` is all of it, as one types a new one.
 * @param {string} path
 * @returns {{list: "line_items"|"charges"|"payments", index: number, whole: boolean}|null}
 */
export function itemOf(path) {
  const found = /^(line_items|charges|payments)\.(\d+)(\.|$)/.exec(path);
  if (!found) return null;
  const list = /** @type {"line_items"|"charges"|"payments"} */ (found[1]);
  return { list, index: Number(found[2]), whole: found[3] === "" };
}

/** @param {string} path @returns {number|null} the line a path leads to, from 0 */
export function lineOf(path) {
  const found = /^line_items\.(\d+)/.exec(path);
  return found && Number(found[1]);
}

/**
 * @param {string} path
 * @returns {Field|undefined} none for what is not a single value, such as `line_items`
 */
export function fieldAt(path) {
  const item = itemOf(path);
  const fields = item ? ITEM_FIELDS[item.list] : INVOICE_FIELDS;
  // A charge is a percentage or an amount: either is typed where the amount stands.
  const name = item?.list === "charges" && nameOf(path) === "percent" ? "amount" : nameOf(path);
  return item?.whole ? wholeItem(item.list) : fields.find((field) => field.name === name);
}

/** @param {string} list @returns {Field} a new charge, said in one line */
const wholeItem = (list) => ({
  name: list,
  kind: "text",
  place: "sums",
  edit: { kind: "add_charge", name: "" },
  labels: [],
});

/** @param {string} name @returns {string} a word of the paper, in the page's language */
export const wordFor = (name) => wordIn(language, name);

/** @param {Field["place"]} place @returns {Field[]} the invoice's own that stand there, in order */
export const placedIn = (place) => INVOICE_FIELDS.filter((field) => field.place === place);

/** @param {Field} field @returns {string} its name on the paper, in the page's language */
export const labelOf = ({ name }) => labelIn(language, name);
