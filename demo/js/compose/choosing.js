/** Values that are chosen from a list: payment terms, a country. */

import { el } from "../dom.js";
import { COUNTRIES } from "../fields.js";
import { countryText, termsText } from "../paper/worded.js";
import { language } from "../strings.js";

/** @typedef {import("../paper/worded.js").Terms} Terms */
/** @typedef {{value: string, label: string}} Choice */

/** @param {string} rule @param {number} [number] @param {number|null} [day] @returns {Terms} */
const terms = (rule, number = 0, day = null) => ({ rule, number, day });

/** What is agreed upon most; any other can be said. */
const COMMON = [
  terms("end_of_month"),
  ...[30, 45, 60, 90].map((days) => terms("end_of_month", days)),
  ...[10, 15, 30].map((days) => terms("after_end_of_month", days)),
  ...[5, 10, 15, 20, 25, 31].map((day) => terms("day_of_next_month", 0, day)),
  ...[5, 10, 15, 20].map((days) => terms("working_days", days)),
  ...[1, 2, 3].map((months) => terms("months", months)),
];

/** @param {Terms} each */
const written = ({ rule, number, day }) => JSON.stringify({ rule, number, day });

/** @param {string} current @returns {Choice[]} with the current ones where they are not common */
function termsChoices(current) {
  const all = [...new Set([...(current ? [current] : []), ...COMMON.map(written)])];
  return all.map((value) => ({ value, label: termsText(JSON.parse(value)) }));
}

/** @param {string} current @returns {Choice[]} the current one first, else by name */
export function countryChoices(current) {
  const named = COUNTRIES.map((value) => ({ value, label: countryText(value) }));
  named.sort((one, other) => one.label.localeCompare(other.label, language));
  return current ? named : [{ value: "", label: "–" }, ...named];
}

/**
 * @param {string} kind
 * @param {any} value as it is in the draft
 */
export const chosenText = (kind, value) =>
  kind === "terms" && value ? written(value) : String(value ?? "");

/** @param {string} kind @param {string} value as it is edited @returns {any} a list to choose from */
export function chooser(kind, value) {
  const choices = kind === "terms" ? termsChoices(value) : countryChoices(value);
  const node = el("select", { class: "input" }, ...choices.map(option));
  node.value = value || choices[0].value;
  return node;
}

/** @param {Choice} choice */
const option = ({ value, label }) => el("option", { value }, label);
