/** What the fields of an invoice are called on paper. Without the page's words, which build on it. */

import {
  CHARGE_FIELDS,
  INVOICE_FIELDS,
  LABEL_LANGUAGES,
  LINE_FIELDS,
  PAYMENT_FIELDS,
  WORDS,
} from "../fields.js";

const FIELDS = [...INVOICE_FIELDS, ...LINE_FIELDS, ...CHARGE_FIELDS, ...PAYMENT_FIELDS];

/** @param {string} language @param {string} name @returns {string} */
export const labelIn = (language, name) =>
  FIELDS.find((field) => field.name === name)?.labels[LABEL_LANGUAGES.indexOf(language)] ??
  wordIn(language, name);

/** @param {string} language @param {string} name @returns {string} a word that is no field's */
export const wordIn = (language, name) => WORDS[name]?.[LABEL_LANGUAGES.indexOf(language)] ?? name;

/** A label as it reads within a sentence; "PO number" stays. @param {string} label */
export const inSentence = (label) =>
  /^.\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
