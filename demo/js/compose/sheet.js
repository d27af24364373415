/** The live invoice of a conversation, redrawn after each answer: as printed, or as a list. */

import { isRecording } from "../connection.js";
import { button, el } from "../dom.js";
import { notify } from "../feedback.js";
import { Faces } from "../paper/faces.js";
import { emptyDraft, invoicePaper } from "../paper/paper.js";
import { lineOf } from "../paper/described.js";
import { statusBadge, statusMark } from "../paper/status.js";
import { shownTotal } from "../paper/totals.js";
import { part } from "../parts.js";
import { strings } from "../strings.js";
import { withStyles } from "../styles.js";

/** @typedef {import("./conversation.js").Conversation} Conversation */
/** @typedef {import("../types.js").Profile} Profile */

/** More lines than anybody reads at a glance would make every answer slow to show. */
const MOST_LINES = 100;

const FIRST_NEEDED = ["customer_name", "line_items", "due_date"];

export class InvoiceSheet {
  /**
   * @param {object} handlers
   * @param {(prompt: string) => void} handlers.offer
   * @param {import("./conversation.js").Conversation["edit"]} handlers.change
   * @param {(saved: boolean) => void} handlers.onedited the editor was closed
   */
  constructor({ offer, change, onedited }) {
    this.offer = offer;
    this.change = change;
    this.onedited = onedited;
    this.paper = el("div", { class: "sheet-paper" });
    /** @type {import("./picture.js").Picture|null} */
    this.picture = null;
    /** The last change could not be drawn. */
    this.unprintable = false;
    /** @type {import("./editor.js").ValueEditor|null} */
    this.editor = null;
    this.note = el("p", { class: "fine sheet-note", hidden: true }, strings.sheet.noPicture);
    this.sheet = el(
      "article",
      { class: "sheet", "data-testid": "draft", "aria-label": strings.paper.label },
      this.note,
      this.paper,
    );
    this.tools = this.#toolbar();
    this.scroller = el("div", { class: "sheet-scroll" }, this.tools, this.sheet);
    /** @type {[Conversation, Profile|null]|null} */
    this.last = null;
    this.total = "";
    this.drawn = "";
    this.talked = false;
    this.mostLines = MOST_LINES;
  }

  /** Loaded with the first answer: before it there is nothing to print. `null`: not to be had now. */
  async #loadPicture() {
    const loading = Promise.all([part("compose/picture"), withStyles("picture")]);
    const [loaded] = await loading.catch(() => [null]);
    if (!loaded) return null;
    this.picture ??= new loaded.Picture({
      onshown: () => this.#showFace(),
      onfailed: () => this.#showFace(),
    });
    return this.picture;
  }

  /** Loaded with the first value that is pressed. `null`: not to be had now. */
  async #loadEditor() {
    const loading = Promise.all([part("compose/editor"), withStyles("picture", "forms")]);
    const [loaded] = await loading.catch(() => [null]);
    if (this.editor || !loaded) return this.editor;
    this.editor = new loaded.ValueEditor({
      onsave: (change) => this.#save(change),
      ontry: (draft) => this.#tryOut(draft),
      onclose: (saved) => this.#edited(saved),
    });
    this.scroller.append(this.editor.node);
    return this.editor;
  }

  get isEditing() {
    return this.editor?.isOpen ?? false;
  }

  /** @param {import("./edits.js").Change} change */
  async #save({ edit, line }) {
    const error = await this.change([edit], line);
    // Signing in is asked for beside the chat; the change waits there.
    return error?.status === 401 ? null : error;
  }

  /** @param {boolean} saved */
  #edited(saved) {
    this.onedited(saved);
    if (!saved) this.#redraw();
    this.sheet.querySelector(`[data-path="${this.editor?.path}"]`)?.focus();
  }

  #toolbar() {
    const undo = () => this.change([{ kind: "undo" }], strings.sheet.undo);
    this.undo = button(strings.sheet.undo, undo, { kind: "ghost small", icon: "undo" });
    this.undo.title = strings.sheet.undoHint;
    this.undo.dataset.testid = "undo";
    this.faces = new Faces(() => this.#redraw());
    this.mark = el("span", { class: "sheet-mark" });
    return el(
      "div",
      { class: "sheet-tools", role: "group", "aria-label": strings.sheet.tools },
      this.mark,
      this.undo,
      this.faces.node,
    );
  }

  /** @param {import("../types.js").Draft|null} draft to which something can be added */
  async #offerAdding(draft) {
    this.addable = draft;
    if (!this.adding && !draft) return;
    const loading = Promise.all([part("paper/adding"), withStyles("forms")]);
    const [loaded] = await loading.catch(() => [null]);
    if (!this.adding && loaded) {
      this.adding = new loaded.Adding((path, at) => this.#edit(path, "", at));
      this.mark.after(this.adding.node);
    }
    this.adding?.show(this.addable);
  }

  /** @param {string} path @param {string} source @param {HTMLElement} at */
  async #edit(path, source, at) {
    // The answer that is awaited may be about this very value.
    if (this.last?.[0].busy) return notify(strings.chat.thinking);
    const editor = await this.#loadEditor();
    const draft = this.last?.[0].draft;
    if (!editor) notify(strings.errors.network);
    else if (draft) editor.edit(draft, path, source, at);
  }

  #redraw() {
    this.drawn = "";
    if (this.last) this.show(...this.last);
  }

  /**
   * @param {Conversation} conversation
   * @param {Profile|null} profile
   * @returns {string} the new total if the invoice changed since it was last shown, else empty
   */
  show(conversation, profile) {
    this.last = [conversation, profile];
    const { draft, invoice, busy, state } = conversation;
    const { talked } = this;
    this.talked = conversation.messages.length > 0;
    const changeable = this.talked && !invoice && ["gathering", "review"].includes(state);
    this.undo.hidden = !changeable || isRecording();
    this.undo.disabled = busy !== null || conversation.messages.length < 3;
    void this.#offerAdding(changeable && !isRecording() ? draft : null);
    const facts = JSON.stringify([draft, invoice, conversation.missing, profile, this.mostLines]);
    if (facts === this.drawn) return "";
    this.drawn = facts;
    const shown = invoice?.data ?? draft ?? emptyDraft(profile);
    const drawing = this.#drawing(conversation, profile);
    this.#showPaper(conversation, profile, shown, drawing, talked);
    this.printable = Boolean(conversation.id && draft);
    this.tools.classList.toggle("no-faces", !this.printable);
    if (this.faces.printed && this.printable) this.#print(conversation, shown, drawing);
    else this.#showFace();
    const total = shownTotal(shown);
    const changed = talked && total !== this.total;
    this.total = total;
    return changed ? total : "";
  }

  /**
   * Only a complete invoice can be drawn before it is said.
   * @param {import("../types.js").Draft} draft
   */
  #tryOut(draft) {
    const complete = this.last?.[0].missing.length === 0;
    if (complete && this.faces.printed && this.printable) this.picture?.tryOut(draft);
  }

  /**
   * @param {Conversation} conversation
   * @param {import("../types.js").Draft} draft
   * @param {import("../paper/field.js").Drawing} drawing
   */
  async #print({ id, invoice }, draft, drawing) {
    const now = this.drawn;
    const picture = await this.#loadPicture();
    // What was answered meanwhile is drawn in its place.
    if (now !== this.drawn) return;
    this.unprintable = picture === null;
    const wanted = invoice ? { invoice_id: invoice.invoice_id } : { conversation_id: id ?? "" };
    if (picture) await picture.show(wanted, draft, drawing, invoice?.invoice_number);
    else this.#showFace();
  }

  #showFace() {
    const wanted = this.faces.printed && this.printable;
    const picture = wanted && !this.unprintable && this.picture?.ready ? this.picture.node : null;
    const failed = this.unprintable || this.picture?.failed;
    this.note.hidden = !wanted || picture !== null || !failed;
    const invoice = picture && this.last?.[0].invoice;
    this.mark.replaceChildren(invoice ? statusBadge(invoice) : "");
    const face = picture ?? this.paper;
    if (face.parentNode === this.sheet) return;
    const held = this.sheet.contains(document.activeElement);
    const path = held && document.activeElement?.getAttribute("data-path");
    this.sheet.lastElementChild?.replaceWith(face);
    // Whoever was on a value stays on it.
    if (path) face.querySelector(`[data-path="${path}"]`)?.focus();
  }

  /**
   * @param {Conversation} conversation
   * @param {Profile|null} profile
   * @param {import("../types.js").Draft} draft
   * @param {import("../paper/field.js").Drawing} drawing
   * @param {boolean} talked
   */
  #showPaper(conversation, profile, draft, drawing, talked) {
    const { invoice } = conversation;
    const before = valuesOf(this.paper);
    const paper = invoicePaper(
      {
        draft,
        number: invoice?.invoice_number ?? null,
        // What the seller was at issue stands, with no logo: today's may be another.
        seller: invoice?.seller ?? profile,
        mark: markOf(conversation),
        addBusiness: profile !== null && !invoice,
      },
      drawing,
    );
    this.paper.replaceChildren(paper);
    if (talked) highlight(paper, before);
  }

  /**
   * @param {Conversation} conversation
   * @param {Profile|null} profile
   * @returns {import("../paper/field.js").Drawing}
   */
  #drawing(conversation, profile) {
    const { invoice, draft, missing, provenance, disputed } = conversation;
    const fixed = invoice || conversation.state === "completed" || isRecording();
    const fresh = !draft && conversation.id === null;
    const unread = conversation.id !== null && conversation.messages.length === 0;
    const hasTerms = profile?.default_terms_days != null;
    const first = FIRST_NEEDED.filter((path) => !(hasTerms && path === "due_date"));
    return {
      missing: new Set(invoice ? [] : fresh ? first : missing),
      provenance,
      disputed,
      mostLines: missing.some((path) => (lineOf(path) ?? 0) >= MOST_LINES)
        ? Infinity
        : this.mostLines,
      showAllLines: () => {
        this.mostLines = Infinity;
        this.show(conversation, profile);
      },
      offer: fixed || unread ? null : this.offer,
      edit: (path, source, at) => this.#edit(path, source, at),
    };
  }
}

/** @param {Conversation} conversation */
function markOf({ invoice, state }) {
  if (!invoice) {
    return state === "cancelled"
      ? { kind: "cancelled", label: strings.state.cancelled }
      : { kind: "draft", label: strings.paper.draft };
  }
  return statusMark(invoice);
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
