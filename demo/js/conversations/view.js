/** All conversations, to pick one up where it was left. */

import { listConversations } from "../api.js";
import { el, icon } from "../dom.js";
import { moment, money } from "../format.js";
import { PagedList, emptyState } from "../paging.js";
import { loadProfile } from "../profile.js";
import { more } from "../more-strings.js";
import { strings } from "../strings.js";

const { conversations } = more;

/**
 * @typedef {object} Summary
 * @property {string} conversation_id
 * @property {import("../types.js").State} state
 * @property {string|null} customer_name
 * @property {string|null} currency
 * @property {string|null} total
 * @property {number} turns
 * @property {string} updated_at
 */

/** @param {Summary} summary */
function row({
  conversation_id: id,
  state,
  customer_name: customer,
  currency,
  total,
  turns,
  updated_at: at,
}) {
  return el(
    "li",
    { class: "row", "data-testid": "conversation-row" },
    el(
      "a",
      { class: "row-link", href: `#/c/${encodeURIComponent(id)}` },
      el(
        "div",
        { class: "row-facts conversation" },
        el(
          "div",
          { class: "row-name" },
          el("span", { class: "row-title" }, customer ?? conversations.noCustomer),
          el("span", { class: "muted" }, `${moment(at)} · ${conversations.turns(turns)}`),
        ),
        el(
          "div",
          { class: "row-status" },
          el("span", { class: `badge ${state}` }, strings.state[state]),
        ),
        el("div", { class: "row-total" }, total && currency ? money(total, currency) : ""),
      ),
      icon("next"),
    ),
  );
}

export class ConversationsView {
  constructor() {
    /** @type {PagedList<Summary>} */
    this.list = new PagedList({
      label: conversations.title,
      more: conversations.more,
      load: async (lastKey) => {
        const page = await listConversations(lastKey);
        return { items: page.conversations, lastKey: page.last_key };
      },
      row,
      empty: () => emptyState("empty-chat", conversations.emptyTitle, conversations.emptyText),
    });
    this.node = el(
      "div",
      { class: "page" },
      el(
        "div",
        { class: "page-head" },
        el(
          "div",
          {},
          el("h1", {}, conversations.title),
          el("p", { class: "muted" }, conversations.intro),
        ),
      ),
      this.list.node,
    );
  }

  async start() {
    // The locale decides how the figures are written.
    await loadProfile().catch(() => {});
    await this.list.reload();
  }
}
