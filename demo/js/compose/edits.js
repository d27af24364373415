/** A change of one value, as the API takes it and as people read it. */

import { capital, money, percentPoints } from "../format.js";
import { fieldAt, itemOf, nameOf, wordFor } from "../paper/described.js";
import { shownValue } from "../paper/shown.js";
import { strings } from "../strings.js";

/** @typedef {import("../types.js").Draft} Draft */
/** @typedef {import("../types.js").Edit} Edit */
/** @typedef {string|number|boolean|object|null} Value  as in a draft; `null`: none */

/**
 * @typedef {object} Change
 * @property {Edit} edit for a conversation
 * @property {Partial<Draft>} data what becomes of the draft's own fields
 * @property {string} line how it reads in the chat, in the page's language
 */

/**
 * @param {string} path
 * @param {Value} value
 * @param {Draft} draft before it
 * @returns {Change}
 */
export const changeOf = (path, value, draft) => ({
  edit: editOf(path, value, draft),
  data: dataOf(path, value, draft),
  line: changeLine(path, value, draft),
});

/** @typedef {"line_items"|"charges"|"payments"} List */

/** @type {Record<List, string>} what an edit calls one of them */
const ITEM = { line_items: "line", charges: "charge", payments: "payment" };

/** @param {List} list @param {number} index from 0 @param {Draft} draft @returns {Change} */
export const removalOf = (list, index, draft) => ({
  edit: { kind: `remove_${ITEM[list]}`, [ITEM[list]]: index },
  data: { [list]: /** @type {any[]} */ (draft[list]).toSpliced(index, 1) },
  line: strings.change.taken(capital(itemName(draft, list, index, ""))),
});

/** @param {string} path @param {any} value @param {Draft} draft @returns {Edit} */
function editOf(path, value, draft) {
  const { edit } = described(path);
  const item = itemOf(path);
  const values = inParts(path) ? (value ?? NO_PARTS[edit.kind]) : { [edit.name]: value };
  if (!item) return { kind: edit.kind, ...values };
  const { list, index } = item;
  if (index >= draft[list].length) return { kind: `add_${ITEM[list]}`, ...values };
  return { kind: edit.kind, [ITEM[list]]: index, ...values };
}

/** @type {Record<string, object>} what takes away a value that is set in parts */
const NO_PARTS = { set_withholding: { rate: null } };

/** @param {string} path whether an edit sets the value by its parts */
function inParts(path) {
  const item = itemOf(path);
  if (item?.list === "line_items") return false;
  const { kind, name } = described(path);
  return (
    item?.whole ||
    (item?.list === "charges" && name === "amount") ||
    kind === "discount" ||
    kind === "withholding"
  );
}

/** @param {string} path @param {any} value @param {Draft} draft @returns {Partial<Draft>} */
function dataOf(path, value, draft) {
  const item = itemOf(path);
  const name = nameOf(path);
  // The date was that of the terms before.
  if (name === "payment_terms") return { [name]: value, terms_days: null, due_date: null };
  if (!item) return { [name]: value };
  const { list, index } = item;
  const both = list === "charges" ? { percent: null, amount: null } : {};
  const values = inParts(path) ? { ...both, ...value } : { [name]: value };
  const items = /** @type {any[]} */ ([...draft[list]]);
  items[index] = { ...items[index], ...values };
  return { [list]: items };
}

/** @param {string} path @param {Value} value @param {Draft} draft */
function changeLine(path, value, draft) {
  const item = itemOf(path);
  const name = item?.whole ? wordFor("charge") : strings.edit.value(nameOf(path));
  const several = item && (item.list !== "line_items" || draft.line_items.length > 1);
  const of = several && !item.whole && itemName(draft, item.list, item.index, nameOf(path));
  const what = capital(of ? `${of}, ${name}` : name);
  return value === null ? strings.change.taken(what) : `${what}: ${written(path, value, draft)}`;
}

/**
 * An item by what it is for; by its place where that is what changes.
 * @param {Draft} draft
 * @param {List} list
 * @param {number} index
 * @param {string} name
 */
function itemName(draft, list, index, name) {
  const item = /** @type {any} */ (draft[list][index] ?? {});
  const known = name !== "description" && name !== "note" && (item.description ?? item.note);
  return known || (list === "line_items" ? strings.paper.line(index + 1) : wordFor(ITEM[list]));
}

/** @param {string} path @param {any} value @param {Draft} draft */
function written(path, value, draft) {
  const field = described(path);
  const item = itemOf(path);
  if (item?.whole) return `${value.description} ${partOf(value, draft)}`;
  if (field.kind === "discount" || inParts(path)) {
    return value.rate ? shownValue(field, { [field.name]: value }, draft.currency) : partOf(value, draft);
  }
  const owner = item ? draft[item.list][item.index] : draft;
  return shownValue(field, { ...owner, [field.name]: value }, draft.currency);
}

/** @param {{percent?: string, amount?: string}} part @param {Draft} draft */
const partOf = ({ percent, amount }, { currency }) =>
  percent ? percentPoints(percent) : money(amount ?? "0", currency);

/** @param {string} path */
function described(path) {
  const field = fieldAt(path);
  if (!field) throw new Error(`No field is at ${path}.`);
  return field;
}
