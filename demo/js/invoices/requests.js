/** What the API does with invoices; each as in `api.js`. */

import { ApiError, invoicePath, json, query, send } from "../api.js";
import { connected } from "../connection.js";
import { strings } from "../strings.js";

/** @typedef {import("../types.js").Invoice} Invoice */

/** @param {string} conversationId @param {string} key @returns {Promise<Invoice>} */
export const createInvoice = (conversationId, key) =>
  json("POST", "/invoices", { body: { conversation_id: conversationId }, key });

/** @param {object} data @param {string} key @returns {Promise<Invoice>} */
export const createFromData = (data, key) =>
  json("POST", "/invoices", { body: { invoice_data: data }, key });

/** @param {string} id @param {object} data @returns {Promise<Invoice>} */
export const editDraft = (id, data) =>
  json("PATCH", invoicePath(id), { body: { invoice_data: data } });

/** @param {{status?: string, kind?: string, lastKey?: string|null, limit: number}} page */
export const listInvoices = ({ status, kind, lastKey, limit }) =>
  json("GET", `/invoices${query({ limit, status, kind, last_key: lastKey })}`);

/** All invoices as CSV, as the server writes it. @returns {Promise<string>} newest first */
export async function csvOfInvoices() {
  let csv = "";
  let page = query({ format: "csv", limit: 100 });
  while (page) {
    const response = await send("GET", `/invoices${page}`);
    csv += await response.text();
    page = /^<(\?[^>]+)>; rel="next"$/.exec(response.headers.get("Link") ?? "")?.[1] ?? "";
  }
  return csv;
}

/** @param {string} id @param {"paid"|"cancelled"} status @returns {Promise<Invoice>} */
export const setStatus = (id, status) => json("PATCH", invoicePath(id), { body: { status } });

/** @param {string} id @param {object} payment @param {string} key @returns {Promise<Invoice>} */
export const recordPayment = (id, payment, key) =>
  json("POST", `${invoicePath(id)}/payments`, { body: payment, key });

/**
 * @param {string} id
 * @param {{payment: number, why: string|null}} payment
 * @param {string} key
 * @returns {Promise<Invoice>}
 */
export const takeBack = (id, payment, key) =>
  json("POST", `${invoicePath(id)}/payments/take-back`, { body: payment, key });

/**
 * @param {string} id
 * @param {object} wish
 * @param {string} key
 * @returns {Promise<Invoice>} the credit note
 */
export const createCreditNote = (id, wish, key) =>
  json("POST", `${invoicePath(id)}/credit-notes`, { body: wish, key });

/** @param {string} id */
export const deleteDraft = (id) => json("DELETE", invoicePath(id));

/**
 * Issue the invoice if it is a draft, and link to its PDF.
 * @param {string} id
 * @param {string} key
 * @returns {Promise<import("../types.js").Pdf>}
 */
export async function ensurePdf(id, key) {
  const pdf = await json("POST", `${invoicePath(id)}/pdf`, { key });
  return { ...pdf, download_url: webAddress(pdf.download_url) };
}

/** @param {string} url */
function webAddress(url) {
  const address = new URL(url, new URL(connected().apiUrl || "/", location.href));
  // A link of another kind (javascript:) would run instead of download.
  if (!/^https?:$/.test(address.protocol)) throw new ApiError(strings.errors.unknown);
  return address.href;
}
