/** All invoices, newest first. */

import { listInvoices } from "../api.js";
import { el, icon } from "../dom.js";
import { announce } from "../feedback.js";
import { PagedList, emptyState } from "../paging.js";
import { loadProfile } from "../profile.js";
import { more } from "../more-strings.js";
import { strings } from "../strings.js";
import { InvoiceRow } from "./row.js";

const { invoices } = more;
const STATUSES = ["draft", "pending", "paid", "cancelled"];

export class InvoicesView {
  constructor() {
    this.status = "";
    /** @type {PagedList<import("../types.js").Invoice>} */
    this.list = new PagedList({
      label: invoices.title,
      more: invoices.more,
      load: (lastKey) => this.#load(lastKey),
      row: (invoice) => new InvoiceRow(invoice, (row) => this.#removed(row)).node,
      empty: () => this.#empty(),
      onloaded: (added) => announce(invoices.loadedNotice(added)),
    });
    this.heading = el("h1", { tabindex: -1 }, invoices.title);
    this.node = el(
      "div",
      { class: "page" },
      el("div", { class: "page-head" }, this.heading, this.#filter()),
      this.list.node,
    );
  }

  async start() {
    // The locale decides how the figures are written.
    await loadProfile().catch(() => {});
    await this.list.reload();
  }

  #filter() {
    const choice = (/** @type {string} */ value, /** @type {string} */ label) =>
      el(
        "label",
        { class: "segment" },
        el("input", {
          type: "radio",
          name: "status",
          value,
          checked: value === this.status,
          "data-testid": `filter-${value || "all"}`,
          onchange: () => this.#choose(value),
        }),
        el("span", {}, label),
      );
    return el(
      "fieldset",
      { class: "segments" },
      el("legend", { class: "visually-hidden" }, invoices.filter),
      choice("", invoices.all),
      STATUSES.map((status) => choice(status, strings.status[status])),
    );
  }

  /** @param {string} status */
  #choose(status) {
    this.status = status;
    this.list.reload();
  }

  /** @param {string|null} lastKey */
  async #load(lastKey) {
    const page = await listInvoices({ status: this.status, lastKey });
    return { items: page.invoices, lastKey: page.last_key };
  }

  /** @param {HTMLElement} row */
  #removed(row) {
    this.list.remove(row);
    this.heading.focus();
  }

  #empty() {
    if (this.status) {
      return el("p", { class: "muted none" }, invoices.emptyFilter(strings.status[this.status]));
    }
    const action = el(
      "a",
      { class: "button primary", href: "#/new" },
      icon("plus"),
      invoices.emptyAction,
    );
    return emptyState("empty-invoices", invoices.emptyTitle, invoices.emptyText, action);
  }
}
