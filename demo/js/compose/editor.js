/** Edit one value of the invoice in place, beside it. */

import { button, el } from "../dom.js";
import { shiftPoint } from "../format.js";
import { plainNumber } from "../numbers.js";
import { strings } from "../strings.js";

/** @typedef {import("../types.js").Draft} Draft */

const DATES = new Set(["invoice_date", "due_date"]);
const LONG = new Set(["customer_address", "notes"]);
const NUMBERS = new Set(["quantity", "unit_price", "tax_rate"]);
const REMOVABLE = new Set(["notes", "discount", "tax_rate", "po_number"]);

/** @param {string} path */
const nameOf = (path) => path.split(".").at(-1) ?? path;

/** @param {string} path @returns {number|null} the line a path leads to, from 0 */
function lineOf(path) {
  const found = /^line_items\.(\d+)/.exec(path);
  return found && Number(found[1]);
}

/** @param {Draft} draft @param {string} path @returns {string} the value as it is edited */
function editable(draft, path) {
  if (path === "tax_rate") return shiftPoint(draft.taxes[0]?.rate ?? draft.tax_rate ?? "0", 2);
  if (path === "discount") {
    const { percent, amount } = draft.discount ?? {};
    return percent ? `${percent}%` : (amount ?? "");
  }
  const line = lineOf(path);
  const owner = line === null ? draft : draft.line_items[line];
  return owner[nameOf(path)] ?? "";
}

/**
 * What was typed in plain form, or `null` if it can't be meant.
 * @param {string} path
 * @param {string} typed
 */
function plain(path, typed) {
  const text = typed.trim();
  const name = nameOf(path);
  if (!text) return REMOVABLE.has(name) ? "" : null;
  if (NUMBERS.has(name)) return plainNumber(text.replace(/\s*%$/, ""));
  if (name === "discount") {
    const number = plainNumber(text.replace(/\s*%$/, ""));
    return number && text.endsWith("%") ? `${number}%` : number;
  }
  return text;
}

/**
 * The draft as it would be, for its picture.
 * @param {Draft} draft
 * @param {string} path
 * @param {string} text in plain form
 * @returns {Draft}
 */
function changed(draft, path, text) {
  const line = lineOf(path);
  if (line !== null) {
    const lines = draft.line_items.with(line, { ...draft.line_items[line], [nameOf(path)]: text });
    return { ...draft, line_items: lines };
  }
  if (path === "tax_rate") return { ...draft, tax_rate: shiftPoint(text || "0", -2) };
  if (path === "discount") {
    const percent = text.endsWith("%");
    const discount = percent ? { percent: text.slice(0, -1) } : { amount: text };
    return { ...draft, discount: text ? discount : null };
  }
  return { ...draft, [path]: text || null };
}

export class ValueEditor {
  /**
   * @param {object} handlers
   * @param {(path: string, text: string, changed: Draft, before: Draft) => void} handlers.onsave
   *   the new value in plain form (empty: taken away), and the draft with it
   * @param {(line: number, draft: Draft) => void} handlers.onremoveline
   * @param {(changed: Draft) => void} [handlers.ontry] while it is typed
   * @param {(saved: boolean) => void} [handlers.onclose]
   */
  constructor({ onsave, onremoveline, ontry, onclose }) {
    this.onsave = onsave;
    this.onremoveline = onremoveline;
    this.ontry = ontry;
    this.onclose = onclose;
    /** @type {HTMLDialogElement} */
    this.node = el("dialog", { class: "editor", "data-testid": "editor" });
    this.node.addEventListener("close", () => this.#closed());
  }

  /**
   * @param {Draft} draft
   * @param {string} path
   * @param {string} source where the value comes from, in words
   * @param {HTMLElement} at
   */
  edit(draft, path, source, at) {
    const name = nameOf(path);
    const line = lineOf(path);
    const before = editable(draft, path);
    const input = control(name, before);
    const fault = el("p", { class: "field-error", role: "alert" });
    const label = strings.edit.value(name);
    const hint = { tax_rate: strings.edit.percent, discount: strings.edit.discount }[name];
    input.addEventListener("input", () => {
      const text = plain(path, input.value);
      fault.textContent = "";
      if (text !== null) this.ontry?.(changed(draft, path, text));
    });
    const save = () => {
      const text = plain(path, input.value);
      if (text === null) {
        fault.textContent = NUMBERS.has(name) ? strings.edit.notNumber : strings.edit.empty;
        input.focus();
        return;
      }
      const same = text === before;
      this.#finish(same ? null : () => this.onsave(path, text, changed(draft, path, text), draft));
    };
    const remove = line !== null && name === "description" && draft.line_items.length > 1;
    this.node.replaceChildren(
      el(
        "form",
        {
          onsubmit: (/** @type {Event} */ event) => {
            event.preventDefault();
            save();
          },
          onkeydown: (/** @type {KeyboardEvent} */ event) => {
            if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
            if (event.target !== input) return;
            event.preventDefault();
            save();
          },
        },
        el("label", { class: "field" }, el("span", {}, capital(label)), input),
        hint && el("p", { class: "fine" }, hint),
        source && el("p", { class: "fine", "data-testid": "origin" }, source),
        fault,
        el(
          "div",
          { class: "editor-actions" },
          remove &&
            button(
              strings.edit.removeLine,
              () => this.#finish(() => this.onremoveline(line, draft)),
              {
                kind: "ghost small",
              },
            ),
          button(strings.edit.cancel, () => this.node.close(), { kind: "small" }),
          el("button", { type: "submit", class: "button primary small" }, strings.edit.save),
        ),
      ),
    );
    this.node.setAttribute("aria-label", strings.change.label(name).replace(/:$/, ""));
    this.saved = false;
    this.node.showModal();
    place(this.node, at);
    input.focus();
    if (!DATES.has(name)) input.select();
  }

  /** @param {(() => void)|null} save `null` when nothing changed */
  #finish(save) {
    this.saved = save !== null;
    this.node.close();
    save?.();
  }

  #closed() {
    this.onclose?.(this.saved ?? false);
  }
}

/** @param {string} name @param {string} value */
function control(name, value) {
  if (LONG.has(name)) return el("textarea", { class: "input", rows: 3, value });
  const number = NUMBERS.has(name);
  const type = DATES.has(name) ? "date" : name === "customer_email" ? "email" : "text";
  const mode = number ? "decimal" : null;
  return el("input", { class: "input", type, inputmode: mode, autocomplete: "off", value });
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

/** @param {string} text */
const capital = (text) => text.charAt(0).toLocaleUpperCase() + text.slice(1);
