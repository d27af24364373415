/** The described field that a path in the draft leads to. */

import { INVOICE_FIELDS, LINE_FIELDS } from "../fields.js";
import { language } from "../strings.js";
import { labelIn } from "./labels.js";

/** @typedef {import("../field-types.js").Field} Field */

/** @param {string} path @returns {string} */
export const nameOf = (path) => path.split(".").at(-1) ?? path;

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
  const fields = lineOf(path) === null ? INVOICE_FIELDS : LINE_FIELDS;
  return fields.find((field) => field.name === nameOf(path));
}

/** @param {Field["place"]} place @returns {Field[]} the invoice's own that stand there, in order */
export const placedIn = (place) => INVOICE_FIELDS.filter((field) => field.place === place);

/** @param {Field} field @returns {string} its name on the paper, in the page's language */
export const labelOf = ({ name }) => labelIn(language, name);
