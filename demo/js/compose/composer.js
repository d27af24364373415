/** Where the user writes. */

import { el, icon, spoken } from "../dom.js";
import { announce } from "../feedback.js";
import { part } from "../parts.js";
import { strings } from "../strings.js";

const LIMIT = 10_000;
const WARN_FROM = 9_000;

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
      onpaste: (/** @type {ClipboardEvent} */ event) => this.#paste(event),
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

  /** Where the browser can listen, offer it. */
  async offerDictation() {
    if (!("SpeechRecognition" in globalThis || "webkitSpeechRecognition" in globalThis)) return;
    // Typing works without it, so a server that is gone for a moment costs only the button.
    const dictation = await part("compose/dictation").catch(() => null);
    if (!dictation) return;
    const field = { text: () => this.text, write: (/** @type {string} */ t) => this.replace(t) };
    this.sendButton.before(dictation.dictationButton(field));
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
   * Put the beginning of a sentence here for the user to finish.
   * @param {string} prompt
   */
  offer(prompt) {
    const before = this.text === this.offered ? "" : this.text.trimEnd();
    this.area.value = before ? `${before}\n${prompt}` : prompt;
    this.offered = this.area.value;
    this.focus();
    this.#typed();
  }

  /** Take back a beginning that nobody went on with. */
  withdraw() {
    if (this.offered && this.text === this.offered) this.replace("");
  }

  /** Put a whole message here, in place of what there is. @param {string} text */
  replace(text) {
    this.area.value = text;
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

  /**
   * A table from a spreadsheet comes as lines of cells between tabs: it begins on a line of its
   * own, without empty rows and the empty cells at the ends.
   * @param {ClipboardEvent} event
   */
  #paste(event) {
    const pasted = event.clipboardData?.getData("text/plain") ?? "";
    const rows = pasted.split(/\r?\n/).map((row) => row.trimEnd());
    const table = rows.filter(Boolean);
    if (!table.some((row) => row.includes("\t"))) return;
    event.preventDefault();
    const { selectionStart: start, selectionEnd: end } = this.area;
    const before = this.text.slice(0, start).trimEnd();
    const after = this.text.slice(end);
    this.replace([before, table.join("\n"), after.trim()].filter(Boolean).join("\n"));
    this.#say(strings.chat.tablePasted(table.length));
  }

  /** @param {string} text in place of the hint below, until something is typed */
  #say(text) {
    this.note.textContent = text;
    announce(text);
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
