/** Where an invoice stands, as a badge says it. */

import { el } from "../dom.js";
import { strings } from "../strings.js";

/** @typedef {import("../types.js").Invoice} Invoice */

/** @param {Invoice} invoice @returns {{kind: string, label: string}} */
export function statusMark({ status, overdue }) {
  const kind = overdue && status === "pending" ? "overdue" : status;
  return { kind, label: strings.status[kind] };
}

/** @param {Invoice} invoice */
export function statusBadge(invoice) {
  const { kind, label } = statusMark(invoice);
  return el("span", { class: `badge ${kind}` }, label);
}
