/** Says what is going on while an answer takes longer than a moment. */

import { el } from "../dom.js";
import { PATIENCE_MS } from "../progress.js";
import { languageAmong } from "../strings.js";
import { WAITING } from "../words/waiting.js";

const lang = languageAmong(WAITING);
const { reading, saving, opening, still, long, late } = WAITING[lang];

/** @typedef {"turn"|"edit"|"load"} Awaited */
/** What is said after how many milliseconds. @type {Record<Awaited, [number, string][]>} */
const COURSES = {
  turn: [
    [PATIENCE_MS, reading],
    [4_000, still],
    [10_000, long],
    [25_000, late],
  ],
  // No model takes part in these.
  edit: [
    [PATIENCE_MS, saving],
    [4_000, still],
  ],
  load: [[PATIENCE_MS, opening]],
};

export class Waiting {
  /** @param {HTMLElement} place a live region */
  constructor(place) {
    this.place = place;
    this.words = el("span", { "data-testid": "waiting" });
    const dots = el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i"));
    this.said = el("span", { class: "waiting", hidden: true }, dots, this.words);
    place.lang = lang;
    place.append(this.said);
    /** @type {Awaited|null} */
    this.step = null;
    /** @type {number[]} */
    this.timers = [];
  }

  /** @param {Awaited|null} step what is waited for now */
  show(step) {
    if (step === this.step) return;
    this.step = step;
    for (const timer of this.timers) clearTimeout(timer);
    this.#say("");
    const course = step ? COURSES[step] : [];
    this.timers = course.map(([ms, text]) => setTimeout(() => this.#say(text), ms));
  }

  /** @param {string} text */
  #say(text) {
    const follows = this.said.hidden || this.#isInView();
    this.words.textContent = text;
    this.said.hidden = text === "";
    if (text && follows) this.place.scrollIntoView({ block: "nearest" });
  }

  /** Whoever has scrolled away since, to read something, stays there. */
  #isInView() {
    const log = this.place.closest("[role=log]");
    return this.place.getBoundingClientRect().bottom <= log.getBoundingClientRect().bottom;
  }
}
