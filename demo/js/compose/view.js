/** The screen to make an invoice on: the conversation beside the invoice it leads to. */

import { ApiError } from "../api.js";
import { isRecording } from "../connection.js";
import { button, el, fill, icon } from "../dom.js";
import { announce, errorBanner } from "../feedback.js";
import { expectAnswer, part, screenPart } from "../parts.js";
import { knownProfile, loadProfile } from "../profile.js";
import { strings } from "../strings.js";
import { answeredBy } from "./answered.js";
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { InvoiceSheet } from "./sheet.js";
import { step } from "./step.js";
import { MessageList } from "./messages.js";

const { chat, paper } = strings;

/** Not before the page is there. */
const DICTATION_MS = 800;

export class ComposeView {
  /**
   * @param {string|null} id of the conversation, `null` for a new one
   * @param {{onopened: (id: string) => void, onnew: () => void}} handlers
   */
  constructor(id, { onopened, onnew }) {
    this.onopened = onopened;
    this.onnew = onnew;
    this.conversation = new Conversation(id, () => this.#update());
    this.knownId = id;
    this.wasCompleted = false;
    this.messages = new MessageList();
    this.composer = new Composer({
      onsend: (text) => this.#send(text),
      ontype: (text) => {
        this.conversation.outbox.typed = text;
        expectAnswer();
      },
    });
    this.sheet = new InvoiceSheet({
      offer: (prompt) => this.#offer(prompt),
      change: (edits, line) => this.conversation.edit(edits, line),
      onedited: (saved) => {
        if (!saved) this.conversation.dropEdits();
        this.#update();
      },
    });
    this.welcome = this.#welcome();
    this.engine = el("p", { class: "fine engine", "data-testid": "engine", hidden: true });
    // A log is read out as it grows.
    this.scroller = el(
      "div",
      {
        class: "chat-scroll",
        role: "log",
        "aria-live": "polite",
        "aria-label": chat.log,
        tabindex: 0,
      },
      this.welcome,
      this.messages.node,
      this.engine,
    );
    this.banner = el("div", { class: "slot" });
    this.chips = el("div", { class: "chips", role: "group", "aria-label": chat.suggestions });
    this.nextStep = el("div", { class: "actions slot" });
    /** @type {import("./finishing.js").Finishing|null} */
    this.finishing = null;
    this.moreActs = el("div", { class: "more-acts", hidden: true });
    this.chatTab = el("button", { type: "button", onclick: () => this.#showTab("chat") }, chat.tab);
    this.invoiceTab = el("button", { type: "button", onclick: () => this.#showTab("invoice") });
    this.node = this.#layout();
    this.#showTab("chat");
  }

  #layout() {
    return el(
      "div",
      { class: "compose" },
      el("h1", { class: "visually-hidden" }, strings.app.compose),
      el("div", { class: "tabs", role: "group" }, this.chatTab, this.invoiceTab),
      el(
        "section",
        { class: "chat-pane", "aria-label": chat.label },
        this.scroller,
        el("div", { class: "chat-foot" }, this.banner, this.chips, this.composer.node),
      ),
      el(
        "section",
        { class: "invoice-pane", "aria-label": paper.label },
        this.sheet.scroller,
        el(
          "section",
          { class: "actions-bar", "aria-label": strings.actions.label },
          this.nextStep,
          this.moreActs,
        ),
      ),
    );
  }

  #welcome() {
    if (isRecording()) return this.#recordings();
    const example = (/** @type {string} */ text) =>
      el("button", { type: "button", class: "example", onclick: () => this.#offer(text) }, text);
    return el(
      "div",
      { class: "welcome" },
      el("h2", {}, chat.welcome),
      el("p", { class: "muted" }, chat.welcomeHint),
      el("p", { class: "paper-label", id: "examples" }, chat.examplesLabel),
      el(
        "div",
        { class: "examples", role: "group", "aria-labelledby": "examples" },
        chat.examples.map(example),
      ),
    );
  }

  /** What there is to play, in place of examples to write. */
  #recordings() {
    const node = el("div", { class: "welcome" });
    const list = async () => {
      const loaded = await screenPart("demo/welcome").catch(() => null);
      if (loaded) loaded.listRecordings(node, (message) => this.#offer(message));
      else node.replaceChildren(networkBanner(list));
    };
    list();
    return node;
  }

  /** A recording goes on with one message only: put it where it is sent from. */
  async #offerNext() {
    if (!isRecording()) return;
    const loading = part("demo/player").then((player) => player.nextMessage(this.conversation.id));
    // The list of recordings says that it could not be loaded.
    const next = await loading.catch(() => "");
    if (next && !this.conversation.busy) this.composer.replace(next);
  }

  async start() {
    this.#update();
    if (matchMedia("(pointer: fine)").matches) this.composer.focus();
    if (!isRecording()) setTimeout(() => this.composer.offerDictation(), DICTATION_MS);
    // Without the profile the page still works; its seller block stays empty.
    loadProfile().then(
      () => this.#update(),
      () => {},
    );
    await this.conversation.open();
    this.#offerNext();
  }

  focus() {
    this.composer.focus();
  }

  /** @param {string} text */
  async #send(text) {
    this.conversation.outbox.typed = "";
    const sent = this.conversation.send(text);
    this.composer.focus();
    await sent;
    this.#offerNext();
  }

  /** @param {string} prompt */
  #offer(prompt) {
    this.#showTab("chat");
    this.composer.offer(prompt);
  }

  /** @param {"chat"|"invoice"} tab only a narrow screen shows one at a time */
  #showTab(tab) {
    this.node.dataset.tab = tab;
    this.chatTab.setAttribute("aria-pressed", String(tab === "chat"));
    this.invoiceTab.setAttribute("aria-pressed", String(tab === "invoice"));
    if (tab === "chat") this.messages.reveal(this.scroller);
  }

  #update() {
    const { conversation } = this;
    this.#updateChat();
    const change = this.sheet.show(conversation, knownProfile());
    if (change) announce(paper.updated(change));
    this.#updateStep();
    this.#updateTab();
    if (conversation.id && conversation.id !== this.knownId) {
      this.knownId = conversation.id;
      this.onopened(conversation.id);
    }
  }

  /** What comes next; from the read-back on in a part of its own. */
  async #updateStep() {
    const { conversation } = this;
    const { state, draft, missing, messages } = conversation;
    if (state === "gathering") {
      const begun = draft && messages.length > 0;
      const { empty, needed, question } = strings.actions;
      const open = missing.length > 0 ? needed(missing) : question;
      fill(this.nextStep, step(begun ? open : empty));
      return;
    }
    const loaded = await screenPart("compose/finishing").catch(() => null);
    // Something may have been said meanwhile.
    if (conversation.state === "gathering") return;
    if (!loaded) {
      this.#offerStep();
      return;
    }
    this.finishing ??= new loaded.Finishing(conversation, this.nextStep, this.moreActs);
    this.finishing.show();
  }

  /** It could not be loaded: again when the network is back, or somebody asks for it. */
  #offerStep() {
    const again = () => void this.#updateStep();
    const retry = button(strings.errors.retry, again, { kind: "small", testid: "retry-step" });
    fill(this.nextStep, step(strings.errors.network, [retry]));
    addEventListener("online", again, { once: true });
  }

  #updateChat() {
    const { conversation } = this;
    const { awaited, busy, problem } = conversation;
    const grew = this.messages.show(conversation.messages, awaited, this.#standing());
    this.welcome.hidden = conversation.messages.length > 0 || conversation.id !== null;
    this.composer.show(conversation.outbox.typed, busy !== null);
    const { answered } = conversation;
    this.engine.hidden = !answered || awaited !== null;
    this.engine.textContent = answered ? answeredBy(answered) : "";
    // Of a value that is being edited its editor tells.
    const failed =
      problem && ["turn", "edit", "load"].includes(problem.step) && !this.sheet.isEditing;
    fill(
      this.banner,
      failed &&
        errorBanner(problem.error, {
          retry: problem.retry,
          dismiss: problem.step === "load" ? undefined : () => this.#dismiss(),
        }),
    );
    void this.#updateChips();
    if (grew || awaited) this.messages.reveal(this.scroller);
  }

  #dismiss() {
    this.conversation.dropEdits();
    this.conversation.dismissProblem();
  }

  /** Quick replies; before the first message there are none. */
  async #updateChips() {
    const { conversation } = this;
    if (conversation.messages.length === 0 && !conversation.problem) return fill(this.chips);
    const loaded = await part("compose/suggestions").catch(() => null);
    // A recording has one way on: what stands in the composer already.
    const fit = loaded?.suggestionsFor(conversation).filter((each) => each.go || !isRecording());
    fill(this.chips, ...(fit ?? []).map((each) => this.#chip(each, conversation.busy !== null)));
  }

  /** Where things stand, in words below the last message. */
  #standing() {
    const { invoice, state, degraded, problem } = this.conversation;
    if (problem) return "";
    if (invoice?.invoice_number) return chat.issued(invoice.invoice_number);
    if (invoice) return chat.saved;
    if (state === "cancelled") return chat.cancelled;
    return degraded ? chat.degraded : "";
  }

  /** @param {import("./suggestions.js").Suggestion} suggestion @param {boolean} disabled */
  #chip({ label, say, edits, prompt, go, lead }, disabled) {
    const act = () => {
      if (say) this.conversation.send(say);
      else if (edits) this.conversation.edit(edits, label);
      else if (prompt) this.#offer(prompt);
      else if (go === "new") this.onnew();
      else this.#showTab("invoice");
      if (say || edits) this.composer.focus();
    };
    const kind = `chip ${lead ? "lead" : ""} ${go === "invoice" ? "narrow-only" : ""}`;
    return button(label, act, { kind, disabled });
  }

  #updateTab() {
    const { state, id } = this.conversation;
    fill(
      this.invoiceTab,
      paper.tab,
      el("span", { class: "tab-total" }, id ? this.sheet.total : ""),
      state === "review" && icon("dot"),
    );
    const completed = state === "completed";
    if (completed && !this.wasCompleted) {
      this.#showTab("invoice");
      this.composer.withdraw();
    }
    this.wasCompleted = completed;
  }
}

/** @param {() => unknown} retry */
const networkBanner = (retry) =>
  errorBanner(new ApiError(strings.errors.network), { retry: () => void retry() });
