/** All invoices, newest first. */

import { button, el, fill, icon } from "../dom.js";
import { saveFile } from "../download.js";
import { announce, asApiError, errorBanner, notify } from "../feedback.js";
import { money } from "../format.js";
import { more } from "../more-strings.js";
import { PagedList, emptyState } from "../paging.js";
import { loadProfile } from "../profile.js";
import { strings } from "../strings.js";
import { csvOfInvoices, listInvoices } from "./requests.js";
import { InvoiceRow } from "./row.js";
import { isMoney, sumsOf } from "./sums.js";

const { invoices } = more;
const STATUSES = ["draft", "pending", "paid", "cancelled"];
/** Of the filters the one that is no status. */
const CREDIT_NOTES = "credit";
const PAGE = 50;

/** @typedef {import("../types.js").Invoice} Invoice */

export class InvoicesView {
  constructor() {
    this.status = "";
    this.wanted = "";
    /** @type {InvoiceRow[]} */
    this.rows = [];
    /** @type {PagedList<Invoice>} */
    this.list = new PagedList({
      label: invoices.title,
      more: invoices.more,
      load: (lastKey) => this.#load(lastKey),
      row: (invoice) => this.#row(invoice),
      empty: () => this.#empty(),
      onloaded: (added) => announce(invoices.loadedNotice(added)),
      onshown: () => this.#search(),
    });
    this.heading = el("h1", { tabindex: -1 }, invoices.title);
    this.problem = el("div", { class: "slot" });
    this.sums = el("div", { class: "sums", "data-testid": "sums" });
    this.found = el("p", { class: "fine found", role: "status" });
    this.export = button(invoices.export, () => this.#export(), {
      kind: "small",
      icon: "download",
      testid: "export-csv",
    });
    this.node = el(
      "div",
      { class: "page" },
      el("div", { class: "page-head" }, this.heading, this.export),
      el("div", { class: "list-tools" }, this.#filter(), this.#searchField()),
      this.problem,
      el("div", { class: "list-facts" }, this.sums, this.found),
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
      [...STATUSES, CREDIT_NOTES].map((each) => choice(each, strings.status[each])),
    );
  }

  #searchField() {
    const field = el("input", {
      class: "input search-input",
      type: "search",
      placeholder: invoices.search,
      "aria-label": invoices.search,
      autocomplete: "off",
      "data-testid": "search",
      oninput: () => {
        this.wanted = field.value.trim().toLocaleLowerCase();
        this.#search();
      },
    });
    return el("div", { class: "search" }, icon("search"), field);
  }

  /** Show the loaded rows that match, and their sums. */
  #search() {
    const shown = this.rows.filter((row) => {
      row.node.hidden = this.wanted !== "" && !row.matches(this.wanted);
      return !row.node.hidden;
    });
    const sums = sumsOf(shown.map((row) => row.invoice));
    this.sums.replaceChildren(
      ...sums.map(({ currency, total, due, count }) =>
        el(
          "p",
          { class: "sum-chip" },
          el("strong", {}, money(total, currency)),
          el("span", { class: "muted" }, invoices.count(count)),
          isMoney(due) && el("span", { class: "muted" }, invoices.stillDue(money(due, currency))),
        ),
      ),
    );
    const partial = this.list.hasMore;
    this.found.textContent = this.wanted
      ? invoices.found(shown.length, this.rows.length)
      : partial
        ? invoices.loaded(this.rows.length)
        : "";
  }

  /** @param {string} status */
  #choose(status) {
    this.status = status;
    this.#reload();
  }

  #reload() {
    this.rows = [];
    this.list.reload();
  }

  /** @param {string|null} lastKey */
  async #load(lastKey) {
    if (!lastKey) this.rows = [];
    const only =
      this.status === CREDIT_NOTES ? { kind: "credit_note" } : { status: this.status };
    const page = await listInvoices({ ...only, lastKey, limit: PAGE });
    return { items: page.invoices, lastKey: page.last_key };
  }

  /** @param {Invoice} invoice */
  #row(invoice) {
    const row = new InvoiceRow(invoice, {
      onremoved: (gone) => this.#removed(gone),
      onchanged: () => this.#search(),
    });
    row.node.hidden = this.wanted !== "" && !row.matches(this.wanted);
    this.rows.push(row);
    return row.node;
  }

  /** @param {InvoiceRow} row */
  #removed(row) {
    this.rows = this.rows.filter((each) => each !== row);
    this.list.remove(row.node);
    this.#search();
    this.heading.focus();
  }

  async #export() {
    fill(this.problem);
    this.export.disabled = true;
    try {
      const csv = await csvOfInvoices();
      // A byte order mark makes spreadsheets read the letters right.
      saveFile("invoices.csv", `\ufeff${csv}`, "text/csv;charset=utf-8");
      notify(invoices.exported(rowsOf(csv)));
    } catch (failure) {
      const retry = () => this.#export();
      const dismiss = () => fill(this.problem);
      fill(this.problem, errorBanner(asApiError(failure), { retry, dismiss }));
    }
    this.export.disabled = false;
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

/** How many rows there are below the header; a quoted cell may hold lines. @param {string} csv */
const rowsOf = (csv) => csv.replace(/"[^"]*"/g, "").split("\r\n").length - 2;
