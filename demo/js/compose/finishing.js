/** From the read-back on: create the invoice, issue it, get its PDF, and what else can be done. */

import { button, el, fill, icon } from "../dom.js";
import { download } from "../download.js";
import { errorBanner } from "../feedback.js";
import { shortDate } from "../format.js";
import { InvoiceActs } from "../invoices/acts.js";
import { missingName } from "../issue.js";
import { more } from "../more-strings.js";
import { create, makePdf, markPaid } from "./invoicing.js";
import { step } from "./step.js";

const { actions } = more;

/** A link works for five minutes. */
const LINK_LIFE_MS = 4 * 60_000;

/** @typedef {import("./conversation.js").Conversation} Conversation */

export class Finishing {
  /**
   * @param {Conversation} conversation
   * @param {HTMLElement} next where the next step stands
   * @param {HTMLElement} others where all else stands that can be done
   */
  constructor(conversation, next, others) {
    this.conversation = conversation;
    this.next = next;
    this.others = others;
    /** @type {InvoiceActs|null} */
    this.acts = null;
  }

  show() {
    fill(this.next, this.#problem(), nextStep(this.conversation));
    this.#showActs();
  }

  #problem() {
    const { problem } = this.conversation;
    if (!problem || ["turn", "edit", "load"].includes(problem.step)) return null;
    const dismiss = () => this.conversation.dismissProblem();
    return errorBanner(problem.error, { retry: problem.retry, dismiss });
  }

  #showActs() {
    const { conversation } = this;
    const { invoice } = conversation;
    this.others.hidden = !invoice;
    if (!invoice) return;
    if (this.acts) {
      if (this.acts.invoice !== invoice) this.acts.replace(invoice);
      return;
    }
    this.acts = new InvoiceActs(invoice, {
      onchange: (changed) => conversation.takeInvoice(changed),
      onremoved: () => conversation.loseInvoice(),
      only: ["copyLink", "duplicate", "cancel", "delete"],
    });
    this.others.replaceChildren(this.acts.buttons, this.acts.problem);
  }
}

/** @param {Conversation} conversation */
function nextStep(conversation) {
  const { state, invoice } = conversation;
  if (conversation.invoiceGone) return step(actions.deletedText);
  if (invoice?.invoice_number) return issuedStep(conversation);
  if (invoice?.status === "cancelled") return step(actions.cancelledDraftText);
  if (invoice) return draftStep(conversation);
  if (state === "cancelled") return step(actions.droppedText);
  return state === "review" ? reviewStep(conversation) : null;
}

/** @param {Conversation} conversation */
function reviewStep(conversation) {
  const { busy } = conversation;
  const label = busy === "create" ? actions.creating : actions.create;
  const options = { icon: "check", testid: "create-invoice", disabled: busy !== null };
  const confirm = button(label, () => create(conversation), { kind: "primary", ...options });
  return step(actions.ready, [confirm]);
}

/** @param {Conversation} conversation */
function draftStep(conversation) {
  const { busy } = conversation;
  const label = busy === "issue" ? actions.issuing : actions.issue;
  const options = { icon: "seal", testid: "issue-pdf", disabled: busy !== null };
  const issue = button(label, () => fetchPdf(conversation), { kind: "primary", ...options });
  return el(
    "div",
    { class: "steps" },
    missingName(() => conversation.onchange()),
    step(actions.issueWhy, [issue], actions.draftTitle),
  );
}

/** @param {Conversation} conversation */
async function fetchPdf(conversation) {
  const url = await makePdf(conversation);
  if (url) download(url);
}

/** @param {Conversation} conversation */
function issuedStep(conversation) {
  const { invoice, busy } = conversation;
  if (!invoice) return null;
  const options = { kind: "ghost", testid: "mark-paid", icon: "check", disabled: busy !== null };
  const marking = busy === "status" ? actions.marking : actions.markPaid;
  const title = el(
    "span",
    { class: "issued" },
    icon("seal"),
    `${actions.issuedTitle}: `,
    el("strong", { "data-testid": "invoice-number" }, invoice.invoice_number),
  );
  return step(
    issuedText(invoice),
    [
      invoice.status === "pending" && button(marking, () => markPaid(conversation), options),
      pdfControl(conversation),
    ],
    title,
  );
}

/** @param {import("../types.js").Invoice} invoice */
function issuedText({ status, overdue, data }) {
  if (status === "paid") return actions.paidText;
  if (status === "cancelled") return actions.cancelledText;
  const due = data.due_date ? shortDate(data.due_date) : "";
  return overdue ? actions.overdueText(due) : actions.issuedText(due);
}

/** A link while it works, else a button that asks for a new one. @param {Conversation} conversation */
function pdfControl(conversation) {
  const { pdf, busy } = conversation;
  const renew = () => void fetchPdf(conversation);
  if (!pdf) {
    const label = busy === "pdf" ? actions.gettingPdf : actions.pdf;
    return button(label, renew, {
      kind: "primary",
      icon: "download",
      testid: "pdf-button",
      disabled: busy !== null,
    });
  }
  return el(
    "a",
    {
      class: "button primary",
      href: pdf.url,
      download: "",
      "data-testid": "pdf-link",
      onclick: (/** @type {Event} */ event) => {
        if (Date.now() - pdf.at < LINK_LIFE_MS) return;
        event.preventDefault();
        renew();
      },
    },
    icon("download"),
    actions.pdf,
  );
}
