/** The described field that a path in the draft leads to. */

import { FIELDS } from "../fields.js";

/** @typedef {import("../fields.js").Field} Field */

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
  const inLine = lineOf(path) !== null;
  const name = nameOf(path);
  return FIELDS.find((field) => field.name === name && (field.place === "line") === inLine);
}

/** @param {Field["place"]} place @returns {Field[]} what stands there, in order */
export const placedIn = (place) => FIELDS.filter((field) => field.place === place);
