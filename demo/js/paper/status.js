/** Where an invoice stands, as a badge says it. */

import { el } from "../dom.js";
import { strings } from "../strings.js";

/** @typedef {import("../types.js").Invoice} Invoice */

/** @param {Invoice} invoice @returns {{kind: string, label: string}} */
export function statusMark({ kind: of, status, overdue }) {
  const standing = overdue && status === "pending" ? "overdue" : status;
  const kind = of === "credit_note" ? "credit" : standing;
  return { kind, label: strings.status[kind] };
}

/** @param {Invoice} invoice */
export function statusBadge(invoice) {
  const { kind, label } = statusMark(invoice);
  return el("span", { class: `badge ${kind}` }, label);
}
