/** What can be done to an invoice that exists, as buttons, with its errors below them. */

import { readInvoice } from "../api.js";
import { isRecording } from "../connection.js";
import { confirmStep } from "../dialog.js";
import { button, el, fill } from "../dom.js";
import { download } from "../download.js";
import { asApiError, errorBanner, notify } from "../feedback.js";
import { money } from "../format.js";
import { once } from "../idempotency.js";
import { issuedPdf } from "../issue.js";
import { more } from "../more-strings.js";
import { strings } from "../strings.js";
import { copied } from "./copied.js";
import { askForCredit } from "./credit.js";
import { askForPayment } from "./payment.js";
import { createFromData, deleteDraft, setStatus } from "./requests.js";
import { isMoney, subtract } from "./sums.js";

const { acts } = more;

/** @typedef {import("../types.js").Invoice} Invoice */
/** @typedef {"pay"|"credit"|"cancel"|"delete"|"issue"|"pdf"|"copyLink"|"duplicate"} Act */

/** @param {Invoice} invoice @returns {Act[]} what its status allows, the likeliest last */
function possible(invoice) {
  const { status, kind } = invoice;
  if (isRecording()) return recorded(status);
  if (status === "draft") return ["duplicate", "delete", "issue"];
  if (kind === "credit_note") return ["copyLink", "pdf"];
  /** @type {Act[]} */
  const acts = ["duplicate"];
  if (isMoney(subtract(invoice.data.total, invoice.amount_credited))) acts.push("credit");
  if (status === "pending") acts.push("cancel");
  acts.push("copyLink");
  if (isMoney(invoice.amount_due) || isMoney(invoice.amount_to_refund)) acts.push("pay");
  // Cancelled before it was issued: there is no PDF.
  return [...acts, "pdf"];
}

/** A recording knows what was done then, and of an invoice only where it stood. @returns {Act[]} */
function recorded(/** @type {string} */ status) {
  if (status === "draft") return ["delete", "issue"];
  return status === "pending" ? ["cancel", "copyLink", "pdf"] : ["copyLink", "pdf"];
}

const PICTURES = {
  pay: "check",
  credit: "undo",
  delete: "trash",
  issue: "seal",
  pdf: "download",
  copyLink: "link",
  duplicate: "copy",
};

export class InvoiceActs {
  /**
   * @param {Invoice} invoice
   * @param {object} handlers
   * @param {(invoice: Invoice) => void} handlers.onchange
   * @param {() => void} handlers.onremoved
   * @param {(busy: boolean) => void} [handlers.onbusy]
   * @param {Act[]} [handlers.only] show no others
   * @param {boolean} [handlers.lead] make the likeliest stand out
   */
  constructor(invoice, { onchange, onremoved, onbusy, only, lead }) {
    this.invoice = invoice;
    this.onchange = onchange;
    this.onremoved = onremoved;
    this.onbusy = onbusy;
    this.only = only;
    this.lead = lead;
    this.buttons = el("div", { class: "row-actions slot" });
    this.problem = el("div", { class: "row-problem slot" });
    this.#draw();
  }

  get #name() {
    return this.invoice.invoice_number ?? strings.paper.numberLater;
  }

  #draw() {
    const numberless = this.invoice.invoice_number === null && this.invoice.status !== "draft";
    const shown = possible(this.invoice).filter(
      (act) =>
        (!this.only || this.only.includes(act)) &&
        !(numberless && ["pdf", "copyLink", "credit", "pay"].includes(act)),
    );
    fill(this.buttons, ...shown.map((act) => this.#button(act)));
  }

  /** @param {Act} act */
  #button(act) {
    // Where there is room it is called as where an invoice is made.
    const label = this.lead && act === "issue" ? more.actions.issue : acts[act];
    const node = button(label, () => this.#do(act), {
      kind: this.lead && act === possible(this.invoice).at(-1) ? "small primary" : "small",
      icon: PICTURES[act],
      testid: `act-${act}`,
    });
    const customer = this.invoice.data.customer_name ?? "";
    node.setAttribute("aria-label", `${label}: ${this.#name}, ${customer}`);
    return node;
  }

  /** @param {Act} act */
  #do(act) {
    if (act === "pay") return this.#pay();
    if (act === "credit") return this.#credit();
    if (act === "cancel") return this.#cancel();
    if (act === "delete") return this.#delete();
    if (act === "issue") return this.#issue();
    if (act === "pdf") return this.#pdf();
    return act === "copyLink" ? this.#copyLink() : this.#duplicate();
  }

  async #pay() {
    const paid = await askForPayment(this.invoice);
    if (!paid) return;
    this.#take(paid);
    const due = money(paid.amount_due, paid.data.currency);
    notify(isMoney(paid.amount_due) ? acts.partPaidNotice(due) : acts.paidNotice(this.#name));
  }

  async #credit() {
    const note = await askForCredit(this.invoice);
    if (!note) return;
    notify(acts.creditedNotice(note.invoice_number ?? ""));
    location.hash = `#/i/${encodeURIComponent(note.invoice_id)}`;
  }

  async #cancel() {
    const sure = await confirmStep({
      title: acts.cancelTitle(this.#name),
      text: acts.cancelText,
      confirm: acts.cancelConfirm,
      danger: true,
    });
    const id = this.invoice.invoice_id;
    if (sure) await this.#change(() => setStatus(id, "cancelled"), acts.cancelledNotice);
  }

  async #issue() {
    const sure = await confirmStep({
      title: acts.issueTitle,
      text: acts.issueText,
      confirm: more.actions.issue,
    });
    if (!sure || !(await this.#pdf()) || this.invoice.status === "draft") return;
    notify(acts.issuedNotice(this.#name));
  }

  /** @returns {Promise<string|null>} the link; `null` when it is not to be issued after all */
  async #ensurePdf() {
    const id = this.invoice.invoice_id;
    const pdf = await once(`pdf ${id}`, (key) => issuedPdf(id, key));
    if (!pdf) return null;
    const wasDraft = this.invoice.status === "draft";
    // The seller and the dates are fixed at the issue: take them from the record.
    if (wasDraft) this.#take(await readInvoice(id));
    return pdf.download_url;
  }

  #pdf() {
    return this.#attempt(
      async () => {
        const link = await this.#ensurePdf();
        if (link) download(link);
      },
      () => this.#pdf(),
    );
  }

  #copyLink() {
    return this.#attempt(
      async () => {
        const link = await this.#ensurePdf();
        if (link) notify((await copied(link)) ? acts.linkCopied : acts.linkShown(link));
      },
      () => this.#copyLink(),
    );
  }

  #duplicate() {
    return this.#attempt(
      async () => {
        const { data, invoice_id: id } = this.invoice;
        const copy = await once(`duplicate ${id}`, (key) => createFromData(again(data), key));
        notify(acts.duplicatedNotice);
        location.hash = `#/i/${encodeURIComponent(copy.invoice_id)}`;
      },
      () => this.#duplicate(),
    );
  }

  async #delete() {
    const sure = await confirmStep({
      title: acts.deleteTitle,
      text: acts.deleteText,
      confirm: acts.delete,
      danger: true,
    });
    if (!sure) return;
    const remove = () => deleteDraft(this.invoice.invoice_id);
    if (!(await this.#attempt(remove, () => this.#delete()))) return;
    notify(acts.deletedNotice);
    this.onremoved();
  }

  /** Show another state of the invoice. @param {Invoice} invoice */
  replace(invoice) {
    this.invoice = invoice;
    this.#draw();
  }

  /** @param {Invoice} invoice */
  #take(invoice) {
    this.replace(invoice);
    this.onchange(invoice);
  }

  /**
   * @param {() => Promise<Invoice>} request
   * @param {(name: string) => string} notice
   */
  async #change(request, notice) {
    const work = async () => {
      this.#take(await request());
      notify(notice(this.#name));
    };
    return this.#attempt(work, () => this.#change(request, notice));
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
    this.onbusy?.(busy);
    for (const each of this.buttons.querySelectorAll("button")) each.disabled = busy;
  }
}

const DAY_MS = 86_400_000;

/**
 * The same content, dated today and due by the same terms, or after as many days.
 * @param {import("../types.js").Draft} data
 */
function again(data) {
  const { invoice_date: from, due_date: due, terms_days: terms, ...rest } = data;
  const days = from && due ? Math.round((Date.parse(due) - Date.parse(from)) / DAY_MS) : null;
  // What was paid was paid for the other one.
  return { ...rest, payments: [], terms_days: rest.payment_terms ? null : (terms ?? days) };
}
