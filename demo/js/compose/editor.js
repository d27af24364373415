/** Edit one value of the invoice in place, beside it. */

import { button, el } from "../dom.js";
import { capital } from "../format.js";
import { fieldAt, itemOf, nameOf } from "../paper/described.js";
import { strings } from "../strings.js";
import { changeOf, removalOf } from "./edits.js";
import { control, editable, readTyped } from "./inputs.js";

/** @typedef {import("../types.js").Draft} Draft */
/** @typedef {Promise<import("../api.js").ApiError|null>} Saving why it could not be saved */

export class ValueEditor {
  /**
   * @param {object} handlers
   * @param {(change: import("./edits.js").Change) => Saving} handlers.onsave
   * @param {(changed: Draft) => void} [handlers.ontry] while it is typed
   * @param {(saved: boolean) => void} [handlers.onclose]
   */
  constructor({ onsave, ontry, onclose }) {
    this.onsave = onsave;
    this.ontry = ontry;
    this.onclose = onclose;
    /** What is edited. @type {any} */
    this.draft = null;
    this.path = "";
    this.busy = false;
    this.saved = false;
    this.fault = el("p", { id: "editor-fault", class: "field-error", role: "alert" });
    /** @type {HTMLDialogElement} */
    this.node = el("dialog", {
      class: "editor",
      "data-testid": "editor",
      // What is being saved would go on unseen.
      oncancel: (/** @type {Event} */ event) => this.busy && event.preventDefault(),
      onclose: () => this.onclose?.(this.saved),
    });
  }

  get isOpen() {
    return this.node.open;
  }

  /**
   * @param {Draft} draft
   * @param {string} path
   * @param {string} source where the value comes from, in words
   * @param {HTMLElement} at
   */
  edit(draft, path, source, at) {
    this.draft = draft;
    this.path = path;
    this.before = editable(draft, path);
    this.input = control(path, this.before);
    this.input.setAttribute("aria-describedby", this.fault.id);
    this.saved = false;
    this.input.addEventListener("input", () => this.#typed());
    this.#fill(source);
    this.#say("");
    this.node.showModal();
    place(this.node, at);
    this.input.focus();
    if (fieldAt(path)?.kind !== "date") this.input.select?.();
  }

  /** @param {string} source */
  #fill(source) {
    const name = nameOf(this.path);
    const { kind = "" } = fieldAt(this.path) ?? {};
    const hint = hintFor(this.path, kind);
    const label = capital(strings.edit.value(name));
    this.node.setAttribute("aria-label", strings.change.label(name).replace(/:$/, ""));
    this.node.replaceChildren(
      el(
        "form",
        {
          // The server says in words what is wrong with an address.
          novalidate: true,
          onsubmit: (/** @type {Event} */ event) => {
            event.preventDefault();
            this.#save();
          },
          onkeydown: (/** @type {KeyboardEvent} */ event) => this.#key(event),
        },
        el("label", { class: "field" }, el("span", {}, label), this.input),
        hint && el("p", { class: "fine" }, hint),
        source && el("p", { class: "fine", "data-testid": "origin" }, source),
        this.fault,
        this.#actions(),
      ),
    );
  }

  #actions() {
    const { draft, path } = this;
    const removal = removalAt(path, draft);
    const ofLine = removal?.edit.kind === "remove_line";
    this.submit = el(
      "button",
      { type: "submit", class: "button primary small" },
      strings.edit.save,
    );
    this.actions = el(
      "div",
      { class: "editor-actions" },
      removal &&
        button(
          ofLine ? strings.edit.removeLine : strings.edit.remove,
          () => this.#finish(removal),
          { kind: "ghost small" },
        ),
      button(strings.edit.cancel, () => this.node.close(), { kind: "small" }),
      this.submit,
    );
    return this.actions;
  }

  /** In a long text, too, Enter saves. @param {KeyboardEvent} event */
  #key(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    if (event.target !== this.input) return;
    event.preventDefault();
    this.#save();
  }

  #typed() {
    const read = readTyped(this.path, this.input.value);
    this.#say("");
    if ("value" in read) {
      this.ontry?.({ ...this.draft, ...changeOf(this.path, read.value, this.draft).data });
    }
  }

  #save() {
    const { draft, path } = this;
    if (this.input.value === this.before) return this.node.close();
    const read = readTyped(path, this.input.value);
    if ("fault" in read) return this.#refuse(read.fault);
    return this.#finish(changeOf(path, read.value, draft));
  }

  /** Open until it is saved, so that nothing typed is lost. @param {import("./edits.js").Change} change */
  async #finish(change) {
    if (this.busy) return;
    this.#setBusy(true);
    const error = await this.onsave(change);
    this.#setBusy(false);
    if (error) return this.#refuse(faultOf(error));
    this.saved = true;
    this.node.close();
  }

  /** @param {boolean} busy */
  #setBusy(busy) {
    this.busy = busy;
    this.input.readOnly = busy;
    for (const each of this.actions.querySelectorAll("button")) each.disabled = busy;
    this.submit.textContent = busy ? strings.edit.saving : strings.edit.save;
    if (busy) this.#say("");
  }

  /** @param {string} fault */
  #refuse(fault) {
    this.#say(fault);
    this.input.focus();
  }

  /** @param {string} fault */
  #say(fault) {
    this.fault.textContent = fault;
    this.input.setAttribute("aria-invalid", String(fault !== ""));
  }
}

/** @param {string} path @param {string} kind what may be typed there, if that needs saying */
function hintFor(path, kind) {
  const { charge, taxes, withholding, percent, discount, taxIds } = strings.edit;
  const item = itemOf(path);
  if (item?.whole) return charge;
  if (item?.list === "charges" && kind === "amount") return discount;
  return { rate: percent, discount, taxes, withholding, tax_ids: taxIds }[kind];
}

/**
 * How the item goes that this value stands for; the only line stays.
 * @param {string} path
 * @param {Draft} draft
 */
function removalAt(path, draft) {
  const item = itemOf(path);
  if (!item || item.index >= draft[item.list].length) return null;
  const { list, index } = item;
  const stands = list === "payments" ? "amount" : "description";
  const only = list === "line_items" && draft.line_items.length < 2;
  if (list !== "charges" && (nameOf(path) !== stands || only)) return null;
  return removalOf(list, index, draft);
}

/**
 * What is wrong with the value; of anything else, what the server says.
 * @param {import("../api.js").ApiError} error
 */
function faultOf({ detail, fields }) {
  const faults = [...new Set(fields.map(({ message }) => capital(message)))];
  return faults.join(" ") || detail;
}

/**
 * Beside the value, inside the window.
 * @param {HTMLElement} node
 * @param {HTMLElement} at
 */
function place(node, at) {
  const box = at.getBoundingClientRect();
  const own = node.getBoundingClientRect();
  const left = Math.max(12, Math.min(box.left - 8, innerWidth - own.width - 12));
  const below = box.bottom + 6;
  const top = below + own.height < innerHeight ? below : Math.max(12, box.top - own.height - 6);
  node.style.left = `${left}px`;
  node.style.top = `${top}px`;
}
