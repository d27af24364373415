/**
 * What the user has typed and sent, kept until the server has answered it: nothing is lost when a
 * request fails or the page is reloaded.
 */

import { newKey } from "../idempotency.js";
import { forget, keep, recall } from "../storage.js";

/** @typedef {import("../types.js").Said} Said */

/**
 * @typedef {object} Sent a turn under way, or one that failed
 * @property {import("../types.js").Turn} turn
 * @property {string} line how it reads in the chat
 * @property {string} key
 * @property {number} at milliseconds since 1970
 * @property {boolean} failed
 */

/** The server answers a repeated key for a day; later the message might be taken twice. */
const KEY_LIFE_MS = 20 * 3_600_000;

const timezone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** @param {Said} one @param {Said} other */
const isSame = (one, other) =>
  "message" in one
    ? "message" in other && one.message === other.message
    : "edits" in other && JSON.stringify(one.edits) === JSON.stringify(other.edits);

export class Outbox {
  /** @param {string|null} id of the conversation; `null` before its first answer */
  constructor(id) {
    this.id = id;
  }

  get #typed() {
    return `typed.${this.id ?? "new"}`;
  }

  get #sent() {
    return `sent.${this.id ?? "new"}`;
  }

  /** What stands in the composer. @returns {string} */
  get typed() {
    return recall(this.#typed) ?? "";
  }

  set typed(text) {
    keep(this.#typed, text);
  }

  /** The turn that has no answer yet. @returns {Sent|null} */
  get sent() {
    const sent = recall(this.#sent);
    if (!sent || sent.failed || Date.now() - sent.at < KEY_LIFE_MS) return sent;
    this.fail();
    return recall(this.#sent);
  }

  /**
   * Note a turn as sent. One that failed keeps its key when it is sent again, so that it is taken
   * once even if the first attempt did arrive.
   * @param {Said} said
   * @param {string} line
   * @returns {Sent}
   */
  post(said, line) {
    const before = recall(this.#sent);
    const again = before && isSame(said, before.turn) && Date.now() - before.at < KEY_LIFE_MS;
    /** @type {Sent} */
    const sent = again
      ? { ...before, failed: false }
      : { turn: this.#turn(said), line, key: newKey(), at: Date.now(), failed: false };
    keep(this.#sent, sent);
    return sent;
  }

  /** @param {Said} said */
  #turn(said) {
    const turn = { ...said, timezone: timezone() };
    return this.id ? { ...turn, conversation_id: this.id } : turn;
  }

  /**
   * There was no answer: a message goes back into the composer, before what was typed since. Edits
   * wait here; they were never typed there.
   */
  fail() {
    const sent = recall(this.#sent);
    if (!sent || sent.failed) return;
    keep(this.#sent, { ...sent, failed: true });
    const { message } = sent.turn;
    if (!message) return;
    const since = this.typed;
    this.typed = since ? `${message}\n${since}` : message;
  }

  /**
   * Take the failed message out of the composer to send it again; if the user has edited it there,
   * all that stands there now.
   * @returns {string}
   */
  takeBack() {
    const typed = this.typed;
    const message = recall(this.#sent)?.turn.message;
    const unchanged = message && (typed === message || typed.startsWith(`${message}\n`));
    this.typed = unchanged ? typed.slice(message.length + 1) : "";
    return unchanged ? message : typed;
  }

  /** What was sent is not wanted any more, or its key can't be used again. */
  drop() {
    forget(this.#sent);
  }

  /** The message was answered. @param {string} id of the conversation, known by now */
  delivered(id) {
    forget(this.#sent);
    this.#moveTo(id);
  }

  /**
   * The message that failed began a conversation all the same: it is sent again in there.
   * @param {string} id
   */
  continueIn(id) {
    const sent = recall(this.#sent);
    forget(this.#sent);
    this.#moveTo(id);
    const turn = { ...sent.turn, conversation_id: id };
    keep(this.#sent, { ...sent, turn, key: newKey() });
  }

  /** @param {string} id */
  #moveTo(id) {
    if (this.id === id) return;
    const typed = this.typed;
    forget(this.#typed);
    this.id = id;
    this.typed = typed;
  }
}
