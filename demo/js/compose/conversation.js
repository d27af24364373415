/** One conversation as the page knows it: what was said, the draft it led to, and its invoice. */

import * as api from "../api.js";
import { asApiError } from "../feedback.js";
import { keep } from "../storage.js";
import { strings } from "../strings.js";
import { BUSY_RETRIES, isFinal, takeTurn, withoutUnanswered } from "./delivery.js";
import { Outbox } from "./outbox.js";

/** @typedef {"load"|"turn"|"edit"|"create"|"issue"|"pdf"|"status"} Step */

/** @param {import("./outbox.js").Sent} sent @returns {Step} */
const stepOf = ({ turn }) => ("edits" in turn ? "edit" : "turn");

export class Conversation {
  /**
   * @param {string|null} id `null` starts a new one
   * @param {() => void} onchange called after every change
   */
  constructor(id, onchange) {
    this.id = id;
    this.onchange = onchange;
    this.outbox = new Outbox(id);
    /** Of what is shown, as far as it is known. @type {number|undefined} */
    this.version = undefined;
    /** @type {import("../types.js").State} */
    this.state = "gathering";
    /** @type {import("../types.js").Message[]} */
    this.messages = [];
    /** @type {import("../types.js").Draft|null} */
    this.draft = null;
    /** @type {string[]} */
    this.missing = [];
    /** @type {Record<string, import("../types.js").Source>} */
    this.provenance = {};
    /** @type {Record<string, string>} */
    this.disputed = {};
    this.degraded = false;
    /** @type {import("./answered.js").Answered|null} */
    this.answered = null;
    /** @type {string|null} */
    this.invoiceId = null;
    /** @type {import("../types.js").Invoice|null} */
    this.invoice = null;
    /** The invoice was deleted elsewhere. */
    this.invoiceGone = false;
    /** @type {{url: string, at: number}|null} */
    this.pdf = null;
    /** @type {Step|null} */
    this.busy = null;
    /** @type {{step: Step, error: api.ApiError, retry?: () => void}|null} */
    this.problem = null;
  }

  /**
   * What the chat waits for: not for what the next step does, and what is there to read already is
   * read again unnoticed.
   */
  get awaited() {
    if (this.busy === "load") return this.messages.length === 0 ? this.busy : null;
    return this.busy === "turn" || this.busy === "edit" ? this.busy : null;
  }

  /** Read what is stored, and finish a turn that a reload interrupted. */
  async open() {
    if (this.id && !(await this.#load())) return;
    const { sent } = this.outbox;
    if (sent?.failed) this.#showInterrupted(sent);
    // The answer may be in the stored messages already: read them again.
    else if (sent && (await this.#deliver(sent, BUSY_RETRIES))) await this.#load();
  }

  /** @param {import("./outbox.js").Sent} sent */
  #showInterrupted(sent) {
    const step = stepOf(sent);
    const { interrupted, unsaved } = strings.errors;
    const error = new api.ApiError(step === "edit" ? unsaved(sent.line) : interrupted);
    this.problem = { step, error, retry: () => this.#resend() };
    this.onchange();
  }

  #load() {
    return this.run(
      "load",
      () => this.open(),
      async () => {
        const stored = await api.readConversation(this.id ?? "");
        this.messages = stored.messages;
        this.#take({ ...stored, engine: stored.messages.at(-1)?.engine ?? undefined });
        await this.#readInvoice();
      },
    );
  }

  /** Say something. @param {string} text */
  async send(text) {
    const message = text.trim();
    if (!message || this.busy) return;
    await this.#deliver(this.outbox.post({ message }, message), 0);
  }

  /**
   * Change values, exactly as given.
   * @param {import("../types.js").Edit[]} edits
   * @param {string} line how it reads in the chat
   * @returns {Promise<api.ApiError|null>} why they could not be taken
   */
  async edit(edits, line) {
    if (this.busy) return new api.ApiError(strings.chat.thinking);
    const said = this.id ? { edits, version: this.version } : { edits };
    await this.#deliver(this.outbox.post(said, line), 0);
    return this.problem?.error ?? null;
  }

  #resend() {
    const { sent } = this.outbox;
    if (sent && "edits" in sent.turn) return this.edit(sent.turn.edits, sent.line);
    return this.send(this.outbox.takeBack());
  }

  /** Forget a change that could not be taken. */
  dropEdits() {
    if (this.problem?.step !== "edit") return;
    const { status } = this.problem.error;
    const { sent } = this.outbox;
    if (sent && "edits" in sent.turn) this.outbox.drop();
    this.dismissProblem();
    // Its invoice was made elsewhere, or it is not what it was here: read it anew.
    if (status === 409) void this.open();
  }

  /**
   * @param {import("./outbox.js").Sent} sent
   * @param {number} retries while the server is still busy with the very same request
   * @returns {Promise<boolean>} whether it was answered
   */
  async #deliver(sent, retries) {
    const before = withoutUnanswered(this.messages, sent.line);
    this.messages = [...before, { role: "user", text: sent.line }];
    const answered = await this.run(
      stepOf(sent),
      () => this.#resend(),
      async () => {
        const reply = await takeTurn(sent, retries);
        this.outbox.delivered(reply.conversation_id);
        this.id = reply.conversation_id;
        this.messages = [...this.messages, { role: "assistant", text: reply.message }];
        this.#take(reply);
      },
    );
    if (!answered) this.#takeBack(before, sent);
    else if (this.invoiceId)
      await this.run(
        "load",
        () => this.open(),
        () => this.#readInvoice(),
      );
    return answered;
  }

  /**
   * @param {import("../types.js").Message[]} before
   * @param {import("./outbox.js").Sent} sent
   */
  #takeBack(before, sent) {
    this.messages = before;
    this.outbox.fail();
    // Whether the server has kept it, and counted it, is not known.
    if (stepOf(sent) === "turn") this.version = undefined;
    const { error } = this.problem ?? {};
    const { code = "", conversationId = "" } = error ?? {};
    if (code === "idempotency_key_reused") this.outbox.drop();
    if (error && stepOf(sent) === "edit" && isFinal(error)) {
      // The same values would be refused again.
      this.outbox.drop();
      this.problem = { step: "edit", error };
    }
    if (!this.id && conversationId) {
      this.outbox.continueIn(conversationId);
      this.id = conversationId;
    }
    this.onchange();
  }

  /** @param {import("../types.js").ConversationState} now */
  #take(now) {
    this.version = now.version;
    this.state = now.state;
    this.draft = now.draft;
    this.missing = now.missing_fields;
    this.provenance = now.provenance ?? {};
    this.disputed = now.disputed ?? {};
    this.degraded = now.degraded ?? false;
    this.invoiceId = now.invoice_id;
    // A form needs no engine.
    if (now.engine && now.engine !== "form") {
      this.answered = { engine: now.engine, usage: now.usage ?? null };
      keep("answered", this.answered);
    }
  }

  /**
   * What was done to the invoice elsewhere on the page.
   * @param {import("../types.js").Invoice} invoice
   */
  takeInvoice(invoice) {
    this.invoice = invoice;
    this.onchange();
  }

  /** Its invoice was deleted. */
  loseInvoice() {
    this.invoice = null;
    this.invoiceGone = true;
    this.onchange();
  }

  async #readInvoice() {
    if (!this.invoiceId || this.invoice?.invoice_id === this.invoiceId) return;
    try {
      this.invoice = await api.readInvoice(this.invoiceId);
    } catch (failure) {
      if (asApiError(failure).status !== 404) throw failure;
      this.invoiceGone = true;
    }
  }

  dismissProblem() {
    this.problem = null;
    this.onchange();
  }

  /**
   * @param {Step} step
   * @param {() => void} retry
   * @param {() => Promise<void>} work
   * @returns {Promise<boolean>} whether it worked
   */
  async run(step, retry, work) {
    this.busy = step;
    this.problem = null;
    this.onchange();
    try {
      await work();
    } catch (failure) {
      this.problem = { step, error: asApiError(failure), retry };
    }
    this.busy = null;
    this.onchange();
    return !this.problem;
  }
}
