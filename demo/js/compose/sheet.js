/** The live invoice of a conversation, redrawn after each answer. */

import { el } from "../dom.js";
import { emptyDraft, invoicePaper } from "../paper/paper.js";
import { shownTotal } from "../paper/totals.js";
import { strings } from "../strings.js";

/** @typedef {import("./conversation.js").Conversation} Conversation */
/** @typedef {import("../types.js").Profile} Profile */

/** More lines than anybody reads at a glance would make every answer slow to show. */
const MOST_LINES = 100;

const FIRST_NEEDED = ["customer_name", "line_items", "due_date"];

export class InvoiceSheet {
  /** @param {(prompt: string) => void} offer */
  constructor(offer) {
    this.offer = offer;
    this.sheet = el("article", {
      class: "sheet",
      "data-testid": "draft",
      "aria-label": strings.paper.label,
    });
    this.scroller = el("div", { class: "sheet-scroll" }, this.sheet);
    this.total = "";
    this.drawn = "";
    this.talked = false;
    this.mostLines = MOST_LINES;
  }

  /**
   * @param {Conversation} conversation
   * @param {Profile|null} profile
   * @returns {string} the new total if the invoice changed since it was last shown, else empty
   */
  show(conversation, profile) {
    const { draft, invoice } = conversation;
    const { talked } = this;
    this.talked = conversation.messages.length > 0;
    const facts = JSON.stringify([draft, invoice, conversation.missing, profile, this.mostLines]);
    if (facts === this.drawn) return "";
    this.drawn = facts;
    const shown = invoice?.data ?? draft ?? emptyDraft(profile);
    const before = valuesOf(this.sheet);
    const paper = invoicePaper(
      {
        draft: shown,
        number: invoice?.invoice_number ?? null,
        // What the seller was at issue stands; only the picture is not part of the record.
        seller: invoice?.seller ? { ...invoice.seller, logo: profile?.logo } : profile,
        mark: markOf(conversation),
        addBusiness: profile !== null && !invoice,
      },
      this.#drawing(conversation, profile),
    );
    this.sheet.replaceChildren(paper);
    if (talked) highlight(paper, before);
    const total = shownTotal(shown);
    const changed = talked && total !== this.total;
    this.total = total;
    return changed ? total : "";
  }

  /**
   * @param {Conversation} conversation
   * @param {Profile|null} profile
   * @returns {import("../paper/field.js").Drawing}
   */
  #drawing(conversation, profile) {
    const { invoice, draft, missing, provenance, disputed } = conversation;
    const fresh = !draft && conversation.id === null;
    const unread = conversation.id !== null && conversation.messages.length === 0;
    const hasTerms = profile?.default_terms_days != null;
    const first = FIRST_NEEDED.filter((path) => !(hasTerms && path === "due_date"));
    return {
      missing: new Set(invoice ? [] : fresh ? first : missing),
      provenance,
      disputed,
      mostLines: missing.some((path) => lineOf(path) >= MOST_LINES) ? Infinity : this.mostLines,
      showAllLines: () => {
        this.mostLines = Infinity;
        this.show(conversation, profile);
      },
      offer: invoice || conversation.state === "completed" || unread ? null : this.offer,
    };
  }
}

/** The number of the line a path leads to, counted from 0; NaN for others. @param {string} path */
const lineOf = (path) => Number(/^line_items\.(\d+)/.exec(path)?.[1]);

/** @param {Conversation} conversation */
function markOf({ invoice, state }) {
  if (!invoice) {
    return state === "cancelled"
      ? { kind: "cancelled", label: strings.status.cancelled }
      : { kind: "draft", label: strings.paper.draft };
  }
  const kind = invoice.overdue && invoice.status === "pending" ? "overdue" : invoice.status;
  return { kind, label: strings.status[kind] };
}

/** @param {Element} node @returns {Map<string, string>} the shown values by path */
function valuesOf(node) {
  const fields = node.querySelectorAll("[data-path]");
  return new Map(
    Array.from(fields, (each) => [each.getAttribute("data-path") ?? "", each.textContent ?? ""]),
  );
}

/**
 * Mark what differs from before, for a moment.
 * @param {Element} node
 * @param {Map<string, string>} before
 */
function highlight(node, before) {
  for (const each of node.querySelectorAll(".field-button")) {
    const path = each.getAttribute("data-path") ?? "";
    if (before.get(path) !== each.textContent) each.classList.add("changed");
  }
}
