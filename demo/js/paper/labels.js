/** What the fields of an invoice are called on paper. Without the page's words, which build on it. */

import { INVOICE_FIELDS, LINE_FIELDS } from "../fields.js";

const FIELDS = [...INVOICE_FIELDS, ...LINE_FIELDS];

/** @param {string} language @param {string} name @returns {string} */
export const labelIn = (language, name) =>
  FIELDS.find((field) => field.name === name)?.labels[language] ?? name;
