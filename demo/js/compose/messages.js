/** The messages of a conversation, kept in step with what is known of it. */

import { el, icon, spoken } from "../dom.js";
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
    this.thinking = el(
      "p",
      { class: "thinking", hidden: true },
      el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i")),
      spoken(strings.chat.thinking),
    );
    this.note = el("div", { class: "chat-note-slot" });
    this.node = el("div", { class: "messages-column" }, this.list, this.thinking, this.note);
    /** @type {Message[]} */
    this.shown = [];
  }

  /**
   * @param {Message[]} messages
   * @param {boolean} thinking
   * @param {string} note how things stand, below the last message
   * @returns {boolean} whether there is more to read than before
   */
  show(messages, thinking, note) {
    let same = 0;
    while (isSame(this.shown[same], messages[same])) same += 1;
    while (this.list.children.length > same) this.list.lastElementChild.remove();
    const added = messages.slice(same).map(item);
    // Only what is said now moves into place, not a history that was read.
    if (same > 0 || added.length === 1) added.forEach((node) => node.classList.add("fresh"));
    this.list.append(...added);
    this.shown = messages;
    this.thinking.hidden = !thinking;
    const noted = this.note.textContent !== note;
    if (noted) {
      this.note.replaceChildren(
        ...(note ? [el("p", { class: "chat-note" }, icon("info"), note)] : []),
      );
    }
    return added.length > 0 || (noted && note !== "");
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
