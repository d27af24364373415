/** One invoice in the list, with what can be done to it. */

import * as api from "../api.js";
import { confirmStep } from "../dialog.js";
import { button, el, fill, icon } from "../dom.js";
import { download } from "../download.js";
import { asApiError, errorBanner, notify } from "../feedback.js";
import { shortDate } from "../format.js";
import { once } from "../idempotency.js";
import { shownTotal } from "../paper/totals.js";
import { more } from "../more-strings.js";
import { strings } from "../strings.js";

const { invoices } = more;

/** @typedef {import("../types.js").Invoice} Invoice */

export class InvoiceRow {
  /**
   * @param {Invoice} invoice
   * @param {(row: HTMLElement) => void} onremoved
   */
  constructor(invoice, onremoved) {
    this.invoice = invoice;
    this.onremoved = onremoved;
    this.node = el("li", {
      class: "row",
      "data-testid": "invoice-row",
      "data-id": invoice.invoice_id,
    });
    this.facts = el("div", { class: "row-facts" });
    this.actions = el("div", { class: "row-actions slot" });
    this.problem = el("div", { class: "row-problem slot" });
    this.node.append(this.facts, this.actions, this.problem);
    this.#draw();
  }

  get #name() {
    return this.invoice.invoice_number ?? invoices.draftName;
  }

  #draw() {
    const { data, status, overdue } = this.invoice;
    const shown = overdue && status === "pending" ? "overdue" : status;
    this.node.dataset.status = status;
    this.facts.replaceChildren(
      this.#title(data.customer_name ?? invoices.noCustomer),
      el(
        "div",
        { class: `row-due ${shown}` },
        data.due_date ? invoices.dueOn(shortDate(data.due_date)) : invoices.noDue,
      ),
      el(
        "div",
        { class: "row-status" },
        el("span", { class: `badge ${shown}` }, strings.status[shown]),
      ),
      el("div", { class: "row-total" }, shownTotal(data)),
    );
    fill(this.actions, ...this.#buttons());
  }

  /** Who and which; a link to the conversation it came from. @param {string} customer */
  #title(customer) {
    const id = this.invoice.conversation_id;
    return el(
      id ? "a" : "div",
      { class: "row-name", href: id && `#/c/${encodeURIComponent(id)}` },
      el("span", { class: "row-title" }, customer),
      el("span", { class: "muted" }, this.#name),
    );
  }

  #buttons() {
    const { status, invoice_number: number } = this.invoice;
    const has = (/** @type {boolean} */ wanted, /** @type {Node} */ node) => (wanted ? node : null);
    return [
      has(
        status === "pending",
        this.#action(invoices.markPaid, () => this.#markPaid(), "check"),
      ),
      has(
        status === "pending",
        this.#action(invoices.cancel, () => this.#cancel(), ""),
      ),
      has(
        status === "draft",
        this.#action(invoices.delete, () => this.#delete(), ""),
      ),
      has(
        status === "draft",
        this.#action(invoices.issue, () => this.#issue(), "seal"),
      ),
      has(
        number !== null,
        this.#action(invoices.pdf, () => this.#pdf(), "download"),
      ),
    ];
  }

  /** @param {string} label @param {() => void} act @param {string} picture */
  #action(label, act, picture) {
    return el(
      "button",
      {
        type: "button",
        class: "button small",
        onclick: act,
        "aria-label": `${label}: ${this.#name}, ${this.invoice.data.customer_name ?? ""}`,
      },
      picture && icon(picture),
      label,
    );
  }

  async #markPaid() {
    if (await this.#change(() => api.setStatus(this.invoice.invoice_id, "paid"))) {
      notify(invoices.paidNotice(this.#name));
    }
  }

  async #cancel() {
    const sure = await confirmStep({
      title: invoices.cancelTitle(this.#name),
      text: invoices.cancelText,
      confirm: invoices.cancelConfirm,
      danger: true,
    });
    if (sure && (await this.#change(() => api.setStatus(this.invoice.invoice_id, "cancelled")))) {
      notify(invoices.cancelledNotice(this.#name));
    }
  }

  async #issue() {
    const sure = await confirmStep({
      title: invoices.issueTitle,
      text: invoices.issueText,
      confirm: strings.actions.issue,
    });
    if (sure && (await this.#pdf())) notify(invoices.issuedNotice(this.#name));
  }

  #pdf() {
    const id = this.invoice.invoice_id;
    return this.#change(async () => {
      const pdf = await once(`pdf ${id}`, (key) => api.ensurePdf(id, key));
      download(pdf.download_url);
      const status = this.invoice.status === "draft" ? "pending" : this.invoice.status;
      return { ...this.invoice, invoice_number: pdf.invoice_number, status };
    });
  }

  async #delete() {
    const sure = await confirmStep({
      title: invoices.deleteTitle,
      text: invoices.deleteText,
      confirm: invoices.delete,
      danger: true,
    });
    if (!sure) return;
    const gone = await this.#attempt(
      () => api.deleteDraft(this.invoice.invoice_id),
      () => this.#delete(),
    );
    if (!gone) return;
    this.onremoved(this.node);
    notify(invoices.deletedNotice);
  }

  /** @param {() => Promise<Invoice>} request */
  async #change(request) {
    const done = await this.#attempt(
      async () => {
        this.invoice = await request();
      },
      () => this.#change(request),
    );
    if (done) this.#draw();
    return done;
  }

  /**
   * @param {() => Promise<unknown>} work
   * @param {() => unknown} retry
   * @returns {Promise<boolean>} whether it worked
   */
  async #attempt(work, retry) {
    fill(this.problem);
    this.#setBusy(true);
    try {
      await work();
      return true;
    } catch (failure) {
      const dismiss = () => fill(this.problem);
      fill(this.problem, errorBanner(asApiError(failure), { retry: () => void retry(), dismiss }));
      return false;
    } finally {
      this.#setBusy(false);
    }
  }

  /** @param {boolean} busy */
  #setBusy(busy) {
    this.node.setAttribute("aria-busy", String(busy));
    for (const each of this.actions.querySelectorAll("button")) each.disabled = busy;
  }
}
