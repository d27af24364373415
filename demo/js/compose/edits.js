/** A change of one value, as the API takes it and as people read it. */

import { capital, money, percentPoints } from "../format.js";
import { fieldAt, lineOf, nameOf } from "../paper/described.js";
import { shownValue } from "../paper/shown.js";
import { strings } from "../strings.js";

/** @typedef {import("../types.js").Draft} Draft */
/** @typedef {import("../types.js").Edit} Edit */
/**
 * @typedef {string|number|{percent: string}|{amount: string}|import("../paper/worded.js").Terms|
 *   import("../paper/worded.js").TaxId[]|null} Value  as in a draft; `null`: none
 */

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
  edit: editOf(path, value),
  data: dataOf(path, value, draft),
  line: changeLine(path, value, draft),
});

/** @param {number} line from 0 @param {Draft} draft @returns {Change} */
export const removalOf = (line, draft) => ({
  edit: { kind: "remove_line", line },
  data: { line_items: draft.line_items.toSpliced(line, 1) },
  line: strings.change.taken(capital(lineName(draft, line, "line"))),
});

/** @param {string} path @param {Value} value @returns {Edit} */
function editOf(path, value) {
  const { kind, edit } = described(path);
  const line = lineOf(path);
  const values = kind === "discount" ? value : { [edit.name]: value };
  return { kind: edit.kind, ...(line === null ? {} : { line }), .../** @type {object} */ (values) };
}

/** @param {string} path @param {Value} value @param {Draft} draft @returns {Partial<Draft>} */
function dataOf(path, value, draft) {
  const line = lineOf(path);
  const name = nameOf(path);
  // The date was that of the terms before.
  if (name === "payment_terms") return { [name]: value, terms_days: null, due_date: null };
  if (line === null) return { [name]: value };
  return {
    line_items: draft.line_items.with(line, { ...draft.line_items[line], [name]: value }),
  };
}

/** @param {string} path @param {Value} value @param {Draft} draft */
function changeLine(path, value, draft) {
  const line = lineOf(path);
  const name = strings.edit.value(nameOf(path));
  const of = line !== null && draft.line_items.length > 1 && lineName(draft, line, nameOf(path));
  const what = capital(of ? `${of}, ${name}` : name);
  return value === null ? strings.change.taken(what) : `${what}: ${written(path, value, draft)}`;
}

/**
 * A line by what it bills; by its place where that is what changes.
 * @param {Draft} draft
 * @param {number} line
 * @param {string} name
 */
const lineName = ({ line_items: lines }, line, name) =>
  (name !== "description" && lines[line].description) || strings.paper.line(line + 1);

/** @param {string} path @param {any} value @param {Draft} draft */
function written(path, value, draft) {
  const field = described(path);
  if (field.kind === "discount")
    return value.percent ? percentPoints(value.percent) : money(value.amount, draft.currency);
  const line = lineOf(path);
  const owner = line === null ? draft : draft.line_items[line];
  return shownValue(field, { ...owner, [field.name]: value }, draft.currency);
}

/** @param {string} path */
function described(path) {
  const field = fieldAt(path);
  if (!field) throw new Error(`No field is at ${path}.`);
  return field;
}
