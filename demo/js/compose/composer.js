/** Where the user writes. */

import { el, icon, spoken } from "../dom.js";
import { strings } from "../strings.js";

const LIMIT = 10_000;
const WARN_FROM = 9_000;
const BLANK = "…";

export class Composer {
  /**
   * @param {{onsend: (text: string) => void, ontype: (text: string) => void}} handlers
   */
  constructor({ onsend, ontype }) {
    this.onsend = onsend;
    this.ontype = ontype;
    /** What a click elsewhere put here; replaced by the next one unless the user went on. */
    this.offered = "";
    this.busy = false;
    this.area = el("textarea", {
      id: "composer",
      class: "composer-area",
      rows: 1,
      placeholder: strings.chat.placeholder,
      autocomplete: "off",
      enterkeyhint: "send",
      "aria-describedby": "composer-note",
      "data-testid": "composer",
      oninput: () => this.#typed(),
      onkeydown: (/** @type {KeyboardEvent} */ event) => this.#key(event),
    });
    this.sendButton = el(
      "button",
      { type: "submit", class: "button primary icon-only send", "data-testid": "send" },
      icon("send"),
      spoken(strings.chat.send),
    );
    this.note = el("p", { id: "composer-note", class: "composer-note fine" }, strings.chat.keys);
    this.node = el(
      "form",
      { class: "composer", onsubmit: (/** @type {Event} */ event) => this.#submit(event) },
      el("label", { for: "composer", class: "visually-hidden" }, strings.chat.composerLabel),
      el("div", { class: "composer-box" }, this.area, this.sendButton),
      this.note,
    );
  }

  get text() {
    return this.area.value;
  }

  /** @param {string} text @param {boolean} busy */
  show(text, busy) {
    this.busy = busy;
    if (this.area.value !== text) this.area.value = text;
    this.#refresh();
  }

  /**
   * Put the beginning of a sentence here for the user to finish, or to fill its blank.
   * @param {string} prompt
   */
  offer(prompt) {
    const before = this.text === this.offered ? "" : this.text.trimEnd();
    this.area.value = before ? `${before}\n${prompt}` : prompt;
    this.offered = this.area.value;
    this.focus();
    const blank = this.offered.lastIndexOf(BLANK);
    if (blank >= 0) this.area.setSelectionRange(blank, blank + BLANK.length);
    this.#typed();
  }

  focus() {
    this.area.focus();
    this.area.setSelectionRange(this.text.length, this.text.length);
  }

  #typed() {
    this.ontype(this.text);
    this.#refresh();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    // While an input method composes a character, Enter belongs to it.
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) this.#submit(event);
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    if (this.#canSend()) this.onsend(this.text);
  }

  #canSend() {
    return !this.busy && this.text.trim() !== "" && this.text.length <= LIMIT;
  }

  #refresh() {
    const left = LIMIT - this.text.length;
    this.note.textContent =
      left < LIMIT - WARN_FROM ? strings.chat.counter(left) : strings.chat.keys;
    this.note.classList.toggle("bad", left < 0);
    this.area.setAttribute("aria-invalid", String(left < 0));
    this.sendButton.disabled = !this.#canSend();
    this.area.style.height = "auto";
    this.area.style.height = `${this.area.scrollHeight}px`;
  }
}
