/** One invoice in the list, with what is done to it most. */

import { el } from "../dom.js";
import { money, shortDate } from "../format.js";
import { more } from "../more-strings.js";
import { shownTotal } from "../paper/totals.js";
import { strings } from "../strings.js";
import { InvoiceActs } from "./acts.js";
import { isMoney } from "./sums.js";

const { invoices } = more;

/** @typedef {import("../types.js").Invoice} Invoice */

export class InvoiceRow {
  /**
   * @param {Invoice} invoice
   * @param {{onremoved: (row: InvoiceRow) => void, onchanged: () => void}} handlers
   */
  constructor(invoice, { onremoved, onchanged }) {
    this.facts = el("div", { class: "row-facts" });
    this.acts = new InvoiceActs(invoice, {
      onchange: () => {
        this.#draw();
        onchanged();
      },
      onremoved: () => onremoved(this),
      onbusy: (busy) => this.node.setAttribute("aria-busy", String(busy)),
      only: ["pay", "delete", "issue", "pdf"],
    });
    this.node = el(
      "li",
      { class: "row", "data-testid": "invoice-row", "data-id": invoice.invoice_id },
      this.facts,
      this.acts.buttons,
      this.acts.problem,
    );
    this.#draw();
  }

  get invoice() {
    return this.acts.invoice;
  }

  /** @param {string} wanted lower case */
  matches(wanted) {
    const { invoice_number: number, data } = this.invoice;
    const lines = data.line_items.map((line) => line.description);
    const texts = [number, data.customer_name, data.po_number, shownTotal(data), ...lines];
    return texts.some((text) => text?.toLocaleLowerCase().includes(wanted));
  }

  #draw() {
    const { data, status, overdue, invoice_id: id, invoice_number: number } = this.invoice;
    const { kind, amount_due: due } = this.invoice;
    const standing = overdue && status === "pending" ? "overdue" : status;
    const shown = kind === "credit_note" ? "credit" : standing;
    this.node.dataset.status = status;
    this.facts.replaceChildren(
      el(
        "a",
        { class: "row-name", href: `#/i/${encodeURIComponent(id)}` },
        el("span", { class: "row-title" }, data.customer_name ?? invoices.noCustomer),
        el("span", { class: "muted" }, number ?? strings.paper.numberLater),
      ),
      el(
        "div",
        { class: `row-due ${shown}` },
        this.#dates(),
      ),
      el(
        "div",
        { class: "row-status" },
        el("span", { class: `badge ${shown}` }, strings.status[shown]),
      ),
      el(
        "div",
        { class: "row-total" },
        shownTotal(data),
        status === "pending" && isMoney(due) && due !== data.total
          ? el("span", { class: "row-rest" }, invoices.stillDue(money(due, data.currency)))
          : "",
      ),
    );
  }

  #dates() {
    const { data, credited_invoice: of } = this.invoice;
    if (of) return invoices.creditOf(of.number);
    return data.due_date ? invoices.dueOn(shortDate(data.due_date)) : invoices.noDue;
  }
}
