/** What questions about an invoice are put together from. */

import { el } from "../dom.js";

/**
 * @param {string} testid
 * @param {string} value
 * @param {Record<string, any>} [attributes]
 * @returns {HTMLInputElement}
 */
export const lineInput = (testid, value, attributes = {}) =>
  el("input", { class: "input", autocomplete: "off", value, "data-testid": testid, ...attributes });

/**
 * @param {string} label
 * @param {HTMLElement} control
 * @param {string} [wrong]
 */
export function labelled(label, control, wrong) {
  control.setAttribute("aria-invalid", String(Boolean(wrong)));
  return el("label", { class: "field" }, el("span", {}, label), control, fault(wrong));
}

/** @param {string} [wrong] */
export const fault = (wrong) => wrong && el("p", { class: "field-error", role: "alert" }, wrong);

/** Where the reader is, as a date input has it. */
export function today() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
