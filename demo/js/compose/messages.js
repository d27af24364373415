/** The messages of a conversation, kept in step with what is known of it. */

import { el, icon, spoken } from "../dom.js";
import { part } from "../parts.js";
import { strings } from "../strings.js";

/** @typedef {import("../types.js").Message} Message */

const BULLET = "• ";

/**
 * A message's text: paragraphs, and a list where lines start with a bullet.
 * @param {string} text
 */
function body(text) {
  /** @type {HTMLElement[]} */
  const blocks = [];
  for (const paragraph of text.split(/\n{2,}/)) {
    let block = null;
    for (const line of paragraph.split("\n")) {
      const isItem = line.startsWith(BULLET);
      const tag = isItem ? "UL" : "P";
      if (block?.tagName === tag) {
        block.append(isItem ? el("li", {}, line.slice(BULLET.length)) : `\n${line}`);
      } else {
        block = isItem ? el("ul", {}, el("li", {}, line.slice(BULLET.length))) : el("p", {}, line);
        blocks.push(block);
      }
    }
  }
  return blocks;
}

/** @param {Message} message */
function item({ role, text }) {
  const own = role === "user";
  return el(
    "li",
    { class: `message ${own ? "own" : "theirs"}`, "data-testid": `message-${role}` },
    spoken(own ? strings.chat.you : strings.chat.assistant),
    el("div", { class: "message-body" }, own ? el("p", {}, text) : body(text)),
  );
}

export class MessageList {
  constructor() {
    this.list = el("ol", { class: "messages", "data-testid": "messages" });
    // There from the start, though empty: only what changes in such a place is read out.
    this.status = el("p", { role: "status", "aria-live": "polite" });
    /** @type {import("./waiting.js").Awaited|null} */
    this.awaited = null;
    /** @type {import("./waiting.js").Waiting|null} */
    this.waiting = null;
    this.note = el("div", { class: "chat-note-slot" });
    this.node = el("div", { class: "messages-column" }, this.list, this.status, this.note);
    /** @type {Message[]} */
    this.shown = [];
  }

  /**
   * @param {Message[]} messages
   * @param {import("./waiting.js").Awaited|null} awaited
   * @param {string} note how things stand, below the last message
   * @returns {boolean} whether there is more to read than before
   */
  show(messages, awaited, note) {
    let same = 0;
    while (isSame(this.shown[same], messages[same])) same += 1;
    while (this.list.children.length > same) this.list.lastElementChild.remove();
    const added = messages.slice(same).map(item);
    // Only what is said now moves into place, not a history that was read.
    if (same > 0 || added.length === 1) added.forEach((node) => node.classList.add("fresh"));
    this.list.append(...added);
    this.shown = messages;
    this.awaited = awaited;
    void this.#tell();
    const noted = this.note.textContent !== note;
    if (noted) {
      this.note.replaceChildren(
        ...(note ? [el("p", { class: "chat-note" }, icon("info"), note)] : []),
      );
    }
    return added.length > 0 || (noted && note !== "");
  }

  /** Say what is waited for; what does so is loaded while the first message is written. */
  async #tell() {
    if (!this.awaited && !this.waiting) return;
    const loaded = await part("compose/waiting").catch(() => null);
    // Without it the line at the top of the page still says that something is under way.
    if (!loaded) return;
    this.waiting ??= new loaded.Waiting(this.status);
    this.waiting.show(this.awaited);
  }

  /** Bring the newest message into view, a long one from its start. @param {Element} scroller */
  reveal(scroller) {
    /** @type {HTMLElement|null} */
    const last = this.list.lastElementChild;
    const tall = last && last.offsetHeight > scroller.clientHeight;
    scroller.scrollTop = tall ? last.offsetTop : scroller.scrollHeight;
  }
}

/** @param {Message|undefined} one @param {Message|undefined} other */
const isSame = (one, other) =>
  one !== undefined && other !== undefined && one.role === other.role && one.text === other.text;
