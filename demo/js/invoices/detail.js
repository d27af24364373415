/** One invoice: what it says, where it stands, and everything that can be done to it. */

import { readInvoice } from "../api.js";
import { ValueEditor } from "../compose/editor.js";
import { Picture } from "../compose/picture.js";
import { isRecording } from "../connection.js";
import { el, fill, icon } from "../dom.js";
import { asApiError, errorBanner, notify } from "../feedback.js";
import { moment } from "../format.js";
import { missingName } from "../issue.js";
import { more } from "../more-strings.js";
import { Adding } from "../paper/adding.js";
import { Faces } from "../paper/faces.js";
import { invoicePaper } from "../paper/paper.js";
import { statusBadge, statusMark } from "../paper/status.js";
import { shownTotal } from "../paper/totals.js";
import { knownProfile, loadProfile } from "../profile.js";
import { strings } from "../strings.js";
import { InvoiceActs } from "./acts.js";
import { editDraft } from "./requests.js";
import { settledPart } from "./settled.js";

const { detail } = more;

/** @typedef {import("../types.js").Invoice} Invoice */

export class InvoiceView {
  /** @param {string} id */
  constructor(id) {
    this.id = id;
    this.heading = el("h1", { tabindex: -1 }, detail.title);
    this.facts = el("div", { class: "detail-facts" });
    this.actsSlot = el("div", { class: "detail-acts" });
    this.nameless = el("div", { class: "slot" });
    this.settled = el("div", { class: "slot" });
    this.problem = el("div", { class: "slot" });
    /** @type {Invoice|null} */
    this.invoice = null;
    this.paper = el("div", {});
    const onshown = () => this.#showFace();
    this.picture = new Picture({ onshown, onfailed: onshown });
    this.faces = new Faces(() => this.#redraw());
    this.adding = new Adding((path, at) => {
      if (this.invoice) this.editor.edit(this.invoice.data, path, "", at);
    });
    this.note = el("p", { class: "fine sheet-note", hidden: true }, strings.sheet.noPicture);
    this.sheet = el(
      "article",
      { class: "sheet", "aria-label": strings.paper.label },
      this.note,
      this.paper,
    );
    this.tools = el(
      "div",
      { class: "sheet-tools", role: "group", "aria-label": strings.sheet.tools, hidden: true },
      this.adding.node,
      this.faces.node,
    );
    this.editor = new ValueEditor({
      ontry: (draft) => this.faces.printed && this.picture.tryOut(draft),
      onclose: (saved) => !saved && this.#redraw(),
      onsave: ({ data }) => this.#edit(data),
    });
    this.node = el(
      "div",
      { class: "page detail" },
      el("a", { class: "quiet-link back", href: "#/invoices" }, detail.back),
      el("div", { class: "page-head" }, this.heading, this.actsSlot),
      this.facts,
      this.nameless,
      this.settled,
      this.problem,
      this.tools,
      this.sheet,
      this.editor.node,
    );
  }

  async start() {
    fill(this.problem, el("p", { class: "muted" }, strings.app.loading));
    try {
      await loadProfile().catch(() => {});
      const invoice = await readInvoice(this.id);
      fill(this.problem);
      this.acts = new InvoiceActs(invoice, {
        onchange: (changed) => this.#show(changed),
        lead: true,
        onremoved: () => {
          location.hash = "#/invoices";
        },
      });
      this.actsSlot.replaceChildren(this.acts.buttons);
      this.problem.after(this.acts.problem);
      this.#show(invoice);
    } catch (failure) {
      fill(this.problem, errorBanner(asApiError(failure), { retry: () => this.start() }));
    }
  }

  /** @param {Invoice} invoice */
  #show(invoice) {
    const { data, status, invoice_number: number, conversation_id: from } = invoice;
    this.invoice = invoice;
    this.tools.hidden = false;
    this.heading.textContent = number ?? detail.draftTitle;
    this.node.dataset.status = status;
    this.facts.replaceChildren(
      el("strong", {}, shownTotal(data)),
      statusBadge(invoice),
      el("span", { class: "muted" }, factOf(invoice)),
      from
        ? el(
            "a",
            { class: "quiet-link", href: `#/c/${encodeURIComponent(from)}` },
            icon("chat"),
            detail.conversation,
          )
        : "",
    );
    fill(this.nameless, status === "draft" && missingName(() => this.#show(invoice)));
    fill(this.settled, settledPart(invoice, (changed) => this.#takeSettled(changed)));
    this.#draw(invoice);
  }

  /** @param {Invoice} invoice */
  #takeSettled(invoice) {
    this.acts?.replace(invoice);
    this.#show(invoice);
    notify(more.settle.takenBackNotice);
  }

  /** @param {Invoice} invoice */
  #draw(invoice) {
    const { data, status, invoice_number: number } = invoice;
    const profile = knownProfile();
    // What the seller was at issue stands, with no logo: today's may be another.
    const seller = invoice.seller ?? profile;
    const editable = status === "draft" && !isRecording();
    /** @type {import("../paper/field.js").Drawing} */
    const drawing = {
      missing: new Set(),
      provenance: {},
      disputed: {},
      offer: editable ? () => {} : null,
      edit: (path, source, at) => this.editor.edit(data, path, source, at),
    };
    this.adding.show(editable ? data : null);
    const mark = statusMark(invoice);
    const credits = invoice.credited_invoice;
    this.paper.replaceChildren(
      invoicePaper({ draft: data, number, seller, mark, credits }, drawing),
    );
    this.#showFace();
    if (this.faces.printed)
      this.picture.show({ invoice_id: invoice.invoice_id }, data, drawing, number);
  }

  #redraw() {
    if (this.invoice) this.#draw(this.invoice);
  }

  /** The printed page keeps its place until it is drawn. */
  #showFace() {
    const { printed } = this.faces;
    const failed = printed && this.picture.failed;
    this.note.hidden = !failed;
    const face = printed && !failed ? this.picture.node : this.paper;
    if (face.parentNode !== this.sheet) this.sheet.lastElementChild?.replaceWith(face);
  }

  /**
   * @param {Partial<import("../types.js").Draft>} data
   * @returns {Promise<import("../api.js").ApiError|null>} why it could not be saved, for the editor to tell
   */
  async #edit(data) {
    const error = await this.#save(data);
    // Signing in is asked for outside the editor.
    if (error?.status !== 401) return error;
    this.#offerRetry(error, data);
    return null;
  }

  /** @param {Partial<import("../types.js").Draft>} data */
  async #save(data) {
    fill(this.problem);
    try {
      const invoice = await editDraft(this.id, data);
      this.acts?.replace(invoice);
      this.#show(invoice);
      notify(detail.saved(shownTotal(invoice.data)));
      return null;
    } catch (failure) {
      return asApiError(failure);
    }
  }

  /**
   * @param {import("../api.js").ApiError} error
   * @param {Partial<import("../types.js").Draft>} data
   */
  #offerRetry(error, data) {
    const retry = async () => {
      const again = await this.#save(data);
      if (again) this.#offerRetry(again, data);
    };
    fill(this.problem, errorBanner(error, { retry, dismiss: () => fill(this.problem) }));
  }
}

/** @param {Invoice} invoice */
function factOf({ status, issued_at: issued, created_at: created }) {
  if (status === "draft") return detail.draft;
  return issued ? detail.issuedOn(moment(issued)) : detail.begunOn(moment(created));
}
