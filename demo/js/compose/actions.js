/** The next step for the invoice: create it, issue it, get its PDF, mark it paid. */

import { button, el, icon } from "../dom.js";
import { errorBanner } from "../feedback.js";
import { shortDate } from "../format.js";
import { missingName } from "../issue.js";
import { strings } from "../strings.js";

const { actions } = strings;

/** A link works for five minutes. */
const LINK_LIFE_MS = 4 * 60_000;

/** @typedef {import("./conversation.js").Conversation} Conversation */
/** @typedef {(url: string) => void} Download */

/**
 * @param {Conversation} conversation
 * @param {{download: Download}} handlers
 * @returns {(Node|null)[]}
 */
export function nextStep(conversation, handlers) {
  const { problem } = conversation;
  const failed = problem !== null && !["turn", "edit", "load"].includes(problem.step);
  const banner = failed
    ? errorBanner(problem.error, {
        retry: problem.retry,
        dismiss: () => conversation.dismissProblem(),
      })
    : null;
  return [banner, step(conversation, handlers)];
}

/**
 * @param {Conversation} conversation
 * @param {{download: Download}} handlers
 */
function step(conversation, { download }) {
  const { state, draft, missing, invoice, busy } = conversation;
  const disabled = busy !== null;
  if (conversation.invoiceGone) return panel(actions.deletedText);
  if (invoice?.invoice_number) return issuedStep(conversation, download);
  if (invoice?.status === "cancelled") return panel(actions.cancelledDraftText);
  if (invoice) {
    const label = busy === "issue" ? actions.issuing : actions.issue;
    const issue = async () => {
      const url = await conversation.makePdf();
      if (url) download(url);
    };
    const options = { kind: "primary", icon: "seal", testid: "issue-pdf", disabled };
    return el(
      "div",
      { class: "steps" },
      missingName(() => conversation.onchange()),
      panel(actions.issueWhy, [button(label, issue, options)], actions.draftTitle),
    );
  }
  if (state === "cancelled") return panel(actions.droppedText);
  if (state === "review") {
    const label = busy === "create" ? actions.creating : actions.create;
    const options = { kind: "primary", icon: "check", testid: "create-invoice", disabled };
    return panel(actions.ready, [button(label, () => conversation.create(), options)]);
  }
  if (!draft || conversation.messages.length === 0) return panel(actions.empty);
  return missing.length > 0 ? panel(actions.needed(missing)) : null;
}

/** @param {Conversation} conversation @param {Download} download */
function issuedStep(conversation, download) {
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
  return panel(
    issuedText(invoice),
    [
      invoice.status === "pending" && button(marking, () => conversation.markPaid(), options),
      pdfControl(conversation, download),
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

/**
 * A link while it works, else a button that asks for a new one.
 * @param {Conversation} conversation
 * @param {Download} download
 */
function pdfControl(conversation, download) {
  const { pdf, busy } = conversation;
  const renew = async () => {
    const url = await conversation.makePdf();
    if (url) download(url);
  };
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

/**
 * @param {string|null} text
 * @param {import("../dom.js").Child[]} [buttons]
 * @param {Node|string} [title]
 */
function panel(text, buttons = [], title) {
  return el(
    "div",
    { class: "step" },
    el(
      "div",
      { class: "step-text" },
      title && el("p", { class: "step-title" }, title),
      el("p", { class: "muted" }, text),
    ),
    buttons.length > 0 && el("div", { class: "step-buttons" }, buttons),
  );
}
