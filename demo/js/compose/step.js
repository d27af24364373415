/** What stands below the sheet: in words, and as buttons. */

import { el } from "../dom.js";

/**
 * @param {string|null} text
 * @param {import("../dom.js").Child[]} [buttons]
 * @param {Node|string} [title]
 */
export function step(text, buttons = [], title) {
  return el(
    "div",
    { class: "step" },
    el(
      "div",
      { class: "step-text" },
      title && el("p", { class: "step-title" }, title),
      el("p", { class: "muted" }, text),
    ),
    buttons.length > 0 && el("div", { class: "step-buttons" }, buttons),
  );
}
